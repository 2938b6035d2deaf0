"""Markdown that is only paragraphs, flat lists, simple tables, bold and links, rendered directly.

Most of a plan's prose is of that kind, and Python-Markdown takes twenty times as long for it. What is accepted here
gives the same bytes as Python-Markdown with this project's extensions; anything else is left to it. A property test
holds that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SITE_ROOT = "\x00"
"""Stands for the root of the page's language in links within the site, until the page is known; no text has it."""

ALIGNMENTS = {"text-align: left;": "start", "text-align: center;": "centre", "text-align: right;": "figure"}
"""How a table's column is aligned: Python-Markdown's style → the class of its cells."""

_WITHIN = r"/(?!/)[^\x00-\x20\\:&]*"
ADDRESSES = {
    "href": re.compile(rf"(?:https?://|mailto:|tel:|#)[^\x00-\x1f]*|{_WITHIN}", re.IGNORECASE),
    "src": re.compile(_WITHIN),
}
"""Where a link may lead, and where a picture may be fetched from: the site alone. A path within it has nothing in it
that a browser could take for a scheme, another server or an entity once the path stands alone: links are relative."""

# Escapes, code, tags, entities, emphasis, tables, control characters.
_SPECIAL = re.compile(r"[\\`<&_\t\r\x00-\x08\x0b-\x1f]")
# At a line's beginning: indentation, headings, quotations, rules, other lists, lists within lists.
_BLOCK = re.compile(r"\n(?:[^\S\n]|(?:- )?(?:[#>=:+]|-(?![ ]\S)|\*(?!\*[^\s*])|[0-9]+[.)])|- (?:- |\s))")
_LINK = re.compile(r"\[([^\[\]*()\n]+)\]\(((?:https?://|mailto:|tel:|#)[^\s()\[\]*\"'>]*|/(?!/)[^\s()\[\]*\"'>:]*)\)")
_SITE_LINK = re.compile(r'<a href="(/[^"]*)"')
_BOLD = re.compile(r"\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*(?!\*)")
_COLUMN = re.compile(r":?-+:?")
_CAPTION = re.compile(r"<p><strong>([^<]*)</strong></p>")
_BLANK_LINES = re.compile(r"\n{2,}")


def site_address(address: str) -> str:
    """A path within the site (`/indicators.html`) from the root of the page's language; files lie above that."""
    above = "../" if address.startswith(("/source/", "/assets/")) else ""
    return f"{SITE_ROOT}{above}{address[1:]}"


def render_plain(source: str) -> str | None:
    """The HTML of a source of this kind, else None."""
    lines = f"\n{source}\n"
    if _SPECIAL.search(source) or "![" in source or _BLOCK.search(lines):
        return None
    if any(line and line[-1].isspace() for line in source.split("\n")):
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
    blocks: list[str] = []
    after_list = False
    for block in _BLANK_LINES.split(text):
        lines_of_block = block.split("\n")
        is_list = block.startswith("- ")
        if "|" in block:
            html = _table(lines_of_block, blocks)
        elif is_list:
            html = None if after_list else _list(lines_of_block)
        else:
            html = None if "\n- " in block else f"<p>{block}</p>"
        if html is None:
            return None
        blocks.append(html)
        after_list = is_list
    return "\n".join(blocks)


def _list(items: Sequence[str]) -> str | None:
    """A flat list; None where a line is no entry."""
    if not all(item.startswith("- ") for item in items):
        return None
    return "<ul>\n" + "\n".join(f"<li>{item[2:]}</li>" for item in items) + "\n</ul>"


def _table(lines: Sequence[str], before: list[str]) -> str | None:
    """A table whose rows all have as many cells as its head; a bold paragraph before it becomes its caption."""
    if len(lines) < 3 or not all(line.startswith("| ") and line.endswith(" |") for line in lines):
        return None
    head, marks, *rows = ([cell.strip() for cell in line[2:-2].split(" | ")] for line in lines)
    if not all(_COLUMN.fullmatch(mark) for mark in marks) or any(len(row) != len(head) for row in (marks, *rows)):
        return None
    if any("|" in cell for row in (head, *rows) for cell in row):
        return None
    classes = [_column_class(mark) for mark in marks]
    caption = _CAPTION.fullmatch(before[-1]) if before else None
    if caption:
        before.pop()
    parts = ['<div class="scroller" tabindex="0"><table>\n']
    if caption:
        parts.append(f"<caption>{caption[1]}</caption>")
    parts.append("<thead>\n<tr>\n")
    parts.extend(f'<th{name} scope="col">{cell}</th>\n' for name, cell in zip(classes, head, strict=True))
    parts.append("</tr>\n</thead>\n<tbody>\n")
    for row in rows:
        cells = "".join(f"<td{name}>{cell}</td>\n" for name, cell in zip(classes, row, strict=True))
        parts.append(f"<tr>\n{cells}</tr>\n")
    parts.append("</tbody>\n</table></div>")
    return "".join(parts)


def _column_class(mark: str) -> str:
    """The class that a column's mark (`---:`) stands for, as an attribute."""
    side = {(True, True): "center", (False, True): "right", (True, False): "left"}.get(
        (mark.startswith(":"), mark.endswith(":"))
    )
    return f' class="{ALIGNMENTS[f"text-align: {side};"]}"' if side else ""
