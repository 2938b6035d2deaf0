"""Links from one page to anything on the site, relative to where the page stands."""

from __future__ import annotations

from generator.plan.model import Indicator, Node, Term
from generator.render.shared import SiteContext
from generator.route.addresses import Target, list_anchor, relative
from generator.route.outputs import Page


class Links:
    """The links of a page. Targets are the plan's objects, or the keys of pages."""

    def __init__(self, shared: SiteContext, page: Page) -> None:
        self._shared = shared
        self._page = page

    def to(self, path: str, anchor: str = "") -> str:
        """A link to a path of the site. The 404 page is shown at any address, so its links are absolute paths."""
        fragment = f"#{anchor}" if anchor else ""
        if self._page.kind == "404":
            return self._shared.base_path + path + fragment
        if fragment and path == self._page.path:
            return fragment
        return relative(self._page.path, path) + fragment

    def href(self, target: Target) -> str:
        path = self._shared.addresses.path(target)
        return self.to(f"{self._page.language}/{path}", self._shared.addresses.anchor(target))

    def anchor(self, target: Node | Term | Indicator) -> str:
        """The id of the target on the page that shows it."""
        return list_anchor(target) if isinstance(target, Indicator) else self._shared.addresses.anchor(target)

    def asset(self, name: str) -> str:
        return self.to(f"assets/{name}")

    def source_href(self) -> str | None:
        """Where the source document is: the published file, or its address elsewhere."""
        source = self._shared.plan.source
        return self.to(source.file) if source.file else source.url
