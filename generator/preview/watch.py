"""The preview: the site served while its content is edited, rebuilt and reloaded at every change."""

from __future__ import annotations

import gc
import threading
import traceback
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tornado.ioloop import IOLoop
from watchfiles import watch

from generator.preview.emptied import await_words
from generator.preview.server import Server
from generator.terminal import drop_output

_SETTLED = 5
"""Milliseconds without a further change after which a save counts as done."""
_PATIENCE = 100
"""Milliseconds after which it does anyway."""
_LOOK = 250
"""Milliseconds after which the watching thread is heard of, whether anything has changed or not."""
_PARTING = 10
"""Seconds that a rebuild which is under way may go on when the preview ends."""
_IDLE = 0.3
"""Seconds after a reload in which the pages have been asked for."""

Update = Callable[[], Sequence[str]]
"""Makes the site anew; the paths that the open pages are told to load."""


@dataclass
class Preview:
    """A site that is being edited: served by `server`, and made anew at every change in the folders `watched`."""

    update: Update
    server: Server
    watched: tuple[Path, ...]

    def run(self, open_browser: bool) -> None:
        """Serve until interrupted."""
        loop, ended = IOLoop.current(), threading.Event()
        watcher = threading.Thread(target=self._watch, args=(loop, ended), daemon=True)
        watcher.start()
        if open_browser:
            threading.Timer(0.5, webbrowser.open, (self.server.address,)).start()
        try:
            loop.start()
        except KeyboardInterrupt:
            return
        finally:
            ended.set()
            # A rebuild that is under way still writes.
            watcher.join(_PARTING)

    def _watch(self, loop: IOLoop, ended: threading.Event) -> None:
        """Rebuild at every change, beside the server, which goes on answering."""
        # Folders that are put in the place of others, or come back, are watched anew.
        is_gone = False
        while not ended.is_set():
            try:
                self._watch_these(loop, ended, self._places())
            except FileNotFoundError:
                ended.wait(_LOOK / 1000)
                # One that stays away is told of, once.
                was_gone, is_gone = is_gone, not all(folder.is_dir() for folder in self.watched)
                if is_gone and not was_gone:
                    self._look(loop)
            else:
                is_gone = False

    def _watch_these(self, loop: IOLoop, ended: threading.Event, places: Sequence[tuple[int, int] | None]) -> None:
        """Until one of the folders is no longer the one that stood there."""
        has_looked = False
        for changes in watch(
            *self.watched,
            step=_SETTLED,
            debounce=_PATIENCE,
            stop_event=ended,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if self._places() != places:
                return
            # Nobody was told of a change between the last build and the moment from which the folders are watched.
            if changes or not has_looked:
                has_looked = True
                await_words(Path(path) for _, path in changes)
                self._look(loop)

    def _places(self) -> list[tuple[int, int] | None]:
        """Which folders stand in the places that are watched, and in that of the site."""
        return [_identity(folder) for folder in (*self.watched, self.server.site.folder)]

    def _look(self, loop: IOLoop) -> None:
        try:
            paths = self.update()
        except BrokenPipeError:
            # Nobody reads what the command says any more; the pages are still there.
            drop_output()
            return
        except Exception:  # noqa: BLE001  (whatever it was, the next save has another try)
            traceback.print_exc()
            return
        if paths:
            loop.add_callback(self.server.tell, paths)
        # What the last site was made of is let go while nobody waits.
        loop.add_callback(loop.call_later, _IDLE, gc.collect)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
