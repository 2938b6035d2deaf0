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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import escape
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


def index(records: Sequence[Record]) -> dict[str, bytes]:
    """The files of the index by their names. Raises IndexingError."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415  (needed for an index only)

    messages: list[dict[str, Any]] = [{"type": "NewIndex", "config": {}}]
    messages += [
        {"type": "AddFile", "index_id": 0, "url": record.key, "file_contents": record.html()} for record in records
    ]
    messages.append({"type": "GetFiles", "index_id": 0})
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
        writer = threading.Thread(target=_tell, args=(program.stdin, messages), daemon=True)
        writer.start()
        try:
            answers = _answers(program.stdout)
            for _ in messages[1:]:
                next(answers)
            last = next(answers)
        except StopIteration:
            raise IndexingError("Pagefind ended before it was done") from None
        finally:
            program.kill()
            writer.join()
            with suppress(OSError):
                program.stdin.close()
    files = ((file["path"], b64decode(file["content"])) for file in last["files"])
    found = {path: data for path, data in sorted(files) if path in _NEEDED or path.endswith(_ENDINGS)}
    found[_ENTRY] = _renamed(found[_ENTRY], {record.tag: record.languages for record in records})
    return found


def _renamed(entry: bytes, languages: Mapping[str, Iterable[str]]) -> bytes:
    """The list of indexes, in which pages look for their own language."""
    told = json.loads(entry)
    by_language = {language.lower(): told["languages"][tag] for tag, ours in languages.items() for language in ours}
    told["languages"] = dict(sorted(by_language.items()))
    return json.dumps(told).encode()


def _tell(stream: IO[bytes], messages: Iterable[Mapping[str, Any]]) -> None:
    with suppress(OSError):
        for number, payload in enumerate(messages):
            message = json.dumps({"message_id": number, "payload": payload})
            stream.write(b64encode(message.encode()) + b",")
        stream.flush()


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    """What the program says, message by message, to its end. Raises IndexingError where it complains."""
    rest: list[bytes] = []
    while chunk := stream.read1(1 << 20):  # type: ignore[attr-defined]
        *whole, last = chunk.split(b",")
        for piece in whole:
            payload = json.loads(b64decode(b"".join((*rest, piece))))["payload"]
            rest.clear()
            if payload["type"] == "Error":
                raise IndexingError(payload["message"])
            yield payload
        rest.append(last)
