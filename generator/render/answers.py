"""What libraries with much data have answered: the same question has the same answer, so it is asked once.

Babel and BudouX know a great deal, and take as long to load as some hundred pages take to be made. A build remembers
their answers for the next (`generator.memory`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

_MOST = 50_000
_answers: dict[str, str] = {}


def answer(question: str, ask: Callable[[], str]) -> str:
    """The answer to a question: a text that says all that the answer depends on."""
    known = _answers.get(question)
    if known is None:
        known = _answers[question] = ask()
    return known


def known_answers() -> Mapping[str, str]:
    """All that has been answered, but no more than is worth remembering."""
    return _answers if len(_answers) <= _MOST else {}


def answers_after(number: int) -> Mapping[str, str]:
    """What has been answered since so many answers were known."""
    return dict(islice(_answers.items(), number, None))


def recall_answers(answers: Mapping[str, str]) -> None:
    """Take over what was answered before, by the same versions of the libraries."""
    _answers.update(answers)
