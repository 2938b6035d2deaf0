"""The texts of the content as rows: each with its id, where in the plan it belongs, and what it says in each language.

A noun whose form depends on a count has a row for each form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from generator.desk.state import State, state_of
from generator.messages import MessageLanguage, key_name
from generator.problems import Place
from generator.render import formats
from generator.validate.check import CheckedContent
from generator.validate.originals import ContentText, content_texts
from generator.validate.texts import TO_BE_WRITTEN, is_countable

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories in the order in which a noun's forms stand."""

_BASE = re.compile(r"(\S+)=([0-9a-z]+)")


@dataclass(frozen=True)
class TextRow:
    """A text, or one form of a noun. `note` is what the content's own notes say of what it belongs to."""

    text: ContentText
    form: str
    place: str
    kind: str
    note: str
    states: Mapping[str, State]

    @property
    def id(self) -> str:
        """What the row is known by."""
        return f"{self.text.id}.{self.form}" if self.form else self.text.id

    @property
    def is_body(self) -> bool:
        """Whether it is the text of a page, after its front matter."""
        return self.text.homes is not None and not self.text.path

    def said(self, language: str) -> str:
        """What it says in a language, without the line ends after it; empty where it says nothing."""
        if language not in self.text.words:
            return ""
        words = self.text.said(language)
        if not self.form:
            return str(words).strip("\n") if not self.is_body else str(words).strip()
        return str(words.get(self.form, "") if not isinstance(words, str) else words if self.form == "other" else "")

    def original(self, record: str) -> str:
        """What it says in the language of record; of a form that this does not have, the form for any count."""
        words = self.text.said(record) if record in self.text.words else ""
        return self.said(record) or (words if isinstance(words, str) else words.get("other", ""))

    def locate(self, language: str) -> Place:
        """Where it stands, or would."""
        if self.form and not isinstance(self.text.words.get(language), str):
            return self.text.document.locate((*self.text.path, language, self.form))
        return self.text.locate(language)


def text_rows(content: CheckedContent) -> list[TextRow]:
    """All texts of the content, in the order of its files."""
    record, *others = content.site.shape.languages
    shapes = {document.file: shape for shape, document in content.files()}
    titles, rows = titles_of(content), list[TextRow]()
    for text in content_texts(content):
        owner, _, name = text.id.partition(":")
        file = text.document.file
        node = getattr(shapes[file], "node", "")
        above = place_of(f"plan/{node}", titles) if node else ()
        place = " › ".join((*above, *place_of(owner, titles)))
        note = "" if "notes" in text.path else _notes(shapes[file], text.path, record)
        known = record in text.words
        states = {one: state_of(text, one, record, content.accepted) for one in others} if known else {}
        for form in _forms(text, shapes[file], content.site.shape.languages):
            rows.append(TextRow(text, form, place, _kind(name), note, states))
    return rows


def plain(text: str) -> str:
    """A text without what programs change of it on its way: line ends, and spaces where nobody sees them."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def digest(text: str) -> str:
    """Tells whether a text is still what was exported."""
    return blake2b(plain(text).encode(), digest_size=5).hexdigest()


def base_of(row: TextRow, languages: Sequence[str]) -> str:
    """What a row says as it is exported, so that it can be seen later what has changed since, and where."""
    states = (f"{language}.state={row.states[language]}" for language in languages if language in row.states)
    return " ".join((digests({language: row.said(language) for language in languages}), *states))


def digests(texts: Mapping[str, str]) -> str:
    """The digests of texts by the names under which `read_base` gives them back."""
    return " ".join(f"{name}={digest(text)}" for name, text in texts.items())


def read_base(text: str) -> Mapping[str, str]:
    """What `base_of` and `digests` have said, by language or name."""
    return dict(_BASE.findall(text))


def categories(language: str) -> Sequence[str]:
    """The plural categories that a language has."""
    known = {*formats.locale(language).plural_form.tags, "other"}
    return [form for form in FORMS if form in known]


def _forms(text: ContentText, shape: Struct, languages: Sequence[str]) -> Sequence[str]:
    """The forms that a noun has in any language, or that a language asks for in which nobody has written it."""
    if text.homes is not None or not is_countable(shape, text.path):
        return ("",)
    found: set[str] = set()
    for language in languages:
        words = text.words.get(language)
        if words is None or words == TO_BE_WRITTEN:
            found.update(categories(language))
        else:
            found.update({"other"} if isinstance(words, str) else words)
    return [form for form in FORMS if form in found]


def titles_of(content: CheckedContent) -> Mapping[str, str]:
    """What everything that has a title or is a term is called in the language of record, by its id."""
    record = content.site.shape.languages[0]
    found: dict[str, str] = {}
    for text in content_texts(content):
        owner, _, name = text.id.partition(":")
        if name in {"title", "term"} and record in text.words:
            found[owner] = str(text.said(record)).strip()
    return found


def place_of(owner: str, titles: Mapping[str, str]) -> Iterator[str]:
    """The titles from the top of the plan down to what texts belong to."""
    top, *parts = owner.split("/")
    for index in range(0 if top == "plan" and not parts else 1, len(parts) + 1):
        title = titles.get("/".join((top, *parts[:index])))
        if title:
            yield title


def _notes(shape: Struct, path: Sequence[str | int], record: str) -> str:
    """The notes of what a text belongs to."""
    here: Any = shape
    notes: Sequence[Any] = ()
    for part in path:
        notes = getattr(here, "notes", notes)
        here = here[part] if isinstance(part, int) else getattr(here, part, None)
    return "\n\n".join(plain(note.text.get(record, "")) for note in notes)


def _kind(name: str) -> str:
    """The key of the file under which a text stands."""
    return re.sub(r"\.[0-9]+", "", name)


def kind_in(kind: str, user: MessageLanguage) -> str:
    """A kind of text as users call it: 注 › 本文."""
    return " › ".join(key_name(key, user) for key in kind.split("."))
