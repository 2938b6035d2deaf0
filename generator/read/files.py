"""A content file's bytes and text: of a size that a plan's files have, in UTF-8, whatever ends its lines.

Nothing but a regular file is read: a pipe or a device would keep the build waiting for ever.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.problems import Place, Problem
from generator.signatures import LARGEST

LARGEST_TEXT = 5_000_000
"""Bytes: many times a whole plan's prose, and read in a moment."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MEGABYTE = 1_000_000


def read_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    """A file's text with `\\n` at its lines' ends; None where that cannot be had, and a problem says why."""
    data = _contents(path, file, problems, LARGEST_TEXT)
    if data is None:
        return None
    fault = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, fault = "", error
    # UTF-16 of plain letters is UTF-8, too, with a NUL after each.
    if fault or "\0" in text or "\x1b$" in text:
        from generator.read.encodings import encoding_of  # noqa: PLC0415  (needed for faulty content only)

        encoding = encoding_of(data)
        line = data.count(b"\n", 0, fault.start) + 1 if fault else 1
        if encoding:
            place = Place(file, line if encoding.keeps_lines else 1)
            problems.append(Problem("other-encoding", place, {"encoding": encoding.name}))
            return None
        if fault:
            problems.append(Problem("not-utf-8", Place(file, line)))
            return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def refuse_unreadable(path: Path, file: str, problems: list[Problem]) -> bool:
    """Whether a file that is published as it is cannot be, and a problem says why."""
    return _contents(path, file, problems, LARGEST, wanted=False) is None


def _contents(path: Path, file: str, problems: list[Problem], largest: int, *, wanted: bool = True) -> bytes | None:
    try:
        handle = os.open(path, _FLAGS)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                problems.append(Problem("not-a-file", Place(file)))
            elif status.st_size > largest:
                values = {"size": f"{status.st_size / _MEGABYTE:.1f}", "largest": largest // _MEGABYTE}
                problems.append(Problem("too-large-a-file", Place(file), values))
            else:
                return _all_of(handle, status.st_size) if wanted else b""
        finally:
            os.close(handle)
    except OSError as error:
        # Sockets cannot even be opened.
        special = path.exists() and not path.is_file()
        values = {} if special else {"detail": error.strerror or str(error)}
        problems.append(Problem("not-a-file" if special else "unreadable", Place(file), values))
    return None


def _all_of(handle: int, size: int) -> bytes:
    data = os.read(handle, size + 1)
    while len(data) < size and (more := os.read(handle, size - len(data))):
        data += more
    return data
