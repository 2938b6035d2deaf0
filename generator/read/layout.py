"""What is wrong with how lines stand to one another: indentation, lost marks of lists, rows of a table that was pasted.

And the marks that git leaves in a file where two people have changed the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.problems import Place, Problem
from generator.read.characters import to_be_written

_CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?)$", re.MULTILINE)
_CONFLICT_IN_YAML = re.compile(r"^(?:<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?|={7})$", re.MULTILINE)
_PAIR = re.compile(r"(?:- +)*[^\s:#'\"-][^:]*:(?: .*)?")
_ENTRY = re.compile(r"( *)-( |$)")
_BLOCK = re.compile(r":[ ]+[|>][-+0-9]*[ ]*$")
"""The end of a line after which a long text begins."""

_WIDE_BAR = re.compile(r"^( *(?:- +)*[A-Za-z_-]+: +)([\uff5c\uff1e])[ \u3000]*$", re.MULTILINE)


def conflict_marks(text: str, file: str) -> list[Problem]:
    """The first of git's marks in a file; in Markdown a line of equals signs can be a heading's."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "\n=======" not in text:
        return []
    found = (_CONFLICT if file.endswith(".md") else _CONFLICT_IN_YAML).search(text)
    if not found:
        return []
    place = Place(file, text.count("\n", 0, found.start()) + 1)
    return [Problem("git-conflict", place, {"found": found[0][:7]})]


def wide_bars(text: str, file: str) -> list[Problem]:
    """Full-width bars in the place of the sign that begins a long text: YAML takes them for words."""
    if "\uff5c" not in text and "\uff1e" not in text:
        return []
    found = []
    for match in _WIDE_BAR.finditer(text):
        place = Place(file, text.count("\n", 0, match.start()) + 1, match.start(2) - match.start() + 1)
        better = f"{match[1]}{'|' if match[2] == chr(0xFF5C) else '>'}"
        found.append(Problem("yaml-wide-bar", place, {"found": match[2], "better": better}))
    return found


def indent_meant(lines: Sequence[str], number: int) -> int:
    """The spaces that a line's tabs, full-width and other odd spaces stand for: those that go with the lines above.

    What is typed is one wide space or one tab for a step, or as many as there would be plain spaces.
    """
    blank = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    columns = [_above(lines, number, step) for step in range(20)]
    fitting = [column for column in dict.fromkeys(columns) if column is not None]
    plain = len(blank.replace("\t", "  "))
    wide = sum(1 if char == " " else 2 for char in blank)
    return next(
        (width for width in (wide, plain) if width in fitting), min(fitting or [wide], key=lambda w: abs(w - wide))
    )


def _above(lines: Sequence[str], number: int, step: int) -> int | None:
    """The column of a line some steps above where another can begin; after a key without a value, one step in."""
    above = [line for line in lines[:number] if line.strip() and not line.lstrip().startswith("#")]
    if step >= len(above):
        return 0 if step == len(above) else None
    line = above[-1 - step]
    blank = line[: len(line) - len(line.lstrip())]
    if blank.strip(" "):
        return None
    begins = len(blank) + (len(match[0]) if (match := re.match(r"(?:- +)*", line.lstrip())) else 0)
    return begins + 2 if step == 0 and line.rstrip().endswith(":") else begins


def lost_marks(lines: Sequence[str], here: int, file: str, offset: int) -> list[Problem]:
    """The lines above an entry of a list that belong to an entry without its mark, as they should be."""
    entry = _ENTRY.match(lines[here])
    if not entry:
        return []
    first = here
    while first and re.fullmatch(rf"{entry[1]}[^\s#-].*", lines[first - 1]):
        first -= 1
    if first == here or not all(_PAIR.fullmatch(line.strip()) for line in lines[first:here]):
        return []
    return [
        Problem(
            "yaml-lost-mark",
            Place(file, number + 1 + offset, len(entry[1]) + 1),
            {"better": to_be_written(f"{entry[1]}{'- ' if number == first else '  '}{lines[number].strip()}")},
        )
        for number in range(first, here)
    ]


def outdented_text(lines: Sequence[str], here: int, above: int, file: str, offset: int) -> list[Problem]:
    """A line that should stand below the key before it, as the one after it does."""
    own = len(lines[here]) - len(lines[here].lstrip(" "))
    key = next((n for n in range(above - 1, -1, -1) if lines[n].strip()), -1)
    if key < 0 or not re.fullmatch(r" *(?:- +)*[\w-]+:\s*", lines[key]):
        return []
    begins = len(re.match(r" *(?:- +)*", lines[key])[0])  # type: ignore[index]  # it always fits
    stands = len(lines[above]) - len(lines[above].lstrip(" "))
    if stands > begins or own <= begins or not _PAIR.fullmatch(lines[above].strip()):
        return []
    better = to_be_written(f"{' ' * own}{lines[above].strip()}")
    place = Place(file, above + 1 + offset, stands + 1)
    return [Problem("yaml-indentation", place, {"found": str(stands), "better": better})]


def fallen_out(lines: Sequence[str], line: int, file: str, offset: int) -> list[Problem]:
    """A line of a long text that is indented less than the lines above it, so that the text ends before it."""
    text = lines[line] if line < len(lines) else ""
    if not text.strip() or _PAIR.fullmatch(text.strip()) or text.lstrip().startswith("- "):
        return []
    opening, indent = lines[opening_of(lines, line)], _indent_of(lines[_before(lines, line)])
    if not _BLOCK.search(opening) or _indent_of(text) >= indent:
        return []
    better = to_be_written(" " * indent + text.strip())
    return [Problem("yaml-text-indent", Place(file, line + 1 + offset), {"spaces": indent, "better": better})]


def opening_of(lines: Sequence[str], number: int) -> int:
    """The line that what stands before a line belongs to: the nearest that begins farther out."""
    above = _before(lines, number)
    indent = _indent_of(lines[above])
    while above > 0 and (not lines[above].strip() or _indent_of(lines[above]) >= indent):
        above -= 1
    return above


def _before(lines: Sequence[str], number: int) -> int:
    return next((one for one in range(number - 1, -1, -1) if lines[one].strip()), 0)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def pasted_row(lines: Sequence[str], suspects: Sequence[int], file: str, offset: int) -> list[Problem]:
    """A row of a table: words with a tab between them and no colon."""
    for number in suspects:
        line = lines[number].strip() if number < len(lines) else ""
        if "\t" in line and ":" not in line and "：" not in line:
            return [Problem("yaml-pasted", Place(file, number + 1 + offset), {"found": " → ".join(line.split("\t"))})]
    return []
