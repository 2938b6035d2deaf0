"""Terms planted in the real plan are found, and none where none was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.sites import ROOT, check

PLANTS = [
    ("plan/01-attractions-and-exchange/01-city-brand/01-appeal-and-brand.yml", "Concert Hall Kitara", "Music Hall"),
    ("plan/02-multicultural-society/01-foreign-residents/pillar.yml", "foreign residents", "foreigners"),
    ("plan/03-international-cooperation/02-global-issues/01-winter-cities.yml", "cold-region technologies", "know-how"),
    ("pages/about.en.md", "Strategic Vision for Community Development", "Vision for the Town"),
]


@pytest.mark.parametrize("content", ["content", "examples/harbour-city"])
def test_no_alarm_is_false(content: str) -> None:
    assert [problem for problem in check(ROOT / content) if "term" in problem[0]] == []


@pytest.mark.parametrize(("file", "right", "wrong"), PLANTS)
def test_what_is_planted_is_found(tmp_path: Path, file: str, right: str, wrong: str) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    text = (content / file).read_text(encoding="utf-8")
    assert right in text
    (content / file).write_text(text.replace(right, wrong), encoding="utf-8")
    assert {(code, place.partition(":")[0]) for code, place, _ in check(content)} == {("missing-term", file)}


def test_a_form_to_be_avoided_is_found_all_over_the_plan(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    glossary = (content / "glossary.yml").read_text(encoding="utf-8")
    with_one = glossary.replace("  - id: sister-cities\n", "  - id: sister-cities\n    avoid: {en: [overseas city]}\n")
    assert with_one != glossary
    (content / "glossary.yml").write_text(with_one, encoding="utf-8")
    told = check(content)
    assert {code for code, *_ in told} == {"avoided-term"}
    for _, place, _ in told:
        file, line, column = place.rsplit(":", 2)
        words = (content / file).read_text(encoding="utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
        assert words.lower().startswith(("overseas city", "overseas cities")), place
