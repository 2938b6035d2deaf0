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
