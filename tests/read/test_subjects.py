"""Whose place a problem is at: named by the title, in the text, for GitHub and in JSON, but never twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import INDICATOR, SMALL, changed, run, write_site

FOREST, SITE, PLAN, PAGE = "plan/01-forests.yml", "site.yml", "plan/plan.yml", "pages/about.ja.md"


def subjects(tmp_path: Path, files: dict[str, str]) -> list[str]:
    content = write_site(tmp_path, files)
    return [one["subject"] for one in run("check", "--content", content, "--format", "json").problems()]


@pytest.mark.parametrize(
    ("file", "old", "new", "subject"),
    [
        (FOREST, "number: 1", "number: 1\npriority: maybe", "森を育てる"),
        (FOREST, "slug: paths", "slug: Paths", "道を整える"),
        (FOREST, "  - slug: paths\n", "  - slug: paths\n    priority: maybe\n", "道を整える"),
        (FOREST, "title: {ja: 木を植える, en: Planting trees}", "weather: fine", "planting"),
        (FOREST, "{ja: 森を育てる,", '{ja: "  森を\\n 育てる ",', "森を 育てる"),
        (FOREST, "title: {ja: 森を育てる,", f"weather: x\ntitle: {{ja: {'森' * 90},", "森" * 39 + "…"),
        (PLAN, "numbering: decimal", "numbering: decimals", "目標"),
        (PLAN, "first: 2020", "first: 二千", ""),
        (PLAN, "  title: {ja: 計画書", "  weather: fine\n  title: {ja: 計画書", "計画書"),
        (SITE, "  name: {ja: 小さな町", "  url: x\n  name: {ja: 小さな町", "小さな町"),
        (SITE, "languages: [ja, en]", "languages: [ja, en]\nweather: fine", ""),
        (PAGE, "計画の説明です。", "[木](/nowhere.html)", "この計画について"),
        (PAGE, "---\n\n計画", "figure: chart\n---\n\n計画", "この計画について"),
        # What cannot be parsed is named by what stands above the line, and only where that is sure.
        (FOREST, "    title: {ja: 道を整える", "    number：1\n    title: {ja: 道を整える", "paths"),
        (FOREST, "  - slug: paths\n", "  - slug: paths: x\n", "森を育てる"),
        (FOREST, "number: 1\n", "number：1\n", ""),
        (FOREST, "  - slug: paths\n", "\u3000- slug: paths\n", "森を育てる"),
    ],
)
def test_the_title_around_the_place(tmp_path: Path, file: str, old: str, new: str, subject: str) -> None:
    assert subjects(tmp_path, changed(file, old, new))[0] == subject


def test_indicators_and_terms(tmp_path: Path) -> None:
    glossary = "terms:\n  - id: lake\n    term: {ja: 湖, en: lake}\n    official: maybe\n"
    files = {"indicators/trees.yml": INDICATOR.replace("51000", "たくさん"), "glossary.yml": glossary}
    assert subjects(tmp_path, files) == ["湖", "木の数"]


def test_the_language_of_record_names_it(tmp_path: Path) -> None:
    files = {**changed(FOREST, "number: 1", "number: 1\npriority: maybe")}
    files |= changed(SITE, "languages: [ja, en]", "languages: [en, ja]")
    assert subjects(tmp_path, files) == ["Growing forests"]


def test_it_stands_before_the_message(tmp_path: Path) -> None:
    content = write_site(tmp_path, changed(FOREST, "number: 1", "number: 1\npriority: maybe"))
    for language, words in (("ja", "「森を育てる」の中：`priority`"), ("en", "In “森を育てる”: `priority`")):
        assert words in run("check", "--content", content, "--lang", language).out
        assert words in run("check", "--content", content, "--lang", language, "--format", "github").out
    message = run("check", "--content", content, "--format", "json").problems()[0]["message"]
    assert message["ja"].startswith("`priority`")


def test_a_message_that_has_the_title_does_not_say_it_twice(tmp_path: Path) -> None:
    content = write_site(tmp_path, changed(FOREST, "number: 1", "number: 7"))
    assert run("check", "--content", content, "--lang", "ja").out.count("森を育てる") == 1


def test_a_warning_that_is_told_again_is_told_in_the_same_words(tmp_path: Path) -> None:
    """From the record where nothing has changed, and of a file that is not read again where another has."""
    content = write_site(tmp_path, changed(FOREST, "{ja: 道を整える, en: Tending paths}", "{ja: 道を整える}"))
    content.joinpath(FOREST).write_text(
        content.joinpath(FOREST).read_text(encoding="utf-8").replace("number: 1", "number: 1\nsource_page: 1 #x"),
        "utf-8",
    )
    told = []
    for text in (None, None, SMALL[PAGE].replace("説明", "解説")):
        if text:
            content.joinpath(PAGE).write_text(text, encoding="utf-8")
        told.append(run("build", "--content", content, "--output", tmp_path / "site", "--lang", "ja").err)
    assert "「森を育てる」の中：" in told[0]
    assert told[0] == told[1] == told[2]


def test_a_file_of_many_faults_is_told_quickly(tmp_path: Path) -> None:
    text = SMALL[FOREST] + "".join(f"  - slug: Bad {number}\n    title: {{ja: 題{number}}}\n" for number in range(300))
    assert subjects(tmp_path, {FOREST: text})[:2] == ["題0", "題1"]
