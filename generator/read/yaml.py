"""YAML through libyaml's composer: plain data whose scalars are all text, and the places of every value.

Nothing is guessed from how a scalar looks: `no`, `12:30` and `2013-04` stay what was typed; only an empty value or `~`
is none. Duplicate keys, tags, anchors and aliases are problems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems import Place, Problem, not_too_many
from generator.read.characters import escaped, named, strange_characters, to_be_written, unseen_at

_DEEPEST = 100
_MAY_BE_DEEP = re.compile(r"(?m)^[ ?:-]{100}")
_PROPERTY = re.compile(r"(&)|!(\S*)")

_REMARK = re.compile(r"[ \t]+(#[^\s#].*)")

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

    def last_line(self, path: Path) -> int:
        """The line on which what stands at a path ends."""
        node = self.root
        for part in path:
            node = _child(node, part)[1] or node
        return node.end_mark.line + 1 + self.line_offset if node else 1

    def locate_in_text(self, path: Path, line: int) -> Place:
        """The place of a line of the text at a path, counted from 0; a text in quotes goes by where it begins."""
        node = self.root
        for part in path:
            node = _child(node, part)[1] or node
        place = self._place(node)
        if isinstance(node, ScalarNode) and node.style == "|":
            return Place(self.file, place.line + 1 + line)
        return place

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
                    return Place(self.file, index + 1 + self.line_offset, column + 1, len(words))
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
        start, end = node.start_mark, node.end_mark
        is_on_a_line = isinstance(node, ScalarNode) and start.line == end.line
        length = end.column - start.column if is_on_a_line else 0
        return Place(self.file, start.line + 1 + self.line_offset, start.column + 1, length)


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
    strange = strange_characters(text, file, line_offset)
    if strange:
        return nothing, not_too_many(strange)
    try:
        deep = _too_deep(text)
        if deep:
            return nothing, [Problem("yaml-depth", Place(file, deep + line_offset))]
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        return nothing, _explained(error, text, file, line_offset)
    data = _Converter(file, text, line_offset, problems).convert(root) if root is not None else None
    return Document(file, data, root, line_offset, text), not_too_many(problems)


def _explained(error: yaml.MarkedYAMLError, text: str, file: str, line_offset: int) -> list[Problem]:
    """A syntax error by its cause, where that can be seen, else as libyaml tells it."""
    from generator.read.diagnosis import diagnose_syntax  # noqa: PLC0415  (needed for faulty content only)

    met = error.problem_mark or error.context_mark
    began = error.context_mark or met
    if met is None or began is None:
        return [Problem("yaml-syntax", Place(file, 1 + line_offset), {"detail": error.problem or ""})]
    said = error.problem or ""
    found = diagnose_syntax(text.split("\n"), met.line, began.line, said, file, line_offset)
    if found:
        return found
    # What is opened and never closed is told where it was opened.
    mark = began if met.line >= text.rstrip().count("\n") + 1 else met
    return [Problem("yaml-syntax", Place(file, mark.line + 1 + line_offset, mark.column + 1), {"detail": said})]


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
        self.text = text
        marked = "!" in text or "&" in text or "\\" in text
        self.remarks = " #" in text and _REMARK.search(text) is not None
        self.lines = text.split("\n") if marked or self.remarks else None
        self.line_offset = line_offset
        self.problems = problems
        self.seen: set[int] = set()

    def convert(self, node: Node, *, is_entry: bool = False) -> Data:
        again = id(node) in self.seen
        if self.lines is not None and not again:
            self._refuse_property(node, self.lines)
        if isinstance(node, ScalarNode):
            if self.lines is not None:
                self.seen.add(id(node))
            if not node.style and node.value in {"", "~"}:
                return None
            if not node.style and self.remarks and self.lines is not None:
                self._note_remark(node, self.lines)
            if node.style == '"' and self.lines is not None and unseen_at(node.value) >= 0:
                self._refuse_escape(node, self.lines)
            return str(node.value)
        if again:
            # The same collection a second time is an alias, of which its anchor tells: a tree of them would grow
            # without bound.
            return None
        self.seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [self.convert(item, is_entry=not node.flow_style) for item in node.value]
        if isinstance(node, MappingNode):
            return self._mapping(node, is_entry=is_entry and not node.flow_style)
        raise TypeError(f"no such node: {node!r}")

    def _refuse_property(self, node: Node, lines: Sequence[str]) -> None:
        """Tags make text into something else, anchors are there to be repeated, and both swallow a word of the text.

        The composer keeps only what they mean, so the text is looked at.
        """
        mark = node.start_mark
        found = _PROPERTY.match(lines[mark.line], mark.column) if mark.line < len(lines) else None
        if found and found[1]:
            self._note("yaml-alias", node)
        elif found:
            self._note("yaml-tag", node, tag=f"!{found[2]}")

    def _refuse_escape(self, node: Node, lines: Sequence[str]) -> None:
        """A character that may not stand in a text may not be written as an escape either."""
        start, end = node.start_mark, node.end_mark
        written = "\n".join(lines[start.line : end.line + 1])[start.column :]
        found = escaped(written)
        if found:
            before = written[: found[1]]
            column = len(before) - before.rfind("\n") if "\n" in before else start.column + len(before) + 1
            place = Place(self.file, start.line + before.count("\n") + 1 + self.line_offset, column)
            self.problems.append(Problem("strange-character", place, {"detail": named(found[0])}))

    def _note_remark(self, node: Node, lines: Sequence[str]) -> None:
        """What follows ` #` is a remark; one without a space after the sign was rather meant as a part of the text."""
        end = node.end_mark
        found = _REMARK.match(lines[end.line], end.column) if end.line < len(lines) else None
        if found:
            place = Place(self.file, end.line + 1 + self.line_offset, found.start(1) + 1)
            start = node.start_mark
            before = lines[start.line][: start.column] if start.line == end.line else ""
            text = f"{node.value}{lines[end.line][end.column :].rstrip()}".replace("'", "''")
            better = to_be_written(f"{before}'{text}'")
            values = {"found": found[1], "text": node.value[-20:], "better": better}
            self.problems.append(Problem("yaml-remark", place, values, "warning"))

    def _mapping(self, node: MappingNode, *, is_entry: bool) -> Data:
        """A mapping's data. Where the first key of a list's entry comes again, the next one has probably no mark."""
        mapping: dict[str, Data] = {}
        first: dict[str, int] = {}
        unmarked = False
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._note("yaml-key", key_node)
                continue
            key = key_node.value
            if key in mapping:
                begins = is_entry and key == next(iter(mapping))
                unmarked = unmarked or begins
                if begins or not unmarked:
                    near = self._with_mark(key_node) if begins else ""
                    self._note("duplicate-key", key_node, key=key, line=first[key] + self.line_offset, near=near)
                continue
            first[key] = key_node.start_mark.line + 1
            mapping[key] = self.convert(value_node)
        return mapping

    def _with_mark(self, key: Node) -> str:
        """The line of a key as the beginning of a list's entry."""
        mark = key.start_mark
        line = self.text[mark.index :].partition("\n")[0]
        return to_be_written(f"{' ' * (mark.column - 2)}- {line}")

    def _note(self, code: str, node: Node, **values: object) -> None:
        mark = node.start_mark
        place = Place(self.file, mark.line + 1 + self.line_offset, mark.column + 1)
        self.problems.append(Problem(code, place, values))
