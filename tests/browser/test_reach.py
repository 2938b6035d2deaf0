"""Every link can be reached: by keyboard, without scripts, in the system's own colours; none is under a cut edge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OpenPage, ask, kinds, stops
from tests.browser.serving import SiteServer
from tests.conftest import Built

pytestmark = pytest.mark.browser

UNSEEN = """
// Where links lead that a reader cannot see, nor any other link to the same place.
const links = [...document.querySelectorAll("a[href]:not(.skip-link)")];
const seen = new Set(links.filter(shown).map(link => link.href));
return links.map(link => link.href).filter(address => !seen.has(address));
"""
CUT_BELOW = """
// What hides its overflow must have none.
return [...document.querySelectorAll("body *")].filter(element => {
    const hides = /hidden|clip/.test(getComputedStyle(element).overflowY) && element.clientHeight > 1;
    return hides && shown(element) && element.scrollHeight > element.clientHeight + 1;
}).map(name);
"""
OUTSIDE = """
// What reaches over an edge of the page, but in a box that scrolls.
return [...document.querySelectorAll("body *:not(.skip-link)")].filter(element => {
    const box = element.getBoundingClientRect();
    const over = box.left < -1 || box.right > document.scrollingElement.clientWidth + 1;
    return over && shown(element) && !element.closest(".scroller, svg, .visually-hidden");
}).map(name);
"""
BORDERLESS = """
return [...document.querySelectorAll("button, summary, input:not([type=checkbox]), select")]
    .filter(element => shown(element) && element.matches("header *, .view-tools *"))
    .filter(element => getComputedStyle(element).borderTopStyle === "none").map(name);
"""


@pytest.fixture
def visited(server: SiteServer, built: Built, example: Built) -> list[str]:
    """A page of each kind in English, whose words are long, and in Arabic, which runs to the left."""
    plan = [f"{server.address}/{path}" for path in kinds(built, "en")]
    return [*plan, *(f"{server.address}/example/{path}" for path in kinds(example, "ar"))]


def in_turn(page: Page, addresses: list[str], script: str) -> Iterator[str]:
    """What a script finds on each page, its menu opened where it has one that folds."""
    for address in addresses:
        page.goto(address)
        if page.locator(".menu summary:visible").count():
            page.locator(".menu summary").click()
        yield from (f"{address}: {found}" for found in ask(page, script))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_the_menu_and_every_link_in_it_is_a_stop(open_page: OpenPage, server: SiteServer, key: str) -> None:
    page = open_page(width=360)
    page.goto(f"{server.address}/ja/glossary.html")
    page.locator(".menu summary").focus()
    page.keyboard.press(key)
    links = page.locator(".menu a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 5
    reached = []
    for _ in links:
        page.keyboard.press("Tab")
        reached.append(ask(page, "return shown(document.activeElement) && document.activeElement.href"))
    assert reached == links
    page.locator(".menu summary").focus()
    page.keyboard.press(key)
    assert page.locator(".menu a:visible").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_every_link_is_seen_without_scripts(open_page: OpenPage, visited: list[str], width: int) -> None:
    page = open_page(width=width, java_script_enabled=False)
    assert list(in_turn(page, visited, UNSEEN)) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_under_an_edge_with_text_twice_as_large(open_page: OpenPage, visited: list[str], width: int) -> None:
    page = open_page(width=width, bypass_csp=True)
    page.add_init_script("addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')")
    found = []
    for address in visited:
        page.goto(address)
        assert ask(page, "return getComputedStyle(document.documentElement).fontSize") == "32px"
        found += [f"{address}: {part}" for script in (CUT_BELOW, OUTSIDE) for part in ask(page, script)]
    assert found == []


@pytest.mark.parametrize(
    ("css", "script"),
    [
        ("main li a { display: none; }", UNSEEN),
        ("h1 { max-block-size: 20px; overflow: hidden; }", CUT_BELOW),
        ("h1 { margin-inline-start: -100px; }", OUTSIDE),
        (".menu summary { border: 0; }", BORDERLESS),
    ],
)
def test_what_cannot_be_reached_is_noticed(open_page: OpenPage, server: SiteServer, css: str, script: str) -> None:
    page = open_page(width=360, bypass_csp=True)
    page.goto(f"{server.address}/ja/structure.html")
    assert ask(page, script) == [] or script is UNSEEN
    page.add_style_tag(content=css)
    assert ask(page, script)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_systems_own_colours_leave_controls_and_the_focus_to_be_seen(
    open_page: OpenPage, server: SiteServer, width: int
) -> None:
    page = open_page(width=width, forced_colors="active")
    page.goto(f"{server.address}/en/structure.html")
    assert ask(page, BORDERLESS) == []
    page.goto(f"{server.address}/en/")
    assert [stop["name"] for stop in stops(page) if stop["outline"] < 2] == []
