"""Two folders change places: at once where the system can, else in steps that can be undone."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = -100
"""AT_FDCWD: paths are relative to the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS."""

ASIDE = "-old"
"""How the name of a folder ends that was moved aside, while it is."""


def exchange(one: Path, other: Path) -> None:
    """Make two folders change places. Raises OSError where they cannot; both then are where they were."""
    call = _system_call()
    if call is not None and call(os.fsencode(one), os.fsencode(other)) == 0:
        return
    aside = one.with_name(f"{one.name}{ASIDE}")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


@cache
def _system_call() -> Callable[[bytes, bytes], int] | None:
    """The system's own way, which no reader can see the middle of: renameat2 on Linux, renamex_np on macOS."""
    import ctypes  # noqa: PLC0415  (needed once, and only where a site is replaced)

    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            renamex = library.renamex_np
            return lambda one, other: int(renamex(one, other, _EXCHANGE))
        rename = library.renameat2
    except (AttributeError, OSError, TypeError):
        return None
    return lambda one, other: int(rename(_HERE, one, _HERE, other, _EXCHANGE))
