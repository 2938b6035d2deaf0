"""What can stand in the content's files as a value: slugs, years, addresses, texts in several languages.

A type says which form a value has (and so does the JSON Schema made from it), and which problem it is where a value
has another.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta


def fits(text: str, kind: object) -> bool:
    """Whether a text is a value of one of these types."""
    try:
        msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError:
        return False
    return True


def in_editors(schema: dict[str, Any]) -> Meta:
    """What a key's JSON Schema says otherwise than follows from its type."""
    return Meta(extra_json_schema=schema)


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

PageName = Annotated[str, _form(r"[a-z0-9]+(-[a-z0-9]+)*", longest=80), _told_as("not-a-page")]
"""The name of a page, by which menus name it."""

NodeId = Annotated[str, _form(r"[a-z0-9-]+(/[a-z0-9-]+)*"), _told_as("not-a-node")]
"""The slugs from the top of the plan down to a node, joined with `/`."""

PlaceName = Annotated[str, _form(r"[a-z0-9-]+(/[a-z0-9-]+)*"), _told_as("not-a-node")]
"""What search.yml names: a node by its id, an indicator (`indicators/` and its name), or a page by its name."""

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
    _form(rf"""https?://[^\s/?#@:\[\]\\<>"'`{{}}|^]+{_PORT}([/?#][^\s\\<>"`{{}}|^]*)?"""),
    _told_as("not-an-address"),
]
"""An absolute http or https address."""

BASE_ADDRESS = (
    rf"https?://([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\]){_PORT}"
    r"""(/(?!/|(\S*/)?index\.html?$)[^\s?#\\<>"`{}|^]*)?"""
)
BaseAddress = Annotated[str, _form(BASE_ADDRESS), _told_as("not-a-base-address")]
"""A web address to which the paths of pages can be added: its host in ASCII, and nothing after its path.

Its path is one on that server however it is shortened, and names no page.
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
    "themes",
    "glossary",
    "notes",
    "translations",
    "search",
    "sitemap",
    "parallel",
    "print",
]
Omission = Literal["parallel", "search"]
"""What a site can do without, as site.yml names it: the pages with the languages side by side, the search."""

LISTS: tuple[ListKey, ...] = get_args(ListKey)
"""The pages that a plan has once in each language, besides the home page, as site.yml names them."""
