"""The preview: the site served while its content is edited, rebuilt and reloaded at every change."""

from __future__ import annotations

import asyncio
import gc
import mimetypes
import threading
import traceback
import webbrowser
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from tornado.web import Application, RequestHandler
from watchfiles import watch

HOST = "127.0.0.1"
_SETTLED = 5
"""Milliseconds without a further change after which a save counts as done."""
_PATIENCE = 100
"""Milliseconds after which it does anyway."""
_WAIT = 0.002
_WAITS = 250
"""In seconds, how long a request waits at once, and how often, for a rebuild."""
_PARTING = 10
"""Seconds that a rebuild which is under way may go on when the preview ends."""
_IDLE = 0.3
"""Seconds after a reload in which the pages have been asked for."""

Rebuild = Callable[[], Collection[str] | None]
"""Makes the site anew and gives its paths; None where the content has errors, so that the last good site stays."""


@dataclass
class Preview:
    """A site that is being edited: built in `folder`, and anew at every change in the folders that are `watched`."""

    rebuild: Rebuild
    folder: Path
    watched: tuple[Path, ...]
    port: int
    paths: Collection[str] = field(default_factory=frozenset)
    busy: bool = False

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://{HOST}:{self.port}/"

    def update(self) -> bool:
        """Rebuild, and serve the new site from now on if there is one."""
        self.busy = True
        try:
            paths = self.rebuild()
        finally:
            self.busy = False
        if paths is not None:
            self.paths = frozenset(paths)
        return paths is not None

    async def settled(self) -> None:
        """Wait for a rebuild that is under way, so that who asks gets the new page; but not for a long one."""
        for _ in range(_WAITS):
            if not self.busy:
                return
            await asyncio.sleep(_WAIT)

    def listen(self) -> None:
        """Take the port. Raises OSError where it is taken."""
        LiveReloadHandler.watcher = Watcher()
        LiveReloadHandler.live_css = True
        handlers: list[Any] = [
            ("/livereload", LiveReloadHandler),
            ("/livereload.js", LiveReloadJSHandler),
            ("/(.*)", _PageHandler, {"preview": self}),
        ]
        Application(handlers).listen(self.port, address=HOST)

    def run(self, open_browser: bool) -> None:
        """Serve until interrupted."""
        loop, ended = IOLoop.current(), threading.Event()
        watcher = threading.Thread(target=self._watch, args=(loop, ended), daemon=True)
        watcher.start()
        if open_browser:
            threading.Timer(0.5, webbrowser.open, (self.address,)).start()
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
        for _ in watch(*self.watched, step=_SETTLED, debounce=_PATIENCE, stop_event=ended, raise_interrupt=False):
            try:
                is_new = self.update()
            except Exception:  # noqa: BLE001  (whatever it was, the next save has another try)
                traceback.print_exc()
                continue
            if is_new:
                loop.add_callback(LiveReloadHandler.reload_waiters)
            # What the last site was made of is let go while nobody waits.
            loop.add_callback(loop.call_later, _IDLE, gc.collect)


class _PageHandler(RequestHandler):
    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    async def get(self, path: str) -> None:
        await self.preview.settled()
        paths = self.preview.paths
        if path not in paths and f"{path}/index.html".lstrip("/") in paths and not path.endswith("/") and path:
            self.redirect(f"/{path}/")
            return
        found = next((name for name in (path, f"{path}index.html", f"{path}.html") if name in paths), None)
        if found is None:
            self.set_status(404)
            found = "404.html"
        self.set_header("Content-Type", _content_type(found))
        self.set_header("Cache-Control", "no-store")
        self.finish(self._body(found))

    head = get

    def _body(self, path: str) -> bytes:
        if path not in self.preview.paths:
            return b""
        data = (self.preview.folder / path).read_bytes()
        if not path.endswith(".html"):
            return data
        # The site's own policy knows no socket; the preview needs the one that tells it to reload.
        socket = f"connect-src 'self' ws://{HOST}:{self.preview.port}".encode()
        script = f'<script src="/livereload.js?port={self.preview.port}" defer></script></head>'.encode()
        return data.replace(b"connect-src 'self'", socket, 1).replace(b"</head>", script, 1)


def _content_type(path: str) -> str:
    known = {".txt": "text/plain", ".xml": "application/xml", ".js": "text/javascript"}
    suffix = path[path.rfind(".") :] if "." in path else ""
    guessed = known.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith(("text/", "application/xml")) else guessed
