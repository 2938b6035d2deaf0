"""What a page's HTML refers to and offers: its links, ids, title, language and pictures, in one pass over its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][-a-zA-Z0-9_:.]*)(?:=\"([^\"]*)\"|='([^']*)'|=([^\s>]+))?")
_STRANGE = re.compile("[\x02\x03]")
_TITLE = re.compile(r"<title>\s*[^<\s][^<]*</title>")
_LINKING = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "use": "href",
    "form": "action",
    "source": "src",
}


@dataclass
class Scan:
    """A page's findings; every position is an offset into its HTML."""

    links: list[tuple[str, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    repeated_ids: list[tuple[str, int]] = field(default_factory=list)
    pictures_without_text: list[tuple[str, int]] = field(default_factory=list)
    links_without_address: list[tuple[str, int]] = field(default_factory=list)
    """The address that may not stand on a page, and where it was taken away."""
    pictures_without_address: list[tuple[str, int]] = field(default_factory=list)
    language: str | None = None
    has_title: bool = False


def strange_characters(html: str) -> Iterator[tuple[str, int]]:
    """What Markdown's marks for what it keeps aside would leave behind: characters that no text has, and where."""
    return ((match[0], match.start()) for match in _STRANGE.finditer(html))


def scan(html: str) -> Scan:
    """Scan a page. The renderer escapes `<` in text and `>` in attributes, so that they mark tags only."""
    found = Scan(has_title=bool(_TITLE.search(html)))
    for tag in _TAG.finditer(html):
        attributes_text = tag[2]
        name, position = tag[1].lower(), tag.start()
        if not attributes_text and name != "a":
            continue
        attributes = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "") if "=" in match[0] else None
            for match in _ATTRIBUTE.finditer(attributes_text)
        }
        identifier = attributes.get("id")
        if identifier is not None:
            if identifier in found.ids:
                found.repeated_ids.append((identifier, position))
            found.ids.add(identifier)
        if name == "html":
            found.language = attributes.get("lang") or None
        if name in {"a", "img"} and attributes.get(_LINKING[name]) is None:
            without = found.links_without_address if name == "a" else found.pictures_without_address
            without.append((attributes.get("data-address") or "", position))
        if name == "img" and "alt" not in attributes:
            found.pictures_without_text.append(
                (attributes.get("src") or attributes.get("data-address") or "", position)
            )
        address = attributes.get(_LINKING.get(name, ""))
        if address is not None and attributes.get("rel") not in {"canonical", "alternate"}:
            found.links.append((address, position))
    return found
