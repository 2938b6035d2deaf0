"""The structure: folded, filtered, with its view in the address, as a diagram and on paper."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import OpenPage, ask, asked, notice
from tests.browser.serving import SiteServer, serve
from tests.browser.test_layout import cut_off, too_wide
from tests.conftest import Built
from tests.support.sites import SITES, read_tree, run

pytestmark = pytest.mark.browser

NODES = "#tree .branch"
SHOWN = "#tree .branch:visible"
FOUND = "#tree .is-found"
FOLDED = "#tree details:not([open])"


def wait_for_query(page: Page, query: str) -> None:
    page.wait_for_function("query => decodeURIComponent(location.search) === query", arg=query)


def structure(page: Page, server: SiteServer, query: str = "", language: str = "ja") -> None:
    page.goto(f"{server.address}/{language}/structure.html{query}")


@pytest.mark.parametrize("typed", ["アジア", "あじあ", "ｱｼﾞｱ", "アジーア"])
def test_words_are_found_however_they_are_written(open_page: OpenPage, server: SiteServer, typed: str) -> None:
    page = open_page()
    structure(page, server)
    everything = page.locator(SHOWN).count()
    page.locator("#tree_words").press_sequentially(typed)
    expect(page.locator(FOUND).first).to_be_visible()
    titles = page.locator(FOUND).locator(":scope > .branch-node").all_inner_texts()
    assert len(titles) > 1
    assert all("アジア" in title for title in titles)
    assert page.locator(SHOWN).count() < everything
    assert f"{len(titles)}件" in page.locator("#tree_status").inner_text()


@pytest.mark.parametrize("typed", ["ＢＲＡＮＤ city", "City  bränd"])
def test_several_words_may_stand_at_several_levels(open_page: OpenPage, server: SiteServer, typed: str) -> None:
    page = open_page()
    structure(page, server, language="en")
    page.locator("#tree_words").fill(typed)
    expect(page.locator(FOUND).first).to_be_visible()
    page.locator("#tree_words").fill("advertise no such words")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator("#tree_status")).to_contain_text("Nothing contains these words.")


@pytest.mark.parametrize("typed", ["Ⅱ-1-①", "ii-1-1"])
def test_official_numbers_are_found(open_page: OpenPage, server: SiteServer, typed: str) -> None:
    page = open_page()
    structure(page, server)
    page.locator("#tree_words").fill(typed)
    expect(page.locator(FOUND).first).to_contain_text("多言語による情報提供")
    assert "/multicultural-society/" in str(page.locator(FOUND).first.locator("a").first.get_attribute("href"))


def test_what_is_found_below_is_counted(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server, f"?words={quote('アジア')}")
    found = page.locator(FOUND).count()
    counts = page.locator("#tree > .branch:visible > details > summary .branch-found").all_inner_texts()
    numbers = [int(number.group()) for text in counts if (number := re.search("[0-9]+", text))]
    assert sum(numbers) + page.locator("#tree > .is-found").count() == found > 0


def test_the_tree_is_folded_to_a_level(open_page: OpenPage, server: SiteServer, built: Built) -> None:
    page = open_page()
    structure(page, server)
    levels = page.locator("#tree_level option").evaluate_all("options => options.map(option => option.value)")
    amounts = []
    for level in levels:
        page.locator("#tree_level").select_option(level)
        amounts.append(page.locator(SHOWN).count())
        assert asked(page) == ({"to": level} if level != levels[-1] else {})
    assert amounts == sorted(set(amounts))
    assert amounts[0] == page.locator("#tree > .branch").count()
    assert amounts[-1] == page.locator(NODES).count()


def test_what_is_found_is_unfolded_whatever_the_level(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server, f"?words={quote('アジア')}&to=policy")
    assert page.locator(FOUND).count() == page.locator(f"{FOUND}:visible").count() > 0


def test_a_policy_and_priorities_alone(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server)
    slug = page.locator("#tree > .branch").nth(1).get_attribute("data-part")
    assert slug
    page.locator("#tree_part").select_option(slug)
    assert page.locator("#tree > .branch:visible").count() == 1
    page.locator("#tree_priority").check()
    assert asked(page) == {"part": slug, "priority": "yes"}
    assert page.locator(f"{FOUND} > .branch-node .priority").count() == page.locator(FOUND).count() > 0
    page.locator("#tree_words").fill("活動")
    wait_for_query(page, f"?part={slug}&priority=yes&words=活動")
    inside = page.locator(FOUND).evaluate_all(
        "all => all.every(one => one.closest(':has(> .branch-node .priority)') !== null)"
    )
    assert inside, "with priorities, only what belongs to one is found"


def test_what_is_said_is_what_is_in_sight(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server)
    page.locator("#tree_level").select_option("pillar")
    said = page.locator("#tree_status").inner_text()
    assert said.startswith(page.locator("#tree_level option:checked").inner_text())
    assert f" {page.locator(SHOWN).count()}件を表示" in said
    page.locator("#tree_words").fill("アジア")
    wait_for_query(page, "?to=pillar&words=アジア")
    assert "選んだ階層より下も開いています" in page.locator("#tree_status").inner_text()


def test_the_whole_view_is_in_the_address(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server)
    page.locator("#tree_words").fill("情報 発信")
    page.locator("#tree_level").select_option("pillar")
    page.locator("#tree_priority").check()
    wait_for_query(page, "?words=情報+発信&to=pillar&priority=yes")
    shown, said = page.locator(SHOWN).all_inner_texts(), page.locator("#tree_status").inner_text()
    other = open_page()
    other.goto(page.url)
    assert other.locator(SHOWN).all_inner_texts() == shown
    assert other.locator("#tree_status").inner_text() == said
    assert other.locator("#tree_words").input_value() == "情報 発信"
    # One step back leaves the page, and one forward shows the view again.
    page.goto(f"{server.address}/ja/glossary.html")
    page.go_back()
    expect(page.locator("#tree_words")).to_have_value("情報 発信")
    assert page.locator(SHOWN).all_inner_texts() == shown


def test_another_language_keeps_the_view_but_for_the_words(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server, f"?words={quote('活動')}&to=pillar&priority=yes")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/structure.html*")
    assert asked(page) == {"to": "pillar", "priority": "yes"}


def test_an_address_that_asks_for_what_there_is_not(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    noticed = notice(page)
    structure(page, server, "?to=nothing&part=nowhere&priority=perhaps&other=1")
    assert page.locator(SHOWN).count() == page.locator(NODES).count()
    assert noticed.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_structure_by_keyboard_alone(open_page: OpenPage, server: SiteServer, width: int) -> None:
    page = open_page(width=width)
    structure(page, server)
    if width < 768:
        page.locator(".view-tools summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    else:
        page.locator("#tree_words").focus()
    page.keyboard.type("アジア")
    expect(page.locator("#tree_status")).not_to_be_empty()
    for control in ("tree_part", "tree_level", "tree_priority"):
        page.keyboard.press("Tab")
        assert ask(page, "return document.activeElement.id") == control
    page.keyboard.press("Space")
    assert asked(page)["priority"] == "yes"
    page.keyboard.press("Tab")
    assert ask(page, "return document.activeElement.id") == "tree_reset"
    page.keyboard.press("Enter")
    assert asked(page) == {}
    assert ask(page, "return document.activeElement.id") == "tree_words", "the focus is not lost"
    expect(page.locator("#tree_status")).to_be_empty()
    expect(page.locator("#tree_reset")).to_be_hidden()


def test_tools_that_were_folded_are_there_when_the_screen_is_turned(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=360)
    structure(page, server)
    expect(page.locator("#tree_words")).to_be_hidden()
    page.set_viewport_size({"width": 1024, "height": 600})
    expect(page.locator("#tree_words")).to_be_visible()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_wide_screens_have_a_column_for_each_level(open_page: OpenPage, server: SiteServer, language: str) -> None:
    page = open_page(width=1280)
    structure(page, server, language=language)
    begins = "elements => [...new Set(elements.map(element => Math.round(element.getBoundingClientRect().x)))]"
    heads = page.locator(".tree-heads span").evaluate_all(begins)
    columns = page.locator(f"{NODES} > .branch-node").evaluate_all(begins)
    assert len(heads) == 5
    assert [min(abs(head - column) for column in columns) for head in heads] == [0] * 5
    assert len(columns) == 5


def test_columns_run_from_right_to_left(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=1280)
    page.goto(f"{server.address}/example/ar/structure.html")
    ends = "elements => [...new Set(elements.map(element => Math.round(element.getBoundingClientRect().right)))]"
    columns = page.locator(f"{NODES} > .branch-node").evaluate_all(ends)
    assert sorted(columns, reverse=True) == columns
    assert len(columns) == 4


@pytest.mark.parametrize(("name", "levels"), [("minimal", 2), ("six-levels", 6)])
def test_plans_of_other_depths(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory, name: str, levels: int
) -> None:
    output = tmp_path_factory.mktemp(name) / "site"
    assert run("build", "--content", SITES / name, "--output", output).code == 0
    with serve({"/": Built(output, read_tree(output))}) as other:
        for width in (320, 1280):
            page = open_page(width=width)
            noticed = notice(page)
            page.goto(f"{other.address}/en/structure.html")
            assert too_wide(page) + cut_off(page) == []
            assert page.locator("#tree_level option").count() == levels
            page.locator("#tree_level").evaluate("level => { level.selectedIndex = 0; }")
            page.locator("#tree_level").dispatch_event("change")
            assert page.locator(SHOWN).count() == page.locator("#tree > .branch").count()
            expect(page.locator("#tree_priority")).to_be_hidden()
            assert noticed.complaints == []


def sheets(page: Page, size: str) -> int:
    """How many it takes of a size of paper. They lie."""
    printed = page.pdf(format=size, prefer_css_page_size=True)
    (box,) = set(re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", printed))
    assert float(box[0]) > float(box[1])
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def test_the_structure_is_printed_on_few_sheets(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    structure(page, server)
    assert sheets(page, "A3") == 1
    assert sheets(page, "A4") <= 3
    structure(page, server, language="en")
    assert sheets(page, "A3") <= 2
    assert sheets(page, "A4") <= 5


def test_printed_is_what_was_chosen(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(width=360)
    structure(page, server)
    folded = page.locator(FOLDED).count()
    assert folded > 0
    page.evaluate(
        "folded => addEventListener('beforeprint', () => { window.left = document.querySelectorAll(folded).length; })",
        FOLDED,
    )
    page.pdf(format="A4")
    assert page.evaluate("window.left") == 0
    assert page.locator(FOLDED).count() == folded, "it is as it was afterwards"
    structure(page, server, "?to=pillar")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(SHOWN).count() == page.locator("#tree .branch-1, #tree .branch-2").count()
    structure(page, server)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(SHOWN).count() == page.locator(NODES).count(), "what only a narrow screen folded"
