"""Characters that no text of the content can hold: controls, noncharacters, and what would break a line unseen.

They come from copying out of other programs, cannot be seen in an editor, and most of them may not stand in HTML. Those
that turn the direction of writing around may, but a text with them reads otherwise than it is written.
"""

from __future__ import annotations

import re
import unicodedata

from generator.problems import Place, Problem

STRANGE = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0001fffd\U00020000-\U0002fffd"
    "\U00030000-\U0003fffd\U000e0000-\U000efffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
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


def strange_characters(text: str, file: str, line_offset: int = 0) -> list[Problem]:
    """A problem for the first such character of each line of a text, before which `line_offset` lines stand."""
    return [Problem("strange-character", place, values) for place, values in _found(STRANGE, text, file, line_offset)]


def hidden_characters(text: str, file: str) -> list[Problem]:
    """A warning for the first mark of each line that turns the direction of writing around."""
    return [Problem("hidden-character", place, values, "warning") for place, values in _found(TURNING, text, file, 0)]


def _found(wanted: re.Pattern[str], text: str, file: str, line_offset: int) -> list[tuple[Place, dict[str, str]]]:
    if not wanted.search(text):
        return []
    return [
        (Place(file, number + line_offset, match.start() + 1), {"detail": named(match[0])})
        for number, line in enumerate(text.split("\n"), start=1)
        if (match := wanted.search(line))
    ]


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
    return not STRANGE.match(char) and not TURNING.match(char)


def named(char: str) -> str:
    """A character's code and, where it has one, its name."""
    name = _NAMES.get(char) or unicodedata.name(char, "")
    return f"U+{ord(char):04X}{' ' if name else ''}{name}"
