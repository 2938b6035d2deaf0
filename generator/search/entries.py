"""What of a plan can be found: every node, indicator, page and term in every language, with the words that lead there.

A place is found by its own words, by those of the same place in the other languages, and, with less weight, by the
titles above and below it: who asks for several things finds the place where they come together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from generator.plan.everyday import Everyday
from generator.plan.model import Document, Indicator, Node, Prose, Term, Text, Value
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
    """What the list of results shows of a place."""

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
    others: tuple[tuple[str, str], ...] = ()
    """Other languages, and the titles in them."""
    language: str = ""
    """The language of the title, where it is not the page's."""
    colour: int = 0


def search_records(shared: SiteContext) -> Iterator[Record]:
    """A record of every place in every language of the site."""
    languages = shared.plan.site.languages
    stemmed = next((language for language in languages if _main(language) in STEMMED), "")
    for language in languages:
        stem = language if _main(language) in STEMMED else stemmed
        yield from _Entries(shared, language, _main(stem)).records()


def _main(language: str) -> str:
    return language.partition("-")[0]


class _Entries:
    """The records of one language."""

    def __init__(self, shared: SiteContext, language: str, stem: str) -> None:
        self._shared, self._language, self._stem = shared, language, stem
        self._plan, self._words = shared.plan, shared.words[language]
        self._everyday = _by_place(shared.plan.everyday)
        self._others = [shared.words[other] for other in shared.plan.site.languages if other != language]

    def records(self) -> Iterator[Record]:
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

    def _branch(self, node: Node, above: tuple[Node, ...]) -> Iterator[Record]:
        yield self._node(node, above)
        for child in self._plan.children(node):
            yield from self._branch(child, (*above, node))

    def _node(self, node: Node, above: tuple[Node, ...]) -> Record:
        words, plan = self._words, self._plan
        page = self._shared.addresses.page_node(node)
        parts = list(self._parts(node))
        around = [other.title for other in (*above, *parts)]
        around += [indicator.title for indicator in plan.indicators_of(node)]
        shown = Shown(
            title=words.plain(node.title),
            kind=words.label(node),
            place=words.plain(page.title if page is not node else above[-1].title) if above else "",
            code=words.code(page),
            colour=node.colour,
        )
        notes = [note.note.text for note in plan.notes(node)]
        filters = {"kind": node.level.key, "part": (*above, node)[0].id}
        if node.priority != "no":
            filters["priority"] = node.priority
        named = f"{words.label(node)} {words.code(node)}"
        record = self._record(node, shown, node.title, [node.text, *notes], around, filters, named)
        code = code_word(words.code(node)) if page is node else ""
        return replace(record, words=(*record.words, (_NAME, code))) if code else record

    def _parts(self, node: Node) -> Iterator[Node]:
        """What is below a node, as far as it is shown on the same page, or, of pages, right below it."""
        for child in self._plan.children(node):
            yield child
            if child.level.view != "page":
                yield from self._parts(child)

    # --- all else -------------------------------------------------------------------------------------------------

    def _indicator(self, indicator: Indicator) -> Record:
        words, node = self._words, self._plan.node(indicator.node)
        above = self._plan.ancestors(node)
        shown = Shown(
            title=words.plain(indicator.title),
            kind=words.catalogue.gettext("Indicator"),
            place=words.plain(node.title),
            code=words.code(node),
            colour=node.colour,
        )
        filters = {"kind": "indicator", "part": (*above, node)[0].id}
        named = f"{words.catalogue.gettext('Indicator')} {words.catalogue.gettext('Target')} {self._reasons(indicator)}"
        unit = {language: " ".join(found.values()) for language, found in indicator.unit.items()}
        values = (value for value in (indicator.baseline, indicator.latest, indicator.target) if value)
        shown.told = " → ".join(self._value(value, indicator) for value in values)
        texts: list[Text | Prose] = [indicator.text, unit]
        return self._record(indicator, shown, indicator.title, texts, [node.title], filters, named)

    def _value(self, value: Value, indicator: Indicator) -> str:
        return f"{self._words.calendar_year(value.year)} {_text(self._words.value(value, indicator))}"

    def _reasons(self, *indicators: Indicator) -> str:
        """Why values of indicators are no numbers, in words."""
        values = (value for one in indicators for value in (one.baseline, one.target, *one.measured))
        return " ".join(dict.fromkeys(self._words.reason(value) for value in values if value.number is None))

    def _document(self, document: Document) -> Iterator[Record]:
        """A page as a whole, and each of its sections."""
        words = self._words
        source, language = words.chosen(document.text)
        html = words.html(source, language, 2, sections=True)
        beginning, *sections = _SECTION.split(html)
        translation = document.in_language(self._language)
        shown = Shown(words.plain(document.title), words.catalogue.gettext("Page"), text=_text(beginning))
        headings = " ".join(_text(heading) for heading in sections[1::3])
        found = [(_TITLE, shown.title), (_TEXT, f"{translation.description or ''} {shown.text}"), (_AROUND, headings)]
        found += [(_NAME, other.plain(document.title)) for other in self._others]
        yield self._made(document, shown, found, {"kind": "page"})
        for anchor, heading, text in zip(sections[::3], sections[1::3], sections[2::3], strict=True):
            part = Shown(_text(heading), shown.kind, place=shown.title, text=_text(text))
            found = [(_TITLE, part.title), (_TEXT, part.text), (_AROUND, shown.title)]
            yield self._made(document, part, found, {"kind": "page"}, anchor)

    def _list(self, key: str) -> Record:
        words = self._words
        title = page_title(key, words)
        shown = Shown(title, words.catalogue.gettext("Page"))
        found = [(_TITLE, title), *((_NAME, page_title(key, other)) for other in self._others)]
        if key == "indicators":
            years = {value.year for one in self._plan.indicators for value in (one.baseline, one.target)}
            found += [(_NAME, self._reasons(*self._plan.indicators)), (_NAME, words.catalogue.gettext("Target"))]
            found += [(_TITLE, words.calendar_year(year)) for year in sorted(years)]
        return self._made(key, shown, found, {"kind": "page"})

    def _theme(self, theme: Theme) -> Record:
        """A theme's page, found by the titles of what is in it, too."""
        words = self._words
        nodes = [node.title for node in self._plan.nodes_of(theme)]
        shown = Shown(words.plain(theme.title), words.catalogue.gettext("Page"), place=page_title("themes", words))
        # They are noted, too: words that no page shows are found by nevertheless.
        said = (self._plan.theme_words(theme, language) for language in self._plan.site.languages)
        names = " ".join(word for words_said in said for word in words_said)
        return self._record(theme, shown, theme.title, [theme.text], nodes, {"kind": "page"}, names)

    def _term(self, term: Term) -> Record:
        words = self._words
        title = words.plain(term.term)
        shown = Shown(title, words.catalogue.gettext("Term"), place=page_title("glossary", words))
        names: list[Text] = [term.full, term.reading]
        names += [{language: " ".join(also)} for language, also in term.also.items()]
        named = " ".join(filter(None, map(words.plain, names)))
        others = [other.language for other in self._others if other.language in term.term]
        shown.told = " / ".join(term.term[language] for language in others)
        shown.told_in = others[0] if len(others) == 1 else ""
        return self._record(term, shown, term.term, [term.text], [], {"kind": "term"}, named)

    # --- records --------------------------------------------------------------------------------------------------

    def _record(
        self,
        target: Node | Indicator | Term | Theme,
        shown: Shown,
        title: Text,
        texts: Sequence[Text | Prose],
        around: Iterable[Text],
        filters: dict[str, str],
        named: str = "",
    ) -> Record:
        """The record of something that is written in several languages."""
        shown.language = self._words.chosen(title)[1] if self._words.missing(title) else ""
        others = ((other.language, title.get(other.language)) for other in self._others)
        shown.others = tuple((language, words) for language, words in others if words)
        around = list(around)
        shown.text = self._plain(self._words, texts[0])
        found = [(_TITLE, shown.title), (_NAME, named), (_TEXT, shown.told), (_TEXT, shown.text)]
        found += [(_TEXT, self._plain(self._words, text)) for text in texts[1:]]
        found += [(_AROUND, " ".join(map(self._words.plain, around)))]
        for other in self._others:
            found += [(_NAME, other.plain(title)), (_AROUND, " ".join(self._plain(other, text) for text in texts))]
            found += [(_AROUND, " ".join(map(other.plain, around)))]
        return self._made(target, shown, found, filters)

    def _plain(self, words: Words, text: Text | Prose) -> str:
        """The words of a text in Markdown."""
        source, language = words.chosen(text)
        return _text(words.html(source, language, 3, sections=False)) if source else ""

    def _made(
        self,
        target: Target,
        shown: Shown,
        found: Iterable[tuple[float, str]],
        filters: dict[str, str],
        anchor: str = "",
    ) -> Record:
        addresses = self._shared.addresses
        everyday = () if anchor else self._everyday.get(_name(target), ())
        anchor = anchor or addresses.anchor(target)
        return Record(
            url=f"{self._language}/{addresses.path(target)}{'#' if anchor else ''}{anchor}",
            language=self._language,
            stem=self._stem,
            words=tuple((weight, " ".join(forms(text))) for weight, text in (*found, *everyday) if text.strip()),
            shown=msgspec.json.encode(shown).decode(),
            filters=filters,
        )


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
