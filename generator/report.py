"""Problems for the eyes of people and of programs: as text, as JSON, as annotations of a pull request on GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from generator.excerpt import Excerpt
from generator.messages import MessageLanguage, on_a_line, problem_text, say
from generator.problems import OF_FILES, Place, Problem

Format = Literal["text", "json", "github"]

ExcerptOf = Callable[[Place], Excerpt | None]


def report(
    problems: Sequence[Problem],
    form: Format,
    language: MessageLanguage,
    folder: str,
    excerpt_of: ExcerptOf,
    *,
    colour: bool,
    total: Sequence[Problem] = (),
) -> str:
    """Problems in one of the forms; `folder` is where the files' paths begin, as GitHub knows it.

    `total` are those that are counted, where they are more than those that are told.
    """
    if form == "json":
        data = [as_data(problem, excerpt_for(problem, excerpt_of)) for problem in problems]
        return json.dumps(data, ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem, language, folder) for problem in problems)
    return "\n".join(lines(problems, language, excerpt_of, colour, total=total))


def lines(
    problems: Sequence[Problem],
    language: MessageLanguage,
    excerpt_of: ExcerptOf,
    colour: bool,
    where: Callable[[Place], str] = str,
    total: Sequence[Problem] = (),
) -> Iterable[str]:
    """Problems as text, and how many there are; `where` words their places, `total` are all that there are."""
    for problem in problems:
        message, way_out = problem_text(problem, language)
        severity = _marked(say(problem.severity, language), problem, colour)
        yield f"{_in_one(where(problem.place))}: {severity} [{problem.code}] {_in_one(message)}"
        excerpt = excerpt_for(problem, excerpt_of)
        if excerpt:
            yield f"    | {excerpt.text}"
            yield f"    | {_marked(excerpt.pointer, problem, colour)}"
        if way_out:
            yield f"    {say('way-out', language)}{_in_one(way_out)}"
    total = total or problems
    if total:
        errors = sum(problem.severity == "error" for problem in total)
        yield say("summary", language, errors=errors, warnings=len(total) - errors)


def excerpt_for(problem: Problem, excerpt_of: ExcerptOf) -> Excerpt | None:
    """The line that a problem is about; None where it is about its file, of which no line says more than another."""
    return None if problem.code in OF_FILES else excerpt_of(problem.place)


def _marked(words: str, problem: Problem, colour: bool) -> str:
    return f"\x1b[{'31' if problem.severity == 'error' else '33'};1m{words}\x1b[0m" if colour else words


def _in_one(text: str) -> object:
    return on_a_line(text.replace("\n", " "))


def as_data(problem: Problem, excerpt: Excerpt | None) -> dict[str, Any]:
    """A problem as plain data, in both languages, with the line that it is about where there is one to see."""
    bare = problem._replace(subject="")
    texts = {language: problem_text(bare, language) for language in ("ja", "en")}
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "subject": problem.subject,
        "excerpt": excerpt._asdict() if excerpt else None,
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
        **({"endColumn": str(place.column + place.length)} if place.length else {}),
        "title": problem.code,
    }
    head = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    said = "\n".join(filter(None, (message, way_out)))
    return f"::{problem.severity} {head}::{_escaped(said)}"


def _escaped(text: str, also: str = "") -> str:
    """Percent-encoding of the characters that end a workflow command or a part of it."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
