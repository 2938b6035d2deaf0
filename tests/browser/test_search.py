"""The search in use: what it finds, by keyboard, by its address, and what there is where it cannot run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, Route, expect

from generator.route.addresses import Addresses
from generator.search.forms import forms
from tests.browser.pages import OpenPage, ask, notice
from tests.browser.serving import SiteServer
from tests.conftest import Built
from tests.support.sites import ROOT, load

pytestmark = pytest.mark.browser

QUESTIONS = yaml.safe_load((ROOT / "tests/search/questions.yml").read_text(encoding="utf-8"))
GOAL = 0.95
SEARCH = "(await import(document.querySelector('[data-search]').dataset.search))"
ANSWERS = f"""async (question) => {{
    const {{ groups }} = await {SEARCH}.find(question);
    return groups.slice(0, 3).map(([first]) => first.url.href);
}}"""
"""The places that lead the first three results. Further places of the same page, listed with them, do not count."""


@pytest.fixture(scope="module")
def places() -> dict[str, str]:
    """Where each place that a question may name is, below its language."""
    plan = load(ROOT / "content")
    addresses = Addresses(plan)
    found: dict[str, Any] = {**plan.nodes, **{document.slug: document for document in plan.documents}}
    found.update({f"indicators/{indicator.id}": indicator for indicator in plan.indicators})
    found.update({f"glossary/{term.id}": term for term in plan.glossary.terms})
    paths = {key: f"{addresses.path(place)}#{addresses.anchor(place)}".rstrip("#") for key, place in found.items()}
    return {**paths, **{key: f"{key}.html" for key in ("indicators", "priorities", "structure")}}


def asked(language: str) -> Iterator[tuple[str, str, list[str]]]:
    for people, questions in {**QUESTIONS[language], "across": QUESTIONS["across"][language]}.items():
        for question in questions:
            yield people, question["ask"], question["answers"]


def searching(page: Page, words: str) -> None:
    """Open the search by its key and type."""
    page.keyboard.press("/")
    expect(page.locator("dialog[open] input[type=search]")).to_be_focused()
    page.keyboard.type(words)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_people_ask_for_is_among_the_first_three(
    open_page: OpenPage, server: SiteServer, places: dict[str, str], language: str
) -> None:
    page = open_page()
    page.goto(f"{server.address}/{language}/search.html")
    missed, total = [], 0
    for people, question, answers in asked(language):
        total += 1
        right = {f"{server.address}/{language}/{places[answer]}" for answer in answers}
        found = page.evaluate(ANSWERS, question)
        # Where a page of text is the answer, so is each of its sections.
        pages = {address.partition("#")[0] for address in found if "/plan/" not in address}
        if right.isdisjoint({*found, *pages}):
            missed.append(f"{people}: {question}")
    print(f"\n{language}: {total - len(missed)} of {total} answered in the first three results; not: {missed}")
    assert total >= 100
    assert len(missed) <= total * (1 - GOAL), missed


def test_no_answer_is_found_where_there_is_none(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/search.html")
    assert page.evaluate(ANSWERS, "zeppelin xylophone") == []


@pytest.mark.parametrize(("language", "words"), [("ja", "ペット"), ("en", "bus")])
def test_a_piece_of_another_word_is_no_answer(
    open_page: OpenPage, server: SiteServer, language: str, words: str
) -> None:
    """Of ネットワーク, or of business."""
    page = open_page()
    page.goto(f"{server.address}/{language}/search.html?q={words}")
    expect(page.locator(".search-status")).to_have_text(re.compile("見つかりませんでした|Nothing was found"))
    assert page.locator(".result, .results-more:visible").count() == 0


def test_page_and_program_cut_words_up_alike(open_page: OpenPage, server: SiteServer, built: Built) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html")
    page.evaluate(f"async () => {{ window.forms = {SEARCH}.forms; }}")

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.text(st.characters(exclude_categories=("Cn", "Co", "Cs")), max_size=30), max_size=30))
    def alike(texts: list[str]) -> None:
        assert page.evaluate("texts => texts.map(forms)", texts) == [list(forms(text)) for text in texts]

    alike()
    prose = [line for path in built.in_language("ja") for line in built.files[f"ja/{path}"].decode().split("\n")]
    prose += [
        "ｶﾞｯｺｳ サーバー　Ｗｉ－Ｆｉ",
        "Colour and organisation’s centre 1,000",
        "مَدْرَسَة ٣٬٠٠٠",
        "한국어 学校々 𠮟る",
    ]
    assert page.evaluate("texts => texts.map(forms)", prose) == [list(forms(text)) for text in prose]


def test_nothing_is_loaded_before_the_search_is_used(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    noticed = notice(page)
    page.goto(f"{server.address}/ja/index.html")
    page.wait_for_load_state("networkidle")
    assert [address for address in noticed.requests if "search" in address] == []
    searching(page, "")
    page.wait_for_load_state("networkidle")
    assert [address for address in noticed.requests if "/search/index/" in address] == [], (
        "of the index nothing but what is asked"
    )
    page.keyboard.type("雪まつり")
    expect(page.locator(".result").first).to_be_visible()
    assert noticed.from_elsewhere(server.address) == []
    assert noticed.complaints == []


def test_by_keyboard_alone(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/structure.html")
    page.locator("h1").click()
    searching(page, "homestay")
    expect(page.locator(".result-title a").first).to_contain_text("homestay programmes")
    expect(page.locator("[role=status].search-status")).to_contain_text("Places found:")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".result-title a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input[type=search]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("dialog input[type=search]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".result-title a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/citizen-activities.html#volunteers-and-groups--homestays")


@pytest.fixture
def held() -> list[Route]:
    """What a slow network keeps back."""
    return []


def test_what_is_typed_before_the_search_is_loaded_is_asked(
    open_page: OpenPage, server: SiteServer, held: list[Route]
) -> None:
    page = open_page()
    page.route("**/search.js*", lambda route: held.append(route))  # noqa: PLW0108  (a bound method of a list cannot be held)
    page.goto(f"{server.address}/en/index.html")
    page.keyboard.press("/")
    page.keyboard.press("/")
    page.keyboard.type("homestay")
    expect(page.locator("dialog[open]")).to_have_count(1)
    expect(page.locator(".search-status")).to_have_text("Searching …")
    assert page.locator("dialog input[type=search]").input_value().endswith("homestay")
    page.locator("dialog input[type=search]").fill("homestay")
    held[0].continue_()
    expect(page.locator(".result-title a").first).to_contain_text("homestay programmes")
    expect(page.locator("dialog input[type=search]")).to_be_focused()


def test_offline_it_says_so_and_begins_when_there_is_a_network(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/index.html")
    page.context.set_offline(True)
    page.locator(".site-tools a[data-search]").click()
    expect(page.locator(".search-status")).to_contain_text("could not be loaded")
    expect(page.locator(".search-ways a")).to_be_visible()
    page.context.set_offline(False)
    page.keyboard.type("homestay")
    expect(page.locator(".result-title a").first).to_contain_text("homestay programmes")
    expect(page.locator(".search-ways")).to_be_hidden()


def test_a_slash_in_a_field_is_a_slash(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/search.html?q=a")
    page.locator("#search input[type=search]").focus()
    page.keyboard.type("/b")
    assert page.locator("#search input[type=search]").input_value().endswith("/b")
    assert page.locator("dialog").count() == 0


def test_the_address_holds_what_is_asked_for(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/index.html")
    searching(page, "留学生")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ja/search.html?q=*")
    expect(page.locator("#search input[type=search]")).to_have_value("留学生")
    expect(page.locator(".result").first).to_be_visible()
    page.locator("#search_kind").select_option("indicator")
    page.wait_for_url("**kind=indicator*")
    page.reload()
    expect(page.locator("#search_kind")).to_have_value("indicator")
    expect(page.locator(".result-title a").first).to_have_attribute(
        "href", f"{server.address}/ja/indicators/international-students.html"
    )


@pytest.mark.parametrize(
    ("field", "value", "leads"),
    [
        ("part", "multicultural-society", "/plan/multicultural-society"),
        ("kind", "initiative", "#"),
        ("kind", "term", "glossary"),
    ],
)
def test_what_is_chosen_is_all_that_is_found(
    open_page: OpenPage, server: SiteServer, field: str, value: str, leads: str
) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/search.html?q=exchange&{field}={value}")
    expect(page.locator(".result").first).to_be_visible()
    links = page.locator(".result-title a").evaluate_all("links => links.map(link => link.href)")
    assert [link for link in links if leads not in link] == []


def test_only_priorities(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/search.html?q=support")
    expect(page.locator(".result").nth(4)).to_be_visible()
    everything = page.locator(".search-status").inner_text()
    page.locator("#search_priority").check()
    page.wait_for_url("**priority=yes*")
    expect(page.locator(".search-status")).not_to_have_text(everything)
    expect(page.locator(".result").first).to_be_visible()
    assert 0 < number(page.locator(".search-status").inner_text()) < number(everything)


def test_what_is_part_of_a_priority_is_one(open_page: OpenPage, server: SiteServer) -> None:
    """The structure shows the same, those with the mark in doubt as well, and all below them."""
    page = open_page()
    page.goto(f"{server.address}/ja/structure.html?priority=yes")
    priority = "#tree .branch:has(> .branch-node > .priority)"
    shown = page.locator(f"{priority} .branch-node > a").count()
    initiatives = page.locator(f"{priority} .branch-5 > .branch-node > a").count()
    assert shown > initiatives > 0

    def found(kind: str) -> int:
        page.goto(f"{server.address}/ja/search.html?priority=yes{kind}")
        expect(page.locator(".result").first).to_be_visible()
        return number(page.locator(".search-status").inner_text())

    assert found("&kind=initiative") == initiatives
    assert found("") == shown + found("&kind=indicator")


def number(told: str) -> int:
    return int("".join(char for char in told if char.isdigit()))


def test_words_are_marked_in_title_and_text(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html?q=ﾎｰﾑｽﾃｲ")
    expect(page.locator(".result-title mark").first).to_have_text("ホームステイ")
    page.goto(f"{server.address}/en/search.html?q=studying")
    expect(page.locator(".result mark").first).to_have_text(re.compile("stud", re.IGNORECASE))


def test_words_of_the_other_language_lead_to_the_pages_own(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html?q=homestay")
    first = page.locator(".result").first
    expect(first.locator(".result-title a").first).to_have_attribute(
        "href",
        f"{server.address}/ja/plan/multicultural-society/international-outlook/citizen-activities.html#volunteers-and-groups--homestays",
    )
    expect(first.locator(".result-other mark").first).to_have_text("homestay")


@pytest.mark.parametrize("where", ["no script", "disk"])
def test_where_it_cannot_run_other_ways_lead_on(
    open_page: OpenPage, server: SiteServer, built: Built, where: str
) -> None:
    page = open_page(java_script_enabled=where == "disk")
    page.goto(f"{server.address}/ja/index.html" if where == "no script" else (built.folder / "ja/index.html").as_uri())
    page.locator(".site-tools a[data-search]").click()
    expect(page.locator(".search-needs")).to_be_visible()
    assert page.locator("#search input").count() == 0
    page.locator(".search-without a", has_text="施策体系").click()
    expect(page.locator(".page-structure h1")).to_be_visible()


@pytest.mark.parametrize("lost", ["**/pagefind-entry.json*", "**/*.pf_fragment"])
def test_what_cannot_be_loaded_is_said_and_asked_for_again(open_page: OpenPage, server: SiteServer, lost: str) -> None:
    page = open_page()
    page.goto(f"{server.address}/en/search.html?q=homestay")
    expect(page.locator(".result").first).to_be_visible()
    page.route(lost, lambda route: route.abort())
    if lost.endswith("_fragment"):
        page.locator("#search input[type=search]").fill("festival")
    else:
        page.reload()
    expect(page.locator(".search-status")).to_have_text(
        "The search could not be loaded. Try it again, or use the other ways."
    )
    assert page.locator(".result").count() == 0, "what was found before is no answer"
    page.unroute(lost)
    page.locator("#search input[type=search]").fill("festivals")
    expect(page.locator(".result").first).to_be_visible()


def test_what_is_on_this_very_page_is_no_longer_covered(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/glossary.html")
    searching(page, "多文化共生")
    expect(page.locator(".result-title a").first).to_contain_text("多文化共生")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-multicultural-coexistence")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert ask(
        page, "const box = document.querySelector(':target').getBoundingClientRect(); return box.top < innerHeight"
    )


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Ⅱ-1-①", "plan/multicultural-society/foreign-residents/communication-and-daily-life.html"),
        ("ii-1-1", "plan/multicultural-society/foreign-residents/communication-and-daily-life.html"),
        ("Ⅲ", "plan/international-cooperation.html"),
        ("51,000", "indicators/snow-festival-visitors.html"),
        ("５１０００", "indicators/snow-festival-visitors.html"),
    ],
)
def test_official_numbers_and_values_lead_to_their_places(
    open_page: OpenPage, server: SiteServer, words: str, first: str
) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html?q={words}")
    expect(page.locator(".result-title a").first).to_have_attribute("href", f"{server.address}/ja/{first}")


def test_a_term_says_its_word_in_the_other_language_and_an_indicator_its_values(
    open_page: OpenPage, server: SiteServer
) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html?q=多文化共生&kind=term")
    expect(page.locator(".result-told").first).to_have_text("multicultural coexistence")
    page.goto(f"{server.address}/ja/search.html?q=留学生数")
    expect(page.locator(".result-told").first).to_contain_text("検討中")


def test_without_words_all_that_was_chosen_is_listed(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html?kind=indicator")
    expect(page.locator(".search-status")).to_have_text("見つかった箇所：12件")
    expect(page.locator(".result")).to_have_count(12)


def test_all_that_is_found_can_be_reached(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page()
    page.goto(f"{server.address}/ja/search.html?q=札幌&kind=initiative")
    expect(page.locator(".results-more")).to_be_visible()
    while page.locator(".results-more").is_visible():
        before = page.locator(".results a").count()
        page.locator(".results-more").click()
        expect(page.locator(".results a").nth(before)).to_be_attached()
    total = number(page.locator(".search-status").inner_text())
    assert page.locator(".results a").count() == total > 20


@pytest.mark.parametrize("width", [320, 1280])
def test_results_fit_and_their_links_are_large_enough(open_page: OpenPage, server: SiteServer, width: int) -> None:
    page = open_page(width=width)
    page.goto(f"{server.address}/en/search.html?q=international students support")
    expect(page.locator(".result").first).to_be_visible()
    assert ask(page, "return document.documentElement.scrollWidth <= innerWidth")
    # Places that follow in a group of many are folded.
    heights = page.locator(".result-title a").evaluate_all(
        "links => links.filter(link => link.checkVisibility()).map(link => link.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
