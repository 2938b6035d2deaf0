"""Markdown → HTML: a small, safe set of what plans need.

Of raw HTML a short list of tags stays (`generator.render.raw_html`); links lead to http, https, mailto, tel or within
the site; heading ids are given with `{#id}` or follow from the heading's position, so that they are the same in every
language and never `_1`.

Most texts are plain (`generator.render.plain_markdown`); the library is loaded for those that are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.plain_markdown import SITE_ROOT, render_plain

if TYPE_CHECKING:
    from generator.render.full_markdown import FullMarkdown


class MarkdownRenderer:
    """Renders Markdown; one full renderer for each level that the topmost heading is to have."""

    def __init__(self) -> None:
        self._instances: dict[int, FullMarkdown] = {}

    def html(self, source: str, top_heading: int = 2) -> str:
        """HTML of the source; `top_heading` (1 to 6) is the level of its highest heading."""
        source = source.replace(SITE_ROOT, "")
        plain = render_plain(source)
        return self.full(source, top_heading) if plain is None else plain

    def full(self, source: str, top_heading: int = 2) -> str:
        """The same by Python-Markdown alone."""
        return self._instance(top_heading).html(source)

    def removed(self, source: str) -> list[str]:
        """The tags of the source that may not stand on a page, as they are written there."""
        instance = self._instance()
        instance.html(source.replace(SITE_ROOT, ""))
        return instance.removed

    def _instance(self, top_heading: int = 2) -> FullMarkdown:
        instance = self._instances.get(top_heading)
        if instance is None:
            from generator.render.full_markdown import FullMarkdown  # noqa: PLC0415  (few texts need it)

            instance = self._instances[top_heading] = FullMarkdown(top_heading)
        return instance
