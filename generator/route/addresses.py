"""Addresses within the site: the path of every page and the anchor of everything that stands on one.

Paths are the same in each language but for its first part. A page is an `.html` file, so that links work under any
address and from a disk; a node's path joins the slugs of its ancestors.
"""

from __future__ import annotations

from generator.plan.model import Document, Indicator, Node, Plan, Term
from generator.plan.themes import Theme

Target = Node | Indicator | Document | Term | Theme | str


class Addresses:
    """Where things are. A path here has no language and no leading slash: `plan/exchange/brand.html`."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def page_node(self, node: Node) -> Node:
        """The node itself or the nearest one above it that has a page of its own."""
        while node.level.view != "page":
            above = self._plan.parent(node)
            if above is None:
                break
            node = above
        return node

    def path(self, target: Target) -> str:
        """The path of the page on which the target is shown; a str is the key of a page."""
        if isinstance(target, Node):
            return f"plan/{self.page_node(target).id}.html"
        if isinstance(target, Indicator):
            return f"indicators/{target.id}.html"
        if isinstance(target, Theme):
            return f"themes/{target.id}.html"
        if isinstance(target, Term):
            return "glossary.html"
        if isinstance(target, Document):
            return f"{target.slug}.html"
        return "index.html" if target == "home" else f"{target}.html"

    def parallel_path(self, target: Node | Indicator | Document) -> str:
        """The path of the page that shows the target in the plan's languages side by side."""
        return f"parallel/{self.path(target)}" if isinstance(target, Node) else "parallel.html"

    def parallel_anchor(self, target: Node | Indicator | Document) -> str:
        """The id of the target on that page."""
        if isinstance(target, Indicator):
            return list_anchor(target)
        return f"document_{target.slug}" if isinstance(target, Document) else self.anchor(target)

    def anchor(self, target: Target) -> str:
        """The id of the target on its page; empty where it is the page itself.

        Slugs have single hyphens only, so joining them with two leaves no doubt which parts an id has.
        """
        if isinstance(target, Node):
            page = self.page_node(target)
            return target.id[len(page.id) + 1 :].replace("/", "--") if target is not page else ""
        if isinstance(target, Term):
            return f"term-{target.id}"
        return ""


def list_anchor(target: Node | Indicator) -> str:
    """The id of a node or an indicator in a list of all of them, unique over the whole plan."""
    if isinstance(target, Indicator):
        return f"indicator-{target.id}"
    return target.id.replace("/", "--")
