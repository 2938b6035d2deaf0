"""`translations.txt`: from which original each translation was made, a line each, so that git can merge it.

A line holds the text's id, the language, and the digests of the original and of the translation as somebody accepted
them. After a merge there can be several lines for one text: any of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from generator.problems import Place, Problem, not_too_many
from generator.read.characters import beginning

FILE = "translations.txt"
"""Its name in the content folder."""

_LINE = re.compile(r"(?m)^(\S+) (\S+) ([0-9a-f]{20}) ([0-9a-f]{20})$")

Pair = tuple[str, str]
"""The digests of an original and of its translation."""


@dataclass(frozen=True)
class Accepted:
    """The translations that were accepted, as the file has them."""

    text: str = ""

    @cached_property
    def digest(self) -> str:
        """Tells whether it is as it was."""
        return blake2b(self.text.encode(), digest_size=10).hexdigest() if self.text else ""

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], Sequence[Pair]]:
        """What was accepted for each text's id and language."""
        found: dict[tuple[str, str], list[Pair]] = {}
        for name, language, original, translation in _LINE.findall(self.text):
            found.setdefault((name, language), []).append((original, translation))
        return found

    def __bool__(self) -> bool:
        """Whether anything was accepted: if not, nobody knows of any translation how old it is."""
        return bool(_LINE.search(self.text))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but remarks."""
        return all(not line.strip() or line.startswith("#") for line in self.text.split("\n"))


def line_problems(text: str) -> list[Problem]:
    """The lines that say nothing; remarks may begin with `#`."""
    if not text.strip():
        return []
    found = (
        Problem("not-an-accepted-line", Place(FILE, number), {"found": beginning(line, 60)})
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line)
    )
    return not_too_many(found)
