"""Texts of several languages beside one another: which of their blocks belong together.

A block is what stands at the top of a text's HTML: a paragraph, a heading, a list, a table. Blocks are paired by
their order, and only where the languages have the same kinds of blocks in the same order; else from heading to
heading; else the whole text is one row. Nothing is left out, and nothing stands beside what it may not belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "col"})
_KINDS = {"ol": "ul"}
"""Lists are lists, numbered or not."""


class Block(Struct, frozen=True):
    """A block's HTML, and its kind: the name of its element."""

    kind: str
    html: str

    @property
    def is_heading(self) -> bool:
        return len(self.kind) == 2 and self.kind[0] == "h" and self.kind[1].isdigit()


def blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a text's HTML, in order; all of it as one where its tags do not nest."""
    found: list[Block] = []
    depth = start = 0
    kind = ""
    for tag in _TAG.finditer(html):
        ends, name = bool(tag[1]), tag[2].lower()
        if not depth and not ends:
            if html[start : tag.start()].strip():
                return (Block("", html),)
            start, kind = tag.start(), name
        if name not in _VOID:
            depth += -1 if ends else 1
        if depth < 0:
            return (Block("", html),)
        if not depth:
            found.append(Block(_KINDS.get(kind, kind), html[start : tag.end()]))
            start = tag.end()
    if depth or html[start:].strip():
        return (Block("", html),)
    return tuple(found)


def aligned(texts: Sequence[str]) -> list[list[str]]:
    """Rows of HTML, each with the part of every text that belongs there; a text that is empty has empty parts."""
    columns = [blocks(text) for text in texts]
    there = [place for place, column in enumerate(columns) if column]
    rows: list[list[str]] = []
    for stretch in _stretches([columns[place] for place in there]):
        for row in _rows(stretch):
            parts = dict(zip(there, row, strict=True))
            rows.append([parts.get(place, "") for place in range(len(columns))])
    return rows


def _rows(stretch: Sequence[Sequence[Block]]) -> Iterator[list[str]]:
    """A row for each block where all languages have blocks of the same kinds, else one for all."""
    if len({tuple(block.kind for block in part) for part in stretch}) == 1:
        yield from ([block.html for block in row] for row in zip(*stretch, strict=True))
    elif any(stretch):
        yield ["\n".join(block.html for block in part) for part in stretch]


def _stretches(columns: Sequence[Sequence[Block]]) -> Iterator[list[Sequence[Block]]]:
    """The columns from heading to heading, where all have the same headings; else all at once."""
    outlines = [[block.kind for block in column if block.is_heading] for column in columns]
    if any(outline != outlines[0] for outline in outlines):
        yield list(columns)
        return
    parts = [list(_from_heading_to_heading(column)) for column in columns]
    yield from (list(stretch) for stretch in zip(*parts, strict=True))


def _from_heading_to_heading(column: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """What stands before the first heading, each heading, and what stands below it."""
    begun: list[Block] = []
    for block in column:
        if block.is_heading:
            yield begun
            yield [block]
            begun = []
        else:
            begun.append(block)
    yield begun
