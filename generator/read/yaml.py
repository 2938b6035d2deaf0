"""YAML through libyaml's composer: plain data whose scalars are all text, and the places of every value.

Nothing is guessed from how a scalar looks: `no`, `12:30` and `2013-04` stay what was typed; only an empty value or `~`
is none. Duplicate keys, tags and aliases to collections are problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems import Place, Problem

Data = dict[str, "Data"] | list["Data"] | str | None
Path = Sequence[str | int]


@dataclass(frozen=True)
class Document:
    """A parsed YAML text: `data` of dicts, lists, str and None; `line_offset` lines stand before it in its file."""

    file: str
    data: Data
    root: Node | None
    line_offset: int = 0

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
    try:
        root = _compose(text)
        data = _Converter(file, line_offset, problems).convert(root) if root is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = Place(file, line + line_offset, column)
        problems.append(Problem("yaml-syntax", place, {"detail": error.problem or error.context or ""}))
        return Document(file, None, None, line_offset), problems
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        problems.append(Problem("yaml-character", Place(file, line + line_offset, 1), {"detail": str(error)}))
        return Document(file, None, None, line_offset), problems
    except RecursionError:
        problems.append(Problem("yaml-depth", Place(file, 1 + line_offset, 1)))
        return Document(file, None, None, line_offset), problems
    return Document(file, data, root, line_offset), problems


def _compose(text: str) -> Node | None:
    loader = yaml.CBaseLoader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


class _Converter:
    """Turns composed nodes into plain data, noting what may not stand in a content file."""

    def __init__(self, file: str, line_offset: int, problems: list[Problem]) -> None:
        self.file = file
        self.line_offset = line_offset
        self.problems = problems
        self.seen: set[int] = set()

    def convert(self, node: Node) -> Data:
        if isinstance(node, ScalarNode):
            if node.style is None and node.value in {"", "~"}:
                return None
            return str(node.value)
        if id(node) in self.seen:
            # The same collection a second time is an alias: a tree of them would grow without bound.
            self._note("yaml-alias", node)
            return None
        self.seen.add(id(node))
        if node.tag not in {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}:
            self._note("yaml-tag", node, tag=node.tag)
        if isinstance(node, SequenceNode):
            return [self.convert(item) for item in node.value]
        if isinstance(node, MappingNode):
            return self._mapping(node)
        raise TypeError(f"no such node: {node!r}")

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
