"""What a template can call: a page's view of the plan, in the page's language, with links from the page's place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from generator.plan.model import Document, Indicator, Level, Node, Plan, Term, Text
from generator.plan.translations import Owner, coverage
from generator.render import formats
from generator.render.chart import Chart, chart_of
from generator.render.links import Links
from generator.render.notes import KIND_NAMES, NumberedNote
from generator.render.page_view import PageView
from generator.render.plain_markdown import SITE_ROOT
from generator.render.script import direction
from generator.render.shared import SiteContext
from generator.render.views import Link, ShownNote
from generator.route.addresses import list_anchor
from generator.route.outputs import Page


class PageContext:
    """One page's view. Everything a template may call is a public method or attribute here."""

    def __init__(self, shared: SiteContext, page: Page) -> None:
        self.shared = shared
        self.plan = shared.plan
        self.site = shared.plan.site
        self.output = page
        self.words = shared.words[page.language]
        self.link = Links(shared, page)

    def links(self, keys: Sequence[str]) -> Sequence[Link]:
        """Links to pages by their keys, in the order given; keys that no page has are passed over."""
        documents = {document.slug: document for document in self.plan.documents}
        found = []
        for key in keys:
            if key in documents:
                title = self.words.t(documents[key].title)
            elif key in self.shared.lists or key == "home":
                title = escape(self.page.title_of(key))
            else:
                continue
            found.append(Link(title, self.link.href(key), current=key == self.output.key))
        return found

    # --- the plan -------------------------------------------------------------------------------------------------

    def prose(self, text: Text, inline: bool = False, top_heading: int = 3) -> Markup:
        return self.localised(self.words.prose(text, inline, top_heading))

    def localised(self, html: Markup) -> Markup:
        """Links within the site (`/indicators.html`) made to lead there from this page."""
        if SITE_ROOT not in html:
            return html
        root = self.link.to(f"{self.output.language}/index.html").removesuffix("index.html")
        return Markup(str(html).replace(SITE_ROOT, root))

    def notes(self, owner: Node | Indicator | Document | Plan) -> Sequence[ShownNote]:
        return [self._shown(numbered) for numbered in self.shared.notes.of(owner)]

    def all_notes(self) -> Sequence[ShownNote]:
        return [self._shown(numbered) for numbered in self.shared.notes.all]

    def _shown(self, numbered: NumberedNote) -> ShownNote:
        note, owner = numbered.note, numbered.owner
        return ShownNote(
            numbered.number,
            numbered.anchor,
            note.kind,
            self.words.gettext(KIND_NAMES[note.kind]),
            note.text,
            note.reading,
            self.site.record,
            note.source_page,
            self._owner_label(owner),
            self.words.t(owner.title),
            self.link.href("home" if isinstance(owner, Plan) else owner),
        )

    def _owner_label(self, owner: Owner) -> str:
        if isinstance(owner, Node):
            return self.words.label(owner)
        kinds = {Indicator: "Indicator", Document: "Page", Plan: "Plan", Term: "Term"}
        return self.words.gettext(kinds[type(owner)])

    def chart(self, indicator: Indicator) -> Chart | None:
        return chart_of(indicator, lambda number: formats.number(number, self.output.language))

    def count_by_level(self) -> Sequence[tuple[Level, int]]:
        return self._counts(list(self.plan.nodes.values()))

    def count_below(self, node: Node) -> Sequence[tuple[Level, int]]:
        return self._counts(list(node.descendants()))

    def _counts(self, nodes: Sequence[Node]) -> Sequence[tuple[Level, int]]:
        counts = [(level, sum(node.level is level for node in nodes)) for level in self.plan.levels]
        return [(level, count) for level, count in counts if count]

    def translation_state(self) -> Sequence[Mapping[str, Any]]:
        """A language each: how many texts it has, and which it lacks."""
        return [
            {
                "lang": state.language,
                "name": self.words.language_name(state.language),
                "is_record": state.language == self.site.record,
                "total": state.total,
                "translated": state.translated,
                "missing": [
                    {
                        "title": self.words.t(owner.term if isinstance(owner, Term) else owner.title),
                        "href": self.link.href("home" if isinstance(owner, Plan) else owner),
                        "what": self.words.gettext(kind),
                    }
                    for owner, kind in state.missing
                ],
            }
            for state in coverage(self.plan)
        ]

    # --- the page -------------------------------------------------------------------------------------------------

    @cached_property
    def page(self) -> PageView:
        return PageView(self.shared, self.output, self.link)

    def in_language(self, language: str) -> PageContext:
        """The same page, speaking another language; its links lead to that language's pages."""
        output = self.output
        return PageContext(self.shared, Page(output.path, output.kind, output.key, language, output.subject))

    def template_globals(self) -> dict[str, Any]:
        """The names that every template knows."""
        words = self.words
        return {
            "plan": self.plan,
            "site": self.site,
            "page": self.page,
            "_": words.gettext,
            "ngettext": words.ngettext,
            "t": words.t,
            "plain": words.plain,
            "heading": words.heading,
            "prose": self.prose,
            "has": bool,
            "missing": words.missing,
            "href": self.link.href,
            "anchor": self.link.anchor,
            "list_anchor": list_anchor,
            "asset": self.link.asset,
            "source_href": self.link.source_href,
            "links": self.links,
            "number": words.number,
            "code": words.code,
            "label": words.label,
            "countable": words.countable,
            "level_name": words.level_name,
            "capitalized": formats.capitalized,
            "integer": words.integer,
            "value": words.value,
            "number_only": words.number_only,
            "year": words.year,
            "year_short": str,
            "era_year": words.era_year,
            "years": words.years,
            "date": words.date,
            "notes": self.notes,
            "all_notes": self.all_notes,
            "chart": self.chart,
            "translation_state": self.translation_state,
            "count_by_level": self.count_by_level,
            "count_below": self.count_below,
            "in_language": lambda language: Spoken(self.in_language(language)),
        }


class Spoken:
    """What the pages for all languages at once can say in one of them."""

    def __init__(self, context: PageContext) -> None:
        self.lang = context.output.language
        self.dir = direction(self.lang)
        self.t = context.words.t
        self.plain = context.words.plain
        self._ = context.words.gettext
        self.href = context.link.href
        self.links = context.links
