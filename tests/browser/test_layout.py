"""Nothing is cut off: at 320 px, with text twice as large, in print."""

from __future__ import annotations

from typing import Any

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
    return shown(element) && /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1
        && element.clientWidth > 1;
}).map(name);
"""
SMALL = """
const targets = "header a, summary, button, input:not([type=checkbox]), select, label:has([type=checkbox]), .button, "
    + "footer nav a, .pager a, .place a, .gate-language";
return [...document.querySelectorAll(targets)].filter(element =>
    shown(element) && element.getBoundingClientRect().height < 43.9).map(name);
"""
"""What is too low for a finger; links within a line of text are as high as it."""
PAPER = 210 - 2 * 16
"""The width of what is printed on A4, in millimetres."""
PRINTED = """
const page = getComputedStyle(document.documentElement).backgroundColor, body = getComputedStyle(document.body);
const all = [...document.querySelectorAll("body *")].filter(shown);
return {
    background: [page, body.backgroundColor],
    pale: all.filter(element => element.matches("p, td, dd, h1, h2, h3") && !element.matches(".bar-current"))
        .filter(element => Math.min(...getComputedStyle(element).color.match(/\\d+/g)) > 120).map(name),
    navigation: all.filter(element => element.matches("nav:not(.whole-contents), button, .skip-link"))
        .filter(element => !element.matches(".sort-button")).map(name),
    outside: all.filter(element => !element.closest("svg") && element.getBoundingClientRect().right > innerWidth + 1)
        .map(name),
    hidden: all.filter(element => /auto|scroll|hidden/.test(getComputedStyle(element).overflowX)
        && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1).map(name),
    foot: all.filter(element => element.matches(".print-foot")).map(element => element.textContent).join(),
};
"""


def too_wide(page: Page) -> list[str]:
    width: str = ask(page, TOO_WIDE)
    return [f"{page.url}: {width}"] if width else []


def cut_off(page: Page) -> list[str]:
    return [f"{page.url}: {part}" for part in ask(page, CUT_OFF)]


def test_no_page_scrolls_sideways_at_320_px(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page(width=320)
    found = []
    for address in addresses:
        page.goto(address)
        found += too_wide(page) + cut_off(page)
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
        found += too_wide(page) + cut_off(page)
    assert found == []


def test_what_is_lost_is_noticed(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=320, bypass_csp=True)
    page.goto(f"{server.address}/ja/")
    page.add_style_tag(
        content="main { min-width: 400px; } h1 { inline-size: 99px; white-space: nowrap; overflow: clip; }"
    )
    page.add_style_tag(content=".menu summary { min-block-size: 30px; padding: 0; }")
    assert too_wide(page)
    assert cut_off(page)
    assert ask(page, SMALL)


def test_targets_are_large_enough_for_a_finger(open_page: OpenPage, server: SiteServer, built: Built) -> None:
    page = open_page(width=360, has_touch=True)
    found = []
    for path in kinds(built, "ja", "en"):
        page.goto(f"{server.address}/{path}")
        menu = page.locator(".menu summary")
        if menu.count():
            menu.click()
        page.locator(".view-tools").evaluate_all("all => all.forEach(tools => { tools.open = true; })")
        found += [f"{path}: {small}" for small in ask(page, SMALL)]
    assert found == []


def printed(page: Page) -> dict[str, Any]:
    """How the page looks on paper, for a reader whose screen is dark."""
    page.emulate_media(media="print", color_scheme="dark")
    found: dict[str, Any] = ask(page, PRINTED)
    return found


def test_print_is_black_on_white_whole_and_says_where_it_is_from(
    open_page: OpenPage, server: SiteServer, built: Built
) -> None:
    page = open_page(width=round(PAPER / 25.4 * 96))
    for path in kinds(built, "ja", "en"):
        page.goto(f"{server.address}/{path}")
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        look = printed(page)
        assert set(look["background"]) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, path
        assert {fault: look[fault] for fault in ("pale", "navigation", "outside", "hidden") if look[fault]} == {}, path
        document = built.pages[path]
        if document.every("footer"):
            assert document.one("link", rel="canonical").attributes["href"] in look["foot"], path
            dates = [fact.text for fact in document.one(class_="page-facts").every("span")]
            assert all(date.strip() in look["foot"] for date in dates), path
        page.emulate_media(media="screen")


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("main p { color: #ddd !important; }", "pale"),
        (".site-header, .menu-wide { display: block !important; }", "navigation"),
        ("h1 { min-width: 900px; }", "outside"),
        ("table { min-width: 1500px; } .scroller { overflow: hidden !important; }", "hidden"),
    ],
)
def test_faults_in_print_are_noticed(open_page: OpenPage, server: SiteServer, css: str, fault: str) -> None:
    page = open_page(width=600, bypass_csp=True)
    page.goto(f"{server.address}/en/indicators.html")
    page.add_style_tag(content=css)
    assert printed(page)[fault]


def test_the_whole_plan_goes_to_paper(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/print.html")
    assert len(page.pdf(format="A4")) > 100_000
