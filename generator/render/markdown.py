"""Markdown → HTML: a small, safe set of what plans need.

Of raw HTML a short list of tags stays (`generator.render.raw_html`); links lead to http, https, mailto, tel or within
the site; heading ids are given with `{#id}` or, in the text that a page consists of, follow from the heading's
position, so that they are the same in every language and never `_1`.

Most texts are plain (`generator.render.plain_markdown`); the library is loaded for those that are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.plain_markdown import SITE_ROOT, render_plain

if TYPE_CHECKING:
    from generator.render.full_markdown import FullMarkdown


class MarkdownRenderer:
    """Renders Markdown; one full renderer for each level that the topmost heading is to have, with ids and without."""

    def __init__(self) -> None:
        self._instances: dict[tuple[int, bool], FullMarkdown] = {}

    def html(self, source: str, top_heading: int = 2, *, sections: bool = True) -> str:
        """HTML of the source; `top_heading` (1 to 6) is the level of its highest heading.

        With `sections` a heading that is given no id has one by its position; only one text of a page can have those.
        """
        source = source.replace(SITE_ROOT, "")
        plain = render_plain(source)
        return self.full(source, top_heading, sections=sections) if plain is None else plain

    def full(self, source: str, top_heading: int = 2, *, sections: bool = True) -> str:
        """The same by Python-Markdown alone."""
        return self._instance(top_heading, sections=sections).html(source)

    def removed(self, source: str) -> list[str]:
        """The tags of the source that may not stand on a page, as they are written there."""
        instance = self._instance()
        instance.html(source.replace(SITE_ROOT, ""))
        return instance.removed

    def _instance(self, top_heading: int = 2, *, sections: bool = True) -> FullMarkdown:
        instance = self._instances.get((top_heading, sections))
        if instance is None:
            from generator.render.full_markdown import FullMarkdown  # noqa: PLC0415  (few texts need it)

            instance = self._instances[top_heading, sections] = FullMarkdown(top_heading, sections=sections)
        return instance
