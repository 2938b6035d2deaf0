"""The content folder: which files there are, of which kind, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from yaml.nodes import Node

from generator.problems import Place, Problem, has_errors, not_too_many
from generator.read import accepted
from generator.read.characters import hidden_characters, strange_characters
from generator.read.files import read_text, refuse_unreadable
from generator.read.folder import PUBLISHED, files_of
from generator.read.layout import conflict_marks, wide_bars
from generator.read.names import ALONE, composed, meant, slugs
from generator.read.yaml import Document, parse_yaml
from generator.read.yaml import Path as KeyPath

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""The head of a page's file with its fences, and the YAML between them."""

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_PAGE_NAME = re.compile(r"^(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>[A-Za-z-]+)\.md$")
_MARKDOWN = re.compile(r"pages/.*?(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]+)*))?\.(?:md|markdown)\Z", re.IGNORECASE)


class UnreadDocument:
    """A document that is known to be in order, and is read only when the place of something in it is asked for."""

    def __init__(self, folder: Path, file: str) -> None:
        self.file = file
        self._folder = folder

    @cached_property
    def _document(self) -> Document:
        text = read_text(self._folder / self.file, self.file, []) or ""
        if self.file.endswith(".md"):
            return parse_yaml(front_matter(text), self.file, line_offset=1)[0]
        return parse_yaml(text, self.file)[0]

    @property
    def root(self) -> Node | None:
        """What was composed of the file."""
        return self._document.root

    def locate(self, path: KeyPath = ()) -> Place:
        """The place of the value at a path."""
        return self._document.locate(path)

    def text_at(self, path: KeyPath) -> dict[str, Any]:
        """The text by language that stands at a path."""
        return self._document.text_at(path)

    def locate_value(self, path: KeyPath = ()) -> Place:
        """Like `locate`, but where a mapping's value begins instead of its key."""
        return self._document.locate_value(path)

    def locate_words(self, path: KeyPath, words: str, after: int = 0) -> Place:
        """The place of words within the text at a path, passing over so many of the same before."""
        return self._document.locate_words(path, words, after)


def front_matter(text: str) -> str:
    """The YAML of a page's head; where it is not closed, of all that follows its first line. Nothing of no head."""
    match = FRONT_MATTER.match(text)
    return match[1] if match else text.partition("\n")[2] if _FENCE.match(text) else ""


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
    themes: Located | None = None
    search: Located | None = None
    nodes: dict[str, Located] = field(default_factory=dict)
    indicators: dict[str, Located] = field(default_factory=dict)
    pages: list[MarkdownFile] = field(default_factory=list)
    catalogues: dict[str, Path] = field(default_factory=dict)
    accepted: accepted.Accepted = field(default_factory=accepted.Accepted)
    """From which original each translation was made."""
    published: dict[str, Path] = field(default_factory=dict)
    """Files that are published as they are, by their paths on the site: the source, and what stands in `assets/`."""
    faulty: set[str] = field(default_factory=set)
    """Files that are there but cannot be read or parsed; those of no kind by the names that they should have."""
    misnamed: set[str] = field(default_factory=set)
    """Those of them whose names have been told of already."""

    @property
    def documents(self) -> list[Located]:
        """All that holds texts."""
        alone = [document for document in (self.site, self.plan, self.glossary, self.themes, self.search) if document]
        return [*alone, *self.nodes.values(), *self.indicators.values(), *(page.head for page in self.pages)]


def read_content(folder: Path, known: Container[str] = ()) -> tuple[Content, list[Problem]]:
    """Read every file of a content folder but those that are `known`: what they say, and that they are in order.

    A file that stands where none of the known kinds does is told, so that a misplaced file is noticed: an error where
    it is clear what it was meant to be, as the site would lack it.
    """
    content = Content(folder)
    files, problems = files_of(folder)
    content.files.extend(files)
    content.misnamed.update(problem.place.file for problem in problems if problem.severity == "error")
    content.faulty.update(content.misnamed)
    for file in files:
        _read_file(content, file, problems, known)
    for name, document in (("site.yml", content.site), ("plan/plan.yml", content.plan)):
        if document is None and not content.faulty.intersection((name, name.partition("/")[0], ".")):
            problems.append(Problem("missing-file", Place(name), {"file": name}))
    return content, problems


def _read_file(content: Content, file: str, problems: list[Problem], known: Container[str]) -> None:
    top, _, rest = file.partition("/")
    if file in known and file.endswith(".yml"):
        _place_document(content, file, UnreadDocument(content.folder, file))
    elif file == accepted.FILE:
        _read_accepted(content, file, problems, known)
    elif top in PUBLISHED and rest:
        _publish(content, file, problems)
    elif top == "locale" and file.endswith(".po"):
        path = content.folder / file
        if read_text(path, file, problems) is not None:
            content.catalogues[path.stem] = path
    elif top == "pages" and (name := _PAGE_NAME.match(rest)):
        if file in known:
            content.pages.append(
                MarkdownFile(file, name["slug"], name["language"], UnreadDocument(content.folder, file))
            )
        else:
            _read_page(content, file, name["slug"], name["language"], problems)
    elif top == "indicators" and file.endswith(".yml") and (near := slugs(rest[:-4])) != rest[:-4]:
        # Its name is its page's address.
        problems.append(Problem("indicator-name", Place(file), {"name": rest, "near": near and f"{near}.yml"}))
        content.faulty.add(file)
    elif file.endswith(".yml") and top in {*ALONE, "plan", "indicators"}:
        text = read_text(content.folder / file, file, problems)
        problems.extend(hidden_characters(text or "", file))
        document, found = _parsed(text, file) if text is not None else (None, [])
        problems.extend(found)
        if document is None or has_errors(found):
            content.faulty.add(file)
        else:
            _place_document(content, file, document)
    else:
        _note_unknown(content, file, problems)


def _read_accepted(content: Content, file: str, problems: list[Problem], known: Container[str]) -> None:
    text = read_text(content.folder / file, file, problems)
    if text is None:
        content.faulty.add(file)
        return
    content.accepted = accepted.Accepted(text)
    if file not in known:
        problems.extend(accepted.line_problems(text))


def _parsed(text: str, file: str) -> tuple[Document, list[Problem]]:
    """A file that is all YAML. What git has left in it is told alone: all else is twice there."""
    marks = conflict_marks(text, file) or wide_bars(text, file)
    return (Document(file, None, None), marks) if marks else parse_yaml(text, file)


def _publish(content: Content, file: str, problems: list[Problem]) -> None:
    """Enter a file that is published as it is, under its name with composed letters, as links are typed."""
    path = composed(file)
    other = content.published.get(path)
    if other is not None:
        problems.append(Problem("same-name", Place(path), {"name": path.rpartition("/")[2]}))
    elif refuse_unreadable(content.folder / file, file, problems):
        content.faulty.add(path)
    else:
        content.published[path] = content.folder / file


def _note_unknown(content: Content, file: str, problems: list[Problem]) -> None:
    near = meant(file)
    if not near and (page := _MARKDOWN.match(file)):
        # Its name is its page's address, and nothing of it can be one.
        name, language = file.partition("/")[2], page["language"] or "ja"
        problems.append(Problem("page-name", Place(file), {"name": name, "example": f"news.{language}.md"}))
        content.faulty.add(file)
        return
    if not near:
        problems.append(Problem("unknown-file", Place(file), {"file": file}, "warning"))
        return
    content.faulty.add(near)
    if "…" in near:
        names = {language: near.replace("…", language) for language in ("ja", "en")}
        problems.append(Problem("page-without-a-tag", Place(file), {"file": file, **names}))
    else:
        problems.append(Problem("unknown-file", Place(file), {"file": file, "near": near}))


def _place_document(content: Content, file: str, document: Located) -> None:
    if file == "site.yml":
        content.site = document
    elif file == "glossary.yml":
        content.glossary = document
    elif file == "themes.yml":
        content.themes = document
    elif file == "search.yml":
        content.search = document
    elif file == "plan/plan.yml":
        content.plan = document
    elif file.startswith("plan/"):
        content.nodes[file] = document
    else:
        content.indicators[file] = document


def _read_page(content: Content, file: str, slug: str, language: str, problems: list[Problem]) -> None:
    text = read_text(content.folder / file, file, problems)
    problems.extend(hidden_characters(text or "", file))
    marks = conflict_marks(text or "", file)
    if marks:
        problems.extend(marks)
        content.faulty.add(file)
        return
    match = FRONT_MATTER.match(text) if text is not None else None
    if text is None or match is None:
        content.faulty.add(file)
        if text is not None:
            code = "front-matter-open" if _FENCE.match(text) else "no-front-matter"
            problems.append(Problem(code, Place(file)))
        return
    head, found = parse_yaml(match[1], file, line_offset=1)
    body_line = text.count("\n", 0, match.end()) + 1
    blank = match[1].find("\n\n")
    if has_errors(found) and blank >= 0 and found[0].place.line > (line := match[1].count("\n", 0, blank) + 3):
        # What was not understood lies beyond an empty line: the head ends there, and the text has a rule of `---`.
        found = [Problem("front-matter-open", Place(file, line))]
    found += not_too_many(strange_characters(text[match.end() :], file, body_line - 1))
    problems.extend(found)
    if has_errors(found):
        content.faulty.add(file)
    else:
        content.pages.append(MarkdownFile(file, slug, language, head, text[match.end() :], body_line))
