"""YAML files as people lay them out: quotes, blocks, brackets, remarks and blank lines anywhere. All made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st

Path = tuple[str | int, ...]
Draw = Callable[..., object]
T = TypeVar("T")


@dataclass
class Layout:
    """A file's text, and the paths of what stands in it."""

    text: str = ""
    scalars: list[Path] = field(default_factory=list)
    mappings: list[Path] = field(default_factory=list)
    lists: list[Path] = field(default_factory=list)


class _Writer:
    def __init__(self, choose: Callable[[st.SearchStrategy[T]], T]) -> None:
        self._choose: Callable[[st.SearchStrategy[str]], str] = choose  # type: ignore[assignment]
        self._remarks = 0
        self._after_block = False
        self.layout = Layout()

    def _one(self, *choices: str) -> str:
        return self._choose(st.sampled_from(choices))

    def _remark(self) -> str:
        self._remarks += 1
        return f"#r{self._remarks}"

    def _behind(self) -> str:
        """What may stand behind a value on its line."""
        return self._one("", "", " ", " {}", "   {} with words: and marks").format(self._remark())

    def _between(self, indent: int) -> str:
        """What may stand between two lines; a remark stands wherever its writer liked."""
        kind = self._one("", "", "blank", "here", "far", "start")
        if kind == "far" and self._after_block:
            # It would be the block's.
            kind = "here"
        where = {"here": indent, "far": indent + 5, "start": 0}.get(kind)
        return "\n" if kind == "blank" else "" if where is None else f"{' ' * where}{self._remark()}\n"

    def _scalar(self, indent: int, path: Path) -> str:
        """What follows a key's colon, with the line's end."""
        self.layout.scalars.append(path)
        kind = self._one("plain", "plain", "single", "double", "|", ">", "long")
        space = self._one(" ", " ", "   ")
        self._after_block = kind in {"|", ">"}
        if kind in {"|", ">"}:
            header = kind + self._one("", "", "-", "+", "2") + self._one("", f" {self._remark()}")
            inner = " " * (indent + 2)
            body = self._one("{0}words\n", "{0}words\n\n{0}more\n", "{0}words\n{0}  - more\n")
            return f"{space}{header}\n{body.format(inner)}{self._one('', '', chr(10))}"
        if kind == "long":
            return f"{space}words that\n{' ' * (indent + 3)}go on{self._behind()}\n"
        value = {"plain": "words", "single": "'it''s'", "double": '"a \\" b"'}[kind]
        return f"{space}{value}{self._behind()}\n"

    def _languages(self, indent: int, path: Path) -> str:
        self._after_block = False
        self.layout.mappings.append(path)
        names = ["ja", "en"] if self._one("both", "one") == "both" else ["ja"]
        if self._one("block", "block", "flow") == "flow":
            self.layout.scalars.extend((*path, name) for name in names)
            inside = f",{self._one(' ', '  ')}".join(f"{name}:{self._one(' ', '  ')}words" for name in names)
            return f" {{{self._one('', ' ')}{inside}}}{self._behind()}\n"
        step = int(self._one("2", "2", "4"))
        lines = "".join(
            f"{self._between(indent + step)}{' ' * (indent + step)}{name}:{self._scalar(indent + step, (*path, name))}"
            for name in names
        )
        return f"{self._behind()}\n{lines}"

    def _entries(self, indent: int, path: Path) -> str:
        self._after_block = False
        self.layout.lists.append(path)
        column = indent + int(self._one("0", "2"))
        found = []
        for index in range(2):
            dash = self._one("- ", "-   ")
            inner = " " * (column + len(dash))
            for name in ("year", "value"):
                self.layout.scalars.append((*path, index, name))
            found.append(
                f"{self._between(column)}{' ' * column}{dash}year: 201{index}{self._behind()}\n"
                f"{self._between(column + len(dash))}{inner}value: {index}{self._behind()}\n"
            )
        return f"{self._behind()}\n{''.join(found)}"

    def write(self) -> Layout:
        """The file."""
        self.layout.mappings.append(())
        parts = [f"{self._remark()}\n"]
        for number in range(3):
            key = f"key{number}"
            what = {"scalar": self._scalar, "languages": self._languages, "list": self._entries}
            # In the order of the file: what may stand between depends on what stands before.
            parts.append(f"{self._between(0)}{key}:")
            parts.append(what[self._one("scalar", "languages", "languages", "list")](0, (key,)))
        text = "".join(parts)
        self.layout.text = text if self._one("", "cut") == "" or "+" in text else text.rstrip("\n")
        return self.layout


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Files of a few keys, each laid out in another way."""
    return _Writer(draw).write()
