"""What templates are handed: small records of words and links, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.plan.model import Text


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the words it bears; `label` stands before the title (Basic measure 2)."""

    title: Markup
    href: str
    label: str = ""
    current: bool = False


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
    source_page: int | None
    owner_label: str
    owner_title: Markup
    owner_href: str
