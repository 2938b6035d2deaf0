"""Changes on trial: the content as it would be is checked like any other before anything of it is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.desk.acceptance import accept
from generator.desk.changes import Change, Changes
from generator.desk.headings import language_names
from generator.desk.rewriting import Rewriting, divided
from generator.desk.state import load
from generator.desk.tables import CellPlace
from generator.desk.yaml_edits import CannotEditError
from generator.options import Options
from generator.pipeline import check
from generator.problems import Place, Problem, has_errors
from generator.read.folder import files_of
from generator.read.yaml import parse_yaml

_AT_CELLS = {"not-one-line": "cell-not-one-line", "wrong-language": "cell-wrong-language"}


def stage(folder: Path, found: Changes) -> Rewriting:
    """Make the changes, but for writing them. Those that cannot be made are told of."""
    rewriting = Rewriting(folder)
    by_file: dict[str, list[Change]] = {}
    for change in found.changes:
        if change.place.file not in found.created:
            by_file.setdefault(change.place.file, []).append(change)
    for file, changes in by_file.items():
        try:
            _edit(rewriting, file, changes)
        except CannotEditError:
            _tell_which(rewriting.folder, file, changes, found)
    for file, text in found.created.items():
        try:
            rewriting.create(file, text)
        except FileExistsError:
            cell = next(change.cell for change in found.changes if change.place.file == file)
            found.note("file-in-the-way", cell, file=file)
    return rewriting


def _edit(rewriting: Rewriting, file: str, changes: Sequence[Change]) -> None:
    edits = [edit for change in changes for edit in change.edits]
    rewriting.edit(file, edits, next((change.body for change in changes if change.body is not None), None))


def _tell_which(folder: Path, file: str, changes: Sequence[Change], found: Changes) -> None:
    """Tell which of the changes of a file cannot be made; all of them, where each can alone."""
    faulty = []
    for change in changes:
        try:
            _edit(Rewriting(folder), file, [change])
        except CannotEditError:
            faulty.append(change)
    for change in faulty or changes:
        found.note("cannot-edit", change.cell, found=str(change.place))


def new_problems(asked: Options, rewriting: Rewriting, found: Changes) -> list[Problem]:
    """What would be wrong with the content that is not wrong with it now, told at the cells that have brought it."""
    after = _checked(asked, rewriting, found)
    before = {_key(problem) for problem in check(asked).problems} if after else set()
    told = [problem for problem in after if _key(problem) not in before]
    cells = {file: _Cells(rewriting.text(file), file, found) for file in {problem.place.file for problem in told}}
    return [_at(cells[problem.place.file].at(problem.place), problem) for problem in told]


def _at(place: Place, problem: Problem) -> Problem:
    """A problem at a cell: what is to be done there is another thing than in a file."""
    if not isinstance(place, CellPlace) or problem.code not in _AT_CELLS:
        return problem._replace(place=place)
    values = dict(problem.values)
    if "language" in values:
        values["language"] = language_names(values["language"])
    return Problem(_AT_CELLS[problem.code], place, values, problem.severity, problem.subject)


def accept_all(folder: Path, found: Changes) -> None:
    """Mark as up to date what the changes have made so."""
    content, problems = load(folder)
    if found.accepted and content is not None:
        accept(folder, content, found.accepted, whole=not has_errors(problems))


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.code, repr(sorted(problem.values.items()))


def _checked(asked: Options, rewriting: Rewriting, found: Changes) -> Sequence[Problem]:
    """The problems of the content as it would be, laid out beside."""
    with TemporaryDirectory() as beside:
        trial = Path(beside) / asked.content.resolve().name
        changed = rewriting.changed
        for file in files_of(asked.content)[0]:
            if file not in changed:
                (trial / file).parent.mkdir(parents=True, exist_ok=True)
                _laid_out(asked.content / file, trial / file)
        for file, data in changed.items():
            (trial / file).parent.mkdir(parents=True, exist_ok=True)
            (trial / file).write_bytes(data)
        accept_all(trial, found)
        return check(asked._replace(content=trial)).problems


def _laid_out(file: Path, copy: Path) -> None:
    """The same file under another name; copied where the disk has it so."""
    try:
        os.link(file, copy)
    except OSError:
        shutil.copyfile(file, copy)


class _Cells:
    """The cells whose changes stand in a file, by the lines on which they do."""

    def __init__(self, text: str, file: str, found: Changes) -> None:
        changes = [change for change in found.changes if change.place.file == file]
        head, offset, body = divided(text, file)
        document = parse_yaml(head, file, offset)[0]
        self._spans: list[tuple[int, int, Place]] = []
        for change in changes:
            if change.body is not None:
                self._spans.append((text.count("\n", 0, body) + 1, text.count("\n") + 1, change.cell))
            for edit in change.edits:
                place = document.locate(edit.path)
                self._spans.append((place.line, max(place.line, document.last_line(edit.path)), change.cell))
        self._only = changes[0].cell if len(changes) == 1 or file in found.created else None

    def at(self, place: Place) -> Place:
        """The cell that has brought what stands at a place; the place itself where none has."""
        spans = (cell for first, last, cell in self._spans if first <= place.line <= last)
        return next(spans, self._only or place)
