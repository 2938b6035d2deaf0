"""Links from a place on the site to anything on it.

A link goes up to the root of its language and down again, so it depends on the depth of the page alone, and whatever
pages of one depth share can be rendered once.
"""

from __future__ import annotations

from generator.plan.model import Document, Indicator, Node, Term
from generator.render.shared import SiteContext
from generator.route.addresses import Target, list_anchor


class Links:
    """The links of a language's pages that lie `depth` folders below the site's root.

    Without a depth the links are absolute paths, for a page that is shown at any address. Targets are the plan's
    objects, or the keys of pages. `from_language` is the language of the page that the links stand on.
    """

    def __init__(self, shared: SiteContext, language: str, depth: int | None, from_language: str) -> None:
        self._shared = shared
        self.from_language = from_language
        self._found: dict[int | str, str] = {}
        self.site_root = shared.base_path if depth is None else "../" * depth
        within = bool(depth) and language == from_language
        self.language_root = "../" * ((depth or 1) - 1) if within else f"{self.site_root}{language}/"

    def href(self, target: Target) -> str:
        """The link to a target; made once for each."""
        key = target if isinstance(target, str) else id(target)
        found = self._found.get(key)
        if found is None:
            addresses = self._shared.addresses
            anchor = addresses.anchor(target)
            found = f"{self.language_root}{addresses.path(target)}{'#' if anchor else ''}{anchor}"
            self._found[key] = found
        return found

    def parallel(self, target: Node | Indicator | Document) -> str:
        """The link to a target in the plan's languages side by side."""
        path, anchor = self._shared.addresses.parallel_path(target), self._shared.addresses.parallel_anchor(target)
        return f"{self.language_root}{path}{'#' if anchor else ''}{anchor}"

    def anchor(self, target: Node | Term | Indicator) -> str:
        """The id of the target on the page that shows it."""
        return list_anchor(target) if isinstance(target, Indicator) else self._shared.addresses.anchor(target)

    def to(self, path: str) -> str:
        """A link to a path from the site's root."""
        return self.site_root + path

    def asset(self, name: str) -> str:
        return f"{self.site_root}assets/{name}"

    def source_href(self) -> str | None:
        """Where the source document is: the published file, or its address elsewhere."""
        source = self._shared.plan.source
        return self.to(source.file) if source.file else source.url
