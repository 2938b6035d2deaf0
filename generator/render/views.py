"""What templates are handed: small records of words and links, ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.plan.model import Document, Indicator, Node, Text


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the words it bears; `label` stands before the title (Basic measure 2), `key` is the page's."""

    title: Markup
    href: str
    label: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language."""

    lang: str
    name: str
    dir: str
    url: str | None
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class ShownNote:
    """An editorial note as a page shows it."""

    number: int
    anchor: str
    kind: str
    kind_name: str
    text: Text
    reading: str | None
    reading_lang: str
    reading_dir: str
    source_page: int | None
    owner_label: str
    owner_title: Markup
    owner_href: str


@dataclass(frozen=True, slots=True)
class LanguageState:
    """How far the plan is translated into a language; `missing` links to what is not, its kind as the label."""

    lang: str
    name: str
    is_record: bool
    total: int
    translated: int
    missing: Sequence[Link]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    indicator: Indicator
    node: Node


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Rows of a table under one head: those below a node, or, without one, any."""

    node: Node | None
    rows: Sequence[IndicatorRow]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    document: Document
    body: Markup
