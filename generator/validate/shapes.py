"""The shapes of the content files: what may stand in them, and of which type.

One struct a kind of file (`SiteFile`, `PlanFile`, `NodeFile`, `IndicatorFile`, `GlossaryFile`, `ThemesFile`,
`SearchFile`, `PageFrontMatter`).
The JSON Schema files in `generator/schema/` are generated from these (`generator.validate.schema`), so that an
editor's completion and the build hold the same thing. What the keys are for is told in `generator/messages/en_keys.py`.

The reader hands every plain value over as text; only whole numbers are made of it here (the rest is the next stage's).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from generator.validate.values import (
    FILLED,
    SWITCH,
    TEXT_OR_NUMBER,
    BaseAddress,
    Count,
    CountableByLanguage,
    EmailAddress,
    Language,
    Line,
    LinesByLanguage,
    NodeId,
    Omission,
    PageName,
    PageNumber,
    PlaceName,
    ProseByLanguage,
    RepositoryPath,
    SitePath,
    Slug,
    Value,
    WebAddress,
    Year,
    YesNo,
    in_editors,
)


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all shapes share: no unknown keys, nothing changed after reading."""


# --- site.yml ------------------------------------------------------------------------------------------------------


class Repository(Shape, frozen=True, kw_only=True):
    url: WebAddress
    branch: RepositoryPath = "main"
    directory: RepositoryPath = "content"


class Publisher(Shape, frozen=True, kw_only=True):
    name: LinesByLanguage
    url: WebAddress | None = None


class Contact(Shape, frozen=True, kw_only=True):
    name: LinesByLanguage
    url: WebAddress | None = None
    email: EmailAddress | None = None


class Licence(Shape, frozen=True, kw_only=True):
    name: LinesByLanguage
    url: WebAddress | None = None


class SiteFile(Shape, frozen=True, kw_only=True):
    """site.yml: what the website is, in which languages, and where it is published."""

    name: LinesByLanguage
    short_name: LinesByLanguage | None = None
    description: LinesByLanguage
    languages: Annotated[
        list[Language],
        FILLED,
    ]
    base_url: BaseAddress | None = None
    repository: Repository | None = None
    publisher: Publisher
    contact: Contact | None = None
    licence: Licence | None = None
    image: SitePath | None = None
    notices: list[ProseByLanguage] = []
    navigation: list[PageName] = msgspec.field(
        default_factory=lambda: ["structure", "indicators", "priorities", "glossary"]
    )
    footer: list[PageName] = msgspec.field(default_factory=lambda: ["notes", "translations", "sitemap", "print"])
    omit: list[Omission] = []


# --- plan/plan.yml -------------------------------------------------------------------------------------------------


class Level(Shape, frozen=True, kw_only=True):
    key: Slug
    name: CountableByLanguage
    view: Literal["page", "section", "item"]
    numbering: Literal["roman", "decimal", "circled", "free", "none"] = "none"
    colours: Annotated[YesNo, in_editors(SWITCH)] = "no"


class Period(Shape, frozen=True, kw_only=True):
    first: Year
    last: Year


class Era(Shape, frozen=True, kw_only=True):
    name: LinesByLanguage
    first: Year


class TimelineBar(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    first: Year
    last: Year
    current: Annotated[YesNo, in_editors(SWITCH)] = "no"


class TimelineMark(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    after: Year


class Timeline(Shape, frozen=True, kw_only=True):
    """A chart of years: bars that run from a year to a year, and marks between two years."""

    title: LinesByLanguage
    first: Year
    last: Year
    bars: list[TimelineBar]
    marks: list[TimelineMark] = []


class IndicatorTable(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    text: ProseByLanguage | None = None
    name_heading: LinesByLanguage
    baseline_heading: LinesByLanguage
    target_heading: LinesByLanguage
    source_page: PageNumber | None = None


class SourceDocument(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    file: SitePath | None = None
    url: WebAddress | None = None
    pages: PageNumber | None = None
    note: ProseByLanguage | None = None


class Note(Shape, frozen=True, kw_only=True):
    """An editorial note: where the source disagrees with itself, errs, or leaves something open."""

    kind: Literal["variant", "misprint", "uncertain", "placement"]
    reading: Line | None = None
    source_page: PageNumber | None = None
    text: ProseByLanguage


class PlanFile(Shape, frozen=True, kw_only=True):
    """plan/plan.yml: what the plan is: its title, period, levels, and the document it was taken from."""

    title: LinesByLanguage
    subtitle: LinesByLanguage | None = None
    text: ProseByLanguage | None = None
    period: Period
    era: Era | None = None
    levels: Annotated[list[Level], FILLED]
    counts: dict[Slug, Count] = {}
    timeline: Timeline | None = None
    indicators: IndicatorTable | None = None
    priority_name: CountableByLanguage | None = None
    source: SourceDocument
    notes: list[Note] = []


# --- plan/**/*.yml -------------------------------------------------------------------------------------------------

Priority = Literal["yes", "no", "uncertain"]


class NodeShape(Shape, frozen=True, kw_only=True):
    """What every node of the plan has, in a file of its own or within its parent's."""

    number: Annotated[Line | None, in_editors(TEXT_OR_NUMBER)] = None
    title: LinesByLanguage
    text: ProseByLanguage | None = None
    priority: Priority = "no"
    source_page: PageNumber | None = None
    notes: list[Note] = []
    children: list[InlineNode] = []


class InlineNode(NodeShape, frozen=True, kw_only=True):
    """A node within its parent's file."""

    slug: Slug


class NodeFile(NodeShape, frozen=True, kw_only=True):
    """A node in a file of its own; its slug is the file's or the folder's name without the order prefix."""


# --- indicators/*.yml ----------------------------------------------------------------------------------------------


class YearValue(Shape, frozen=True, kw_only=True):
    year: Year
    value: Annotated[Value, in_editors({"type": ["string", "number"]})]
    note: LinesByLanguage | None = None


class IndicatorFile(Shape, frozen=True, kw_only=True):
    """indicators/….yml: what is measured, in which unit, from where and to where."""

    node: NodeId
    order: Count = 0
    title: LinesByLanguage
    unit: CountableByLanguage
    qualifier: LinesByLanguage | None = None
    better: Literal["up", "down"] | None = None
    text: ProseByLanguage | None = None
    baseline: YearValue
    target: YearValue
    measured: list[YearValue] = []
    source_page: PageNumber | None = None
    notes: list[Note] = []


# --- glossary.yml --------------------------------------------------------------------------------------------------


class Term(Shape, frozen=True, kw_only=True):
    id: Slug
    term: LinesByLanguage
    full: LinesByLanguage | None = None
    also: dict[Language, list[Line]] = {}
    avoid: dict[Language, list[Line]] = {}
    checked: Annotated[YesNo, in_editors(SWITCH)] = "yes"
    reading: dict[Language, Line] = {}
    official: Annotated[YesNo, in_editors(SWITCH)] = "no"
    text: ProseByLanguage | None = None


class GlossaryFile(Shape, frozen=True, kw_only=True):
    """glossary.yml: the plan's terms, in all its languages."""

    text: ProseByLanguage | None = None
    terms: list[Term] = []


# --- themes.yml ----------------------------------------------------------------------------------------------------


class Theme(Shape, frozen=True, kw_only=True):
    """A theme: a reader's situation or subject, and the nodes that are about it, wherever they stand."""

    id: Slug
    title: LinesByLanguage
    text: ProseByLanguage | None = None
    words: dict[Language, list[Line]] = {}
    nodes: Annotated[list[NodeId], FILLED]


class ThemesFile(Shape, frozen=True, kw_only=True):
    """themes.yml: an index across the plan, by themes; every node of the level that `covers` names is to be in it."""

    covers: Line | None = None
    themes: list[Theme] = []


# --- search.yml ----------------------------------------------------------------------------------------------------


class Everyday(Shape, frozen=True, kw_only=True):
    """Words by which people look for some places of the site, besides those that stand there."""

    words: Annotated[dict[Language, list[Line]], FILLED]
    places: Annotated[list[PlaceName], FILLED]


class SearchFile(Shape, frozen=True, kw_only=True):
    """search.yml: everyday words for the search; no page shows them."""

    entries: list[Everyday] = []


# --- pages/*.md ----------------------------------------------------------------------------------------------------


class PageFrontMatter(Shape, frozen=True, kw_only=True):
    """The head of a free page, between two lines of `---`."""

    title: Line
    description: Line | None = None
    figure: Literal["timeline"] | None = None
    source_page: PageNumber | None = None
    reference: Annotated[YesNo, in_editors(SWITCH)] = "no"
    notes: list[Note] = []
