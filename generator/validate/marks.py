"""Marks of Markdown that are none as they are typed, so that they are shown as they stand, or have nothing to show.

With a Japanese input method they come out full-width; from other programs come tabs and tables of another kind. What
cannot have been meant otherwise is an error; where a text may show such signs on purpose it is a warning.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from generator.problems import Severity
from generator.read import names
from generator.read.characters import beginning, to_be_written
from generator.validate.meant import link_address

_SUSPICIOUS = (
    *("[](", "[ ](", "[\u3000](", "［", "（/", "（http", "＃", "{#", "｛", "] (", "]\u3000(", "](/", "](http", "！["),
    *(
        "** ",
        " **",
        "**\u3000",
        "\u3000**",
        "＊＊",
        "＜",
        "＞",
        "<!--",
        "：/",
        "：／",
        ":／",
        "ｈ",
        "://127.",
        "://localhost",
    ),
    *("mailto:", "tel:", "|\n", "｜", "\t"),
)
"""What a text has in which any of these can be found."""

_BACKQUOTES = re.compile("`+")
_BLANK = re.compile(r"\n[ \t]*\n")
_EMPTY_LINK = re.compile(r"(?<!!)\[[ \t\u3000]*\]\(([^\s()]+)\)")
_HEADING_ID = re.compile(r"^[#＃]+.*?([{｛][ ]*[#＃])([^{}｛｝\n]*)([}｝])[ \t]*$", re.MULTILINE)
_WIDE_LINK = re.compile(r"[\[［]([^\[\]［］\n]+)[\]］]([（(])[ ]*(/[^\s()（）]*|https?://[^\s()（）]+)[ ]*[)）]")
_WIDE_HEADING = re.compile(r"^(＃+)[ \u3000]*(.*)$", re.MULTILINE)
_WIDE_PICTURE = re.compile(r"！(\[[^\[\]\n]*\]\([^\s()]+\.(?:png|jpe?g|gif|webp|avif|svg)\))", re.IGNORECASE)
_WIDE_BOLD = re.compile(r"＊＊([^＊\n]+)＊＊")
_WIDE_TAG = re.compile(r"[<＜][/／]?(?:w?br|su[bp]|ruby|r[tp]|kbd|mark|del|ins)[ \u3000]?[/／]?[>＞]", re.IGNORECASE)
_WIDE_SCHEME = re.compile(r"(?<!\]\()(?:https?|ｈｔｔｐｓ?)(?:：[/／]|:／)[!-~！-～]*")
_WIDE_LETTER = re.compile(r"(?<=\]\()(?:mailto|tel):[^\s()]*[^\x00-\x7f\s()][^\s()]*(?=\))", re.IGNORECASE)
_WIDE_ROWS = re.compile(r"^[ \t\u3000]*(｜.*)(?:\n[ \t\u3000]*｜.*)+", re.MULTILINE)
_APART = re.compile(r"(\[[^\[\]\n]+\])[ \t\u3000]+\(((?:/|https?://)[^\s()]*)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_OPEN_LINK = re.compile(r"(\[[^\[\]\n]+\]\()((?:/|https?://)[!-'*-;=?-~]*)[^\s()<>]*(?=\s|$)(?![^()\n]*\))")
_PREVIEW = re.compile(r"https?://(?:127\.0\.0\.1|localhost)\b(?::[0-9]+)?([!-\'*-~]*)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)*")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_RULE = re.compile(r"[ \t]*\|[ \t:|-]*-[ \t:|-]*\|[ \t]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Fault(NamedTuple):
    """A problem's code; where in the text; its values."""

    code: str
    offset: int
    values: Mapping[str, object]
    severity: Severity = "error"


def mistyped(text: str) -> Iterator[Fault]:
    """Every mark of a text that is none."""
    if not any(sign in text for sign in _SUSPICIOUS):
        return
    bare = _without_code(text)
    for link in _EMPTY_LINK.finditer(bare):
        yield Fault("link-without-text", link.start(), {"address": link[1]})
    yield from _wide(bare)
    for heading in _HEADING_ID.finditer(bare):
        yield from _heading_id(heading)
    for link in _OPEN_LINK.finditer(bare):
        yield _fault("markdown-open", link, f"{link[1]}{link[2]})")
    yield from _spaced(bare)
    yield from _remarks(bare)
    for preview in _PREVIEW.finditer(bare):
        # The page's language comes before what is written.
        parts = preview[1].split("/")
        there = next((index for index, part in enumerate(parts) if _LANGUAGE.fullmatch(part)), len(parts) - 2)
        path = "/" + "/".join(parts[max(there, 0) + 1 :])
        yield _fault("preview-address", preview, f"{path}index.html" if path.endswith("/") else path)
    yield from _tables(bare)


def _wide(bare: str) -> Iterator[Fault]:
    """Signs of the full width; in brackets that are full-width throughout, an address elsewhere may be a remark."""
    for match in _WIDE_HEADING.finditer(bare):
        yield _fault("markdown-wide", match, f"{'#' * len(match[1])} {match[2]}", found=match[1])
    for match in _WIDE_LINK.finditer(bare):
        mixed = len({match[0][0] == "［", match[2] == "（", match[0][-1] == "）"}) > 1 or match[3].startswith("/")
        if mixed and not {"［", "］", "（", "）"}.isdisjoint(match[0]):
            yield _fault("markdown-wide", match, f"[{match[1]}]({match[3]})")
    for match in _WIDE_PICTURE.finditer(bare):
        yield _fault("markdown-wide", match, f"!{match[1]}")
    for match in _WIDE_LETTER.finditer(bare):
        if (better := link_address(match[0])).isascii():
            yield _fault("link-wide", match, better)
    for match in _WIDE_BOLD.finditer(bare):
        yield _fault("markdown-wide", match, f"**{match[1].strip()}**", severity="warning")
    for pattern in (_WIDE_TAG, _WIDE_SCHEME):
        for match in pattern.finditer(bare):
            if not match[0].isascii():
                yield _fault("markdown-wide", match, unicodedata.normalize("NFKC", match[0]), severity="warning")
    for match in _WIDE_ROWS.finditer(bare):
        row = match[1].replace("｜", " | ").strip()
        yield _fault("markdown-wide", match, row, found=match[1], severity="warning")


def _fault(code: str, match: re.Match[str], better: str, *, found: str = "", severity: Severity = "error") -> Fault:
    values = {"found": beginning(found or match[0], 60), "better": to_be_written(better)}
    return Fault(code, match.start(), values, severity)


def _heading_id(heading: re.Match[str]) -> Iterator[Fault]:
    opening, name, closing = heading.groups()
    better = f"{{#{names.slug(unicodedata.normalize('NFKC', name)) or 'purpose'}}}"
    if not _SLUG.fullmatch(name):
        yield Fault("heading-id", heading.start(2) - 1, {"found": name, "better": better})
    elif (opening, closing) != ("{#", "}"):
        found = f"{opening}{name}{closing}"
        yield Fault("markdown-wide", heading.start(1), {"found": found, "better": better})


def _spaced(bare: str) -> Iterator[Fault]:
    """Marks with spaces where there may be none."""
    for match in _APART.finditer(bare):
        severity: Severity = "error" if match[2].startswith("/") else "warning"
        yield _fault("markdown-space", match, f"{match[1]}({match[2]})", severity=severity)
    for match in _BOLD.finditer(bare):
        if (words := match[1].strip()) and words != match[1]:
            yield _fault("markdown-space", match, f"**{words}**", severity="warning")


def _remarks(bare: str) -> Iterator[Fault]:
    """A remark that is not closed within its paragraph: everybody can read it."""
    end = 0
    while (start := bare.find("<!--", end)) >= 0:
        closed = bare.find("-->", start)
        if closed < 0 or _BLANK.search(bare, start, closed):
            yield Fault("markdown-remark", start, {"found": beginning(bare[start:], 30)})
            return
        end = closed


def _tables(bare: str) -> Iterator[Fault]:
    """Rows that make no table: without the line below their head, below other words, with tabs between the cells."""
    if "|\n" not in bare and "\t" not in bare:
        return
    offset, before, told = 0, ("", ""), ""
    for line, following in pairwise((*bare.split("\n"), "")):
        is_first = not _ROW.fullmatch(before[1])
        if told and not line.strip():
            told = ""
        if not told and _ROW.fullmatch(line) and is_first and _ROW.fullmatch(following):
            if before[1].strip() or not _RULE.fullmatch(following):
                told = "markdown-table"
                cells = line.strip().strip("|").count("|") + 1
                yield Fault(told, offset, {"better": f"|{' --- |' * cells}"}, "warning")
        elif not told and "\t" in line.strip() and "\t" in following.strip():
            told = "markdown-pasted"
            row = " | ".join(line.strip().split("\t"))
            yield Fault(told, offset, {"better": to_be_written(f"| {row} |")}, "warning")
        offset += len(line) + 1
        before = (before[1], line)


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
