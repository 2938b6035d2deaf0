"""Official numbers: the marks that a plan prints (Ⅰ, 1, ①), their ordinals, and their form in other languages."""

from __future__ import annotations

import unicodedata
from typing import Literal

Numbering = Literal["roman", "decimal", "circled", "free", "none"]

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(ordinal: int) -> str:
    """1 → I, 4 → IV: ASCII letters, from 1 to 39."""
    letters = ""
    for value, letter in _ROMAN:
        while ordinal >= value:
            letters += letter
            ordinal -= value
    return letters


def printed(numbering: Numbering, ordinal: int) -> str | None:
    """The mark as a Japanese plan prints it; None where the style has none for that ordinal."""
    if numbering == "roman":
        return chr(0x2160 + ordinal - 1) if ordinal <= 12 else roman(ordinal)
    if numbering == "circled":
        return chr(0x2460 + ordinal - 1) if ordinal <= 20 else f"({ordinal})"
    if numbering == "decimal":
        return str(ordinal)
    return None


def matches(numbering: Numbering, number: str, ordinal: int) -> bool:
    """Whether a printed mark is the one for the ordinal, full or half width, Ⅰ or I, ① or 1."""
    expected = printed(numbering, ordinal)
    if expected is None:
        return True
    return _folded(number) == _folded(expected)


def position(numbering: Numbering, number: str) -> int | None:
    """The ordinal that a printed mark stands for; None where it is no mark of that style."""
    return next((ordinal for ordinal in range(1, 40) if matches(numbering, number, ordinal)), None)


def _folded(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark).strip("()").casefold()


def in_language(numbering: Numbering, number: str, language: str) -> str:
    """The mark for readers of a language: as printed in East Asian languages, in plain characters elsewhere."""
    if numbering == "free" or language.split("-", maxsplit=1)[0] in {"ja", "zh", "ko"}:
        return number
    return unicodedata.normalize("NFKC", number).strip("()")
