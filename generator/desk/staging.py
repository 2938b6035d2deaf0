"""Changes on trial: the content as it would be is checked like any other before anything of it is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.desk.changes import Change, Changes
from generator.desk.rewriting import Rewriting, divided
from generator.desk.yaml_edits import CannotEditError
from generator.options import Options
from generator.pipeline import check
from generator.problems import Place, Problem
from generator.read.folder import files_of
from generator.read.yaml import parse_yaml


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
    after = _checked(asked, rewriting)
    before = {_key(problem) for problem in check(asked).problems} if after else set()
    told = [problem for problem in after if _key(problem) not in before]
    return [problem._replace(place=_cell(problem.place, found, rewriting) or problem.place) for problem in told]


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.code, repr(sorted(problem.values.items()))


def _checked(asked: Options, rewriting: Rewriting) -> Sequence[Problem]:
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
        return check(asked._replace(content=trial)).problems


def _laid_out(file: Path, copy: Path) -> None:
    """The same file under another name; copied where the disk has it so."""
    try:
        os.link(file, copy)
    except OSError:
        shutil.copyfile(file, copy)


def _cell(place: Place, found: Changes, rewriting: Rewriting) -> Place | None:
    """The cell whose change is what a place in the content shows; else None."""
    changes = [change for change in found.changes if change.place.file == place.file]
    if place.file in found.created:
        return changes[0].cell if changes else None
    for change in changes:
        for first, last in _lines_of(change, rewriting.text(place.file)):
            if first <= place.line <= last:
                return change.cell
    return changes[0].cell if len(changes) == 1 else None


def _lines_of(change: Change, text: str) -> Iterator[tuple[int, int]]:
    """From which line to which a change stands in its file after it was made."""
    head, offset, body = divided(text, change.place.file)
    if change.body is not None:
        yield text.count("\n", 0, body) + 1, text.count("\n") + 1
    if change.edits:
        document = parse_yaml(head, "", offset)[0]
        for edit in change.edits:
            place = document.locate(edit.path)
            yield place.line, max(place.line, document.last_line(edit.path))
