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
USERS: tuple[MessageLanguage, ...] = ("ja", "en")
READ_ONLY = ("column-place", "column-kind", "column-note", "column-name", "column-unit")
"""The columns that are there to be read; what is written into them changes nothing."""

_OF_LANGUAGE = re.compile(r"(.*?)\(([a-z]{2,3}(?:[-_][a-z0-9]+)*)\)")
_ABOVE = 20
"""Rows from the top among which the heads are looked for: people put a title above a table."""


class Heading(NamedTuple):
    """What a column holds: its key, and the language or the year where it is one of several."""

    key: str
    of: str = ""


def language_names(language: str) -> dict[MessageLanguage, str]:
    """What a language is called in each language that users have."""
    return {user: formats.language_name(language, user) for user in USERS}


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
    return [_heading(_plain(cell.text), languages) for cell in row]


def row_of_heads(rows: Sequence[Sequence[Cell]], languages: Sequence[str]) -> int | None:
    """Which of the rows has the heads: the first one with that of the ids."""
    found = (at for at, row in enumerate(rows[:_ABOVE]) if Heading("column-id") in headings(row, languages))
    return next(found, None)


def language_of(tag: str, languages: Sequence[str]) -> str:
    """The site's language that a program's tag stands for (en_US, EN); empty where it is none, or could be several."""
    wanted = tag.replace("_", "-").lower()
    known = {one.lower(): one for one in languages}
    if wanted in known:
        return known[wanted]
    alike = [one for one in known if _is_wider(one, wanted) or _is_wider(wanted, one)]
    return known[alike[0]] if len(alike) == 1 else ""


def _is_wider(tag: str, other: str) -> bool:
    return other.startswith(f"{tag}-")


def _heading(text: str, languages: Sequence[str]) -> Heading | None:
    for user in USERS:
        for key in _KEYS:
            if text == _plain(say(key, user)):
                # Where there is one language to translate into, its state need not name it.
                return Heading(key, languages[1] if key == "column-state" and len(languages) == 2 else "")
    match = _OF_LANGUAGE.fullmatch(text)
    if match:
        is_state = any(match[1].strip() == _plain(say("column-state", user)) for user in USERS)
        return Heading("column-state" if is_state else "column-language", language_of(match[2], languages) or match[2])
    if language := language_of(text, languages):
        return Heading("column-language", language)
    year = meant.year(text)
    return Heading("column-year", year) if year else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
