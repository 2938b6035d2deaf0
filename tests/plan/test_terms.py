"""Texts held against the glossary: what a translation lacks, and what is to be avoided."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import Files, check, run, write_site

GLOSSARY = """\
terms:
  - id: forest
    term: {ja: 森, en: forest}
    also: {en: [woodland]}
    avoid: {ja: [林], en: [wood]}
"""
PLAN = "plan/01-forests.yml"


def node(ja: str, en: str, more: str = "") -> dict[str, str]:
    """The glossary, and a node with one text."""
    text = f"number: 1\ntitle: {{ja: 木, en: Trees}}\ntext:\n  ja: |\n    {ja}\n  en: |\n    {en}\n{more}"
    return {"glossary.yml": GLOSSARY, PLAN: text}


def told(folder: Path, files: Files) -> list[tuple[str, str]]:
    return [(code, place) for code, place, _ in check(write_site(folder, files))]


def test_a_translation_without_the_term_is_told_at_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, node("森を広げ、森を守ります。", "We will plant trees.")) == [("missing-term", f"{PLAN}:6:3")]


def test_the_message_names_the_term_and_its_forms(tmp_path: Path) -> None:
    content = write_site(tmp_path, node("森を守ります。", "We will plant trees."))
    (problem,) = run("check", "--content", content, "--format", "json").problems()
    assert "“森”" in problem["message"]["en"]
    assert "`forest` or `woodland`" in problem["message"]["en"]
    assert "also: {en: [another form]}" in problem["hint"]["en"]
    assert "「森」" in problem["message"]["ja"]
    assert "`forest`、`woodland`" in problem["message"]["ja"]
    assert problem["severity"] == "warning"


@pytest.mark.parametrize(
    "english",
    ["The forest", "forests", "Forest’s", "woodlands", "Woodland", "The word 森", "`x` and **forest**", "_forest_"],
)
def test_a_right_form_is_nothing_to_tell(tmp_path: Path, english: str) -> None:
    assert told(tmp_path, node("森を守ります。", f"{english} stands here.")) == []


@pytest.mark.parametrize(
    "japanese", ["森林を守ります。", "木を守ります。", "`森`の字です。", "[木](https://example.org/森)です。"]
)
def test_what_is_no_mention_needs_no_form(tmp_path: Path, japanese: str) -> None:
    assert told(tmp_path, node(japanese, "We will plant trees.")) == []


def test_a_form_to_be_avoided_is_told_where_it_stands_and_nothing_else(tmp_path: Path) -> None:
    found = told(tmp_path, node("林と林を守ります。", "A wood and the Woods and a wood."))
    assert found == [("avoided-term", f"{PLAN}:5:5"), ("avoided-term", f"{PLAN}:7:7"), ("avoided-term", f"{PLAN}:7:20")]
    assert told(tmp_path, node("森を守ります。", "We will keep the woods.")) == [("avoided-term", f"{PLAN}:7:22")]


def test_the_right_forms_are_named_in_place_of_one_to_be_avoided(tmp_path: Path) -> None:
    content = write_site(tmp_path, node("森を守ります。", "We will keep the woods."))
    (problem,) = run("check", "--content", content, "--format", "json").problems()
    assert "“woods”" in problem["message"]["en"]
    assert "Write `forest` or `woodland`." in problem["hint"]["en"]


def test_a_term_can_be_left_unchecked(tmp_path: Path) -> None:
    files = node("森を守ります。", "We will plant trees.")
    files["glossary.yml"] += "    checked: no\n"
    assert told(tmp_path, files) == []


def test_where_the_translation_is_missing_that_is_told_alone(tmp_path: Path) -> None:
    files = {"glossary.yml": GLOSSARY, PLAN: "number: 1\ntitle: {ja: 森}\n"}
    assert [code for code, _ in told(tmp_path, files)] == ["missing-translation"]


@pytest.mark.parametrize(
    ("ja", "en", "codes"),
    [
        ("原典は「森」です。", "The source has something else.", []),
        ("原典は「林」です。", "The source has “wood”.", []),
        ("原典は森です。", "The source has something else.", ["missing-term"]),
        ("原典は林です。", "The source is made of it.", ["avoided-term"]),
    ],
)
def test_what_a_note_quotes_is_not_looked_at(tmp_path: Path, ja: str, en: str, codes: list[str]) -> None:
    note = f"notes:\n  - kind: variant\n    text: {{ja: {ja}, en: {en}}}\n"
    assert [code for code, _ in told(tmp_path, node("木です。", "Trees.", note))] == codes


def test_a_quotation_in_the_plan_is_a_part_of_it(tmp_path: Path) -> None:
    assert [code for code, _ in told(tmp_path, node("「森」を守ります。", "We will keep it."))] == ["missing-term"]


def test_a_term_is_not_held_against_its_own_explanation(tmp_path: Path) -> None:
    own = "    text: {ja: 森は林より広い。, en: It is larger than a wood.}\n"
    other = "  - {id: lake, term: {ja: 湖, en: lake}, text: {ja: 森と林の中の水。, en: Water in a wood.}}\n"
    files = {"glossary.yml": GLOSSARY + own, PLAN: "number: 1\ntitle: {ja: 木, en: Trees}\n"}
    assert told(tmp_path / "own", files) == []
    files["glossary.yml"] += other
    codes = [code for code, _ in told(tmp_path / "other", files)]
    assert codes == ["avoided-term", "avoided-term"]


def test_titles_nouns_and_pages_are_held_as_well(tmp_path: Path) -> None:
    files = {
        "glossary.yml": GLOSSARY.replace("id: forest", "id: town").replace("森", "町").replace("forest", "town"),
        "pages/about.ja.md": "---\ntitle: 町について\ndescription: 町です。\n---\n\n一段目。\n\n町の二段目。\n",
        "pages/about.en.md": "---\ntitle: About\ndescription: What it is.\n---\n\nFirst part.\n\nSecond wood.\n\n",
    }
    assert [place for _, place in told(tmp_path, files)] == [
        "pages/about.en.md:2:1",
        "pages/about.en.md:3:1",
        "pages/about.en.md:8:8",
    ]
    files["pages/about.en.md"] = files["pages/about.en.md"].replace("wood", "part")
    assert told(tmp_path, files)[-1] == ("missing-term", "pages/about.en.md:8:1")


def test_any_language_can_be_that_of_record(tmp_path: Path) -> None:
    files = node("木を守ります。", "The forest.")
    site = write_site(tmp_path, files) / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("[ja, en]", "[en, ja]"), encoding="utf-8")
    assert [problem[:2] for problem in check(site.parent)] == [("missing-term", f"{PLAN}:4:3")]


def test_a_changed_glossary_is_held_against_texts_that_have_not_changed(tmp_path: Path) -> None:
    content = write_site(tmp_path, {**node("森を守ります。", "The pines."), "glossary.yml": "terms: []\n"})
    build = ("build", "--content", content, "--output", tmp_path / "site", "--lang", "en")
    assert "warning" not in run(*build).err
    (content / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    for _ in range(2):
        assert f"{PLAN}:6:3: warning [missing-term]" in run(*build).err
        # An edit elsewhere does not make it be forgotten.
        (content / "pages/about.en.md").write_text("---\ntitle: Other\n---\n\nx\n", encoding="utf-8")
    (content / "glossary.yml").write_text(GLOSSARY.replace("woodland", "pine"), encoding="utf-8")
    assert "warning" not in run(*build).err


def test_a_form_that_is_right_and_to_be_avoided_is_told_in_the_glossary(tmp_path: Path) -> None:
    files = {"glossary.yml": GLOSSARY.replace("[wood]", "[woodland]")}
    assert [problem for problem in told(tmp_path, files) if problem[0] == "avoided-and-own"] == [
        ("avoided-and-own", "glossary.yml:5:22")
    ]
