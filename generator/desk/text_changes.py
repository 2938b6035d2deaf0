"""What texts that come back would change: compared with the content as it is, and with what had been exported.

A cell that is as it was exported changes nothing, whatever the content says by now; where both have changed, that is
told. Without the digests of what was exported, a cell is compared with the content alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.desk.changes import Change, Changes, is_delete
from generator.desk.headings import USERS, language_heading
from generator.desk.rows import FORMS, TextRow, categories, digest, plain
from generator.desk.scalars import written
from generator.desk.state import STATES
from generator.desk.tables import Cell
from generator.desk.yaml_edits import Edit, Put, Remove
from generator.messages import MessageLanguage, say
from generator.read.characters import beginning
from generator.read.yaml import Data
from generator.validate.check import CheckedContent
from generator.validate.texts import TO_BE_WRITTEN

_DONE = frozenset({"済", "済み", "確認済", "確認しました", "確認した", "ok", "done", "confirmed", "checked"})
"""What people write where a translation agrees with its original, besides the words of the sheet."""

_TABS = re.compile(r" *\t[ \t]*")


class Entered(NamedTuple):
    """A row that came back: the cells by language, what was exported, and the states' cells.

    `drafts` are the languages in which it is not to be accepted yet.
    """

    id: Cell
    words: Mapping[str, Cell]
    base: Mapping[str, str]
    states: Mapping[str, Cell] = {}
    drafts: Collection[str] = ()


class _New(NamedTuple):
    row: TextRow
    language: str
    words: str
    cell: Cell


def text_changes(
    content: CheckedContent, rows: Sequence[TextRow], entered: Sequence[Entered], codec: str, user: MessageLanguage
) -> Changes:
    """The changes that rows which came back would make."""
    found = Changes()
    new: list[_New] = []
    known = {row.id: row for row in rows}
    languages = content.site.shape.languages
    for one in found.rows_of(entered, known):
        new.extend(_News(languages, codec, found).of(known[one.id.text.strip()], one))
    for (_, language), group in groupby(new, key=lambda one: (one.row.text.id, one.language)):
        found.changes.extend(_changes(list(group), language, languages, user))
    _create_pages(found, new)
    if not content.accepted:
        found.accepted.clear()
    return found


class _News:
    """Finds which cells of a row say something new, and tells of those that cannot be taken over."""

    def __init__(self, languages: Sequence[str], codec: str, found: Changes) -> None:
        self._record = languages[0]
        self._codec = codec
        self._found = found

    def of(self, row: TextRow, one: Entered) -> Iterator[_New]:
        record = self._record
        # A form that the original does not have was translated from another one of it.
        originals = {digest(row.said(record)), digest(row.original(record))}
        is_current = record not in one.base or one.base[record] in originals
        for language, cell in one.words.items():
            new = self._new(row, language, cell, one.base.get(language))
            if new is None:
                continue
            yield new
            if language == record or is_delete(cell) or language in one.drafts:
                continue
            if is_current:
                self._found.accepted.add((row.text.id, language))
            else:
                self._found.note("original-newer", cell.place, "warning", id=row.id)
        for language, cell in one.states.items():
            exported = one.base.get(f"{language}.state", "")
            said = state_said(cell.text)
            if said is None or (exported and said not in {"", "done", exported}):
                # Who wrote it believes that it changes something.
                self._found.note("not-a-state", cell.place, id=row.id, found=beginning(cell.text, 60))
            if row.states.get(language) in {None, "missing", "done"} or exported == "done" or said != "done":
                continue
            if is_current:
                self._found.accepted.add((row.text.id, language))
                self._found.confirmed += 1
            else:
                self._found.note("original-newer", cell.place, id=row.id)

    def _new(self, row: TextRow, language: str, cell: Cell, base: str | None) -> _New | None:
        old = row.said(language)
        if "\t" in cell.text and "\t" not in old:
            # It comes with what is pasted from other programs; a page shows a space.
            cell = cell._replace(text=_TABS.sub(" ", cell.text))
        if not self._found.is_new(cell, row.id, old, base, self._codec):
            return None
        if is_delete(cell):
            return self._deleted(row, language, cell)
        if self._codec and cell.text.count("?") > old.count("?"):
            self._found.note("cell-question-mark", cell.place, "warning", id=row.id)
        if row.form and language in row.text.words and not old and row.form not in categories(language):
            forms = ", ".join(categories(language))
            self._found.note("no-such-form", cell.place, form=row.form, language=language, forms=forms)
            return None
        return _New(row, language, _trimmed(cell.text, is_markdown=row.text.is_markdown), cell)

    def _deleted(self, row: TextRow, language: str, cell: Cell) -> _New | None:
        if not row.said(language):
            return None
        if language == self._record or row.form or row.text.homes is not None:
            self._found.note("cell-not-deletable", cell.place, id=row.id)
            return None
        return _New(row, language, "", cell)


def state_said(cell: str) -> str | None:
    """The state that a cell tells, in the words that sheets have or that people write for what is done; empty of none.

    None where it tells something else.
    """
    said = plain(unicodedata.normalize("NFKC", cell)).casefold().rstrip("。.!")
    if not said or said in _DONE:
        return said and "done"
    words = {
        plain(unicodedata.normalize("NFKC", say(f"state-{one}", user))).casefold(): one
        for one in STATES
        for user in USERS
    }
    return words.get(said)


def _trimmed(words: str, *, is_markdown: bool) -> str:
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return words.rstrip().lstrip("\n") if is_markdown else words.strip()


def _changes(group: Sequence[_New], language: str, languages: Sequence[str], user: MessageLanguage) -> Iterator[Change]:
    """The changes of a text in a language; where they are made at once, the first of them has the edit of all."""
    text = group[0].row.text
    before = languages[: languages.index(language)]
    edits: list[list[Edit]] = [[] for _ in group]
    if text.homes is not None:
        if text.path:
            edits[0].append(Put(text.path, group[0].words, ("title",)))
    elif not group[0].words:
        edits[0].append(Remove((*text.path, language)))
    elif not group[0].row.form:
        edits[0].append(Put((*text.path, language), group[0].words, before))
    else:
        now = text.words.get(language)
        path = (*text.path, language)
        if isinstance(now, str) or now is None:
            edits[0].append(Put(path, _noun(now, group), before))
        else:
            for own, one in zip(edits, group, strict=True):
                own.append(Put((*path, one.row.form), one.words, FORMS[: FORMS.index(one.row.form)]))
    for own, one in zip(edits, group, strict=True):
        row, place = one.row, one.row.locate(language)
        what, new = language_heading(language, user), one.words
        body = new if row.is_body else None
        if text.homes is None or language in text.homes:
            yield Change(row.id, what, place, row.said(language), new, one.cell.place, own, body)
        else:
            file = f"{text.id.partition(':')[0]}.{language}.md"
            yield Change(row.id, what, place._replace(file=file, line=1, column=1), "", new, one.cell.place)


def _noun(now: str | None, group: Sequence[_New]) -> Data:
    """A noun that had one form, or none, with those that have come."""
    forms = {one.row.form: one.words for one in group}
    if now is not None and now != TO_BE_WRITTEN:
        forms.setdefault("other", now)
    if forms.keys() == {"other"}:
        return forms["other"]
    return {form: forms[form] for form in FORMS if form in forms}


def _create_pages(found: Changes, new: Sequence[_New]) -> None:
    """The files of translations of pages that come for the first time."""
    pages: dict[str, dict[str, _New]] = {}
    for one in new:
        text = one.row.text
        if text.homes is not None and one.language not in text.homes:
            owner, _, key = text.id.partition(":")
            pages.setdefault(f"{owner}.{one.language}.md", {})[key] = one
    for file, parts in pages.items():
        missing = next((key for key in ("title", "text") if key not in parts), "")
        if missing:
            one = next(iter(parts.values()))
            owner = one.row.text.id.partition(":")[0]
            found.note("page-incomplete", one.cell.place, id=f"{owner}:{missing}")
            continue
        head = "".join(f"{key}: {written(parts[key].words)}\n" for key in ("title", "description") if key in parts)
        found.created[file] = f"---\n{head}---\n\n{parts['text'].words}\n"
