"""Japanese eras: the calendar year that a year of an era is, and texts in which the two do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FIRST_YEARS = {
    name: first
    for first, names in {
        1868: "明治 Meiji",
        1912: "大正 Taisho Taishō",
        1926: "昭和 Showa Shōwa",
        1989: "平成 Heisei",
        2019: "令和 Reiwa",
    }.items()
    for name in names.split()
}
"""The name of an era, in Japanese and in Latin letters → the calendar year that is its year 1."""

_BY_LETTER = {"M": 1868, "T": 1912, "S": 1926, "H": 1989, "R": 2019}
_DIGITS = "〇一二三四五六七八九"

_NAME = "|".join(FIRST_YEARS)
_YEAR = "元|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}"
_MONTH = "[ \u3000]?([0-9０-９]{1,2})[ \u3000]?月(?:[ \u3000]?[0-9０-９]{1,2}[ \u3000]?日)?"
_TAIL = rf"(?:{_MONTH})?(末|頃|現在|時点)?"
_UNIT = "[ \u3000]?(年度|年)?"
_BY_ERA = rf"(?:({_NAME})[ \u3000]?({_YEAR}){_UNIT}|(?<![A-Za-z0-9])([MTSHR])([0-9０-９]{{1,2}})(年度|年)){_TAIL}"
_BY_CALENDAR = rf"(?<![0-9０-９])([0-9０-９]{{4}}){_UNIT}{_TAIL}"
_OPEN, _CLOSE = "[ \u3000]?[（(][ \u3000]?", "[ \u3000]?[）)](年度|年)?"
_ERA_FIRST = _BY_ERA + _OPEN + _BY_CALENDAR + _CLOSE
_CALENDAR_FIRST = _BY_CALENDAR + _OPEN + _BY_ERA + _CLOSE
_WRITTEN = rf"({_NAME}|[MTSHR])[ .]?({_YEAR}) ?(?:年度|年)?"


class Misfit(NamedTuple):
    """Where a text says that a year of an era is a calendar year that it is not."""

    start: int
    words: str
    right: int


class _Reading(NamedTuple):
    """A year as a text has it: the calendar year, whether it is a fiscal one, and the month and what is said of it."""

    year: int
    fiscal: bool
    month: int | None
    at_end: bool


def calendar_year(written: str) -> int | None:
    """The calendar year of a text that is nothing but a year that an era has had: 平成29年度, H29, 令和元年."""
    match = re.fullmatch(_WRITTEN, written, re.IGNORECASE)
    if match is None:
        return None
    first = FIRST_YEARS.get(match[1]) or FIRST_YEARS.get(match[1].capitalize()) or _BY_LETTER[match[1].upper()]
    year = first + as_number(match[2]) - 1
    # An era ends in the year in which the next one begins.
    last = min((other for other in _BY_LETTER.values() if other > first), default=year)
    return year if first <= year <= last else None


def may_hold_eras(text: str) -> bool:
    """Whether a text names an era at all; the quick look before the close one."""
    return any(map(text.__contains__, FIRST_YEARS)) or ("年" in text and bool(re.search("[MTSHR][0-9０-９]", text)))


def misfits(text: str) -> Iterator[Misfit]:
    """Every pair of years, one of them in brackets right after the other, that do not agree.

    A fiscal year ends in March of the year after, so 平成25年度（2014年3月）agrees.
    """
    for match in re.finditer(_ERA_FIRST, text):
        *era, year, unit, month, end, last = match.groups()
        yield from _misfit(match, era, (year, unit, month, end), last)
    for match in re.finditer(_CALENDAR_FIRST, text):
        year, unit, month, end, *era, last = match.groups()
        yield from _misfit(match, era, (year, unit, month, end), last)


def _misfit(
    match: re.Match[str],
    era: list[str | None],
    calendar: tuple[str, str | None, str | None, str | None],
    last: str | None,
) -> Iterator[Misfit]:
    """What one match comes to. A unit after the brackets, 平成29（2017）年度, is that of both years."""
    name, number, unit, letter, letters_number, letters_unit, month, end = era
    first = FIRST_YEARS[name] if name else _BY_LETTER[letter or ""]
    count = as_number(number or letters_number or "")
    by_era = _reading(first + count - 1, unit or letters_unit or last, month, end)
    year, its_unit, its_month, its_end = calendar
    told = _reading(int(year), its_unit or last, its_month, its_end)
    right = _agreeing(by_era, told)
    if told.year not in right:
        yield Misfit(match.start(), match[0], right[0])


def _reading(year: int, unit: str | None, month: str | None, end: str | None) -> _Reading:
    return _Reading(year, unit == "年度", int(month) if month else None, end == "末")


def _agreeing(era: _Reading, told: _Reading) -> tuple[int, ...]:
    """The calendar years that agree with a year of an era, the likeliest first."""
    if era.fiscal and not told.fiscal:
        if told.month is not None:
            return (era.year + (told.month <= 3),)
        return (era.year, era.year + 1) if era.at_end or told.at_end else (era.year,)
    if told.fiscal and not era.fiscal and era.month is not None:
        return (era.year - (era.month <= 3),)
    return (era.year,)


def as_number(number: str) -> int:
    """元, 29 and 二十九 as numbers."""
    if number == "元":
        return 1
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (10 * (_DIGITS.find(tens) if tens else 1) if ten else 0) + (_DIGITS.find(ones) if ones else 0)
