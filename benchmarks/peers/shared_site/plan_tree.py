"""The plan as the templates see it, from pages that know only their id: used within MkDocs and within Pelican.

Copied into their sites, so that it needs nothing of this package. `plan_tree.mjs` is the same for Eleventy.
"""

from __future__ import annotations

import html
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

NAMES = (("ja", "日本語"), ("en", "English"))
MENU, FOOTER = ("about", "structure"), ("sitemap", "print")
DESCRIPTION_LENGTH = 120

Facts = Mapping[str, Any]
"""What is known of the site in a language."""


class Entry:
    """A page: what its front matter says, and what follows from its place."""

    def __init__(self, meta: Mapping[str, str], facts: Facts, file: str, read_prose: Callable[[], str]) -> None:
        self.id = meta["id"]
        self.kind = meta["kind"]
        self.title = meta["title"]
        self.url = f"{facts['base']}{facts['language']}/" + (f"{self.id}/" if self.id else "")
        self.file = file
        self.anchor = self.id.replace("/", "--")
        self.order = int(meta.get("order", 0))
        self.level = int(meta.get("level", 0))
        self.label = meta.get("label", "")
        self.code = meta.get("code", "")
        self.number = meta.get("number", "")
        self.colour = meta.get("colour", "")
        self.sections = [{"slug": slug, "title": title} for slug, title in json.loads(meta.get("sections") or "[]")]
        self.alternates = [
            {"language": tag, "name": name, "url": self.url.replace(f"/{facts['language']}/", f"/{tag}/", 1)}
            for tag, name in NAMES
        ]
        self.parent: Entry | None = None
        self.previous: Entry | None = None
        self.next: Entry | None = None
        self.children: list[Entry] = []
        self.siblings: Sequence[Entry] = ()
        self.ancestors: list[Entry] = []
        self.counts: list[dict[str, Any]] = []
        self._facts, self._read_prose = facts, read_prose

    @property
    def prose(self) -> str:
        """The text in HTML; it is known only once the generator has read all pages."""
        return self._read_prose()

    @property
    def description(self) -> str:
        """The text's beginning, as it stands in an attribute."""
        plain = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", self.prose or "")).split())
        shown = plain if len(plain) <= DESCRIPTION_LENGTH else plain[:DESCRIPTION_LENGTH].rstrip() + " …"
        return html.escape(shown or self._facts["description"])

    @property
    def jsonld(self) -> str:
        """What search engines are told of the page."""
        facts = self._facts
        trail = [
            {"@type": "ListItem", "position": place, "name": step.title, "item": facts["origin"] + step.url}
            for place, step in enumerate([*self.ancestors, self], start=1)
        ]
        page = {
            "@type": "WebPage",
            "name": self.title,
            "description": self.description,
            "url": facts["origin"] + self.url,
            "inLanguage": facts["language"],
            "publisher": {
                "@type": "GovernmentOrganization",
                "name": facts["publisher"],
                "url": facts["publisher_url"],
            },
        }
        graph = [{"@type": "BreadcrumbList", "itemListElement": trail}, page]
        return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)


class Tree:
    """The pages of one language, each with its place."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        by_id = {entry.id: entry for entry in entries}
        self.home = by_id[""]
        self.named = {entry.kind: entry for entry in entries if entry.kind in {*MENU, *FOOTER}}
        self.menu = [self.named[kind] for kind in MENU]
        self.footer = [self.named[kind] for kind in FOOTER]
        nodes = sorted((entry for entry in entries if entry.kind == "node"), key=lambda entry: entry.order)
        self.roots = [node for node in nodes if "/" not in node.id]
        for before, after in itertools.pairwise(nodes):
            before.next, after.previous = after, before
        for node in nodes:
            if "/" in node.id:
                node.parent = by_id[node.id.rpartition("/")[0]]
                node.parent.children.append(node)
                node.ancestors = [*node.parent.ancestors, node.parent]
        below: dict[str, Counter[int]] = {}
        for node in reversed(nodes):
            node.siblings = node.parent.children if node.parent else self.roots
            own = Counter({node.level: len(node.sections)})
            for child in node.children:
                own += below[child.id] + Counter({node.level: 1})
            below[node.id] = own
            node.counts = _pairs(own)
        self.counts = _pairs(sum((below[root.id] for root in self.roots), Counter({0: len(self.roots)})))


def _pairs(counts: Counter[int]) -> list[dict[str, Any]]:
    """The counts by level, from the top down, without what there is none of."""
    return [
        {"level": level, "count": count, "grouped": f"{count:,}"} for level, count in sorted(counts.items()) if count
    ]
