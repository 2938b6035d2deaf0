"""Whose place a problem lies at, in the title's words: a node's, an indicator's, a term's, a level's, a page's.

It is looked for only after something was found wrong. A file that cannot be parsed is read as far as it can be, up to
the line of the problem, so that what is named holds that line for certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems import Problem
from generator.read.content import Content, Located, front_matter
from generator.read.files import read_text
from generator.read.names import ALONE
from generator.read.yaml import parse_yaml

_TITLES = ("title", "term", "name", "slug", "id")
"""The keys that name what they stand in, the most telling first."""

_ALONE = frozenset({*ALONE, "plan/plan.yml"})
"""Files whose own name says as much as their title."""

_LONGEST = 40
_MOST = 200_000
"""Characters of a file that is read again and again for its faults: as many as no sound one has."""


def with_subjects(problems: Sequence[Problem], content: Content) -> list[Problem]:
    """The problems, each with the title of what its place lies within; as they were where nothing is named so."""
    finder = _Finder(content) if problems else None
    return [problem._replace(subject=finder.subject(problem)) if finder else problem for problem in problems]


class _Finder:
    """Finds titles; what has been read for one problem serves the others."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._documents: dict[str, Located] = {document.file: document for document in content.documents}
        self._files = frozenset(content.files)
        self._texts: dict[str, str] = {}
        self._above: dict[tuple[str, int], Node | None] = {}
        self._titles: dict[int, str] = {}
        """By the identities of nodes, all of which are held."""
        self._record = _first_language(content.site)

    def subject(self, problem: Problem) -> str:
        file, line, column, _ = problem.place
        if file not in self._files or not file.endswith((".yml", ".md")):
            return ""
        if file.endswith(".md"):
            return self._title(self._root(file)) or self._title(self._root_above(file, line))
        root = self._root(file)
        around = list(_around(root, (line - 1, column - 1)) if root else self._open_at(file, line))
        named = (self._title(node) for node in reversed(around[file in _ALONE :]))
        return next(filter(None, named), "")

    def _root(self, file: str) -> Node | None:
        if file not in self._documents:
            self._documents[file] = parse_yaml(self._text(file), file)[0]
        return self._documents[file].root

    def _text(self, file: str) -> str:
        """The YAML of a file that was not understood, or cannot be read at all."""
        if file not in self._texts:
            text = read_text(self._content.folder / Path(file), file, []) or ""
            self._texts[file] = front_matter(text) if file.endswith(".md") else text
        return self._texts[file]

    def _root_above(self, file: str, line: int) -> Node | None:
        """What a file says above a line; nothing where that cannot be understood either."""
        if (file, line) not in self._above:
            text = self._text(file)
            above = text.split("\n")[: line - 1 - file.endswith(".md")]
            self._above[file, line] = parse_yaml("\n".join(above), file)[0].root if len(text) <= _MOST else None
        return self._above[file, line]

    def _open_at(self, file: str, line: int) -> Iterator[MappingNode]:
        """The mappings that a line continues, going by its indentation; where that is odd, only that of the file."""
        typed = [*self._text(file).split("\n"), *[""] * line][line - 1]
        blank = typed[: len(typed) - len(typed.lstrip())]
        indent = len(blank) if not blank.strip(" ") else 0
        node = self._root_above(file, line)
        while node is not None and node.start_mark.column <= indent:
            if isinstance(node, MappingNode):
                yield node
            node = _within(node, _last(node))

    def _title(self, node: Node | None) -> str:
        if not isinstance(node, MappingNode):
            return ""
        if id(node) not in self._titles:
            self._titles[id(node)] = self._title_in(node)
        return self._titles[id(node)]

    def _title_in(self, node: MappingNode) -> str:
        said = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
        titles = (_words(said.get(key), self._record) for key in _TITLES)
        return next((title for title in titles if title.strip("…")), "")


def _around(node: Node | None, position: tuple[int, int]) -> Iterator[MappingNode]:
    """The mappings that a position lies within, or at whose key it stands, from the outside in."""
    while node is not None:
        inner: Node | None = None
        if isinstance(node, MappingNode):
            yield node
            begun = bisect_right(node.value, position, key=lambda pair: _start(pair[0]))
            inner = node.value[begun - 1][1] if begun else None
        elif isinstance(node, SequenceNode):
            begun = bisect_right(node.value, position, key=_start)
            inner = node.value[begun - 1] if begun else None
        node = _within(node, inner)


def _within(node: Node, inner: Node | None) -> Node | None:
    """What lies within a node; what stands before it is repeated there, which may have no end."""
    return inner if inner is not None and _start(inner) > _start(node) else None


def _start(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _last(node: Node) -> Node | None:
    """What a node ends with."""
    if isinstance(node, MappingNode) and node.value:
        last: Node = node.value[-1][1]
        return last
    if isinstance(node, SequenceNode) and node.value:
        item: Node = node.value[-1]
        return item
    return None


def _words(node: Node | None, record: str) -> str:
    """A text on one line, in the language of record where it is there; of a noun's forms, the first."""
    if isinstance(node, MappingNode) and node.value:
        by_language = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
        return _words(by_language.get(record) or node.value[0][1], record)
    if not isinstance(node, ScalarNode):
        return ""
    line = " ".join(str(node.value).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _first_language(site: Located | None) -> str:
    """The site's language of record, as far as site.yml can be read."""
    root = site.root if site else None
    for key, value in root.value if isinstance(root, MappingNode) else ():
        if key.value == "languages" and isinstance(value, SequenceNode) and value.value:
            return str(value.value[0].value)
    return ""
