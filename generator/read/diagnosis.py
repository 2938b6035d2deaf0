"""What is wrong with a line of YAML that was not understood, in the writer's terms, with the line as it should be.

Staff type with a Japanese input method and paste from office documents: colons, spaces and list marks come out
full-width, values begin with signs that mean something else to YAML. Only lines in which something was found wrong are
looked at: in a sound file the same signs may be what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.messages import known_keys
from generator.problems import Place, Problem
from generator.read.characters import to_be_written
from generator.read.layout import fallen_out, indent_meant, lost_marks, opening_of, outdented_text, pasted_row

_LINE = re.compile(r"([^\S\n]*)((?:-[ ]+)*)(.*)", re.DOTALL)
_KEY = r"([A-Za-z_][A-Za-z0-9_-]*)"
_WIDE_COLON = re.compile(_KEY + r"[ \u3000]*[\uff1a\ufe55](.*)", re.DOTALL)
_SPACED_COLON = re.compile(_KEY + r"[ ]*:[ ]*\u3000\s*(.*)", re.DOTALL)
_TIGHT_COLON = re.compile(_KEY + r":([^\s:/].*)", re.DOTALL)
_PAIR = re.compile(_KEY + r"[ ]*:[ ]+(.*)", re.DOTALL)
_OTHER_COLON = re.compile(_KEY + r"[ ]*[\s\u3000;；=＝.,、。][ \u3000]*(\S.*)")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_WIDE_MARK = re.compile(r"([\uff0d\u30fb\uff65\u2010-\u2015\u2212\u2022\u25cf]|[*\u30fc](?=\s))\s*(.*)", re.DOTALL)
_TIGHT_MARK = re.compile(r"(-)([^\s-].*)", re.DOTALL)
_WIDE_QUOTES = {"\u201c": "\u201d", "\u201d": "\u201d", "\uff02": "\uff02", "\u2018": "\u2019", "「": "」", "『": "』"}
_WIDE_BRACKETS = str.maketrans("［］｛｝：，、\u3000", "[]{}:,, ")
_BRACKETS = {"[": "]", "{": "}"}
_SIGNS = "@`%*&!|>]},"
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?")
_AT_ANOTHER_PLACE = {
    *("did not find expected key", "did not find expected '-' indicator", "could not find expected ':'"),
}
_BAD_ESCAPE = re.compile(r"\\(?![0abtnvfreN_LPxuU\"/\\ ])")


class Mistake(NamedTuple):
    """A problem's code; where in the line; what stands there; the line as it should be."""

    code: str
    offset: int
    sign: str
    better: str


@dataclass(frozen=True)
class _Line:
    """A line in its parts: indentation, marks of list entries, and the key and value after them."""

    indent: str
    marks: str
    rest: str

    @property
    def value(self) -> str:
        pair = _PAIR.fullmatch(self.rest)
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
    match = _LINE.fullmatch(line.rstrip())
    if not match or not match[3]:
        return None
    parts = _Line(match[1], match[2], match[3])
    return next((found for rule in _RULES if (found := rule(parts))), None)


def diagnose(
    lines: Sequence[str], suspects: Sequence[int], file: str, codes: Container[str], offset: int = 0
) -> list[Problem]:
    """The mistake in the first of the suspected lines (numbers from 0) that has one of these.

    `offset` lines stand before these in the file. Who types something so once does it again: the lines right above and
    below that have the same mistake are told, too.
    """
    for suspect in suspects:
        found = diagnose_line(lines[suspect]) if 0 <= suspect < len(lines) else None
        if found and found[0] in codes:
            return [_problem(one, number + offset, file) for number, one in _alike(lines, suspect, found)]
    return []


def _alike(lines: Sequence[str], start: int, found: Mistake) -> Iterator[tuple[int, Mistake]]:
    straight = list(lines)
    alike = {start: found}
    for numbers in (range(start - 1, -1, -1), range(start + 1, len(lines))):
        for number in numbers:
            other = diagnose_line(lines[number])
            if not other or other[0] != found[0]:
                break
            alike[number] = other
    for number, one in sorted(alike.items()):
        blank = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if blank.strip(" "):
            better = " " * indent_meant(straight, number) + one.better.lstrip()
            straight[number] = better
            yield number, one._replace(better=better)
        else:
            yield number, one


def _problem(found: Mistake, number: int, file: str) -> Problem:
    code, column, sign, better = found
    return Problem(code, Place(file, number + 1, column + 1), {"found": sign, "better": to_be_written(better)})


def diagnose_syntax(lines: Sequence[str], line: int, context: int, said: str, file: str, offset: int) -> list[Problem]:
    """The problems behind a syntax error that was met at a line (from 0), on the way from another; none if unclear."""
    here = min(line, len(lines) - 1)
    while here > 0 and not lines[here].strip():
        here -= 1
    above = next((number for number in range(here - 1, -1, -1) if _says_something(lines[number])), here)
    if said == "but found another document":
        return [Problem("yaml-documents", Place(file, here + 1 + offset))]
    if said == "found unknown escape character":
        parts = _parts(lines[here])
        one_text = parts.rest.count('"') == 2 and "'" not in parts.rest
        rest = parts.rest.replace('"', "'") if one_text else _BAD_ESCAPE.sub(r"\\\\", parts.rest)
        better = parts.becomes(rest)
        column = lines[here].find("\\") + 1 or 1
        return [Problem("yaml-escape", Place(file, here + 1 + offset, column), {"better": to_be_written(better)})]
    suspects = (here, above, context, opening_of(lines, here))
    return (
        diagnose(lines, suspects, file, OF_SYNTAX, offset)
        or pasted_row(lines, suspects, file, offset)
        or lost_marks(lines, here, file, offset)
        or fallen_out(lines, context, file, offset)
        or _indentation(lines, here, above, said, file, offset)
        or diagnose(lines, suspects, file, ("yaml-no-colon",), offset)
        or _lost_colon(lines, suspects, file, offset)
    )


def _lost_colon(lines: Sequence[str], suspects: Sequence[int], file: str, offset: int) -> list[Problem]:
    """A line that begins with a word that is a key, and has another sign, or none, for its colon."""
    keys = {match[1] for line in lines if (match := _PAIR.fullmatch(_parts(line).rest))} | known_keys()
    for suspect in suspects:
        parts = _parts(lines[suspect]) if suspect < len(lines) else None
        match = _OTHER_COLON.fullmatch(parts.rest) if parts else None
        if parts and match and match[1] in keys:
            better = parts.becomes(f"{match[1]}: {match[2]}")
            return [
                _problem(Mistake("yaml-no-colon", parts.offset(parts.rest), match[1], better), suspect + offset, file)
            ]
    return []


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _parts(line: str) -> _Line:
    match = _LINE.fullmatch(line.rstrip())
    return _Line(match[1], match[2], match[3]) if match else _Line("", "", line)


def _indentation(lines: Sequence[str], here: int, above: int, said: str, file: str, offset: int) -> list[Problem]:
    """A line that begins neither where the one above does nor where any before it did."""
    line, before = _parts(lines[here]), _parts(lines[above])
    own, expected = len(line.indent), len(before.indent) + len(before.marks)
    begun = {len(_parts(text).indent) for text in lines[:here] if _says_something(text)}
    if said == "mapping values are not allowed in this context" and own > expected and before.value:
        outdented = outdented_text(lines, here, above, file, offset)
        if outdented:
            return outdented
        better = " " * expected
    elif said in _AT_ANOTHER_PLACE and begun and own < expected and own not in begun:
        better = " " * min(begun, key=lambda width: (abs(width - own), -width))
    else:
        return []
    place = Place(file, here + 1 + offset, own + 1)
    return [
        Problem(
            "yaml-indentation",
            place,
            {"found": str(own), "better": to_be_written(f"{better}{line.marks}{line.rest}")},
        )
    ]


# --- what can be wrong with a line, the surest first ---------------------------------------------------------------


def _tab(line: _Line) -> Mistake | None:
    return Mistake("yaml-tab", line.indent.index("\t"), "", line.becomes(line.rest)) if "\t" in line.indent else None


def _wide_space(line: _Line) -> Mistake | None:
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


def _odd_space(line: _Line) -> Mistake | None:
    """A space that looks like one and is none: what is copied from a web page or from Word has such."""
    if found := _ODD_SPACE.search(line.indent):
        return Mistake("yaml-odd-space", found.start(), "", line.becomes(line.rest))
    match = re.fullmatch(_KEY + rf"[ ]*:[ ]*{_ODD_SPACE.pattern}\s*(.*)", line.rest)
    if not match and (found := re.match(rf"-[ ]*{_ODD_SPACE.pattern}", line.rest)):
        return Mistake(
            "yaml-odd-space", line.offset(line.rest), "", line.becomes(line.rest[found.end() :].lstrip(), "- ")
        )
    if not match:
        return None
    return Mistake(
        "yaml-odd-space", line.offset(line.rest) + len(match[1]), "", line.becomes(f"{match[1]}: {match[2]}".rstrip())
    )


def _dash(line: _Line) -> Mistake | None:
    """A dash that stands for nothing."""
    match = _PAIR.fullmatch(line.rest)
    if not match or match[2] != "-":
        return None
    return Mistake("yaml-dash", line.offset(line.value), match[1], line.becomes(f"{match[1]}: …"))


def _list_mark(line: _Line) -> Mistake | None:
    match = _WIDE_MARK.fullmatch(line.rest) or _TIGHT_MARK.fullmatch(line.rest)
    if not match or not match[2]:
        return None
    return Mistake("yaml-list-mark", line.offset(line.rest), match[1], line.becomes(match[2], f"{line.marks}- "))


def _wide_colon(line: _Line) -> Mistake | None:
    match = _WIDE_COLON.fullmatch(line.rest)
    return Mistake("yaml-wide-colon", *_at_colon(line, match)) if match else None


def _colon_space(line: _Line) -> Mistake | None:
    match = _TIGHT_COLON.fullmatch(line.rest)
    return Mistake("yaml-colon-space", *_at_colon(line, match)) if match else None


def _at_colon(line: _Line, match: re.Match[str]) -> tuple[int, str, str]:
    better = line.becomes(f"{match[1]}: {match[2].strip()}".rstrip())
    return line.offset(line.rest) + len(match[1]), match[1], better


def _wide_bracket(line: _Line) -> Mistake | None:
    if not line.value.startswith(("［", "｛")):
        return None
    head = line.rest[: len(line.rest) - len(line.value)]
    better = re.sub(r"([:,])(?=\S)", r"\1 ", line.value.translate(_WIDE_BRACKETS))
    return Mistake("yaml-wide-bracket", line.offset(line.value), line.value[0], line.becomes(head + better))


def _wide_quote(line: _Line) -> Mistake | None:
    end = _WIDE_QUOTES.get(line.value[:1])
    if not end or ": " not in line.value:
        return None
    return Mistake("yaml-wide-quote", line.offset(line.value), line.value[0], line.quoted())


def _hash(line: _Line) -> Mistake | None:
    return Mistake("yaml-hash", line.offset(line.value), "#", line.quoted()) if line.value.startswith("#") else None


def _quotation(line: _Line) -> Mistake | None:
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


def _first_character(line: _Line) -> Mistake | None:
    value = line.value
    sign = value[:1]
    if not sign or _BLOCK_SCALAR.fullmatch(value):
        return None
    if sign in _BRACKETS:
        end = _BRACKETS[sign]
        if value.count(sign) > value.count(end):
            return Mistake("yaml-unclosed", line.offset(value), sign, f"{line.becomes(line.rest)}{end}")
        if value.rstrip().endswith(end):
            return None
        # Brackets that end before the text does are the writer's own: `[draft] The plan`.
        return Mistake("yaml-first-character", line.offset(value), sign, line.quoted())
    if sign in _SIGNS or value.startswith("- "):
        return Mistake("yaml-first-character", line.offset(value), sign, line.quoted())
    return None


def _colon_in_value(line: _Line) -> Mistake | None:
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
    if line.marks and not _PAIR.fullmatch(line.rest):
        return None
    pairs = re.split(", *", line.rest)
    if len(pairs) > 1 and all((pair := _PAIR.fullmatch(one)) and pair[1] in known_keys() for one in pairs):
        return Mistake("yaml-pairs-in-a-line", line.offset(line.rest), "", line.becomes(f"{{{', '.join(pairs)}}}"))
    return Mistake("yaml-colon-in-value", line.offset(line.value) + value.index(":"), "", line.quoted())


def _no_colon(line: _Line) -> Mistake | None:
    match = re.fullmatch(_KEY, line.rest)
    return Mistake("yaml-no-colon", line.offset(line.rest), match[1], line.becomes(f"{match[1]}: …")) if match else None


_RULES: tuple[Callable[[_Line], Mistake | None], ...] = (
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

_TYPING = ("yaml-tab", "yaml-wide-space", "yaml-odd-space", "yaml-wide-colon")

OF_SYNTAX = (
    *(*_TYPING, "yaml-colon-space", "yaml-list-mark", "yaml-wide-bracket", "yaml-wide-quote", "yaml-unclosed"),
    *("yaml-first-character", "yaml-colon-in-value", "yaml-pairs-in-a-line", "yaml-dash"),
)
"""What makes a file no YAML."""

EMPTY = ("empty-text", "empty-list", "no-value")
"""Problems of what is missing after a key: the cause may stand on the next line."""

OF_SHAPES: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(
        ("not-a-mapping", "not-by-language", "not-a-group", "not-a-list"),
        (*_TYPING, "yaml-colon-space", "yaml-list-mark", "yaml-wide-bracket"),
    ),
    "unknown-key": (*_TYPING, "yaml-list-mark"),
    "not-a-value": ("yaml-odd-space",),
    **dict.fromkeys(EMPTY, (*_TYPING, "yaml-colon-space", "yaml-list-mark", "yaml-hash")),
}
"""Problems of a file that is YAML, but not what was meant, and what can have led to them."""
