"""What is typed wrongly in YAML, by its cause and with what to write; test_entries.py has the most usual."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.read.yaml import parse_yaml

LONG = "あ" * 300


def told(text: str) -> list[Problem]:
    return parse_yaml(text, "file.yml")[1]


@pytest.mark.parametrize(
    "text",
    [
        f"title:\n  ja: 題名{LONG}終わり: まとめ\n",
        f"text:\n  ja: |\n    一行目\n 題名{LONG}終わり\n",
        f"title:\n  ja: @題名{LONG}終わり\n",
        f"notes:\n  kind: 題名{LONG}終わり\n  - kind: b\n",
    ],
)
def test_of_a_long_line_both_ends_are_shown(text: str) -> None:
    """What seems to be the whole line is copied, and the rest of the text is gone."""
    (problem,) = told(text)
    better = str(problem.values["better"])
    assert "題名あ" in better
    assert "あ…あ" in better
    assert better.rstrip("'").endswith(("終わり", "まとめ"))
    assert len(better) < 200


def test_a_line_that_can_be_shown_is_not_cut() -> None:
    (problem,) = told(f"title:\n  ja: {LONG[:150]}: まとめ\n")
    assert problem.values["better"] == f"  ja: '{LONG[:150]}: まとめ'"


@pytest.mark.parametrize(
    ("text", "line", "code", "better"),
    [
        ("terms:\n  - id: a\n    term: b\n- id: c\n    term: d\n", 4, "yaml-indentation", "  - id: c"),
        ("notes:\n    kind: a\n    page: 2\n  - kind: b\n", 2, "yaml-lost-mark", "  - kind: a"),
        ("notes:\n    kind: a\n    text:\n      ja: b\n  - kind: b\n", 2, "yaml-lost-mark", "  - kind: a"),
        ("notes:\n  kind: a\n    page: 2\n  - kind: b\n", 2, "yaml-lost-mark", "  - kind: a"),
        ("kind: a\n  - kind: b\n", 2, "yaml-indentation", "- kind: b"),
        ("number: 1\n  ja: 森\n", 2, "lost-key", "title:"),
        ("name: a\n担当は国際部です\nunit: b\n", 2, "yaml-no-key", "# 担当は国際部です"),
        ("words: [a,, b]\n", 1, "yaml-gap", "words: [a, b]"),
        ("words: [, a]\n", 1, "yaml-gap", "words: [a]"),
        ("ja: | 森を\n  育てる\n", 1, "yaml-text-after-bar", "ja: |"),
    ],
)
def test_what_is_missing_is_named_where_it_is_missing(text: str, line: int, code: str, better: str) -> None:
    (problem,) = told(text)
    assert (problem.place.line, problem.code, problem.values["better"]) == (line, code, better)


def test_a_pasted_text_without_indentation_is_no_list() -> None:
    problems = told("text:\n  ja: |\n    森を広げます。\n・一つ目\n・二つ目\nunit: a\n")
    assert [(one.code, one.place.line, one.values["better"]) for one in problems] == [
        ("yaml-text-indent", 4, "    ・一つ目"),
        ("yaml-text-indent", 5, "    ・二つ目"),
    ]


def test_rows_that_were_pasted_are_told_at_the_first() -> None:
    (problem,) = told("name: a\n2013\t5\n2014\t6\n2015\t7\nunit: b\n")
    assert (problem.code, problem.place.line, problem.values["found"]) == ("yaml-pasted", 2, "2013 → 5")
