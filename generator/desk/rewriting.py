"""The content's files as they are on the disk, and as they are to be: all of the changed ones are written, or none.

A file keeps its line ends, its byte order mark and its mode. It is put in its place at once, and only where it still
is what was read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.desk.yaml_edits import CannotEditError, Edit, Replacement, edited, spliced
from generator.folders import replace_file
from generator.read.content import FRONT_MATTER

_MARK = "\ufeff"


class ContentMovedError(Exception):
    """A file is no longer what was read; nothing was written."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class Rewriting:
    """Files of a content folder that are being changed; nothing is written before `write`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes] = {}

    @property
    def changed(self) -> Mapping[str, bytes]:
        """The files that will be written, with what will stand in them."""
        return {file: data for file, data in self._after.items() if data != self._before[file]}

    def text(self, file: str) -> str:
        """What stands in a file, as the reader has it: without a mark, with `\\n` at its lines' ends."""
        return _plain(self._data(file).decode()).removeprefix(_MARK)

    def edit(self, file: str, edits: Sequence[Edit], body: str | None = None) -> None:
        """Edit a file's YAML; of a page, its front matter, and the text after that. Raises CannotEditError."""
        text = self.text(file)
        match = FRONT_MATTER.match(text) if file.endswith(".md") else None
        replacements: list[Replacement] = []
        if edits:
            start, source = (match.start(1), match[1]) if match else (0, text)
            replacements += (Replacement(one.start + start, one.end + start, one.text) for one in edited(source, edits))
        if body is not None:
            if match is None:
                raise CannotEditError
            begin = match.end()
            old = text[begin:]
            words = old.strip()
            at = begin + old.index(words)
            replacements.append(Replacement(at, at + len(words), body))
        self._after[file] = _respliced(self._data(file), replacements)
        if self.text(file) != spliced(text, replacements):
            raise CannotEditError

    def create(self, file: str, text: str) -> None:
        """Make a file that is not there yet. Raises FileExistsError."""
        if (self.folder / file).exists() or file in self._after:
            raise FileExistsError(file)
        self._before[file] = None
        self._after[file] = text.encode()

    def write(self) -> list[str]:
        """Write what has changed; the paths of it. Raises ContentMovedError before anything is written."""
        for file, data in self._before.items():
            path = self.folder / file
            if (path.read_bytes() if path.exists() else None) != data:
                raise ContentMovedError(file)
        changed = self.changed
        for file, data in changed.items():
            if self._before[file] is None:
                (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
                with (self.folder / file).open("xb") as stream:
                    stream.write(data)
            else:
                replace_file(self.folder / file, data)
        return sorted(changed)

    def _data(self, file: str) -> bytes:
        if file in self._after:
            return self._after[file]
        if file not in self._before:
            self._before[file] = (self.folder / file).read_bytes()
        return self._before[file] or b""


def divided(text: str, file: str) -> tuple[str, int, int]:
    """What of a file is YAML, how many lines stand before that, and where in the file the text after it begins."""
    match = FRONT_MATTER.match(text) if file.endswith(".md") else None
    return (match[1], 1, match.end()) if match else (text, 0, len(text))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _respliced(data: bytes, replacements: Sequence[Replacement]) -> bytes:
    """Replacements in the text as the reader has it, made in the bytes that it was read from."""
    text = data.decode()
    shift = len(text) - len(text.removeprefix(_MARK))
    # How many line ends of two characters begin before a place of the reader's text: each makes it one further on.
    double = [match.start() - number - shift for number, match in enumerate(re.finditer("\r\n", text))]
    line_end = "\r\n" if double else "\r" if "\r" in text else "\n"

    def at(place: int) -> int:
        return place + shift + bisect_left(double, place)

    return spliced(
        text,
        [Replacement(at(one.start), at(one.end), one.text.replace("\n", line_end)) for one in replacements],
    ).encode()
