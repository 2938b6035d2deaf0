"""Numbers, dates, years, plurals and language names, as a language writes them: Babel's data, nothing of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from generator.render.answers import answer

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale(language: str) -> Locale:
    """Babel's locale of a language tag; where it knows none of that tag, that of the language alone, else English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (what it has said is remembered)

    for tag in (language, language.split("-", maxsplit=1)[0], "en"):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    raise AssertionError("Babel always knows English")


def language_name(language: str, in_language: str | None = None) -> str:
    """A language's name, in itself or in another language: 日本語, Japanese."""
    inside = in_language or language
    return answer(f"language {language} {inside}", lambda: _language_name(language, inside))


def _language_name(language: str, in_language: str) -> str:
    own = locale(in_language)
    known = locale(language)
    tag = language.replace("-", "_")
    name = known.get_display_name(str(own)) if str(known).split("_")[0] == tag.split("_")[0] else None
    return capitalized(name or own.languages.get(tag) or language)


def capitalized(text: str) -> str:
    """The text with its first letter as a capital, for languages that have them."""
    return text[:1].upper() + text[1:]


def number(value: Decimal | int, language: str) -> str:
    """A number with the language's separators and as many decimals as it was given with."""
    return answer(f"number {value} {language}", lambda: _number(value, language))


def _number(value: Decimal | int, language: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415

    decimals = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale(language))


def date(value: dt.datetime, language: str) -> str:
    """A date in full: 2013年4月1日, April 1, 2013."""
    day = value.date()
    return answer(f"date {day} {language}", lambda: _date(day, language))


def _date(day: dt.date, language: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, format="long", locale=locale(language))


def plural_form(forms: Mapping[str, str], count: Decimal | int, language: str) -> str:
    """Of a noun's forms, that for the count."""
    if len(forms) == 1:
        return next(iter(forms.values()))
    category = answer(f"plural {count} {language}", lambda: _plural_category(count, language))
    return forms.get(category) or forms.get("other") or next(iter(forms.values()))


def _plural_category(count: Decimal | int, language: str) -> str:
    return str(locale(language).plural_form(abs(float(count)) if count % 1 else abs(int(count))))
