"""Slips that make many files wrong at once: told at their cause, and only where most of the files say so."""

from __future__ import annotations

from pathlib import Path

from tests.support.sites import SMALL, changed, check, copy_site, run, write_files, write_site

FORESTS = "plan/01-forests.yml"


def test_a_language_of_a_few_texts_is_told_at_each(tmp_path: Path) -> None:
    text = (
        SMALL[FORESTS]
        .replace("ja: 森を育てる, en", "ja: 森を育てる, ko: 숲, en")
        .replace("ja: 木を", "ko: 나무, ja: 木を")
    )
    codes = [(code, place.partition(":")[0]) for code, place, _ in check(write_site(tmp_path, {FORESTS: text}))]
    assert codes == [("unknown-language", FORESTS)] * 2


def test_pages_of_a_language_that_is_not_listed_are_not_told_besides(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    site = content / "site.yml"
    site.write_text(site.read_text("utf-8").replace("  - ja\n  - en\n", "  - ja\n"), encoding="utf-8")
    (problem,) = run("check", "--content", content, "--format", "json").problems()
    assert problem["hint"]["en"] == "Add a line `- en` to `languages`."
    assert problem["code"] == "undeclared-language"


def test_a_language_without_texts_is_told_at_every_build_until_it_has_one(tmp_path: Path) -> None:
    content = write_site(tmp_path, changed("site.yml", "[ja, en]", "[ja, en, ko]"))
    output = tmp_path / "site"

    def told() -> list[str]:
        ended = run("build", "--content", content, "--output", output, "--lang", "en")
        assert ended.code == 0
        return [line.split("[")[1].partition("]")[0] for line in ended.err.splitlines() if ": warning [" in line]

    first = told()
    assert first.count("language-without-texts") == 1
    assert "missing-translation" not in first
    write_files(content, {FORESTS: SMALL[FORESTS].replace("number: 1", "number: 1 # one")})
    assert told() == first
    write_files(content, {FORESTS: SMALL[FORESTS].replace("ja: 木を", "ko: 나무, ja: 木を")})
    after = told()
    assert "language-without-texts" not in after
    assert after.count("missing-translation") > 5


def test_one_folder_whose_file_has_another_name_is_told_there(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    (content / "plan/01-nature/goal.yml").rename(content / "plan/01-nature/gaol.yml")
    assert [code for code, *_ in check(content)] == ["level-file"]


def test_a_level_under_another_key_is_told_once_whatever_counts_by_it(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    plan = content / "plan/plan.yml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("key: goal", "key: target").replace("  goal: 2", "  target: 2"), encoding="utf-8")
    codes = [(code, place) for code, place, _ in check(content)]
    assert ("level-without-files", "plan/plan.yml:8:10") in codes
    assert {code for code, _ in codes} <= {"level-without-files", "unknown-level"}
