"""YAML through libyaml's composer: plain data whose scalars are all text, and the places of every value.

Nothing is guessed from how a scalar looks: `no`, `12:30` and `2013-04` stay what was typed; only an empty value or `~`
is none. Duplicate keys, tags and aliases to collections are problems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems import Place, Problem

_DEEPEST = 100
_MAY_BE_DEEP = re.compile(r"(?m)^[ ?:-]{100}")
_TAG = re.compile(r"(?:&\S+\s+)?!(\S*)")

Data = dict[str, "Data"] | list["Data"] | str | None
Path = Sequence[str | int]


@dataclass(frozen=True)
class Document:
    """A parsed YAML `text`: `data` of dicts, lists, str and None; `line_offset` lines stand before it in its file."""

    file: str
    data: Data
    root: Node | None
    line_offset: int = 0
    text: str = ""

    def locate(self, path: Path = ()) -> Place:
        """The place of the value at `path` (keys and indexes from the top).

        Parts that do not exist are passed over, so the place of a missing value is that of what should hold it.
        """
        node, start = self.root, self.root
        for part in path:
            key, value = _child(node, part)
            if value is not None:
                node, start = value, (key or value)
        return self._place(start)

    def locate_value(self, path: Path = ()) -> Place:
        """Like `locate`, but where a mapping's value begins instead of its key."""
        node = self.root
        for part in path:
            node = _child(node, part)[1] or node
        return self._place(node)

    def locate_words(self, path: Path, words: str, after: int = 0) -> Place:
        """The place of words within the text at `path`, passing over so many of the same before.

        Words that a line break of the file divides are told at the text's beginning.
        """
        start = self.locate_value(path)
        lines = self.text.split("\n")
        for index in range(start.line - 1 - self.line_offset, len(lines)):
            column = start.column - 2 if index == start.line - 1 - self.line_offset else -1
            while (column := lines[index].find(words, column + 1)) >= 0:
                if not after:
                    return Place(self.file, index + 1 + self.line_offset, column + 1)
                after -= 1
        return start

    def text_at(self, path: Path) -> dict[str, Any]:
        """The text by language that stands at a path of a document that has been checked."""
        data: Data = self.data
        for part in path:
            data = data[part]  # type: ignore[index]  # checked: it is there
        return data if isinstance(data, dict) else {}

    def _place(self, node: Node | None) -> Place:
        if node is None:
            return Place(self.file, 1 + self.line_offset, 1)
        return Place(self.file, node.start_mark.line + 1 + self.line_offset, node.start_mark.column + 1)


def _child(node: Node | None, part: str | int) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key, value
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None, None


def parse_yaml(text: str, file: str, line_offset: int = 0) -> tuple[Document, list[Problem]]:
    """Parse one YAML document. On a syntax error the document's data is None and the problem says where and why."""
    problems: list[Problem] = []
    nothing = Document(file, None, None, line_offset)
    try:
        deep = _too_deep(text)
        if deep:
            return nothing, [Problem("yaml-depth", Place(file, deep + line_offset))]
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        line, column = _fault(error, text)
        return nothing, [
            Problem("yaml-syntax", Place(file, line + line_offset, column), {"detail": error.problem or ""})
        ]
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        detail = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else f"U+{error.character:04X}"
        return nothing, [Problem("yaml-character", Place(file, line + line_offset), {"detail": detail})]
    data = _Converter(file, text, line_offset, problems).convert(root) if root is not None else None
    return Document(file, data, root, line_offset, text), problems


def _fault(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """Where a syntax error is: for what is opened and never closed, where it was opened."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and mark and mark.line >= text.rstrip().count("\n") + 1:
        mark = error.context_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _too_deep(text: str) -> int:
    """The line at which a text is nested deeper than any plan needs, else 0: libyaml's composer is recursive."""
    if text.count("[") + text.count("{") < _DEEPEST and not _MAY_BE_DEEP.search(text):
        return 0
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                return event.start_mark.line + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return 0


def _compose(text: str) -> Node | None:
    loader = yaml.CBaseLoader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


class _Converter:
    """Turns composed nodes into plain data, noting what may not stand in a content file."""

    def __init__(self, file: str, text: str, line_offset: int, problems: list[Problem]) -> None:
        self.file = file
        self.lines = text.split("\n") if "!" in text else None
        self.line_offset = line_offset
        self.problems = problems
        self.seen: set[int] = set()

    def convert(self, node: Node) -> Data:
        if self.lines is not None:
            self._refuse_tag(node, self.lines)
        if isinstance(node, ScalarNode):
            if not node.style and node.value in {"", "~"}:
                return None
            return str(node.value)
        if id(node) in self.seen:
            # The same collection a second time is an alias: a tree of them would grow without bound.
            self._note("yaml-alias", node)
            return None
        self.seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [self.convert(item) for item in node.value]
        if isinstance(node, MappingNode):
            return self._mapping(node)
        raise TypeError(f"no such node: {node!r}")

    def _refuse_tag(self, node: Node, lines: Sequence[str]) -> None:
        """Tags make text into something else. The composer keeps only what they mean, so the text is looked at."""
        mark = node.start_mark
        tag = _TAG.match(lines[mark.line], mark.column) if mark.line < len(lines) else None
        if tag:
            self._note("yaml-tag", node, tag=f"!{tag[1]}")

    def _mapping(self, node: MappingNode) -> Data:
        mapping: dict[str, Data] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._note("yaml-key", key_node)
                continue
            key = key_node.value
            if key in mapping:
                self._note("duplicate-key", key_node, key=key, line=first[key] + self.line_offset)
                continue
            first[key] = key_node.start_mark.line + 1
            mapping[key] = self.convert(value_node)
        return mapping

    def _note(self, code: str, node: Node, **values: object) -> None:
        mark = node.start_mark
        place = Place(self.file, mark.line + 1 + self.line_offset, mark.column + 1)
        self.problems.append(Problem(code, place, values))
