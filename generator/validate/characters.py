"""Characters that nobody sees: those that may not stand in a text at all, and those that turn its direction around.

A control character is no text and no HTML. A mark that overrides the direction of writing makes a text read otherwise
than it is written; it comes along when something is pasted, and whoever edits the text cannot see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Place, Problem
from generator.read.yaml import Data, Document, Path

_TURNING = "\u202a-\u202e\u2066-\u2069"
ODD = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters but for tabs and line ends, what is no character, and marks that turn the direction around."""

_IS_TURNING = re.compile(f"[{_TURNING}]")


def odd_characters(document: Document) -> Iterator[Problem]:
    """A problem for each text of a file that has any; a turning mark is a warning."""
    yield from _within(document, document.data, ())


def odd_characters_in(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """The same for the text of a page, which begins on a line of its file."""
    for found in ODD.finditer(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        line = first_line + text.count("\n", 0, found.start())
        yield _problem(found[0], Place(file, line, found.start() - line_start + 1))


def _within(document: Document, data: Data, path: Path) -> Iterator[Problem]:
    if isinstance(data, str):
        for character in dict.fromkeys(ODD.findall(data)):
            yield _problem(character, document.locate_in_text(path, data.count("\n", 0, data.index(character))))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _within(document, value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _within(document, value, (*path, index))


def _problem(character: str, place: Place) -> Problem:
    code = f"U+{ord(character):04X}"
    if _IS_TURNING.match(character):
        return Problem("hidden-character", place, {"character": code}, "warning")
    return Problem("yaml-character", place, {"detail": code})
