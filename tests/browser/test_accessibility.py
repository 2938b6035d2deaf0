"""axe on every page, in light and dark, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.pages import OpenPage, page_of_kind
from tests.browser.serving import SiteServer, serve
from tests.conftest import Built

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 360, 1280
COLOUR_RULES = ("color-contrast", "link-in-text-block")


def violations(page: Page, *rules: str) -> Iterator[str]:
    """What axe finds on the page as it stands, by all its rules or by some of them. Once loaded, it stays."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": list(rules)} if rules else {})
    results: dict[str, list[dict[str, Any]]] = page.evaluate("options => axe.run(options)", options)
    size, theme = page.viewport_size, page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    for violation in results["violations"]:
        first = violation["nodes"][0]
        where = f"{page.url}, {size and size['width']} px, {'dark' if theme else 'light'}"
        yield f"{where}: {violation['id']} × {len(violation['nodes'])}: {first['html']} {first['failureSummary']}"


def test_axe_finds_nothing(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page()
    found: list[str] = []
    for address in addresses:
        page.goto(address)
        for width in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            found += violations(page)
            # Nothing but colours differs in the dark.
            page.emulate_media(color_scheme="dark")
            found += violations(page, *COLOUR_RULES)
    assert found == []


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
