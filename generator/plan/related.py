"""What parts of a plan have to do with one another though they stand apart in its tree: themes and terms they share.

It is told of pages: a node with what is shown on its page. A theme is shared that names both of them or something on
them, and a term of the glossary that both have in a title; what a plan calls its own parts (施策) says nothing. An
indicator belongs to one node, so none is shared. Who shares more comes first; what few share says more than what many
do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.plan.mentions import Mentions
from generator.plan.model import Node, Plan, Term
from generator.plan.themes import Theme

_MOST_PAGES = 24
"""What more pages than these share, or than half of them all, makes none of them related."""
_MOST_RELATED = 5
_THEME, _TERM = 2.0, 0.75
"""What sharing counts that only two pages do: a theme was written on purpose, a word may stand there by chance."""
_LEAST = 0.4
"""What has less in common is not related: a term that more than two pages have, a theme that more than six have."""


class Related(NamedTuple):
    """A node that has to do with another, by the themes and the terms that both have."""

    node: Node
    themes: Sequence[Theme]
    terms: Sequence[Term]


class RelatedNodes:
    """Finds them; what is asked of a page is answered by what its own themes and terms are, and who has those.

    `sharing` tells of each theme and term that some share, by its key, the ids of the pages that do. `shared` tells of
    each page its keys among them, `themes` the ids of the themes that it is in.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.sharing: Mapping[str, Sequence[str]] = {}
        self.shared: dict[str, list[str]] = {}
        self.themes: dict[str, list[str]] = {}
        self._themes = {theme.id: theme for theme in plan.themes}
        self._terms = {term.id: term for term in plan.glossary.terms}
        if not (plan.themes or plan.glossary.terms):
            return
        having: dict[str, dict[str, None]] = {}
        for theme in plan.themes:
            for name in theme.nodes:
                page = self._page_of(name)
                if page and theme.id not in self.themes.setdefault(page, []):
                    self.themes[page].append(theme.id)
                    having.setdefault(f"theme {theme.id}", {})[page] = None
        for page, term in self._named():
            having.setdefault(f"term {term}", {})[page] = None
        pages_in_order = [node.id for node in plan.nodes.values() if node.level.view == "page"]
        self._order = {page: place for place, page in enumerate(pages_in_order)}
        most = min(_MOST_PAGES, len(pages_in_order) // 2)
        self.sharing = {key: tuple(pages) for key, pages in having.items() if 2 <= len(pages) <= most}
        for key, pages in self.sharing.items():
            for page in pages:
                self.shared.setdefault(page, []).append(key)

    def of(self, node: Node) -> Sequence[Related]:
        """The nodes that one with a page has most to do with, at most five; none of its own branch, no siblings."""
        scores: dict[str, float] = {}
        common: dict[str, list[str]] = {}
        for key in self.shared.get(node.id, ()):
            pages = self.sharing[key]
            weight = (_THEME if key.startswith("theme ") else _TERM) / (len(pages) - 1)
            for page in pages:
                if not _is_near(page, node.id):
                    scores[page] = scores.get(page, 0) + weight
                    common.setdefault(page, []).append(key)
        found = [page for page, score in scores.items() if score >= _LEAST]
        best = sorted(found, key=lambda page: (-len(common[page]), -scores[page], self._order[page]))[:_MOST_RELATED]
        return [self._related(page, common[page]) for page in best]

    def themes_of(self, node: Node) -> Sequence[Theme]:
        """The themes that name a node with a page, or something on that, in their order."""
        return [self._themes[name] for name in self.themes.get(node.id, ())]

    def _related(self, page: str, keys: Sequence[str]) -> Related:
        themes = [self._themes[key[6:]] for key in keys if key.startswith("theme ")]
        terms = [self._terms[key[5:]] for key in keys if key.startswith("term ")]
        return Related(self._plan.nodes[page], themes, terms)

    def _page_of(self, name: str) -> str:
        """The id of the node on whose page a node is shown; empty where there is none."""
        nodes = self._plan.nodes
        while name and not (name in nodes and nodes[name].level.view == "page"):
            name = name.rpartition("/")[0]
        return name

    def _named(self) -> Iterator[tuple[str, str]]:
        """The pages of titles in the language of record that name a term, with the term's id."""
        plan, record = self._plan, self._plan.site.record
        mentions = Mentions(plan.glossary.terms)
        own = {form for level in plan.levels for form in level.name.get(record, {}).values()}
        own.update(plan.priority_name.get(record, {}).values())
        telling = [own.isdisjoint(term.term.values()) for term in plan.glossary.terms]
        for node in plan.nodes.values():
            title = node.title.get(record)
            for mention in mentions.find(title, record) if title else ():
                if mention.is_right and telling[mention.term]:
                    page = node.id if node.level.view == "page" else self._page_of(node.id)
                    if page:
                        yield page, plan.glossary.terms[mention.term].id


def _is_near(one: str, other: str) -> bool:
    """Whether a node is another, stands above, below or beside it."""
    return (
        f"{one}/".startswith(f"{other}/")
        or f"{other}/".startswith(f"{one}/")
        or one.rpartition("/")[0] == other.rpartition("/")[0]
    )
