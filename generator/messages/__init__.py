"""All that the program says to the people who use it: a module a language, and one for files and how they are written.

Nothing is worded anywhere else. `problem_text` words a problem: what is wrong, and a way out. `say` words what the commands report.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import PurePath
from types import ModuleType
from typing import Literal, NamedTuple

from generator.problems import Problem

MessageLanguage = Literal["ja", "en"]
_HARMLESS = "\u3000\u00a0"
"""Spaces that a terminal shows as spaces, though they do not count as printable."""


_COMMAND = re.compile(r"`python build\.py( [^`]*)?`")
_HAS_CONTENT = re.compile(r" (?:build|check|serve|new|translations|export|import)\b")


class Called(NamedTuple):
    """How the command was called, so that the commands which messages name can be typed as they stand."""

    program: str = "python build.py"
    options: str = ""
    """What has to follow a command that takes content, where that is not in its usual folder."""


_called = [Called()]


@contextmanager
def called(how: Called) -> Iterator[None]:
    """Name commands as they have to be called here."""
    _called.append(how)
    try:
        yield
    finally:
        _called.pop()


def _as_called(said: str) -> str:
    """A sentence whose commands can be typed as they stand."""
    program, options = _called[-1]
    if "`python build.py" not in said or (program, options) == Called():
        return said

    def command(match: re.Match[str]) -> str:
        rest = match[1] or ""
        return f"`{program}{rest}{options if _HAS_CONTENT.match(rest) else ''}`"

    return _COMMAND.sub(command, said)


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

    The title that the problem lies within comes first, but where the message has it in any case. What many pages share
    is said to be so, and sought in the templates.
    """
    code = f"{problem.code}-near" if problem.values.get("near") else problem.code
    message, way_out = _catalogue(language).PROBLEMS[code]
    key = str(problem.values.get("key", ""))
    values = {name: _worded(name, value, key, language) for name, value in problem.values.items()}
    if "language" in values:
        values["in_words"] = _language_name(str(values["language"]), language)
    said = message.format_map(values)
    if problem.subject and problem.subject not in said:
        said = say("within", language, subject=problem.subject) + said
    if problem.values.get("pages"):
        said += say("on-pages", language, pages=problem.values["pages"])
        way_out = say("in-a-template", language)
    return _as_called(said), _as_called(way_out.format_map(values))


def _worded(name: str, value: object, key: str, language: MessageLanguage) -> object:
    """A value as the language has it: `detail` in its own words, keys and choices with what they are, lists as lists."""
    words = _catalogue(language)
    if name == "detail":
        return _in_words(str(value), words)
    if name == "character":
        return words.DETAILS.get(str(value), value)
    if isinstance(value, Mapping):
        return _called_in(value, language)
    if not isinstance(value, tuple):
        return words.NAMES.get(str(value), value) if name == "name" and value == key else value
    if name in {"keys", "required"}:
        value = tuple(_with_meaning(one, words.NAMES.get(one), language) for one in value)
    elif name == "expected":
        meanings = words.CHOICES.get(key, {})
        known = [choice for choice in meanings if choice in value]
        # Where a language has its own words for some, the others mean the same.
        value = tuple(_with_meaning(one, meanings.get(one), language) for one in known or value)
    else:
        value = tuple(f"`{one}`" for one in value)
    if language == "ja" or len(value) < 2:
        return "、".join(value)
    return f"{', '.join(value[:-1])} {'or' if name in {'expected', 'forms'} else 'and'} {value[-1]}"


def _called_in(names: Mapping[str, object], language: MessageLanguage) -> object:
    """What is called otherwise in each language; what has no name in this one is called as in the first."""
    return names.get(language) or next(iter(names.values()), "")


def _language_name(tag: str, language: MessageLanguage) -> str:
    """What a language is called; the tag itself where it has no name."""
    from babel import Locale  # noqa: PLC0415  (needed for faulty content only)

    names = Locale(language).languages
    return names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag


def _with_meaning(word: str, meaning: str | None, language: MessageLanguage) -> str:
    if not meaning:
        return f"`{word}`"
    return f"`{word}`（{meaning}）" if language == "ja" else f"`{word}` ({meaning})"


def _in_words(said: str, words: ModuleType) -> str:
    """What a library or the system said, in a language's own words."""
    exact: str | None = words.DETAILS.get(said) or words.SYSTEM.get(said)
    if exact:
        return exact
    for pattern, worded in words.PATTERNS.items():
        match = re.fullmatch(pattern, said)
        if match:
            form: str = worded
            return form.format(said, *match.groups())
    # Some systems speak the user's language themselves; what is quoted is nobody's.
    own = re.sub(r"'[^']*'|\"[^\"]*\"", "", said)
    foreign = re.search("[A-Za-z]{2}", own) and not re.search("[\u3040-\u30ff]", own)
    return words.OTHER if words.OTHER and foreign else said


def known_keys() -> frozenset[str]:
    """All keys that a content file can have."""
    from generator.messages.en_keys import KEYS  # noqa: PLC0415  (needed for faulty content only)

    return frozenset(name.partition(".")[2] for name in KEYS)


def disk_text(error: OSError, language: MessageLanguage) -> str:
    """What the system has refused, and of which file."""
    detail = _in_words(error.strerror or str(error), _catalogue(language))
    return say("disk", language, detail=f"{detail}: {error.filename}" if error.filename else detail)


def say(key: str, language: MessageLanguage, **values: object) -> str:
    """A sentence of the program's own; a near miss is named where one is known."""
    sentence: str = _catalogue(language).SENTENCES[f"{key}-near" if values.get("near") else key]
    worded = {
        name: _called_in(value, language) if isinstance(value, Mapping) else value for name, value in values.items()
    }
    return _as_called(sentence.format_map({name: on_a_line(value) for name, value in worded.items()}))


def on_a_line(value: object) -> object:
    """Words without what would move a terminal's cursor or change its colours: names of files may hold anything."""
    words = str(value) if isinstance(value, PurePath) else value
    if not isinstance(words, str) or words.isprintable():
        return words
    return "".join(char if char.isprintable() or char in _HARMLESS else "\N{REPLACEMENT CHARACTER}" for char in words)


def user_language(environment: Mapping[str, str] = os.environ) -> MessageLanguage:
    """Japanese where the user's locale is Japanese, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"


def key_text(shape: type, key: str) -> dict[MessageLanguage, str]:
    """What a key of a kind of file is for, or, without a key, what the file is; in each language."""
    from generator.messages import en_keys, ja_keys  # noqa: PLC0415  (few commands explain keys)

    names = [f"{one.__name__}.{key}" if key else one.__name__ for one in shape.__mro__]
    name = next(name for name in names if name in ja_keys.KEYS)
    called = ja_keys.NAMES_IN_PLACE.get(name, ja_keys.NAMES.get(key))
    japanese = ja_keys.KEYS[name]
    if called and not japanese.startswith(called):
        japanese = f"{called}：{japanese}"
    return {"ja": japanese, "en": en_keys.KEYS[name]}


def key_name(key: str, language: MessageLanguage) -> str:
    """What a key is called; the key itself where it has no name."""
    name: str = _catalogue(language).NAMES.get(key, key)
    return name


def choices_of(key: str, language: MessageLanguage) -> dict[str, str]:
    """What can be chosen for a key, and what it means; nothing where any text can stand."""
    choices: dict[str, dict[str, str]] = _catalogue(language).CHOICES
    return choices.get(key, {})
