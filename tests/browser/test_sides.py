"""The languages side by side in use, and what a click copies."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import OpenPage, ask
from tests.browser.serving import SiteServer
from tests.browser.test_accessibility import violations
from tests.conftest import Built

pytestmark = pytest.mark.browser

ROWS = """
// Whether the cells of each row stand beside one another, whether each names its language, and whether a line
// tells which are in another one.
return [...document.querySelectorAll(".sides:not(.sides-heads)")].filter(shown).map(row => {
    const cells = [...row.querySelectorAll(":scope > .side")].filter(cell => cell.getBoundingClientRect().height > 0);
    const tops = new Set(cells.map(cell => Math.round(cell.getBoundingClientRect().top)));
    const named = cells.map(cell => getComputedStyle(cell, "::before").content).every(text => text !== "none");
    const others = cells.filter(cell => cell.lang);
    const lined = others.length ? others.every(cell => getComputedStyle(cell).borderInlineStartWidth !== "0px") : null;
    return {count: cells.length, title: row.matches(".sides-title"), beside: tops.size === 1, named, lined};
}).filter(row => row.count > 1);
"""
SEEN = "return document.querySelector('.place-link') && getComputedStyle(document.querySelector('.place-link')).opacity"


@pytest.fixture
def place(built: Built) -> tuple[str, str]:
    """The path of a page below its language, and a place on it."""
    for path, page in built.in_language("ja").items():
        sections = page.every(class_="node-section")
        if sections and not path.startswith("parallel"):
            return path, sections[-1].attributes["id"]
    raise AssertionError("no page has sections")


def test_there_and_back_at_the_same_place(open_page: OpenPage, server: SiteServer, place: tuple[str, str]) -> None:
    path, anchor = place
    page = open_page()
    page.goto(f"{server.address}/en/{path}#{anchor}")
    page.locator(".parallel-link").click()
    page.wait_for_url(f"{server.address}/en/parallel/{path}#{anchor}")
    assert page.locator(f"[id='{anchor}']").count() == 1
    page.locator(".languages a[hreflang=ja]").click()
    page.wait_for_url(f"{server.address}/ja/parallel/{path}#{anchor}")
    page.locator(".same-place").click()
    page.wait_for_url(f"{server.address}/ja/{path}#{anchor}")


def test_without_scripts_a_section_still_leads_to_its_place(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    path, anchor = place
    page = open_page(java_script_enabled=False)
    page.goto(f"{server.address}/ja/{path}")
    page.locator(".parallel-link").click()
    assert page.url == f"{server.address}/ja/parallel/{path}"
    page.locator(f"[id='{anchor}'] > .marks .back-link").click()
    assert page.url == f"{server.address}/ja/{path}#{anchor}"


@pytest.mark.parametrize(
    ("address", "width", "beside"),
    [
        ("ja/parallel.html", 1280, True),
        ("ja/parallel.html", 360, False),
        ("example/en/parallel.html", 1280, True),
        ("example/en/parallel.html", 900, False),
        ("example/ar/parallel.html", 900, True),
    ],
)
def test_beside_one_another_or_below_with_headings_that_name_the_languages(
    open_page: OpenPage, server: SiteServer, address: str, width: int, beside: bool
) -> None:
    page = open_page(width=width)
    page.goto(f"{server.address}/{address}")
    rows = ask(page, ROWS)
    assert len(rows) > 30
    assert {row["beside"] for row in rows} == {beside}
    assert {row["named"] for row in rows if row["title"]} == {not beside}
    assert not any(row["named"] for row in rows if not row["title"]), "no name above every paragraph"
    assert {row["lined"] for row in rows} - {None} == {not beside}, "a line at the side of the other language"


def test_titles_of_sections_are_beside_one_another(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/parallel/{place[0]}")
    titles = [row for row in ask(page, ROWS) if row["title"]]
    assert len(titles) > 1
    assert {row["beside"] for row in titles} == {True}


def test_on_paper_two_columns_stay_and_no_row_is_cut(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=673)
    page.goto(f"{server.address}/ja/parallel.html")
    assert {row["beside"] for row in ask(page, ROWS)} == {False}
    page.emulate_media(media="print")
    assert {row["beside"] for row in ask(page, ROWS)} == {True}
    breaks = "[...document.querySelectorAll('.sides')].map(row => getComputedStyle(row).breakInside)"
    assert set(ask(page, f"return {breaks}")) == {"avoid"}


def test_the_names_of_the_languages_stay_in_sight_and_cover_no_place(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    path, anchor = place
    page = open_page()
    page.goto(f"{server.address}/ja/parallel/{path}#{anchor}")
    heads = "document.querySelector('.sides-heads').getBoundingClientRect()"
    assert ask(page, f"return {heads}.top") == pytest.approx(0, abs=1)
    assert ask(page, f"return document.getElementById('{anchor}').getBoundingClientRect().top >= {heads}.bottom")


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_click_copies_the_address_of_a_place_and_says_so(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    path, anchor = place
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{server.address}/en/{path}")
    page.locator(f".place-link[href='#{anchor}']").focus()
    assert ask(page, "return getComputedStyle(document.activeElement).opacity") == "1", "with the focus it is seen"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert copied(page) == page.url == f"{server.address}/en/{path}#{anchor}"
    assert ask(page, "return document.activeElement.hash") == f"#{anchor}", "the focus stays on the link"
    assert list(violations(page)) == []


def test_what_is_copied_again_is_said_again(open_page: OpenPage, server: SiteServer, place: tuple[str, str]) -> None:
    path, anchor = place
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{server.address}/en/{path}")
    link = page.locator(f".place-link[href='#{anchor}']")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.querySelector('.copied').textContent))"
        ".observe(document.querySelector('.copied'), {childList: true})"
    )
    page.keyboard.press("Enter")
    page.wait_for_function("() => said.length > 1")
    assert page.evaluate("said") == ["", "Copied."]


def test_a_click_copies_a_citation_with_the_day(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time("2030-04-01T12:00:00")
    page.goto(f"{server.address}/ja/{place[0]}")
    page.locator(".cite summary").click()
    page.locator(".citation button").first.click()
    expect(page.get_by_role("status")).to_have_text("コピーしました。")
    assert copied(page) == page.locator(".citation-text").first.inner_text()
    assert copied(page).endswith("、2030年4月1日閲覧")
    assert list(violations(page)) == []


@pytest.mark.parametrize("how", ["none", "refused"])
def test_what_cannot_be_copied_is_there_selected(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str], how: str
) -> None:
    path, anchor = place
    clipboard = "undefined" if how == "none" else "{writeText: () => Promise.reject(new Error())}"
    page = open_page()
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{value: {clipboard}}})")
    page.goto(f"{server.address}/en/{path}")
    page.locator(f".place-link[href='#{anchor}']").click()
    expect(page.get_by_role("status")).to_contain_text("It could not be copied.")
    assert ask(page, "return String(getSelection())") == page.url == f"{server.address}/en/{path}#{anchor}"


def test_without_scripts_a_link_leads_to_its_place_and_no_button_is_shown(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    path, anchor = place
    page = open_page(java_script_enabled=False)
    page.goto(f"{server.address}/en/{path}")
    page.locator(f".place-link[href='#{anchor}']").click()
    assert page.url.endswith(f"#{anchor}")
    page.locator(".cite summary").click()
    expect(page.locator(".citation-text").first).to_be_visible()
    assert page.locator(".citation button:visible").count() == 0


def test_links_to_places_are_seen_where_the_mouse_points_and_always_by_touch(
    open_page: OpenPage, server: SiteServer, place: tuple[str, str]
) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/{place[0]}")
    assert ask(page, SEEN) == "0"
    page.locator(".node-section > hgroup").first.hover()
    assert ask(page, SEEN) == "1"
    phone = open_page(width=360, has_touch=True, is_mobile=True)
    phone.goto(f"{server.address}/en/{place[0]}")
    assert ask(phone, SEEN) == "1"
    links = "[...document.querySelectorAll('.place-link, .parallel-link')]"
    assert min(ask(phone, f"return {links}.map(link => link.getBoundingClientRect().height)")) >= 43.9
