"""A file held against its shape: which key at which place, and what is said of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.sites import INDICATOR, SMALL, changed, check, faults, run, write_site

FOREST = "plan/01-forests.yml"


def errors(tmp_path: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    return faults(write_site(tmp_path, files))


def with_indicator(old: str, new: str) -> dict[str, str]:
    assert INDICATOR.count(old) == 1
    return {"indicators/trees.yml": INDICATOR.replace(old, new)}


def test_the_small_folder_is_sound(tmp_path: Path) -> None:
    assert errors(tmp_path, {"indicators/trees.yml": INDICATOR, "glossary.yml": "terms: []\n"}) == []


@pytest.mark.parametrize(
    "value", ["51000", "4.2", "-3", "0", "検討中", "未測定", "未公表", "not-available", "discontinued"]
)
def test_a_value_is_a_number_or_a_reason(tmp_path: Path, value: str) -> None:
    assert errors(tmp_path, with_indicator("51000", value)) == []


@pytest.mark.parametrize(
    "value",
    [
        "51,000",
        "５１０００",
        "5万",
        "1e3",
        "0x1F",
        "about 5",
        "+5",
        ".5",
        "5.",
        "NaN",
        "Infinity",
        "9" * 40,
        "0." + "1" * 40,
    ],
)
def test_anything_else_is_no_value(tmp_path: Path, value: str) -> None:
    code = "not-a-value" if re.search("[0-9０-９]", value) else "no-number"
    assert (code, "indicators/trees.yml:4:31") in errors(tmp_path, with_indicator("51000", f"'{value}'"))


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "example.org", "https:///x", "https://a b/", "javascript:alert(1)", "http://["]
)
def test_an_address_is_a_web_address(tmp_path: Path, address: str) -> None:
    files = {"site.yml": SMALL["site.yml"] + f"base_url: '{address}'\n"}
    assert errors(tmp_path, files) == [("not-a-base-address", "site.yml:6:11")]


@pytest.mark.parametrize("slug", ["Forests", "森", "a--b", "-a", "a-", "a_b", "a b", "../x", "a/b"])
def test_a_slug_is_a_part_of_an_address(tmp_path: Path, slug: str) -> None:
    assert [code for code, _ in errors(tmp_path, changed(FOREST, "planting", slug))] == ["not-a-slug"]


@pytest.mark.parametrize(
    "path", ["../plan.pdf", "/etc/passwd", "source/../../x", "source/計画.pdf", "source//x", "a\\b"]
)
def test_a_file_of_the_site_lies_within_it(tmp_path: Path, path: str) -> None:
    files = changed("plan/plan.yml", "source:\n", f"source:\n  file: '{path}'\n")
    assert [code for code, _ in errors(tmp_path, files)] == ["not-a-path"]


@pytest.mark.parametrize("tag", ["fr", "zh-Hant", "pt-BR", "ain", "sr-Latn-RS"])
def test_languages_go_by_their_tags(tmp_path: Path, tag: str) -> None:
    files = {"site.yml": SMALL["site.yml"].replace("[ja, en]", f"[ja, en, {tag}]")}
    found = check(write_site(tmp_path, files))
    assert {severity for *_, severity in found} <= {"warning"}


@pytest.mark.parametrize("tag", ["JA", "japanese", "j", "ja_JP", "ja-jp", "../x", "日本語"])
def test_anything_else_is_no_language(tmp_path: Path, tag: str) -> None:
    files = {"site.yml": SMALL["site.yml"].replace("[ja, en]", f"[ja, en, {tag}]")}
    assert errors(tmp_path, files) == [("not-a-language", "site.yml:3:21")]


def test_all_faults_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    files = {
        "site.yml": SMALL["site.yml"] + "colour: green\nimage: 1.5 MB\n",
        **changed(FOREST, "number: 1", "numbr: 1"),
        **with_indicator("node: forests\n", ""),
        "glossary.yml": "terms:\n  - id: Term\n    term: {ja: 語, en: word}\n",
        "pages/about.en.md": "---\nheading: About\n---\n",
    }
    codes = errors(tmp_path, files)
    assert [code for code, _ in codes if code != "missing-page"] == [
        "not-a-slug",  # glossary.yml
        "missing-key",  # indicators/trees.yml
        "missing-key",  # pages/about.en.md
        "unknown-key",
        "unknown-key",  # plan/01-forests.yml
        "unknown-key",  # site.yml
        "not-a-path",
    ]


@pytest.mark.parametrize(
    ("key", "near"),
    [("licens", "licence"), ("navigaton", "navigation"), ("colour", ""), ("base-url", "base_url")],
)
def test_a_near_miss_is_named(tmp_path: Path, key: str, near: str) -> None:
    content = write_site(tmp_path, {"site.yml": SMALL["site.yml"] + f"{key}: x\n"})
    hint = run("check", "--content", content, "--format", "json").problems()[0]["hint"]["en"]
    assert (f"Did you mean `{near}`?" == hint) if near else hint.startswith("Known here: `name`, `short_name`, ")


def test_known_keys_are_those_of_the_place(tmp_path: Path) -> None:
    files = changed("plan/plan.yml", "view: item", "view: item, shape: round")
    problem = run("check", "--content", write_site(tmp_path, files), "--format", "json").problems()[0]
    assert problem["hint"]["en"] == "Known here: `key`, `name`, `view`, `numbering` and `colours`."


def test_a_choice_is_worded_in_the_language_of_the_message(tmp_path: Path) -> None:
    files = changed(FOREST, "number: 1", "number: 1\npriority: maybe")
    problem = run("check", "--content", write_site(tmp_path, files), "--format", "json").problems()[0]
    assert problem["code"] == "not-a-choice"
    assert " or " in problem["hint"]["en"]
    assert " or " not in problem["hint"]["ja"]


@pytest.mark.parametrize("name", ["{one: step, others: steps}", "[step, steps]", "{}"])
def test_a_noun_is_told_by_its_own_key(tmp_path: Path, name: str) -> None:
    files = changed("plan/plan.yml", "{one: step, other: steps}", name)
    messages = run("check", "--content", write_site(tmp_path, files), "--format", "json").problems()
    assert messages
    assert [message for message in messages if "constrained" in message["message"]["en"]] == []


@pytest.mark.parametrize("line", ["source_page:", "source_page: ~", "text:", "text: ~"])
def test_a_key_with_nothing_after_it_is_as_if_left_out(tmp_path: Path, line: str) -> None:
    text = "number: 1\ntitle: {ja: 森, en: forest}\n" + line + "\n"
    assert errors(tmp_path, {FOREST: text}) == []
