"""A page as a reader meets it: its elements, their text, and the language that each is marked with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSHOWN = frozenset({"script", "style", "template"})


@dataclass(eq=False)
class Element:
    """An element with what is within it, in order: text and elements."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    parts: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all within it, in the order of the page."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def every(self, *tags: str, **attributes: str) -> list[Element]:
        """The elements of these tags (of any, if none is given) that have these attributes; `class_` is one of many."""
        classes = set(attributes.pop("class_", "").split())
        return [
            element
            for element in self.walk()
            if (not tags or element.tag in tags)
            and classes <= set(element.attributes.get("class", "").split())
            and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, *tags: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.every(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} of {tags} {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """All text that is shown within the element."""
        if self.tag in UNSHOWN:
            return ""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def language(self) -> str:
        """The language that the element is in: its own mark or the nearest one around it."""
        element: Element | None = self
        while element is not None:
            if "lang" in element.attributes:
                return element.attributes["lang"]
            element = element.parent
        return ""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.current = Element("document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.current)
        self.current.parts.append(element)
        if tag not in VOID:
            self.current = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.current.parts.append(Element(tag, {name: value or "" for name, value in attrs}, self.current))

    def handle_endtag(self, tag: str) -> None:
        assert self.current.tag == tag, f"</{tag}> ends <{self.current.tag}>"
        assert self.current.parent is not None
        self.current = self.current.parent

    def handle_data(self, data: str) -> None:
        self.current.parts.append(data)


def parse(page: bytes | str) -> Element:
    """The page's elements. A page whose tags do not pair is an error."""
    builder = _Builder()
    builder.feed(page.decode() if isinstance(page, bytes) else page)
    builder.close()
    assert builder.current is builder.root, f"<{builder.current.tag}> is never ended"
    return builder.root


def squeezed(text: str) -> str:
    """Text in the form in which two texts are compared: compatibility forms made alike, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def ids(page: Element) -> list[str]:
    """Every id of a page, in order."""
    return [element.attributes["id"] for element in page.walk() if "id" in element.attributes]


def target(path: str, address: str) -> tuple[str, str] | None:
    """The file and the fragment that an address on a page leads to; None where it leads off the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    file = normpath(join(path.rpartition("/")[0], unquote(parts.path))) if parts.path else path
    return file, unquote(parts.fragment)
