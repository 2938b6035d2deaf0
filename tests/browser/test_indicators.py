"""The table of indicators: sorted and filtered, with its view in the address, on a phone and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages import OpenPage, ask, asked, notice
from tests.browser.serving import SiteServer
from tests.browser.test_layout import cut_off, too_wide

pytestmark = pytest.mark.browser

ROWS = "#indicator_table tbody tr[data-states]:visible"


@pytest.fixture
def table(open_page: OpenPage, server: SiteServer) -> Page:
    """The table of the example: with measured values, and without numbers in every column."""
    page = open_page()
    page.goto(f"{server.address}/example/en/indicators.html")
    return page


def numbers(page: Page, column: int) -> list[float | None]:
    """The numbers of a column from the top down, None where it has none."""
    cells = page.locator(ROWS).locator(f":scope > :nth-child({column + 1})")
    raw = cells.evaluate_all("cells => cells.map(cell => cell.dataset.number ?? null)")
    return [None if number is None else float(number) for number in raw]


def names(page: Page) -> list[str]:
    return page.locator(ROWS).locator("th > a:not(.note-mark)").all_inner_texts()


@pytest.mark.parametrize("column", [1, 2, 3])
def test_what_has_no_number_is_last_in_both_directions(table: Page, column: int) -> None:
    plain = numbers(table, column)
    assert None in plain
    button = table.locator("thead th").nth(column).locator("button")
    known = sorted(number for number in plain if number is not None)
    rest = [None] * (len(plain) - len(known))
    button.click()
    assert numbers(table, column) == [*known, *rest]
    assert table.locator("thead th").nth(column).get_attribute("aria-sort") == "ascending"
    button.click()
    assert numbers(table, column) == [*reversed(known), *rest]
    assert table.locator("thead th").nth(column).get_attribute("aria-sort") == "descending"
    button.click()
    assert numbers(table, column) == plain, "the plan's own order"
    assert table.locator("[aria-sort]").count() == 0
    assert table.locator(".row-group:visible").count() == 2


def test_names_are_sorted_as_the_language_does(table: Page, server: SiteServer) -> None:
    for language in ("en", "ja", "ar"):
        table.goto(f"{server.address}/example/{language}/indicators.html?sort=name")
        expected = table.evaluate(
            "([names, language]) => names.sort(new Intl.Collator(language, {numeric: true}).compare)",
            [names(table), language],
        )
        assert names(table) == expected


def test_rows_keep_their_values_colour_and_place(table: Page) -> None:
    def facts() -> dict[str, tuple[str, str]]:
        rows = table.locator(ROWS)
        colour = "row => getComputedStyle(row).getPropertyValue('--policy')"
        return {
            row.get_attribute("id") or "": (row.inner_text(), row.evaluate(colour))
            for row in (rows.nth(index) for index in range(rows.count()))
        }

    before = facts()
    table.locator("thead button").nth(2).click()
    assert facts() == before
    assert list(facts()) != list(before)


def test_the_table_is_filtered_by_part_and_by_values(table: Page) -> None:
    everything = table.locator(ROWS).count()
    part = table.locator("#table_part option").nth(1).get_attribute("value")
    assert part
    table.locator("#table_part").select_option(part)
    assert 0 < table.locator(ROWS).count() < everything
    assert table.locator(".row-group:visible").count() == 1
    table.locator("#table_part").select_option("")
    states = table.locator("#table_state option").evaluate_all("all => all.map(option => option.value)")
    amounts = {}
    for state in states[1:]:
        table.locator("#table_state").select_option(state)
        amounts[state] = table.locator(ROWS).count()
        assert table.locator(f"{ROWS}:not([data-states~='{state}'])").count() == 0
        assert str(amounts[state]) in table.locator("#table_status").inner_text()
        assert asked(table) == {"values": state}
    assert all(amounts.values()), "what nothing has is not to be chosen"
    assert amounts["target"] + amounts["no-target"] == everything
    assert amounts["measured"] + amounts["unmeasured"] == everything
    assert "under-consideration" in amounts
    table.locator("#table_reset").click()
    assert table.locator(ROWS).count() == everything
    assert asked(table) == {}
    assert ask(table, "return document.activeElement.id") == "table_state"


def test_the_order_is_in_the_address(table: Page, open_page: OpenPage) -> None:
    table.locator("thead button").nth(1).focus()
    table.keyboard.press("Enter")
    table.keyboard.press("Space")
    assert ask(table, "return document.activeElement.parentNode.dataset.column") == "baseline", "the focus stays"
    table.locator("#table_state").select_option("measured")
    assert asked(table) == {"sort": "-baseline", "values": "measured"}
    other = open_page()
    other.goto(table.url)
    assert names(other) == names(table)
    assert other.locator("#table_status").inner_text() == table.locator("#table_status").inner_text()
    assert "same unit" in other.locator("#table_status").inner_text(), "people and per cent stand in one column"


def test_the_order_is_chosen_on_a_phone(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=320)
    page.goto(f"{server.address}/example/ja/indicators.html")
    assert page.locator("thead:visible").count() == 0
    page.locator(".view-tools summary").click()
    page.locator("#table_order").select_option("-target")
    found = numbers(page, 3)
    known = [number for number in found if number is not None]
    assert known == sorted(known, reverse=True)
    assert found[len(known) :] == [None] * (len(found) - len(known))
    assert too_wide(page) + cut_off(page) == []


def test_the_head_stays_in_view(table: Page) -> None:
    table.set_viewport_size({"width": 1280, "height": 500})
    table.locator(ROWS).last.scroll_into_view_if_needed()
    box = table.locator("thead th").first.bounding_box()
    assert box is not None
    assert box["y"] == pytest.approx(0, abs=1)


def test_printed_is_what_was_chosen(table: Page) -> None:
    table.locator("thead button").nth(3).click()
    whole = names(table)
    table.locator("#table_state").select_option("no-target")
    shown = names(table)
    assert 0 < len(shown) < len(whole)
    table.emulate_media(media="print")
    assert names(table) == shown


def test_without_scripts_the_table_is_as_it_was(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{server.address}/example/en/indicators.html?sort=target")
    assert page.locator("button:visible, select:visible").count() == 0
    assert page.locator(".row-group:visible").count() == 2
    assert page.locator(ROWS).count() == 9


def test_an_address_that_asks_for_what_there_is_not(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    noticed = notice(page)
    page.goto(f"{server.address}/ja/indicators.html?sort=nothing&values=%00&part=%3Cb%3E")
    assert page.locator(ROWS).count() == page.locator("#indicator_table tr[data-states]").count() > 0
    assert noticed.complaints == []
