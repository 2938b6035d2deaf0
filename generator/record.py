"""The record of a build: all that went into it and all that came out, so that the next sees what has changed.

It is looked at before anything heavy is loaded; where nothing has changed nothing more is done. Whatever is not exactly
as recorded, or cannot be read, is made anew: a record is never trusted further than that.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from generator import signatures
from generator.folders import read_file, remove_tree
from generator.git import in_repository, standpoint
from generator.options import ROOT, Options
from generator.problems import Place, Problem
from generator.signatures import Signatures, digest

_FORMAT = 2
_KEPT = 20
_PACKAGES = ("babel", "budoux", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pyyaml")


class Remembered(NamedTuple):
    """What a build came to that would come out the same again."""

    pages: int
    problems: tuple[Problem, ...]


class Remains(NamedTuple):
    """What of the last build still holds: the files that are as they were, and what it remembered, encoded."""

    content: Collection[str] = ()
    templates: Collection[str] = ()
    outputs: Collection[str] = ()
    memory: bytes = b""


class Record:
    """The record of the builds of one output folder. Kept in the checkout's .cache/, and nowhere if that cannot be."""

    def __init__(self, options: Options) -> None:
        self._options = options
        name = blake2b(os.fsencode(options.output.resolve()), digest_size=12).hexdigest()
        self._file = ROOT / ".cache" / "builds" / f"{name}.json"
        self._memory = self._file.with_suffix(".memory")
        self._inputs: dict[str, Any] = {}
        self._outputs: Signatures = {}
        self._kept: dict[str, Any] = {}

    def recall(self) -> Remembered | None:
        """What the last build came to, if all that went into it and came out of it is as it was."""
        self._inputs = self._gather()
        output = self._options.output
        self._outputs = signatures.published(output) if output.is_dir() and not output.is_symlink() else {}
        self._kept = self._read()
        kept = self._kept
        try:
            if not kept or kept["outputs"] != self._outputs or not self._same(kept["inputs"]):
                return None
            return Remembered(kept["pages"], tuple(map(_problem, kept["problems"])))
        except (OSError, KeyError, TypeError, ValueError, AttributeError):
            return None

    def remains(self) -> Remains:
        """What of the last build still holds, after `recall` has seen that not all of it does."""
        try:
            kept, now = self._kept["inputs"], self._inputs
            if any(kept[name] != now[name] for name in ("format", "python", "packages", "folder")):
                return Remains()
            memory = read_file(self._memory)
            if digest(memory) != self._kept["memory"]:
                return Remains()
            generator = ROOT / "generator"
            if len(self._unchanged("generator", generator)) != max(len(kept["generator"]), len(now["generator"])):
                return Remains()
            outputs = {path for path, is_now in self._outputs.items() if self._kept["outputs"].get(path) == is_now}
            content = self._unchanged("content", self._options.content)
            return Remains(content, self._unchanged("templates", self._options.templates), outputs, memory)
        except (OSError, KeyError, TypeError, ValueError, AttributeError):
            return Remains()

    @property
    def spare(self) -> Path:
        """Where the site is kept that the published one took the place of."""
        return self._file.with_suffix(".spare")

    @property
    def published(self) -> Signatures:
        """The files that are published, as `recall` found them."""
        return self._outputs

    @property
    def recorded(self) -> Signatures:
        """The files that the last build has published, as it left them."""
        found = self._kept.get("outputs")
        return found if isinstance(found, dict) else {}

    def changed(self) -> str | None:
        """A file of the content or the templates that is not as `recall` found it; None if all are."""
        for name, folder in (("content", self._options.content), ("templates", self._options.templates)):
            then: Signatures = self._inputs[name]
            now = signatures.look_at(folder)
            changed = (then.keys() | now.keys()) - signatures.unchanged(then, now, folder)
            if changed:
                return min(changed)
        return None

    def keep(
        self,
        pages: int,
        problems: tuple[Problem, ...],
        memory: bytes,
        outputs: Signatures,
    ) -> None:
        """Record a build that was published; what went into it is as it was when `recall` was asked."""
        told = [{**problem._asdict(), "values": dict(problem.values)} for problem in problems]
        kept = {
            "inputs": self._inputs,
            "outputs": outputs,
            "pages": pages,
            "problems": told,
            "memory": digest(memory),
        }
        try:
            text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
            body = text.encode("utf-8", "surrogateescape")
            self._file.parent.mkdir(parents=True, exist_ok=True)
            _replace(self._memory, memory)
            _replace(self._file, f"{digest(body)}\n".encode() + body)
        except OSError:
            self.forget()
        with suppress(OSError):
            _drop_old(self._file.parent)

    def forget(self) -> None:
        """Throw the record away."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
            self._memory.unlink(missing_ok=True)
            remove_tree(self.spare)

    def _read(self) -> dict[str, Any]:
        try:
            told, _, body = read_file(self._file).partition(b"\n")
            if told.decode() != digest(body):
                return {}
            kept = json.loads(body.decode("utf-8", "surrogateescape"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _same(self, kept: Mapping[str, Any]) -> bool:
        """Whether what went into the recorded build is what would go into the next one."""
        folders = {
            "content": self._options.content,
            "templates": self._options.templates,
            "generator": ROOT / "generator",
        }
        if any(kept[name] != value for name, value in self._inputs.items() if name not in folders):
            return False
        return all(
            kept[name].keys() == self._inputs[name].keys()
            and len(self._unchanged(name, folder)) == len(self._inputs[name])
            for name, folder in folders.items()
        )

    def _unchanged(self, name: str, folder: Path) -> set[str]:
        return signatures.unchanged(self._kept["inputs"][name], self._inputs[name], folder)

    def _gather(self) -> dict[str, Any]:
        """All that goes into a build."""
        options = self._options
        return {
            "format": _FORMAT,
            "python": f"{sys.version} {sys.platform} {sys.byteorder}",
            "packages": _installed(),
            "folder": str(options.content.resolve()),
            "options": [options.base_url, options.origin, options.repository, options.strict],
            # The dates on the pages follow from it.
            "revision": standpoint(options.content) if in_repository(options.content) else None,
            "content": signatures.look_at(options.content),
            "templates": signatures.look_at(options.templates),
            "generator": signatures.look_at(ROOT / "generator"),
        }


def _replace(file: Path, data: bytes) -> None:
    new = file.with_suffix(f".{os.getpid()}")
    new.write_bytes(data)
    new.replace(file)


def _drop_old(folder: Path) -> None:
    """Leave the newest records: whoever builds into many folders needs the last few again."""
    with os.scandir(folder) as entries:
        found = [(entry.stat().st_mtime_ns, entry.path) for entry in entries]
    for _, path in sorted(found, reverse=True)[4 * _KEPT :]:
        if path.endswith(".spare"):
            remove_tree(Path(path))
        else:
            Path(path).unlink(missing_ok=True)


def _installed() -> list[str]:
    """The versions of what the pages are made with, as the names of their metadata folders tell them."""
    names = os.listdir(sysconfig.get_path("purelib"))  # noqa: PTH208  (names are wanted, and quickly)
    return sorted(name for name in names if name.endswith(".dist-info") and name.lower().startswith(_PACKAGES))


def _problem(kept: Mapping[str, Any]) -> Problem:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in kept["values"].items()}
    return Problem(kept["code"], Place(*kept["place"]), values, kept["severity"], kept["subject"])
