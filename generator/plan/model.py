"""The domain model: a plan, its nodes, indicators, documents and terms. Immutable, and free of files and of HTML.

A `Text` maps a language tag to text in that language; a language that is missing has no key. `Countable` does the same
for nouns whose form depends on a count: its values map CLDR plural categories to forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.plan.everyday import Everyday
from generator.plan.themes import Theme
from generator.read.history import History

Age = Literal["stale", "revised", "unconfirmed"]
"""Of a translation that is not up to date (`generator.plan.ages`)."""

Text = Mapping[str, str]
Countable = Mapping[str, Mapping[str, str]]
Priority = Literal["yes", "no", "uncertain"]
View = Literal["page", "section", "item"]


class Note(Struct, frozen=True):
    """An editorial note. `reading` is the source's other wording, verbatim, in the language of record."""

    kind: Literal["variant", "misprint", "uncertain", "placement"]
    text: Text
    reading: str | None
    source_page: int | None


class Level(Struct, frozen=True):
    """A generation of the plan's tree; `index` 0 is the top."""

    key: str
    index: int
    name: Countable
    view: View
    numbering: Literal["roman", "decimal", "circled", "free", "none"]
    colours: bool


class Prose(Struct, frozen=True):
    """A text of some length, in Markdown, that is read only where it is shown.

    `key` names it within the plan, `digests` tell by language which text it is, `read` gives its words.
    """

    key: str
    digests: Mapping[str, str]
    read: Callable[[], Text]

    @property
    def words(self) -> Text:
        """The text in each language, without the space around it."""
        return {language: words.strip() for language, words in self.read().items()}

    def __bool__(self) -> bool:
        return bool(self.digests)

    def __contains__(self, language: str) -> bool:
        return language in self.digests


class Node(Struct, frozen=True):
    """A part of the plan: a policy, a measure, an initiative, as its level says. The plan knows how they hang together.

    `id` joins the slugs from the top down with `/`; `number` is as the plan prints it; `ordinal` is the place among
    the siblings, from 1, or 0 where that is not sure; `colour` is the ordinal of the ancestor (or self) that has a
    colour of its own, else 0;
    `file` is the content file it is written in, `path` the keys and indexes that lead to it there.
    """

    id: str
    slug: str
    level: Level
    number: str | None
    ordinal: int
    colour: int
    title: Text
    text: Prose
    priority: Priority
    source_page: int | None
    notes: tuple[Note, ...]
    file: str
    path: tuple[str | int, ...]


class Value(Struct, frozen=True):
    """What an indicator was, or is to be, in a fiscal year: a number, or the reason why there is none."""

    year: int
    number: Decimal | None
    reason: str | None
    note: Text


class Indicator(Struct, frozen=True):
    """Something measured, belonging to the node whose id is `node`."""

    id: str
    node: str
    title: Text
    unit: Countable
    qualifier: Text
    better: Literal["up", "down"] | None
    text: Prose
    baseline: Value
    target: Value
    measured: tuple[Value, ...]
    source_page: int | None
    notes: tuple[Note, ...]
    file: str

    @property
    def latest(self) -> Value | None:
        """The newest value that is a number; where none is, the newest reason; None without any."""
        numbers = [value for value in self.measured if value.number is not None]
        known = numbers or self.measured
        return known[-1] if known else None


class Bar(Struct, frozen=True):
    """A bar of the timeline, from one fiscal year to another, both included; `current` is this plan's own."""

    title: Text
    first: int
    last: int
    current: bool


class Mark(Struct, frozen=True):
    """A mark on the timeline at the end of a fiscal year."""

    title: Text
    after: int


class Timeline(Struct, frozen=True):
    """Bars and marks over the fiscal years `first` to `last`, both included."""

    title: Text
    first: int
    last: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


class Era(Struct, frozen=True):
    """A count of years beside the calendar's; `first` is the calendar year that is year 1."""

    name: Text
    first: int


class IndicatorTable(Struct, frozen=True):
    """What is said around the table of all indicators."""

    title: Text
    text: Text
    name_heading: Text
    baseline_heading: Text
    target_heading: Text
    source_page: int | None


class SourceDocument(Struct, frozen=True):
    """The document that the plan was taken from: a file that is published, an address elsewhere, or neither."""

    title: Text
    file: str | None
    url: str | None
    pages: int | None
    note: Text


class Translation(Struct, frozen=True):
    """What a free page is called in one language, and the file in which it is written, from which line on."""

    title: str
    description: str | None
    file: str
    line: int


class Document(Struct, frozen=True):
    """A free page in the languages that it has files for."""

    slug: str
    translations: Mapping[str, Translation]
    text: Prose
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


class Term(Struct, frozen=True):
    """A word of the plan in its languages; `also` are other forms that are right, `avoid` those that are to be avoided.

    `reading` says how it is read, `checked` whether translations are held to have the word.
    """

    id: str
    term: Text
    full: Text
    also: Mapping[str, tuple[str, ...]]
    avoid: Mapping[str, tuple[str, ...]]
    checked: bool
    reading: Text
    official: bool
    text: Text


class Glossary(Struct, frozen=True):
    """The terms, and what is said before them."""

    text: Text
    terms: tuple[Term, ...]
    file: str | None


class Site(Struct, frozen=True):
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
    omit: tuple[str, ...]

    @property
    def record(self) -> str:
        """The language of record: its text is the authentic one."""
        return self.languages[0]

    def choose(self, text: Text, language: str) -> tuple[str, str]:
        """A text in a language, or in the first of the site's languages that has it, and which one that is.

        Of the digests of a text, that of the one which would be shown.
        """
        if language in text:
            return text[language], language
        for other in self.languages:
            if other in text:
                return text[other], other
        return "", language


class Plan(Struct, frozen=True, dict=True):
    """The whole of it. `nodes` are all nodes by id, in the plan's order; `tree` the ids below each, "" the topmost."""

    site: Site
    title: Text
    subtitle: Text
    text: Prose
    first: int
    last: int
    era: Era | None
    levels: tuple[Level, ...]
    nodes: Mapping[str, Node]
    tree: Mapping[str, tuple[Node, ...]]
    indicators: tuple[Indicator, ...]
    indicator_table: IndicatorTable | None
    priority_name: Countable
    timeline: Timeline | None
    documents: tuple[Document, ...]
    glossary: Glossary
    themes: tuple[Theme, ...]
    everyday: tuple[Everyday, ...]
    source: SourceDocument
    notes: tuple[Note, ...]
    file: str
    history: History
    ages: Mapping[str, Mapping[str, Age]] = {}
    """Of the translations that are not up to date, by the id of the text and by language."""
    knows_ages: bool = False
    """Whether it is recorded from which originals the translations were made."""

    @property
    def roots(self) -> tuple[Node, ...]:
        """The topmost nodes."""
        return self.tree.get("", ())

    def children(self, node: Node) -> tuple[Node, ...]:
        """The nodes right below a node."""
        return self.tree.get(node.id, ())

    @cached_property
    def indicators_under(self) -> Mapping[str, tuple[Indicator, ...]]:
        """For each id of a node that has any, the indicators of that node and of all nodes below it, in their order."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            above = indicator.node
            while above:
                found.setdefault(above, []).append(indicator)
                above = above.rpartition("/")[0]
        return {node: tuple(indicators) for node, indicators in found.items()}

    def with_indicators(self, indicators: Iterable[Indicator]) -> Plan:
        """The same plan with these indicators, in the order of the nodes that they belong to."""
        order = {node: index for index, node in enumerate(self.nodes)}
        known = sorted(indicators, key=lambda indicator: order.get(indicator.node, len(order)))
        return replace(self, indicators=tuple(known))

    @cached_property
    def revised(self) -> Mapping[str, Mapping[str, Mapping[str, Age]]]:
        """By what it belongs to, by language and by its key, the age of a translation whose original was revised."""
        found: dict[str, dict[str, dict[str, Age]]] = {}
        for name, ages in self.ages.items():
            owner, _, key = name.partition(":")
            for language, age in ages.items():
                if age != "unconfirmed":
                    found.setdefault(owner, {}).setdefault(language, {})[key] = age
        return found

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many nodes each level has, by its key."""
        return Counter(node.level.key for node in self.nodes.values())

    @cached_property
    def counts_below(self) -> Mapping[str, Mapping[str, int]]:
        """For each node's id, how many nodes of each level lie below it."""
        found: dict[str, dict[str, int]] = {}
        for node in reversed(tuple(self.nodes.values())):
            counts: dict[str, int] = {}
            for child in self.children(node):
                counts[child.level.key] = counts.get(child.level.key, 0) + 1
                for level, count in found[child.id].items():
                    counts[level] = counts.get(level, 0) + count
            found[node.id] = counts
        return found

    def parent(self, node: Node) -> Node | None:
        return self.nodes.get(node.id.rpartition("/")[0])

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """From the top down to the parent."""
        slugs = node.id.split("/")
        return tuple(self.nodes["/".join(slugs[:depth])] for depth in range(1, len(slugs)))

    def descendants(self, node: Node) -> Iterator[Node]:
        """All nodes below a node, in the plan's order."""
        for child in self.children(node):
            yield child
            yield from self.descendants(child)

    def siblings(self, node: Node) -> tuple[Node, ...]:
        """The children of the node's parent, the node itself included."""
        return self.tree[node.id.rpartition("/")[0]]

    @cached_property
    def document_by_slug(self) -> Mapping[str, Document]:
        """The free pages by their slugs."""
        return {document.slug: document for document in self.documents}

    def indicators_of(self, node: Node) -> tuple[Indicator, ...]:
        """The indicators that hang on this very node."""
        return tuple(indicator for indicator in self.indicators_below(node) if indicator.node == node.id)

    def indicators_below(self, node: Node) -> tuple[Indicator, ...]:
        """The indicators of the node and of all nodes below it, in the plan's order."""
        return self.indicators_under.get(node.id, ())
