"""Numbers, dates, years, plurals and language names, as a language writes them: Babel's data, nothing of our own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal


@cache
def locale(language: str) -> Locale:
    """Babel's locale of a language tag; where it knows none of that tag, that of the language alone, else English."""
    for tag in (language, language.split("-", maxsplit=1)[0], "en"):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    raise AssertionError("Babel always knows English")


def language_name(language: str, in_language: str | None = None) -> str:
    """A language's name, in itself or in another language: 日本語, Japanese."""
    own = locale(in_language or language)
    known = locale(language)
    tag = language.replace("-", "_")
    name = known.get_display_name(str(own)) if str(known).split("_")[0] == tag.split("_")[0] else None
    return capitalized(name or own.languages.get(tag) or language)


def capitalized(text: str) -> str:
    """The text with its first letter as a capital, for languages that have them."""
    return text[:1].upper() + text[1:]


def number(value: Decimal | int, language: str) -> str:
    """A number with the language's separators and as many decimals as it was given with."""
    decimals = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale(language))


def date(value: datetime, language: str) -> str:
    """A date in full: 2013年4月1日, April 1, 2013."""
    return format_date(value.date(), format="long", locale=locale(language))


@lru_cache(maxsize=10_000)
def _plural_category(count: Decimal | int, language: str) -> str:
    return str(locale(language).plural_form(abs(float(count)) if count % 1 else abs(int(count))))


def plural_form(forms: Mapping[str, str], count: Decimal | int, language: str) -> str:
    """Of a noun's forms, that for the count."""
    category = _plural_category(count, language)
    return forms.get(category) or forms.get("other") or next(iter(forms.values()))
