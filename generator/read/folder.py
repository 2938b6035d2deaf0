"""The files that a content folder holds: where they lie, what they are called, and what of it no site can be made from.

Folders are walked with what the system says of their entries; nothing is opened. Names that begin with a dot are passed
over, and so is what systems leave by themselves. Links lead no further than the folder, so that a site shows nothing
that its content does not hold.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Place, Problem
from generator.read.names import copied_from, name_fault, shown
from generator.signatures import is_left_by_systems

PUBLISHED = ("source", "assets")
"""Folders whose files are published as they are."""

_SUFFIXES = (".yml", ".yaml", ".md", ".po")


def files_of(folder: Path) -> tuple[list[str], list[Problem]]:
    """The paths of all files, in order, and a problem for each thing that is neither a file nor a folder of files."""
    problems: list[Problem] = []
    return sorted(_Walk(str(folder), problems).files()), problems


class _Walk:
    def __init__(self, folder: str, problems: list[Problem]) -> None:
        self._folder = folder
        self._root: str | None = None
        self._problems = problems

    def files(self) -> Iterator[str]:
        ahead = [""]
        while ahead:
            base = ahead.pop()
            for entry in self._entries(base):
                path = base + entry.name
                if self._is_misnamed(path, entry.name):
                    continue
                if entry.is_symlink():
                    if self._leads_to_a_file(entry, path):
                        yield path
                elif not entry.is_dir():
                    yield path
                elif path.endswith(_SUFFIXES) and not path.startswith(PUBLISHED):
                    self._note("folder-not-a-file", path)
                else:
                    ahead.append(f"{path}/")

    def _entries(self, base: str) -> list[os.DirEntry[str]]:
        """What a folder holds; nothing where it cannot be entered."""
        try:
            with os.scandir(f"{self._folder}/{base}") as entries:
                found = [one for one in entries if not one.name.startswith(".") and not is_left_by_systems(one.name)]
        except OSError as error:
            self._note("unreadable-folder", base.rstrip("/") or ".", detail=error.strerror or str(error))
            return []
        if not found and base.startswith("plan/"):
            self._problems.append(Problem("empty-folder", Place(base.rstrip("/")), {}, "warning"))
        return found

    def _is_misnamed(self, path: str, name: str) -> bool:
        published = path.startswith(PUBLISHED)
        original = copied_from(name, published=published)
        if original and os.path.exists(f"{self._folder}/{path[: -len(name)]}{original}"):  # noqa: PTH110
            self._note("copied-file", path, original=original)
            return True
        fault = name_fault(name, published=published)
        if fault:
            self._note(fault.code, path, **fault.values)
        return fault is not None

    def _leads_to_a_file(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether a link leads to a file of the content; what it leads to otherwise is told."""
        if self._root is None:
            self._root = os.path.realpath(self._folder)
        target = shown(os.readlink(entry.path))  # noqa: PTH115  (on plain strings, like all here)
        try:
            real = os.path.realpath(entry.path, strict=True)
        except OSError as error:
            code = "link-in-a-circle" if error.errno == errno.ELOOP else "link-to-nothing"
            self._note(code, path, target=target)
            return False
        if not real.startswith(self._root + os.sep):
            self._note("link-outside", path, target=target)
        elif os.path.isdir(real):  # noqa: PTH112
            self._note("link-to-a-folder", path, target=target)
        else:
            return True
        return False

    def _note(self, code: str, path: str, **values: object) -> None:
        self._problems.append(Problem(code, Place(shown(path)), values))
