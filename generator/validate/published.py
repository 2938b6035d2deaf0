"""Files that are published as they are stand on the site's own address: none of them may be able to run or fetch.

Which kinds may be published is a list. A picture in SVG is a document of its own, with scripts and links if it wants
to; it may be published if it has none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Place, Problem

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

PUBLISHED = (
    *("pdf", "docx", "doc", "odt", "xlsx", "xls", "ods", "pptx", "ppt", "odp", "epub", "zip"),
    *("txt", "csv", "tsv", "json", "geojson", "ics"),
    *("png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"),
    *("mp3", "m4a", "ogg", "wav", "mp4", "webm", "vtt"),
)
"""The kinds of files that may be published: no browser runs anything in them, pictures in SVG aside."""

_SVG = "http://www.w3.org/2000/svg"
_HTML = "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_ACTIVE = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"})
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,])", re.IGNORECASE)
_FETCHES = re.compile(
    r"url\((?!\s*[\"']?\s*#)|@import|image-set\(|\bimage\(|\bsrc\(|expression\(|javascript:|\\", re.IGNORECASE
)
"""What makes a style fetch, or hides that it does."""


def published_problems(file: str, path: Path) -> Iterator[Problem]:
    """What is wrong with a file that is to be published as it is."""
    kind = path.suffix.removeprefix(".").lower()
    if kind not in PUBLISHED:
        yield Problem("active-file", Place(file), {"file": file, "kinds": PUBLISHED})
    elif kind == "svg":
        try:
            data = path.read_bytes()
        except OSError:
            return  # The reader has told of it.
        yield from svg_problems(data, file)


def svg_problems(data: bytes, file: str) -> Iterator[Problem]:
    """What a picture in SVG holds that could run or fetch, or why nobody can tell whether it does."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem("not-utf-8", Place(file, data.count(b"\n", 0, error.start) + 1))
        return
    from xml.parsers.expat import ErrorString, ExpatError  # noqa: PLC0415  (few sites have pictures in SVG)

    look = _Look()
    try:
        look.parser.Parse(data, True)
    except _EnoughError:
        pass
    except ExpatError as error:
        yield Problem("broken-svg", Place(file, error.lineno, error.offset + 1), {"detail": ErrorString(error.code)})
    for found, line, column in look.found:
        yield Problem("active-svg", Place(file, line, column), {"found": found})


class _EnoughError(Exception):
    """What has been found is not to be read on."""


class _Look:
    """Goes through a picture and notes what could run or fetch."""

    def __init__(self) -> None:
        from xml.parsers.expat import ParserCreate  # noqa: PLC0415

        self.found: list[tuple[str, int, int]] = []
        self._styles = 0
        self._style = ""
        self._first = True
        self.parser: XMLParserType = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _note(self, found: str) -> None:
        self.found.append((found, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002
        if encoding is not None and encoding.lower() != "utf-8":
            self._note(f'encoding="{encoding}"')
            raise _EnoughError

    def _doctype(self, *_: object) -> None:
        """Entities could hide anything, and grow without bound."""
        self._note("<!DOCTYPE>")
        raise _EnoughError

    def _instruction(self, target: str, data: str) -> None:  # noqa: ARG002
        self._note(f"<?{target}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._first and (space, tag) != (_SVG, "svg"):
            self._note(f"<{tag}>")
            raise _EnoughError
        self._first = False
        if space == _HTML or tag.lower() in _ACTIVE:
            self._note(f"<{tag}>")
        self._styles += tag.lower() == "style"
        for full_name, value in attributes.items():
            space_of_it, _, attribute = full_name.rpartition(" ")
            if self._is_active(space_of_it, attribute.lower(), value):
                self._note(f'{attribute}="{value if len(value) <= 40 else f"{value[:39]}…"}"')

    def _is_active(self, space: str, attribute: str, value: str) -> bool:
        if attribute.startswith("on") or (space == _XML and attribute == "base"):
            return True
        if attribute in {"href", "src"}:
            return not _INSIDE.match(value)
        if attribute == "attributename":
            animated = value.strip().rpartition(":")[2].lower()
            return animated in {"href", "src", "base"} or animated.startswith("on")
        return not space and bool(_FETCHES.search(value))

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2].lower() == "style":
            self._styles -= 1
            # A remark in the middle of a word does not keep the two halves apart.
            if fetching := _FETCHES.search(self._style):
                self._note(f"<style>{fetching[0]}</style>")
            self._style = ""

    def _text(self, text: str) -> None:
        if self._styles:
            self._style += text
