"""The preview's server: takes a folder and the paths of a site in it, gives its files and the word to reload.

It is for the browsers of this machine. Whatever else reaches it (the page of another site, a foreign name that leads
here, a path out of the folder) is refused.
"""

from __future__ import annotations

import asyncio
import json
import logging
import mimetypes
import os
import re
from collections.abc import Collection, Iterable, Mapping
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
from generator.preview.index import LateIndex
from generator.preview.panel import PANEL, asset, stand_in, version

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost", "[::1]")
_RETRY = 1000
"""Milliseconds after which a page at the latest looks whether the preview is there again."""
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
_NEEDED = re.compile(rb'((?: src| href)="(?:[^"?]*/)?)(assets/[^"?]+\.(?:css|js))(?=")')
_FOR_EVER = "max-age=31536000, immutable"
"""For how long a browser may keep what is asked for by its version: a page need not wait for it again."""
_KNOWN = {".txt": "text/plain", ".xml": "application/xml", ".js": "text/javascript"}


@dataclass(frozen=True)
class Served:
    """A site as it is shown at one time. What shows it later is another."""

    folder: Path
    paths: Collection[str] = frozenset()
    """Those of its files in the folder; none as long as no site could be made."""
    base: str = ""
    """The path under which it is published, such as `sub/path`."""
    former: Collection[str] = ()
    """Those under which it was shown before: pages may still be open there."""
    edition: str = ""
    """Another word for each site, so that a page which is shown can tell whether it is of this one."""
    panel: Mapping[str, Any] = field(default_factory=dict)
    """What is told of the problems that there are."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Of the style sheets and scripts: another word for each time that they were made anew."""
    index: LateIndex = field(default_factory=LateIndex)
    """What the search looks things up in."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The paths that pages had before, and those that they have now."""

    @property
    def root(self) -> str:
        """Where the site begins."""
        return f"/{self.base}/" if self.base else "/"

    def in_index(self, path: str) -> str | None:
        """The file of the search's index that a path asks for."""
        below = _below(self.base, path)
        return below if self.index.has(below) else None

    def find(self, path: str) -> str | None:
        """The file that a path asks for. There are no other paths than the site's own, and no hidden ones."""
        below = _below(self.base, path)
        return None if below is None else self._file(below)

    def leads_to(self, path: str) -> str | None:
        """Where to go on who asks for a folder without its last slash, or for a page where it was or could be."""
        for base in (self.base, *self.former, ""):
            below = _below(base, path)
            if base and path == base:
                return self.root
            if below is not None and below not in self.paths and f"{below}/index.html" in self.paths:
                return f"{self.root}{below}/"
            if below is not None and base != self.base and self._file(below):
                return f"{self.root}{below}"
            new = next((self.moved[name] for name in _names(below) if name in self.moved), None)
            if new is not None and new in self.paths:
                return f"{self.root}{new}"
        return None

    def _file(self, path: str) -> str | None:
        return next((name for name in _names(path) if name in self.paths and "/." not in f"/{name}"), None)

    def read(self, path: str | None) -> bytes | None:
        """A file, whole; None where there is none, or not any more, or where a link stands in its place."""
        if path is None:
            return None
        try:
            real = os.path.realpath(self.folder / path)
            return read_file(real) if real == f"{os.path.realpath(self.folder)}{os.sep}{Path(path)}" else None
        except OSError:
            return None


def _names(path: str | None) -> tuple[str, ...]:
    """The files that a path may ask for."""
    return () if path is None else (path, f"{path}index.html", f"{path}.html")


def _below(base: str, path: str) -> str | None:
    """A path as it goes on from a base."""
    if not base:
        return path
    return path.removeprefix(f"{base}/") if path.startswith(f"{base}/") else None


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
        return f"{self.origin}{quote(self.site.root)}"

    @property
    def origin(self) -> str:
        """The address without its path."""
        return f"http://{_HOST}:{self.port}"

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
            (rf"/{re.escape(PANEL)}/(.*)", _Panel, given),
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

    async def tell(self, paths: Iterable[str]) -> None:
        """Have the open pages take in what has changed: a style sheet for itself, anything else with the whole page."""
        for path in paths:
            await asyncio.gather(*(page.tell("reload", path=path) for page in self.pages))


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

    def keep(self, version: str | None) -> None:
        """Let the browser keep what it has asked for by its version."""
        if version and self.request.query == f"v={version}":
            self.set_header("Cache-Control", _FOR_EVER)

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
        self.set_header("Cache-Control", _FOR_EVER)
        self.finish((files("livereload") / "vendors/livereload.js").read_bytes())

    head = get


class _Panel(_Handler):
    def get(self, name: str) -> None:
        site = self.server.site
        if name == "state.json":
            self.set_header("Content-Type", "application/json; charset=utf-8")
            state = {**site.panel, "edition": site.edition, "has_site": bool(site.paths)}
            self.finish(json.dumps(state, ensure_ascii=False))
            return
        data = asset(name)
        if data is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.set_header("Content-Type", content_type(name))
        self.keep(version())
        self.finish(data)

    head = get


class _File(_Handler):
    async def get(self, path: str) -> None:
        site = self.server.site
        indexed = site.in_index(path)
        if indexed:
            await self._give_index(site.index, indexed)
            return
        if not site.paths:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.set_header("Content-Type", content_type("index.html"))
            self.finish(self._watched(stand_in(site.panel["language"]), site))
            return
        found = site.find(path)
        elsewhere = site.leads_to(path) if found is None else None
        if elsewhere:
            asked = self.request.query
            self.redirect(f"{quote(elsewhere)}{'?' if asked else ''}{asked}")
            return
        data = site.read(found)
        if found is None or data is None:
            self.set_status(HTTPStatus.NOT_FOUND)
            found = "404.html"
            data = site.read(site.find(f"{site.root[1:]}{found}")) or b""
        self.set_header("Content-Type", content_type(found))
        self.keep(site.versions.get(found))
        self.finish(self._watched(data, site) if found.endswith(".html") else data)

    head = get

    async def _give_index(self, index: LateIndex, path: str) -> None:
        """A file of the index. It may have to be made, which keeps nobody else waiting."""
        data = await asyncio.get_running_loop().run_in_executor(None, index.read, path)
        if data is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.set_header("Content-Type", content_type(path))
        self.finish(data)

    def _watched(self, page: bytes, site: Served) -> bytes:
        """A page with what reloads it and shows what is wrong. Its site was chosen before it was read."""
        # The site's own policy knows no socket; the preview needs the one that tells it to reload.
        socket = f"connect-src 'self' ws://{self.request.host}"
        script = (
            f'<script src="/{PANEL}/panel.js?v={version()}" data-edition="{site.edition}"'
            f' data-reload="/livereload.js?port={self.server.port}&amp;maxdelay={_RETRY}" async></script></head>'
        )

        def versioned(path: re.Match[bytes]) -> bytes:
            known = site.versions.get(path[2].decode())
            return path[0] + f"?v={known}".encode() if known else path[0]

        page = _NEEDED.sub(versioned, page)
        return page.replace(b"connect-src 'self'", socket.encode(), 1).replace(b"</head>", script.encode(), 1)


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
