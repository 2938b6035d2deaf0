"""What makes no difference when something is looked for, and what does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.forms import folded, forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＭＩＣＥ", "mice"),
        ("Ｗｉ－Ｆｉ", "wi-fi"),
        ("ｸﾗｼﾉｶﾞｲﾄﾞ", "くらしのガイド"),
        ("サーバー", "さば"),
        ("りゅうがくせい", "リュウガクセイ"),
        ("ちぢむ", "ちじむ"),
        ("留学生　支援", "留学生 支援"),
        ("café", "CAFE"),
        ("the city’s", "the city"),
        ("５１，０００", "51000"),
        ("مَدْرَسَة", "مدرسة"),
    ],
)
def test_what_makes_no_difference(one: str, other: str) -> None:
    assert list(forms(one)) == list(forms(other))


@pytest.mark.parametrize(("one", "other"), [("はし", "ばし"), ("学校", "高校"), ("cat", "cut"), ("1, 2", "12")])
def test_what_makes_a_difference(one: str, other: str) -> None:
    assert list(forms(one)) != list(forms(other))


def test_words_without_spaces_are_pairs_and_others_whole() -> None:
    pairs = [f"k{ord(first):05}{ord(second):05}" for first, second in ("外国", "国人", "人が")]
    assert list(forms("外国人が Sapporo・港")) == [*pairs, "sapporo", f"k{ord('港'):05}"]


def test_a_part_of_a_compound_is_found_in_it() -> None:
    assert set(forms("国際交流")) <= set(forms("札幌国際交流員"))


def test_one_character_begins_the_pairs_that_begin_with_it() -> None:
    (single,) = forms("港")
    assert next(forms("港湾")).startswith(single)


@given(st.text())
def test_any_text_has_forms_that_are_letters_and_digits(text: str) -> None:
    assert all(form.isalnum() for form in forms(text))
    assert folded(folded(text)) == folded(text)
