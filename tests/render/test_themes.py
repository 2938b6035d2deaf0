"""Pages of themes, and what a node's page tells of themes and of what is related."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.options import Options
from tests.support.html import Element, parse
from tests.support.sites import copy_site, made


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("site")
    result, files = made(Options(copy_site("bilingual", folder), folder / "site"))
    assert result.problems == ()
    return files


def links(page: Element) -> list[tuple[str, str]]:
    return [(link.text, link.attributes["href"]) for link in page.every("a")]


def test_all_themes_are_listed_with_how_many_entries_they_have(pages: dict[str, bytes]) -> None:
    found = parse(pages["en/themes.html"]).one("ul", class_="theme-list")
    assert [entry.text for entry in found.every("h2")] == ["Time outdoors 2 entries", "Learning 2 entries"]
    assert links(found) == [("Time outdoors", "themes/outdoors.html"), ("Learning", "themes/learning.html")]


def test_a_theme_leads_to_its_nodes_in_its_order_each_with_its_place(pages: dict[str, bytes]) -> None:
    found = parse(pages["en/themes/outdoors.html"]).one("ul", class_="theme-entries")
    assert links(found) == [
        ("Tending paths", "../plan/nature/forests.html#paths"),
        ("Cleaning the lake", "../plan/nature/lake.html"),
    ]
    places = [" ".join(place.text.split()) for place in found.every(class_="theme-entry-place")]
    assert places == ["Place in the plan Protecting natureWidening the forests", "Place in the plan Protecting nature"]


@pytest.mark.parametrize("path", ["themes", "themes/outdoors"])
def test_it_is_said_that_themes_are_no_part_of_the_plan(pages: dict[str, bytes], path: str) -> None:
    assert "they are not part of the plan." in parse(pages[f"en/{path}.html"]).one("main").text
    assert "計画の一部ではありません。" in parse(pages[f"ja/{path}.html"]).one("main").text


def test_a_nodes_page_tells_its_themes_and_what_shares_them(pages: dict[str, bytes]) -> None:
    found = parse(pages["en/plan/people/schools.html"]).one("section", class_="related")
    assert links(found) == [
        ("Learning", "../../themes/learning.html"),
        ("Widening the forests", "../../plan/nature/forests.html"),
    ]
    assert "Same topic: Learning" in found.one(class_="related-by").text


def test_a_page_with_nothing_in_common_says_nothing_of_it(pages: dict[str, bytes]) -> None:
    assert b'class="related"' not in pages["en/plan/people.html"]


def test_words_for_searching_are_not_shown(pages: dict[str, bytes]) -> None:
    assert not [path for path, data in pages.items() if path.endswith(".html") and "釣り".encode() in data]


def test_a_plan_without_themes_has_none_of_it(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    (content / "themes.yml").unlink()
    files = made(Options(content, tmp_path / "site"))[1]
    assert not [path for path in files if "themes" in path]
    assert not [path for path, data in files.items() if path.endswith(".html") and b"theme-links" in data]


def test_the_home_page_leads_with_the_ways_in(pages: dict[str, bytes]) -> None:
    page = parse(pages["en/index.html"]).one("main")
    assert [heading.attributes["id"] for heading in page.every("h2")] == [
        *("policies", "themes", "priorities", "indicators", "about_the_plan", "period")
    ]
