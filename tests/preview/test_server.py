"""The preview's server: the site's files for this machine's browsers, and nothing for anybody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.preview.server import Served, content_type, own_names
from tests.support.asking import Running, running

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAGE = f'<html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>site</html>'.encode()
FILES = {
    "index.html": PAGE,
    "404.html": b"<html><head></head>lost</html>",
    "ja/index.html": b"<html><head></head>home of the site</html>",
    "ja/about.html": b"<html><head></head>about the site</html>",
    "assets/site.css": b"p{}",
    "source/plan.txt": "計画".encode(),
    ".nojekyll": b"hidden",
    "ja/.hidden.html": b"hidden",
}


@pytest.fixture
def site(tmp_path: Path) -> Served:
    """A site, and beside it, and within its folder, files that are none of it."""
    folder = tmp_path / "site"
    for path, data in {**FILES, "ja/draft.html": b"secret", "../secret.txt": b"secret"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return Served(folder, FILES.keys())


@pytest.fixture
def asked(site: Served) -> Iterator[Running]:
    with running(site) as found:
        yield found


# --- the files of the site --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", "script-src"),
        ("ja/", "home"),
        ("ja/index.html", "home"),
        ("ja/about.html?from=here", "about"),
        ("ja/about", "about"),
        ("ja%2fabout", "about"),
        ("source/plan.txt", "計画"),
    ],
)
def test_pages(asked: Running, path: str, body: str) -> None:
    answer = asked.ask(f"/{path}")
    assert answer.status == HTTPStatus.OK
    assert body in answer.body.decode()
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_folder_is_led_to_its_page(asked: Running) -> None:
    answer = asked.ask("/ja")
    assert (answer.status, answer.headers["Location"]) == (HTTPStatus.FOUND, "/ja/")


@pytest.mark.parametrize("path", ["//ja", "//evil.example", "//evil.example/ja", "/\\evil.example", "/%2fja", "/%5cja"])
def test_nothing_leads_elsewhere(asked: Running, path: str) -> None:
    answer = asked.ask(path)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert "Location" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "nothing.html",
        "ja/nothing",
        "assets/",
        "ja/draft.html",
        ".nojekyll",
        "%2enojekyll",
        "ja/.hidden.html",
        "ja/.hidden",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "%2e%2e%2fsecret.txt",
        "..%5csecret.txt",
        "..\\secret.txt",
        "%252e%252e%252fsecret.txt",
        "ja/../../secret.txt",
        "ja/%00/../../secret.txt",
        "../secret.txt%00.html",
        "..;/secret.txt",
        "..%c0%afsecret.txt",
        "..%u2215secret.txt",
        "%",
        "%zz",
        "x" * 60_000,
        "a/" * 20_000,
        "../" * 5_000 + "etc/passwd",
        "etc/passwd",
        "/etc/passwd",
        "C:/secret.txt",
        "ja/about.html/",
        "ja/about.html::$DATA",
    ],
    ids=lambda path: path[:40],
)
def test_what_is_not_there(asked: Running, path: str) -> None:
    answer = asked.ask(f"/{path}")
    assert answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}
    assert answer.body.startswith((b"<html><head><script", b"400 Bad Request"))
    assert not {b"secret", b"hidden", b"root:"} & set(answer.body.split())


def test_a_file_by_its_whole_path_is_not_there(asked: Running, site: Served) -> None:
    answer = asked.ask(f"/{site.folder.parent / 'secret.txt'}")
    assert (answer.status, b"secret" in answer.body) == (HTTPStatus.NOT_FOUND, False)


def test_an_address_without_end_ends_the_connection_and_no_more(asked: Running) -> None:
    assert asked.ask("/" + "x" * 200_000).status in {0, HTTPStatus.BAD_REQUEST}
    assert asked.ask("/").status == HTTPStatus.OK


@pytest.mark.parametrize(
    "path", ["/<script>alert(1)</script>", "/%3Cscript%3Ealert(1)%3C/script%3E", '/"><b>', "/%ff<b>"]
)
def test_no_answer_repeats_what_was_asked(asked: Running, path: str) -> None:
    answer = asked.ask(path)
    assert answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}
    assert b"alert" not in answer.body
    assert b"<b>" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
@pytest.mark.parametrize("path", ["/", "/ja", "/nothing", "/livereload.js", "/.preview/state.json", "/livereload"])
def test_what_is_served_is_only_read(asked: Running, method: str, path: str) -> None:
    answer = asked.ask(path, method, body=b"more" if method == "POST" else b"")
    origin = f"Origin: http://127.0.0.1:{asked.server.port}"
    if path == "/livereload":
        answer = asked.ask(path, method, headers=[origin])
    assert (answer.status, answer.headers["Allow"]) == (HTTPStatus.METHOD_NOT_ALLOWED, "GET, HEAD")


def test_nobody_sends_much(asked: Running) -> None:
    assert asked.say(
        f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{asked.server.port}\r\nContent-Length: 100000\r\n\r\n".encode()
    ).status == (HTTPStatus.BAD_REQUEST)


@pytest.mark.parametrize("path", ["/ja/about.html", "/livereload.js"])
def test_asking_for_the_head_alone(asked: Running, path: str) -> None:
    whole, head = asked.ask(path), asked.ask(path, "HEAD")
    assert (head.status, head.body) == (HTTPStatus.OK, b"")
    assert int(head.headers["Content-Length"]) == len(whole.body) > 0


@pytest.mark.parametrize(
    "path",
    ["/", "/ja", "/nothing", "/%ff", "/assets/site.css", "/livereload.js", "/.preview/state.json", "/livereload"],
)
def test_browsers_take_files_for_what_they_are_and_give_them_to_no_other_site(asked: Running, path: str) -> None:
    headers = asked.ask(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not any(name.startswith("Access-Control") for name in headers)


def test_a_file_that_is_gone_is_not_there(asked: Running, site: Served) -> None:
    (site.folder / "ja/about.html").unlink()
    (site.folder / "source/plan.txt").unlink()
    (site.folder / "source").rmdir()
    (site.folder / "source").write_bytes(b"no folder any more")
    (site.folder / "assets/site.css").unlink()
    (site.folder / "assets/site.css").mkdir()
    for path in ("ja/about.html", "source/plan.txt", "assets/site.css"):
        answer = asked.ask(f"/{path}")
        assert (answer.status, b"lost" in answer.body) == (HTTPStatus.NOT_FOUND, True), path
    (site.folder / "404.html").unlink()
    answer = asked.ask("/ja/about.html")
    assert (answer.status, answer.body) == (HTTPStatus.NOT_FOUND, b"")


def test_links_out_of_the_folder_are_not_followed(asked: Running, site: Served) -> None:
    (site.folder / "source/plan.txt").unlink()
    (site.folder / "source/plan.txt").symlink_to(site.folder.parent / "secret.txt")
    (site.folder / "assets/site.css").rename(site.folder.parent / "site.css")
    (site.folder / "assets").rmdir()
    (site.folder / "assets").symlink_to(site.folder.parent)
    (site.folder / "ja/about.html").unlink()
    (site.folder / "ja/about.html").symlink_to("about.html")
    for path in ("source/plan.txt", "assets/site.css", "ja/about.html"):
        answer = asked.ask(f"/{path}")
        assert (answer.status, b"lost" in answer.body) == (HTTPStatus.NOT_FOUND, True), path


@pytest.mark.parametrize(
    ("path", "expected"),
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
def test_types(path: str, expected: str) -> None:
    assert content_type(path) == expected


def test_pages_reload_themselves_and_are_allowed_to(asked: Running) -> None:
    page = asked.ask("/").body.decode()
    port = asked.server.port
    assert f'data-reload="/livereload.js?port={port}&amp;maxdelay=1000" async></script></head>' in page
    assert f"connect-src 'self' ws://127.0.0.1:{port}" in page
    assert asked.ask("/assets/site.css").body == b"p{}"


# --- the names of the server ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_its_own_names(asked: Running, name: str) -> None:
    host = f"{name}:{asked.server.port}"
    page = asked.ask("/", hosts=[host])
    assert page.status == HTTPStatus.OK
    assert f"connect-src 'self' ws://{host}\"".encode() in page.body


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["evil.example"],
        ["evil.example:PORT"],
        ["localhost.evil.example:PORT"],
        ["evil.localhost:PORT"],
        ["127.0.0.1"],
        ["127.0.0.1:"],
        ["127.0.0.1:1"],
        ["127.0.0.1:0PORT"],
        ["127.0.0.1:PORT.evil.example"],
        ["evil.example#127.0.0.1:PORT"],
        ["evil@127.0.0.1:PORT"],
        ["0.0.0.0:PORT"],
        ["127.0.0.2:PORT"],
        ["2130706433:PORT"],
        ["::1:PORT"],
        ["127.0.0.1:PORT, evil.example"],
        ["evil.example", "127.0.0.1:PORT"],
        ["127.0.0.1:PORT", "evil.example"],
        ["127.0.0.1:PORT", "127.0.0.1:PORT"],
    ],
    ids=str,
)
@pytest.mark.parametrize("target", ["/", "/ja", "/nothing", "/livereload.js", "/.preview/state.json", "/livereload"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_other_names_are_refused(asked: Running, hosts: list[str], target: str, version: str) -> None:
    named = [host.replace("PORT", str(asked.server.port)) for host in hosts]
    answer = asked.ask(target, hosts=named, version=version)
    assert answer.status in {HTTPStatus.MISDIRECTED_REQUEST, HTTPStatus.BAD_REQUEST}
    assert not {b"site", b"home", b"LiveReload"} & set(answer.body.replace(b"this site", b"").split())
    if answer.status == HTTPStatus.MISDIRECTED_REQUEST:
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.body.decode().splitlines() == [
            f"このサイトは {asked.server.address} で開いてください。",
            f"Open this site at {asked.server.address}.",
        ]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_whatever_another_name_is_asked_for_it_is_refused(asked: Running, method: str) -> None:
    assert asked.ask("/", method, hosts=["evil.example"]).status == HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize("target", ["http://evil.example/", "http://127.0.0.1:1/", "evil.example:80", "*"])
def test_it_is_no_proxy(asked: Running, target: str) -> None:
    assert asked.ask(target).status in {HTTPStatus.MISDIRECTED_REQUEST, HTTPStatus.BAD_REQUEST}


def test_only_port_80_goes_without_saying() -> None:
    assert "localhost" in own_names(80)
    assert own_names(8000) == {"127.0.0.1:8000", "localhost:8000", "[::1]:8000"}


def test_it_listens_on_loopback_alone(asked: Running) -> None:
    host, port = "0.0.0.0", asked.server.port  # noqa: S104  (that all others are free is what is tested)
    with socket.socket() as other:
        other.bind(("127.0.0.2", port))
    with asked.connect() as connection:
        assert connection.getpeername() == ("127.0.0.1", port)
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind((host, port))
