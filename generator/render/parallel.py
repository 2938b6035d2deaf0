"""A page with the plan's languages side by side: its columns, and what stands in each row.

The page's own language comes first. Beside it stands the language of record; beside that itself, all others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from generator.plan.model import Document, Indicator, Node, Plan, Prose, Text
from generator.render.alignment import aligned
from generator.render.formats import language_name
from generator.render.reading import PlanReader
from generator.render.script import direction
from generator.render.terms import without_marks

if TYPE_CHECKING:
    from generator.render.standpoint import Standpoint

Shown = Node | Indicator | Document
Owner = Shown | Plan | PlanReader

_HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')


class Side(Struct, frozen=True):
    """A cell of a row: the column that it stands in, and its HTML, or none where the text is not translated."""

    column: Column
    html: Markup | None


class Column:
    """What a page says in one of its languages.

    `attributes` mark a cell in the column's language, `named` one in the page's, `mark` and `page_mark` any element.
    """

    def __init__(self, standpoint: Standpoint) -> None:
        words, page = standpoint.words, standpoint.link.from_language
        self.lang = standpoint.language
        self.name = language_name(self.lang)
        self.is_own = self.lang == page
        # What is not said in the column's language is said in the page's.
        self.mark = self.page_mark = Markup("")
        if not self.is_own:
            self.mark = Markup(' lang="{}" dir="{}"').format(self.lang, direction(self.lang))
            self.page_mark = Markup(' lang="{}" dir="{}"').format(page, direction(page))
        self.named = Markup(' data-language="{}"').format(self.name)
        self.attributes = self.mark + self.named
        self._ = words.interface
        self.t = words.t
        self.heading = words.heading
        self.label = words.label
        self.number = words.number
        self.value = words.value
        self.calendar_year = words.calendar_year
        self.revised: Callable[[Owner], str] = standpoint.revised
        self.parallel = standpoint.link.parallel
        self._standpoint = standpoint

    def has(self, text: Text | Prose) -> bool:
        """Whether there is a text in this very language."""
        return self.lang in text

    def html(self, text: Text | Prose, owner: Shown | None, top_heading: int, *, sections: bool) -> str:
        """A text's HTML in this very language, empty where there is none.

        Ids are those of the page's own language alone; links to places lead to the page that the text belongs to.
        """
        if self.lang not in text:
            return ""
        standpoint = self._standpoint
        words, language = standpoint.words.chosen(text)
        html = standpoint.words.html(words, language, min(top_heading, 6), sections)
        html = without_marks(str(standpoint.localised(Markup(html))))
        if not self.is_own:
            html = _HEADING_ID.sub(r"\1", html)
        if owner is not None and 'href="#' in html:
            html = html.replace('href="#', f'href="{standpoint.link.href(owner).partition("#")[0]}#')
        return html


class Parallel:
    """The columns of all pages of a language and depth that have the languages side by side."""

    def __init__(self, standpoints: Sequence[Standpoint]) -> None:
        self.columns = [Column(standpoint) for standpoint in standpoints]

    def line(self, text: Text) -> Sequence[Side]:
        """A short text in every column."""
        return [Side(column, column.t(text) if column.has(text) else None) for column in self.columns]

    def prose(
        self, text: Text | Prose, owner: Shown | None = None, top_heading: int = 3, sections: bool = False
    ) -> Sequence[Sequence[Side]]:
        """A text in Markdown, a row for each of its blocks that belong together."""
        texts = [column.html(text, owner, top_heading, sections=sections) for column in self.columns]
        return [
            [
                # What is not translated is said once, at the top.
                Side(column, Markup(html) if whole or number else None)
                for column, html, whole in zip(self.columns, row, texts, strict=True)
            ]
            for number, row in enumerate(aligned(texts))
        ]


def languages_beside(languages: Sequence[str], language: str) -> tuple[str, ...]:
    """The languages of a page's columns, its own first; the first of all is the language of record."""
    if language == languages[0]:
        return tuple(languages)
    return language, languages[0]
