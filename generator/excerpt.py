"""The line that a problem is about, from its file, with the place marked: for the terminal, JSON and the preview."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.messages import on_a_line
from generator.problems import Place

WIDEST = 100
"""Columns of a terminal that a line may take; what is longer is cut around the place."""

_CUT = "…"
_TAB = "⇥"
_WORD = re.compile(r"\w+|.")
_LARGEST = 5_000_000
"""Bytes: whatever is larger holds no line that anybody has written."""


class Excerpt(NamedTuple):
    """A line in three parts: what stands before the place, the word at the place, what follows it."""

    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        """The line."""
        return f"{self.before}{self.marked}{self.after}"

    @property
    def pointer(self) -> str:
        """What marks the place where it is printed under the line."""
        return " " * width(self.before) + "^" * max(1, width(self.marked))


class Excerpts:
    """Finds the lines of problems. A file is read once for all of its problems, and none before it is asked for."""

    def __init__(self, content: Path, templates: Path) -> None:
        self._content = content
        self._templates = templates
        self._lines = lru_cache(maxsize=8)(_lines)

    def file(self, place: Place) -> Path:
        """The file that a place is in."""
        below = place.file.removeprefix("templates/")
        return (self._content if below == place.file else self._templates) / below

    def of(self, place: Place) -> Excerpt | None:
        """The line of a place; None where there is none to see: it is blank, or has but the mark of a page's head."""
        lines = self._lines(self.file(place))
        line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        if line.strip() in {"", "---"}:
            return None
        # Who knows the line alone names its first column.
        at = len(line) - len(line.lstrip(" ")) if place.column == 1 else min(place.column - 1, len(line))
        found = _WORD.match(line, at)
        end = min(at + place.length, len(line)) if place.length else found.end() if found else at
        return _fitting(*(_shown(part) for part in (line[:at], line[at:end], line[end:].rstrip())))


def width(text: str) -> int:
    """The columns that words take in a terminal: two for a full-width character, none for a mark on another."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _lines(file: Path) -> list[str]:
    """A file's lines as they are counted in places; none where it holds no text."""
    try:
        # A pipe would keep the reader waiting.
        data = file.read_bytes() if file.is_file() and file.stat().st_size <= _LARGEST else b""
    except OSError:
        return []
    if b"\0" in data:
        return []
    text = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decoded(data: bytes) -> str:
    """A file's text: what is no UTF-8 by the encoding that it is told to be in, as long as that has the same lines."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from generator.read.encodings import encoding_of  # noqa: PLC0415  (needed for faulty content only)

        encoding = encoding_of(data)
        codec = encoding.codec if encoding and encoding.keeps_lines else "utf-8-sig"
        return data.decode(codec, errors="replace")


def _shown(part: str) -> str:
    return str(on_a_line(part.replace("\t", _TAB)))


def _fitting(before: str, marked: str, after: str) -> Excerpt:
    """The three parts, the ends cut off where the line is too long."""
    marked = _beginning(marked, WIDEST)
    room = WIDEST - width(marked)
    wanted = width(after[:WIDEST])
    before = _beginning(before[::-1], max(room // 2, room - wanted))[::-1]
    return Excerpt(before, marked, _beginning(after, room - width(before)))


def _beginning(text: str, columns: int) -> str:
    """As much of a text as fits into so many columns, with a sign that it goes on."""
    used = fitting = 0
    for character in text:
        used += _columns(character)
        if used > columns:
            return f"{text[:fitting]}{_CUT}" if columns else ""
        fitting += used < columns
    return text
