"""What a term means, shown beside it: by mouse, by keyboard, on a narrow screen, on paper, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import OpenPage, ask
from tests.browser.serving import SiteServer
from tests.browser.test_accessibility import violations
from tests.conftest import Built

pytestmark = pytest.mark.browser

PLACE = """
const word = document.querySelectorAll(".term-link")[argument].getBoundingClientRect();
const meaning = document.querySelector(".explanation:not([hidden])").getBoundingClientRect();
return {word: word.toJSON(), shown: meaning.toJSON(), width: document.documentElement.clientWidth};
"""


def page_with_terms(built: Built, language: str) -> str:
    """The page of the plan that has most."""
    pages = [path for path in built.files if path.startswith(f"{language}/plan/") and path.endswith(".html")]
    return max(pages, key=lambda path: built.files[path].count(b'class="term-link"'))


@pytest.fixture(params=["ja", "en"])
def page(request: pytest.FixtureRequest, open_page: OpenPage, server: SiteServer, built: Built) -> Page:
    opened = open_page()
    opened.goto(f"{server.address}/{page_with_terms(built, request.param)}")
    return opened


def term(page: Page, index: int) -> tuple[Locator, Locator]:
    """A term's link, and what explains it."""
    link = page.locator(".term-link").nth(index)
    return link, page.locator(f"[id='{link.get_attribute('aria-describedby')}']")


def test_pointing_at_a_term_shows_what_it_means_until_the_pointer_leaves_both(page: Page) -> None:
    link, meaning = term(page, 2)
    expect(meaning).to_be_hidden()
    link.hover()
    expect(meaning).to_be_visible()
    meaning.hover()
    page.wait_for_timeout(600)
    expect(meaning).to_be_visible()
    page.locator("h1").hover()
    expect(meaning).to_be_hidden()


def test_the_focus_shows_what_a_term_means_as_long_as_it_stays(page: Page) -> None:
    link, meaning = term(page, 1)
    link.focus()
    expect(meaning).to_be_visible()
    page.locator("h1").hover()
    page.wait_for_timeout(600)
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    expect(meaning).to_be_hidden()
    expect(term(page, 2)[1]).to_be_visible()
    assert page.locator(".explanation:visible").count() == 1


@pytest.mark.parametrize("by_mouse", [True, False])
def test_escape_takes_it_away_and_leaves_the_focus(page: Page, by_mouse: bool) -> None:
    link, meaning = term(page, 0)
    (link.hover if by_mouse else link.focus)()
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.wait_for_timeout(400)
    expect(meaning).to_be_hidden()
    if not by_mouse:
        assert ask(page, "return document.activeElement.className") == "term-link"


def test_a_link_leads_to_the_term_in_the_glossary(page: Page) -> None:
    link, _ = term(page, 0)
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url(f"**/glossary.html#{anchor}")
    background = "return getComputedStyle(document.querySelector(argument)).backgroundColor"
    assert ask(page, background, f"[id='{anchor}']") != ask(page, background, ".term:not(:target)"), "it stands out"


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_lies_within_the_window_and_covers_not_its_word(
    open_page: OpenPage, server: SiteServer, built: Built, language: str, width: int
) -> None:
    page = open_page(width=width, height=640)
    page.goto(f"{server.address}/{page_with_terms(built, language)}")
    links = page.locator(".term-link")
    for index in range(links.count()):
        links.nth(index).focus()
        place = ask(page, PLACE, index)
        word, shown = place["word"], place["shown"]
        assert shown["left"] >= 0, index
        assert shown["right"] <= place["width"], index
        assert shown["top"] >= 0, index
        assert shown["bottom"] <= 640, index
        assert shown["top"] >= word["bottom"] or shown["bottom"] <= word["top"], index
    assert ask(page, "return document.scrollingElement.scrollWidth") <= width


def test_from_right_to_left_it_lies_within_the_window(open_page: OpenPage, server: SiteServer, example: Built) -> None:
    page = open_page(width=320, height=640)
    page.goto(f"{server.address}/example/{page_with_terms(example, 'ar')}")
    for index in range(page.locator(".term-link").count()):
        page.locator(".term-link").nth(index).focus()
        shown = ask(page, PLACE, index)["shown"]
        assert shown["left"] >= 0, index
        assert shown["right"] <= 320, index


def test_it_describes_the_link_to_those_who_do_not_see_it(page: Page) -> None:
    link, meaning = term(page, 0)
    expect(link).to_have_accessible_description(" ".join((meaning.text_content() or "").split()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_is_shown(
    open_page: OpenPage, server: SiteServer, built: Built, scheme: str
) -> None:
    page = open_page(color_scheme=scheme, bypass_csp=True)
    page.goto(f"{server.address}/{page_with_terms(built, 'en')}")
    page.locator(".term-link").first.focus()
    expect(page.locator(".explanation:visible")).to_have_count(1)
    assert list(violations(page)) == []


def test_without_scripts_the_link_leads_there_all_the_same(
    open_page: OpenPage, server: SiteServer, built: Built
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{server.address}/{page_with_terms(built, 'ja')}")
    link, meaning = term(page, 0)
    link.hover()
    expect(meaning).to_be_hidden()
    link.click()
    assert "glossary.html#term-" in page.url


def test_on_paper_a_term_is_a_word_like_any_other(page: Page) -> None:
    link, meaning = term(page, 0)
    link.focus()
    expect(meaning).to_be_visible()
    page.emulate_media(media="print")
    expect(meaning).to_be_hidden()
    assert ask(page, "return getComputedStyle(document.querySelector('.term-link')).textDecorationLine") == "none"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_finger_shows_what_a_term_means_before_it_follows_the_link(
    open_page: OpenPage, server: SiteServer, built: Built, language: str
) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page.goto(f"{server.address}/{page_with_terms(built, language)}")
    address = page.url
    link, meaning = term(page, 1)
    link.tap()
    expect(meaning).to_be_visible()
    assert page.url == address
    assert meaning.locator("a").evaluate("one => one.href") == link.evaluate("one => one.href")
    page.locator("h1").tap()
    expect(meaning).to_be_hidden()
    link.tap()
    expect(meaning).to_be_visible()
    link.tap()
    page.wait_for_url(f"**/{language}/glossary.html#*")


def test_the_way_on_from_an_explanation_is_there_for_a_finger(
    open_page: OpenPage, server: SiteServer, built: Built
) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page.goto(f"{server.address}/{page_with_terms(built, 'en')}")
    link, meaning = term(page, 1)
    link.tap()
    meaning.locator("a").tap()
    page.wait_for_url("**/en/glossary.html#*")
