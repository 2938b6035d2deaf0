"""What templates are handed: small records of words and links, ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from generator.plan.model import Indicator, Node, Text


class Link(Struct, frozen=True):
    """A link with the words it bears; `label` stands before the title (Basic measure 2), `key` is the page's."""

    title: Markup
    href: str
    label: str = ""
    key: str = ""


class Alternate(Struct, frozen=True):
    """The same page in a language."""

    lang: str
    name: str
    dir: str
    url: str | None
    href: str
    current: bool


class ShownNote(Struct, frozen=True):
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
    revised: bool
    """Whether its original was revised after what is shown."""
    owner_label: str
    owner_title: Markup
    owner_href: str


class Gap(Struct, frozen=True):
    """A text that is not as it should be: what it belongs to, and its kind (title, text, note and so on)."""

    label: str
    title: Markup
    href: str
    kind: str


class LanguageState(Struct, frozen=True):
    """How far the plan is translated into a language: what is not, and whose original was revised since, if known."""

    lang: str
    name: str
    is_record: bool
    total: int
    translated: int
    missing: Sequence[Gap]
    outdated: Sequence[Gap]
    knows_ages: bool


class IndicatorRow(Struct, frozen=True):
    """A row of a table: an indicator and the node that it belongs to."""

    indicator: Indicator
    node: Node


class IndicatorGroup(Struct, frozen=True):
    """Rows of a table under one head: those below a node, or, without one, any."""

    node: Node | None
    rows: Sequence[IndicatorRow]


class Bough(Struct, frozen=True):
    """A step through a tree in parts: a node with all below it, or its beginning, or its end."""

    macro: Literal["whole", "opening", "closing"]
    node: Node
    depth: int
