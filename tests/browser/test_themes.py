"""The ways into the plan, on a phone and by the keyboard alone."""

from __future__ import annotations

import pytest

from tests.browser.pages import OpenPage, ask
from tests.browser.serving import SiteServer

pytestmark = pytest.mark.browser

LOW = """
const ways = ".policy a, .theme-links a, .theme h2 a, .theme-entry h3 a, .related-list a, .ways .links a";
return [...document.querySelectorAll(ways)].filter(element => shown(element)
    && element.getBoundingClientRect().height < 43.9).map(name);
"""
PAGES = (
    "index.html",
    "themes.html",
    "themes/winter.html",
    "plan/international-cooperation/global-issues/winter-cities.html",
)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_ways_in_are_high_enough_for_a_finger(open_page: OpenPage, server: SiteServer, language: str) -> None:
    page = open_page(width=320)
    for path in PAGES:
        page.goto(f"{server.address}/{language}/{path}")
        assert ask(page, LOW) == [], path
        assert page.locator(".theme-links a, .theme h2 a").count() > 2, path


def test_from_the_home_page_to_an_initiative_by_the_keyboard(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/index.html")
    page.get_by_role("link", name="Preparing for disasters").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/themes/disasters.html")
    page.locator(".theme-entry a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/communication-and-daily-life.html#daily-life-support--disasters")
    page.locator(".related .theme-links a", has_text="Preparing for disasters").click()
    page.wait_for_url("**/themes/disasters.html")
