"""HTML in Markdown: which tags may stand in a text, what becomes of the others, and which of them are told.

A short list of tags within a line may stand there; each is written anew, with no attribute but its own. A tag that is
not on the list is taken out and its words stay; a remark, a script and a style go with what is in them. Whatever is
no tag (`a < b`, `<検討中>`) stays text. What tags a text is left with is made to nest by nh3, so that one that is never
closed, or closed in the wrong place, ends with the block it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape, unescape
from html.entities import html5
from typing import TYPE_CHECKING

from generator.problems import Place, Problem
from generator.read.characters import is_seen
from generator.read.content import MarkdownFile
from generator.read.yaml import Document
from generator.render.plain_markdown import ADDRESSES, ALIGNMENTS, site_address
from generator.validate.check import CheckedContent
from generator.validate.texts import texts_of

if TYPE_CHECKING:
    import nh3

    from generator.render.markdown import MarkdownRenderer

VOID = frozenset({"br", "wbr"})
KEPT: dict[str, str] = {
    **dict.fromkeys((*VOID, "del", "ins", "kbd", "mark", "rp", "rt", "ruby", "sub", "sup"), ""),
    "abbr": "title",
    "span": "lang",
}
"""The tags that may stand in a text, each with the attribute that it may have. None is one that HTML's parser goes on
with after the block that it stands in (`b`, `small`)."""

TAG = (
    r"<(?:!--(?:(?!<!--|-->).)*--|"
    r"(?P<silent>(?i:script|style))(?:[\s/][^<>]*)?>(?:(?!</?(?i:script|style)\b).)*</(?i:(?P=silent))\s*|"
    r"(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?))>"
)
"""A tag, a remark, or a script or style with what is in it; nothing of it is looked for beyond the next `<`."""

_MAY_BE_TAG = re.compile(r"<[a-zA-Z/!]")
_TAG = re.compile(TAG, re.DOTALL)
_ATTRIBUTE = re.compile(r"(?<![^\s/\"'])([a-zA-Z]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_READING = re.compile(r"<(rt|rp)>[^<]*(?:<(?!/?(?:rt|rp)>)[^<]*)*</\1>")

_OWN: dict[str, set[str]] = {
    **{tag: set() for tag in ("p", "ul", "li", "blockquote", "pre", "code", "em", "strong", "hr")},
    **{tag: set() for tag in ("table", "thead", "tbody", "tr", "caption")},
    **{f"h{level}": {"id"} for level in range(1, 7)},
    "a": {"href", "title", "data-address"},
    "img": {"src", "alt", "title", "data-address"},
    "ol": {"start"},
    "div": {"class", "tabindex"},
    "th": {"scope", "class"},
    "td": {"class"},
}
"""The tags that Markdown makes, with their attributes."""

_VALUES = {
    **ADDRESSES,
    "id": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "start": re.compile(r"[0-9]+"),
    "class": re.compile("|".join(("scroller", *ALIGNMENTS.values()))),
    "tabindex": re.compile("0"),
    "scope": re.compile("col"),
    "lang": _LANGUAGE,
}
"""What the values of attributes look like; any other attribute holds words."""


def written_anew(tag: re.Match[str], text: str) -> str | None:
    """A tag of the short list as it may stand on a page; None for any other. `text` is the tag without placeholders."""
    name = (tag["name"] or "").lower()
    if name not in KEPT or (tag["end"] and name in VOID):
        return None
    if tag["end"]:
        return f"</{name}>"
    for attribute, quoted in _ATTRIBUTE.findall(text):
        value = "".join(filter(is_seen, unescape(quoted.strip("\"'"))))
        if attribute.lower() == KEPT[name] and (attribute.lower() != "lang" or _LANGUAGE.fullmatch(value)):
            return f'<{name} {KEPT[name]}="{escape(value)}">'
    return f"<{name}>"


def is_character(entity: str) -> bool:
    """Whether `&…;` stands for a character that may stand on a page; any other is shown as it was written."""
    if not entity.startswith("&#"):
        return entity[1:] in html5
    if len(entity) > 10:
        return False
    number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    return 0 < number <= 0x10FFFF and is_seen(chr(number))


def made_to_nest(html: str) -> str:
    """The HTML of a text that has tags of its own, each closed where it must be, and nothing in it but what may be."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3  # noqa: PLC0415  (few texts have tags of their own)

    own = {tag: {attribute} if attribute else set() for tag, attribute in KEPT.items()}
    attributes = {**_OWN, **own}
    return nh3.Cleaner(
        tags=set(attributes),
        attributes=attributes,
        attribute_filter=_fitting,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _fitting(tag: str, name: str, value: str) -> str | None:  # noqa: ARG001  (nh3 gives the tag, too)
    """An attribute's value if it is such as ours are; addresses within the site lead there from here on."""
    form = _VALUES.get(name)
    if form is not None and not form.fullmatch(value):
        return None
    return site_address(value) if name in {"href", "src"} and value.startswith("/") else value


def without_tags(text: str) -> str:
    """The words of a text alone, without the readings beside them."""
    return _TAG.sub("", _READING.sub("", text)) if "<" in text else text


def _sources(content: CheckedContent) -> Iterator[tuple[Callable[[str, int], Place], str]]:
    """Every text in Markdown, with the place of what begins at an offset in it: so many of the same words before."""
    for shape, document in content.files():
        if document.file in content.settled or not isinstance(document, Document):
            continue
        for path, markdown, text in texts_of(shape):
            for language, source in text.items() if markdown else ():
                yield partial(_place_in_value, document, (*path, language), source), source
    for page in content.pages:
        if page.file.file not in content.settled:
            yield partial(_place_in_page, page.file), page.file.body


def _place_in_value(document: Document, path: tuple[str | int, ...], source: str, tag: str, position: int) -> Place:
    words = tag.partition("\n")[0]
    return document.locate_words(path, words, source.count(words, 0, position))


def _place_in_page(page: MarkdownFile, tag: str, position: int) -> Place:  # noqa: ARG001  (as above)
    line_start = page.body.rfind("\n", 0, position) + 1
    return Place(page.file, page.body_line + page.body.count("\n", 0, position), position - line_start + 1)


def removed_tags(content: CheckedContent, markdown: MarkdownRenderer) -> Iterator[Problem]:
    """A warning for each tag that will not be on the pages, so that its author knows; in files not known to be settled.

    What stands in code is no tag: a text that may have one is read as the pages are.
    """
    for place, source in _sources(content):
        if not _MAY_BE_TAG.search(source):
            continue
        position = 0
        told: set[str] = set()
        for tag in markdown.removed(source):
            position = max(source.find(tag, position), position)
            values = {"tag": tag if len(tag) <= 40 else f"{tag[:39]}…", "kept": tuple(sorted(KEPT))}
            # A table that was pasted has a tag for each of its cells.
            if (name := re.sub(r"[\s>].*", "", tag, flags=re.DOTALL).lower()) not in told:
                yield Problem("html-removed", place(tag, position), values, "warning")
            told.update((name, "<tr", "<th", "<td", "<thead", "<tbody") if name == "<table" else (name,))
            position += 1
