"""Editorial notes, numbered once for the whole site: the same number on every page and in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.plan.model import Document, Indicator, Node, Note, Plan

Owner = Node | Indicator | Document | Plan

KIND_NAMES: Mapping[str, str] = {
    "variant": "Another wording",
    "misprint": "Misprint",
    "uncertain": "Uncertain",
    "placement": "Placement",
}
"""What each kind of note is called: strings of the interface."""


@dataclass(frozen=True, slots=True)
class NumberedNote:
    number: int
    note: Note
    owner: Owner

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


class NoteIndex:
    """All notes of a plan: those of the plan itself, its free pages, its nodes in order, and its indicators."""

    def __init__(self, plan: Plan) -> None:
        self.all: Sequence[NumberedNote] = tuple(
            NumberedNote(number, note, owner) for number, (owner, note) in enumerate(_all_notes(plan), start=1)
        )
        self._by_owner: dict[int, list[NumberedNote]] = {}
        for numbered in self.all:
            self._by_owner.setdefault(id(numbered.owner), []).append(numbered)

    def of(self, owner: Owner) -> Sequence[NumberedNote]:
        return self._by_owner.get(id(owner), ())


def _all_notes(plan: Plan) -> Iterator[tuple[Owner, Note]]:
    owners: list[Owner] = [plan, *plan.documents, *plan.nodes.values(), *plan.indicators]
    for owner in owners:
        for note in owner.notes:
            yield owner, note
