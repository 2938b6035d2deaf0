"""The source document, read by its own structure: pages, chapters, headings, prose, lists and figures.

The text was taken from a printed document page by page. A line that begins with one space begins a page; lines are
wrapped at the page's width; boxes at the side of a page stand at its end. Nothing of its wording is known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_NEW_PAGE = re.compile(r"^ \S")
_CHAPTER = re.compile(r"^([１-９]) (.+)$")
_SECTION = re.compile(r"^（\d）(.+)$")
_HEADING = re.compile(r"^(施策の柱|基本施策|施策)\s*[0-9１-９①-⑨]\s*(.+)$")
_POLICY_BOX = re.compile(r"^基本方針([ⅠⅡⅢ])$")
_LABEL_BOXES = frozenset({"施 策", "重点施策"})
_MARKS = {"〇": "施策", "・": "取り組み"}
_SENTENCE = re.compile(r"[^。]+。?")
_YEAR = re.compile(r"^[（(]?(?:平成)?(\d{2,4})(?:年度?)?[）)]?$")
_VALUE = re.compile(r"(\S+) 検討中$")


@dataclass
class Chapter:
    """A chapter's title, its headings (kind and words) and sentences in their order, and the words of its figures."""

    title: str
    headings: list[tuple[str, str]] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    in_order: list[str] = field(default_factory=list)
    """The headings and the sentences as they follow one another."""
    figure: list[str] = field(default_factory=list)

    def titles(self, kind: str) -> list[str]:
        return [words for its_kind, words in self.headings if its_kind == kind]


@dataclass(frozen=True)
class SourceText:
    """The pages, each as its lines without the empty ones, and which pages each chapter has."""

    pages: Sequence[Sequence[str]]
    chapters: Sequence[Sequence[int]]

    def lines(self, chapter: int) -> list[str]:
        """A chapter's lines below its title, by the chapter's number."""
        return [line for page in self.chapters[chapter - 1] for line in self.pages[page]][1:]

    def title(self, chapter: int) -> str:
        match = _CHAPTER.match(self.pages[self.chapters[chapter - 1][0]][0])
        assert match
        return match[2]


def read_source(file: Path) -> SourceText:
    pages: list[list[str]] = []
    chapters: list[list[int]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        words = line.strip()
        printed_number = words == str(len(pages) + 1)
        if _NEW_PAGE.match(line) or printed_number:
            if _CHAPTER.match(words):
                chapters.append([])
            chapters[-1].append(len(pages))
            pages.append([])
        if words and not printed_number:
            pages[-1].append(words)
    return SourceText(pages, chapters)


def explanation(source: SourceText) -> Chapter:
    """Chapter 1: sections of prose, and a chart after the last sentence."""
    chapter = Chapter(source.title(1))
    lines = source.lines(1)
    prose_ends = max(index for index, line in enumerate(lines) if line.endswith("。")) + 1
    chapter.figure = lines[prose_ends:]
    prose = ""
    for line in lines[:prose_ends]:
        section = _SECTION.match(line)
        if section:
            chapter.headings.append(("節", section[1]))
        else:
            prose += line
    chapter.sentences = _sentences(prose)
    return chapter


def structure(source: SourceText) -> list[str]:
    """Chapter 2: the words of its tables, a text a page. Cells are wrapped, and run into one another."""
    first, *rest = (source.pages[page] for page in source.chapters[1])
    return ["".join(_SECTION.sub(r"\1", line).lstrip("■") for line in lines) for lines in (first[1:], *rest)]


def measures(source: SourceText) -> Chapter:
    """Chapter 3: headings, each with its prose or its list. A list's entry goes on until the next mark."""
    chapter = Chapter(source.title(3))
    prose = ""

    def end_prose() -> None:
        nonlocal prose
        chapter.sentences += _sentences(prose)
        chapter.in_order += _sentences(prose)
        prose = ""

    lines = _without_boxes(source, chapter)
    for line in lines:
        heading = _HEADING.match(line)
        kind, words = (heading[1], heading[2]) if heading else (_MARKS.get(line[0], ""), line[1:])
        if kind:
            end_prose()
            chapter.headings.append((kind, words))
            chapter.in_order.append(words)
        elif chapter.headings[-1][0] == "取り組み":
            kind, words = chapter.headings[-1]
            chapter.headings[-1] = (kind, words + line)
            chapter.in_order[-1] += line
        else:
            prose += line
    end_prose()
    return chapter


def indicators(source: SourceText) -> Chapter:
    """Chapter 4: what is said before the table, and the words of the table."""
    chapter = Chapter(source.title(4))
    lines = source.lines(4)
    prose_ends = next(index for index, line in enumerate(lines) if line.endswith("。")) + 1
    chapter.sentences = _sentences("".join(lines[:prose_ends]))
    chapter.figure = lines[prose_ends:]
    return chapter


def values(chapter: Chapter) -> list[str]:
    """The values of the table in chapter 4, each as it is printed before 検討中."""
    return [match[1] for line in chapter.figure if (match := _VALUE.search(line))]


def years(chapter: Chapter) -> list[tuple[str, str]]:
    """The years of the chart in chapter 1: the calendar's and the era's."""
    numbers = [match[1] for line in chapter.figure if (match := _YEAR.match(line))]
    return list(zip(numbers[1::2], numbers[::2], strict=True))


def words_of_chart(chapter: Chapter) -> str:
    """The words of the chart in chapter 1, without the years of its axis."""
    return "".join(line for line in chapter.figure if not _YEAR.match(line))


def _without_boxes(source: SourceText, chapter: Chapter) -> list[str]:
    """Chapter 3's lines without the boxes at the side of its pages; a policy's box is a heading of its own."""
    lines = iter(source.lines(3))
    kept = []
    for line in lines:
        if _POLICY_BOX.match(line):
            chapter.headings.append(("基本方針", next(lines)))
        elif line not in _LABEL_BOXES:
            kept.append(line)
    return kept


def _sentences(prose: str) -> list[str]:
    return _SENTENCE.findall(prose)
