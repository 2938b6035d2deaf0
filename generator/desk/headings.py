"""The heads of a table's columns: written in the user's language, understood in either and in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from generator.desk.tables import Cell
from generator.messages import MessageLanguage, say
from generator.render import formats
from generator.validate import meant

_KEYS = (
    *("column-id", "column-place", "column-kind", "column-note", "column-base", "column-name", "column-unit"),
    *("column-state", "column-baseline-year", "column-baseline", "column-target-year", "column-target"),
)
_OF_LANGUAGE = re.compile(r"(.*?)\(([a-z]{2,3}(?:-[a-z0-9]+)*)\)")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*")


class Heading(NamedTuple):
    """What a column holds: its key, and the language or the year where it is one of several."""

    key: str
    of: str = ""


def language_heading(language: str, user: MessageLanguage) -> str:
    """日本語 (ja)"""
    return f"{formats.language_name(language, user)} ({language})"


def state_heading(language: str, user: MessageLanguage) -> str:
    """状態 (en)"""
    return f"{say('column-state', user)} ({language})"


def year_heading(year: int, user: MessageLanguage) -> str:
    """2013年度"""
    return say("column-year", user, year=year)


def headings(row: Sequence[Cell], languages: Sequence[str]) -> list[Heading | None]:
    """What the columns of a table hold; None of those that hold something else."""
    return [_heading(_plain(cell.text), {one.lower(): one for one in languages}) for cell in row]


def _heading(text: str, languages: dict[str, str]) -> Heading | None:
    for user in ("ja", "en"):
        for key in _KEYS:
            if text == _plain(say(key, user)):
                return Heading(key)
    match = _OF_LANGUAGE.fullmatch(text)
    if match:
        is_state = any(match[1].strip() == _plain(say("column-state", user)) for user in ("ja", "en"))
        return Heading("column-state" if is_state else "column-language", languages.get(match[2], match[2]))
    if text in languages:
        return Heading("column-language", languages[text])
    year = meant.year(text)
    return Heading("column-year", year) if year else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
