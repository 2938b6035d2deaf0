"""A language's voice: the plan's texts as HTML in that language, with what is shown in another language marked so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from markupsafe import Markup, escape

from generator.catalogues import Catalogue
from generator.plan.model import Countable, Indicator, Level, Node, Prose, Text, Value
from generator.plan.numbering import in_language
from generator.render import formats
from generator.render.html_words import words_of
from generator.render.markdown import MarkdownRenderer
from generator.render.raw_html import without_tags
from generator.render.reading import PlanReader
from generator.render.script import direction, is_wide, join_lines, mark_japanese, phrases, shortened
from generator.render.terms import TermMarker


@dataclass
class Words:
    """Everything that is said in one language; the same for all its pages."""

    language: str
    plan: PlanReader
    catalogue: Catalogue
    markdown: MarkdownRenderer
    terms: TermMarker
    _strings: dict[str, Markup] = field(default_factory=dict)
    _prose: dict[tuple[str, str, int, bool], str] = field(default_factory=dict)
    _integers: dict[int, str] = field(default_factory=dict)
    _labels: dict[str, Markup] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _interface: dict[str, Markup] = field(default_factory=dict)
    _titles: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _headings: dict[tuple[str, str], Markup] = field(default_factory=dict)

    def gettext(self, message: str, **values: object) -> Markup:
        """An interface string with its values put in, all of it escaped."""
        text = self._strings.get(message)
        if text is None:
            text = self._strings[message] = escape(self.catalogue.gettext(message))
        return text % values if values else text

    def interface(self, message: str, **values: object) -> Markup:
        """An interface string as it stands on a page: marked as English where the language has no words for it."""
        if values:
            return self._as_interface(message, self.gettext(message, **values))
        found = self._interface.get(message)
        if found is None:
            found = self._interface[message] = self._as_interface(message, self.gettext(message))
        return found

    def _as_interface(self, message: str, text: Markup) -> Markup:
        if message in self.catalogue.strings or self.language.startswith("en") or not _IN_WORDS.search(message):
            return text
        return Markup('<span lang="en" dir="ltr">{}</span>').format(text)

    def ngettext(self, one: str, many: str, count: int, **values: object) -> Markup:
        return escape(self.catalogue.ngettext(one, many, count)) % {"n": self.integer(count), **values}

    # --- the plan's texts -----------------------------------------------------------------------------------------

    def chosen(self, text: Text | Prose) -> tuple[str, str]:
        """A text in this language, or in the first of the site's languages that has it, and which one that is."""
        if isinstance(text, Prose):
            return self.plan.words(text, self.language)
        return self.plan.site.choose(text, self.language)

    def missing(self, text: Text | Prose) -> bool:
        """Whether another language's text stands in for this one's."""
        return bool(text) and self.language not in text

    def t(self, text: Text) -> Markup:
        key = self.chosen(text)
        found = self._titles.get(key)
        if found is None:
            words, language = key
            found = self._titles[key] = self._in_language(mark_japanese(str(escape(words)), language), language)
        return found

    def plain(self, text: Text | Prose) -> str:
        return self.chosen(text)[0]

    def heading(self, text: Text) -> Markup:
        key = self.chosen(text)
        if not key[1].startswith("ja"):
            return self.t(text)
        found = self._headings.get(key)
        if found is None:
            found = self._headings[key] = self._in_language(str(phrases(key[0])), key[1])
        return found

    def prose(self, text: Text | Prose, inline: bool = False, top_heading: int = 3, sections: bool = False) -> Markup:
        """Markdown as HTML; `inline` leaves out the paragraph around a single one, `sections` gives headings ids."""
        words, language = self.chosen(text)
        if not words:
            return Markup("")
        html = self.html(words, language, min(top_heading, 6), sections)
        if inline and html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            return self._in_language(html.removeprefix("<p>").removesuffix("</p>"), language)
        return self._in_language(html, language, "div")

    def html(self, source: str, language: str, top_heading: int, sections: bool) -> str:
        """Markdown of a language as HTML with marks where terms are, each source rendered once."""
        # Without headings, how deep they would be makes no difference.
        has_headings = _MAY_HAVE_HEADINGS.search(source)
        key = (language, source, top_heading, sections) if has_headings else (language, source, 0, False)
        found = self._prose.get(key)
        if found is None:
            html = self.markdown.html(source, top_heading, sections=sections)
            html = mark_japanese(join_lines(html) if is_wide(language) else html, language)
            found = self._prose[key] = self.terms.marked(html, language)
        return found

    def brief(self, text: Text) -> Markup:
        """The words of a text in Markdown on one line, as far as they are soon read."""
        source, language = self.chosen(text)
        html = self.markdown.html(without_tags(source), sections=False)
        return self._in_language(mark_japanese(str(escape(shortened(words_of(html), _BRIEF))), language), language)

    def _in_language(self, html: str, language: str, element: str = "span") -> Markup:
        if language == self.language:
            return Markup(html)
        attributes = f'lang="{language}" dir="{direction(language)}" class="other-language"'
        return Markup(f"<{element} {attributes}>{html}</{element}>")

    # --- levels, numbers, years -----------------------------------------------------------------------------------

    def countable(self, noun: Countable, count: Decimal | int) -> str:
        """A noun in the form for a count, in plain words: for what cannot say in which language they are."""
        return self._form(noun, count)[0]

    def shown_countable(self, noun: Countable, count: Decimal | int) -> Markup:
        """The same as it stands on a page: marked where it is in another language."""
        words, language = self._form(noun, count)
        return self._in_language(str(escape(words)), language)

    def _form(self, noun: Countable, count: Decimal | int) -> tuple[str, str]:
        for language in (self.language, *self.plan.site.languages):
            if language in noun:
                return formats.plural_form(noun[language], count, language), language
        return "", self.language

    def shown_level_name(self, level: Level, count: int = 1) -> Markup:
        """What a level is called, as it stands on a page."""
        return self.shown_countable(level.name, count)

    def number(self, node: Node) -> str:
        if not node.number:
            return ""
        found = self._numbers.get(node.id)
        if found is None:
            found = self._numbers[node.id] = in_language(node.level.numbering, node.number, self.language)
        return found

    def code(self, node: Node) -> str:
        """The official numbers from the top down: Ⅰ-1-①."""
        numbers = [self.number(above) for above in (*self.plan.ancestors(node), node)]
        return "-".join(number for number in numbers if number)

    def label(self, node: Node) -> str:
        """The level's name and the number, in plain words: 基本施策①, Basic measure 1."""
        return "".join(words for words, _ in self._label(node))

    def shown_label(self, node: Node) -> Markup:
        """The same as it stands on a page."""
        found = self._labels.get(node.id)
        if found is None:
            parts = (self._in_language(str(escape(words)), language) for words, language in self._label(node))
            found = self._labels[node.id] = Markup("").join(parts)
        return found

    def _label(self, node: Node) -> Iterator[tuple[str, str]]:
        name, language = self._form(node.level.name, 1)
        yield formats.capitalized(name), language
        if number := self.number(node):
            yield number if is_wide(self.language) else f" {number}", self.language

    def integer(self, value: int) -> str:
        found = self._integers.get(value)
        if found is None:
            found = self._integers[value] = formats.number(value, self.language)
        return found

    def value(self, value: Value, indicator: Indicator) -> Markup:
        """A value with its qualifier and unit, or the reason why there is none, each part in a span of its own."""
        if value.number is None:
            return Markup('<span class="value no-value">{}</span>').format(self.reason(value))
        parts = []
        if indicator.qualifier:
            parts.append(Markup('<span class="qualifier">{}</span>').format(self.t(indicator.qualifier)))
        parts.append(Markup('<span class="number">{}</span>').format(formats.number(value.number, self.language)))
        unit = self.shown_countable(indicator.unit, value.number)
        if unit:
            parts.append(Markup('<span class="unit">{}</span>').format(unit))
        space = "" if is_wide(self.language) else " "
        return Markup('<span class="value">{}</span>').format(Markup(space).join(parts))

    def number_only(self, value: Value) -> str:
        return self.reason(value) if value.number is None else formats.number(value.number, self.language)

    def reason(self, value: Value) -> str:
        """Why there is no number, in words."""
        return self.catalogue.gettext(REASONS[value.reason or "not-available"])

    def year(self, year: int) -> str:
        return self.gettext("fiscal year %(year)s", year=year)

    def calendar_year(self, year: int) -> str:
        """A year where it is not said whether it is a fiscal one: 2012年, 2012."""
        return self.gettext("%(year)s", year=year)

    def years(self, first: int, last: int) -> str:
        return self.gettext("fiscal years %(first)s–%(last)s", first=first, last=last)

    def era_year(self, year: int, short: bool = False) -> str:
        """The year in the plan's era, 平成25年度; `short`, only its number; empty where the plan has no era."""
        era = self.plan.era
        if era is None or year < era.first:
            return ""
        number = year - era.first + 1
        return str(number) if short else self.gettext("%(era)s %(year)s", era=self.plain(era.name), year=number)

    def date(self, value: datetime) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(
            value.date().isoformat(), formats.date(value, self.language)
        )

    def language_name(self, language: str) -> str:
        return formats.language_name(language, self.language)


def capitalized(words: str) -> str:
    """Words with their first letter as a capital; of what is marked, the first after the mark."""
    if not isinstance(words, Markup):
        return formats.capitalized(words)
    tag = _TAG.match(words)
    end = tag.end() if tag else 0
    return Markup(str(words[:end]) + formats.capitalized(str(words[end:])))


_IN_WORDS = re.compile(r"[A-Za-z]{2}(?![^(]*\)s)")
"""Letters outside of the names of values: what has none reads the same in every language."""
_TAG = re.compile("<[^>]*>")
_BRIEF = 300
_MAY_HAVE_HEADINGS = re.compile(r"#|\n[=-]")
REASONS: Mapping[str, str] = {
    "under-consideration": "under consideration",
    "not-measured": "not measured",
    "not-yet-published": "not yet published",
    "not-available": "not available",
    "discontinued": "discontinued",
}
"""Why there is no number: the strings of the interface that word it."""
