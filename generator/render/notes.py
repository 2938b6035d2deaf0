"""Editorial notes, numbered once for the whole site: the same number on every page and in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.plan.model import Document, Glossary, Indicator, Node, Note, Plan, Site, Term
from generator.plan.order import Step
from generator.plan.themes import Theme

Owner = Node | Indicator | Document | Plan

KIND_NAMES: Mapping[str, str] = {
    "variant": "Another wording",
    "misprint": "Misprint",
    "uncertain": "Uncertain",
    "placement": "Placement",
}
"""What each kind of note is called: strings of the interface."""


class NumberedNote(Struct, frozen=True):
    """A note with its number, whose it is, and the how manieth of it, from 1."""

    number: int
    note: Note
    owner: Owner
    place: int

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


def key_of(owner: Owner | Term | Theme | Site | Glossary) -> str:
    """The name of a part of the plan, unlike that of any other: `node exchange/brand`."""
    if isinstance(owner, Node):
        return f"node {owner.id}"
    if isinstance(owner, Indicator):
        return f"indicator {owner.id}"
    if isinstance(owner, Document):
        return f"page {owner.slug}"
    if isinstance(owner, Theme):
        return f"theme {owner.id}"
    if isinstance(owner, Term):
        return f"term {owner.id}"
    return "plan" if isinstance(owner, Plan) else "site" if isinstance(owner, Site) else "glossary"


def key_of_step(step: Step) -> str:
    """The same of a step through the plan; a page that shows no one thing goes by its own key."""
    return step if isinstance(step, str) else key_of(step)


class NoteIndex:
    """All notes of a plan: those of the plan itself, its free pages, its nodes in order, and its indicators."""

    def __init__(self, plan: Plan) -> None:
        self.all: Sequence[NumberedNote] = tuple(
            NumberedNote(number, note, owner, place)
            for number, (owner, place, note) in enumerate(_all_notes(plan), start=1)
        )
        self._by_owner: dict[str, list[NumberedNote]] = {}
        for numbered in self.all:
            self._by_owner.setdefault(key_of(numbered.owner), []).append(numbered)

    def of(self, owner: Owner) -> Sequence[NumberedNote]:
        """The notes of one owner."""
        return self._by_owner.get(key_of(owner), ())

    def owned(self) -> Iterable[tuple[str, Sequence[NumberedNote]]]:
        """The key of each owner that has notes, with them."""
        return self._by_owner.items()


def _all_notes(plan: Plan) -> Iterator[tuple[Owner, int, Note]]:
    owners: list[Owner] = [plan, *plan.documents, *plan.nodes.values(), *plan.indicators]
    for owner in owners:
        for place, note in enumerate(owner.notes, start=1):
            yield owner, place, note
