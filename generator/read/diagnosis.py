"""What is wrong with a line of YAML that was not understood, in the writer's terms, with the line as it should be.

Only lines in which something was found wrong are looked at: in a sound file the same signs may be what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from generator.messages import known_keys
from generator.problems import Place, Problem
from generator.read.characters import beginning, to_be_written
from generator.read.layout import (
    fallen_out,
    indent_meant,
    lost_key,
    lost_mark_of_first,
    lost_marks,
    opening_of,
    outdented_entry,
    outdented_text,
    pasted_row,
)
from generator.read.mistakes import KEY, PAIR, WIDE_MARK, Mistake, diagnose_line, parts_of

_OTHER_COLON = re.compile(KEY + r"[ ]*[\s\u3000;；=＝.,、。][ \u3000]*(\S.*)")
_AT_ANOTHER_PLACE = {
    *("did not find expected key", "did not find expected '-' indicator", "could not find expected ':'"),
}
_BAD_ESCAPE = re.compile(r"\\(?![0abtnvfreN_LPxuU\"/\\ ])")


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
        parts = parts_of(lines[here])
        one_text = parts.rest.count('"') == 2 and "'" not in parts.rest
        rest = parts.rest.replace('"', "'") if one_text else _BAD_ESCAPE.sub(r"\\\\", parts.rest)
        better = parts.becomes(rest)
        column = lines[here].find("\\") + 1 or 1
        return [Problem("yaml-escape", Place(file, here + 1 + offset, column), {"better": to_be_written(better)})]
    suspects = (here, above, context, opening_of(lines, here))
    return (
        _fallen_out_list(lines, context, file, offset)
        or diagnose(lines, suspects, file, OF_SYNTAX, offset)
        or pasted_row(lines, suspects, file, offset)
        or lost_marks(lines, here, file, offset)
        or lost_mark_of_first(lines, here, file, offset)
        or fallen_out(lines, context, file, offset)
        or outdented_entry(lines, here, file, offset)
        or lost_key(lines, here, above, file, offset)
        or _indentation(lines, here, above, said, file, offset)
        or diagnose(lines, suspects, file, ("yaml-no-colon",), offset)
        or _lost_colon(lines, suspects, file, offset)
        or _no_pair(lines, context, said, file, offset)
    )


def _no_pair(lines: Sequence[str], line: int, said: str, file: str, offset: int) -> list[Problem]:
    """A line of words alone, where a key and its value should be."""
    text = lines[line] if line < len(lines) else ""
    if said != "could not find expected ':'" or not text.strip() or ":" in text:
        return []
    indent = text[: len(text) - len(text.lstrip())]
    values = {"found": beginning(text), "better": to_be_written(f"{indent}# {text.strip()}")}
    return [Problem("yaml-no-key", Place(file, line + 1 + offset, len(indent) + 1), values)]


def _lost_colon(lines: Sequence[str], suspects: Sequence[int], file: str, offset: int) -> list[Problem]:
    """A line that begins with a word that is a key, and has another sign, or none, for its colon."""
    keys = {match[1] for line in lines if (match := PAIR.fullmatch(parts_of(line).rest))} | known_keys()
    for suspect in suspects:
        parts = parts_of(lines[suspect]) if suspect < len(lines) else None
        match = _OTHER_COLON.fullmatch(parts.rest) if parts else None
        if parts and match and match[1] in keys:
            better = parts.becomes(f"{match[1]}: {match[2]}")
            return [
                _problem(Mistake("yaml-no-colon", parts.offset(parts.rest), match[1], better), suspect + offset, file)
            ]
    return []


def _fallen_out_list(lines: Sequence[str], line: int, file: str, offset: int) -> list[Problem]:
    """A list within a text that has lost its indentation: its marks are as good as others there."""
    mark = WIDE_MARK.fullmatch(lines[line].strip()) if line < len(lines) else None
    return fallen_out(lines, line, file, offset) if mark else []


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indentation(lines: Sequence[str], here: int, above: int, said: str, file: str, offset: int) -> list[Problem]:
    """A line that begins neither where the one above does nor where any before it did."""
    line, before = parts_of(lines[here]), parts_of(lines[above])
    own, expected = len(line.indent), len(before.indent) + len(before.marks)
    begun = {len(parts_of(text).indent) for text in lines[:here] if _says_something(text)}
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


_TYPING = ("yaml-tab", "yaml-wide-space", "yaml-odd-space", "yaml-wide-colon")

OF_SYNTAX = (
    *(*_TYPING, "yaml-colon-space", "yaml-list-mark", "yaml-wide-bracket", "yaml-wide-quote", "yaml-unclosed"),
    *("yaml-first-character", "yaml-colon-in-value", "yaml-pairs-in-a-line", "yaml-dash"),
    *("yaml-text-after-bar", "yaml-gap"),
)
"""What makes a file no YAML."""

EMPTY = ("empty-text", "empty-list", "no-entries", "no-value")
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
