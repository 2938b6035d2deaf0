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
_FIRST_OF_ENTRY = re.compile(r"( *)- ([\w-]+):")
_OPENING = re.compile(r" *(?:- +)*[\w-]+:\s*")
"""A line of a key alone, whose value stands below it."""

_LANGUAGE = re.compile(r" *[a-z]{2,3}(?:-[A-Z][A-Za-z]+)*:(?: |$)")
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


def lost_mark_of_first(lines: Sequence[str], here: int, file: str, offset: int) -> list[Problem]:
    """The first entry of a list without its mark, indented as the others are after theirs, or as their marks."""
    entry, narrowest = None, 1000
    for line in lines[here:]:
        if entry := _ENTRY.match(line):
            break
        narrowest = min(narrowest, _indent_of(line)) if line.strip() else narrowest
    if not entry or narrowest <= len(entry[1]):
        return []
    first = here if _indent_of(lines[here]) > len(entry[1]) else max(here - 1, 0)
    while first > 0 and (not lines[first - 1].strip() or _indent_of(lines[first - 1]) > len(entry[1])):
        first -= 1
    if first > 0 and re.fullmatch(rf"{entry[1]}[^\s#-].*", lines[first - 1]):
        first -= 1
    line = lines[first]
    if first == 0 or not _OPENING.fullmatch(lines[first - 1]) or _indent_of(lines[first - 1]) > len(entry[1]):
        return []
    if _indent_of(line) not in {len(entry[1]), len(entry[1]) + 2} or not _PAIR.fullmatch(line.strip()):
        return []
    better = to_be_written(f"{entry[1]}- {line.strip()}")
    return [Problem("yaml-lost-mark", Place(file, first + 1 + offset, _indent_of(line) + 1), {"better": better})]


def outdented_entry(lines: Sequence[str], here: int, file: str, offset: int) -> list[Problem]:
    """An entry of a list that begins farther out than those before it that begin with the same key."""
    found = _FIRST_OF_ENTRY.match(lines[here])
    if not found:
        return []
    for line in reversed(lines[:here]):
        other = _FIRST_OF_ENTRY.match(line)
        if other and other[2] == found[2] and len(other[1]) > len(found[1]):
            values = {"found": str(len(found[1])), "better": to_be_written(other[1] + lines[here].strip())}
            return [Problem("yaml-indentation", Place(file, here + 1 + offset, len(found[1]) + 1), values)]
    return []


def lost_key(lines: Sequence[str], here: int, above: int, file: str, offset: int) -> list[Problem]:
    """A text in a language, farther in than a line above it that has a value: the key that it is of is missing."""
    if not _LANGUAGE.match(lines[here]) or not _PAIR.fullmatch(lines[above].strip()):
        return []
    begins = len(re.match(r" *(?:- +)*", lines[above])[0])  # type: ignore[index]  # it always fits
    if _indent_of(lines[here]) <= begins or lines[above].rstrip().endswith(":") or _LANGUAGE.match(lines[above]):
        return []
    # What the other entries have after the same key.
    key = lines[above].strip("- ").partition(":")[0]
    keys = (
        line.strip()
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if before.strip("- ").partition(":")[0] == key and _OPENING.fullmatch(line) and _LANGUAGE.match(after)
    )
    place = Place(file, here + 1 + offset, _indent_of(lines[here]) + 1)
    return [Problem("lost-key", place, {"better": f"{' ' * begins}{next(keys, 'title:')}"})]


def outdented_text(lines: Sequence[str], here: int, above: int, file: str, offset: int) -> list[Problem]:
    """A line that should stand below the key before it, as the one after it does."""
    own = len(lines[here]) - len(lines[here].lstrip(" "))
    key = next((n for n in range(above - 1, -1, -1) if lines[n].strip()), -1)
    if key < 0 or not _OPENING.fullmatch(lines[key]):
        return []
    begins = len(re.match(r" *(?:- +)*", lines[key])[0])  # type: ignore[index]  # it always fits
    stands = len(lines[above]) - len(lines[above].lstrip(" "))
    if stands > begins or own <= begins or not _PAIR.fullmatch(lines[above].strip()):
        return []
    better = to_be_written(f"{' ' * own}{lines[above].strip()}")
    place = Place(file, above + 1 + offset, stands + 1)
    return [Problem("yaml-indentation", place, {"found": str(stands), "better": better})]


def fallen_out(lines: Sequence[str], line: int, file: str, offset: int) -> list[Problem]:
    """Lines of a long text that are indented less than the lines above them, so that the text ends before them."""
    opening, indent = lines[opening_of(lines, line)], _indent_of(lines[_before(lines, line)])
    if not _BLOCK.search(opening):
        return []
    found = []
    for number, text in enumerate(lines[line:], start=line):
        if not text.strip():
            continue
        if _PAIR.fullmatch(text.strip()) or text.lstrip().startswith("- ") or _indent_of(text) >= indent:
            break
        better = to_be_written(" " * indent + text.strip())
        found.append(
            Problem("yaml-text-indent", Place(file, number + 1 + offset), {"spaces": indent, "better": better})
        )
    return found


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
    """The first row of a table: words with a tab between them and no colon."""
    for suspect in suspects:
        number = suspect
        while number > 0 and _is_pasted(lines, suspect) and _is_pasted(lines, number - 1):
            number -= 1
        if _is_pasted(lines, number):
            found = " → ".join(lines[number].strip().split("\t"))
            return [Problem("yaml-pasted", Place(file, number + 1 + offset), {"found": found})]
    return []


def _is_pasted(lines: Sequence[str], number: int) -> bool:
    line = lines[number].strip() if number < len(lines) else ""
    return "\t" in line and ":" not in line and "：" not in line
