"""Files that come back, as rows: which column is what is told by its head, which row by its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.desk.headings import READ_ONLY, Heading, headings, row_of_heads
from generator.desk.rows import digest, read_base
from generator.desk.tables import Cell, Sheet, UnreadableTableError, read_csv
from generator.desk.text_changes import Entered
from generator.desk.value_changes import EnteredValues
from generator.desk.values import FIXED
from generator.plan.references import near_language, unknown_language
from generator.problems import Place, Problem
from generator.read.characters import beginning

SUFFIXES = (".xlsx", ".csv", ".po")


class Incoming(NamedTuple):
    """What has come back: texts or values, the codec where it lacks characters, and problems of the columns."""

    texts: Sequence[Entered]
    values: Sequence[EnteredValues]
    codec: str
    problems: list[Problem]


def read_file(path: Path, languages: Sequence[str]) -> Incoming:
    """What a file that came back holds, by its suffix, which is one of `SUFFIXES`. Raises UnreadableTableError."""
    if path.suffix.lower() == ".po":
        from generator.desk.po import read_po_file  # noqa: PLC0415  (each kind of file has its library)

        texts, problems = read_po_file(path, languages)
        return Incoming(texts, (), "", problems)
    if path.suffix.lower() == ".xlsx":
        from generator.desk.workbook import read_workbook  # noqa: PLC0415

        sheet = read_workbook(path)
    else:
        sheet = read_csv(path)
    return _of_sheet(sheet, languages)


def _of_sheet(sheet: Sheet, languages: Sequence[str]) -> Incoming:
    rows = [row for row in sheet.rows if any(cell.text.strip() for cell in row)]
    head = row_of_heads(rows, languages)
    if head is None:
        raise UnreadableTableError(Problem("table-without-ids", Place(sheet.file)))
    rows = rows[head:]
    columns = headings(rows[0], languages)
    is_values = any(heading.key in FIXED or heading.key == "column-year" for heading in columns if heading)
    if not is_values and not any(heading and heading.key == "column-language" for heading in columns):
        raise UnreadableTableError(Problem("table-without-languages", rows[0][0].place))
    problems = list[Problem]()
    for index, (cell, heading) in enumerate(zip(rows[0], columns, strict=True)):
        problem = _of_column(cell, heading, columns[:index], languages, is_values=is_values)
        if problem:
            problems.append(problem)
            columns[index] = None
    texts, values = list[Entered](), list[EnteredValues]()
    vain: dict[Heading, list[Cell]] = {}
    for row in rows[1:]:
        cells = {heading: cell for heading, cell in zip(columns, row, strict=False) if heading}
        name = cells.get(Heading("column-id"), row[0])
        if not name.text.strip():
            problems.append(Problem("row-without-id", name.place))
            continue
        base = read_base(cells[Heading("column-base")].text) if Heading("column-base") in cells else {}
        if not sheet.codec:
            for heading, cell in cells.items():
                if heading.key in READ_ONLY and base.get(heading.key, digest(cell.text)) != digest(cell.text):
                    vain.setdefault(heading, []).append(cell)
        if is_values:
            values.append(EnteredValues(name, _slots(cells), base))
        else:
            texts.append(Entered(name, _of(cells, "column-language"), base, _of(cells, "column-state")))
    for heading, changed in vain.items():
        head_of = beginning(rows[0][columns.index(heading)].text, 60)
        told = {"found": head_of, "count": len(changed)}
        problems.append(Problem("column-in-vain", changed[0].place, told, "warning"))
    return Incoming(texts, values, sheet.codec, problems)


def _of(cells: Mapping[Heading, Cell], key: str) -> Mapping[str, Cell]:
    return {heading.of: cell for heading, cell in cells.items() if heading.key == key}


def _slots(cells: Mapping[Heading, Cell]) -> Mapping[Heading, Cell]:
    return {heading: cell for heading, cell in cells.items() if heading.key in FIXED or heading.key == "column-year"}


def _of_column(
    cell: Cell, heading: Heading | None, before: Sequence[Heading | None], languages: Sequence[str], *, is_values: bool
) -> Problem | None:
    """What is wrong with the head of a column, which is then left out."""
    if heading is None or (heading == Heading("column-state") and len(languages) < 2):
        found = {"found": beginning(cell.text, 60)}
        return Problem("column-not-read", cell.place, found, "warning") if cell.text.strip() else None
    if heading in before:
        return Problem("column-twice", cell.place, {"found": beginning(cell.text, 60)})
    known = languages if heading.key == "column-language" else languages[1:]
    if is_values or heading.key not in {"column-language", "column-state"} or heading.of in known:
        return None
    if not heading.of:
        return Problem("state-of-which", cell.place, {"found": beginning(cell.text, 60), "example": known[0]})
    return Problem(
        "unknown-language", cell.place, unknown_language(heading.of, near_language(heading.of, known), known)
    )
