"""Official numbers: the marks that a plan prints, and their form in other languages."""

from __future__ import annotations

import pytest

from generator.plan.numbering import Numbering, in_language, matches, printed, roman


@pytest.mark.parametrize(
    ("ordinal", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (19, "XIX"), (39, "XXXIX")]
)
def test_roman(ordinal: int, letters: str) -> None:
    assert roman(ordinal) == letters


@pytest.mark.parametrize(
    ("numbering", "ordinal", "mark"),
    [
        ("roman", 1, "Ⅰ"),
        ("roman", 12, "Ⅻ"),
        ("roman", 13, "XIII"),
        ("decimal", 7, "7"),
        ("circled", 1, "①"),
        ("circled", 20, "⑳"),
        ("circled", 21, "(21)"),
        ("free", 1, None),
        ("none", 1, None),
    ],
)
def test_printed(numbering: Numbering, ordinal: int, mark: str | None) -> None:
    assert printed(numbering, ordinal) == mark


@pytest.mark.parametrize(
    ("numbering", "mark", "ordinal"),
    [
        ("roman", "Ⅱ", 2),
        ("roman", "II", 2),
        ("roman", "ｉｉ", 2),
        ("circled", "②", 2),
        ("circled", "2", 2),
        ("circled", "(2)", 2),
        ("decimal", "２", 2),
        ("free", "A-7", 2),
        ("none", "x", 1),
    ],
)
def test_a_mark_may_be_written_as_keyboards_have_it(numbering: Numbering, mark: str, ordinal: int) -> None:
    assert matches(numbering, mark, ordinal)


@pytest.mark.parametrize(
    ("numbering", "mark"), [("roman", "Ⅲ"), ("roman", "2"), ("circled", "③"), ("decimal", "02"), ("decimal", "")]
)
def test_another_mark(numbering: Numbering, mark: str) -> None:
    assert not matches(numbering, mark, 2)


@pytest.mark.parametrize(
    ("numbering", "mark", "language", "shown"),
    [
        ("roman", "Ⅲ", "ja", "Ⅲ"),
        ("roman", "Ⅲ", "en", "III"),
        ("circled", "②", "zh-Hant", "②"),
        ("circled", "②", "pt-BR", "2"),
        ("circled", "(21)", "en", "21"),
        ("decimal", "３", "en", "3"),
        ("free", "甲-1", "en", "甲-1"),
    ],
)
def test_a_mark_in_another_language(numbering: Numbering, mark: str, language: str, shown: str) -> None:
    assert in_language(numbering, mark, language) == shown
