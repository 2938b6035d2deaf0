"""What readers have chosen to see, or have asked for: it fits, and axe finds nothing in it, in light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EXAMPLE
from tests.browser.pages import OpenPage
from tests.browser.serving import SiteServer
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import cut_off, too_wide

pytestmark = pytest.mark.browser

widths = pytest.mark.parametrize("width", [320, 1280])


def faults(page: Page) -> list[str]:
    """All that is wrong with what a page shows."""
    found = [*violations(page), *too_wide(page), *cut_off(page)]
    page.emulate_media(color_scheme="dark")
    return [*found, *violations(page)]


@widths
@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/ja/structure.html?words=2&priority=yes", "#tree"),
        (f"{EXAMPLE}ar/indicators.html?sort=-latest&values=target", "#indicator_table"),
        ("/ja/search.html?q=留学生", ".result mark"),
        ("/en/search.html?q=exchange&kind=initiative&part=multicultural-society", ".results details"),
        (f"{EXAMPLE}ar/search.html?q=harbour", ".result"),
        ("/en/search.html?q=zeppelin", ".search-status:not(:empty)"),
    ],
)
def test_a_view_is_in_order(open_page: OpenPage, server: SiteServer, path: str, shown: str, width: int) -> None:
    page = open_page(width=width)
    page.goto(f"{server.address}{path}")
    expect(page.locator(shown).first).to_be_visible()
    assert faults(page) == []


@widths
def test_the_search_on_any_page_is_in_order(open_page: OpenPage, server: SiteServer, width: int) -> None:
    page = open_page(width=width)
    page.goto(f"{server.address}/en/index.html")
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").fill("international students")
    expect(page.locator(".result mark").first).to_be_visible()
    assert faults(page) == []
