"""How far a plan is translated, and how that is shown."""

from __future__ import annotations

from pathlib import Path

from generator.plan.translations import coverage
from tests.support.html import parse
from tests.support.sites import SITES, changed, load, run, write_site

FOREST = "plan/01-forests.yml"
UNTRANSLATED = changed(FOREST, "title: {ja: 木を植える, en: Planting trees}", "title: {ja: 木を植える}")


def test_a_plan_in_all_its_languages() -> None:
    for state in coverage(load(SITES / "trilingual")):
        assert (state.missing, state.translated) == ((), state.total)


def test_what_a_language_lacks(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path, {**UNTRANSLATED, "pages/about.en.md": None}))
    japanese, english = coverage(plan)
    assert (japanese.language, japanese.missing) == ("ja", ())
    assert english.total == japanese.total
    assert english.translated == english.total - 2
    assert [kind for _, kind in english.missing] == ["title", "text"]


def test_what_is_not_translated_is_shown_in_the_original_and_marked(tmp_path: Path) -> None:
    content = write_site(tmp_path, {**UNTRANSLATED, "pages/about.en.md": None})
    assert run("build", "--content", content, "--output", tmp_path / "site").code == 0
    page = parse((tmp_path / "site/en/plan/forests.html").read_bytes())
    title = page.one(id="planting").one(class_="other-language")
    assert (title.text, title.language) == ("木を植える", "ja")
    about = parse((tmp_path / "site/en/about.html").read_bytes())
    assert about.one("main").one("h1").one(class_="other-language").language == "ja"
    assert about.one(class_="document-body").one("div", class_="other-language").language == "ja"
    state = parse((tmp_path / "site/en/translations.html").read_bytes()).one("main")
    rows = [[cell.text for cell in row.every("td")] for row in state.every("tr") if row.every("td")]
    assert rows[1][2] == "2"
    assert [link.attributes["href"] for link in state.one(id="missing-en").parent.every("a")] == [  # type: ignore[union-attr]
        "plan/forests.html#planting",
        "about.html",
    ]
