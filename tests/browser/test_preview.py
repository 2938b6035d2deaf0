"""The preview, whole: the command, a browser, an edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pages import OpenPage, notice
from tests.support.desk import Desk, at_work

pytestmark = pytest.mark.browser

WAIT = 15_000
"""How long a change may take until it shows, in milliseconds; much longer than it takes on an idle machine."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(tmp_path / "仕事 desk") as found:
        yield found


def test_an_edit_shows_and_an_error_keeps_the_last_good_site(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    noticed = notice(page)
    with page.expect_websocket(timeout=WAIT):
        page.goto(f"{desk.address}en/about.html")
    text = page.locator("main")
    words = (desk.content / "pages/about.en.md").read_text(encoding="utf-8").strip().splitlines()[-1]
    page.evaluate("window.before = true")

    desk.write(words, f"{words}\n\nA sentence of today.")
    expect(text).to_contain_text("A sentence of today.", timeout=WAIT)
    assert page.evaluate("window.before") is None, "the browser loaded the page anew by itself"

    desk.write("figure: timeline", "figure: nonsense")
    desk.wait_for(lambda: "about.en.md:3" in desk.said())
    assert "A sentence of today." in desk.page("en/about.html")

    desk.write("figure: nonsense", "figure: timeline")
    desk.write("A sentence of today.", "A sentence of tomorrow.")
    expect(text).to_contain_text("A sentence of tomorrow.", timeout=WAIT)
    assert noticed.from_elsewhere(desk.address) == []
    assert noticed.complaints == []


def test_a_page_that_was_opened_by_the_other_name_reloads_too(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    noticed = notice(page)
    address = desk.address.replace("127.0.0.1", "localhost")
    with page.expect_websocket(timeout=WAIT):
        page.goto(f"{address}en/about.html")
    expect(page.locator("main")).to_contain_text("Purpose")
    desk.write("## Purpose", "A sentence of today.\n\n## Purpose")
    expect(page.locator("main")).to_contain_text("A sentence of today.", timeout=WAIT)
    assert noticed.from_elsewhere(address) == []
    assert noticed.complaints == []
