"""What an import would change in the content: each change with its two places, and what stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from generator.desk.acceptance import Key
from generator.desk.rows import digest, plain
from generator.desk.tables import Cell
from generator.desk.yaml_edits import Edit
from generator.problems import Place, Problem, Severity
from generator.read.characters import beginning, named, strange_at
from generator.validate import meant


class _OfRow(Protocol):
    """A row that came back."""

    @property
    def id(self) -> Cell: ...

    @property
    def base(self) -> Mapping[str, str]: ...


_Row = TypeVar("_Row", bound=_OfRow)

DELETE = frozenset({"【削除】", "[削除]", "[delete]", "[DELETE]", "【delete】"})
"""What is written into a cell whose text or value is to go; an empty cell may be a slip."""


@dataclass(frozen=True)
class Change:
    """A text or a value that is to be another: where it stands in the content, and in the table. `new` is empty where
    it is to go. `edits` are made in its file, or `body` becomes the text of that page."""

    id: str
    what: str
    place: Place
    old: str
    new: str
    cell: Place
    edits: Sequence[Edit] = ()
    body: str | None = None


@dataclass
class Changes:
    """All that an import comes to."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    created: dict[str, str] = field(default_factory=dict)
    """Files that are to be made, with what is to stand in them."""
    accepted: set[Key] = field(default_factory=set)
    """The translations that agree with their originals once the changes are made."""
    confirmed: int = 0
    newer: int = 0
    """Cells that are as they were exported, while the content has moved on: they change nothing."""

    def is_new(self, cell: Cell, name: str, old: str, base: str | None, codec: str = "") -> bool:
        """Whether a cell says something that is to be taken over; where it cannot be, that is told.

        `old` is what the content says, `base` the digest of what was exported, where that is known.
        """
        if cell.fault:
            self.note(cell.fault.code, cell.place, found=beginning(cell.text, 60))
        elif same(old, cell.text, codec):
            return False
        elif base is not None and digest(cell.text) == base:
            self.newer += 1
        elif (at := strange_at(cell.text)) >= 0:
            self.note("strange-character", cell.place, detail=named(cell.text[at]))
        elif base is not None and digest(old) != base:
            self.note("cell-conflict", cell.place, id=name, found=beginning(old, 60))
        elif not plain(cell.text):
            self.note("cell-empty", cell.place, id=name, found=beginning(old, 60))
        else:
            return True
        return False

    def rows_of(self, entered: Sequence[_Row], known: Collection[str], *, of_values: bool = False) -> Iterator[_Row]:
        """The rows whose ids are known, each once; of the others that is told."""
        code = "unknown-indicator" if of_values else "unknown-text"
        seen: dict[str, Cell] = {}
        moved: list[Cell] = []
        for one in entered:
            name = one.id.text.strip()
            if name not in known:
                self.note(code, one.id.place, found=name, near=meant.word(name, known))
            elif name in seen:
                self.note("row-twice", one.id.place, id=name, row=seen[name].place.line)
            elif one.base.get("column-id", digest(name)) != digest(name):
                moved.append(one.id)
            else:
                yield one
            seen.setdefault(name, one.id)
        if moved:
            self.note("ids-moved", moved[0].place, id=moved[0].text.strip(), count=len(moved))

    def note(self, code: str, place: Place, severity: Severity = "error", **values: object) -> None:
        """Tell a problem of a cell."""
        self.problems.append(Problem(code, place, values, severity))


def same(old: str, new: str, codec: str) -> bool:
    """Whether a cell says what the content says, as far as the encoding that it came in can."""
    if plain(old) == plain(new):
        return True
    return bool(codec) and _narrowed(plain(old), codec) == _narrowed(plain(new), codec)


_LOOK_ALIKES = str.maketrans("〜—−‖¢£¬", "～―－∥￠￡￢")


def _narrowed(text: str, codec: str) -> bytes:
    return text.translate(_LOOK_ALIKES).encode(codec, "replace")


def is_delete(cell: Cell) -> bool:
    """Whether a cell says that what it holds is to go."""
    return plain(cell.text) in DELETE
