"""The domain model: a plan, its nodes, indicators, documents and terms. Immutable, and free of files and of HTML.

A `Text` maps a language tag to text in that language; a language that is missing has no key. `Countable` does the same
for nouns whose form depends on a count: its values map CLDR plural categories to forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from generator.problems import Place
from generator.read.history import History

Text = Mapping[str, str]
Countable = Mapping[str, Mapping[str, str]]
Priority = Literal["yes", "no", "uncertain"]
View = Literal["page", "section", "item"]


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note. `reading` is the source's other wording, verbatim, in the language of record."""

    kind: Literal["variant", "misprint", "uncertain", "placement"]
    text: Text
    reading: str | None
    source_page: int | None


@dataclass(frozen=True, slots=True)
class Level:
    """A generation of the plan's tree; `index` 0 is the top."""

    key: str
    index: int
    name: Countable
    view: View
    numbering: Literal["roman", "decimal", "circled", "free", "none"]
    colours: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the plan: a policy, a measure, an initiative, as its level says.

    `id` joins the slugs from the top down with `/`; `number` is as the plan prints it; `ordinal` is the place among
    the siblings, from 1; `colour` is the ordinal of the ancestor (or self) that has a colour of its own, else 0.
    """

    id: str
    slug: str
    level: Level
    number: str | None
    ordinal: int
    colour: int
    title: Text
    text: Text
    priority: Priority
    source_page: int | None
    notes: tuple[Note, ...]
    children: tuple[Node, ...]
    place: Place

    def descendants(self) -> Iterator[Node]:
        """All nodes below this one, in the plan's order."""
        for child in self.children:
            yield child
            yield from child.descendants()


@dataclass(frozen=True, slots=True)
class Value:
    """What an indicator was, or is to be, in a fiscal year: a number, or the reason why there is none."""

    year: int
    number: Decimal | None
    reason: str | None
    note: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something measured, belonging to the node whose id is `node`."""

    id: str
    node: str
    title: Text
    unit: Countable
    qualifier: Text
    better: Literal["up", "down"] | None
    text: Text
    baseline: Value
    target: Value
    measured: tuple[Value, ...]
    source_page: int | None
    notes: tuple[Note, ...]
    place: Place

    @property
    def latest(self) -> Value | None:
        """The newest value that is a number; where none is, the newest reason; None without any."""
        numbers = [value for value in self.measured if value.number is not None]
        known = numbers or self.measured
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class Bar:
    title: Text
    first: int
    last: int
    current: bool


@dataclass(frozen=True, slots=True)
class Mark:
    title: Text
    after: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars and marks over the fiscal years `first` to `last`, both included."""

    title: Text
    first: int
    last: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A count of years beside the calendar's; `first` is the calendar year that is year 1."""

    name: Text
    first: int


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    title: Text
    text: Text
    name_heading: Text
    baseline_heading: Text
    target_heading: Text
    source_page: int | None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    title: Text
    file: str | None
    url: str | None
    pages: int | None
    note: Text


@dataclass(frozen=True, slots=True)
class Translation:
    """A free page in one language: `body` is Markdown, `place` the file and the line where the body begins."""

    title: str
    description: str | None
    body: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A free page in the languages that it has files for."""

    slug: str
    translations: Mapping[str, Translation]
    figure: Literal["timeline"] | None
    source_page: int | None
    reference: bool
    notes: tuple[Note, ...]

    def in_language(self, language: str) -> Translation:
        """The page in a language, or in the first that it has."""
        return self.translations.get(language) or next(iter(self.translations.values()))

    @property
    def title(self) -> Text:
        return {language: translation.title for language, translation in self.translations.items()}


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    term: Text
    full: Text
    also: Mapping[str, tuple[str, ...]]
    reading: Text
    official: bool
    text: Text


@dataclass(frozen=True, slots=True)
class Glossary:
    text: Text
    terms: tuple[Term, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Site:
    """What the website is. `languages[0]` is the language of record."""

    name: Text
    short_name: Text
    description: Text
    languages: tuple[str, ...]
    base_url: str | None
    repository_url: str | None
    repository_branch: str
    repository_directory: str
    publisher: Text
    publisher_url: str | None
    contact: Text
    contact_url: str | None
    contact_email: str | None
    licence: Text
    licence_url: str | None
    image: str | None
    notices: tuple[Text, ...]
    navigation: tuple[str, ...]
    footer: tuple[str, ...]

    @property
    def record(self) -> str:
        """The language of record: its text is the authentic one."""
        return self.languages[0]


@dataclass(frozen=True)
class Plan:
    """The whole of it. Nodes are reached by tree (`roots`) or by id (`nodes`, in the plan's order)."""

    site: Site
    title: Text
    subtitle: Text
    text: Text
    first: int
    last: int
    era: Era | None
    levels: tuple[Level, ...]
    roots: tuple[Node, ...]
    indicators: tuple[Indicator, ...]
    indicator_table: IndicatorTable | None
    priority_name: Countable
    timeline: Timeline | None
    documents: tuple[Document, ...]
    glossary: Glossary
    source: SourceDocument
    notes: tuple[Note, ...]
    place: Place
    history: History

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        found: dict[str, Node] = {}
        for root in self.roots:
            found[root.id] = root
            found.update((node.id, node) for node in root.descendants())
        return found

    @cached_property
    def _indicators_by_node(self) -> Mapping[str, tuple[Indicator, ...]]:
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            found.setdefault(indicator.node, []).append(indicator)
        return {node: tuple(indicators) for node, indicators in found.items()}

    def with_indicators(self, indicators: Iterable[Indicator]) -> Plan:
        """The same plan with these indicators, in the order of the nodes that they belong to."""
        order = {node: index for index, node in enumerate(self.nodes)}
        known = sorted(indicators, key=lambda indicator: order.get(indicator.node, len(order)))
        return replace(self, indicators=tuple(known))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many nodes each level has, by its key."""
        return Counter(node.level.key for node in self.nodes.values())

    @cached_property
    def counts_below(self) -> Mapping[str, Mapping[str, int]]:
        """For each node's id, how many nodes of each level lie below it."""
        found: dict[str, Counter[str]] = {}
        for node in reversed(tuple(self.nodes.values())):
            counts: Counter[str] = Counter()
            for child in node.children:
                counts[child.level.key] += 1
                counts.update(found[child.id])
            found[node.id] = counts
        return found

    def parent(self, node: Node) -> Node | None:
        return self.nodes.get(node.id.rpartition("/")[0])

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """From the top down to the parent."""
        slugs = node.id.split("/")
        return tuple(self.nodes["/".join(slugs[:depth])] for depth in range(1, len(slugs)))

    def siblings(self, node: Node) -> tuple[Node, ...]:
        """The children of the node's parent, the node itself included."""
        parent = self.parent(node)
        return parent.children if parent else self.roots

    def indicators_of(self, node: Node) -> tuple[Indicator, ...]:
        """The indicators that hang on this very node."""
        return self._indicators_by_node.get(node.id, ())

    def indicators_below(self, node: Node) -> tuple[Indicator, ...]:
        """The indicators of the node and of all nodes below it, in the plan's order."""
        own = list(self.indicators_of(node))
        for below in node.descendants():
            own.extend(self.indicators_of(below))
        return tuple(own)
