"""Structured data for search engines: JSON-LD of schema.org, ready to stand in a `<script>` element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup


def script_text(graph: Sequence[Mapping[str, Any]]) -> Markup:
    """The graph as JSON; `<`, `>` and `&` are written as escapes, so that nothing in it can end the element."""
    data = {"@context": "https://schema.org", "@graph": list(graph)}
    text = msgspec.json.encode(data).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def breadcrumbs(steps: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    """A BreadcrumbList of names and absolute addresses, from the home page to the page itself."""
    items = []
    for position, (name, url) in enumerate(steps, start=1):
        item: dict[str, Any] = {"@type": "ListItem", "position": position, "name": name}
        if url:
            item["item"] = url
        items.append(item)
    return {"@type": "BreadcrumbList", "itemListElement": items}


def organization(name: str, url: str | None) -> dict[str, Any]:
    """The public body that the plan belongs to."""
    body = {"@type": "GovernmentOrganization", "name": name}
    return {**body, "url": url} if url else body


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without the keys that have nothing to say."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
