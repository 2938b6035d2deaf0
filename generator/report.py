"""Problems for the eyes of people and of programs: as text, as JSON, as annotations of a pull request on GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from generator.messages import MessageLanguage, on_a_line, problem_text, say
from generator.problems import Place, Problem

Format = Literal["text", "json", "github"]


def report(problems: Sequence[Problem], form: Format, language: MessageLanguage, folder: str, colour: bool) -> str:
    """All problems in one of the forms; `folder` is where the files' paths begin, as GitHub knows it."""
    if form == "json":
        return json.dumps([as_data(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem, language, folder) for problem in problems)
    return "\n".join(lines(problems, language, colour))


def lines(
    problems: Sequence[Problem], language: MessageLanguage, colour: bool, where: Callable[[Place], str] = str
) -> Iterable[str]:
    """Problems as text, and how many there are; `where` words their places."""
    for problem in problems:
        message, way_out = problem_text(problem, language)
        severity = say(problem.severity, language)
        if colour:
            severity = f"\x1b[{'31' if problem.severity == 'error' else '33'};1m{severity}\x1b[0m"
        yield f"{_in_one(where(problem.place))}: {severity} [{problem.code}] {_in_one(message)}"
        if way_out:
            yield f"    {say('way-out', language)}{_in_one(way_out)}"
    if problems:
        errors = sum(problem.severity == "error" for problem in problems)
        yield say("summary", language, errors=errors, warnings=len(problems) - errors)


def _in_one(text: str) -> object:
    return on_a_line(text.replace("\n", " "))


def as_data(problem: Problem) -> dict[str, object]:
    """A problem for programs, with its words in both languages."""
    texts = {language: problem_text(problem, language) for language in ("ja", "en")}
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": {language: message for language, (message, _) in texts.items()},
        "hint": {language: way_out for language, (_, way_out) in texts.items()},
    }


def _annotation(problem: Problem, language: MessageLanguage, folder: str) -> str:
    message, way_out = problem_text(problem, language)
    place = problem.place
    properties = {
        "file": place.file if place.file.startswith("templates/") else f"{folder}/{place.file}",
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    head = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{problem.severity} {head}::{_escaped(f'{message} {way_out}'.strip())}"


def _escaped(text: str, also: str = "") -> str:
    """Percent-encoding of the characters that end a workflow command or a part of it."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
