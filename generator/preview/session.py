"""What the command `serve` does: makes the site anew when it is told to, shows it, and says what is wrong with it."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.commands import print_problems
from generator.excerpt import Excerpts
from generator.messages import MessageLanguage, disk_text, say
from generator.options import Options
from generator.preview.index import LateIndex
from generator.preview.moves import moved_pages
from generator.preview.panel import PROBLEMS_CHANGED, panel_data
from generator.preview.rebuilder import Rebuilder
from generator.preview.server import Served, Server
from generator.problems import Place, Problem
from generator.result import Result
from generator.route.outputs import MANIFEST

EVERYTHING = "*"
"""The path that pages are told of where they are to be loaded anew."""


class Session:
    """A site that is edited, and the server that shows it."""

    def __init__(self, asked: Options, folder: Path, port: int, language: MessageLanguage) -> None:
        self._asked = asked
        self._language = language
        self.server = Server(Served(folder, panel=self._panel(())), port)
        self._rebuilder = Rebuilder(asked._replace(output=folder, origin=self.server.origin))
        self._address: str | None = None
        """Where the site was last said to be."""
        self._told: Collection[object] = frozenset()
        """The problems that were told after the last rebuild: a warning that is still there is not told again."""
        self._in_doubt = True
        """Whether nobody knows what the last rebuild has left in the folder: it broke off, or there was none."""

    def update(self) -> Sequence[str]:
        """Make the site anew and show it, or what is wrong; the paths that the open pages are to be told of."""
        started = time.perf_counter()
        in_doubt, self._in_doubt = self._in_doubt, True
        gone = self._gone()
        try:
            result = Result(gone) if gone else self._rebuilder.rebuild()
        except OSError as error:
            print(disk_text(error, self._language), file=sys.stderr)
            return ()
        self._in_doubt = in_doubt and bool(gone)
        before = self.server.site
        panel = self._panel(result.problems)
        changed = (EVERYTHING,) if in_doubt else _changed(result)
        # The system may tell of one save more than once.
        if not in_doubt and panel == before.panel and not result.new and not result.removed:
            return ()
        self.server.site = replace(before if result.failed else _after(before, result), panel=panel)
        self._say(result, f"{time.perf_counter() - started:.2f}")
        return changed if panel == before.panel or EVERYTHING in changed else (*changed, PROBLEMS_CHANGED)

    def _gone(self) -> tuple[Problem, ...]:
        """A problem for each of the folders that the site is made from and that is not there."""
        folders = {"content": self._asked.content, "templates": self._asked.templates}
        return tuple(
            Problem("folder-gone", Place(name), {"folder": str(folder)})
            for name, folder in folders.items()
            if not folder.is_dir()
        )

    def _panel(self, problems: Sequence[Problem]) -> dict[str, Any]:
        return panel_data(problems, Excerpts(self._asked.content, self._asked.templates), self._language)

    def _say(self, result: Result, seconds: str) -> None:
        told, self._told = self._told, frozenset(map(_named, result.problems))
        new = [problem for problem in result.problems if problem.severity == "error" or _named(problem) not in told]
        print_problems(new, self._asked, self._language, sys.stderr, total=result.problems)
        if not result.failed:
            print(say("rebuilt", self._language, time=time.strftime("%H:%M:%S"), seconds=seconds), flush=True)
        if self._address not in {None, self.server.address}:
            self.say_where()

    def say_where(self) -> None:
        """Say at which address the site is."""
        self._address = self.server.address
        print(say("serving", self._language, address=self.server.address), flush=True)


def _named(problem: Problem) -> object:
    """What a problem is known by, on whichever line its file has it now."""
    return problem.code, problem.place.file, repr(sorted(problem.values.items()))


def _after(before: Served, result: Result) -> Served:
    """The site that a rebuild has made. Pages may still be open where the last one was."""
    base = _base(result.base_url)
    former = {before.base, *before.former} - {base}
    now = moved_pages(before.paths, result.outputs.keys())
    moved = {**{old: now.get(path, path) for old, path in before.moved.items()}, **now}
    needed = (path for path in result.outputs if path.endswith((".css", ".js")))
    return replace(
        before,
        paths=frozenset(result.outputs),
        base=base,
        former=former,
        moved={old: new for old, new in moved.items() if old not in result.outputs},
        edition=str(time.time_ns()),
        index=LateIndex(result.search_index),
        versions={path: "-".join(map(str, result.outputs[path])) for path in needed},
    )


def _changed(result: Result) -> Sequence[str]:
    """The paths of style sheets, where no page shows anything else that is new; of the manifest none shows anything."""
    new = tuple(sorted(result.new - {MANIFEST}))
    return new if not result.removed and all(path.endswith(".css") for path in new) else (EVERYTHING,)


def _base(base_url: str | None) -> str:
    """The path of a web address, without what a browser leaves out of it before it asks."""
    parts = unquote(urlsplit(base_url or "").path).split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})
