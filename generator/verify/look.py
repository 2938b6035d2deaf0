"""A quick look at a page while it is at hand: what it offers, where its links lead, and whether all seems well.

Most pages are in order. One that may not be is only marked here; `generator.verify.site` then reads it closely.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from msgspec import Struct

_REFERENCE = re.compile(r' (id|href|src|action)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_LINKING = re.compile(r"<(?:a|link)[\s>]")
_UNUSUAL = re.compile(r"<(?:[A-Z]|img)")
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
    """Looks at pages. `paths` are all paths of the site; a link to none of them puts its page in doubt."""

    def __init__(self, paths: Container[str]) -> None:
        self._paths = paths
        self._folder: str | None = None
        self._folders: list[str] = []
        self._targets: dict[str, str | None] = {}

    def look(self, path: str, html: str, *, part: bool = False) -> Facts:
        """What is seen of a page, or of a part of one, at a glance."""
        ids: list[str] = []
        addresses: list[str] = []
        references = _REFERENCE.findall(html)
        for name, value in references:
            (ids if name == "id" else addresses).append(value)
        in_doubt = (
            len(set(ids)) != len(ids)
            or sum(html.count(name) for name in (" id=", " href=", " src=", " action=")) != len(references)
            or len(_LINKING.findall(html)) > html.count(' href="')
            or _UNUSUAL.search(html) is not None
            or (not part and _HEAD.search(html, 0, 4000) is None)
        )
        targets, known = self._resolved(path, set(addresses))
        return Facts(tuple(ids), targets, in_doubt or not known)

    def _resolved(self, path: str, addresses: Iterable[str]) -> tuple[frozenset[str], bool]:
        """The places of the site that addresses lead to, and whether it is clear where each of them does."""
        self._enter(path.rpartition("/")[0])
        found: set[str] = set()
        known = True
        targets = self._targets
        for address in addresses:
            if address.startswith("#"):
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
        if not rest or "../" in rest or up >= len(self._folders):
            return None
        target = self._folders[up] + rest
        if target not in self._paths:
            return None
        return f"{target}#{fragment}" if fragment else target
