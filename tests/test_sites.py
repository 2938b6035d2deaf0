"""Whole sites, built as they are published: the smallest, two and three languages, six levels, below a path.

Each folder in `tests/sites/` but `broken/` is the content of one, and so is each in `examples/`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Built
from tests.support.html import ids
from tests.support.links import dead_links, links
from tests.support.sites import ROOT, SITES, SMALL, read_tree, run, write_files, write_site

FOLDERS = {
    folder.name: folder
    for around in (SITES, ROOT / "examples")
    for folder in sorted(around.iterdir())
    if (folder / "site.yml").is_file()
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """All of them, each built once."""
    found = {}
    for name, folder in FOLDERS.items():
        output = tmp_path_factory.mktemp(name) / "site"
        ended = run("build", "--strict", "--content", folder, "--output", output)
        assert ended.code == 0, ended.text
        found[name] = Built(output, read_tree(output))
    return found


def test_there_are_sites() -> None:
    assert FOLDERS.keys() > {"bilingual", "minimal", "six-levels", "subpath", "trilingual"}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_site_holds_together(sites: dict[str, Built], name: str) -> None:
    site = sites[name]
    root = "/clubs/orchard/" if name == "subpath" else "/"
    assert dead_links(site.pages, site.files, root) == []
    for path, page in site.pages.items():
        assert len(ids(page)) == len(set(ids(page))), path
        assert page.one("head").one("title").text, path
        assert page.one("h1").text.strip(), path


def test_one_language(sites: dict[str, Built]) -> None:
    site = sites["minimal"]
    assert site.pages.keys() - {"index.html", "404.html"} == {f"en/{path}" for path in site.in_language("en")}
    page = site.in_language("en")["plan/beds.html"]
    assert page.one("h1").text == "More beds"
    assert page.one(id="dig").one(class_="item-title").text == "Dig six new beds"
    assert not page.every(class_="languages"), "there is no other language to choose"


def test_a_plan_without_indicators_terms_or_pages_has_no_empty_tables(sites: dict[str, Built]) -> None:
    home = sites["minimal"].in_language("en")["index.html"]
    assert "Indicators" not in [heading.text for heading in home.one("main").every("h2")]


def test_two_languages(sites: dict[str, Built]) -> None:
    japanese, english = (sites["bilingual"].in_language(language) for language in ("ja", "en"))
    assert japanese.keys() == english.keys()
    assert japanese["plan/nature/forests.html"].one("h1").text == "森を広げる"
    assert english["plan/nature/forests.html"].one("h1").text == "Widening the forests"
    assert japanese["plan/nature.html"].one("main").one(class_="page-label").every("span")[-1].text == "目標Ⅰ"
    assert english["plan/nature.html"].one("main").one(class_="page-label").every("span")[-1].text == "Goal I"


def test_links_of_the_prose_lead_within_the_language(sites: dict[str, Built]) -> None:
    for language in ("ja", "en"):
        page = sites["bilingual"].in_language(language)["about.html"]
        body = page.one(class_="document-body")
        assert [address for _, address in links(body)] == ["#purpose", "structure.html"]


def test_a_reason_is_shown_where_there_is_no_number(sites: dict[str, Built]) -> None:
    japanese, english = (sites["bilingual"].in_language(language)["indicators/trees.html"] for language in ("ja", "en"))
    rows = [[cell.text for cell in row.every("th", "td")][0::2] for row in japanese.every("tr") if row.every("td")]
    assert [value for _, value in rows] == ["1,200本", "1,350.5本", "未測定", "1本", "検討中"]
    values = [row.every("td")[1].text for row in english.every("tr") if row.every("td")]
    assert values == ["1,200 trees", "1,350.5 trees", "not measured", "1 tree", "under consideration"]


def test_notes_show_the_other_wording_in_its_language(sites: dict[str, Built]) -> None:
    note = sites["bilingual"].in_language("en")["notes.html"].one(id="note-1")
    reading = note.one("q")
    assert (reading.text, reading.language) == ("森を広げよう", "ja")


def test_three_languages_one_of_them_from_right_to_left(sites: dict[str, Built]) -> None:
    site = sites["trilingual"]
    directions = {}
    for language in ("en", "ja", "ar"):
        heads = [page.one("html").attributes for page in site.in_language(language).values()]
        assert {head["lang"] for head in heads} == {language}
        directions[language] = "".join({head["dir"] for head in heads})
    assert directions == {"en": "ltr", "ja": "ltr", "ar": "rtl"}
    page = site.in_language("ar")["plan/quay.html"]
    assert page.one("h1").text == "رصيف أطول"
    assert page.one(class_="prose").one("strong").text == "300 متر"
    choice = {link.attributes["lang"]: link.attributes["dir"] for link in page.one(class_="languages").every("a")}
    assert choice == {"en": "ltr", "ja": "ltr", "ar": "rtl"}


def test_the_content_brings_the_words_of_a_language_of_its_own(sites: dict[str, Built]) -> None:
    pages = sites["trilingual"].in_language("ar")
    assert pages["plan/quay.html"].one(class_="breadcrumb").every("a")[0].text == "الصفحة الرئيسية"
    assert "عرض المؤشر" in pages["index.html"].one("main").text
    values = [value.text for value in pages["indicators/ships.html"].one("main").every(class_="value")]
    assert values[:2] == ["2 سفينتان", "11 سفينة"], "two and eleven have forms of their own"


def test_six_levels(sites: dict[str, Built]) -> None:
    pages = sites["six-levels"].in_language("en")
    field = pages["plan/world/land/field.html"]
    places = [place for place in ids(field) if place.startswith("first-row") and not place.endswith("_heading")]
    assert places == [
        "first-row",
        "first-row--oats",
        "first-row--oats--green-leaf",
        "first-row--oats--dry-leaf",
        "first-row--rye",
        "first-row--rye--green-leaf",
    ]
    trail = [step.text.split()[-1] for step in field.one(class_="breadcrumb").every("li")]
    assert trail == ["Home", "world", "land", "1"]
    tree = pages["structure.html"].one(class_="tree")
    assert "plan/world/land/field.html#first-row--rye--green-leaf" in [address for _, address in links(tree)]


def test_a_site_below_a_path(sites: dict[str, Built]) -> None:
    site = sites["subpath"]
    canonical = site.pages["en/plan/trees.html"].one("link", rel="canonical").attributes["href"]
    assert canonical == "https://example.org/clubs/orchard/en/plan/trees.html"
    addresses = [address for _, address in links(site.pages["404.html"])]
    assert "/clubs/orchard/en/index.html" in addresses
    assert "https://example.org/clubs/orchard/en/plan/trees.html" in site.files["sitemap.xml"].decode()


def test_a_site_is_the_same_bytes_each_time(sites: dict[str, Built], tmp_path: Path) -> None:
    again = tmp_path / "別の 場所" / "site"
    assert run("build", "--content", SITES / "bilingual", "--output", again).code == 0
    assert read_tree(again) == sites["bilingual"].files


def test_a_language_without_words_of_the_interface_is_told(tmp_path: Path) -> None:
    content = write_site(tmp_path, {**SMALL, "site.yml": SMALL["site.yml"].replace("[ja, en]", "[ja, en, mn]")})
    ended = run("check", "--content", content, "--format", "json")
    assert ended.code == 0
    assert [problem["file"] for problem in ended.problems() if problem["code"] == "missing-catalogue"] == ["site.yml"]
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Menu"\nmsgstr "Цэс"\n'
    write_files(content, {"locale/mn.po": catalogue})
    assert "missing-catalogue" not in run("check", "--content", content, "--format", "json").out
