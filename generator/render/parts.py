"""Rendered pages, and the parts that large ones are made of: each can be made anew without the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

_MARK = re.compile(r"<part ([0-9]+)>")


class Part(Struct, frozen=True):
    """A part of a page: under its key, its bytes and the facets that it was made from."""

    key: str
    data: bytes
    reads: frozenset[str]


class Piece(Struct, frozen=True):
    """Where a part stands in its page's bytes. The piece with an empty key is the page but for its parts."""

    key: str
    reads: frozenset[str]
    start: int
    length: int


class Rendered(Struct, frozen=True):
    """An output's bytes, and what its pieces were made from; the first piece is the page itself."""

    path: str
    data: bytes
    pieces: Sequence[Piece]
    text: str | None = None
    """The page but for its parts, where it is at hand."""


def part_mark(index: int) -> str:
    """What stands in a page for a part until all is put together: a tag that no text can hold, as texts are escaped."""
    return f"<part {index}>"


def assemble(path: str, html: str, reads: frozenset[str], parts: Sequence[Part]) -> Rendered:
    """A page from its HTML with marks, and its parts."""
    if not parts:
        data = html.encode()
        return Rendered(path, data, [Piece("", reads, 0, len(data))], html)
    chunks: list[bytes] = []
    pieces: list[Piece] = []
    start = 0
    for index, chunk in enumerate(_MARK.split(html)):
        part = parts[int(chunk)] if index % 2 else None
        data = part.data if part else chunk.encode()
        if part:
            pieces.append(Piece(part.key, part.reads, start, len(data)))
        chunks.append(data)
        start += len(data)
    return Rendered(path, b"".join(chunks), [Piece("", reads, 0, start), *pieces], _MARK.sub("", html))


def parts_of(data: bytes, pieces: Iterable[Piece]) -> dict[str, Part]:
    """The parts of a page as it stands, by key."""
    return {
        piece.key: Part(piece.key, data[piece.start : piece.start + piece.length], piece.reads)
        for piece in pieces
        if piece.key
    }


def replace_parts(path: str, data: bytes, pieces: Sequence[Piece], parts: Mapping[str, Part]) -> Rendered:
    """A page with some of its parts in place of those that it had."""
    chunks: list[bytes] = []
    moved: list[Piece] = []
    done = start = 0
    for piece in pieces[1:]:
        part = parts.get(piece.key)
        own = part.data if part else data[piece.start : piece.start + piece.length]
        between = data[done : piece.start]
        done = piece.start + piece.length
        chunks += (between, own)
        moved.append(Piece(piece.key, part.reads if part else piece.reads, start + len(between), len(own)))
        start += len(between) + len(own)
    chunks.append(data[done:])
    whole = b"".join(chunks)
    return Rendered(path, whole, [Piece("", pieces[0].reads, 0, len(whole)), *moved])


def without_parts(data: bytes, pieces: Sequence[Piece]) -> bytes:
    """What of a page is no part."""
    chunks: list[bytes] = []
    done = 0
    for piece in pieces[1:]:
        chunks.append(data[done : piece.start])
        done = piece.start + piece.length
    chunks.append(data[done:])
    return b"".join(chunks)
