"""The preview's socket: pages of the site are told to reload, whoever else is there, and however slow they are."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.preview import server
from generator.preview.server import Served
from tests.support.asking import Running, running


@pytest.fixture
def site(tmp_path: Path) -> Served:
    (tmp_path / "index.html").write_text("<html><head></head>home</html>", encoding="utf-8")
    return Served(tmp_path, {"index.html"})


@pytest.fixture
def asked(site: Served) -> Iterator[Running]:
    with running(site) as found:
        yield found


# --- what the tests of the socket need --------------------------------------------------------------------------------


@pytest.fixture
def opened(asked: Running) -> Iterator[Callable[[], socket.socket]]:
    """Opens a page of the site, as far as the server can tell."""
    pages: list[socket.socket] = []

    def open_one() -> socket.socket:
        host = f"127.0.0.1:{asked.server.port}"
        page, status = asked.shake_hands(host, [f"http://{host}"])
        pages.append(page)
        assert status == HTTPStatus.SWITCHING_PROTOCOLS
        assert heard(page)["command"] == "hello"
        return page

    yield open_one
    for page in pages:
        page.close()


def frame(message: bytes, opcode: int = 1) -> bytes:
    """A message as a browser sends it; the mask is one of zeros."""
    size = len(message)
    length = bytes([128 | size]) if size < 126 else bytes([128 | 127]) + size.to_bytes(8, "big")
    return bytes([128 | opcode]) + length + bytes(4) + message


def heard(page: socket.socket) -> dict[str, object]:
    """The next short message."""
    size = page.recv(2, socket.MSG_WAITALL)[1]
    if size == 126:
        size = int.from_bytes(page.recv(2, socket.MSG_WAITALL), "big")
    found: dict[str, object] = json.loads(page.recv(size, socket.MSG_WAITALL))
    return found


def ended(connection: socket.socket) -> bool:
    """Whether the other side ends the connection."""
    try:
        while connection.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        return True
    return True


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


# --- the socket -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_of_the_site_is_told_to_reload(asked: Running, name: str) -> None:
    host = f"{name}:{asked.server.port}"
    page, status = asked.shake_hands(host, [f"http://{host}"])
    with page:
        assert status == HTTPStatus.SWITCHING_PROTOCOLS
        assert heard(page)["command"] == "hello"
        asked.do(asked.server.tell("*"))
        assert heard(page) == {"command": "reload", "path": "*"}


@pytest.mark.parametrize(
    "origins",
    [
        [],
        ["null"],
        ["http://evil.example"],
        ["http://127.0.0.1"],
        ["http://127.0.0.1:1"],
        ["https://127.0.0.1:PORT"],
        ["http://localhost:PORT"],
        ["http://127.0.0.1:PORT.evil.example"],
        ["http://evil.example/http://127.0.0.1:PORT"],
        ["http://127.0.0.1:PORT/"],
        ["http://127.0.0.1:PORT", "http://evil.example"],
        ["http://evil.example", "http://127.0.0.1:PORT"],
    ],
    ids=str,
)
@pytest.mark.parametrize("more", [(), ("Sec-Fetch-Site: same-origin",)], ids=["", "said to be of the same origin"])
def test_other_pages_get_no_socket(asked: Running, origins: list[str], more: tuple[str, ...]) -> None:
    port = str(asked.server.port)
    named = [origin.replace("PORT", port) for origin in origins]
    host = "\r\n".join([f"127.0.0.1:{port}", *more])
    page, status = asked.shake_hands(host, named)
    page.close()
    assert status == HTTPStatus.FORBIDDEN
    assert asked.server.pages == set()


@pytest.mark.parametrize(
    "said",
    [b"{", b"[]", b'"x"', b"{}", b'{"command": "reload", "path": "*"}', b'{"command": "info", "url": 1}', b"\xff", b""],
    ids=str,
)
def test_what_a_page_says_does_nothing(
    asked: Running, said: bytes, caplog: pytest.LogCaptureFixture, opened: Callable[[], socket.socket]
) -> None:
    page, other = opened(), opened()
    page.sendall(frame(said))
    asked.do(asked.server.tell("*"))
    assert heard(other)["command"] == "reload"
    if said != b"\xff":
        assert heard(page)["command"] == "reload"
    assert caplog.records == []


def test_a_page_that_says_too_much_is_left(asked: Running, opened: Callable[[], socket.socket]) -> None:
    page = opened()
    page.sendall(frame(b"x" * 65_537))
    page.settimeout(5)
    assert ended(page)
    until(lambda: not asked.server.pages)


def test_closed_pages_are_forgotten(asked: Running, opened: Callable[[], socket.socket]) -> None:
    for _ in range(3):
        pages = [opened() for _ in range(70)]
        until(lambda: len(asked.server.pages) == 70)
        for number, page in enumerate(pages):
            if number % 2:
                page.sendall(frame(b"\x03\xe8", opcode=8))
            page.close()
        asked.do(asked.server.tell("*"))
        until(lambda: not asked.server.pages)
    assert asked.ask("/").status == HTTPStatus.OK


# --- clients that take their time -------------------------------------------------------------------------------------


def test_who_says_nothing_for_long_is_left(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0.5)
    with running(site) as asked:
        host = f"127.0.0.1:{asked.server.port}"
        silent = [asked.connect() for _ in range(100)]
        slow = [asked.connect() for _ in range(20)]
        for connection in slow:
            connection.sendall(f"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\n".encode())
        dripping = asked.connect()
        page, _ = asked.shake_hands(host, [f"http://{host}"])
        until(lambda: len(asked.server.pages) == 1)
        left = False
        for letter in f"GET / HTTP/1.1\r\nHost: {host}\r\nX: {'x' * 100}":
            assert asked.ask("/").status == HTTPStatus.OK
            try:
                dripping.sendall(letter.encode())
            except OSError:
                left = True
                break
            time.sleep(0.02)
        assert left
        for connection in (*silent, *slow):
            assert ended(connection)
        # It does not answer to being asked whether it is there.
        until(lambda: not asked.server.pages)
        for connection in (*silent, *slow, dripping, page):
            connection.close()


def test_it_may_have_many_connections_where_the_system_allows_few(site: Served) -> None:
    resource = pytest.importorskip("resource")
    allowed, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, highest))
    try:
        with running(site) as asked:
            connections = [asked.connect() for _ in range(300)]
            assert asked.ask("/").status == HTTPStatus.OK
            for connection in connections:
                connection.close()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, highest))
