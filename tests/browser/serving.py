"""Published sites on a local server: at its root, below a path, and at the path that their own address names."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from tests.conftest import Built

TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


class SiteServer(ThreadingHTTPServer):
    """Serves each site below its path, as a static host does: folders by their index, anything else by its 404 page."""

    daemon_threads = True

    def __init__(self, sites: Mapping[str, Built]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sites = dict(sorted(sites.items(), key=lambda entry: -len(entry[0])))
        self.address = f"http://127.0.0.1:{self.server_port}"

    def find(self, path: str) -> tuple[int, str, bytes]:
        """The status, the name and the bytes of what stands at a path."""
        for below, site in self.sites.items():
            if path.startswith(below):
                name = path.removeprefix(below)
                for file in (name, f"{name}index.html"):
                    if file in site.files:
                        return 200, file, site.files[file]
                return 404, "404.html", site.files["404.html"]
        return 404, "", b""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: the second of two packets would wait for word of the first
    server: SiteServer

    def do_GET(self) -> None:
        status, name, data = self.server.find(unquote(urlsplit(self.path).path))
        kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        self.send_response(status)
        self.send_header("Content-Type", kind if kind == "image/svg+xml" else f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """The tests say what is to be said."""


@contextmanager
def serve(sites: Mapping[str, Built]) -> Iterator[SiteServer]:
    """Serve sites, each below its path, as long as the block runs."""
    with SiteServer(sites) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
