"""Tables as they come and go: what stands in which cell, and reading and writing them as CSV.

What a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from generator.problems import Place, Problem
from generator.read.encodings import encoding_of

LARGEST_TABLE = 30_000_000
"""Bytes that a table may have, unpacked."""

MOST_ROWS = 100_000

_CODECS = {"Shift_JIS": "cp932", "EUC-JP": "euc_jp", "ISO-2022-JP": "iso2022_jp", "Windows-1252": "cp1252"}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_QUOTED = re.compile('"[^"]*"')


class CellPlace(Place):
    """A cell of a table, by row and column from 1."""

    __slots__ = ()

    @property
    def letters(self) -> str:
        """The column as spreadsheets name it: A, Z, AA."""
        return column_letters(self.column)


class Fault(NamedTuple):
    """What is wrong with a cell, by the code of a problem."""

    code: str


class Cell(NamedTuple):
    """What stands in a cell; with a `fault` it is nothing that can be taken over."""

    text: str
    place: CellPlace
    fault: Fault | None = None


@dataclass(frozen=True)
class Sheet:
    """The cells of a table that was read, row by row; `codec` is one that lacks characters, where it was in such."""

    file: str
    rows: Sequence[Sequence[Cell]]
    codec: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table to be written; `kind` says how it looks, and a `number` is one for a spreadsheet, too."""

    header: str
    width: int = 12
    kind: Literal["fixed", "text", "number", "hidden"] = "fixed"


@dataclass(frozen=True)
class Table:
    """A table to be written."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


class UnreadableTableError(Exception):
    """A file is no table that can be read; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def too_large(file: str) -> UnreadableTableError:
    """What is raised of a table that is larger than any of a plan."""
    return UnreadableTableError(Problem("table-too-large", Place(file), {"largest": LARGEST_TABLE // 1_000_000}))


def column_letters(number: int) -> str:
    """The name of a column, counted from 1."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def csv_of(table: Table) -> bytes:
    """A table as CSV in UTF-8, with the mark by which Excel knows that it is."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.header for column in table.columns])
    writer.writerows([[_guarded(text) for text in row] for row in table.rows])
    return codecs.BOM_UTF8 + stream.getvalue().encode()


def read_csv(path: Path) -> Sheet:
    """A table of CSV: in UTF-8, UTF-16 or an encoding of Japanese, divided by commas, semicolons or tabs.

    Raises UnreadableTableError.
    """
    file = path.name
    text, codec = _decoded(contents(path), file)
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        return Sheet(file, list(_rows(records, file)), codec)
    except csv.Error as error:
        raise UnreadableTableError(Problem("table-damaged", Place(file), {"detail": str(error)})) from error


def contents(path: Path) -> bytes:
    """A file's bytes. Raises UnreadableTableError where it is larger than any table of a plan."""
    if path.stat().st_size > LARGEST_TABLE:
        raise too_large(path.name)
    return path.read_bytes()


def _rows(records: Iterator[list[str]], file: str) -> Iterator[list[Cell]]:
    for row, record in enumerate(records, start=1):
        if row > MOST_ROWS:
            raise too_large(file)
        yield [
            Cell(text[1:] if _GUARDED.match(text) else text, CellPlace(file, row, column))
            for column, text in enumerate(record, start=1)
        ]


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    """A file's text, and its codec where that lacks characters."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(codec), ""
    except UnicodeDecodeError:
        found = encoding_of(data)
    if found is None or found.name not in _CODECS:
        raise UnreadableTableError(Problem("table-encoding", Place(file)))
    codec = _CODECS[found.name]
    return data.decode(codec), codec


def _delimiter(text: str) -> str:
    """The one that the first line has most of, outside quotes."""
    head = _QUOTED.sub("", text[:10_000]).lstrip("\r\n").partition("\n")[0]
    return max(",;\t", key=head.count)


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not NUMBER.fullmatch(text) else text
