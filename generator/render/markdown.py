"""Markdown → HTML: Python-Markdown with a small, safe set of what plans need.

Raw HTML comes out as text; links lead to http, https, mailto, tel or within the site; heading ids are given with
`{#id}` or follow from the heading's position, so that they are the same in every language and never `_1`.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.render.plain_markdown import ALIGNMENTS, SITE_ROOT, render_plain, site_address

_SAFE_ADDRESS = re.compile(r"^(?:https?://|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)
_GIVEN_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")
_HEADING = re.compile(r"^h([1-6])$")


class _PlanMarkdown(Extension):
    def __init__(self, top_heading: int) -> None:
        super().__init__()
        self.top_heading = top_heading

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the library's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Mail(r"<([^<>@\s]+@[^<>@\s]+)>", md), "automail", 110)
        md.treeprocessors.register(_Links(md), "plan_links", 5)
        md.treeprocessors.register(_Tables(md), "plan_tables", 3)
        md.treeprocessors.register(_Headings(md, self.top_heading), "plan_headings", 4)


class _Mail(InlineProcessor):
    """An address in angle brackets as a plain link; the library's own writes every letter as an entity."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name, typed for its older kind)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        link = Element("a", {"href": f"mailto:{m[1]}"})
        link.text = AtomicString(m[1])
        return link, m.start(0), m.end(0)


class _Links(Treeprocessor):
    """Takes the address from links and images that lead where they must not, and marks those within the site."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name)
                if address is None:
                    continue
                if not _SAFE_ADDRESS.match(address):
                    del element.attrib[name]
                elif address.startswith("/"):
                    element.set(name, site_address(address))


class _Tables(Treeprocessor):
    """Head cells say what they head, a bold paragraph before a table is its caption, a wide table can be scrolled."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            if parent.find("table") is None:
                continue
            children: list[Element] = []
            for child in parent:
                if child.tag != "table":
                    children.append(child)
                    continue
                for cell in child.iter("th"):
                    cell.set("scope", "col")
                for cell in child.iter():
                    # A policy without inline styles has no place for the library's own way to align.
                    alignment = cell.attrib.pop("style", "")
                    if alignment:
                        cell.set("class", ALIGNMENTS[alignment])
                if children and _is_caption(children[-1]):
                    child.insert(0, children.pop()[0])
                    child[0].tag = "caption"
                scroller = Element("div", {"class": "scroller", "tabindex": "0"})
                scroller.tail, child.tail = child.tail, None
                scroller.append(child)
                children.append(scroller)
            parent[:] = children


def _is_caption(element: Element) -> bool:
    """A paragraph that is bold throughout."""
    words = list(element)
    outside = (element.text or "") + "".join(word.tail or "" for word in words)
    return element.tag == "p" and len(words) == 1 and words[0].tag == "strong" and not outside.strip()


class _Headings(Treeprocessor):
    """Gives headings their ids, and puts them below the heading that the page already has."""

    def __init__(self, md: Markdown, top_heading: int) -> None:
        super().__init__(md)
        self.top_heading = top_heading

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _HEADING.match(element.tag)]
        if not headings:
            return
        shift = self.top_heading - min(int(element.tag[1]) for element in headings)
        counters = [0] * 7
        for element in headings:
            level = min(int(element.tag[1]) + shift, 6)
            element.tag = f"h{level}"
            counters[level] += 1
            counters[level + 1 :] = [0] * (6 - level)
            position = "-".join(str(counters[depth]) for depth in range(self.top_heading, level + 1))
            element.set("id", _take_id(element) or f"section-{position}")


def _take_id(heading: Element) -> str | None:
    """Take `{#id}` from a heading's end."""
    last = heading[-1] if len(heading) else None
    text = (last.tail if last is not None else heading.text) or ""
    match = _GIVEN_ID.search(text)
    if not match:
        return None
    if last is not None:
        last.tail = text[: match.start()]
    else:
        heading.text = text[: match.start()]
    return match[1]


class MarkdownRenderer:
    """Renders Markdown; one Python-Markdown instance for each level that the topmost heading is to have."""

    def __init__(self) -> None:
        self._instances: dict[int, Markdown] = {}

    def html(self, source: str, top_heading: int = 2) -> str:
        """HTML of the source; `top_heading` (1 to 6) is the level of its highest heading."""
        source = source.replace(SITE_ROOT, "")
        plain = render_plain(source)
        return self.full(source, top_heading) if plain is None else plain

    def full(self, source: str, top_heading: int = 2) -> str:
        """The same by Python-Markdown alone."""
        instance = self._instances.get(top_heading)
        if instance is None:
            extensions: list[str | Extension] = ["tables", "sane_lists", _PlanMarkdown(top_heading)]
            instance = Markdown(extensions=extensions, output_format="html", tab_length=2)
            self._instances[top_heading] = instance
        return instance.reset().convert(source)
