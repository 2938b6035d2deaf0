"""How old translations are: whether each was made from the original as it stands, by what was accepted.

- `stale`: the original was revised after the translation;
- `revised`: both are others than those that were accepted, so that somebody has to see whether they say the same;
- `unconfirmed`: nothing was accepted yet.

A translation that was bettered while its original stayed is up to date. Without the file of what was accepted nothing
is known of any. A plan that is just begun has none; where there was one, that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from generator.plan.model import Age
from generator.problems import Place, Problem
from generator.read.accepted import FILE, Accepted, Pair
from generator.read.characters import beginning
from generator.validate.check import CheckedContent
from generator.validate.originals import ContentText, content_texts
from generator.validate.outline import digest_of
from generator.validate.texts import is_placeholder

Ages = Mapping[str, Mapping[str, Age]]
"""By the id of a text and by language; those that are up to date have none."""

_CODES: Mapping[Age, str] = {
    "stale": "stale-translation",
    "revised": "revised-translation",
    "unconfirmed": "unconfirmed-translation",
}


def age_of(original: Any, translation: Any, accepted: Sequence[Pair]) -> Age | None:
    """The age of a translation, which like its original is words, what stands for them, or the forms of a noun."""
    if not accepted:
        return "unconfirmed"
    then = digest_of(original)
    if any(pair[0] == then for pair in accepted):
        return None
    now = digest_of(translation)
    return "stale" if any(pair[1] == now for pair in accepted) else "revised"


def aged_texts(content: CheckedContent) -> Iterator[tuple[ContentText, str, Age]]:
    """The translations that are not up to date, each with its language; what was in order before still is."""
    if not content.accepted:
        return
    record, *others = content.site.shape.languages
    for text in content_texts(content):
        if record not in text.words or text.files <= content.settled:
            continue
        for language in others:
            if language in text.words and not is_placeholder(text.words[language]):
                accepted = content.accepted.pairs.get((text.id, language), ())
                age = age_of(text.words[record], text.words[language], accepted)
                if age:
                    yield text, language, age


def ages(content: CheckedContent) -> tuple[Ages, list[Problem]]:
    """The ages of all translations that are not up to date, and a warning for each."""
    found: dict[str, dict[str, Age]] = {}
    problems = []
    for text, language, age in aged_texts(content):
        found.setdefault(text.id, {})[language] = age
        values = {"language": language, "id": text.id, "text": excerpt_of(text, language)}
        problems.append(Problem(_CODES[age], text.locate(language), values, "warning"))
    return found, problems


def lost_record(content: CheckedContent, files: Collection[str], last: Callable[[], str]) -> Iterator[Problem]:
    """Whether what was accepted is gone, by accident as a rule: all translations would count as up to date.

    `files` are those of the content, `last` gives what was committed last. That may be of another plan, whose place
    this one has taken.
    """
    if FILE in content.faulty or not content.accepted.is_blank or not _has_translations(content):
        return
    if FILE in files:
        yield Problem("empty-record", Place(FILE), severity="warning")
    elif _is_of(content, Accepted(last())):
        yield Problem("record-gone", Place(FILE), severity="warning")


def _has_translations(content: CheckedContent) -> bool:
    _, *others = content.site.shape.languages
    return any(language in text.words for text in content_texts(content) for language in others)


def _is_of(content: CheckedContent, accepted: Accepted) -> bool:
    """Whether any text of the content was accepted as it stands."""
    record, *others = content.site.shape.languages
    return any(
        original == digest_of(text.words[record])
        for text in content_texts(content)
        if record in text.words
        for language in others
        for original, _ in accepted.pairs.get((text.id, language), ())
    )


def excerpt_of(text: ContentText, language: str) -> str:
    """The beginning of a text's words in a language."""
    words = text.said(language)
    if not isinstance(words, str):
        words = words.get("other", "")
    return beginning(words)
