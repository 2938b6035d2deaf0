"""The files of a site that are no pages: the site map for search engines, robots.txt, .nojekyll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from generator.render.shared import SiteContext
from generator.route.outputs import DataFile, Output, Page


def render_data(output: DataFile, outputs: Sequence[Output], shared: SiteContext) -> str:
    """The text of a data file."""
    if output.kind == "sitemap.xml":
        return _sitemap([page for page in outputs if isinstance(page, Page) and page.kind != "404"], shared)
    if output.kind == "robots.txt":
        sitemap = shared.absolute("sitemap.xml")
        return "User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")
    return ""


def _sitemap(pages: Sequence[Page], shared: SiteContext) -> str:
    """Every page with its twins in the other languages. Without the site's address there is nothing to list."""
    twins: dict[str, dict[str, str]] = {}
    for page in pages:
        url = shared.absolute(page.path)
        if url and page.kind != "languages":
            twins.setdefault(page.key, {})[page.language] = url
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    choice = shared.absolute("index.html")
    if choice:
        lines.append(f"<url><loc>{escape(choice)}</loc></url>")
    for key, urls in twins.items():
        links = _alternate_links(urls, choice if key == "home" and choice else urls[shared.plan.site.record])
        lines.extend(f"<url><loc>{escape(url)}</loc>{links}</url>" for url in urls.values())
    lines.append("</urlset>\n")
    return "\n".join(lines)


def _alternate_links(urls: Mapping[str, str], default: str) -> str:
    entries = [*urls.items(), ("x-default", default)]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(url)}"/>' for language, url in entries
    )
