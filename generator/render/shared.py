"""What all pages share while they are rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlsplit

from generator.render import formats
from generator.render.reading import PlanReader
from generator.render.words import Words
from generator.route.addresses import Addresses

PAGE_TITLES: Mapping[str, str] = {
    "home": "Home",
    "structure": "Structure of the plan",
    "indicators": "Indicators",
    "priorities": "Priorities",
    "themes": "Topics",
    "glossary": "Glossary",
    "notes": "Editorial notes",
    "translations": "State of translation",
    "search": "Search",
    "sitemap": "Site map",
    "parallel": "Languages side by side",
    "print": "The whole plan for printing",
    "404": "Page not found",
    "languages": "Choose a language",
}
"""The titles of the pages that every plan has: strings of the interface."""


def page_title(key: str, words: Words) -> str:
    """The title of one of the pages that every plan has; the plan's own words for it go first."""
    plan = words.plan
    if key == "indicators" and plan.indicator_table:
        return formats.capitalized(words.plain(plan.indicator_table.title))
    if key == "priorities" and plan.priority_name:
        return formats.capitalized(words.countable(plan.priority_name, 2))
    return words.catalogue.gettext(PAGE_TITLES[key])


@dataclass(frozen=True)
class SiteContext:
    """What the pages share: the plan, the addresses, the list pages' keys, a voice for each language, the base URL."""

    plan: PlanReader
    addresses: Addresses
    lists: Sequence[str]
    words: Mapping[str, Words]
    base_url: str | None
    _absolute: dict[str, str] = field(default_factory=dict)

    def absolute(self, path: str) -> str | None:
        """The full address of a path of the site; an index page goes by its folder's."""
        if self.base_url is None:
            return None
        found = self._absolute.get(path)
        if found is None:
            found = self._absolute[path] = self._made_absolute(self.base_url, path)
        return found

    def _made_absolute(self, base_url: str, path: str) -> str:
        folder = path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
        return f"{base_url.rstrip('/')}/{quote(folder)}"

    @cached_property
    def base_path(self) -> str:
        """The path under which the site stands: `/` or `/sub/path/`."""
        path = urlsplit(self.base_url).path if self.base_url else ""
        return path.rstrip("/") + "/"
