"""axe on every page, and on every kind of page in light and dark, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import EXAMPLE, SHARES
from tests.browser.pages import OpenPage, kinds, page_of_kind
from tests.browser.serving import SiteServer, serve
from tests.conftest import Built
from tests.support.html import Element

pytestmark = pytest.mark.browser

Setting = tuple[int, Literal["light", "dark"]]
"""How wide the window is, in px, and what the reader's system shows."""

PHONE, DESKTOP = 360, 1280
# Pages that follow one another differ in both.
SETTINGS: tuple[Setting, ...] = ((DESKTOP, "light"), (PHONE, "dark"), (DESKTOP, "dark"), (PHONE, "light"))


def visits(pages: Mapping[str, Element]) -> Iterator[tuple[str, Setting]]:
    """Every page in one setting, the pages of a kind in turn; the only page of a kind in two, so that each kind is seen
    light and dark, narrow and wide. A kind is also how deep its pages stand, so pages of the tree are of several."""
    alike: dict[tuple[str, int], list[str]] = {}
    for path, page in pages.items():
        alike.setdefault((page.one("body").attributes["class"].split()[0], path.count("/")), []).append(path)
    for number, paths in enumerate(alike.values()):
        for turn in range(max(len(paths), 2)):
            # The first pages of all kinds are not all seen in the same light.
            yield paths[turn % len(paths)], SETTINGS[(2 * number + turn) % len(SETTINGS)]


def violations(page: Page, *rules: str) -> Iterator[str]:
    """What axe finds on the page as it stands, by all its rules or by some of them. Once loaded, it stays."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": list(rules)} if rules else {})
    results: list[dict[str, Any]] = page.evaluate("async options => (await axe.run(options)).violations", options)
    size, theme = page.viewport_size, page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    for violation in results:
        first = violation["nodes"][0]
        where = f"{page.url}, {size and size['width']} px, {'dark' if theme else 'light'}"
        yield f"{where}: {violation['id']} × {len(violation['nodes'])}: {first['html']} {first['failureSummary']}"


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing(
    open_page: OpenPage, server: SiteServer, built: Built, example: Built, base_path: str, share: int
) -> None:
    """All pages of the plan, and one of each kind of the example; the shares go to all workers."""
    more = {f"{EXAMPLE[1:]}{path}": example.pages[path] for path in kinds(example, "ar")}
    pages = {path: built.pages[path] for path in sorted(built.pages)} | more
    page = open_page()
    found: list[str] = []
    for path, (width, scheme) in sorted(visits(pages))[share::SHARES]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        # What is shown in place of pages that there are not works only where the plan is published.
        page.goto(f"{server.address}{base_path}no/such/page" if path == "404.html" else f"{server.address}/{path}")
        found += violations(page)
    assert found == []


def test_every_page_is_visited_and_every_kind_in_all_lights_and_widths(built: Built) -> None:
    visited, seen = set(), dict[str, set[int | str]]()
    for path, setting in visits(built.pages):
        visited.add(path)
        seen.setdefault(built.pages[path].one("body").attributes["class"].split()[0], set()).update(setting)
    assert visited == built.pages.keys()
    assert {kind for kind, of_kind in seen.items() if of_kind != {PHONE, DESKTOP, "light", "dark"}} == set()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_axe_finds_nothing_in_what_opens(open_page: OpenPage, server: SiteServer, built: Built, language: str) -> None:
    """The menu of a phone opened, the tree filtered, a display chosen against the system's."""
    page = open_page(width=PHONE)
    page.goto(f"{server.address}/{page_of_kind(built, language, 'structure')}")
    page.locator(".menu summary").click()
    found = list(violations(page))
    page.keyboard.press("Escape")
    page.locator(".view-tools summary").click()
    page.locator("#tree_words").fill("2")
    found += violations(page)
    page.locator("[data-to=dark]").click()
    found += violations(page)
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b"</main>", b'<img src="../assets/favicon.svg"></main>', "image-alt"),
        (b"</main>", b'<p class="pale">pale words</p></main>', "color-contrast"),
        (b'<html lang="en"', b"<html", "html-has-lang"),
    ],
)
def test_axe_can_fail(open_page: OpenPage, built: Built, old: bytes, new: bytes, rule: str) -> None:
    css = built.files["assets/site.css"] + b" .pale { color: #ccc; background: #fff; }"
    page_data = built.files["en/priorities.html"]
    assert old in page_data
    broken = Built(built.folder, {**built.files, "en/x.html": page_data.replace(old, new, 1), "assets/site.css": css})
    with serve({"/": broken}) as broken_server:
        page = open_page()
        page.goto(f"{broken_server.address}/en/x.html")
        assert rule in " ".join(violations(page))
