"""A process that works beside this one, on the same data: it is forked, so that it has all of it at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.endings import WorkerDiedError, disregard_endings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PR_SET_PDEATHSIG = 1

_receivers: list[Connection] = []
"""Those of all workers there are: each new one is born with them, and has no use for them."""

Send = Callable[[Any], None]


def can_fork() -> bool:
    """Whether there can be workers: a process with threads would leave theirs behind in the middle of anything."""
    return hasattr(os, "fork") and threading.active_count() == 1


class Worker:
    """A process that does `work`, which is given a function that sends what it has made.

    It takes no notice of what asks this process to end: this one ends it, and so starts it with endings held
    (`generator.endings.holding_endings`) until it knows of it.
    """

    def __init__(self, work: Callable[[Send], None]) -> None:
        from multiprocessing import get_context  # noqa: PLC0415  (needed for much work only)

        fork = get_context("fork")
        self.receiver, sender = fork.Pipe(duplex=False)
        _receivers.append(self.receiver)
        self._process = fork.Process(target=_work, args=(work, sender, os.getpid()))
        self._process.start()
        sender.close()

    def result(self) -> Any:
        """What it sends next. Raises what it raised, and WorkerDiedError."""
        try:
            sent = self.receiver.recv()
        except EOFError:
            raise WorkerDiedError from None
        if isinstance(sent, Exception):
            raise sent
        return sent

    def end(self) -> None:
        """What it still would make nobody wants any more."""
        self._process.kill()
        self._process.join()
        self.receiver.close()
        _receivers.remove(self.receiver)


def _work(work: Callable[[Send], None], results: Connection, parent: int) -> None:
    _end_with(parent)
    for receiver in _receivers:
        receiver.close()
    try:
        work(results.send)
    except Exception as error:  # noqa: BLE001  (the process that waits for it raises it)
        results.send(error)


def _end_with(parent: int) -> None:
    """End this process when its parent ends, however that does, and not before; where the system can see to it."""
    disregard_endings()
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
