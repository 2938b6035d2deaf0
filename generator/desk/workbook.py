"""Tables as Excel workbooks: laid out to be read and filled in, and read as data from whoever has saved them.

A workbook that comes back is not trusted: its size is looked at before it is unpacked, nothing in it is calculated, and
no link is followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from generator.desk.headings import row_of_heads
from generator.desk.tables import (
    LARGEST_TABLE,
    MOST_ROWS,
    NUMBER,
    Cell,
    CellPlace,
    Column,
    Fault,
    Sheet,
    Table,
    UnreadableTableError,
    column_letters,
    contents,
    too_large,
)
from generator.problems import Place, Problem

LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""

_HEAD = PatternFill("solid", fgColor="FFE3E8EF")
_FIXED = PatternFill("solid", fgColor="FFF2F2F2")
_FIXED_FONT = Font(color="FF595959")
_TOP = Alignment(wrap_text=True, vertical="top")
_CARRIAGE_RETURN = re.compile("_x000D_\n?|\r\n?")
_DAMAGE = (
    zipfile.BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What the library raises on a file that is not as a workbook should be."""


def workbook_of(table: Table) -> bytes:
    """A table as a workbook: its head stays in view, columns that are not to be changed are grey, texts are texts."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title)
    sheet.freeze_panes = "B2"
    for index, column in enumerate(table.columns, start=1):
        dimension = sheet.column_dimensions[column_letters(index)]
        dimension.width = column.width
        dimension.hidden = column.kind == "hidden"
    sheet.auto_filter.ref = f"A1:{column_letters(len(table.columns))}{len(table.rows) + 1}"
    sheet.append([_head(sheet, column) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, column, text) for column, text in zip(table.columns, row, strict=True)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Any, column: Column) -> Any:
    cell = WriteOnlyCell(sheet, column.header)
    cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, _TOP
    return cell


def _cell(sheet: Any, column: Column, text: str) -> Any:
    """A cell that Excel does not take for a formula or a date; empty where there is nothing."""
    is_number = column.kind == "number" and NUMBER.fullmatch(text)
    cell = WriteOnlyCell(sheet)
    if is_number:
        decimals = len(text.partition(".")[2])
        cell.value = float(text) if decimals else int(text)
        cell.number_format = f"0.{'0' * decimals}" if decimals else "0"
    elif text:
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"
    elif column.kind != "number":
        cell.number_format = "@"
    if column.kind in {"fixed", "hidden"}:
        cell.fill, cell.font = _FIXED, _FIXED_FONT
    cell.alignment = _TOP
    return cell


def read_workbook(path: Path) -> Sheet:
    """The first sheet of a workbook that has a column of ids, else its first. Raises UnreadableTableError."""
    file = path.name
    data = contents(path)
    _refuse_bombs(data, file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheets = [Sheet(file, list(_rows(sheet, file))) for sheet in book.worksheets]
        return next((sheet for sheet in sheets if _has_ids(sheet)), sheets[0])
    except UnreadableTableError:
        raise
    except (*_DAMAGE, RuntimeError, zlib.error) as error:
        raise UnreadableTableError(Problem("table-damaged", Place(file), {"detail": str(error)})) from error


def _refuse_bombs(data: bytes, file: str) -> None:
    """What would fill the memory when it is unpacked: too much of it, or XML that multiplies itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_TABLE:
                raise too_large(file)
            for entry in archive.infolist():
                with archive.open(entry) as stream:
                    if re.search(rb"<!(DOCTYPE|ENTITY)", stream.read(4_000).replace(b"\0", b"")):
                        raise UnreadableTableError(Problem("table-damaged", Place(file), {"detail": "DOCTYPE"}))
    except (*_DAMAGE, RuntimeError, zlib.error) as error:
        raise UnreadableTableError(Problem("table-no-workbook", Place(file))) from error


def _has_ids(sheet: Sheet) -> bool:
    return row_of_heads(sheet.rows, ()) is not None


def _rows(sheet: Any, file: str) -> Iterator[list[Cell]]:
    sheet.reset_dimensions()
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        if row > MOST_ROWS:
            raise too_large(file)
        yield [_read(cell, CellPlace(file, row, column)) for column, cell in enumerate(cells, start=1)]


def _read(cell: Any, place: CellPlace) -> Cell:
    value = cell.value
    if value is None:
        return Cell("", place)
    if cell.data_type == "f":
        return Cell(str(value), place, Fault("cell-formula"))
    if cell.data_type == "e":
        return Cell(str(value), place, Fault("cell-error"))
    if isinstance(value, bool):
        return Cell(str(value).upper(), place, Fault("cell-not-text"))
    if isinstance(value, int | float):
        return Cell(_digits(value, cell.number_format), place)
    if not isinstance(value, str):
        return Cell(str(value), place, Fault("cell-date"))
    return Cell(_CARRIAGE_RETURN.sub("\n", value), place)


def _digits(value: float, number_format: str) -> str:
    """A number as Excel shows it: with what it keeps of the digits, without what calculating in twos has left.

    Percentages are shown a hundred times larger.
    """
    number = Decimal(f"{value:.15g}")
    if str(number_format).rstrip().endswith("%"):
        number *= 100
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
