"""Markdown that is only paragraphs, flat lists, bold and links, rendered directly.

Most of a plan's prose is of that kind, and Python-Markdown takes twenty times as long for it. What is accepted here
gives the same bytes as Python-Markdown with this project's extensions; anything else is left to it. A property test
holds that.
"""

from __future__ import annotations

import re

SITE_ROOT = "\x00"
"""Stands for the root of the page's language in links within the site, until the page is known; no text has it."""

# Escapes, code, tags, entities, emphasis, tables, control characters; white space at a line's end.
_SPECIAL = re.compile(r"[\\`<&_|\t\r\x00-\x08\x0b-\x1f]|[^\S\n]\n")
# At a line's beginning: indentation, headings, quotations, rules, other lists, lists within lists.
_BLOCK = re.compile(r"\n(?:[^\S\n]|(?:- )?(?:[#>=:+]|-(?![ ]\S)|\*(?!\*[^\s*])|[0-9]+[.)])|- (?:- |\s))")
_LINK = re.compile(r"\[([^\[\]*()\n]+)\]\(((?:https?://|mailto:|tel:|/(?!/)|#)[^\s()\[\]*\"'>]*)\)")
_SITE_LINK = re.compile(r'<a href="(/[^"]*)"')
_BOLD = re.compile(r"\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*(?!\*)")
_BLANK_LINES = re.compile(r"\n{2,}")


def site_address(address: str) -> str:
    """A path within the site (`/indicators.html`) from the root of the page's language; files lie above that."""
    above = "../" if address.startswith(("/source/", "/assets/")) else ""
    return f"{SITE_ROOT}{above}{address[1:]}"


def render_plain(source: str) -> str | None:
    """The HTML of a source of this kind, else None."""
    lines = f"\n{source}\n"
    if _SPECIAL.search(lines) or "![" in source or _BLOCK.search(lines):
        return None
    text = source.strip("\n").replace(">", "&gt;")
    if not text.strip():
        return ""
    if "[" in text or "]" in text:
        text = _LINK.sub(r'<a href="\2">\1</a>', text)
        text = _SITE_LINK.sub(lambda link: f'<a href="{site_address(link[1])}"', text)
        if "[" in text or "]" in text:
            return None
    if "*" in text:
        text = _BOLD.sub(r"<strong>\1</strong>", text)
        if "*" in text:
            return None
    blocks = []
    after_list = False
    for block in _BLANK_LINES.split(text):
        if not block.startswith("- "):
            if "\n- " in block:
                return None
            blocks.append(f"<p>{block}</p>")
            after_list = False
            continue
        items = block.split("\n")
        if after_list or not all(item.startswith("- ") for item in items):
            return None
        blocks.append("<ul>\n" + "\n".join(f"<li>{item[2:]}</li>" for item in items) + "\n</ul>")
        after_list = True
    return "\n".join(blocks)
