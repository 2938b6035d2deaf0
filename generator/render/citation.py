"""How a page is cited, in each of the plan's languages that the interface has words for.

Whose plan it is, what of it, its place in the plan, whether it is a translation, the pages of the source, the date, the
address: what is not known is left out. The plan's subtitle belongs to its name: there a draft says that it is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from generator.plan.model import Document, Indicator, Node
from generator.render import formats
from generator.render.script import direction, is_wide
from generator.render.words import Words

_FORM = "%(publisher)s, %(plan)s"


class Citation(Struct, frozen=True):
    """A citation in a language. `accessed` is how the day is added on which a reader saw the page, for `{date}`."""

    lang: str
    dir: str
    name: str
    text: Markup
    accessed: str


def has_form(words: Words) -> bool:
    """Whether a language has its own words for a citation."""
    return words.language.split("-")[0] == "en" or _FORM in words.catalogue.strings


def citation(
    words: Words, subject: Node | Indicator | Document, modified: datetime | None, url: str | None
) -> Citation:
    """How the page of a subject is cited in a language."""
    between = words.gettext(", ")
    text = between.join([*_parts(words, subject, modified), *([Markup("{}").format(url)] if url else [])])
    accessed = between + words.gettext("accessed on %(date)s", date="{date}")
    name = formats.language_name(words.language)
    return Citation(words.language, direction(words.language), name, text, accessed)


def _parts(words: Words, subject: Node | Indicator | Document, modified: datetime | None) -> Iterator[Markup]:
    plan = words.plan
    name = words.t(plan.title)
    if plan.subtitle:
        name = words.gettext("%(plan)s, %(subtitle)s", plan=name, subtitle=words.t(plan.subtitle))
    yield words.gettext("%(publisher)s, %(plan)s", publisher=words.t(plan.site.publisher), plan=name)
    title = words.t(subject.title)
    label = _label(words, subject)
    if label:
        cited = words.gettext("%(label)s, “%(title)s”", label=label, title=title)
    else:
        cited = words.gettext("“%(title)s”", title=title)
    if words.language != plan.site.record:
        cited = words.gettext("%(cited)s (reference translation)", cited=cited)
    yield cited
    pages = sorted(_source_pages(words, subject))
    if len(pages) > 1:
        yield words.gettext("source document, pp. %(first)s–%(last)s", first=pages[0], last=pages[-1])
    elif pages:
        yield words.gettext("source document, p. %(page)s", page=pages[0])
    if modified:
        yield words.gettext("last changed on %(date)s", date=words.date(modified))


def _source_pages(words: Words, subject: Node | Indicator | Document) -> set[int]:
    """Where in the source it stands: a node with all that is shown on its page."""
    pages = {subject.source_page} if subject.source_page else set()
    if isinstance(subject, Node):
        for below in words.plan.children(subject):
            if below.level.view != "page":
                pages |= _source_pages(words, below)
    return pages


def _label(words: Words, subject: Node | Indicator | Document) -> str:
    """What of the plan it is, and its place in it: Basic measure I-1-1."""
    if isinstance(subject, Indicator):
        return words.gettext("Indicator")
    if isinstance(subject, Document):
        return ""
    name = formats.capitalized(words.countable(subject.level.name, 1))
    place = words.code(subject) if subject.number else ""
    return f"{name}{'' if is_wide(words.language) else ' '}{place}".rstrip()
