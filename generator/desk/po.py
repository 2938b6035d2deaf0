"""Texts as a PO file for translators' tools: the original is the msgid, the text's id the context.

What is to be looked at again is fuzzy, with the original that the translation was made from where git knows it. Nouns
have a message for each of their forms, since languages count in more ways than the original.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import escape, write_po

from generator import __version__
from generator.catalogues import CatalogueError, parse_po, plain_lines
from generator.desk.headings import language_of
from generator.desk.rows import TextRow, base_of, categories, digest, kind_in, read_base
from generator.desk.tables import Cell, CellPlace, UnreadableTableError, contents
from generator.desk.text_changes import Entered
from generator.messages import MessageLanguage, say
from generator.plan.references import near_language
from generator.problems import Place, Problem
from generator.read.characters import beginning
from generator.read.encodings import encoding_of

_LANGUAGE = re.compile(rb'(?m)^"Language:')
_BASE = re.compile(r"base: (.*)")
_FUZZY = frozenset({"stale", "revised", "unconfirmed"})


def po_of(
    rows: Sequence[TextRow], record: str, language: str, past: Mapping[str, Any], user: MessageLanguage, title: str
) -> bytes:
    """All texts of a plan with their translations into a language."""
    catalogue = Catalog(locale=language.replace("-", "_"))
    for row in rows:
        original = row.original(record)
        if not original or (row.form and row.form not in categories(language) and not row.said(language)):
            continue
        state = row.states.get(language, "missing")
        then = past.get(row.text.id) if state in _FUZZY else None
        place = row.locate(language)
        catalogue.add(
            original,
            row.said(language),
            locations=[(place.file, place.line)],
            flags=["fuzzy"] if state in _FUZZY and row.said(language) else [],
            auto_comments=[
                *([row.place] if row.place else []),
                kind_in(row.kind, user),
                f"{say('column-state', user)}: {say(f'state-{state}', user)}",
                *([f"{say('column-note', user)}: {' '.join(row.note.split())}"] if row.note else []),
                f"base: {base_of(row, (record, language))}",
            ],
            previous_id=[then] if isinstance(then, str) else (),
            context=row.id,
        )
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, omit_header=True, include_previous=True)
    return f"{_header(catalogue, language, title)}\n".encode() + stream.getvalue()


def _header(catalogue: Catalog, language: str, title: str) -> str:
    """What a PO file says of itself: nothing that is not known, and no time: the same texts give the same file."""
    lines = (
        f"Project-Id-Version: {title} {__version__}",
        f"Language: {language.replace('-', '_')}",
        f"Plural-Forms: {catalogue.plural_forms}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    )
    said = "\n".join(escape(f"{line}\n") for line in lines)
    return f'msgid ""\nmsgstr ""\n{said}\n'


def read_po_file(path: Path, languages: Sequence[str]) -> tuple[list[Entered], list[Problem]]:
    """The messages of a PO file as rows, and what is wrong with it.

    There are no rows where its language is none that is translated into. Raises UnreadableTableError.
    """
    file, data = path.name, plain_lines(contents(path))
    try:
        catalogue = parse_po(path, data)
    except CatalogueError as error:
        raise UnreadableTableError(_unreadable(file, data, error)) from error
    record, *others = languages
    tag = str(catalogue.locale_identifier or "")
    language = language_of(tag, others)
    if not language:
        head = _LANGUAGE.search(data)
        place = CellPlace(file, data.count(b"\n", 0, head.start()) + 1 if head else 1)
        said = {"found": tag or "–", "example": near_language(tag, others) or next(iter(others), record)}
        return [], [Problem("po-language", place, {**said, "known": tuple(others)})]
    entered, problems = [], []
    for message in catalogue:
        if not message.id:
            continue
        place = CellPlace(file, message.lineno or 1)
        if not message.context or not isinstance(message.id, str):
            words = message.id if isinstance(message.id, str) else message.id[0]
            problems.append(Problem("po-without-context", place, {"found": beginning(words, 60)}))
            continue
        comments = " ".join(message.auto_comments)
        found = _BASE.search(comments)
        base = {**(read_base(found[1]) if found else {}), record: digest(message.id)}
        entered.append(
            Entered(
                Cell(str(message.context), place),
                {language: Cell(str(message.string or ""), place)},
                base,
                {} if message.fuzzy else {language: Cell(say("state-done", "en"), place)},
                frozenset({language} if message.fuzzy else ()),
            )
        )
    return entered, problems


def _unreadable(file: str, data: bytes, error: CatalogueError) -> Problem:
    try:
        data.decode()
    except UnicodeDecodeError:
        if encoding := encoding_of(data):
            return Problem("po-encoding", Place(file), {"found": encoding.name})
    return Problem("po-damaged", CellPlace(file, error.line), {"detail": error.detail})
