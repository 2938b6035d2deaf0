"""The shapes of the content files: what may stand in them, and of which type.

One model a kind of file (`SiteFile`, `PlanFile`, `NodeFile`, `IndicatorFile`, `GlossaryFile`, `PageFrontMatter`).
The JSON Schema files in `generator/schema/` are generated from these models (`generator.validate.schema`), so that an
editor's completion and the build hold the same thing. Descriptions are written for people who edit the content.

The reader hands every plain value over as text; the models turn it into the type they name.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
"""A BCP 47 language tag: a language, with a script and a region where they matter (`ja`, `zh-Hant`, `pt-BR`)."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A part of an address: small ASCII letters, digits and single hyphens."""

NodeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
"""The slugs from the top of the plan down to a node, joined with `/`."""

Line = Annotated[str, StringConstraints(min_length=1)]
"""Text on one line, without markup."""

Year = Annotated[int, Field(ge=1800, le=2200)]
"""A fiscal year, by the calendar year in which it begins."""

SitePath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$")]
"""A path within the content folder, in ASCII, that leads nowhere else."""


class Multilingual:
    """Marks a type as one text in several languages, so that translations can be found without knowing the shapes."""


LinesByLanguage = Annotated[dict[Language, Line], Field(min_length=1), Multilingual()]
"""One line of text in each language: `{ja: …, en: …}`."""

ProseByLanguage = Annotated[dict[Language, Line], Field(min_length=1), Multilingual()]
"""Markdown in each language."""


def _one_form(value: object) -> object:
    """A noun with one form has it as `other`."""
    return {"other": value} if isinstance(value, str) else value


PluralForms = dict[Literal["zero", "one", "two", "few", "many", "other"], Line]
Forms = Annotated[
    PluralForms, Field(min_length=1), BeforeValidator(_one_form, json_schema_input_type=Line | PluralForms)
]
CountableByLanguage = Annotated[dict[Language, Forms], Field(min_length=1), Multilingual()]
"""A noun in each language; where its form depends on the count, one for each of the language's plural categories."""


def _http_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#@\[\]]+(/[^\s]*)?", value):
        raise PydanticCustomError("not_an_address", "not an address")
    return value


WebAddress = Annotated[str, AfterValidator(_http_address)]
"""An absolute http or https address."""


class Shape(BaseModel):
    """What all shapes share: no unknown keys, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# --- site.yml ------------------------------------------------------------------------------------------------------


class Repository(Shape):
    url: WebAddress = Field(description="Address of the repository, as it stands in the browser.")
    branch: Line = Field("main", description="The branch that is published.")
    directory: Line = Field("content", description="Where the content folder stands in the repository.")


class Publisher(Shape):
    name: LinesByLanguage = Field(description="The body that the plan belongs to.")
    url: WebAddress | None = Field(None, description="Its own website.")


class Contact(Shape):
    name: LinesByLanguage = Field(description="Where to write about this site.")
    url: WebAddress | None = Field(None, description="Without it and without email, the repository's list of issues.")
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None


class Licence(Shape):
    name: LinesByLanguage
    url: WebAddress | None = None


class SiteFile(Shape):
    """site.yml: what the website is, in which languages, and where it is published."""

    name: LinesByLanguage = Field(description="The site's name, in the header of every page.")
    short_name: LinesByLanguage | None = Field(None, description="The same, short, for a narrow header.")
    description: LinesByLanguage = Field(description="What the site shows, in a sentence; search engines show it.")
    languages: Annotated[list[Language], Field(min_length=1)] = Field(
        description="The site's languages. The first is the language of record: its text is the authentic one."
    )
    base_url: WebAddress | None = Field(None, description="Where the site is published; --base-url goes before it.")
    repository: Repository | None = Field(None, description="Where the content is edited; each page links to its file.")
    publisher: Publisher
    contact: Contact | None = None
    licence: Licence | None = Field(None, description="Under which terms the content may be used.")
    image: SitePath | None = Field(None, description="A PNG of 1200 × 630 pixels, shown where a page is shared.")
    notices: list[ProseByLanguage] = Field(
        default_factory=list, description="Short notices on every page, for example that the plan is a draft."
    )
    navigation: list[Slug] = Field(
        default_factory=lambda: ["structure", "indicators", "priorities", "glossary"],
        description="The pages that the menu names, besides the top level of the plan.",
    )
    footer: list[Slug] = Field(
        default_factory=lambda: ["notes", "translations", "sitemap", "print"],
        description="The pages that the footer names.",
    )


# --- plan/plan.yml -------------------------------------------------------------------------------------------------


class Level(Shape):
    key: Slug = Field(description="The level's name in addresses and file names, for example `policy`.")
    name: CountableByLanguage = Field(
        description="What a node of this level is called; with plural forms where needed."
    )
    view: Literal["page", "section", "item"] = Field(
        description="page: has a page of its own. section: a section on the page above it. item: an entry in a list."
    )
    numbering: Literal["roman", "decimal", "circled", "free", "none"] = Field(
        "none", description="How the official numbers run: Ⅰ Ⅱ, 1 2, ① ②, anything, or none."
    )
    colours: bool = Field(False, description="Each node of this level has a colour of its own throughout the site.")


class Period(Shape):
    first: Year
    last: Year


class Era(Shape):
    name: LinesByLanguage = Field(description="The era's name, for example 平成.")
    first: Year = Field(description="The calendar year that is the era's year 1, for example 1989.")


class TimelineBar(Shape):
    title: LinesByLanguage
    first: Year
    last: Year
    current: bool = Field(False, description="The plan that this site shows.")


class TimelineMark(Shape):
    title: LinesByLanguage
    after: Year = Field(description="The mark stands at the end of this fiscal year.")


class Timeline(Shape):
    """A chart of years: bars that run from a year to a year, and marks between two years."""

    title: LinesByLanguage
    first: Year
    last: Year
    bars: list[TimelineBar]
    marks: list[TimelineMark] = Field(default_factory=list)


class IndicatorTable(Shape):
    title: LinesByLanguage = Field(description="The table's heading.")
    text: ProseByLanguage | None = Field(None, description="What is said before the table.")
    name_heading: LinesByLanguage = Field(description="The head of the column with the indicators' names.")
    baseline_heading: LinesByLanguage
    target_heading: LinesByLanguage
    source_page: int | None = None


class SourceDocument(Shape):
    title: LinesByLanguage
    file: SitePath | None = Field(None, description="The document itself, within the content folder; it is published.")
    url: WebAddress | None = None
    pages: int | None = None
    note: ProseByLanguage | None = None


class Note(Shape):
    """An editorial note: where the source disagrees with itself, errs, or leaves something open."""

    kind: Literal["variant", "misprint", "uncertain", "placement"] = Field(
        description="variant: another wording elsewhere. misprint: an error in the source. "
        "uncertain: the source does not say. placement: something stands in a place where it does not belong."
    )
    reading: Line | None = Field(None, description="The other wording, exactly as the source has it.")
    source_page: int | None = Field(None, description="The page of the source on which that stands.")
    text: ProseByLanguage = Field(description="What is to be said of it.")


class PlanFile(Shape):
    """plan/plan.yml: what the plan is: its title, period, levels, and the document it was taken from."""

    title: LinesByLanguage
    subtitle: LinesByLanguage | None = None
    text: ProseByLanguage | None = Field(
        None, description="What the plan is, in a few sentences; the home page shows it."
    )
    period: Period
    era: Era | None = Field(None, description="The era that the years are also counted in.")
    levels: Annotated[list[Level], Field(min_length=1)] = Field(description="The plan's levels, from the top down.")
    counts: dict[Slug, int] = Field(
        default_factory=dict,
        description="How many nodes each level has, and how many `indicators`; the build holds them.",
    )
    timeline: Timeline | None = None
    indicators: IndicatorTable | None = None
    priority_name: CountableByLanguage | None = Field(None, description="What a priority is called in this plan.")
    source: SourceDocument
    notes: list[Note] = Field(default_factory=list)


# --- plan/**/*.yml -------------------------------------------------------------------------------------------------

Priority = Literal["yes", "no", "uncertain"]


class NodeShape(Shape):
    """What every node of the plan has, in a file of its own or within its parent's."""

    number: Annotated[Line | None, WithJsonSchema({"type": ["string", "integer", "null"]})] = Field(
        None, description="The official number as the plan prints it: Ⅰ, 1, ①."
    )
    title: LinesByLanguage
    text: ProseByLanguage | None = None
    priority: Priority = Field("no", description="yes, no, or uncertain where the source leaves it open.")
    source_page: int | None = Field(None, description="The page of the source document on which it stands.")
    notes: list[Note] = Field(default_factory=list)
    children: list[InlineNode] = Field(default_factory=list, description="The nodes of the next level, in their order.")


class InlineNode(NodeShape):
    """A node within its parent's file."""

    slug: Slug = Field(description="Its part of the address; it stays when the title changes.")


class NodeFile(NodeShape):
    """A node in a file of its own; its slug is the file's or the folder's name without the order prefix."""


# --- indicators/*.yml ----------------------------------------------------------------------------------------------

NoValue = Literal["under-consideration", "not-measured", "not-yet-published", "not-available", "discontinued"]
"""The reasons why there is no number."""

_REASONS_IN_WORDS = {"検討中": "under-consideration", "未測定": "not-measured", "未公表": "not-yet-published"}
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")


def _number_or_reason(value: object) -> Decimal | str:
    """A number as typed, or a reason by its key or in the words that the plan's staff use."""
    text = _REASONS_IN_WORDS.get(str(value), str(value))
    if text in get_args(NoValue):
        return text
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    raise PydanticCustomError("not_a_value", "not a value", {"reasons": ", ".join(get_args(NoValue))})


Value = Annotated[
    Decimal | str,
    PlainValidator(_number_or_reason, json_schema_input_type=float | NoValue | Literal["検討中", "未測定", "未公表"]),
]
"""A number without separators, or a reason why there is none."""


class YearValue(Shape):
    year: Year
    value: Value
    note: LinesByLanguage | None = None


class IndicatorFile(Shape):
    """indicators/….yml: what is measured, in which unit, from where and to where."""

    node: NodeId = Field(description="The node that the indicator belongs to: its slugs from the top, joined with /.")
    order: int = Field(0, description="The place among the indicators of one node.")
    title: LinesByLanguage
    unit: CountableByLanguage
    qualifier: LinesByLanguage | None = Field(None, description="A word before the value, such as 平均 (average).")
    better: Literal["up", "down"] | None = Field(
        None, description="Which direction is the better one; left out where the plan does not say."
    )
    text: ProseByLanguage | None = None
    baseline: YearValue
    target: YearValue
    measured: list[YearValue] = Field(default_factory=list, description="The values since, a year each.")
    source_page: int | None = None
    notes: list[Note] = Field(default_factory=list)


# --- glossary.yml --------------------------------------------------------------------------------------------------


class Term(Shape):
    id: Slug
    term: LinesByLanguage = Field(description="The word, as the plan uses it.")
    full: LinesByLanguage | None = Field(None, description="The name in full, where the word is short for it.")
    also: dict[Language, list[Line]] = Field(default_factory=dict, description="Other forms that are right.")
    reading: dict[Language, Line] = Field(
        default_factory=dict, description="How the word is read; it also decides the order."
    )
    official: bool = Field(False, description="The names in the other languages are official ones.")
    text: ProseByLanguage | None = Field(None, description="What the word means.")


class GlossaryFile(Shape):
    """glossary.yml: the plan's terms, in all its languages."""

    text: ProseByLanguage | None = Field(None, description="What is said at the head of the glossary.")
    terms: list[Term] = Field(default_factory=list)


# --- pages/*.md ----------------------------------------------------------------------------------------------------


class PageFrontMatter(Shape):
    """The head of a free page, between two lines of `---`."""

    title: Line
    description: Line | None = Field(None, description="What the page is about, in a sentence.")
    figure: Literal["timeline"] | None = Field(None, description="A figure that stands after the text.")
    source_page: int | None = None
    reference: bool = Field(
        False, description="The page gives the plan's own text, so that a translation of it is a reference only."
    )
    notes: list[Note] = Field(default_factory=list)
