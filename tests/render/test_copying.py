"""Links to places, and how a page is cited."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from generator.options import Options
from generator.render.standpoint import linked_headings
from tests.conftest import Built
from tests.support.html import Element, ids, parse
from tests.support.sites import INDICATOR, SMALL, changed, made, write_site

FOREST = "plan/01-forests.yml"


def pages(folder: Path, files: dict[str, str]) -> dict[str, Element]:
    result, found = made(Options(write_site(folder, files), folder / "site", base_url="https://town.example/plan/"))
    assert [problem.code for problem in result.problems if problem.severity == "error"] == []
    return {path: parse(data) for path, data in found.items() if path.endswith(".html")}


def test_every_section_item_heading_and_term_has_a_link_to_itself(built: Built) -> None:
    asked = 0
    for path, page in built.in_language("en").items():
        if path.startswith("parallel") or path == "print.html":
            continue
        places = [*page.every(class_="node-section"), *page.every(class_="item"), *page.every(class_="term")]
        for body in page.every(class_="document-body"):
            places += [heading for heading in body.every("h2", "h3") if "id" in heading.attributes]
        wanted = {f"#{place.attributes['id']}" for place in places}
        found = [link.attributes["href"] for link in page.every("a", class_="place-link")]
        assert len(found) == len(set(found))
        assert set(found) == wanted, path
        assert {address[1:] for address in found} <= set(ids(page))
        asked += len(found)
    assert asked > 28 + 103


def test_a_link_to_a_place_is_named_after_it(built: Built) -> None:
    page = built.in_language("en")["about.html"]
    link = next(link for link in page.every("a", class_="place-link") if link.attributes["href"] == "#purpose")
    assert link.attributes["aria-label"] == "Link to this place: Purpose"
    assert not page.every("h2")[0].every("a"), "the heading itself says only what it says"


def test_a_heading_without_an_id_has_no_link_and_its_name_no_tags() -> None:
    named: list[tuple[str, str]] = []

    def link(anchor: str, words: str) -> Markup:
        named.append((anchor, words))
        return Markup("!")

    html = Markup('<h2 id="a">1 &lt; <strong>2</strong></h2><h2>b</h2>')
    assert linked_headings(html, link) == (
        '<div class="linked-heading"><h2 id="a">1 &lt; <strong>2</strong></h2>!</div><h2>b</h2>'
    )
    assert named == [("a", "1 < 2")]


def test_how_a_page_is_cited(tmp_path: Path) -> None:
    site = pages(tmp_path, changed(FOREST, "number: 1", "number: 1\nsource_page: 3"))
    cited = site["ja/plan/forests.html"].one("details", class_="cite")
    japanese, english = cited.every(class_="citation-text")
    address = "https://town.example/plan/{}/plan/forests.html"
    assert japanese.text == f"小さな町『町の計画』、目標1「森を育てる」、原典3ページ、{address.format('ja')}"
    assert (
        english.text == f"Small Town, Town plan, Goal 1, “Growing forests” (reference translation), "
        f"source document, p. 3, {address.format('en')}"
    )
    assert (japanese.language, english.language) == ("ja", "en")
    assert english.attributes["data-accessed"] == ", accessed on {date}"
    first = site["en/plan/forests.html"].one("details", class_="cite").every(class_="citation-text")[0]
    assert first.text == english.text, "the page's own language comes first"


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    result, files = made(Options(write_site(tmp_path), tmp_path / "site"))
    assert result.problems == ()
    cited = parse(files["en/plan/forests.html"]).one("details", class_="cite").every(class_="citation-text")
    assert cited[0].text == "Small Town, Town plan, Goal 1, “Growing forests” (reference translation)"


def test_a_plan_is_cited_with_its_subtitle_and_all_pages_that_a_page_shows(tmp_path: Path) -> None:
    files = {
        **changed("plan/plan.yml", "period:", "subtitle: {ja: 2020年度から（案）, en: From 2020 (draft)}\nperiod:"),
        FOREST: SMALL[FOREST]
        .replace("number: 1", "number: 1\nsource_page: 3")
        .replace("slug: paths", "slug: paths\n    source_page: 5"),
    }
    site = pages(tmp_path, files)
    japanese, english = site["ja/plan/forests.html"].every(class_="citation-text")
    assert japanese.text.startswith(
        "小さな町『町の計画 2020年度から（案）』、目標1「森を育てる」、原典3〜5ページ、https"
    )
    assert "Town plan, From 2020 (draft), Goal 1" in english.text
    assert ", source document, pp. 3–5, https" in english.text


def test_what_is_not_of_the_plan_has_no_citation(tmp_path: Path) -> None:
    assert pages(tmp_path, {})["ja/about.html"].every(class_="cite") == []


def test_indicators_and_documents_are_cited_too(tmp_path: Path) -> None:
    files = {
        path: SMALL[path].replace("title:", "reference: yes\ntitle:", 1)
        for path in ("pages/about.ja.md", "pages/about.en.md")
    }
    site = pages(tmp_path, {**files, "indicators/trees.yml": INDICATOR})
    for path, words in {"indicators/trees.html": "指標「木の数」", "about.html": "「この計画について」"}.items():
        text = site[f"ja/{path}"].every(class_="citation-text")[0].text
        assert text.startswith(f"小さな町『町の計画』、{words}、https://")


def test_a_language_without_words_for_it_has_no_citation(tmp_path: Path) -> None:
    languages = {"site.yml": SMALL["site.yml"].replace("[ja, en]", "[ja, en, sw]")}
    _, files = made(Options(write_site(tmp_path, languages), tmp_path / "site"))
    texts = parse(files["sw/plan/forests.html"]).every(class_="citation-text")
    assert [text.language for text in texts] == ["ja", "en"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_date_of_a_document_is_that_of_its_own_file(built: Built, language: str) -> None:
    page = built.in_language(language)["about.html"]
    date = page.one(class_="page-facts").one("time").attributes["datetime"]
    assert page.every(class_="citation-text")[0].one("time").attributes["datetime"] == date
