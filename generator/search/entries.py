"""What of a plan can be found: every node, indicator, page and term, with the words that lead there.

A place is found by its own words, of all its languages, and, with less weight, by the titles above and below it: who
asks for several things finds the place where they come together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from generator.plan.everyday import Everyday
from generator.plan.model import Document, Indicator, Node, Prose, Term, Text
from generator.plan.themes import Theme
from generator.render.html_words import words_of
from generator.render.shared import SiteContext, page_title
from generator.render.terms import without_marks
from generator.render.words import Words
from generator.route.addresses import Target
from generator.search.forms import code_word, forms
from generator.search.pagefind import Record

_TITLE, _NAME, _TEXT, _AROUND = 5.0, 3.0, 1.0, 0.6
"""What words weigh: of the title itself, of another name for it, of the text, of titles around it."""

STEMMED = frozenset(
    "ar hy eu ca da nl en fi fr de el hi hu id ga it lt ne no pt ro ru sr es sv ta tr yi".split()  # noqa: SIM905
)
"""Languages whose words Pagefind finds in other forms than the one that is asked for (schools, school)."""

_SECTION = re.compile(r'<h[2-6] id="([^"]*)">(.*?)</h[2-6]>', re.DOTALL)


class Shown(msgspec.Struct, omit_defaults=True):
    """What the list of results shows of a place to readers of one language."""

    title: str
    kind: str
    place: str = ""
    """The title of the page that the place is on, or of what is right above the page."""
    code: str = ""
    told: str = ""
    """What is shown of it in any case: an indicator's values, a term's word in other languages."""
    told_in: str = ""
    """The language of that, where it is another one."""
    text: str = ""
    language: str = ""
    """The language of the title, where it is not the page's."""
    colour: int = 0


_Found = Iterable[tuple[float, str]]
"""Words by which a place is found, with what they weigh."""


def search_records(shared: SiteContext) -> Iterator[Record]:
    """A record of every place, for each group of languages whose words are found in other forms by the same rules."""
    languages = shared.plan.site.languages
    stemmed = next((language for language in languages if _main(language) in STEMMED), "")
    groups: dict[str, list[str]] = {}
    for language in languages:
        groups.setdefault(_main(language if _main(language) in STEMMED else stemmed), []).append(language)
    for place in _Places(shared).places():
        for stem, group in groups.items():
            yield Record(place.url, tuple(group), stem, place.words, place.shown, place.filters)


def _main(language: str) -> str:
    return language.partition("-")[0]


class _Place(NamedTuple):
    """What all records of a place have."""

    url: str
    words: tuple[tuple[float, str], ...]
    shown: str
    filters: Mapping[str, str]


class _Places:
    """The places of a site."""

    def __init__(self, shared: SiteContext) -> None:
        self._shared, self._plan = shared, shared.plan
        self._languages = [shared.words[language] for language in shared.plan.site.languages]
        self._everyday = _by_place(shared.plan.everyday)
        # Titles are words of all that is around them.
        self._forms = cache(lambda text: " ".join(forms(text)))

    def places(self) -> Iterator[_Place]:
        plan = self._plan
        for root in plan.roots:
            yield from self._branch(root, ())
        for indicator in plan.indicators:
            yield self._indicator(indicator)
        for document in plan.documents:
            yield from self._document(document)
        yield from map(self._theme, plan.themes)
        for key in self._shared.lists:
            yield self._list(key)
        if "glossary" in self._shared.lists:
            yield from map(self._term, plan.glossary.terms)

    # --- nodes ----------------------------------------------------------------------------------------------------

    def _branch(self, node: Node, above: tuple[Node, ...]) -> Iterator[_Place]:
        yield self._node(node, above)
        for child in self._plan.children(node):
            yield from self._branch(child, (*above, node))

    def _node(self, node: Node, above: tuple[Node, ...]) -> _Place:
        plan = self._plan
        page = self._shared.addresses.page_node(node)
        around = [other.title for other in (*above, *self._parts(node))]
        around += [indicator.title for indicator in plan.indicators_of(node)]

        def shown(words: Words) -> Shown:
            return Shown(
                title=words.plain(node.title),
                kind=words.label(node),
                place=words.plain(page.title if page is not node else above[-1].title) if above else "",
                code=words.code(page),
                colour=node.colour,
            )

        def named(words: Words) -> _Found:
            yield _NAME, f"{words.label(node)} {words.code(node)}"
            if page is node:
                yield _NAME, code_word(words.code(node))

        notes = [note.note.text for note in plan.notes(node)]
        filters = {"kind": node.level.key, **self._filters(above, node)}
        return self._titled(node, shown, node.title, [node.text, *notes], around, filters, named)

    @staticmethod
    def _filters(above: Sequence[Node], node: Node) -> dict[str, str]:
        """The topmost node of a place, and whether it is a priority, for sure or not, or part of one."""
        found = {"part": (*above, node)[0].id}
        return {**found, "priority": "yes"} if any(one.priority != "no" for one in (*above, node)) else found

    def _parts(self, node: Node) -> Iterator[Node]:
        """What is below a node, as far as it is shown on the same page, or, of pages, right below it."""
        for child in self._plan.children(node):
            yield child
            if child.level.view != "page":
                yield from self._parts(child)

    # --- all else -------------------------------------------------------------------------------------------------

    def _indicator(self, indicator: Indicator) -> _Place:
        node = self._plan.node(indicator.node)
        above = self._plan.ancestors(node)
        values = [value for value in (indicator.baseline, indicator.latest, indicator.target) if value]

        def shown(words: Words) -> Shown:
            return Shown(
                title=words.plain(indicator.title),
                kind=words.catalogue.gettext("Indicator"),
                place=words.plain(node.title),
                code=words.code(node),
                colour=node.colour,
                told=" → ".join(f"{words.calendar_year(v.year)} {_text(words.value(v, indicator))}" for v in values),
            )

        def named(words: Words) -> _Found:
            kinds = f"{words.catalogue.gettext('Indicator')} {words.catalogue.gettext('Target')}"
            yield _NAME, f"{kinds} {_reasons(words, indicator)}"

        filters = {"kind": "indicator", **self._filters(above, node)}
        unit = {language: " ".join(found.values()) for language, found in indicator.unit.items()}
        return self._titled(indicator, shown, indicator.title, [indicator.text, unit], [node.title], filters, named)

    def _document(self, document: Document) -> Iterator[_Place]:
        """A page as a whole, and each of its sections, in the languages that have it."""
        page: dict[str, tuple[Shown, _Found]] = {}
        parts: dict[str, dict[str, tuple[Shown, _Found]]] = {}
        for words in self._languages:
            source, language = words.chosen(document.text)
            beginning, *sections = _SECTION.split(words.html(source, language, 2, sections=True))
            description = document.in_language(words.language).description or ""
            shown = Shown(words.plain(document.title), words.catalogue.gettext("Page"), text=_text(beginning))
            headings = " ".join(map(_text, sections[1::3]))
            found = [(_TITLE, shown.title), (_TEXT, f"{description} {shown.text}"), (_AROUND, headings)]
            page[words.language] = shown, found
            for anchor, heading, text in zip(sections[::3], sections[1::3], sections[2::3], strict=True):
                part = Shown(_text(heading), shown.kind, place=shown.title, text=_text(text))
                found = [(_TITLE, part.title), (_TEXT, part.text), (_AROUND, shown.title)]
                parts.setdefault(anchor, {})[words.language] = part, found
        for anchor, place in (("", page), *parts.items()):
            shown_in = {language: shown for language, (shown, _) in place.items()}
            all_found = (one for _, found in place.values() for one in found)
            yield self._made(document, shown_in, all_found, {"kind": "page"}, anchor)

    def _list(self, key: str) -> _Place:
        shown: dict[str, Shown] = {}
        found: list[tuple[float, str]] = []
        for words in self._languages:
            title = page_title(key, words)
            shown[words.language] = Shown(title, words.catalogue.gettext("Page"))
            found.append((_TITLE, title))
            if key == "indicators":
                years = {value.year for one in self._plan.indicators for value in (one.baseline, one.target)}
                found.append((_NAME, _reasons(words, *self._plan.indicators)))
                found.append((_NAME, words.catalogue.gettext("Target")))
                found += [(_TITLE, words.calendar_year(year)) for year in sorted(years)]
        return self._made(key, shown, found, {"kind": "page"})

    def _theme(self, theme: Theme) -> _Place:
        """A theme's page, found by the titles of what is in it, too."""

        def shown(words: Words) -> Shown:
            kind = words.catalogue.gettext("Page")
            return Shown(words.plain(theme.title), kind, place=page_title("themes", words))

        def named(words: Words) -> _Found:
            # They are noted, too: words that no page shows are found by nevertheless.
            yield _NAME, " ".join(self._plan.theme_words(theme, words.language))

        nodes = [node.title for node in self._plan.nodes_of(theme)]
        return self._titled(theme, shown, theme.title, [theme.text], nodes, {"kind": "page"}, named)

    def _term(self, term: Term) -> _Place:
        def shown(words: Words) -> Shown:
            others = [other for other in self._plan.site.languages if other != words.language and other in term.term]
            return Shown(
                title=words.plain(term.term),
                kind=words.catalogue.gettext("Term"),
                place=page_title("glossary", words),
                told=" / ".join(term.term[other] for other in others),
                told_in=others[0] if len(others) == 1 else "",
            )

        def named(words: Words) -> _Found:
            also = {language: " ".join(names) for language, names in term.also.items()}
            yield _NAME, " ".join(filter(None, map(words.plain, (term.full, term.reading, also))))

        return self._titled(term, shown, term.term, [term.text], [], {"kind": "term"}, named)

    # --- records --------------------------------------------------------------------------------------------------

    def _titled(
        self,
        target: Node | Indicator | Term | Theme,
        shown: Callable[[Words], Shown],
        title: Text,
        texts: Sequence[Text | Prose],
        around: Sequence[Text],
        filters: dict[str, str],
        named: Callable[[Words], _Found],
    ) -> _Place:
        """The place of something that is written in several languages."""
        shown_in: dict[str, Shown] = {}
        found: list[tuple[float, str]] = []
        for words in self._languages:
            text, *more = (self._plain(words, text) for text in texts)
            shown_in[words.language] = here = shown(words)
            here.text = text
            here.language = words.chosen(title)[1] if words.missing(title) else ""
            found += [(_TITLE, here.title), *named(words), (_TEXT, here.told), (_TEXT, text)]
            found += [(_TEXT, text) for text in more]
            found += [(_AROUND, words.plain(text)) for text in around]
        return self._made(target, shown_in, found, filters)

    def _plain(self, words: Words, text: Text | Prose) -> str:
        """The words of a text in Markdown."""
        source, language = words.chosen(text)
        return _text(words.html(source, language, 3, sections=False)) if source else ""

    def _made(
        self,
        target: Target,
        shown: Mapping[str, Shown],
        found: _Found,
        filters: dict[str, str],
        anchor: str = "",
    ) -> _Place:
        addresses = self._shared.addresses
        everyday = () if anchor else self._everyday.get(_name(target), ())
        anchor = anchor or addresses.anchor(target)
        # What has no translation is said in the same words in all languages.
        said: dict[float, dict[str, None]] = {}
        for weight, text in (*found, *everyday):
            said.setdefault(weight, {})[self._forms(text)] = None
        return _Place(
            url=f"{addresses.path(target)}{'#' if anchor else ''}{anchor}",
            words=tuple((weight, " ".join(filter(None, texts))) for weight, texts in said.items()),
            shown=msgspec.json.encode(shown).decode(),
            filters=filters,
        )


def _reasons(words: Words, *indicators: Indicator) -> str:
    """Why values of indicators are no numbers, in words."""
    values = (value for one in indicators for value in (one.baseline, one.target, *one.measured))
    return " ".join(dict.fromkeys(words.reason(value) for value in values if value.number is None))


def _name(target: Target) -> str:
    """What search.yml calls a place."""
    if isinstance(target, Node):
        return target.id
    if isinstance(target, Indicator):
        return f"indicators/{target.id}"
    return target.slug if isinstance(target, Document) else target if isinstance(target, str) else ""


def _by_place(everyday: Iterable[Everyday]) -> Mapping[str, Sequence[tuple[float, str]]]:
    """For each place the everyday words that lead there: of any language, as a word may be known in another."""
    found: dict[str, list[tuple[float, str]]] = {}
    for entry in everyday:
        words = " / ".join(word for said in entry.words.values() for word in said)
        for rank, place in enumerate(entry.places):
            found.setdefault(place, []).append((_NAME if rank == 0 else _TEXT, words))
    return found


def _text(html: str) -> str:
    """The words of HTML as it is rendered for pages, with marks of terms."""
    return words_of(without_marks(html))
