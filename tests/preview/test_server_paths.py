"""The preview's server below the path that a site is published at, beside it, and before there is any site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.excerpt import Excerpts
from generator.preview.panel import PANEL, panel_data, stand_in, version
from generator.preview.server import Served
from tests.support.asking import Running, running

FILES = {
    "index.html": b"<html><head></head>home</html>",
    "404.html": b"<html><head></head>lost</html>",
    "ja/index.html": b"<html><head></head>home</html>",
    "ja/about.html": (
        b'<html><head><link href="../assets/site.css"><script src="../assets/theme.js"></script></head>about</html>'
    ),
    "a/b/index.html": b"<html><head></head>deep</html>",
    "assets/site.css": b"p{}",
    ".nojekyll": b"hidden",
}
STATE = f"/{PANEL}/state.json"


@pytest.fixture
def site(tmp_path: Path) -> Served:
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    panel = panel_data((), Excerpts(tmp_path, tmp_path), "ja")
    return Served(tmp_path, FILES.keys(), "sub/計画", ("old", "sub"), "12", panel)


@pytest.fixture
def asked(site: Served) -> Iterator[Running]:
    with running(site) as found:
        yield found


BASE = "/sub/%E8%A8%88%E7%94%BB/"


def test_the_address(asked: Running) -> None:
    assert asked.server.address == f"http://127.0.0.1:{asked.server.port}{BASE}"


@pytest.mark.parametrize(
    ("path", "body"),
    [("", b"home"), ("ja/", b"home"), ("ja/about.html", b"about"), ("ja/about", b"about"), ("assets/site.css", b"p{}")],
)
def test_below_its_path(asked: Running, path: str, body: bytes) -> None:
    answer = asked.ask(f"{BASE}{path}")
    assert (answer.status, body in answer.body) == (HTTPStatus.OK, True)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/", BASE),
        (BASE[:-1], BASE),
        ("/ja/about.html", f"{BASE}ja/about.html"),
        ("/ja/about.html?q=%E5%AD%A6&kind=page", f"{BASE}ja/about.html?q=%E5%AD%A6&kind=page"),
        ("/ja", f"{BASE}ja/"),
        ("/ja/", f"{BASE}ja/"),
        (f"{BASE}ja", f"{BASE}ja/"),
        ("/old", BASE),
        ("/old/", BASE),
        ("/sub", BASE),
        ("/old/ja/about.html", f"{BASE}ja/about.html"),
        ("/old/a/b", f"{BASE}a/b/"),
        ("/sub/ja/about", f"{BASE}ja/about"),
        ("/assets/site.css", f"{BASE}assets/site.css"),
    ],
)
def test_what_is_asked_for_elsewhere_is_led_there(asked: Running, path: str, to: str) -> None:
    answer = asked.ask(path)
    assert (answer.status, answer.headers["Location"]) == (HTTPStatus.FOUND, to)
    assert asked.ask(to).status == HTTPStatus.OK or asked.ask(to).headers["Location"] == f"{to}/"


@pytest.mark.parametrize(
    "path",
    [
        *("//", "///evil.example", "//evil.example/ja/", "/old//evil.example", f"{BASE}/evil.example"),
        *(f"{BASE}nothing", "/sub/x", "/new/ja/about.html", "/old/.nojekyll", f"{BASE}.nojekyll", "/%2fold/ja/"),
        *("/old/\\evil.example", "/%5cevil.example", "/old/%2fevil.example"),
        *("/old/../../etc/passwd", "/sub/%E8%A8%88%E7%94%BBja/about.html", "/oldja/about.html"),
    ],
)  # fmt: skip
def test_what_is_nowhere_leads_nowhere(asked: Running, path: str) -> None:
    answer = asked.ask(path)
    assert (answer.status, "Location" in answer.headers) == (HTTPStatus.NOT_FOUND, False)
    assert b"lost" in answer.body


def test_pages_know_of_which_site_they_are_and_what_reloads_them(asked: Running) -> None:
    for path in (f"{BASE}ja/about.html", f"{BASE}nothing"):
        page = asked.ask(path).body
        script = f'<script src="/{PANEL}/panel.js?v={version()}" data-edition="12" data-reload="/livereload.js?port='
        assert script.encode() in page


def test_the_panels_own_files(asked: Running) -> None:
    script, style = asked.ask(f"/{PANEL}/panel.js?v=1"), asked.ask(f"/{PANEL}/panel.css")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    assert b"LiveReloadPluginPanel" in script.body
    assert asked.ask(f"/{PANEL}/panel.js", "HEAD").body == b""


def test_a_browser_keeps_what_it_has_asked_for_by_its_version(asked: Running, site: Served) -> None:
    asked.server.site = replace(site, versions={"assets/site.css": "7-8"})
    page = asked.ask(f"{BASE}ja/about.html").body.decode()
    assert 'href="../assets/site.css?v=7-8"' in page
    assert "theme.js?v" not in page
    kept = {
        f"{BASE}assets/site.css?v=7-8": True,
        f"{BASE}assets/site.css?v=6-8": False,
        f"{BASE}assets/site.css?v=7-8&livereload=1": False,
        f"{BASE}assets/site.css": False,
        f"{BASE}ja/about.html?v=7-8": False,
        f"/{PANEL}/panel.js?v={version()}": True,
        f"/{PANEL}/panel.js?v=1": False,
        STATE: False,
    }
    for address, is_kept in kept.items():
        said = asked.ask(address).headers["Cache-Control"]
        assert said == ("max-age=31536000, immutable" if is_kept else "no-store"), address


@pytest.mark.parametrize(
    "name", ["", "nothing", "../server.py", "..%2fserver.py", "panel.js/", "/etc/passwd", "%2e%2e/panel.py", "state"]
)
def test_and_no_others(asked: Running, name: str) -> None:
    answer = asked.ask(f"/{PANEL}/{name}")
    assert answer.status == HTTPStatus.NOT_FOUND
    assert b"import" not in answer.body


def test_what_is_told_of_problems_is_for_the_sites_own_pages(asked: Running) -> None:
    answer = asked.ask(STATE)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not any(name.startswith("Access-Control") for name in answer.headers)
    data = json.loads(answer.body)
    assert (data["edition"], data["problems"], data["language"]) == ("12", [], "ja")
    assert data["words"]["ja"]["panel-fold"] == "たたむ"
    assert asked.ask(STATE, hosts=["evil.example"]).status == HTTPStatus.MISDIRECTED_REQUEST
    assert asked.ask(STATE, "POST", body=b"x").status == HTTPStatus.METHOD_NOT_ALLOWED


def test_before_there_is_a_site_one_page_stands_for_all(asked: Running, site: Served) -> None:
    asked.server.site = replace(site, paths=frozenset(), base="", former=())
    for path in ("/", "/ja/about.html", "/assets/site.css", "/nothing"):
        answer = asked.ask(path)
        assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        page = answer.body.decode()
        assert page.startswith('<!DOCTYPE html><html lang="ja">')
        assert page.index('<section lang="ja">') < page.index('<section lang="en">')
        assert f"connect-src 'self' ws://127.0.0.1:{asked.server.port};" in page
        assert f'{PANEL}/panel.js?v={version()}" data-edition="12"' in page
    assert asked.ask(STATE).status == HTTPStatus.OK


def test_it_stands_in_in_the_language_of_whoever_began() -> None:
    assert stand_in("en").startswith(b'<!DOCTYPE html><html lang="en">')


def test_a_site_is_changed_at_once(asked: Running, site: Served) -> None:
    """Whoever asks sees one site or the other, never the paths of one below the path of another."""
    other = replace(site, base="other", former=(site.base,), edition="13")
    asked.server.site = other
    assert asked.ask(f"{BASE}ja/about.html").headers["Location"] == "/other/ja/about.html"
    assert b'data-edition="13"' in asked.ask("/other/ja/about.html").body
