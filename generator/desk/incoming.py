"""Files that come back, as rows: which column is what is told by its head, which row by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.desk.headings import Heading, headings
from generator.desk.rows import read_base
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

        language, texts = read_po_file(path, languages[0])
        problems = [] if language in languages[1:] else [_unknown(Place(path.name), language, languages[1:])]
        return Incoming(texts, (), "", problems)
    if path.suffix.lower() == ".xlsx":
        from generator.desk.workbook import read_workbook  # noqa: PLC0415

        sheet = read_workbook(path)
    else:
        sheet = read_csv(path)
    return _of_sheet(sheet, languages)


def _of_sheet(sheet: Sheet, languages: Sequence[str]) -> Incoming:
    rows = [row for row in sheet.rows if any(cell.text.strip() for cell in row)]
    columns = headings(rows[0], languages) if rows else []
    if Heading("column-id") not in columns:
        raise UnreadableTableError(Problem("table-without-ids", Place(sheet.file)))
    is_values = any(heading.key in FIXED or heading.key == "column-year" for heading in columns if heading)
    if not is_values and not any(heading and heading.key == "column-language" for heading in columns):
        raise UnreadableTableError(Problem("table-without-languages", rows[0][0].place))
    problems = list(_of_columns(rows[0], columns, languages, is_values=is_values))
    texts, values = list[Entered](), list[EnteredValues]()
    for row in rows[1:]:
        cells = {heading: cell for heading, cell in zip(columns, row, strict=False) if heading}
        name = cells.get(Heading("column-id"), row[0])
        if not name.text.strip():
            problems.append(Problem("row-without-id", name.place))
            continue
        base = read_base(cells[Heading("column-base")].text) if Heading("column-base") in cells else {}
        if is_values:
            values.append(EnteredValues(name, _slots(cells), base))
        else:
            texts.append(Entered(name, _of(cells, "column-language"), base, _of(cells, "column-state")))
    return Incoming(texts, values, sheet.codec, problems)


def _of(cells: Mapping[Heading, Cell], key: str) -> Mapping[str, Cell]:
    return {heading.of: cell for heading, cell in cells.items() if heading.key == key}


def _slots(cells: Mapping[Heading, Cell]) -> Mapping[Heading, Cell]:
    return {heading: cell for heading, cell in cells.items() if heading.key in FIXED or heading.key == "column-year"}


def _of_columns(
    row: Sequence[Cell], columns: Sequence[Heading | None], languages: Sequence[str], *, is_values: bool
) -> Iterator[Problem]:
    """What is wrong with the heads of the columns; one that is not known is left out."""
    for index, (cell, heading) in enumerate(zip(row, columns, strict=True)):
        if heading is None:
            if cell.text.strip():
                yield Problem("column-not-read", cell.place, {"found": beginning(cell.text, 60)}, "warning")
        elif heading in columns[:index]:
            yield Problem("column-twice", cell.place, {"found": beginning(cell.text, 60)})
        elif heading.key == "column-language" and not is_values and heading.of not in languages:
            yield _unknown(cell.place, heading.of, languages)


def _unknown(place: Place, language: str, languages: Sequence[str]) -> Problem:
    near = near_language(language, languages)
    return Problem("unknown-language", place, unknown_language(language or "–", near, languages))
