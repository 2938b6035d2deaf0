"""A quick look at a page while it is at hand: what it offers, where its links lead, and whether all seems well.

Most pages are in order. One that may not be is only marked here; `generator.verify.site` then reads it closely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from msgspec import Struct

_REFERENCE = re.compile(r' (id|href|src|action)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
# In a template: attributes written otherwise than above, tags in capitals, pictures, links without an address.
_UNUSUAL = re.compile(
    r"[\n\t](?:id|href|src|action)=|[ ](?:id|href|src|action)\s*=\s*[^\s\"]|[ ](?:id|href|src|action)\s+="
    r"|<[A-Z]|<img|<(?:a|link)\b(?![^<]*\bhref=)"
)
_HEAD = re.compile(r"<html [^>]*\blang=\"[^\"]+\".*?<title>\s*[^<\s]", re.DOTALL)
_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


class Facts(Struct, frozen=True):
    """What a page, or a part of one, has and wants: its ids, the places of the site that it leads to, any doubt.

    A place is a path, or a path with a fragment: `ja/glossary.html#term-mice`.
    """

    ids: tuple[str, ...]
    targets: frozenset[str]
    in_doubt: bool


def ids_in(html: str) -> frozenset[str]:
    """The ids that a page has; those of a page that is in order."""
    return frozenset(_ID.findall(html))


class Looker:
    """Looks at pages. `paths` are all paths of the site; a link to none of them puts its page in doubt.

    How a page's HTML is written follows from its templates, so those are looked at instead where that will do;
    `template` gives the text of one by its facet.
    """

    def __init__(self, paths: Container[str], template: Callable[[str], str]) -> None:
        self._paths = paths
        self._template = template
        self._unusual: dict[frozenset[str], bool] = {}
        self._folder: str | None = None
        self._folders: list[str] = []
        self._targets: dict[str, str | None] = {}

    def look(self, path: str, html: str, reads: frozenset[str], *, part: bool = False) -> Facts:
        """What is seen of a page, or of a part of one, that was made from these facets."""
        references = _REFERENCE.findall(html)
        ids = [value for name, value in references if name == "id"]
        in_doubt = (
            len(set(ids)) != len(ids)
            or " data-address=" in html
            or "\x02" in html
            or "\x03" in html
            # Markdown writes attributes in the order of their names, and leaves `alt` out where it has no words.
            or ("<img" in html and html.count("<img") > html.count('<img alt="'))
            or (not part and _HEAD.search(html, 0, 4000) is None)
            or self._is_unusual(reads)
        )
        targets, known = self._resolved(path, {value for name, value in references if name != "id"})
        return Facts(tuple(ids), targets, in_doubt or not known)

    def _is_unusual(self, reads: frozenset[str]) -> bool:
        """Whether the templates among the facets write anything in an unusual way."""
        templates = frozenset(facet for facet in reads if facet.startswith("template "))
        found = self._unusual.get(templates)
        if found is None:
            found = self._unusual[templates] = any(_UNUSUAL.search(self._template(template)) for template in templates)
        return found

    def _resolved(self, path: str, addresses: Iterable[str]) -> tuple[frozenset[str], bool]:
        """The places of the site that addresses lead to, and whether it is clear where each of them does."""
        self._enter(path.rpartition("/")[0])
        found: set[str] = set()
        known = True
        targets = self._targets
        for address in addresses:
            if address.startswith("#") and "%" not in address:
                found.add(path + address)
                continue
            if address not in targets:
                targets[address] = self._target(address)
            target = targets[address]
            if target is None:
                known = False
            elif target:
                found.add(target)
        return frozenset(found), known

    def _enter(self, folder: str) -> None:
        """What an address leads to is the same for all pages of a folder, and most of their addresses are."""
        if folder != self._folder:
            parts = folder.split("/") if folder else []
            self._folder = folder
            self._folders = ["".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts), -1, -1)]
            self._targets.clear()

    def _target(self, address: str) -> str | None:
        """The place that an address leads to; empty for addresses elsewhere, None where in doubt."""
        if address.startswith(_ELSEWHERE):
            return None if "[" in address else ""
        path, _, fragment = address.partition("#")
        up = path.count("../")
        rest = path[3 * up :]
        if not rest or "../" in rest or up >= len(self._folders) or "%" in fragment:
            return None
        target = self._folders[up] + rest
        if target not in self._paths:
            return None
        return f"{target}#{fragment}" if fragment else target
