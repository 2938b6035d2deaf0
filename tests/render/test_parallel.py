"""Pages with the plan's languages side by side: columns, rows, what is missing, where links lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.options import Options
from generator.render.parallel import languages_beside
from tests.conftest import Built
from tests.support.html import Element, ids, parse
from tests.support.sites import INDICATOR, SITES, SMALL, changed, made, read_tree, run, write_site

FOREST = "plan/01-forests.yml"


def pages(folder: Path, files: dict[str, str]) -> dict[str, Element]:
    result, found = made(Options(write_site(folder, files), folder / "site"))
    assert [problem.code for problem in result.problems if problem.severity == "error"] == []
    return {path: parse(data) for path, data in found.items() if path.endswith(".html")}


def cells(page: Element) -> list[list[tuple[str, str]]]:
    """The rows of a page: the language of each cell, and its words."""
    return [
        [(cell.language, " ".join(cell.text.split())) for cell in row.every(class_="side")]
        for row in page.one("main").every(class_="sides")
    ]


@pytest.mark.parametrize(
    ("language", "columns"), [("ja", ("ja", "en", "ar")), ("en", ("en", "ja")), ("ar", ("ar", "ja"))]
)
def test_the_original_is_beside_a_translation_and_all_translations_beside_it(
    language: str, columns: tuple[str, ...]
) -> None:
    assert languages_beside(("ja", "en", "ar"), language) == columns


def test_paragraphs_stand_beside_one_another(tmp_path: Path) -> None:
    text = 'text: {ja: "森を広げます。\\n\\n道も作ります。", en: "We will widen the forests.\\n\\nPaths, too."}'
    site = pages(tmp_path, changed(FOREST, "text: {ja: 森を広げます。, en: We will widen the forests.}", text))
    for path in ("parallel/plan/forests.html", "parallel.html"):
        rows = cells(site[f"en/{path}"])
        assert [("en", "We will widen the forests."), ("ja", "森を広げます。")] in rows
        assert [("en", "Paths, too."), ("ja", "道も作ります。")] in rows
        assert [("en", "Planting trees"), ("ja", "木を植える")] in rows
        assert [("ja", "木を植える"), ("en", "Planting trees")] in cells(site[f"ja/{path}"])


def test_what_is_not_translated_is_said_in_the_words_of_the_page(tmp_path: Path) -> None:
    text = FOREST, "text: {ja: 森を広げます。, en: We will widen the forests.}", 'text: {ja: "一。\\n\\n二。"}'
    site = pages(tmp_path, changed(*text))
    rows = cells(site["en/parallel/plan/forests.html"])
    assert [("en", "Not translated yet"), ("ja", "一。")] in rows
    assert [("en", ""), ("ja", "二。")] in rows
    assert [("ja", "一。"), ("ja", "まだ翻訳されていないもの")] in cells(site["ja/parallel/plan/forests.html"])


def test_a_title_that_is_not_translated_is_still_a_heading(tmp_path: Path) -> None:
    site = pages(tmp_path, changed(FOREST, "title: {ja: 森を育てる, en: Growing forests}", "title: {ja: 森を育てる}"))
    heading = site["en/parallel/plan/forests.html"].one("h1")
    assert "森を育てる" in heading.text
    assert "Not translated yet" in heading.text
    assert heading.one("span", lang="ja").text == "森を育てる"


def test_ids_of_headings_are_given_once_and_links_to_places_lead_to_the_ordinary_page(tmp_path: Path) -> None:
    page = "---\ntitle: 説明\nreference: yes\n---\n\n## 一 {#one}\n\n[ここ](#one)\n"
    english = page.replace("説明", "About").replace("一", "One").replace("ここ", "here")
    site = pages(tmp_path, {"pages/about.ja.md": page, "pages/about.en.md": english})
    parallel = site["en/parallel.html"]
    assert parallel.one("h3", id="one").text == "One"
    links = [link.attributes["href"] for link in parallel.every("a") if link.text in {"here", "ここ"}]
    assert links == ["about.html#one", "../ja/about.html#one"]


def test_each_page_leads_to_its_own_and_back(tmp_path: Path) -> None:
    page = SMALL["pages/about.ja.md"].replace("---\n\n", "reference: yes\n---\n\n")
    site = pages(tmp_path, {"indicators/trees.yml": INDICATOR, "pages/about.ja.md": page})
    for path, address in {
        "ja/plan/forests.html": "../parallel/plan/forests.html",
        "ja/indicators/trees.html": "../parallel.html#indicator-trees",
        "ja/about.html": "parallel.html#document_about",
    }.items():
        assert site[path].one("a", class_="parallel-link").attributes["href"] == address
    back = site["ja/parallel/plan/forests.html"].one("a", class_="same-place")
    assert back.attributes["href"] == "../../plan/forests.html"
    assert site["ja/parallel.html"].one("section", id="document_about").one("a").attributes["href"] == "about.html"


def test_a_text_that_is_older_than_its_original_is_told(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    assert run("translations", "accept", "--all", "--content", content).code == 0
    file = content / FOREST
    file.write_text(
        file.read_text(encoding="utf-8").replace("森を広げます。", "森を大きく広げます。"), encoding="utf-8"
    )
    _, files = made(Options(content, tmp_path / "site"))
    english, japanese = (parse(files[f"{own}/parallel/plan/forests.html"]) for own in ("en", "ja"))
    assert english.one("h1").one(class_="tag").text == "Original revised since"
    assert japanese.one("hgroup").one("p").one(class_="tag").text == "原文改訂あり"
    assert japanese.one("hgroup").one("p").one(class_="tag").language == "ja"


def test_no_term_is_linked_twice_over(tmp_path: Path) -> None:
    terms = "terms:\n  - {id: forest, term: {ja: 森, en: forests}, text: {ja: 木。, en: Trees.}}\n"
    site = pages(tmp_path, {"glossary.yml": terms})
    assert site["en/plan/forests.html"].every(class_="term-link")
    assert not site["en/parallel/plan/forests.html"].every(class_="term-link")


@pytest.mark.parametrize("name", ["trilingual", "bilingual"])
def test_whole_sites(tmp_path: Path, name: str) -> None:
    ended = run("build", "--content", SITES / name, "--output", tmp_path / "site")
    assert ended.code == 0, ended.text
    site = Built(tmp_path / "site", read_tree(tmp_path / "site"))
    for language in {path.partition("/")[0] for path in site.pages if "/" in path}:
        page = site.in_language(language)["parallel.html"]
        assert all(len(row.every(class_="side")) in {2, 3} for row in page.every(class_="sides"))


def test_one_language_has_none(tmp_path: Path) -> None:
    run("build", "--content", SITES / "minimal", "--output", tmp_path / "site")
    assert not [path for path, data in read_tree(tmp_path / "site").items() if b"parallel.html" in data]


def test_every_page_says_which_language_is_authentic_and_the_whole_begins_with_its_contents(built: Built) -> None:
    for path, page in built.in_language("ja").items():
        if path.startswith("parallel"):
            assert "正文は日本語です。" in page.one("main").text, path
    whole = built.in_language("ja")["parallel.html"]
    contents = whole.one("nav", class_="whole-contents").every("a")
    assert {link.attributes["href"][1:] for link in contents} <= set(ids(whole))
    assert len(contents) > 3


def test_an_uncertain_priority_is_explained_beside_the_languages_too(built: Built) -> None:
    pages = built.in_language("en")
    explained = "The source document leaves it open"
    paths = [path for path in pages if path.startswith("plan/") and explained in pages[path].one("main").text]
    assert paths
    for path in paths:
        assert explained in pages[f"parallel/{path}"].one("main").text
