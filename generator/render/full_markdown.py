"""Python-Markdown as plans need it: without raw HTML, with safe links, tables that can be scrolled, ids of headings."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.render.plain_markdown import ALIGNMENTS, SAFE_ADDRESS, site_address

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
                if not SAFE_ADDRESS.match(address):
                    # What is left, `<a>`, is how the pages' verification knows it.
                    del element.attrib[name]
                    element.attrib.pop("title", None)
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


def instance_of(top_heading: int) -> Markdown:
    """An instance for texts whose highest heading is to be of a level, 1 to 6."""
    extensions: list[str | Extension] = ["tables", "sane_lists", _PlanMarkdown(top_heading)]
    return Markdown(extensions=extensions, output_format="html", tab_length=2)
