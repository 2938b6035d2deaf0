"""The preview: the site served from memory while its content is edited, rebuilt and reloaded at every change."""

from __future__ import annotations

import mimetypes
import threading
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.web import Application, RequestHandler

HOST = "127.0.0.1"

Rebuild = Callable[[], Mapping[str, bytes] | None]
"""Makes the site anew; None where the content has errors, so that the last good site stays."""


@dataclass
class Preview:
    """A site that is being edited. `watched` are the folders whose changes rebuild it."""

    rebuild: Rebuild
    watched: tuple[Path, ...]
    port: int
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def update(self) -> None:
        """Rebuild, and serve the new site from now on if there is one."""
        files = self.rebuild()
        if files is not None:
            self.files = files

    def run(self, open_browser: bool) -> None:
        """Serve until interrupted. Raises OSError where the port is taken."""
        self.update()
        server = _Server(self)
        for folder in self.watched:
            server.watch(str(folder), self.update)
        if open_browser:
            threading.Timer(0.5, webbrowser.open, (self.address,)).start()
        server.serve(port=self.port, host=HOST)


class _Server(Server):  # type: ignore[misc]  # the library has no types
    """livereload's server and watcher, with pages from memory in place of its files on disk."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview

    def application(self, port: int, host: str, *_: object, **__: object) -> None:
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        handlers: list[Any] = [
            ("/livereload", LiveReloadHandler),
            ("/livereload.js", LiveReloadJSHandler),
            ("/(.*)", _PageHandler, {"preview": self._preview}),
        ]
        Application(handlers).listen(port, address=host)

    def _setup_logging(self) -> None:
        """The preview says what is to be said; the library's own log is left off."""


class _PageHandler(RequestHandler):
    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def get(self, path: str) -> None:
        files = self.preview.files
        if path not in files and f"{path}/index.html".lstrip("/") in files and not path.endswith("/") and path:
            self.redirect(f"/{path}/")
            return
        found = next((name for name in (path, f"{path}index.html", f"{path}.html") if name in files), None)
        if found is None:
            self.set_status(404)
            found = "404.html"
        self.set_header("Content-Type", _content_type(found))
        self.set_header("Cache-Control", "no-store")
        self.finish(self._body(found))

    head = get

    def _body(self, path: str) -> bytes:
        data = self.preview.files.get(path, b"")
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
