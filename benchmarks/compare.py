"""Whether two generators' pages show the same: the share of visible words in common, and the bytes of each page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from benchmarks.peers.base import Site
from benchmarks.workload import LANGUAGES, Node

_HIDDEN = frozenset({"head", "script", "style", "template", "svg"})


@dataclass(frozen=True)
class Comparison:
    """One page of two sites: the share of words in common, and the bytes of each."""

    page: str
    share: float
    bytes_ours: int
    bytes_other: int

    def as_json(self) -> dict[str, str | float]:
        return {"page": self.page, "share": self.share, "ours": self.bytes_ours, "other": self.bytes_other}


def compare(ours: Site, other: Site) -> list[Comparison]:
    """Compare some pages of two built sites: a page of each depth, the structure, the site map, the whole plan."""
    keys = {"home": "home", "structure": "structure", "sitemap": "sitemap", "print": "print"}
    node: Node | None = ours.edited
    while node is not None:
        keys[f"node of level {node.level + 1}"] = node.id
        node = node.parent
    owner = next((page for page in ours.plan.pages() if any(not child.is_page for child in page.children)), None)
    if owner:
        keys["node with sections"] = owner.id
    found = []
    for name, key in keys.items():
        for language in LANGUAGES:
            mine = (ours.output / ours.page(key, language)).read_bytes()
            theirs_path = other.output / other.page(key, language)
            if theirs_path.exists():
                theirs = theirs_path.read_bytes()
                share = share_in_common(visible_words(mine.decode()), visible_words(theirs.decode()))
                found.append(Comparison(f"{language}: {name}", share, len(mine), len(theirs)))
    return found


def share_in_common(first: list[str], second: list[str]) -> float:
    """How much of two texts is the same: neighbouring words in both, over the mean of how many each has."""
    a, b = Counter(pairwise(first)), Counter(pairwise(second))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def visible_words(html: str) -> list[str]:
    """The words that a reader sees, in order; a character each where words are not spaced."""
    text = _Text()
    text.feed(html)
    return re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+", "".join(text.parts))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag != "wbr":
            self.parts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
