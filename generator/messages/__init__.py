"""All that the program says to the people who use it: a module a language, and one for files and how they are written.

Nothing is worded anywhere else. `problem_text` words a problem: what is wrong, and a way out. `say` words what the commands report.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from types import ModuleType
from typing import Literal

from generator.problems import Problem

MessageLanguage = Literal["ja", "en"]
_WIDE_SPACE = "\u3000"


@cache
def _catalogue(language: MessageLanguage) -> ModuleType:
    """The words of a language; few commands say anything in both."""
    if language == "ja":
        from generator.messages import ja  # noqa: PLC0415

        return ja
    from generator.messages import en  # noqa: PLC0415

    return en


def problem_text(problem: Problem, language: MessageLanguage) -> tuple[str, str]:
    """What is wrong, and with whose words, and what to do about it; a near miss is named where the problem knows one.

    The title that the problem lies within comes first, but where the message has it in any case.
    """
    code = f"{problem.code}-near" if problem.values.get("near") else problem.code
    message, way_out = _catalogue(language).PROBLEMS[code]
    values = {name: _worded(value, language) for name, value in problem.values.items()}
    said = message.format_map(values)
    if problem.subject and problem.subject not in said:
        said = say("within", language, subject=problem.subject) + said
    return said, way_out.format_map(values)


def _worded(value: object, language: MessageLanguage) -> object:
    """What a library said in the language's own words; several words as the language lists alternatives."""
    if isinstance(value, str):
        words = _catalogue(language)
        return words.DETAILS.get(value) or words.SYSTEM.get(value, value)
    if not isinstance(value, tuple):
        return value
    if language == "ja" or len(value) < 2:
        return "、".join(value)
    return f"{', '.join(value[:-1])} or {value[-1]}"


def disk_text(error: OSError, language: MessageLanguage) -> str:
    """What the system has refused, and of which file."""
    detail = _worded(error.strerror or str(error), language)
    return say("disk", language, detail=f"{detail}: {error.filename}" if error.filename else detail)


def say(key: str, language: MessageLanguage, **values: object) -> str:
    """A sentence of the program's own."""
    sentence: str = _catalogue(language).SENTENCES[key]
    return sentence.format_map({name: on_a_line(value) for name, value in values.items()})


def on_a_line(value: object) -> object:
    """Words without what would move a terminal's cursor or change its colours: names of files may hold anything."""
    words = str(value) if isinstance(value, PurePath) else value
    if not isinstance(words, str) or words.isprintable():
        return words
    return "".join(char if char.isprintable() or char == _WIDE_SPACE else "\N{REPLACEMENT CHARACTER}" for char in words)


def user_language(environment: Mapping[str, str] = os.environ) -> MessageLanguage:
    """Japanese where the user's locale is Japanese, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"
