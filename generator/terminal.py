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
