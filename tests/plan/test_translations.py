"""How far a plan is translated, and how that is shown."""

from __future__ import annotations

import json
from pathlib import Path

from generator.plan.translations import coverage, owned_texts, owner_id
from tests.support.html import parse
from tests.support.sites import ROOT, SITES, changed, load, run, write_site

EXAMPLE, REAL = ROOT / "examples/harbour-city", ROOT / "content"
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
    assert english.translated == english.total - 3
    assert [kind for _, kind in english.missing] == ["title", "title", "text"]


def test_the_page_and_the_command_count_the_same_texts() -> None:
    for folder in (*(SITES / name for name in ("minimal", "bilingual", "trilingual", "six-levels")), EXAMPLE, REAL):
        listed = run("translations", "--format", "json", "--content", folder)
        told = [(one["language"], one["id"], one["state"]) for one in json.loads(listed.out)]
        plan = load(folder)
        ids = [f"{owner_id(owner)}:{key}" for owner, key, _ in owned_texts(plan)]
        assert len(ids) == len(set(ids))
        for state in coverage(plan)[1:]:
            own = [one for one in told if one[0] == state.language]
            assert {name for _, name, _ in own} == set(ids), folder
            assert (state.total, len(state.missing)) == (len(own), sum(one[2] == "missing" for one in own)), folder


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
    assert rows[1][2].split()[-1] == "3"
    assert [link.attributes["href"] for link in state.one(id="missing-en").parent.every("a")] == [  # type: ignore[union-attr]
        "plan/forests.html#planting",
        "about.html",
        "about.html",
    ]
