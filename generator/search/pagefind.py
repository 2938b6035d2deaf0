"""The index of Pagefind, whose program is given HTML and gives back the files that browsers search in.

Its Python package takes a tenth of a second for each answer that it waits for, so the program is spoken to directly:
messages of JSON in Base64, each with a comma behind it.
"""

from __future__ import annotations

import json
import re
import subprocess
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import escape
from itertools import count
from typing import IO, Any

from msgspec import Struct

_ENTRY = "pagefind-entry.json"
_NEEDED = (_ENTRY, "pagefind.js", "pagefind-worker.js")
_ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")
"""Of the files that Pagefind makes, those of its search: the others are interfaces, and this project has its own."""


class IndexingError(Exception):
    """The index could not be made; the text is the program's own."""


class Record(Struct, frozen=True):
    """Something to be found: where it is in each of its languages, what is shown of it, what it can be chosen by.

    `words` are forms (`generator.search.forms`) with the weight that they have. `stem` is the language by whose rules
    other forms of a word are found, or empty; records of the same languages have the same.
    """

    url: str
    languages: tuple[str, ...]
    stem: str
    words: tuple[tuple[float, str], ...]
    shown: str
    filters: Mapping[str, str]

    @property
    def tag(self) -> str:
        """The name of the index that the record goes into, which says which rules hold for its words."""
        return self.stem or "und"

    @property
    def key(self) -> str:
        """Its address as Pagefind knows it: to it, two records with the same are one."""
        return f"{self.tag}/{self.url}"

    def html(self) -> str:
        """The page that Pagefind is given for it."""
        words = "".join(f'<p data-pagefind-weight="{weight}">{escape(forms)}</p>' for weight, forms in self.words)
        # Pagefind's own filters are written in another order each time; a word does the same.
        filters = " ".join(filter_word(name, value) for name, value in self.filters.items())
        shown = f'<i data-pagefind-meta="shown[title]" title="{escape(self.shown)}"></i>'
        return f'<html lang="{self.tag}"><body>{words}<p>{filters}</p>{shown}</body></html>'


def filter_word(name: str, value: str) -> str:
    """The word that all have which can be chosen by a value; `templates/assets/search.js/` makes the same."""
    return f"z{name}{re.sub('[^a-z0-9]', '', value)}z"


def index(records: Iterable[Record]) -> dict[str, bytes]:
    """The files of the index by their names; it is made while the records come. Raises IndexingError."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415  (needed for an index only)

    languages: dict[str, tuple[str, ...]] = {}
    try:
        started = subprocess.Popen(
            [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise IndexingError("Pagefind could not be started") from error
    with started as program:
        assert program.stdin is not None  # noqa: S101
        assert program.stdout is not None  # noqa: S101
        # What it answers is read while it is still being told: neither side waits for the other.
        answers = _Answers(program.stdout)
        try:
            answers.start()
        except RuntimeError as error:
            raise IndexingError("No thread could be had") from error
        try:
            tell = _telling(program.stdin)
            tell({"type": "NewIndex", "config": {}})
            for record in records:
                languages[record.tag] = record.languages
                tell({"type": "AddFile", "index_id": 0, "url": record.key, "file_contents": record.html()})
            tell({"type": "GetFiles", "index_id": 0})
            answers.join()
        finally:
            program.kill()
            answers.join()
            with suppress(OSError):
                program.stdin.close()
    files = ((file["path"], b64decode(file["content"])) for file in answers.files())
    found = {path: data for path, data in sorted(files) if path in _NEEDED or path.endswith(_ENDINGS)}
    found[_ENTRY] = _renamed(found[_ENTRY], languages)
    return found


def _renamed(entry: bytes, languages: Mapping[str, Iterable[str]]) -> bytes:
    """The list of indexes, in which pages look for their own language."""
    told = json.loads(entry)
    by_language = {language.lower(): told["languages"][tag] for tag, ours in languages.items() for language in ours}
    told["languages"] = dict(sorted(by_language.items()))
    return json.dumps(told).encode()


def _telling(stream: IO[bytes]) -> Callable[[Mapping[str, Any]], None]:
    """What tells the program one message after the other; one that has ended is told nothing any more."""
    numbers = count()

    def tell(payload: Mapping[str, Any]) -> None:
        message = json.dumps({"message_id": next(numbers), "payload": payload})
        with suppress(OSError):
            stream.write(b64encode(message.encode()) + b",")
            if payload["type"] == "GetFiles":
                stream.flush()

    return tell


class _Answers(threading.Thread):
    """What the program says, read to its end or until it gives the files."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._files: Sequence[Mapping[str, str]] | None = None
        self._complaint = ""

    def run(self) -> None:
        try:
            self._read()
        except (ValueError, LookupError, TypeError):
            self._complaint = "Pagefind’s answer is none that is known"
            # A program that nobody listens to does not listen either.
            while self._stream.read(1 << 16):
                pass

    def _read(self) -> None:
        for payload in self._messages():
            if payload["type"] == "Error":
                self._complaint = self._complaint or payload["message"]
            elif payload["type"] == "GetFiles":
                self._files = payload["files"]
                return

    def files(self) -> Sequence[Mapping[str, str]]:
        """The files by path and Base64. Raises IndexingError."""
        if self._complaint or self._files is None:
            raise IndexingError(self._complaint or "Pagefind ended before it was done")
        return self._files

    def _messages(self) -> Iterator[Mapping[str, Any]]:
        rest: list[bytes] = []
        while chunk := self._stream.read1(1 << 20):  # type: ignore[attr-defined]
            *whole, last = chunk.split(b",")
            for piece in whole:
                yield json.loads(b64decode(b"".join((*rest, piece))))["payload"]
                rest.clear()
            rest.append(last)
