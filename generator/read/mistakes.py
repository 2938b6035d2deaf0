"""What can be wrong with a line of YAML taken alone, and the line as it should be.

Staff type with a Japanese input method and paste from office documents: colons, spaces and list marks come out
full-width, values begin with signs that mean something else to YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from generator.messages import known_keys

_LINE = re.compile(r"([^\S\n]*)((?:-[ ]+)*)(.*)", re.DOTALL)
KEY = r"([A-Za-z_][A-Za-z0-9_-]*)"
_WIDE_COLON = re.compile(KEY + r"[ \u3000]*[\uff1a\ufe55](.*)", re.DOTALL)
_SPACED_COLON = re.compile(KEY + r"[ ]*:[ ]*\u3000\s*(.*)", re.DOTALL)
_TIGHT_COLON = re.compile(KEY + r":([^\s:/].*)", re.DOTALL)
PAIR = re.compile(KEY + r"[ ]*:[ ]+(.*)", re.DOTALL)
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
WIDE_MARK = re.compile(r"([\uff0d\u30fb\uff65\u2010-\u2015\u2212\u2022\u25cf]|[*\u30fc](?=\s))\s*(.*)", re.DOTALL)
_TIGHT_MARK = re.compile(r"(-)([^\s-].*)", re.DOTALL)
_WIDE_QUOTES = {"\u201c": "\u201d", "\u201d": "\u201d", "\uff02": "\uff02", "\u2018": "\u2019", "「": "」", "『": "』"}
_WIDE_BRACKETS = str.maketrans("［］｛｝：，、\u3000", "[]{}:,, ")
_BRACKETS = {"[": "]", "{": "}"}
_SIGNS = "@`%*&!|>]},"
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?")
_TEXT_AFTER_BAR = re.compile(r"(\|[-+0-9]*)[ ]+(\S.*)")
_GAP = re.compile(r"(\[)[ ]*(?:,[ ]*)+|,(?:[ ]*,)+[ ]*")


class Mistake(NamedTuple):
    """A problem's code; where in the line; what stands there; the line as it should be."""

    code: str
    offset: int
    sign: str
    better: str


@dataclass(frozen=True)
class Line:
    """A line in its parts: indentation, marks of list entries, and the key and value after them."""

    indent: str
    marks: str
    rest: str

    @property
    def value(self) -> str:
        pair = PAIR.fullmatch(self.rest)
        return pair[2] if pair else self.rest if self.marks else ""

    def becomes(self, rest: str, marks: str | None = None) -> str:
        """The line with another rest, and with spaces only before it."""
        indent = _ODD_SPACE.sub(" ", self.indent).replace("\t", "  ").replace("\u3000", "  ")
        return f"{indent}{self.marks if marks is None else marks}{rest}"

    def quoted(self, value: str | None = None) -> str:
        """The line with its value, or another one, in single quotation marks, within which nothing has a meaning."""
        text = (self.value if value is None else value).rstrip().replace("'", "''")
        head = self.rest[: len(self.rest) - len(self.value)]
        return self.becomes(f"{head}'{text}'")

    def offset(self, part: str) -> int:
        """Where a part that reaches to the line's end begins."""
        return len(self.indent) + len(self.marks) + len(self.rest) - len(part)


def diagnose_line(line: str) -> Mistake | None:
    """What is wrong with a line, taken alone."""
    parts = parts_of(line)
    if not parts.rest:
        return None
    return next((found for rule in _RULES if (found := rule(parts))), None)


def parts_of(line: str) -> Line:
    """A line in its parts."""
    match = _LINE.fullmatch(line.rstrip())
    return Line(match[1], match[2], match[3]) if match else Line("", "", line)


# --- what can be wrong with a line, the surest first ---------------------------------------------------------------


def _tab(line: Line) -> Mistake | None:
    return Mistake("yaml-tab", line.indent.index("\t"), "", line.becomes(line.rest)) if "\t" in line.indent else None


def _wide_space(line: Line) -> Mistake | None:
    if "\u3000" in line.indent:
        return Mistake("yaml-wide-space", line.indent.index("\u3000"), "", line.becomes(line.rest))
    match = _SPACED_COLON.fullmatch(line.rest)
    if match:
        return Mistake(
            "yaml-wide-space",
            line.offset(line.rest[line.rest.index("\u3000") :]),
            "",
            line.becomes(f"{match[1]}: {match[2]}".rstrip()),
        )
    return None


def _odd_space(line: Line) -> Mistake | None:
    """A space that looks like one and is none: what is copied from a web page or from Word has such."""
    if found := _ODD_SPACE.search(line.indent):
        return Mistake("yaml-odd-space", found.start(), "", line.becomes(line.rest))
    match = re.fullmatch(KEY + rf"[ ]*:[ ]*{_ODD_SPACE.pattern}\s*(.*)", line.rest)
    if not match and (found := re.match(rf"-[ ]*{_ODD_SPACE.pattern}", line.rest)):
        return Mistake(
            "yaml-odd-space", line.offset(line.rest), "", line.becomes(line.rest[found.end() :].lstrip(), "- ")
        )
    if not match:
        return None
    return Mistake(
        "yaml-odd-space", line.offset(line.rest) + len(match[1]), "", line.becomes(f"{match[1]}: {match[2]}".rstrip())
    )


def _dash(line: Line) -> Mistake | None:
    """A dash that stands for nothing."""
    match = PAIR.fullmatch(line.rest)
    if not match or match[2] != "-":
        return None
    return Mistake("yaml-dash", line.offset(line.value), match[1], line.becomes(f"{match[1]}: …"))


def _list_mark(line: Line) -> Mistake | None:
    match = WIDE_MARK.fullmatch(line.rest) or _TIGHT_MARK.fullmatch(line.rest)
    if not match or not match[2]:
        return None
    return Mistake("yaml-list-mark", line.offset(line.rest), match[1], line.becomes(match[2], f"{line.marks}- "))


def _wide_colon(line: Line) -> Mistake | None:
    match = _WIDE_COLON.fullmatch(line.rest)
    return Mistake("yaml-wide-colon", *_at_colon(line, match)) if match else None


def _colon_space(line: Line) -> Mistake | None:
    match = _TIGHT_COLON.fullmatch(line.rest)
    return Mistake("yaml-colon-space", *_at_colon(line, match)) if match else None


def _at_colon(line: Line, match: re.Match[str]) -> tuple[int, str, str]:
    better = line.becomes(f"{match[1]}: {match[2].strip()}".rstrip())
    return line.offset(line.rest) + len(match[1]), match[1], better


def _wide_bracket(line: Line) -> Mistake | None:
    if not line.value.startswith(("［", "｛")):
        return None
    head = line.rest[: len(line.rest) - len(line.value)]
    better = re.sub(r"([:,])(?=\S)", r"\1 ", line.value.translate(_WIDE_BRACKETS))
    return Mistake("yaml-wide-bracket", line.offset(line.value), line.value[0], line.becomes(head + better))


def _wide_quote(line: Line) -> Mistake | None:
    end = _WIDE_QUOTES.get(line.value[:1])
    if not end or ": " not in line.value:
        return None
    return Mistake("yaml-wide-quote", line.offset(line.value), line.value[0], line.quoted())


def _hash(line: Line) -> Mistake | None:
    return Mistake("yaml-hash", line.offset(line.value), "#", line.quoted()) if line.value.startswith("#") else None


def _quotation(line: Line) -> Mistake | None:
    """A quotation mark that is not closed, or is closed before the value ends."""
    value = line.value
    if value[:1] not in {'"', "'"}:
        return None
    mark = value[0]
    if mark not in value[1:]:
        return Mistake("yaml-unclosed", line.offset(value), mark, f"{line.becomes(line.rest)}{mark}")
    inside = value[1:].replace("''", "") if mark == "'" else re.sub(r"\\.", "", value[1:])
    after = inside.partition(mark)[2].strip()
    if after and not after.startswith("#"):
        return Mistake(
            "yaml-first-character",
            line.offset(value),
            mark,
            line.quoted(value.strip(mark) if value[-1] == mark else value),
        )
    return None


def _first_character(line: Line) -> Mistake | None:
    value = line.value
    sign = value[:1]
    if not sign or _BLOCK_SCALAR.fullmatch(value):
        return None
    if sign in _BRACKETS:
        end = _BRACKETS[sign]
        if value.count(sign) > value.count(end):
            return Mistake("yaml-unclosed", line.offset(value), sign, f"{line.becomes(line.rest)}{end}")
        if value.rstrip().endswith(end):
            gap = _GAP.search(value) if sign == "[" else None
            better = re.sub(r"(?:,[ ]*)+(?=\]$)", "", _GAP.sub(lambda found: found[1] or ", ", value.rstrip()))
            head = line.rest[: len(line.rest) - len(value)]
            return (
                Mistake("yaml-gap", line.offset(value[gap.start() :]), "", line.becomes(head + better)) if gap else None
            )
        # Brackets that end before the text does are the writer's own: `[draft] The plan`.
        return Mistake("yaml-first-character", line.offset(value), sign, line.quoted())
    if text := _TEXT_AFTER_BAR.fullmatch(value):
        head = line.rest[: len(line.rest) - len(value)]
        return Mistake("yaml-text-after-bar", line.offset(value) + text.start(2), sign, line.becomes(head + text[1]))
    if sign in _SIGNS or value.startswith("- "):
        return Mistake("yaml-first-character", line.offset(value), sign, line.quoted())
    return None


def _colon_in_value(line: Line) -> Mistake | None:
    value = line.value.partition(" #")[0]
    if not value and not line.rest[:1].isascii() and ": " in line.rest:
        # A line of a text that goes on for several, which begins with words that are no key.
        return Mistake(
            "yaml-colon-in-value",
            line.offset(line.rest) + line.rest.index(":"),
            "",
            line.becomes(line.rest.replace(": ", "：")),
        )
    if value[:1] in {'"', "'", "[", "{"} or not (": " in value or value.endswith(":")):
        return None
    if line.marks and not PAIR.fullmatch(line.rest):
        return None
    pairs = re.split(", *", line.rest)
    if len(pairs) > 1 and all((pair := PAIR.fullmatch(one)) and pair[1] in known_keys() for one in pairs):
        return Mistake("yaml-pairs-in-a-line", line.offset(line.rest), "", line.becomes(f"{{{', '.join(pairs)}}}"))
    return Mistake("yaml-colon-in-value", line.offset(line.value) + value.index(":"), "", line.quoted())


def _no_colon(line: Line) -> Mistake | None:
    match = re.fullmatch(KEY, line.rest)
    return Mistake("yaml-no-colon", line.offset(line.rest), match[1], line.becomes(f"{match[1]}: …")) if match else None


_RULES: tuple[Callable[[Line], Mistake | None], ...] = (
    _tab,
    _wide_space,
    _odd_space,
    _dash,
    _list_mark,
    _wide_colon,
    _colon_space,
    _wide_bracket,
    _wide_quote,
    _hash,
    _quotation,
    _first_character,
    _colon_in_value,
    _no_colon,
)
