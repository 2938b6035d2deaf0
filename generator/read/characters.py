"""Characters that no text of the content can hold: controls, noncharacters, and what would break a line unseen.

They come from copying out of other programs, cannot be seen in an editor, and most of them may not stand in HTML. Those
that turn the direction of writing around may, but a text with them reads otherwise than it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from generator.problems import Place, Problem

# What may not stand there, not what may: such a pattern is compiled in a tenth of the time.
_STRANGE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WITHOUT_WIDTH = re.compile("[\u180e\u200b\u2060-\u2064]")
"""What joins and parts words unseen. Those that letters and signs of some languages need (U+200C, U+200D) are none."""
MAY_BE_JAPANESE = re.compile("[\u3005-\uff9f]")
"""Kana and kanji, with what else lies between them. A pattern of so many letters takes long to compile; one serves all.
"""
_BEYOND = [chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)]
_NAMES = {
    "\0": "NUL",
    "\a": "BELL",
    "\b": "BACKSPACE",
    "\x0b": "VERTICAL TAB",
    "\x0c": "FORM FEED",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_SHORT = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029"}


def beginning(words: str, longest: int = 40) -> str:
    """The beginning of a text on one line, with a sign where it goes on."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def to_be_written(line: str, longest: int = 200) -> str:
    """A line to write, with a sign in its middle where it is too long to be shown: both ends are what matters."""
    return line if len(line) <= longest else f"{line[: longest * 2 // 3]}…{line[-longest // 4 :]}"


def strange_characters(text: str, file: str, line_offset: int = 0) -> list[Problem]:
    """A problem for the first such character of each line of a text, before which `line_offset` lines stand."""
    return [Problem("strange-character", *found) for found in _found(strange_at, text, file, line_offset)]


def hidden_characters(text: str, file: str) -> list[Problem]:
    """A warning for the first mark of each line that turns the direction of writing around, or has no width."""
    if text.isascii():
        return []
    turning = _found(_turning_at, text, file, 0)
    unseen = _found(_without_width_at, text, file, 0)
    return [
        *(Problem("hidden-character", *found, "warning") for found in turning),
        *(Problem("unseen-character", *found, "warning") for found in unseen),
    ]


def _found(at: Callable[[str], int], text: str, file: str, line_offset: int) -> list[tuple[Place, dict[str, str]]]:
    if at(text) < 0:
        return []
    return [
        (Place(file, number + line_offset, column + 1, 1), {"detail": named(line[column])})
        for number, line in enumerate(text.split("\n"), start=1)
        if (column := at(line)) >= 0
    ]


def strange_at(text: str) -> int:
    """Where the first such character stands in a text, else -1."""
    match = _STRANGE.search(text)
    # In a text of none but the first plane, which is nearly every one, these are not even looked for.
    beyond = [text.index(char) for char in _BEYOND if char in text]
    return min([match.start(), *beyond] if match else beyond, default=-1)


def unseen_at(text: str) -> int:
    """Where the first character stands that is strange or turns the direction around, else -1."""
    return min((at for at in (strange_at(text), _turning_at(text)) if at >= 0), default=-1)


def _turning_at(text: str) -> int:
    found = _TURNING.search(text)
    return found.start() if found else -1


def _without_width_at(text: str) -> int:
    found = _WITHOUT_WIDTH.search(text)
    return found.start() if found else -1


def escaped(written: str) -> tuple[str, int] | None:
    """The first escape in a quoted scalar, as it is written, that stands for such a character; and where."""
    for match in _ESCAPE.finditer(written):
        code = match[1] or match[2] or match[3]
        if code and int(code, 16) > 0x10FFFF:
            continue
        char = chr(int(code, 16)) if code else _SHORT.get(match[4], " ")
        if not is_seen(char):
            return char, match.start()
    return None


def is_seen(char: str) -> bool:
    """Whether a character may stand on a page, and does nothing there that nobody sees."""
    return unseen_at(char) < 0


def says_something(text: str) -> bool:
    """Whether there is anything in a text that is seen: no space of any kind, and no mark without a width."""
    return any(char.isprintable() and not char.isspace() for char in text)


def named(char: str) -> str:
    """A character's code and, where it has one, its name."""
    name = _NAMES.get(char) or unicodedata.name(char, "")
    return f"U+{ord(char):04X}{' ' if name else ''}{name}"
