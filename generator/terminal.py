"""The terminal: a line that tells how far a build is, and whether colours are wanted. Nothing of it in a pipe."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TextIO

from generator.messages import MessageLanguage, say


def colours(stream: TextIO) -> bool:
    """Colours only on a terminal, and never where NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def stand_in_for_closed_streams() -> None:
    """Where the process was started without an output, have one that leads nowhere.

    Else the next file that is opened would be taken for it, by this process and by those that it starts.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


class ProgressLine:
    """Shows the stage and the count on one line of the terminal, and clears it at the end."""

    def __init__(self, language: MessageLanguage, *, quiet: bool) -> None:
        self._language = language
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> ProgressLine:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not self._shown or (total and done % 25 and done != total):
            return
        text = say(f"stage-{stage}", self._language) + (f" {done}/{total}" if total else "")
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def drop_output() -> None:
    """Say no more on the standard output: Python would complain once more when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
