"""What a close look at the texts of a file shows."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support.sites import INDICATOR, SMALL, changed, check, write_site

FOREST, ABOUT = "plan/01-forests.yml", "pages/about.en.md"


def told(folder: Path, title: str) -> list[tuple[str, str]]:
    files = changed(FOREST, "title: {ja: 森を育てる, en: Growing forests}", f"title: {title}")
    return [(code, severity) for code, _, severity in check(write_site(folder, files))]


@pytest.mark.parametrize(
    "title",
    [
        "{ja: ICCプラザ, en: ICC Plaza}",
        "{ja: APECN, en: APECN}",
        "{ja: SNS, en: SNS}",
        "{ja: Smart City Sapporo, en: Smart City Sapporo}",
        "{ja: 森, en: Forest (森)}",
        "{ja: 森, en: 'The “Mori” (森) forest, called 森林公園 in Japanese'}",
        "{ja: '2020', en: '2020'}",
        "{ja: 森 * 2, en: Forest * 2 < 3}",
        "{ja: 'ICC https://www.example.org/this/is/a/long/path', en: ICC}",
        "{ja: '**森**', en: '[Forest](/structure.html)'}",
    ],
)
def test_names_and_quotations_are_in_order(tmp_path: Path, title: str) -> None:
    assert told(tmp_path, title) == []


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("{ja: 森を育てる, en: 森を育てる}", "wrong-language"),
        ("{ja: ICCの利用, en: ICCの利用を進める}", "wrong-language"),
        ("{ja: Growing the forests together, en: Growing the forests together}", "wrong-language"),
        ("{ja: Growing the forests together, en: 森を育てる}", "languages-swapped"),
    ],
)
def test_what_is_odd_is_told_once(tmp_path: Path, title: str, code: str) -> None:
    assert told(tmp_path, title) == [(code, "warning")]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("{ja: '', en: Forest}", "empty-text"),
        ("{ja: ' ', en: Forest}", "empty-text"),
        ("{ja: '　', en: Forest}", "empty-text"),
        ("{ja: , en: Forest}", "empty-text"),
        ("\n  ja: |\n    森を\n    育てる\n  en: Forest", "not-one-line"),
        ('{ja: "森を\\n育てる", en: Forest}', "not-one-line"),
        ("{ja: " + "森" * 10_000 + ", en: Forest}", "too-long"),
        ("{ja: [森], en: Forest}", "not-text"),
        ("{ja: {a: b}, en: Forest}", "not-text"),
        ("{}", "empty-list"),
        ("", "empty-text"),
        ("森", "not-by-language"),
        ("[森]", "not-by-language"),
        ("{日本: 森, en: Forest}", "not-a-language"),
    ],
)
def test_titles_that_are_none(tmp_path: Path, title: str, code: str) -> None:
    assert told(tmp_path, title) == [(code, "error")]


@pytest.mark.parametrize("title", ["{ja: '\u200b', en: Forest}", "{ja: '\u3000\u200b', en: Forest}"])
def test_a_title_of_characters_that_nobody_sees_is_none(tmp_path: Path, title: str) -> None:
    assert told(tmp_path, title) == [("empty-text", "error"), ("unseen-character", "warning")]


@pytest.mark.parametrize("title", ["\n  ja: |\n    森を育てる\n  en: Forest", "\n  ja: 森を\n    育てる\n  en: Forest"])
def test_one_line_may_be_folded(tmp_path: Path, title: str) -> None:
    assert told(tmp_path, title) == []


@pytest.mark.parametrize(("unit", "code"), [("' '", "empty-text"), ('"本\\n木"', "not-one-line"), ("''", "empty-text")])
@pytest.mark.parametrize("form", ["UNIT", "{other: UNIT}"])
def test_nouns_are_held_to_the_same(tmp_path: Path, unit: str, code: str, form: str) -> None:
    text = INDICATOR.replace("ja: 本", f"ja: {form.replace('UNIT', unit)}")
    found = check(write_site(tmp_path, {"indicators/trees.yml": text}))
    assert [told for told, *_ in found] == [code]


def test_a_page_in_another_language(tmp_path: Path) -> None:
    files = {ABOUT: "---\ntitle: About\n---\n\n[体系図](/structure.html)に計画の全体があります。\n"}
    assert check(write_site(tmp_path, files)) == [("wrong-language", f"{ABOUT}:4:1", "warning")]


def test_years_on_a_page(tmp_path: Path) -> None:
    text = SMALL["pages/about.ja.md"] + "\n平成29年（2018年）と平成29年（2018年）\n"
    page = "pages/about.ja.md"
    assert check(write_site(tmp_path / "a", {page: text})) == [
        ("wrong-era", f"{page}:7:1", "warning"),
        ("wrong-era", f"{page}:7:14", "warning"),
    ]
    note = "notes: [{kind: misprint, text: {ja: 原典のまま。, en: As in the source.}}]\n"
    noted = text.replace("\n---\n", f"\n{note}---\n", 1)
    assert check(write_site(tmp_path / "b", {page: noted})) == []


@pytest.mark.parametrize("sign", ["](", "{#", "[a](", "https://"])
def test_a_text_is_looked_at_in_one_pass(tmp_path: Path, sign: str) -> None:
    content = write_site(tmp_path, changed(ABOUT, "What the plan is.", f"森 {sign * (90_000 // len(sign))}"))
    started = time.process_time()
    check(content)
    assert time.process_time() - started < 1.5
