"""A quick look at a page while it is at hand: what it offers, where its fragments lead, and whether all seems well.

Most pages are in order. One that may not be is only marked here; `generator.verify.site` then reads it closely.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

_REFERENCE = re.compile(r' (id|href|src|action)="([^"]*)"')
_LINKING = re.compile(r"<(?:a|link)[\s>]")
_UNUSUAL = re.compile(r"<(?:[A-Z]|img)")
_HEAD = re.compile(r"<html [^>]*\blang=\"[^\"]+\".*?<title>\s*[^<\s]", re.DOTALL)
_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page has and wants: its ids, the (page, fragment) pairs that it links to, and whether it is in doubt."""

    path: str
    ids: frozenset[str]
    fragments: tuple[tuple[str, str], ...]
    in_doubt: bool


class Looker:
    """Looks at pages. `paths` are all paths of the site; a link to none of them puts its page in doubt."""

    def __init__(self, paths: Container[str]) -> None:
        self._paths = paths
        self._folder: str | None = None
        self._folders: list[str] = []
        self._targets: dict[str, tuple[str, str] | None] = {}

    def look(self, path: str, html: str) -> Facts:
        """What is seen of a page at a glance."""
        identifiers: list[str] = []
        addresses: list[str] = []
        references = _REFERENCE.findall(html)
        for name, value in references:
            (identifiers if name == "id" else addresses).append(value)
        ids = frozenset(identifiers)
        in_doubt = (
            len(ids) != len(identifiers)
            or sum(html.count(name) for name in (" id=", " href=", " src=", " action=")) != len(references)
            or len(_LINKING.findall(html)) > html.count(' href="')
            or _UNUSUAL.search(html) is not None
            or _HEAD.search(html, 0, 4000) is None
        )
        self._enter(path.rpartition("/")[0])
        fragments = []
        for address in set(addresses):
            if address.startswith("#"):
                fragments.append((path, address[1:]))
                continue
            if address not in self._targets:
                self._targets[address] = self._target(address)
            target = self._targets[address]
            if target is None:
                in_doubt = True
            elif target[1]:
                fragments.append(target)
        return Facts(path, ids, tuple(fragments), in_doubt)

    def _enter(self, folder: str) -> None:
        """What an address leads to is the same for all pages of a folder, and most of their addresses are."""
        if folder != self._folder:
            parts = folder.split("/") if folder else []
            self._folder = folder
            self._folders = ["".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts), -1, -1)]
            self._targets.clear()

    def _target(self, address: str) -> tuple[str, str] | None:
        """The page and the fragment that an address leads to; empty for addresses elsewhere, None where in doubt."""
        if address.startswith(_ELSEWHERE):
            return None if "[" in address else ("", "")
        path, _, fragment = address.partition("#")
        up = path.count("../")
        rest = path[3 * up :]
        if not rest or "../" in rest or up >= len(self._folders):
            return None
        target = self._folders[up] + rest
        return (target, fragment) if target in self._paths else None
