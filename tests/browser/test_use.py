"""The site in use: by keyboard, in either display, in another language, without scripts, from a disk."""

from __future__ import annotations

import pytest

from tests.browser.pages import OpenPage, ask, kinds, notice, page_of_kind, stops
from tests.browser.serving import SiteServer
from tests.conftest import Built

pytestmark = pytest.mark.browser


def test_the_first_stop_leads_to_the_main_content(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/structure.html")
    page.keyboard.press("Tab")
    assert ask(page, "return document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert ask(page, "return document.activeElement.tagName") == "MAIN"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["home", "node", "indicators"])
def test_every_stop_shows_its_focus(
    open_page: OpenPage, server: SiteServer, built: Built, kind: str, width: int
) -> None:
    page = open_page(width=width)
    page.goto(f"{server.address}/{page_of_kind(built, 'en', kind)}")
    visited = list(stops(page))
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


def test_the_display_that_was_chosen_stays(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(
        "addEventListener('readystatechange', () => { window.first ??= document.documentElement.dataset.theme; }, true)"
    )
    page.goto(f"{server.address}/ja/")
    light = ask(page, "return getComputedStyle(document.body).backgroundColor")
    page.locator("[data-to=dark]").click()
    dark = ask(page, "return getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.goto(f"{server.address}/en/glossary.html")
    assert page.evaluate("window.first") == "dark", "put on before the page was there, so that it does not flash"
    assert ask(page, "return getComputedStyle(document.body).backgroundColor") == dark


def test_the_display_follows_the_system(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(color_scheme="dark")
    page.goto(f"{server.address}/ja/")
    dark = ask(page, "return getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert ask(page, "return getComputedStyle(document.body).backgroundColor") != dark


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
    page = open_page(java_script_enabled=False)
    for path in kinds(built, "ja", "en"):
        page.goto(f"{server.address}/{path}")
        assert page.locator("h1").first.is_visible(), path
        assert page.locator("button:visible").count() == 0, path
    page.goto(f"{server.address}/ja/structure.html")
    folded = page.locator("main details:not([open])").count()
    assert folded == 0


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
