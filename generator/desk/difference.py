"""What differs between two texts, word by word: Japanese by runs of one script, the kana between them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"[^\W\d_ぁ-んァ-ヶー一-龠々]+|\d+|[ァ-ヶー]+|[一-龠々]+|\s+|.", re.DOTALL)
_AROUND = 24
"""Characters of what is the same that are shown beside a difference."""


class Span(NamedTuple):
    """A part of one of the texts: in both (`same`), only in the old one (`gone`), only in the new one (`new`)."""

    kind: Literal["same", "gone", "new"]
    words: str


def difference(old: str, new: str) -> list[Span]:
    """The spans that, without what is new, make the old text, and without what is gone the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    spans = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            spans.append(Span("same", "".join(before[i:j])))
            continue
        if i < j:
            spans.append(Span("gone", "".join(before[i:j])))
        if k < m:
            spans.append(Span("new", "".join(after[k:m])))
    return spans


def marked(spans: list[Span], side: Literal["gone", "new"] | None, *, colour: bool) -> str:
    """One side of a difference, or both in one, on a line: what is gone in `[-…-]`, what is new in `{+…+}`.

    Of what is the same only the surroundings are shown.
    """
    return "".join(_shown(spans, side, colour=colour)).replace("\n", " ⏎ ")


def _shown(spans: list[Span], side: str | None, *, colour: bool) -> Iterator[str]:
    last = len(spans) - 1
    for index, (kind, words) in enumerate(spans):
        if kind == "same":
            yield _cut(words, at_start=index == 0, at_end=index == last)
        elif side in {None, kind}:
            begin, end = ("[-", "-]") if kind == "gone" else ("{+", "+}")
            tone = "31" if kind == "gone" else "32"
            yield f"\x1b[{tone}m{begin}{words}{end}\x1b[0m" if colour else f"{begin}{words}{end}"


def _cut(words: str, *, at_start: bool, at_end: bool) -> str:
    if len(words) <= 2 * _AROUND:
        return words
    head = "" if at_start else words[:_AROUND]
    tail = "" if at_end else words[-_AROUND:]
    return f"{head}…{tail}"
