"""The content folder: which files there are, of which kind, and what stands in them."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem
from generator.read.yaml import Document, parse_yaml
from generator.read.yaml import Path as KeyPath

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAGE_NAME = re.compile(r"^(?P<slug>[a-z0-9-]+)\.(?P<language>[A-Za-z-]+)\.md$")


class UnreadDocument:
    """A document that is known to be in order, and is read only when the place of something in it is asked for."""

    def __init__(self, folder: Path, file: str) -> None:
        self.file = file
        self._folder = folder

    @cached_property
    def _document(self) -> Document:
        text = _text(self._folder / self.file, self.file, []) or ""
        match = _FRONT_MATTER.match(text) if self.file.endswith(".md") else None
        return parse_yaml(match[1], self.file, line_offset=1)[0] if match else parse_yaml(text, self.file)[0]

    def locate(self, path: KeyPath = ()) -> Place:
        """The place of the value at a path."""
        return self._document.locate(path)

    def text_at(self, path: KeyPath) -> dict[str, Any]:
        """The text by language that stands at a path."""
        return self._document.text_at(path)

    def locate_value(self, path: KeyPath = ()) -> Place:
        """Like `locate`, but where a mapping's value begins instead of its key."""
        return self._document.locate_value(path)


Located = Document | UnreadDocument
"""What knows the places of a file's values."""


@dataclass(frozen=True)
class MarkdownFile:
    """A page's file: its front matter, and its body with the line on which that begins; neither where it is unread."""

    file: str
    slug: str
    language: str
    head: Located
    body: str = ""
    body_line: int = 1


@dataclass
class Content:
    """All files of a content folder, by kind; paths are relative to it, with `/`."""

    folder: Path
    files: list[str] = field(default_factory=list)
    """All of them, in the order of their paths."""
    site: Located | None = None
    plan: Located | None = None
    glossary: Located | None = None
    nodes: dict[str, Located] = field(default_factory=dict)
    indicators: dict[str, Located] = field(default_factory=dict)
    pages: list[MarkdownFile] = field(default_factory=list)
    catalogues: dict[str, Path] = field(default_factory=dict)
    published: dict[str, Path] = field(default_factory=dict)
    """Files that are published as they are: the source document, and what stands in `assets/`."""
    faulty: set[str] = field(default_factory=set)
    """Files that are there but cannot be read or parsed."""


def read_content(folder: Path, known: Container[str] = ()) -> tuple[Content, list[Problem]]:
    """Read every file of a content folder but those that are `known`: what they say, and that they are in order.

    Files whose names begin with a dot are passed over. A file that stands where none of the known kinds does is a
    warning, so that a misplaced file is noticed.
    """
    content = Content(folder)
    problems: list[Problem] = []
    content.files.extend(files_of(folder))
    for file in content.files:
        _read_file(content, file, problems, known)
    for name, document in (("site.yml", content.site), ("plan/plan.yml", content.plan)):
        if document is None and name not in content.faulty:
            problems.append(Problem("missing-file", Place(name), {"file": name}))
    return content, problems


def files_of(folder: Path) -> list[str]:
    """The paths of all files of a content folder, in their order; names that begin with a dot are passed over."""
    return sorted(_files_below(str(folder), ""))


def _files_below(folder: str, base: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path, f"{base}{entry.name}/")
            elif entry.is_file() or not entry.is_dir():
                yield f"{base}{entry.name}"


def _read_file(content: Content, file: str, problems: list[Problem], known: Container[str]) -> None:
    top, _, rest = file.partition("/")
    if file in known and not file.endswith(".md"):
        _place_document(content, file, UnreadDocument(content.folder, file))
    elif top in {"source", "assets"} and rest:
        content.published[file] = content.folder / file
        _refuse_unreadable(content.folder / file, file, problems)
    elif top == "locale" and file.endswith(".po"):
        path = content.folder / file
        content.catalogues[path.stem] = path
    elif top == "pages" and (name := _PAGE_NAME.match(rest)):
        if file in known:
            content.pages.append(
                MarkdownFile(file, name["slug"], name["language"], UnreadDocument(content.folder, file))
            )
        else:
            _read_page(content, file, name["slug"], name["language"], problems)
    elif file.endswith(".yml") and top in {"site.yml", "glossary.yml", "plan", "indicators"}:
        text = _text(content.folder / file, file, problems)
        document, found = parse_yaml(text, file) if text is not None else (None, [])
        problems.extend(found)
        if document is None or found:
            content.faulty.add(file)
        else:
            _place_document(content, file, document)
    else:
        problems.append(Problem("unknown-file", Place(file), {"file": file}, "warning"))


def _place_document(content: Content, file: str, document: Located) -> None:
    if file == "site.yml":
        content.site = document
    elif file == "glossary.yml":
        content.glossary = document
    elif file == "plan/plan.yml":
        content.plan = document
    elif file.startswith("plan/"):
        content.nodes[file] = document
    else:
        content.indicators[file] = document


def _read_page(content: Content, file: str, slug: str, language: str, problems: list[Problem]) -> None:
    text = _text(content.folder / file, file, problems)
    match = _FRONT_MATTER.match(text) if text is not None else None
    if text is None or match is None:
        content.faulty.add(file)
        if text is not None:
            problems.append(Problem("no-front-matter", Place(file)))
        return
    head, found = parse_yaml(match[1], file, line_offset=1)
    problems.extend(found)
    if found:
        content.faulty.add(file)
    else:
        body_line = text.count("\n", 0, match.end()) + 1
        content.pages.append(MarkdownFile(file, slug, language, head, text[match.end() :], body_line))


def _refuse_unreadable(path: Path, file: str, problems: list[Problem]) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        problems.append(Problem("unreadable", Place(file), {"detail": error.strerror or str(error)}))


def _text(path: Path, file: str, problems: list[Problem]) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem("unreadable", Place(file), {"detail": error.strerror or str(error)}))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem("not-utf-8", Place(file, line)))
        return None
