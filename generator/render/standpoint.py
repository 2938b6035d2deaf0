"""What templates can call: the plan in a language's words, with links from a depth below the site's root.

All pages of one language and depth share these; only `page` (`generator.render.page_view`) is a page's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from generator.plan.model import Document, Glossary, Indicator, Level, Node, Plan, Prose, Site, Term, Text
from generator.plan.themes import Theme
from generator.plan.translations import Owner
from generator.render import formats
from generator.render.chart import Chart, chart_of
from generator.render.html_words import words_of
from generator.render.links import Links
from generator.render.notes import KIND_NAMES, NumberedNote
from generator.render.parallel import Parallel, languages_beside
from generator.render.plain_markdown import SITE_ROOT
from generator.render.reading import PlanReader
from generator.render.script import direction
from generator.render.shared import SiteContext, page_title
from generator.render.terms import EXPLANATIONS, without_marks
from generator.render.views import Bough, Gap, IndicatorGroup, IndicatorRow, LanguageState, Link, ShownNote
from generator.render.words import capitalized
from generator.route.addresses import list_anchor

_HEADING_TAGS = [f"h{min(depth, 6)}" for depth in range(100)]
_HEADING = re.compile(r'<h(?P<depth>[1-6]) id="(?P<id>[^"]+)">(?P<words>.*?)</h(?P=depth)>', re.DOTALL)
KINDS_OF_OWNERS: Mapping[type, str] = {
    Site: "Website",
    Plan: "Plan",
    Indicator: "Indicator",
    Document: "Page",
    Term: "Term",
    Theme: "Topic",
}
"""What texts belong to besides nodes: strings of the interface."""
_BOUGH = 16
"""How many nodes a part of a large page holds at most: some milliseconds of work."""


class Standpoint:
    """A language, seen from `depth` folders below the site's root; without a depth, from any address.

    `from_language` is the language of the page, where another one speaks on it.
    """

    def __init__(self, shared: SiteContext, language: str, depth: int | None, from_language: str | None = None) -> None:
        self.shared = shared
        self.plan = shared.plan
        self.language = language
        self.words = shared.words[language]
        self.link = Links(shared, language, depth, from_language or language)
        self._depth = depth
        self._node_links: dict[str, Link] = {}

    def links(self, keys: Sequence[str]) -> Sequence[Link]:
        """Links to pages by their keys, in the order given; keys that no page has are passed over."""
        found = []
        for key in keys:
            document = self.plan.document(key)
            if document:
                found.append(Link(self.words.t(document.title), self.link.href(key), key=key))
            elif key in self.shared.lists or key == "home":
                found.append(Link(escape(page_title(key, self.words)), self.link.href(key), key=key))
        return found

    def node_link(self, node: Node) -> Link:
        """The link to a node with its title and its label; made once for each."""
        found = self._node_links.get(node.id)
        if found is None:
            found = Link(self.words.t(node.title), self.link.href(node), self.words.shown_label(node))
            self._node_links[node.id] = found
        return found

    # --- the plan -------------------------------------------------------------------------------------------------

    def prose(
        self,
        text: Text | Prose,
        inline: bool = False,
        top_heading: int = 3,
        sections: bool = False,
        terms: bool = True,
    ) -> Markup:
        """Markdown as HTML; in that of `terms` their mentions may become links."""
        html = self.localised(self.words.prose(text, inline, top_heading, sections))
        return html if terms else Markup(without_marks(html))

    def localised(self, html: Markup) -> Markup:
        """Links within the site (`/indicators.html`) made to lead there from this page."""
        if SITE_ROOT not in html:
            return html
        return Markup(str(html).replace(SITE_ROOT, self.link.language_root))

    def notes(self, owner: Node | Indicator | Document | Plan) -> Sequence[ShownNote]:
        return [self._shown(numbered) for numbered in self.plan.notes(owner)]

    def all_notes(self) -> Sequence[ShownNote]:
        return [self._shown(numbered) for numbered in self.plan.all_notes]

    def _shown(self, numbered: NumberedNote) -> ShownNote:
        note, owner = numbered.note, numbered.owner
        return ShownNote(
            numbered.number,
            numbered.anchor,
            note.kind,
            self.words.gettext(KIND_NAMES[note.kind]),
            note.text,
            note.reading,
            self.plan.site.record,
            direction(self.plan.site.record),
            note.source_page,
            bool(self.plan.revised(owner, self.language, (f"notes.{numbered.place}",))),
            self._owner_label(owner),
            self.words.t(owner.title),
            self.link.href("home" if isinstance(owner, Plan) else owner),
        )

    def _owner_label(self, owner: Owner) -> str:
        if isinstance(owner, Node):
            return self.words.shown_label(owner)
        return self.words.gettext(KINDS_OF_OWNERS[type(owner)])

    def chart(self, indicator: Indicator) -> Chart | None:
        return chart_of(indicator, lambda number: formats.number(number, self.language))

    def count_by_level(self) -> Sequence[tuple[Level, int]]:
        return self._with_levels(self.plan.counts)

    def count_below(self, node: Node) -> Sequence[tuple[Level, int]]:
        return self._with_levels(self.plan.counts_below(node))

    def boughs(self, node: Node, depth: int) -> Iterator[Bough]:
        """A node and all below it, cut into parts of some size, in order; what is cut up is opened and closed.

        Only what has pages below it is cut.
        """
        below = self.plan.children(node)
        if sum(self.plan.counts_below(node).values()) <= _BOUGH or below[0].level.view != "page":
            yield Bough("whole", node, depth)
            return
        yield Bough("opening", node, depth)
        for child in below:
            yield from self.boughs(child, depth + 1)
        yield Bough("closing", node, depth)

    def _with_levels(self, counts: Mapping[str, int]) -> Sequence[tuple[Level, int]]:
        return [(level, counts[level.key]) for level in self.plan.levels if counts.get(level.key)]

    def shown_in(self, text: Text | Prose) -> str:
        """The name of the language in which a text is shown."""
        return self.words.language_name(self.words.chosen(text)[1])

    def revised(self, owner: Owner | PlanReader, keys: Sequence[str] = ("title", "text")) -> str:
        """Whether the original of one of these texts was revised after its translation: `stale`, `revised` or none."""
        return self.plan.revised(owner, self.language, keys) or ""

    def translation_state(self) -> Sequence[LanguageState]:
        """A language each: how many texts it has, and which it lacks."""
        return [
            LanguageState(
                state.language,
                self.words.language_name(state.language),
                state.language == self.plan.site.record,
                state.total,
                state.translated,
                [self._gap(owner, kind) for owner, kind in state.missing],
                [self._gap(owner, kind) for owner, kind, _ in state.outdated or ()],
                state.outdated is not None,
            )
            for state in self.plan.coverage
        ]

    def _gap(self, owner: Owner, kind: str) -> Gap:
        if isinstance(owner, Glossary):
            return Gap("", escape(page_title("glossary", self.words)), self.link.href("glossary"), self._kind(kind))
        title = owner.term if isinstance(owner, Term) else owner.name if isinstance(owner, Site) else owner.title
        href = self.link.href("home" if isinstance(owner, Plan | Site) else owner)
        return Gap(self._owner_label(owner), self.words.t(title), href, self._kind(kind))

    def _kind(self, kind: str) -> str:
        return self.words.gettext(kind)

    @cached_property
    def parallel(self) -> Parallel:
        """The columns of a page with the languages side by side."""
        others = languages_beside(self.plan.site.languages, self.language)[1:]
        beside = [Standpoint(self.shared, other, self._depth, from_language=self.language) for other in others]
        return Parallel([self, *beside])

    # --- for templates --------------------------------------------------------------------------------------------

    def in_language(self, language: str) -> Spoken:
        """The same in another language, with links that lead to that language's pages."""
        return Spoken(Standpoint(self.shared, language, self._depth, from_language=self.language))

    def indicator_group(self, indicators: Sequence[Indicator], node: Node | None = None) -> IndicatorGroup:
        """Indicators as a group of a table's rows, each with the node that it belongs to; `node` heads the group."""
        rows = [IndicatorRow(indicator, self.plan.node(indicator.node)) for indicator in indicators]
        return IndicatorGroup(node, rows)

    def _named_pages(self) -> frozenset[str]:
        """The keys of the pages that header and footer name, and mark on the page itself."""
        site = self.plan.site
        return frozenset({"home", *(root.id for root in self.plan.roots), *site.navigation, *site.footer})

    def template_globals(self) -> dict[str, Any]:
        """The names that every template knows."""
        words = self.words
        return {
            "plan": self.plan,
            "site": self.plan.site,
            "_": words.interface,
            "_plain": words.gettext,
            "ngettext": words.ngettext,
            "t": words.t,
            "plain": words.plain,
            "heading": words.heading,
            "prose": self.prose,
            "brief": words.brief,
            "term_explanations": EXPLANATIONS,
            "has": bool,
            "children": self.plan.children,
            "boughs": self.boughs,
            "missing": words.missing,
            "shown_in": self.shown_in,
            "revised": self.revised,
            "language_name": words.language_name,
            "href": self.link.href,
            "anchor": self.link.anchor,
            "list_anchor": list_anchor,
            "asset": self.link.asset,
            "site_file": self.link.to,
            "source_href": self.link.source_href,
            "links": self.links,
            "number": words.number,
            "code": words.code,
            "label": words.shown_label,
            "countable": words.shown_countable,
            "plain_countable": words.countable,
            "level_name": words.shown_level_name,
            "capitalized": capitalized,
            "at_most": min,
            "heading_tag": _HEADING_TAGS.__getitem__,
            "integer": words.integer,
            "value": words.value,
            "number_only": words.number_only,
            "year": words.year,
            "year_short": str,
            "calendar_year": words.calendar_year,
            "era_year": words.era_year,
            "years": words.years,
            "date": words.date,
            "notes": self.notes,
            "all_notes": self.all_notes,
            "chart": self.chart,
            "translation_state": self.translation_state,
            "count_by_level": self.count_by_level,
            "count_below": self.count_below,
            "in_language": self.in_language,
            "named_pages": self._named_pages(),
            "indicator_group": self.indicator_group,
            "parallel": lambda: self.parallel,
            "parallel_href": self.link.parallel,
            "linked_headings": linked_headings,
            "has_parallel": "parallel" in self.shared.lists,
        }


def linked_headings(html: Markup, link: Callable[[str, str], Markup]) -> Markup:
    """The HTML of a text with a link beside each heading that has an id; `link` makes it of the id and the words."""

    def linked(heading: re.Match[str]) -> str:
        return f'<div class="linked-heading">{heading[0]}{link(heading["id"], words_of(heading["words"]))}</div>'

    return Markup(_HEADING.sub(linked, str(html)))


class Spoken:
    """What a page can say in another language than its own."""

    def __init__(self, standpoint: Standpoint) -> None:
        self.lang = standpoint.language
        self.dir = direction(self.lang)
        self.t = standpoint.words.t
        self.plain = standpoint.words.plain
        self._ = standpoint.words.gettext
        self.href = standpoint.link.href
        self.links = standpoint.links
