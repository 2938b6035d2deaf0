"""What is wrong with the content, as data: one `Problem` each, the same for the terminal, JSON and GitHub.

The words stand in `generator/messages/`, a module a language; a problem holds its code and what goes into them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A place in a file: the path from the content folder (or the templates folder), line and column from 1.

    `length` is how many characters of the line it takes, 0 where that is not known.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong. `values` are put into the message and the hint of the code's catalogue entry."""

    code: str
    place: Place
    values: Mapping[str, Any] = MappingProxyType({})
    severity: Severity = "error"
    subject: str = ""
    """The title of what the place lies within: a node's, a term's; put in once all problems are known."""

    @property
    def key(self) -> tuple[Place, str, str]:
        """Orders problems by place; equal keys are the same problem told twice."""
        return (self.place, self.code, repr(sorted(self.values.items())))


OF_FILES = frozenset(
    {
        *(
            "active-file",
            "another-kind",
            "bad-file-name",
            "content-changing",
            "copied-file",
            "empty-file",
            "empty-record",
            "file-name",
            "folder-and-file",
        ),
        *("folder-gone", "folder-not-a-file", "indicator-name", "level-file", "missing-catalogue", "missing-file"),
        *(
            "missing-original-page",
            "missing-page",
            "not-a-file",
            "page-name",
            "page-without-a-tag",
            "record-gone",
            "reserved-name",
            "same-name",
            "same-order",
        ),
        *("same-output", "template-file", "shallow-history", "too-large-a-file", "unknown-file", "unreadable"),
    }
)
"""The codes of problems that are about a file as a whole, its name above all, and about none of its lines."""

MANY = 100
"""Problems of one file after which the rest is not listed: they have one cause, or nobody reads so far."""


def not_too_many(problems: Iterable[Problem]) -> list[Problem]:
    """The first of a file's problems; where there are more, that is told in place of the rest."""
    first = list(islice(problems, MANY + 1))
    if len(first) > MANY:
        first[MANY:] = [Problem("more-problems", first[-1].place, {"shown": MANY})]
    return first


def in_order(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """Sort by place and drop repetitions; with `strict`, every warning becomes an error."""
    unique = {problem.key: problem for problem in problems}
    ordered = (unique[key] for key in sorted(unique))
    return tuple(problem._replace(severity="error") if strict else problem for problem in ordered)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them is an error, so that nothing may be published."""
    return any(problem.severity == "error" for problem in problems)
