"""The site in use: by keyboard, in either display, in another language, without scripts, from a disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import OpenPage, ask, kinds, notice, page_of_kind, stops
from tests.browser.serving import SiteServer
from tests.conftest import Built

pytestmark = pytest.mark.browser

CONTROLS = """
// What can be used and was no stop of the keyboard.
return [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
    .filter(element => shown(element) && !element.dataset.stop).map(name);
"""
BACKGROUND = "return getComputedStyle(document.body).backgroundColor"
WORDS = """
// The text that a reader sees, but for what scripts add, and for what is said of there being none.
document.querySelectorAll(".view-tools, .theme-slot, #search, .search-needs").forEach(element => element.remove());
return document.body.innerText.replace(/\\s+/g, " ").trim();
"""
MOVING = """
return [...document.querySelectorAll("*")].map(element => getComputedStyle(element)).some(style =>
    style.scrollBehavior === "smooth" || style.animationName !== "none"
    || style.transitionDuration.split(", ").some(time => time !== "0s"));
"""


def test_the_first_stop_leads_to_the_main_content(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/structure.html")
    page.keyboard.press("Tab")
    assert ask(page, "return document.activeElement.className") == "skip-link"
    assert ask(page, "return document.activeElement.getBoundingClientRect().top >= 0"), "it comes into view"
    page.keyboard.press("Enter")
    assert ask(page, "return document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert ask(page, "return document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["home", "node", "indicators", "structure", "document"])
def test_every_control_is_reached_and_shows_its_focus(
    open_page: OpenPage, server: SiteServer, built: Built, kind: str, width: int
) -> None:
    page = open_page(width=width)
    page.goto(f"{server.address}/{page_of_kind(built, 'en', kind)}")
    visited = list(stops(page))
    assert ask(page, CONTROLS) == []
    assert len(visited) > 10
    assert [stop["name"] for stop in visited if stop["outline"] < 2] == []
    assert [stop["name"] for stop in visited if not stop["inView"]] == []
    assert [(stop["name"], stop["covered"]) for stop in visited if stop["covered"]] == []


def test_the_menu_of_a_phone_opens_by_keyboard(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=360)
    page.goto(f"{server.address}/en/")
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert ask(page, "return document.activeElement.closest('.menu') !== null && shown(document.activeElement)")
    page.keyboard.press("Escape")
    assert not ask(page, "return document.querySelector('.menu').open")


def test_another_language_keeps_the_page_and_the_place(open_page: OpenPage, server: SiteServer, built: Built) -> None:
    path = next(path for path in built.in_language("ja") if b'class="node-section' in built.files[f"ja/{path}"])
    path = f"ja/{path}"
    page = open_page()
    page.goto(f"{server.address}/{path}")
    anchor = ask(page, "return document.querySelector('.node-section[id]').id")
    page.goto(f"{server.address}/{path}#{anchor}")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"{server.address}/{path.replace('ja/', 'en/', 1)}#{anchor}")
    assert page.locator(f"[id='{anchor}']").count() == 1
    page.evaluate("location.hash = ''")
    page.locator(".languages a[hreflang=ja]").click()
    page.wait_for_url(f"{server.address}/{path}")


def test_the_display_that_was_chosen_stays(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(color_scheme="light")
    page.goto(f"{server.address}/ja/")
    light = ask(page, BACKGROUND)
    page.locator("[data-to=dark]").click()
    dark = ask(page, BACKGROUND)
    assert light != dark
    assert ask(page, "return document.activeElement.dataset.to") == "light", "the focus stays at the switch"
    page.reload()
    assert ask(page, BACKGROUND) == dark
    page.goto(f"{server.address}/en/glossary.html")
    assert ask(page, BACKGROUND) == dark
    page.locator("[data-to=light]").click()
    page.reload()
    assert ask(page, BACKGROUND) == light
    page.emulate_media(color_scheme="dark")
    assert ask(page, BACKGROUND) == dark, "who has chosen what the system shows follows it again"


def test_the_display_is_put_on_before_anything_is_painted(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(
        """
        try { localStorage.setItem("theme", "dark"); } catch (error) { }
        new MutationObserver((_, observer) => {
            if (!document.body) return;
            window.atFirst = document.documentElement.dataset.theme;
            observer.disconnect();
        }).observe(document, {childList: true, subtree: true});
        """
    )
    page.goto(f"{server.address}/ja/")
    assert page.evaluate("window.atFirst") == "dark"


def test_the_display_follows_the_system(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(color_scheme="dark")
    page.goto(f"{server.address}/ja/")
    assert page.locator("[data-to]:visible").count() == 1
    dark = ask(page, BACKGROUND)
    page.emulate_media(color_scheme="light")
    assert ask(page, BACKGROUND) != dark
    # The page hears of it a moment later than its style sheets.
    expect(page.locator("[data-to=dark]")).to_be_visible()


def test_without_storage_the_display_can_be_changed_all_the_same(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    noticed = notice(page)
    page.goto(f"{server.address}/ja/")
    page.locator("[data-to=dark]").click()
    assert ask(page, "return document.documentElement.dataset.theme") == "dark"
    assert noticed.complaints == []


def test_everything_can_be_read_without_scripts(open_page: OpenPage, server: SiteServer, built: Built) -> None:
    without, with_scripts = open_page(java_script_enabled=False), open_page()
    for path in kinds(built, "ja", "en"):
        for page in (without, with_scripts):
            page.goto(f"{server.address}/{path}")
        assert without.locator("button:visible, input:visible, select:visible").count() == 0, f"dead controls: {path}"
        # How a page is cited is no part of what it says.
        assert without.locator("main details:not([open], .cite)").count() == 0, path
        assert ask(without, WORDS) == ask(with_scripts, WORDS), path


def test_the_menu_of_a_phone_opens_without_scripts(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=360, java_script_enabled=False)
    page.goto(f"{server.address}/ja/")
    assert not page.locator(".menu a").first.is_visible()
    page.locator(".menu summary").click()
    page.locator(".menu a[href$='glossary.html']").click()
    assert page.url.endswith("/ja/glossary.html")


@pytest.mark.parametrize("below", ["/", "/sub/path/"])
def test_nothing_is_asked_for_elsewhere_and_nothing_goes_wrong(
    open_page: OpenPage, server: SiteServer, built: Built, below: str
) -> None:
    page = open_page()
    noticed = notice(page)
    for path in kinds(built, "ja", "en"):
        page.goto(f"{server.address}{below}{path}")
    assert noticed.from_elsewhere(f"{server.address}{below}") == []
    assert noticed.complaints == []


def test_from_a_disk(open_page: OpenPage, built: Built) -> None:
    page = open_page()
    noticed = notice(page)
    for path in kinds(built, "ja", "en"):
        page.goto((built.folder / path).as_uri())
        assert ask(page, "return getComputedStyle(document.body).margin") == "0px", "the style sheet is there"
    page.goto((built.folder / "ja/index.html").as_uri())
    page.locator("main a[href$='structure.html']").first.click()
    assert page.url.endswith("/ja/structure.html")
    assert noticed.complaints == []


def test_the_home_page_asks_for_little(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    noticed = notice(page)
    page.goto(f"{server.address}/ja/")
    page.wait_for_load_state("networkidle")
    assert len(noticed.requests) <= 6


def test_forced_colours_keep_what_is_needed(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(forced_colors="active")
    noticed = notice(page)
    page.goto(f"{server.address}/ja/indicators.html")
    assert ask(page, "return getComputedStyle(document.querySelector('.badge')).borderTopStyle") == "solid"
    assert noticed.complaints == []


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_who_wants_no_motion(open_page: OpenPage, server: SiteServer, wish: str, moves: bool) -> None:
    page = open_page(reduced_motion=wish)
    page.goto(f"{server.address}/ja/structure.html")
    assert ask(page, MOVING) is moves
