"""Markdown that cannot be rendered in reasonable time, or would not give HTML: told by cheap measures of the text.

Python-Markdown goes down into nested lists and quotations, and looks for the partner of each sign that could open
something over and over, so that some texts would end in a full stack or take hours. Nobody writes such a text on
purpose. The limits lie far above what prose has; a test holds that texts within them are rendered in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from generator.problems import MANY, Place, Problem
from generator.read.characters import beginning, named, strange_at
from generator.read.yaml import Document
from generator.validate.marks import Fault, mistyped
from generator.validate.texts import Path

LONGEST = 100_000
"""Characters of one text: a book has as many."""

DEEPEST = 20
"""Marks of lists and quotations before one line, and levels of indentation."""

MOST_SIGNS = 200
"""Signs without a partner in one paragraph."""

MOST_PAIRED = 1_000
"""Signs in one paragraph at all."""

_HARMLESS = 1_000
"""Characters: what is shorter is rendered at once, whatever it is."""

_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|[-*+][ \t]|[0-9]+[.)][ \t])){{{DEEPEST}}}|^(?:  |\t){{{2 * DEEPEST}}}", re.MULTILINE
)
_WIDE_GAP = re.compile(r"[^\S\n]{200}")
_BLANK = re.compile(r"\n[ \t]*\n")
_ROW = re.compile(r"\n(?=[ \t]*(?:\||[-*+][ \t]|[0-9]+[.)][ \t]))")
_PAIRED = re.compile(r"!?\[[^\[\]]*\]\([^\s()]*\)|\*\*[^*]+\*\*|(?<!\*)\*[^*]+\*(?!\*)|`[^`]+`")
_SIGNS = re.compile(r"[\[*_`\\<&]|  $|^#|^[-=]+[ \t]*$|^[ \t]*(?:[-*+]|[0-9]+[.)])[ \t]*$", re.MULTILINE)
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")


def text_problems(document: Document, path: Path, text: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems of a text, in each of its languages, that stands at a path of a file."""
    for language, words in text.items():
        for fault in _faults(words) if isinstance(words, str) else ():
            place = document.locate_in_text((*path, language), words.count("\n", 0, fault.offset))
            yield Problem(fault.code, place, fault.values, fault.severity)


def body_problems(body: str, file: str, first_line: int) -> Iterator[Problem]:
    """The problems of a page's text, which begins on a line of its file."""
    for fault in _faults(body):
        column = fault.offset - body.rfind("\n", 0, fault.offset)
        place = Place(file, first_line + body.count("\n", 0, fault.offset), column)
        yield Problem(fault.code, place, fault.values, fault.severity)


def _faults(text: str) -> Sequence[Fault]:
    fault = prose_fault(text)
    return [fault] if fault else list(islice(mistyped(text), MANY))


def prose_fault(text: str) -> Fault | None:
    """Why a text cannot be rendered."""
    if "&#" in text:
        for entity in _ENTITY.finditer(text):
            number = int(entity[1], 16) if entity[1] else int(entity[2][:10])
            if number > 0x10FFFF or strange_at(chr(number)) == 0:
                name = named(chr(number)) if number <= 0x10FFFF else f"U+{number:X}"
                return Fault("markdown-entity", entity.start(), {"entity": beginning(entity[0]), "detail": name})
    if len(text) < _HARMLESS:
        return None
    if len(text) > LONGEST:
        return Fault("markdown-length", 0, {"length": len(text), "longest": LONGEST})
    if deep := _DEEP.search(text):
        return Fault("markdown-depth", deep.start(), {"deepest": DEEPEST})
    if gap := _WIDE_GAP.search(text):
        return Fault("markdown-gap", gap.start(), {})
    return _crowded(text)


def _crowded(text: str) -> Fault | None:
    """A paragraph with more signs than any has: of those with a partner many may be there, of those without only few.

    The entries of a list and the rows of a table are rendered one by one.
    """
    # A line has at most two of the signs that only its beginning or its end can be.
    at_most = sum(map(text.count, "[*_`\\<&")) + 2 * (text.count("\n") + 1)
    if at_most <= MOST_SIGNS or len(_SIGNS.findall(text)) <= MOST_SIGNS:
        return None
    start = 0
    for block in _BLANK.split(text):
        start = text.find(block, start)
        if len(block) > MOST_SIGNS:
            signs = _SIGNS.findall(_PAIRED.sub("", block))
            if len(signs) > MOST_SIGNS:
                return _too_many(signs, start, MOST_SIGNS)
            for line in _ROW.split(block):
                signs = _SIGNS.findall(line)
                if len(signs) > MOST_PAIRED:
                    return _too_many(signs, start, MOST_PAIRED)
        start += len(block)
    return None


def _too_many(signs: Sequence[str], offset: int, most: int) -> Fault:
    sign = max(set(signs), key=signs.count).strip()[:1]
    return Fault("markdown-signs", offset, {"sign": sign or "-", "most": most})
