"""`build.py export` and `build.py import`: texts and values out to Excel, CSV and PO, and back."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.arguments import UsageError
from generator.desk.changes import Change, Changes
from generator.desk.difference import difference, marked
from generator.desk.headings import language_heading, state_heading
from generator.desk.incoming import SUFFIXES, read_file
from generator.desk.past import past_originals
from generator.desk.rewriting import ContentMovedError, Rewriting
from generator.desk.rows import TextRow, base_of, digests, kind_in, text_rows
from generator.desk.staging import accept_all, new_problems, stage
from generator.desk.state import load
from generator.desk.tables import CellPlace, Column, Table, UnreadableTableError, csv_of
from generator.desk.text_changes import text_changes
from generator.desk.value_changes import value_changes
from generator.desk.values import Reasons, values_table
from generator.endings import DONE, FAILED
from generator.messages import MessageLanguage, on_a_line, say
from generator.options import Options
from generator.problems import Place, has_errors, in_order
from generator.report import as_data, lines
from generator.terminal import colours
from generator.validate.check import CheckedContent

_LONG = 40
"""Characters from which on a change is shown by what differs."""


def export_table(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    """Write the plan's texts or values into a file, whose suffix says of which kind; never over another."""
    file: Path = options.file
    suffix = _suffix(file)
    content = _content(asked.content)
    if file.exists():
        raise UsageError("exists", file=file)
    if options.what == "values":
        if suffix == ".po":
            raise UsageError("export-values-po")
        table = values_table(content, _reasons(asked, content), language)
        count = len(table.rows)
        data = _as_table(table, suffix)
    else:
        rows = text_rows(content)
        count = len(rows)
        if suffix == ".po":
            data = _as_po(content, rows, asked.content, _translation(content, options.language), language)
        else:
            table = _texts_table(content, rows, options.language, language)
            data = _as_table(table, suffix)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        stream.write(data)
    print(say("exported", language, file=file, count=count))
    return DONE


def import_table(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    """Show what a file that came back would change; with --apply, change it. With problems nothing is changed."""
    file: Path = options.file
    _suffix(file)
    if not file.is_file():
        raise UsageError("import-no-file", file=file)
    content = _content(asked.content)
    changes, rewriting = Changes(), Rewriting(asked.content)
    try:
        incoming = read_file(file, content.site.shape.languages)
        if incoming.values:
            changes = value_changes(content, incoming.values, _reasons(asked, content), language)
        else:
            changes = text_changes(content, text_rows(content), incoming.texts, incoming.codec, language)
        changes.problems.extend(incoming.problems)
        rewriting = stage(asked.content, changes)
        if rewriting.changed and not has_errors(changes.problems):
            changes.problems.extend(new_problems(asked, rewriting, changes))
    except UnreadableTableError as error:
        changes.problems.append(error.problem)
    failed = has_errors(changes.problems)
    applied = options.apply and not failed
    if applied:
        _apply(asked, rewriting, changes)
    if options.format == "json":
        print(json.dumps(_as_data(changes, applied=applied), ensure_ascii=False, indent=2))
    else:
        _tell(changes, language, applied=applied)
    return FAILED if failed else DONE


# --- out ----------------------------------------------------------------------------------------------------------


def _suffix(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError("table-suffix", file=file)
    return suffix


def _content(folder: Path) -> CheckedContent:
    """The content; one with a file that cannot be read is not exchanged, since that file's texts would be lacking."""
    content, _ = load(folder)
    if content is None or content.faulty:
        raise UsageError("exchange-broken")
    return content


def _reasons(asked: Options, content: CheckedContent) -> Reasons:
    return Reasons(asked.content, asked.templates, content.site.shape.languages)


def _translation(content: CheckedContent, wanted: str | None) -> str:
    """The language that is translated into: the first there is, or the one that is asked for."""
    others = content.site.shape.languages[1:]
    if not others or (wanted and wanted not in others):
        raise UsageError("no-such-language", name=wanted or "–", known=", ".join(others) or "–")
    return wanted or others[0]


def _texts_table(content: CheckedContent, rows: Sequence[TextRow], wanted: str | None, user: MessageLanguage) -> Table:
    record, *others = content.site.shape.languages
    if wanted:
        others = [_translation(content, wanted)]
    languages = [record, *others]
    columns = [
        Column(say("column-id", user), 28),
        Column(say("column-place", user), 28),
        Column(say("column-kind", user), 12),
        *(Column(language_heading(language, user), 50, "text") for language in languages),
        *(Column(state_heading(language, user), 12, "text") for language in others),
        Column(say("column-note", user), 40, "text"),
        Column(say("column-base", user), 10, "hidden"),
    ]
    table = [
        [
            row.id,
            row.place,
            kind_in(row.kind, user),
            *(row.said(language) for language in languages),
            *(_state(content, row, language, user) for language in others),
            row.note,
            f"{base_of(row, languages)} {digests(_fixed(row, user))}",
        ]
        for row in rows
    ]
    return Table(say("sheet-texts", user), columns, table)


def _state(content: CheckedContent, row: TextRow, language: str, user: MessageLanguage) -> str:
    """The state of a translation; nothing where there is one and nobody knows how old it is."""
    state = row.states.get(language)
    return say(f"state-{state}", user) if state and (content.accepted or state == "missing") else ""


def _fixed(row: TextRow, user: MessageLanguage) -> Mapping[str, str]:
    """What is not to be changed in a row."""
    kind = kind_in(row.kind, user)
    return {"column-id": row.id, "column-place": row.place, "column-kind": kind, "column-note": row.note}


def _as_table(table: Table, suffix: str) -> bytes:
    if suffix == ".csv":
        return csv_of(table)
    from generator.desk.workbook import LONGEST_CELL, workbook_of  # noqa: PLC0415  (CSV needs no library)

    for row in table.rows:
        if any(len(text) > LONGEST_CELL for text in row):
            raise UsageError("text-too-long-for-excel", id=row[0], largest=LONGEST_CELL)
    return workbook_of(table)


def _as_po(
    content: CheckedContent, rows: Sequence[TextRow], folder: Path, language: str, user: MessageLanguage
) -> bytes:
    from generator.desk.po import po_of  # noqa: PLC0415  (tables need no such library)

    record = content.site.shape.languages[0]
    stale = {row.text.id for row in rows if row.states.get(language) in {"stale", "revised"}}
    title = str(content.site.shape.name.get(record, ""))
    return po_of(rows, record, language, past_originals(folder, content, stale), user, title)


# --- back ---------------------------------------------------------------------------------------------------------


def _apply(asked: Options, rewriting: Rewriting, changes: Changes) -> None:
    try:
        rewriting.write()
    except ContentMovedError as error:
        raise UsageError("content-moved", file=error.file) from error
    accept_all(asked.content, changes)


def _tell(changes: Changes, language: MessageLanguage, *, applied: bool) -> None:
    colour = colours(sys.stdout)
    for change in changes.changes:
        print(f"{change.place.file}:{change.place.line}  {change.id}  {on_a_line(change.what)}")
        print("\n".join(f"    {line}" for line in _shown(change, language, colour=colour)))
    problems = in_order(changes.problems)
    for line in (
        lines(problems, language, _no_excerpt, colour, lambda place: _place(place, language)) if problems else ()
    ):
        print(line)
    files = len({change.place.file for change in changes.changes})
    print(say("changes", language, count=len(changes.changes), files=files, accepted=changes.confirmed))
    if changes.newer:
        print(say("changes-newer", language, count=changes.newer))
    if has_errors(problems):
        print(say("not-imported", language))
    elif changes.changes or changes.confirmed:
        print(say("imported" if applied else "not-yet-imported", language))
    elif applied:
        print(say("nothing-imported", language))


def _shown(change: Change, language: MessageLanguage, *, colour: bool) -> Iterator[str]:
    """The old and the new; of long texts, what differs between them."""
    if not change.new:
        yield f"{on_a_line(change.old)} → {say('change-deleted', language)}"
    elif not change.old:
        yield f"{say('change-added', language)} → {on_a_line(' ⏎ '.join(change.new.splitlines()))}"
    elif max(len(change.old), len(change.new)) <= _LONG and "\n" not in change.old + change.new:
        yield f"{on_a_line(change.old)} → {on_a_line(change.new)}"
    else:
        yield marked(difference(change.old, change.new), None, colour=colour)


def _no_excerpt(place: Place) -> None:
    """Of a cell there is no line to show."""


def _place(place: Place, language: MessageLanguage) -> str:
    """A cell as spreadsheets name it; of another file its line."""
    if isinstance(place, CellPlace) and place.file.lower().endswith(".po"):
        return f"{place.file} {say('cell-line', language, row=place.line)}"
    if isinstance(place, CellPlace):
        return f"{place.file} {say('cell', language, row=place.line, column=place.letters)}"
    # Of a table as a whole there is no line to be told.
    return place.file if place.file.lower().endswith(SUFFIXES) and place == Place(place.file) else str(place)


def _as_data(changes: Changes, *, applied: bool) -> object:
    return {
        "applied": applied,
        "changes": [
            {
                "id": change.id,
                "what": change.what,
                "file": change.place.file,
                "line": change.place.line,
                "old": change.old,
                "new": change.new,
                "row": change.cell.line,
                "column": change.cell.column,
            }
            for change in changes.changes
        ],
        "accepted": sorted(changes.accepted),
        "problems": [as_data(problem, None) for problem in in_order(changes.problems)],
    }
