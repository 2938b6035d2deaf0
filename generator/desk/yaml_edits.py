"""Edits of a YAML file's text: only the characters of what is changed are replaced, all others stay as they are.

Comments, order, indentation and blank lines are the editors' own, so nothing is written anew from data. libyaml tells
where each scalar begins and ends; that is where the new one is put. What comes out is read again and held against
what was to come out, so that a file is either edited rightly or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.desk.laid_out import flow_written, lines_of, remarks_written
from generator.desk.scalars import block, written
from generator.problems import has_errors
from generator.read.yaml import Data, Document, parse_yaml

Path = tuple[str | int, ...]


class CannotEditError(Exception):
    """An edit cannot be made without touching something else; the file is to be edited by hand."""


class Put(NamedTuple):
    """The value at a path is to be this. A key that is missing comes after the last of `after` that is there.

    `comments` of a new list or mapping stand beside its keys, `remarks` on lines of their own after a new list's last
    entry. A `number` is never put in quotes.
    """

    path: Path
    value: Data
    after: Sequence[str] = ()
    number: bool = False
    comments: Mapping[str, str] = {}
    remarks: Sequence[str] = ()


class Insert(NamedTuple):
    """An entry is to be put into the list at a path, before the entry that now has the number `at`.

    `remarks` stand on lines of their own at its end, as far in as its keys.
    """

    path: Path
    at: int
    value: Data
    comments: Mapping[str, str] = {}
    remarks: Sequence[str] = ()


class Remove(NamedTuple):
    """What stands at a path, which is a key's or an entry's, is to go."""

    path: Path


Edit = Put | Insert | Remove


class Replacement(NamedTuple):
    """Characters of a text, from where to where, and what comes in their place."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Sequence[Edit]) -> Sequence[Replacement]:
    """The replacements that make the edits, from the beginning of the text on.

    Raises CannotEditError where the result would not read as it should.
    """
    try:
        return _edited(text, edits)
    except CannotEditError:
        if text.endswith("\n"):
            raise
    # A long text at the very end reads otherwise once something follows it: the line's end that it lacks comes first.
    size, missing = len(text), Replacement(len(text), len(text), "\n")
    made = _edited(f"{text}\n", edits)
    before = [one for one in made if one.end <= size]
    beyond = [Replacement(min(one.start, size), size, one.text) for one in made if one.end > size]
    return [*before, missing, *beyond]


def _edited(text: str, edits: Sequence[Edit]) -> Sequence[Replacement]:
    document, problems = parse_yaml(text, "")
    if has_errors(problems):
        raise CannotEditError
    wanted = deepcopy(document.data)
    editor = _Editor(document)
    made = [(editor.splice(edit), edit) for edit in edits]
    # Insertions at one place come in the order in which they were asked for.
    asked = sorted(zip(made, editor.values, strict=True), key=lambda one: one[0][0][:2])
    for (_, edit), value in reversed(asked):
        wanted = _with(wanted, edit, value)
    ordered = [splice for (splice, _), _ in asked]
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise CannotEditError
    again, problems = parse_yaml(spliced(text, ordered), "")
    if has_errors(problems) or again.data != wanted:
        raise CannotEditError
    return ordered


def spliced(text: str, replacements: Sequence[Replacement]) -> str:
    """A text with parts of it replaced."""
    parts: list[str] = []
    done = 0
    for start, end, new in replacements:
        parts += text[done:start], new
        done = end
    return "".join([*parts, text[done:]])


def _with(data: Any, edit: Edit, value: Data) -> Any:
    """The data as it is to be after an edit."""
    path = edit.path
    if not path:
        return value if isinstance(edit, Put) else data
    if isinstance(edit, Insert):
        holder = data
        for part in path:
            holder = holder[part]
        holder.insert(edit.at, value)
        return data
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    if isinstance(edit, Remove):
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return data


class _Editor:
    """Finds for each edit which characters are to be replaced; `values` are what the new ones read as."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._root = document.root
        self.values: list[Data] = []

    def splice(self, edit: Edit) -> Replacement:
        if isinstance(edit, Insert):
            splice, value = self._insert(edit)
        elif isinstance(edit, Remove):
            splice, value = self._remove(edit), None
        else:
            splice, value = self._put(edit)
        self.values.append(value)
        return splice

    # --- what is changed ------------------------------------------------------------------------------------------

    def _put(self, edit: Put) -> tuple[Replacement, Data]:
        holder, flow = self._find(edit.path[:-1])
        key = edit.path[-1]
        if isinstance(holder, SequenceNode) and isinstance(key, int):
            return self._replace(holder.value[key], holder, edit, flow=flow)
        if not isinstance(holder, MappingNode) or not isinstance(key, str):
            raise CannotEditError
        for name, value in holder.value:
            if name.value == key:
                return self._replace(value, name, edit, flow=flow)
        return self._add_key(holder, key, edit, flow=flow)

    def _replace(self, node: Node, key: Node, edit: Put, *, flow: bool) -> tuple[Replacement, Data]:
        start, end = node.start_mark.index, self._end(node)
        value = edit.value
        if not isinstance(value, str) or not isinstance(node, ScalarNode):
            return self._replace_whole(node, key, edit, flow=flow)
        parent = key.start_mark.column
        # A block at the very end of a file needs the end of its last line.
        line_end = "" if "\n" in self._text[end:] else "\n"
        if node.style in {"|", ">"}:
            header, _, lines = self._text[start:end].partition("\n")
            header = "|" + header[1:]
            first = next((line for line in lines.split("\n") if line.strip()), " " * (parent + 2))
            indent = len(first) - len(first.lstrip(" "))
            # Of a text that begins with spaces, the line tells nothing of the indentation.
            digit = next((char for char in header[1:3] if char.isdigit()), "")
            new, reads = block(_kept_end(value, node.value), parent + int(digit) if digit else indent, header, parent)
            return Replacement(start, end, new + line_end), reads
        space = "" if self._text[:start].endswith((" ", "\t", "\n")) or start == 0 else " "
        if "\n" in value and not flow:
            new, reads = block(value, parent + 2, parent=parent)
            return Replacement(start, end, space + new + line_end), reads
        quote = node.style if node.style in {"'", '"'} else None
        return Replacement(start, end, space + written(value, flow=flow, quote=quote, number=edit.number)), value

    def _replace_whole(self, node: Node, key: Node, edit: Put, *, flow: bool) -> tuple[Replacement, Data]:
        """Something else than a scalar, or in something else's place."""
        start, end = node.start_mark.index, self._end(node)
        if flow or isinstance(edit.value, str):
            new, reads = flow_written(edit.value), edit.value
        else:
            lines, reads = lines_of(edit.value, key.start_mark.column + 2, edit.comments, number=edit.number)
            new = "\n" + lines
            start = len(self._text[:start].rstrip(" "))
        return Replacement(start, end, new), reads

    # --- what comes anew ------------------------------------------------------------------------------------------

    def _add_key(self, holder: MappingNode, key: str, edit: Put, *, flow: bool) -> tuple[Replacement, Data]:
        if not holder.value:
            raise CannotEditError
        names = [name.value for name, _ in holder.value]
        index = max((names.index(name) for name in edit.after if name in names), default=-1)
        beside = holder.value[max(index, 0)]
        if flow or holder.flow_style:
            new = f"{key}: {flow_written(edit.value, number=edit.number)}"
            if index < 0:
                at = beside[0].start_mark.index
                return Replacement(at, at, f"{new}, "), edit.value
            at = self._end(beside[1])
            return Replacement(at, at, f", {new}"), edit.value
        indent = beside[0].start_mark.column
        is_block = isinstance(beside[1], ScalarNode) and beside[1].style == "|" and not edit.number
        if isinstance(edit.value, str) and (is_block or "\n" in edit.value):
            new, reads = block(edit.value, indent + 2, parent=indent)
            lines: str = f"{' ' * indent}{key}: {new}"
            value: Data = reads
        else:
            lines, entry = lines_of({key: edit.value}, indent, edit.comments, number=edit.number)
            lines += remarks_written(edit.remarks, indent + 4)
            value = entry[key]
        if index < 0:
            at = beside[0].start_mark.index
            return Replacement(at, at, f"{lines.lstrip(' ')}\n{' ' * indent}"), value
        return self._after(beside[1], lines), value

    def _insert(self, edit: Insert) -> tuple[Replacement, Data]:
        node, flow = self._find(edit.path)
        if not isinstance(node, SequenceNode):
            raise CannotEditError
        items = node.value
        if flow or node.flow_style:
            new = flow_written(edit.value)
            if not items:
                return Replacement(node.start_mark.index, self._end(node), f"[{new}]"), edit.value
            if edit.at == 0:
                at = items[0].start_mark.index
                return Replacement(at, at, f"{new}, "), edit.value
            at = self._end(items[edit.at - 1])
            return Replacement(at, at, f", {new}"), edit.value
        if edit.at == 0:
            at = self._dash(items[0])
            indent = at - self._line_start(at)
            lines, value = lines_of([edit.value], indent, edit.comments)
            lines += remarks_written(edit.remarks, indent + 2)
            return Replacement(at, at, f"{lines.lstrip(' ')}\n{' ' * indent}"), value[0]
        dash = self._dash(items[edit.at - 1])
        indent = dash - self._line_start(dash)
        lines, value = lines_of([edit.value], indent, edit.comments)
        lines += remarks_written(edit.remarks, indent + 2)
        # Where the entries stand apart from each other, so does the new one.
        last = self._end_of_remarks(self._end(items[edit.at - 1]), indent)
        apart = edit.at > 1 and self._text[self._end(items[edit.at - 2]) : dash].strip(" ").startswith("\n\n")
        gap = "\n" if apart else ""
        return self._after(items[edit.at - 1], gap + lines, last), value[0]

    def _after(self, node: Node, lines: str, end: int | None = None) -> Replacement:
        """Lines of their own after what a node says, and the remark that may stand behind it."""
        end = self._end(node) if end is None else end
        line_end = self._text.find("\n", end)
        if self._text[end - 1 : end] == "\n":
            # A block that keeps the lines' ends after it.
            return Replacement(end, end, f"{lines}\n")
        if line_end < 0:
            return Replacement(len(self._text), len(self._text), f"\n{lines}\n")
        return Replacement(line_end, line_end, f"\n{lines}")

    # --- what goes ------------------------------------------------------------------------------------------------

    def _remove(self, edit: Remove) -> Replacement:
        holder, flow = self._find(edit.path[:-1])
        key = edit.path[-1]
        if isinstance(holder, MappingNode):
            spans = [(name.start_mark.index, self._end(value)) for name, value in holder.value]
            index = next((i for i, (name, _) in enumerate(holder.value) if name.value == key), -1)
        elif isinstance(holder, SequenceNode) and isinstance(key, int):
            is_block = not (flow or holder.flow_style)
            begins = [self._dash(item) if is_block else item.start_mark.index for item in holder.value]
            spans = [(begin, self._end(item)) for begin, item in zip(begins, holder.value, strict=True)]
            index = key
        else:
            raise CannotEditError
        if not 0 <= index < len(spans) or len(spans) < 2:
            raise CannotEditError
        start, end = spans[index]
        if flow or holder.flow_style:
            if index:
                return Replacement(spans[index - 1][1], end, "")
            return Replacement(start, spans[1][0], "")
        begin = self._line_start(start)
        if self._text[begin:start].strip(" "):
            # It stands on the line on which what holds it begins: the next one takes its place.
            following = spans[1][0]
            if index or self._text[end:following].partition("\n")[2].strip():
                raise CannotEditError
            return Replacement(start, following, "")
        line_end = self._text.find("\n", end if self._text[end - 1] != "\n" else end - 1)
        return Replacement(begin, line_end + 1 if line_end >= 0 else len(self._text), "")

    # --- where things stand ---------------------------------------------------------------------------------------

    def _find(self, path: Path) -> tuple[Node | None, bool]:
        """What stands at a path, and whether that is within brackets."""
        node, flow = self._root, False
        for part in path:
            flow = flow or bool(getattr(node, "flow_style", False))
            if isinstance(node, MappingNode):
                node = next((value for name, value in node.value if name.value == part), None)
            elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
            else:
                raise CannotEditError
        flow = flow or bool(getattr(node, "flow_style", False))
        return node, flow

    def _end(self, node: Node) -> int:
        """Where what a node says ends. Of a block, blank lines after it are no part, unless it keeps them."""
        if isinstance(node, ScalarNode):
            end = int(node.end_mark.index)
            if node.style in {"|", ">"}:
                begin = int(node.start_mark.index)
                if "+" in self._text[begin : begin + 3].partition("\n")[0]:
                    return end
                return begin + len(self._text[begin:end].rstrip(" \n"))
            return end
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, MappingNode) else last)

    def _end_of_remarks(self, end: int, indent: int) -> int:
        """Where an entry ends with the remarks on the lines below that stand further in than its dash."""
        at = self._text.find("\n", end)
        while at >= 0 and self._text[end - 1 : end] != "\n":
            line = self._text[at + 1 :].partition("\n")[0]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = at + 1 + len(line)
            at = self._text.find("\n", end)
        return end

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _dash(self, item: Node) -> int:
        """Where the dash of a list's entry stands."""
        return self._text.rindex("-", 0, item.start_mark.index)


def _kept_end(text: str, old: str) -> str:
    """A text with as many line ends after it as there were."""
    return text.rstrip("\n") + old[len(old.rstrip("\n")) :]
