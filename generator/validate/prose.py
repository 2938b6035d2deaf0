"""Markdown that cannot be rendered in reasonable time, or would not give HTML: told by cheap measures of the text.

Python-Markdown goes down into nested lists and quotations, and looks for the partner of each sign that could open
something over and over, so that some texts would end in a full stack or take hours. Nobody writes such a text on
purpose. The limits lie far above what prose has; a test holds that texts within them are rendered in seconds.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.problems import Place, Problem
from generator.read import names
from generator.read.characters import beginning, named, strange_at, to_be_written
from generator.read.yaml import Document
from generator.validate.texts import Path

_SUSPICIOUS = ("[](", "[ ](", "[\u3000](", "［", "（/", "（http", "＃", "{#", "｛")

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
_BACKQUOTES = re.compile("`+")
_EMPTY_LINK = re.compile(r"(?<!!)\[[ \t\u3000]*\]\(([^\s()]+)\)")
_HEADING_ID = re.compile(r"^[#＃]+.*?[{｛][ ]*[#＃]([^{}｛｝\n]*)[}｝][ \t]*$", re.MULTILINE)
_WIDE_LINK = re.compile(r"[\[［]([^\[\]［］\n]+)[\]］]([（(])[ ]*(/[^\s()（）]*|https?://[^\s()（）]+)[ ]*[)）]")
_WIDE_HEADING = re.compile(r"^(＃+)[ \u3000]*(.*)$", re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")


class Fault(NamedTuple):
    """A problem's code; where in the text; its values."""

    code: str
    offset: int
    values: Mapping[str, object]


def text_problems(document: Document, path: Path, text: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems of a text, in each of its languages, that stands at a path of a file."""
    for language, words in text.items():
        if isinstance(words, str) and (fault := prose_fault(words)):
            code, offset, values = fault
            yield Problem(code, document.locate_in_text((*path, language), words.count("\n", 0, offset)), values)


def body_problems(body: str, file: str, first_line: int) -> Iterator[Problem]:
    """The problems of a page's text, which begins on a line of its file."""
    if fault := prose_fault(body):
        code, offset, values = fault
        column = offset - body.rfind("\n", 0, offset)
        yield Problem(code, Place(file, first_line + body.count("\n", 0, offset), column), values)


def prose_fault(text: str) -> Fault | None:
    """What is wrong with a text."""
    if "&#" in text:
        for entity in _ENTITY.finditer(text):
            number = int(entity[1], 16) if entity[1] else int(entity[2][:10])
            if number > 0x10FFFF or strange_at(chr(number)) == 0:
                name = named(chr(number)) if number <= 0x10FFFF else f"U+{number:X}"
                return Fault("markdown-entity", entity.start(), {"entity": beginning(entity[0]), "detail": name})
    if len(text) < _HARMLESS:
        return _mistyped(text)
    if len(text) > LONGEST:
        return Fault("markdown-length", 0, {"length": len(text), "longest": LONGEST})
    if deep := _DEEP.search(text):
        return Fault("markdown-depth", deep.start(), {"deepest": DEEPEST})
    if gap := _WIDE_GAP.search(text):
        return Fault("markdown-gap", gap.start(), {})
    return _crowded(text) or _mistyped(text)


def _mistyped(text: str) -> Fault | None:
    """A mark of Markdown that is not one as it is typed, or has nothing to show."""
    if not any(sign in text for sign in _SUSPICIOUS):
        return None
    bare = _without_code(text)
    if link := _EMPTY_LINK.search(bare):
        return Fault("link-without-text", link.start(), {"address": link[1]})
    if wide := _WIDE_HEADING.search(bare):
        return Fault(
            "markdown-wide",
            wide.start(),
            {"found": wide[1], "better": to_be_written(f"{'#' * len(wide[1])} {wide[2]}")},
        )
    for heading in _HEADING_ID.finditer(bare):
        if not _SLUG.fullmatch(heading[1]) or heading[0].rstrip().endswith("｝"):
            better = f"{{#{names.slug(unicodedata.normalize('NFKC', heading[1])) or 'purpose'}}}"
            return Fault("heading-id", heading.start(1) - 1, {"found": heading[1], "better": better})
    for link in _WIDE_LINK.finditer(bare):
        # In brackets that are full-width throughout, an address elsewhere may be the writer's own remark.
        mixed = len({link[0][0] == "［", link[2] == "（", link[0][-1] == "）"}) > 1 or link[3].startswith("/")
        if mixed and not {"［", "］", "（", "）"}.isdisjoint(link[0]):
            return Fault(
                "markdown-wide", link.start(), {"found": beginning(link[0], 60), "better": f"[{link[1]}]({link[3]})"}
            )
    return None


def _without_code(text: str) -> str:
    """A text with spaces in place of its code, which begins and ends with as many backquotes."""
    runs = list(_BACKQUOTES.finditer(text))
    of_length: defaultdict[int, list[int]] = defaultdict(list)
    for number, run in enumerate(runs):
        of_length[len(run[0])].append(number)
    parts, end, number = [], 0, 0
    while number < len(runs):
        same = of_length[len(runs[number][0])]
        ahead = bisect_right(same, number)
        if ahead < len(same):
            code = text[runs[number].start() : runs[same[ahead]].end()]
            parts += [text[end : runs[number].start()], re.sub(r"[^\n]", " ", code)]
            number = same[ahead]
            end = runs[number].end()
        number += 1
    return "".join((*parts, text[end:]))


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
