"""The state of every translation: missing, out of date, to be confirmed, or done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from generator.plan.ages import age_of
from generator.plan.model import Age
from generator.problems import Problem
from generator.read.accepted import Accepted
from generator.read.content import read_content
from generator.validate.check import CheckedContent, check_content
from generator.validate.originals import ContentText, content_texts

State = Literal["missing"] | Age | Literal["done"]

STATES: tuple[State, ...] = ("missing", "stale", "revised", "unconfirmed", "done")
"""From what is worst on."""


class Translated(NamedTuple):
    """A text in a language that is not the language of record, and the state of its translation."""

    text: ContentText
    language: str
    state: State


def load(folder: Path) -> tuple[CheckedContent | None, list[Problem]]:
    """A content folder as far as its files are in order, each by itself."""
    content, problems = read_content(folder)
    checked, found = check_content(content)
    return checked, [*problems, *found]


def translations(content: CheckedContent) -> Iterator[Translated]:
    """Every text of the content in each of the site's languages but the language of record."""
    record, *others = content.site.shape.languages
    for text in content_texts(content):
        if record in text.words:
            for language in others:
                yield Translated(text, language, state_of(text, language, record, content.accepted))


def state_of(text: ContentText, language: str, record: str, accepted: Accepted) -> State:
    """The state of one translation. Where no translation was ever accepted, what is there counts as done."""
    if language not in text.words:
        return "missing"
    if not accepted:
        return "done"
    pairs = accepted.pairs.get((text.id, language), ())
    return age_of(text.words[record], text.words[language], pairs) or "done"
