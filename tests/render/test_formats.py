"""Numbers, dates, plurals and names of languages, as each language writes them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from generator.render.formats import capitalized, date, language_name, number, plural_form

ARABIC = {"zero": "0", "one": "1", "two": "2", "few": "3-10", "many": "11-99", "other": "100"}


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (51000, "ja", "51,000"),
        (Decimal(51000), "en", "51,000"),
        (Decimal("4.20"), "en", "4.20"),
        (Decimal("1234567.5"), "de", "1.234.567,5"),
        (Decimal("-0.5"), "en", "-0.5"),
        (0, "ja", "0"),
        (Decimal("1E+3"), "en", "1,000"),
        (10**15, "en", "1,000,000,000,000,000"),
    ],
)
def test_number(value: int | Decimal, language: str, shown: str) -> None:
    assert number(value, language) == shown


def test_the_longest_number_that_content_may_hold() -> None:
    assert number(Decimal("999999999999999.999999"), "en") == "999,999,999,999,999.999999"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ja", "2013年4月1日"), ("en", "April 1, 2013"), ("de", "1. April 2013"), ("zh-Hant", "2013年4月1日")],
)
def test_date(language: str, shown: str) -> None:
    assert date(datetime.fromisoformat("2013-04-01T23:30:00+09:00"), language) == shown


@pytest.mark.parametrize(
    ("count", "language", "form"),
    [
        (0, "en", "other"),
        (1, "en", "one"),
        (2, "en", "other"),
        (Decimal("1.0"), "en", "one"),
        (Decimal("1.5"), "en", "other"),
        (-1, "en", "one"),
        (1, "ja", "other"),
        (0, "fr", "one"),
        (2, "pl", "few"),
        (5, "pl", "many"),
        (22, "pl", "few"),
        (Decimal("1.5"), "pl", "other"),
    ],
)
def test_plural(count: int | Decimal, language: str, form: str) -> None:
    forms = {name: name for name in ("one", "few", "many", "other")}
    assert plural_form(forms, count, language) == form


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, "0"), (1, "1"), (2, "2"), (3, "3-10"), (10, "3-10"), (11, "11-99"), (100, "100"), (103, "3-10")],
)
def test_arabic_has_six_forms(count: int, form: str) -> None:
    assert plural_form(ARABIC, count, "ar") == form


def test_a_form_that_is_not_given_is_another() -> None:
    assert plural_form({"other": "trees"}, 1, "en") == "trees"
    assert plural_form({"one": "tree"}, 2, "en") == "tree"


@pytest.mark.parametrize(
    ("language", "within", "name"),
    [
        ("ja", None, "日本語"),
        ("en", "ja", "英語"),
        ("ja", "en", "Japanese"),
        ("fr", None, "Français"),
        ("zh-Hant", "en", "Chinese (Traditional)"),
        ("ain", "en", "Ainu"),
        ("pt-BR", "en", "Portuguese (Brazil)"),
    ],
)
def test_language_name(language: str, within: str | None, name: str) -> None:
    assert language_name(language, within) == name


@pytest.mark.parametrize("language", ["qaa", "zz", "ain", "und"])
def test_a_language_that_is_not_known_is_written_like_english(language: str) -> None:
    assert number(1000, language) == "1,000"
    assert date(datetime.fromisoformat("2013-04-01T00:00:00+09:00"), language) == "April 1, 2013"


def test_a_language_without_a_name_goes_by_its_tag() -> None:
    assert language_name("qaa").lower() == "qaa"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("basic policy", "Basic policy"), ("", ""), ("基本方針", "基本方針"), ("élan", "Élan"), ("iPhone", "IPhone")],
)
def test_capitalized(text: str, shown: str) -> None:
    assert capitalized(text) == shown
