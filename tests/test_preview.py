"""The preview: pages from memory, the last good site while the content has errors, and the way to reload."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.testing import bind_unused_port
from tornado.web import Application

from generator.preview import Preview, _content_type, _PageHandler

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAGE = f'<html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head></html>'.encode()
FILES = {
    "index.html": PAGE,
    "404.html": b"<html><head></head>lost</html>",
    "ja/index.html": b"<html><head></head>home</html>",
    "ja/about.html": b"<html><head></head>about</html>",
    "assets/site.css": b"p{}",
    "source/plan.txt": "計画".encode(),
}


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return Preview(FILES.keys, tmp_path, (), 8000, FILES.keys())


@pytest.fixture
def client(preview: Preview) -> Iterator[Client]:
    found = Client(preview)
    yield found
    found.close()


class Client:
    """Asks a preview for pages, without a browser."""

    def __init__(self, preview: Preview) -> None:
        self.loop = IOLoop(make_current=False)
        self.preview = preview
        socket, self.port = bind_unused_port()

        async def start() -> HTTPServer:
            server = HTTPServer(Application([("/(.*)", _PageHandler, {"preview": preview})]))
            server.add_socket(socket)
            return server

        self.server: HTTPServer = self.loop.run_sync(start)

    def get(self, path: str, method: str = "GET") -> HTTPResponse:
        async def ask() -> HTTPResponse:
            address = f"http://127.0.0.1:{self.port}/{path}"
            return await AsyncHTTPClient().fetch(address, method=method, raise_error=False, follow_redirects=False)

        response: HTTPResponse = self.loop.run_sync(ask)
        return response

    def close(self) -> None:
        self.server.stop()
        self.loop.close()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", "script-src"),
        ("ja/", "home"),
        ("ja/index.html", "home"),
        ("ja/about.html", "about"),
        ("ja/about", "about"),
        ("source/plan.txt", "計画"),
    ],
)
def test_pages(client: Client, path: str, body: str) -> None:
    response = client.get(path)
    assert response.code == HTTPStatus.OK
    assert body in response.body.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_a_folder_is_led_to_its_page(client: Client) -> None:
    response = client.get("ja")
    assert (response.code, response.headers["Location"]) == (HTTPStatus.FOUND, "/ja/")


@pytest.mark.parametrize(
    "path", ["nothing.html", "ja/nothing", "../pyproject.toml", "%2e%2e/pyproject.toml", "assets/"]
)
def test_what_is_not_there(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.code == HTTPStatus.NOT_FOUND
    assert "lost" in response.body.decode()


def test_asking_for_the_head_alone(client: Client) -> None:
    response = client.get("ja/about.html", method="HEAD")
    assert (response.code, response.body) == (HTTPStatus.OK, b"")


def test_pages_reload_themselves_and_are_allowed_to(client: Client) -> None:
    page = client.get("").body.decode()
    assert '<script src="/livereload.js?port=8000" defer></script></head>' in page
    assert "connect-src 'self' ws://127.0.0.1:8000" in page
    assert client.get("assets/site.css").body == b"p{}"


def test_the_last_good_site_stays_while_the_content_has_errors() -> None:
    results: list[Collection[str] | None] = [{"good.html"}, None, {"better.html"}]
    preview = Preview(lambda: results.pop(0), Path(), (), 8000)
    assert [(preview.update(), *preview.paths) for _ in range(3)] == [
        (True, "good.html"),
        (False, "good.html"),
        (True, "better.html"),
    ]


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.png", "image/png"),
        ("a", "application/octet-stream"),
    ],
)
def test_types(path: str, content_type: str) -> None:
    assert _content_type(path) == content_type


def test_the_address(preview: Preview) -> None:
    assert preview.address == "http://127.0.0.1:8000/"
