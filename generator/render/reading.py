"""The plan as pages read it: whatever is handed out of it is noted, so that it is known what a page depends on.

The notes are names of facets (`generator.render.facets`). What all pages read anyway is not noted, nor is what is not
there: whether a node has children, notes or indicators is told by its own facet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from generator.plan.everyday import Everyday
from generator.plan.model import Age, Document, Glossary, Indicator, Node, Plan, Prose, Term
from generator.plan.order import Step, reading_order
from generator.plan.related import Related, RelatedNodes
from generator.plan.themes import Theme
from generator.plan.translations import Coverage, coverage, owner_id
from generator.plan.translations import Owner as AnyOwner
from generator.render.notes import NoteIndex, NumberedNote, Owner, key_of, key_of_step

T = TypeVar("T")
Owned = TypeVar("Owned", Node, Indicator, Document, Theme)


class PlanReader:
    """A plan for templates. `reads` is what has been read since it was last set."""

    def __init__(self, plan: Plan, notes: NoteIndex, related: RelatedNodes) -> None:
        self._plan = plan
        self._notes = notes
        self._related = related
        self.reads: set[str] = set()
        self.site = plan.site
        self.title = plan.title
        self.subtitle = plan.subtitle
        self.text = plan.text
        self.first = plan.first
        self.last = plan.last
        self.era = plan.era
        self.levels = plan.levels
        self.indicator_table = plan.indicator_table
        self.priority_name = plan.priority_name
        self.timeline = plan.timeline
        self.source = plan.source
        self.file = plan.file
        self.revision = plan.history.revision
        self.date = datetime.fromisoformat(plan.history.date) if plan.history.date else None
        self._texts: dict[str, Mapping[str, str]] = {}
        self._below_found: dict[str, tuple[Sequence[Node], tuple[str, ...]]] = {}
        self._above_found: dict[str, tuple[Sequence[Node], tuple[str, ...]]] = {}

    def noting(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """What is made, and what was read for it; it counts as read by whoever is reading, too."""
        outer, self.reads = self.reads, set()
        try:
            made = make()
            own = frozenset(self.reads)
        finally:
            self.reads = outer
        outer.update(own)
        return made, own

    def _noted(self, facet: str, found: Sequence[Owned]) -> Sequence[Owned]:
        """What was found under a facet that says which they are; each has a facet of its own, too."""
        self.reads.add(facet)
        self.reads.update(map(key_of, found))
        return found

    # --- nodes ----------------------------------------------------------------------------------------------------

    @property
    def roots(self) -> Sequence[Node]:
        """The topmost nodes."""
        return self._below("")

    def children(self, node: Node) -> Sequence[Node]:
        """The nodes right below a node."""
        return self._below(node.id)

    def siblings(self, node: Node) -> Sequence[Node]:
        """The children of the node's parent, the node itself included."""
        return self._below(node.id.rpartition("/")[0])

    def _below(self, node_id: str) -> Sequence[Node]:
        known = self._below_found.get(node_id)
        if known is None:
            nodes = self._plan.tree.get(node_id, ())
            # That a node has no children is told by its own facet; that a plan has no nodes, by none but this.
            facet = [f"below {node_id}"] if nodes or not node_id else []
            known = self._below_found[node_id] = nodes, (*facet, *(f"node {node.id}" for node in nodes))
        self.reads.update(known[1])
        return known[0]

    def ancestors(self, node: Node) -> Sequence[Node]:
        """From the top down to the parent."""
        known = self._above_found.get(node.id)
        if known is None:
            nodes = self._plan.ancestors(node)
            known = self._above_found[node.id] = nodes, tuple(f"node {above.id}" for above in nodes)
        self.reads.update(known[1])
        return known[0]

    def parent(self, node: Node) -> Node | None:
        """The node right above."""
        found = self._plan.parent(node)
        if found is not None:
            self.reads.add(f"node {found.id}")
        return found

    def node(self, node_id: str) -> Node:
        """The node with an id."""
        self.reads.add(f"node {node_id}")
        return self._plan.nodes[node_id]

    @cached_property
    def _beside(self) -> Mapping[str, tuple[Step | None, Step | None]]:
        order = (None, *reading_order(self._plan), None)
        steps = zip(order, order[1:], order[2:], strict=False)
        return {key_of_step(step): (before, after) for before, step, after in steps if step}

    def beside(self, step: Step) -> tuple[Step | None, Step | None]:
        """What comes before and after a page in the reading order of the plan; nothing beside what is not in it."""
        key = key_of_step(step)
        found = self._beside.get(key, (None, None))
        if key in self._beside:
            self.reads.add(f"beside {key}")
        # What the table of all indicators is called, every page has read.
        self.reads.update(key_of(other) for other in found if other and not isinstance(other, str))
        return found

    @property
    def priorities(self) -> Sequence[Node]:
        """The nodes that are priorities or may be meant as such."""
        return self._noted("priorities", [node for node in self._plan.nodes.values() if node.priority != "no"])

    @property
    def counts(self) -> Mapping[str, int]:
        """How many nodes each level has, by its key."""
        self.reads.add("counts")
        return self._plan.counts

    def counts_below(self, node: Node) -> Mapping[str, int]:
        """How many nodes of each level lie below a node."""
        found = self._plan.counts_below[node.id]
        if found:
            self.reads.add(f"counts {node.id}")
        return found

    # --- indicators -----------------------------------------------------------------------------------------------

    @property
    def indicators(self) -> Sequence[Indicator]:
        """All indicators, in the order of the nodes that they belong to."""
        return self._noted("indicators", self._plan.indicators)

    def indicators_of(self, node: Node) -> Sequence[Indicator]:
        """The indicators that hang on this very node."""
        found = self._plan.indicators_of(node)
        # That there is none here nor below is told by the node's facet; that only those below have one, by this.
        return self._noted(f"indicators of {node.id}", found) if self._plan.indicators_below(node) else found

    def indicators_below(self, node: Node) -> Sequence[Indicator]:
        """The indicators of the node and of all nodes below it."""
        found = self._plan.indicators_below(node)
        return self._noted(f"indicators below {node.id}", found) if found else found

    # --- themes ---------------------------------------------------------------------------------------------------

    @property
    def themes(self) -> Sequence[Theme]:
        """All themes, in the order of their file."""
        return self._noted("themes", self._plan.themes) if self._plan.themes else ()

    def nodes_of(self, theme: Theme) -> Sequence[Node]:
        """The nodes that a theme names, in its order."""
        return self._noted(f"theme nodes {theme.id}", [self._plan.nodes[name] for name in theme.nodes])

    def theme_words(self, theme: Theme, language: str) -> Sequence[str]:
        """The words by which people look for a theme in a language, besides its title and text."""
        self.reads.add(f"theme words {theme.id}")
        return theme.words.get(language, ())

    def themes_of(self, node: Node) -> Sequence[Theme]:
        """The themes that name a node with a page, or something on that."""
        if not self._plan.themes:
            # Whether a plan has any is told by `lists`.
            return ()
        return self._noted(f"shared {node.id}", self._related.themes_of(node))

    def related(self, node: Node) -> Sequence[Related]:
        """The nodes elsewhere that a node with a page has most to do with."""
        if not (self._plan.themes or self._plan.glossary.terms):
            return ()
        self.reads.add(f"shared {node.id}")
        shared = self._related.shared.get(node.id, ())
        self.reads.update(f"sharing {key}" for key in shared)
        found = self._related.of(node) if shared else ()
        if any(one.terms for one in found):
            self.note_terms()
        for one in found:
            self.reads.update((key_of(one.node), *map(key_of, one.themes)))
        return found

    # --- the search -----------------------------------------------------------------------------------------------

    @property
    def everyday(self) -> Sequence[Everyday]:
        """The everyday words by which places are found."""
        self.reads.add("everyday")
        return self._plan.everyday

    # --- all else -------------------------------------------------------------------------------------------------

    @property
    def documents(self) -> Sequence[Document]:
        """The free pages."""
        return self._noted("documents", self._plan.documents)

    def document(self, slug: str) -> Document | None:
        """The free page with a slug, if there is one."""
        self.reads.add(f"page {slug}")
        return self._plan.document_by_slug.get(slug)

    @property
    def glossary(self) -> Glossary:
        """The terms, with their texts."""
        self.reads.add("glossary")
        return self._plan.glossary

    def note_terms(self) -> None:
        """Note that the words of all terms are looked for."""
        self.reads.add("terms")

    def term(self, number: int, language: str) -> Term:
        """The term with a number, as it is explained in a language."""
        found = self._plan.glossary.terms[number]
        self.reads.add(f"term {found.id} {language}")
        return found

    def notes(self, owner: Owner) -> Sequence[NumberedNote]:
        """The editorial notes of one owner."""
        found = self._notes.of(owner)
        if found:
            self.reads.add(f"notes {key_of(owner)}")
        return found

    @property
    def all_notes(self) -> Sequence[NumberedNote]:
        """All editorial notes."""
        self.reads.add("notes")
        self.reads.update(key_of(note.owner) for note in self._notes.all)
        return self._notes.all

    @property
    def coverage(self) -> Sequence[Coverage]:
        """How far the plan is translated, with the owners of what is missing."""
        self.reads.add("coverage")
        found = coverage(self._plan)
        told: list[AnyOwner] = []
        for state in found:
            told += [owner for owner, _ in state.missing]
            told += [owner for owner, _, _ in state.outdated or ()]
        self.reads.update(key_of(owner) for owner in told)
        if any(isinstance(owner, Term) for owner in told):
            self.reads.add("glossary")
        return found

    def revised(self, owner: AnyOwner | PlanReader, language: str, keys: Sequence[str]) -> Age | None:
        """Whether the original of something, or of this plan, was revised after its translation into a language.

        Only of the texts with these keys, or with keys that go on after one of these; of several ages the gravest.
        """
        if isinstance(owner, PlanReader):
            owner = self._plan
        if not self._plan.revised:
            # What changes that changes the facet of what it concerns, which who shows it has read.
            return None
        self.reads.add("glossary" if isinstance(owner, Term) else key_of(owner))
        ages = self._plan.revised.get(owner_id(owner), {}).get(language, {})
        beginnings = tuple(f"{key}." for key in keys)
        found = {age for key, age in ages.items() if f"{key}.".startswith(beginnings)}
        return "stale" if "stale" in found else "revised" if found else None

    def words(self, text: Prose, language: str) -> tuple[str, str]:
        """A long text in a language, or in the first of the site's that has it, and which one that is."""
        self.reads.add(f"text {text.key} {language}")
        return self.site.choose(self._words(text), language)

    def _words(self, text: Prose) -> Mapping[str, str]:
        """Every page that shows a text, and the page for printing, ask for it; it is read once."""
        found = self._texts.get(text.key)
        if found is None:
            found = self._texts[text.key] = text.words
        return found

    def modified(self, file: str) -> datetime | None:
        """When a content file last changed."""
        self.reads.add(f"modified {file}")
        found = self._plan.history.modified.get(file)
        return datetime.fromisoformat(found) if found else None
