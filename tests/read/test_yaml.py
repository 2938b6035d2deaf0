"""YAML as plain data: nothing is guessed, and every value knows its place."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.problems import Place, Problem
from generator.read.yaml import Data, parse_yaml
from tests.support.sites import ROOT


def data(text: str) -> Data:
    document, problems = parse_yaml(text, "file.yml")
    assert problems == []
    return document.data


def problem(text: str, line_offset: int = 0) -> Problem:
    _, problems = parse_yaml(text, "file.yml", line_offset)
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "yes",
        "on",
        "true",
        "null",
        "Null",
        "12:30",
        "2013-04",
        "2013-04-01",
        "0o17",
        "1_000",
        "1e3",
        ".5",
        "011",
        "=",
        "Ⅰ",
    ],
)
def test_a_scalar_stays_what_was_typed(value: str) -> None:
    assert data(f"key: {value}") == {"key": value}


@pytest.mark.parametrize("value", ["", "~", "  # a remark"])
def test_an_empty_value_is_none(value: str) -> None:
    assert data(f"key: {value}") == {"key": None}


@pytest.mark.parametrize(
    ("value", "text"), [('""', ""), ("'~'", "~"), ("|\n  a\n  b\n", "a\nb\n"), (">\n  a\n  b\n", "a b\n")]
)
def test_a_quoted_or_folded_value_is_text(value: str, text: str) -> None:
    assert data(f"key: {value}") == {"key": text}


def test_lists_and_groups() -> None:
    assert data("a:\n  - b: c\n    d: [e, f]\n  - g\n") == {"a": [{"b": "c", "d": ["e", "f"]}, "g"]}


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n"])
def test_a_file_without_a_value_is_none(text: str) -> None:
    assert data(text) is None


def test_keys_keep_their_order_and_are_text() -> None:
    assert list(data("b: 1\na: 2\n2013: 3\nno: 4\n") or ()) == ["b", "a", "2013", "no"]


TEXT = """\
# 計画
title:
  ja: 札幌
  en: Sapporo
levels:
  - key: 方針
    view: page
  - {key: measure, view: item}
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (2, 1), (3, 3)),
        (("title", "en"), (4, 3), (4, 7)),
        (("levels", 0), (6, 5), (6, 5)),
        (("levels", 0, "view"), (7, 5), (7, 11)),
        (("levels", 1, "view"), (8, 20), (8, 26)),
        (("title", "fr"), (2, 1), (3, 3)),
        (("levels", 5, "view"), (5, 1), (6, 3)),
    ],
)
def test_places(path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]) -> None:
    """A key's place, a value's place, and for what is missing that of what should hold it; in characters, not bytes."""
    document, _ = parse_yaml(TEXT, "plan.yml")
    assert document.locate(path)[:3] == ("plan.yml", *key)
    assert document.locate_value(path)[:3] == ("plan.yml", *value)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a: 51,000", 6),
        ("a: 'b c'  # d", 5),
        ("a: 札幌の町", 4),
        ("a: {b: c}", 0),
        ("a: |\n  b\n", 0),
        ("a: b\n  c", 0),
    ],
)
def test_the_place_of_a_value_on_a_line_says_how_much_of_it_that_is(text: str, length: int) -> None:
    document, _ = parse_yaml(text, "plan.yml")
    assert document.locate_value(("a",)).length == length
    assert document.locate(("a",)).length == 1


def test_places_count_the_lines_before_the_document() -> None:
    document, _ = parse_yaml("title: x\n", "page.md", line_offset=1)
    assert document.locate(("title",)) == Place("page.md", 2, 1, 5)


def test_a_key_twice() -> None:
    found = problem("a: 1\nb: 2\na: 3\n", line_offset=1)
    assert (found.code, found.place, found.values["line"]) == ("duplicate-key", Place("file.yml", 4, 1), 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a:\n  - b: 1\n    c: 2\n    b: 3 # 三\n    c: 4\n", [(4, "  - b: 3 # 三")]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n", [(4, "  - b: 3"), (6, "  - b: 5")]),
        ("森:\n- b: 森\n  b: 木\n", [(3, "- b: 木")]),
        ("a:\n  - b: 1\n    c: 2\n    c: 3\n", [(4, "")]),
        ("a:\n  b: 1\n  b: 2\n", [(3, "")]),
        ("a: [{b: 1, b: 2}]\n", [(1, "")]),
        ("a:\n  - {b: 1, b: 2}\n", [(2, "")]),
        ("a:\n  - b: {c: 1, c: 2}\n", [(2, "")]),
    ],
)
def test_an_entry_without_a_mark(text: str, told: list[tuple[int, str]]) -> None:
    """What is told of a key that comes twice leads to the loss of an entry if it is one whose mark is missing."""
    _, problems = parse_yaml(text, "file.yml")
    assert [(found.code, found.place.line, found.values["near"]) for found in problems] == [
        ("duplicate-key", line, near) for line, near in told
    ]


@pytest.mark.parametrize("sign", [" ", "; ", " = ", "、", "\u3000", ". "])
def test_another_sign_for_a_colon(sign: str) -> None:
    found = problem(f"title:\n  ja{sign}森\n  en: Forest\nunit:\n  ja: 本\n")
    assert (found.code, found.place, found.values["better"]) == ("yaml-no-colon", Place("file.yml", 2, 3), "  ja: 森")


def test_words_that_are_no_key_are_not_taken_for_one() -> None:
    assert problem("title:\n  ja: 森\nen Forest\nunit:\n  ja: 本\n").code == "yaml-no-key"


def test_the_first_of_two_counts() -> None:
    document, _ = parse_yaml("a: 1\na: 2\n", "file.yml")
    assert document.data == {"a": "1"}


def test_an_alias_of_a_group_or_list() -> None:
    assert problem("a: &x {b: c}\nd: *x\n").code == "yaml-alias"
    assert problem("a: &x [*x]\n").code == "yaml-alias"


def test_an_alias_of_a_text() -> None:
    assert problem("a: &x b\nc: *x\n").place == Place("file.yml", 1, 4)


def test_an_anchor_that_nothing_repeats_would_swallow_a_word() -> None:
    assert problem("a: &forests grow\n").code == "yaml-alias"


@pytest.mark.parametrize(
    "value", ["!!set {b}", "!!python/dict {}", "!own [c]", "!!int 5", "!!python/object/apply:os.getcwd x"]
)
def test_a_tag(value: str) -> None:
    assert problem(f"a: {value}\n").code == "yaml-tag"


def test_a_tag_is_shown_as_it_was_typed() -> None:
    assert problem("a: !!set {b}\n").values["tag"] == "!!set"


def test_a_key_that_is_no_word() -> None:
    assert problem("? [a, b]\n: c\n").code == "yaml-key"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: {b: c}}\n", 1), ('a: "\\ud800"\n', 1), ("%YAML 3.0\n---\na: b\n", 1)],
)
def test_what_cannot_be_understood(text: str, line: int) -> None:
    found = problem(text)
    assert (found.code, found.place.line) == ("yaml-syntax", line)
    assert found.values["detail"]


def test_a_quotation_mark_that_is_never_closed_is_told_where_it_stands() -> None:
    assert problem('a: b\nc: "d\ne: f\ng: h\n').place == Place("file.yml", 2, 4)


@pytest.mark.parametrize("before", ["", "計画：「札幌市国際戦略プラン」\n" * 3, "# 🌲\n"])
def test_a_character_that_may_not_stand_in_a_file(before: str) -> None:
    found = problem(f"{'# '.join(['', *before.splitlines(keepends=True)])}a: b\nc: d\x07e\nf: g\n")
    assert (found.code, found.place.line) == ("strange-character", before.count("\n") + 2)
    assert "\n" not in str(found.values["detail"])


@pytest.mark.parametrize("depth", [500, 5_000, 100_000])
def test_a_file_of_brackets_ends_in_a_problem(depth: int) -> None:
    """In a process of its own: a stack that overflows would take the tests with it."""
    code = f"from generator.read.yaml import parse_yaml; print(parse_yaml('[' * {depth} + ']' * {depth}, 'f')[1])"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    if depth > 500:
        assert "yaml-depth" in ended.stdout
