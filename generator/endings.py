"""How a command ends: with which status, and, where it is asked to, once and with nothing half-made left behind.

Exit status: 0 done, 1 the content has errors or a file could not be read or written, 2 wrong usage, 130 interrupted.

Ctrl-C, a terminal that is closed, and whoever stops a service all interrupt it in the same way, but never in the middle
of an import: there an exception that nobody expects is taken for another, or ends a library's start in a crash. From
the moment on that a site is put in its place it is not interrupted any more, so that what is said of it is true.
"""

from __future__ import annotations

import _thread
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from generator.messages import MessageLanguage, disk_text, say

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_LATER = 0.01
"""Seconds after which a signal that has come during an import is heard again."""

_ENDINGS = [signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__]


class WorkerDiedError(Exception):
    """A process that this one had started was ended from outside."""


BREAKS = (OSError, MemoryError, WorkerDiedError, KeyboardInterrupt)
"""What a command can be broken off by."""


def broken_off(error: BaseException, language: MessageLanguage) -> tuple[int, str]:
    """The status of a command that one of `BREAKS` has broken off, and what is said of it."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, say("stopped", language)
    if isinstance(error, OSError):
        return FAILED, disk_text(error, language)
    return FAILED, say("no-memory" if isinstance(error, MemoryError) else "worker-died", language)


class _Heeded:
    """The signals that this process has taken upon itself; not those that it was started to disregard."""

    signals: tuple[signal.Signals, ...] = ()


def heed_endings() -> None:
    """Have the process interrupted by whatever asks it to end, but by no more than the first."""
    _Heeded.signals = tuple(ending for ending in _ENDINGS if signal.getsignal(ending) is not signal.SIG_IGN)
    heed_again()


def heed_again() -> None:
    """Undo `disregard_endings`."""
    for ending in _Heeded.signals:
        signal.signal(ending, _interrupt)


def disregard_endings() -> None:
    """Let nothing interrupt the process from now on."""
    for ending in _Heeded.signals:
        signal.signal(ending, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _Heeded.signals)


@contextmanager
def holding_endings() -> Iterator[None]:
    """What asks the process to end is heard when this is over.

    A process that is forked meanwhile is not interrupted before it can say that it is not to be: until it disregards
    endings, it holds them, too.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _Heeded.signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if _is_importing(frame):
        _thread.start_new_thread(_send_later, (signal.Signals(number),))
        return
    disregard_endings()
    raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    imports = vars(sys.modules["_frozen_importlib"])
    while frame and frame.f_globals is not imports:
        frame = frame.f_back
    return frame is not None


def _send_later(ending: signal.Signals) -> None:
    time.sleep(_LATER)
    _thread.interrupt_main(ending)
