"""The record of a build: all that went into it and all that came out, so that the next sees whether anything changed.

It is looked at before anything heavy is loaded. What went in goes by size, times and inode, as version control
does it, and by its digest where it had changed too shortly before to be told apart by its times; what came out goes by
size and time. Whatever is not exactly as recorded, or cannot be read, leads to a whole build: a record is never trusted
further than that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.options import ROOT, Options
from generator.problems import Place, Problem

_FORMAT = 1
_RECENT = 2_000_000_000
"""Nanoseconds: some file systems keep times only to two seconds."""
_KEPT = 20
_PACKAGES = ("babel", "budoux", "jinja2", "markdown", "markupsafe", "pydantic", "pydantic_core", "pyyaml")


@dataclass(frozen=True)
class Remembered:
    """What a build came to that would come out the same again."""

    pages: int
    problems: tuple[Problem, ...]


class Record:
    """The record of the builds of one output folder. Kept in the checkout's .cache/, and nowhere if that cannot be."""

    def __init__(self, options: Options) -> None:
        self._options = options
        name = blake2b(str(options.output.resolve()).encode(), digest_size=12).hexdigest()
        self._file = ROOT / ".cache" / "builds" / f"{name}.json"
        self._inputs: dict[str, Any] | None = None

    def recall(self) -> Remembered | None:
        """What the last build came to, if all that went into it and came out of it is as it was."""
        self._inputs = self._gather()
        try:
            text = self._file.read_text(encoding="utf-8")
            digest, _, body = text.partition("\n")
            if digest != _digest(body.encode()):
                return None
            kept = json.loads(body)
            same = self._same(kept["inputs"]) and kept["outputs"] == _signatures(self._options.output)
            return Remembered(kept["pages"], tuple(map(_problem, kept["problems"]))) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, pages: int, problems: tuple[Problem, ...]) -> None:
        """Record a build that was published; what went into it is as it was when `recall` was asked."""
        outputs = _signatures(self._options.output)
        told = [{**asdict(problem), "place": list(_place(problem))} for problem in problems]
        kept = {"inputs": self._inputs, "outputs": outputs, "pages": pages, "problems": told}
        body = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new = self._file.with_suffix(f".{os.getpid()}")
            new.write_text(f"{_digest(body.encode())}\n{body}", encoding="utf-8")
            new.replace(self._file)
            _drop_old(self._file.parent)
        except OSError:
            self.forget()

    def forget(self) -> None:
        """Throw the record away."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return

    def _same(self, kept: dict[str, Any]) -> bool:
        """Whether what went into the recorded build is what would go into the next one."""
        now = self._inputs or {}
        folders = {
            "content": self._options.content,
            "templates": self._options.templates,
            "generator": ROOT / "generator",
        }
        if any(kept[name] != value for name, value in now.items() if name not in folders):
            return False
        return all(_unchanged(kept[name], now[name], folder) for name, folder in folders.items())

    def _gather(self) -> dict[str, Any]:
        """All that goes into a build."""
        options = self._options
        return {
            "format": _FORMAT,
            "python": sys.version,
            "packages": _installed(),
            "options": [
                str(path) if isinstance(path, Path) else path
                for path in (options.content.resolve(), options.base_url, options.repository, options.strict)
            ],
            "revision": _revision(options.content),
            "content": _signatures(options.content, digest_recent=True),
            "templates": _signatures(options.templates, digest_recent=True),
            "generator": _signatures(ROOT / "generator", digest_recent=True),
        }


def _signatures(folder: Path, *, digest_recent: bool = False) -> dict[str, list[int | str]]:
    """Each file's size, times and inode by its path; with `digest_recent`, the digest of what changed just now."""
    now = time.time_ns()
    found: dict[str, list[int | str]] = {}
    for path, entry in _files(str(folder), ""):
        status = entry.stat()
        signature: list[int | str] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        if digest_recent and now - max(status.st_mtime_ns, status.st_ctime_ns) < _RECENT:
            signature.append(_digest(Path(entry.path).read_bytes()))
        found[path] = signature
    return found


def _unchanged(kept: dict[str, list[int | str]], now: dict[str, list[int | str]], folder: Path) -> bool:
    """Whether two looks at a folder saw the same; a file that had just changed must have the same digest too."""
    if kept.keys() != now.keys():
        return False
    for path, (*then, last) in kept.items():
        if isinstance(last, str):
            if then != now[path][:4] or last != _digest((folder / path).read_bytes()):
                return False
        elif [*then, last] != now[path][:4]:
            return False
    return True


def _drop_old(folder: Path) -> None:
    """Leave the newest records: whoever builds into many folders needs the last few again."""
    records = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in records[_KEPT:]:
        file.unlink(missing_ok=True)


def _files(folder: str, base: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path, f"{base}{entry.name}/")
            else:
                yield f"{base}{entry.name}", entry


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _installed() -> list[str]:
    """The versions of what the pages are made with, as the names of their metadata folders tell them."""
    names = os.listdir(sysconfig.get_path("purelib"))  # noqa: PTH208  (names are wanted, and quickly)
    return sorted(name for name in names if name.endswith(".dist-info") and name.lower().startswith(_PACKAGES))


def _revision(folder: Path) -> str:
    """The commit that the content's repository stands at: the dates on the pages follow from it."""
    command = ["git", "-C", str(folder), "rev-parse", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, check=False, text=True).stdout.strip()
    except OSError:
        return ""


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line, problem.place.column


def _problem(kept: dict[str, Any]) -> Problem:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in kept["values"].items()}
    return Problem(kept["code"], Place(*kept["place"]), values, kept["severity"])
