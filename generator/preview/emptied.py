"""Files that an editor has emptied, to write into them at once: nobody means to see what is wrong with none."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

EMPTY = 0.1
"""Seconds that a file may be empty before it is taken for what was meant."""
_STEP = 0.005
"""Seconds between two looks."""


def await_words(files: Iterable[Path]) -> bool:
    """Wait for files that have just been emptied; whether there is one that is so no more."""
    end = time.monotonic() + EMPTY
    waiting = emptied = [file for file in files if _is_emptied(file)]
    while waiting and time.monotonic() < end:
        time.sleep(_STEP)
        waiting = [file for file in waiting if _is_emptied(file)]
    return any(map(_has_words, emptied))


def _is_emptied(file: Path) -> bool:
    try:
        status = file.stat()
    except OSError:
        return False
    return status.st_size == 0 and time.time() - status.st_mtime < EMPTY


def _has_words(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False
