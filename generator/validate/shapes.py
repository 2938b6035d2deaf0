"""The shapes of the content files: what may stand in them, and of which type.

One struct a kind of file (`SiteFile`, `PlanFile`, `NodeFile`, `IndicatorFile`, `GlossaryFile`, `PageFrontMatter`).
The JSON Schema files in `generator/schema/` are generated from these (`generator.validate.schema`), so that an
editor's completion and the build hold the same thing. Descriptions are written for people who edit the content.

The reader hands every plain value over as text; only whole numbers are made of it here (the rest is the next stage's).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta


def about(description: str, schema: dict[str, Any] | None = None) -> Meta:
    """What a key is for, in the words that an editor's tool shows; `schema` is what its JSON Schema says otherwise."""
    return Meta(description=description, extra_json_schema=schema)


TEXT_OR_NUMBER = {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}
SWITCH = {"enum": [True, False, "yes", "no"]}
"""What an editor's tool takes for a number or for no text at all is text here."""


def _form(pattern: str, longest: int | None = None) -> Meta:
    """The form of a text from its beginning to its very end: a pattern's own `$` lets a line break follow."""
    return Meta(pattern=rf"^{pattern}$(?!\n)", max_length=longest)


def _told_as(code: str, **values: Any) -> Meta:
    """The problem that a value is which does not fit, and an example of one that does."""
    return Meta(extra={"code": code, **values})


FILLED = Meta(min_length=1)

Language = Annotated[str, _form(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"), _told_as("not-a-language")]
"""A BCP 47 language tag: a language, with a script and a region where they matter (`ja`, `zh-Hant`, `pt-BR`)."""

Slug = Annotated[str, _form(r"[a-z0-9]+(-[a-z0-9]+)*", longest=80), _told_as("not-a-slug")]
"""A part of an address: small ASCII letters, digits and single hyphens."""

NodeId = Annotated[str, _form(r"[a-z0-9-]+(/[a-z0-9-]+)*"), _told_as("not-a-node")]
"""The slugs from the top of the plan down to a node, joined with `/`."""

Line = Annotated[str, Meta(pattern=r"^\s*\S[^\n\r]*\s*$", max_length=1000)]
"""Text on one line, without markup."""

Prose = Annotated[str, Meta(pattern=r"\S")]
"""Text in Markdown."""

PageNumber = Annotated[int, Meta(ge=1)]
"""A page of the source document, counted from 1."""

Count = Annotated[int, Meta(ge=0)]

Year = Annotated[int, Meta(ge=1800, le=2200), _told_as("not-a-year")]
"""A fiscal year, by the calendar year in which it begins."""

YesNo = Annotated[Literal["yes", "no", "true", "false"], _told_as("not-yes-or-no")]
"""yes or no; to an editor's tool, true and false are no text."""

SitePath = Annotated[str, _form(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"), _told_as("not-a-path")]
"""A path within the content folder, in ASCII, that leads nowhere else."""

_PORT = "(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"

WebAddress = Annotated[
    str,
    _form(rf"https?://[^\s/?#@:\[\]\\<>\"'`{{}}|^]+{_PORT}([/?#][^\s\\<>\"`{{}}|^]*)?"),
    _told_as("not-an-address"),
]
"""An absolute http or https address."""

BASE_ADDRESS = (
    rf"https?://([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\]){_PORT}(/(?!/)[^\s?#\\<>\"`{{}}|^]*)?"
)
BaseAddress = Annotated[str, _form(BASE_ADDRESS), _told_as("not-a-base-address")]
"""A web address to which the paths of pages can be added: its host in ASCII, and nothing after its path.

Its path is one on that server however it is shortened.
"""

EmailAddress = Annotated[str, _form(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"), _told_as("not-an-email")]
"""An address for mail and nothing else: `?` would begin what the letter is to say."""

RepositoryPath = Annotated[
    str,
    _form(r"(\.|(?!\.\.?(/|$))[^/\\\n]+(/(?!\.\.?(/|$))[^/\\\n]+)*)"),
    _told_as("not-a-repository-path"),
]
"""The name of a branch or a folder of a repository; it leads nowhere else."""

NO_VALUE = ("under-consideration", "not-measured", "not-yet-published", "not-available", "discontinued")
"""The reasons why there is no number."""

IN_WORDS = {"検討中": "under-consideration", "未測定": "not-measured", "未公表": "not-yet-published"}
"""The same in the words that the plan's staff use."""

Value = Annotated[
    str,
    Meta(
        pattern=(
            r"^((?!-0(\.0+)?$)-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?"
            rf"|{'|'.join((*NO_VALUE, *IN_WORDS))})$(?!\n)"
        ),
    ),
    _told_as("not-a-value", empty="no-value"),
]
"""A number without separators, or a reason why there is none."""

_MULTILINGUAL = Meta(min_length=1, extra={"multilingual": True})
"""Marks a type as one text in several languages, so that translations can be found without knowing the shapes; one in
Markdown is marked as that, too."""

LinesByLanguage = Annotated[dict[Language, Line], _MULTILINGUAL]
"""One line of text in each language: `{ja: …, en: …}`."""

ProseByLanguage = Annotated[dict[Language, Prose], _MULTILINGUAL, Meta(extra={"markdown": True})]
"""Markdown in each language."""

PluralForms = Annotated[dict[Literal["zero", "one", "two", "few", "many", "other"], Line], FILLED]

Noun = Annotated[str, Meta(min_length=1, max_length=1000)]
"""A line whose form is held later: in a union, a pattern makes msgspec.inspect end the program with a memory error."""

CountableByLanguage = Annotated[dict[Language, Noun | PluralForms], _MULTILINGUAL, Meta(extra={"countable": True})]
"""A noun in each language; where its form depends on the count, one for each of the language's plural categories."""


ListKey = Literal[
    "structure",
    "indicators",
    "priorities",
    "glossary",
    "notes",
    "translations",
    "sitemap",
    "print",
]
LISTS: tuple[ListKey, ...] = get_args(ListKey)
"""The pages that a plan has once in each language, besides the home page, as site.yml names them."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all shapes share: no unknown keys, nothing changed after reading."""


# --- site.yml ------------------------------------------------------------------------------------------------------


class Repository(Shape, frozen=True, kw_only=True):
    url: Annotated[WebAddress, about("Address of the repository, as it stands in the browser.")]
    branch: Annotated[RepositoryPath, about("The branch that is published.")] = "main"
    directory: Annotated[RepositoryPath, about("Where the content folder stands in the repository.")] = "content"


class Publisher(Shape, frozen=True, kw_only=True):
    name: Annotated[LinesByLanguage, about("The body that the plan belongs to.")]
    url: Annotated[WebAddress | None, about("Its own website.")] = None


class Contact(Shape, frozen=True, kw_only=True):
    name: Annotated[LinesByLanguage, about("Where to write about this site.")]
    url: Annotated[WebAddress | None, about("Without it and without email, the repository's list of issues.")] = None
    email: EmailAddress | None = None


class Licence(Shape, frozen=True, kw_only=True):
    name: LinesByLanguage
    url: WebAddress | None = None


class SiteFile(Shape, frozen=True, kw_only=True):
    """site.yml: what the website is, in which languages, and where it is published."""

    name: Annotated[LinesByLanguage, about("The site's name, in the header of every page.")]
    short_name: Annotated[LinesByLanguage | None, about("The same, short, for a narrow header.")] = None
    description: Annotated[LinesByLanguage, about("What the site shows, in a sentence; search engines show it.")]
    languages: Annotated[
        list[Language],
        FILLED,
        about("The site's languages. The first is the language of record: its text is the authentic one."),
    ]
    base_url: Annotated[BaseAddress | None, about("Where the site is published; --base-url goes before it.")] = None
    repository: Annotated[Repository | None, about("Where the content is edited; each page links to its file.")] = None
    publisher: Publisher
    contact: Contact | None = None
    licence: Annotated[Licence | None, about("Under which terms the content may be used.")] = None
    image: Annotated[SitePath | None, about("A PNG of 1200 × 630 pixels, shown where a page is shared.")] = None
    notices: Annotated[
        list[ProseByLanguage], about("Short notices on every page, for example that the plan is a draft.")
    ] = []
    navigation: Annotated[list[Slug], about("The pages that the menu names, besides the top level of the plan.")] = (
        msgspec.field(default_factory=lambda: ["structure", "indicators", "priorities", "glossary"])
    )
    footer: Annotated[list[Slug], about("The pages that the footer names.")] = msgspec.field(
        default_factory=lambda: ["notes", "translations", "sitemap", "print"]
    )


# --- plan/plan.yml -------------------------------------------------------------------------------------------------


class Level(Shape, frozen=True, kw_only=True):
    key: Annotated[Slug, about("The level's name in addresses and file names, for example `policy`.")]
    name: Annotated[CountableByLanguage, about("What a node of this level is called; with plural forms where needed.")]
    view: Annotated[
        Literal["page", "section", "item"],
        about("page: has a page of its own. section: a section on the page above it. item: an entry in a list."),
    ]
    numbering: Annotated[
        Literal["roman", "decimal", "circled", "free", "none"],
        about("How the official numbers run: Ⅰ Ⅱ, 1 2, ① ②, anything, or none."),
    ] = "none"
    colours: Annotated[YesNo, about("Each node of this level has a colour of its own throughout the site.", SWITCH)] = (
        "no"
    )


class Period(Shape, frozen=True, kw_only=True):
    first: Year
    last: Year


class Era(Shape, frozen=True, kw_only=True):
    name: Annotated[LinesByLanguage, about("The era's name, for example 平成.")]
    first: Annotated[Year, about("The calendar year that is the era's year 1, for example 1989.")]


class TimelineBar(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    first: Year
    last: Year
    current: Annotated[YesNo, about("The plan that this site shows.", SWITCH)] = "no"


class TimelineMark(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    after: Annotated[Year, about("The mark stands at the end of this fiscal year.")]


class Timeline(Shape, frozen=True, kw_only=True):
    """A chart of years: bars that run from a year to a year, and marks between two years."""

    title: LinesByLanguage
    first: Year
    last: Year
    bars: list[TimelineBar]
    marks: list[TimelineMark] = []


class IndicatorTable(Shape, frozen=True, kw_only=True):
    title: Annotated[LinesByLanguage, about("The table's heading.")]
    text: Annotated[ProseByLanguage | None, about("What is said before the table.")] = None
    name_heading: Annotated[LinesByLanguage, about("The head of the column with the indicators' names.")]
    baseline_heading: LinesByLanguage
    target_heading: LinesByLanguage
    source_page: PageNumber | None = None


class SourceDocument(Shape, frozen=True, kw_only=True):
    title: LinesByLanguage
    file: Annotated[SitePath | None, about("The document itself, within the content folder; it is published.")] = None
    url: WebAddress | None = None
    pages: PageNumber | None = None
    note: ProseByLanguage | None = None


class Note(Shape, frozen=True, kw_only=True):
    """An editorial note: where the source disagrees with itself, errs, or leaves something open."""

    kind: Annotated[
        Literal["variant", "misprint", "uncertain", "placement"],
        about(
            "variant: another wording elsewhere. misprint: an error in the source. "
            "uncertain: the source does not say. placement: something stands in a place where it does not belong."
        ),
    ]
    reading: Annotated[Line | None, about("The other wording, exactly as the source has it.")] = None
    source_page: Annotated[PageNumber | None, about("The page of the source on which that stands.")] = None
    text: Annotated[ProseByLanguage, about("What is to be said of it.")]


class PlanFile(Shape, frozen=True, kw_only=True):
    """plan/plan.yml: what the plan is: its title, period, levels, and the document it was taken from."""

    title: LinesByLanguage
    subtitle: LinesByLanguage | None = None
    text: Annotated[ProseByLanguage | None, about("What the plan is, in a few sentences; the home page shows it.")] = (
        None
    )
    period: Period
    era: Annotated[Era | None, about("The era that the years are also counted in.")] = None
    levels: Annotated[list[Level], FILLED, about("The plan's levels, from the top down.")]
    counts: Annotated[
        dict[Slug, Count], about("How many nodes each level has, and how many `indicators`; the build holds them.")
    ] = {}
    timeline: Timeline | None = None
    indicators: IndicatorTable | None = None
    priority_name: Annotated[CountableByLanguage | None, about("What a priority is called in this plan.")] = None
    source: SourceDocument
    notes: list[Note] = []


# --- plan/**/*.yml -------------------------------------------------------------------------------------------------

Priority = Literal["yes", "no", "uncertain"]


class NodeShape(Shape, frozen=True, kw_only=True):
    """What every node of the plan has, in a file of its own or within its parent's."""

    number: Annotated[Line | None, about("The official number as the plan prints it: Ⅰ, 1, ①.", TEXT_OR_NUMBER)] = None
    title: LinesByLanguage
    text: ProseByLanguage | None = None
    priority: Annotated[Priority, about("yes, no, or uncertain where the source leaves it open.")] = "no"
    source_page: Annotated[PageNumber | None, about("The page of the source document on which it stands.")] = None
    notes: list[Note] = []
    children: Annotated[list[InlineNode], about("The nodes of the next level, in their order.")] = []


class InlineNode(NodeShape, frozen=True, kw_only=True):
    """A node within its parent's file."""

    slug: Annotated[Slug, about("Its part of the address; it stays when the title changes.")]


class NodeFile(NodeShape, frozen=True, kw_only=True):
    """A node in a file of its own; its slug is the file's or the folder's name without the order prefix."""


# --- indicators/*.yml ----------------------------------------------------------------------------------------------


class YearValue(Shape, frozen=True, kw_only=True):
    year: Year
    value: Annotated[
        Value, about("A number in plain digits, or a reason why there is none.", {"type": ["string", "number"]})
    ]
    note: LinesByLanguage | None = None


class IndicatorFile(Shape, frozen=True, kw_only=True):
    """indicators/….yml: what is measured, in which unit, from where and to where."""

    node: Annotated[NodeId, about("The node that the indicator belongs to: its slugs from the top, joined with /.")]
    order: Annotated[Count, about("The place among the indicators of one node.")] = 0
    title: LinesByLanguage
    unit: CountableByLanguage
    qualifier: Annotated[LinesByLanguage | None, about("A word before the value, such as 平均 (average).")] = None
    better: Annotated[
        Literal["up", "down"] | None, about("Which direction is the better one; left out where the plan does not say.")
    ] = None
    text: ProseByLanguage | None = None
    baseline: YearValue
    target: YearValue
    measured: Annotated[list[YearValue], about("The values since, a year each.")] = []
    source_page: PageNumber | None = None
    notes: list[Note] = []


# --- glossary.yml --------------------------------------------------------------------------------------------------


class Term(Shape, frozen=True, kw_only=True):
    id: Slug
    term: Annotated[LinesByLanguage, about("The word, as the plan uses it.")]
    full: Annotated[LinesByLanguage | None, about("The name in full, where the word is short for it.")] = None
    also: Annotated[dict[Language, list[Line]], about("Other forms that are right.")] = {}
    reading: Annotated[dict[Language, Line], about("How the word is read; it also decides the order.")] = {}
    official: Annotated[YesNo, about("The names in the other languages are official ones.", SWITCH)] = "no"
    text: Annotated[ProseByLanguage | None, about("What the word means.")] = None


class GlossaryFile(Shape, frozen=True, kw_only=True):
    """glossary.yml: the plan's terms, in all its languages."""

    text: Annotated[ProseByLanguage | None, about("What is said at the head of the glossary.")] = None
    terms: list[Term] = []


# --- pages/*.md ----------------------------------------------------------------------------------------------------


class PageFrontMatter(Shape, frozen=True, kw_only=True):
    """The head of a free page, between two lines of `---`."""

    title: Line
    description: Annotated[Line | None, about("What the page is about, in a sentence.")] = None
    figure: Annotated[Literal["timeline"] | None, about("A figure that stands after the text.")] = None
    source_page: PageNumber | None = None
    reference: Annotated[
        YesNo, about("The page gives the plan's own text, so that a translation of it is a reference only.", SWITCH)
    ] = "no"
    notes: list[Note] = []
