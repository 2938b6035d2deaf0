"""The preview's server: takes a folder and the paths of a site in it, gives its files and the word to reload.

It is for the browsers of this machine. Whatever else reaches it (the page of another site, a foreign name that leads
here, a path out of the folder) is refused.
"""

from __future__ import annotations

import asyncio
import logging
import mimetypes
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from generator.folders import read_file
from generator.messages import say

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost", "[::1]")
_WAIT = 0.002
_WAITS = 250
"""In seconds, how long a request waits at once, and how often, for a rebuild."""
_PATIENCE = 30
"""Seconds that a connection may take to ask for something, and a page to say that it is still there."""
_LARGEST = 65_536
"""Bytes that a request, or a message of a page, may have."""
_QUEUE = 1024
"""Connections that may wait to be let in."""
_FILES = 4096
"""Files that may be open at once, connections among them; some systems allow no more than 256 unless they are asked."""
_PROTOCOL = "http://livereload.com/protocols/official-7"
_TYPES = mimetypes.MimeTypes()
"""Those that Python knows itself: what is installed beside it must not change how a page is read."""
_KNOWN = {".txt": "text/plain", ".xml": "application/xml", ".js": "text/javascript"}


@dataclass
class Served:
    """A site as it is served: the paths of its files in a folder, and whether they are being made anew."""

    folder: Path
    paths: Collection[str] = frozenset()
    busy: bool = False

    async def settled(self) -> None:
        """Wait for a rebuild that is under way, so that who asks gets the new page; but not for a long one."""
        for _ in range(_WAITS):
            if not self.busy:
                return
            await asyncio.sleep(_WAIT)

    def is_folder(self, path: str) -> bool:
        """Whether a path without its last slash was asked for."""
        return path not in self.paths and f"{path}/index.html" in self.paths

    def find(self, path: str) -> str | None:
        """The file that a path asks for. There are no other paths than the site's own, and no hidden ones."""
        names = (path, f"{path}index.html", f"{path}.html")
        return next((name for name in names if name in self.paths and "/." not in f"/{name}"), None)

    def read(self, path: str | None) -> bytes | None:
        """A file, whole; None where there is none, or not any more, or where a link stands in its place."""
        if path is None:
            return None
        try:
            real = os.path.realpath(self.folder / path)
            return read_file(real) if real == f"{os.path.realpath(self.folder)}{os.sep}{Path(path)}" else None
        except OSError:
            return None


@dataclass
class Server:
    """Serves a site on a port of this machine."""

    site: Served
    port: int
    pages: set[_Page] = field(default_factory=set)
    """Those that are open in a browser."""

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://{_HOST}:{self.port}/"

    def listen(self) -> HTTPServer:
        """Take the port. Raises OSError where it is taken."""
        _allow_many_files()
        # What strangers ask for is refused, and nothing that who edits here need be told of.
        for name in ("tornado.access", "tornado.general"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        given = {"server": self}
        ours: list[Any] = [
            ("/livereload", _Page, given),
            ("/livereload.js", _Script, given),
            ("/(.*)", _File, given),
        ]
        application = Application(
            [Rule(_Named(own_names(self.port)), ours)],
            default_handler_class=_Stranger,
            default_handler_args=given,
            websocket_max_message_size=_LARGEST,
            websocket_ping_interval=_PATIENCE,
        )
        return application.listen(
            self.port,
            _HOST,
            backlog=_QUEUE,
            idle_connection_timeout=_PATIENCE,
            body_timeout=_PATIENCE,
            max_body_size=_LARGEST,
            max_header_size=_LARGEST,
        )

    async def reload(self) -> None:
        """Have the open pages load themselves anew."""
        await asyncio.gather(*(page.tell("reload", path="*") for page in self.pages))


def _allow_many_files() -> None:
    try:
        import resource  # noqa: PLC0415  (Windows has none, and no such limit)
    except ImportError:
        return
    allowed, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if highest == resource.RLIM_INFINITY else min(_FILES, highest)
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, highest))


def own_names(port: int) -> set[str]:
    """What browsers call a server on this port of their own machine; port 80 is what they mean where they name none."""
    return {f"{name}{end}" for name in _NAMES for end in ((f":{port}", "") if port == 80 else (f":{port}",))}


class _Named(Matcher):
    """Matches what is asked of us by one of our names.

    Any other site may have its own name lead to this machine, and would then count as the same origin.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        return {} if request.headers.get("Host", "").lower() in self._names else None


class _Handler(RequestHandler):
    def initialize(self, server: Server) -> None:
        self.server = server

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", "GET, HEAD")
        self.finish(f"{status_code} {HTTPStatus(status_code).phrase}\n")


class _Stranger(_Handler):
    """Tells who asked for another site where this one is, and no more."""

    def prepare(self) -> None:
        self.set_status(HTTPStatus.MISDIRECTED_REQUEST)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        address = self.server.address
        self.finish("".join(f"{say('not-here', language, address=address)}\n" for language in ("ja", "en")))


class _Script(_Handler):
    def get(self) -> None:
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish((files("livereload") / "vendors/livereload.js").read_bytes())

    head = get


class _File(_Handler):
    async def get(self, path: str) -> None:
        site = self.server.site
        await site.settled()
        if site.is_folder(path):
            self.redirect(quote(f"/{path}/"))
            return
        found = site.find(path)
        data = site.read(found)
        if found is None or data is None:
            self.set_status(HTTPStatus.NOT_FOUND)
            found = "404.html"
            data = site.read(site.find(found)) or b""
        self.set_header("Content-Type", content_type(found))
        self.finish(self._that_reloads(data) if found.endswith(".html") else data)

    head = get

    def _that_reloads(self, page: bytes) -> bytes:
        # The site's own policy knows no socket; the preview needs the one that tells it to reload.
        socket = f"connect-src 'self' ws://{self.request.host}".encode()
        script = f'<script src="/livereload.js?port={self.server.port}" defer></script></head>'.encode()
        return page.replace(b"connect-src 'self'", socket, 1).replace(b"</head>", script, 1)


class _Page(_Handler, WebSocketHandler):
    """A page that is open in a browser: it is told to reload. What it says itself is of no concern."""

    def prepare(self) -> None:
        # Browsers let every site's pages open a socket to anywhere, and say whose page it is.
        if self.request.headers.get("Origin") != f"http://{self.request.host.lower()}":
            self.send_error(HTTPStatus.FORBIDDEN)

    async def open(self, *_: str, **__: str) -> None:
        self.server.pages.add(self)
        await self.tell("hello", protocols=[_PROTOCOL], serverName="preview")

    async def tell(self, command: str, **more: object) -> None:
        """Send a command of livereload's protocol; a page that is being closed need not hear it."""
        with suppress(WebSocketClosedError):
            await self.write_message({"command": command, **more})

    def on_message(self, message: str | bytes) -> None:
        pass

    def on_close(self) -> None:
        self.server.pages.discard(self)


def content_type(path: str) -> str:
    """What a browser is to take a file for."""
    suffix = path[path.rfind(".") :] if "." in path else ""
    found = _KNOWN.get(suffix) or _TYPES.guess_type(path)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(("text/", "application/xml")) else found
