"""Python-Markdown as plans need it: little raw HTML, safe links, tables that can be scrolled, ids of headings."""

from __future__ import annotations

import re
from html import unescape
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import ENTITY_RE, HtmlInlineProcessor, InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from generator.read.characters import says_something
from generator.render.plain_markdown import ADDRESSES, ALIGNMENTS, site_address
from generator.render.raw_html import TAG, VOID, is_character, made_to_nest, written_anew

_GIVEN_ID = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")
_MARKS = ("*", "_")
_ENTITY = re.compile(ENTITY_RE)
_HEADING = re.compile(r"^h([1-6])$")


class FullMarkdown:
    """Renders texts whose highest heading is to be of a level, 1 to 6; with `sections` every heading has an id."""

    def __init__(self, top_heading: int, *, sections: bool) -> None:
        self._plan = _PlanMarkdown(top_heading, sections=sections)
        extensions: list[str | Extension] = ["tables", "sane_lists", self._plan]
        self._markdown = Markdown(extensions=extensions, output_format="html", tab_length=2)

    def html(self, source: str) -> str:
        """HTML of the source."""
        return self._markdown.reset().convert(source)

    @property
    def removed(self) -> list[str]:
        """The tags that were taken out of the last source."""
        return self._plan.removed


class _PlanMarkdown(Extension):
    def __init__(self, top_heading: int, *, sections: bool) -> None:
        super().__init__()
        self.top_heading = top_heading
        self.sections = sections
        self.has_tags = False
        self.removed: list[str] = []
        self.begun: set[str] = set()
        """The names of the tags that were taken out, but for those that end one."""

    def reset(self) -> None:
        self.has_tags = False
        self.removed = []
        self.begun = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the library's name)
        md.registerExtension(self)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.register(_Tags(self, md), "html", 90)
        md.inlinePatterns.register(_Entities(ENTITY_RE, md), "entity", 80)
        md.inlinePatterns.register(
            _Emphasis(cast("InlineProcessor", md.inlinePatterns["em_strong"]), md), "em_strong", 60
        )
        md.postprocessors.register(_Nesting(self, md), "plan_nesting", 1)
        md.inlinePatterns.register(_Mail(r"<([^<>@\s]+@[^<>@\s]+)>", md), "automail", 110)
        md.treeprocessors.register(_Links(self, md), "plan_links", 5)
        md.treeprocessors.register(_Tables(md), "plan_tables", 3)
        md.treeprocessors.register(_Headings(self, md), "plan_headings", 4)


class _Tags(HtmlInlineProcessor):
    """Keeps the tags of the short list and takes out all others."""

    def __init__(self, plan: _PlanMarkdown, md: Markdown) -> None:
        super().__init__(TAG, md)
        self._plan = plan

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name, typed for its older kind)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | str, int, int]:
        text = self.backslash_unescape(self.unescape(m[0]))
        kept = written_anew(m, text)
        if kept is None:
            self._note(text, (m["silent"] or m["name"] or "").lower(), ends=bool(m["end"]))
            return "", m.start(0), m.end(0)
        if m["name"].lower() in VOID:
            return Element(m["name"].lower()), m.start(0), m.end(0)
        self._plan.has_tags = True
        return self.md.htmlStash.store(kept), m.start(0), m.end(0)

    def _note(self, tag: str, name: str, *, ends: bool) -> None:
        """What ends a tag that was noted is not noted again."""
        if not ends:
            self._plan.begun.add(name)
        if not ends or name not in self._plan.begun:
            self._plan.removed.append(tag)


class _Entities(InlineProcessor):
    """Keeps what stands for a character that may be shown, and shows anything else as it was written."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name, typed for its older kind)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(_entity(m)), m.start(0), m.end(0)


def _entity(entity: re.Match[str]) -> str:
    return entity[0] if is_character(entity[0]) else f"&amp;{entity[0][1:]}"


class _Emphasis(InlineProcessor):
    """The library's own emphasis where it keeps all that is written, else the marks as they are written.

    Of marks that overlap (`*a**b*c`) it takes the letter after the last for a mark.
    """

    def __init__(self, marks: InlineProcessor, md: Markdown) -> None:
        super().__init__(marks.pattern, md)
        self._marks = marks

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the library's name, typed for its older kind)
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[Element | str | None, int | None, int | None]:
        element, start, end = self._marks.handleMatch(m, data)
        if isinstance(element, Element) and not _is_whole(element, data[start:end]):
            return None, start, end
        return element, start, end


def _is_whole(element: Element, written: str) -> bool:
    """Whether an element ends with a mark and has all else that is written, and what is kept aside in one piece."""
    pieces = list(element.itertext())
    in_one_piece = all(piece.count(STX) == piece.count(ETX) for piece in pieces)
    return written.endswith(_MARKS) and in_one_piece and _letters("".join(pieces)) == _letters(written)


def _letters(text: str) -> str:
    """A text without marks of emphasis."""
    return text.replace("*", "").replace("_", "")


class _Nesting(Postprocessor):
    """Makes what has tags of its own nest."""

    def __init__(self, plan: _PlanMarkdown, md: Markdown) -> None:
        super().__init__(md)
        self._plan = plan

    def run(self, text: str) -> str:
        return made_to_nest(text) if self._plan.has_tags else text


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
    """Takes the address from links and images that lead where they must not, and marks those within the site.

    An address that is taken away is kept where it does nothing, for the pages' verification to name. An image without
    words is left without `alt`, as the verification knows it from one that is meant to have none.
    """

    def __init__(self, plan: _PlanMarkdown, md: Markdown) -> None:
        super().__init__(md)
        self._plan = plan

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                if "&" in value:
                    element.set(name, _ENTITY.sub(_entity, value))
            for name, allowed in ADDRESSES.items():
                address = element.get(name)
                if address is None:
                    continue
                if not allowed.fullmatch(address):
                    del element.attrib[name]
                    element.attrib.pop("title", None)
                    element.set("data-address", address)
                elif address.startswith("/") and not self._plan.has_tags:
                    element.set(name, site_address(address))
            if not says_something(unescape(element.get("alt", "x"))):
                del element.attrib["alt"]


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

    def __init__(self, plan: _PlanMarkdown, md: Markdown) -> None:
        super().__init__(md)
        self._plan = plan

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _HEADING.match(element.tag)]
        if not headings:
            return
        top_heading = self._plan.top_heading
        shift = top_heading - min(int(element.tag[1]) for element in headings)
        counters = [0] * 7
        for element in headings:
            level = min(int(element.tag[1]) + shift, 6)
            element.tag = f"h{level}"
            counters[level] += 1
            counters[level + 1 :] = [0] * (6 - level)
            position = "-".join(str(counters[depth]) for depth in range(top_heading, level + 1))
            identifier = _take_id(element) or (f"section-{position}" if self._plan.sections else None)
            if identifier:
                element.set("id", identifier)


def _take_id(heading: Element) -> str | None:
    """Take `{#id}` from a heading's end."""
    last = heading[-1] if len(heading) else None
    text = (last.tail if last is not None else heading.text) or ""
    match = _GIVEN_ID.search(text)
    if not match:
        return None
    if last is not None:
        last.tail = text[: match.start()].rstrip()
    else:
        heading.text = text[: match.start()].rstrip()
    return match[1]
