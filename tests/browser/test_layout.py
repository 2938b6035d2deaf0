"""Nothing is cut off: at 320 px, with text twice as large, in print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OpenPage, ask, kinds
from tests.browser.serving import SiteServer
from tests.conftest import Built

pytestmark = pytest.mark.browser

TOO_WIDE = """
const page = document.scrollingElement;
return page.scrollWidth > page.clientWidth ? `${page.scrollWidth} px` : "";
"""
CUT_OFF = """
// What hides its overflow must have none; scrollers may.
return [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
    const style = getComputedStyle(element);
    return shown(element) && style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1
        && element.clientWidth > 1;
}).map(name);
"""
SMALL = """
const targets = document.querySelectorAll(
    "header a, header summary, header button, footer nav a, .pager a, .place a, .tree-tools button");
return [...targets].filter(element => {
    const line = element.closest("li") || element;
    return shown(element) && Math.max(element.getBoundingClientRect().height, line.getBoundingClientRect().height) < 44;
}).map(name);
"""


def too_wide(page: Page) -> list[str]:
    width: str = ask(page, TOO_WIDE)
    return [f"{page.url}: {width}"] if width else []


def test_no_page_scrolls_sideways_at_320_px(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page(width=320)
    found = []
    for address in addresses:
        page.goto(address)
        found += too_wide(page)
    assert found == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_lost_with_text_twice_as_large(
    open_page: OpenPage, server: SiteServer, built: Built, width: int
) -> None:
    page = open_page(width=width, bypass_csp=True)
    found = []
    for path in kinds(built, "ja", "en"):
        page.goto(f"{server.address}/{path}")
        page.add_style_tag(content="html { font-size: 200% !important; }")
        found += too_wide(page)
        found += [f"{path}: {cut}" for cut in ask(page, CUT_OFF)]
    assert found == []


def test_too_wide_a_page_is_noticed(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=320, bypass_csp=True)
    page.goto(f"{server.address}/ja/")
    page.add_style_tag(content="main { min-width: 400px; }")
    assert too_wide(page)


def test_targets_are_large_enough_for_a_finger(open_page: OpenPage, server: SiteServer, built: Built) -> None:
    page = open_page(width=360, has_touch=True)
    found = []
    for path in kinds(built, "ja"):
        page.goto(f"{server.address}/{path}")
        menu = page.locator(".menu summary")
        if menu.count():
            menu.click()
        found += [f"{path}: {small}" for small in ask(page, SMALL)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_black_on_white_whole_and_says_where_it_is_from(
    open_page: OpenPage, server: SiteServer, built: Built, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    for path in kinds(built, "ja", "en"):
        if path == "index.html":
            continue
        page.goto(f"{server.address}/{path}")
        page.emulate_media(media="print")
        look = ask(
            page,
            """return {
                background: getComputedStyle(document.body).backgroundColor,
                navigation: [...document.querySelectorAll("nav, .theme-slot")].filter(shown).map(name),
                scrolling: [...document.querySelectorAll(".scroller")].filter(element =>
                    shown(element) && getComputedStyle(element).overflowX !== "visible").map(name),
                foot: [...document.querySelectorAll(".print-foot")].filter(shown).map(name).length,
            };""",
        )
        assert look["background"] in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, path
        assert [nav for nav in look["navigation"] if "whole-contents" not in nav] == [], path
        assert look["scrolling"] == [], path
        assert look["foot"] == 1, path
        page.emulate_media(media="screen")


def test_the_whole_plan_goes_to_paper(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/print.html")
    assert len(page.pdf(format="A4")) > 100_000
