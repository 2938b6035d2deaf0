"""What values that come back would change in the indicators' files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from generator.desk.changes import DELETE, Change, Changes
from generator.desk.headings import USERS, Heading, year_heading
from generator.desk.rows import digest, plain, titles_of
from generator.desk.tables import Cell
from generator.desk.values import FIXED, Reasons, values_of
from generator.desk.yaml_edits import Edit, Insert, Put, Remove
from generator.messages import MessageLanguage, say
from generator.problems import Place
from generator.read.characters import beginning
from generator.read.yaml import Data
from generator.validate import meant
from generator.validate.check import Checked, CheckedContent
from generator.validate.shapes import IndicatorFile
from generator.validate.texts import owner_of
from generator.validate.values import IN_WORDS, NO_VALUE, Value, Year, fits

_DELETE = DELETE | {"削除", "delete"}
"""What says that a value is to go."""

_NOTHING = digest("")
"""What was exported of a value that was not there."""

_YEARS = frozenset({"column-baseline-year", "column-target-year"})

_KEYS = tuple(field.name for field in msgspec.structs.fields(IndicatorFile))


class EnteredValues(NamedTuple):
    """A row that came back: its cells by the heads of their columns, and the digests of what was exported."""

    id: Cell
    cells: Mapping[Heading, Cell]
    base: Mapping[str, str]


class _New(NamedTuple):
    name: str
    value: str
    cell: Cell
    heading: Heading


def value_changes(
    content: CheckedContent, entered: Sequence[EnteredValues], reasons: Reasons, user: MessageLanguage
) -> Changes:
    """The changes that rows which came back would make."""
    found = Changes()
    known = {owner_of(file): checked for file, checked in content.indicators.items()}
    titles = titles_of(content)
    for one in found.rows_of(entered, known, of_values=True):
        name = one.id.text.strip()
        checked, told = known[name], len(found.problems)
        new = list(_new(checked.shape, name, one, reasons, found))
        found.changes.extend(_changes(checked, name, new, user))
        found.problems[told:] = [problem._replace(subject=titles.get(name, "")) for problem in found.problems[told:]]
    return found


def _new(shape: IndicatorFile, name: str, one: EnteredValues, reasons: Reasons, found: Changes) -> Iterator[_New]:
    """The values of a row that are to be taken over; the rest is told."""
    old = values_of(shape)
    units = [form for forms in shape.unit.values() for form in ([forms] if isinstance(forms, str) else forms.values())]
    for heading, cell in one.cells.items():
        slot = FIXED.get(heading.key) or heading.of
        base = one.base.get(slot, _NOTHING) if one.base else None
        said = cell._replace(text=reasons.meaning(cell.text))
        if not found.is_new(said, name, reasons.meaning(old[slot]), base):
            continue
        if plain(cell.text) in _DELETE:
            if slot in FIXED.values():
                found.note("cell-not-deletable", cell.place, id=name)
            elif old[slot]:
                yield _New(slot, "", cell, heading)
            continue
        value = _value(heading, cell, said.text, units, found)
        if value:
            yield _New(slot, value, cell, heading)


def _value(heading: Heading, cell: Cell, meaning: str, units: Sequence[str], found: Changes) -> str:
    """A value as the file is to say it; empty where it is none, which is told."""
    kind = Year if heading.key in _YEARS else Value
    # A number keeps its decimals; a reason the word that was typed, where the files may say it so.
    typed = plain(cell.text)
    value = meaning if meaning in NO_VALUE and typed not in IN_WORDS else typed
    if fits(value, kind):
        return value
    excerpt, reasons = beginning(typed, 60), (*IN_WORDS, *NO_VALUE)
    column = {user: _head(heading, user) for user in USERS}
    if kind is Year:
        found.note("cell-not-a-year", cell.place, column=column, found=excerpt, near=meant.year(typed))
    else:
        near = meant.value(typed, reasons, units)
        found.note("cell-not-a-value", cell.place, column=column, found=excerpt, near=near, expected=reasons)
    return ""


def _head(heading: Heading, user: MessageLanguage) -> str:
    """The head of a value's column."""
    return year_heading(int(heading.of), user) if heading.of else say(heading.key, user)


def _changes(
    checked: Checked[IndicatorFile], name: str, new: Sequence[_New], user: MessageLanguage
) -> Iterator[Change]:
    """The changes of an indicator; where measured values make or empty their list, the first of them has the edit."""
    old, edits = values_of(checked.shape), _edits(checked.shape, new)
    for one in new:
        path, own = edits[one.name]
        what = _head(one.heading, user)
        place: Place = checked.document.locate(path)
        yield Change(name, what, place, old[one.name], one.value, one.cell.place, own)


def _edits(shape: IndicatorFile, new: Sequence[_New]) -> Mapping[str, tuple[tuple[str | int, ...], list[Edit]]]:
    """For each value, where it stands or would, and the edits that make it."""
    found: dict[str, tuple[tuple[str | int, ...], list[Edit]]] = {}
    years = [one.year for one in shape.measured]
    measured = sorted((one for one in new if "." not in one.name), key=lambda one: int(one.name))
    gone = {int(one.name) for one in measured if not one.value}
    added: list[Data] = [
        {"year": one.name, "value": one.value} for one in measured if one.value and int(one.name) not in years
    ]
    for one in new:
        if "." in one.name:
            path: tuple[str | int, ...] = tuple(one.name.split("."))
            found[one.name] = (path, [Put(path, one.value, number=True)])
    for one in measured:
        year = int(one.name)
        at = sum(other < year for other in years)
        if years and gone < set(years):
            found[one.name] = _measured(one, years, at)
        else:
            # The list is made, or goes as a whole.
            whole: list[Edit] = [Put(("measured",), added, _KEYS[: _KEYS.index("measured")], number=True)]
            path = ("measured", at) if year in years else ("measured",)
            found[one.name] = (path, [] if one is not measured[0] else whole if added else [Remove(("measured",))])
    return found


def _measured(one: _New, years: Sequence[int], at: int) -> tuple[tuple[str | int, ...], list[Edit]]:
    """The edit of one value among others that stay."""
    year = int(one.name)
    if year not in years:
        return ("measured", max(at - 1, 0)), [Insert(("measured",), at, {"year": one.name, "value": one.value})]
    index = years.index(year)
    if not one.value:
        return ("measured", index), [Remove(("measured", index))]
    return ("measured", index, "value"), [Put(("measured", index, "value"), one.value, ("year",), number=True)]
