"""The command `serve` at work on a copy of a small site, for tests that edit it and ask for its pages."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.sites import ROOT, copy_site, write_files

WAIT = 15
"""How long a change may take until it shows, in seconds; much longer than it takes on an idle machine."""


@dataclass(frozen=True)
class Desk:
    """A copy of a small site's content, the port at which it is shown, and what the command says meanwhile."""

    content: Path
    templates: Path
    port: int
    log: Path
    process: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def write(self, old: str, new: str, path: str = "pages/about.en.md") -> None:
        """Change words of a file: of the first page about the plan unless another is named."""
        file = self.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (old, text)
        file.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + WAIT
        while not happened():
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        """The page as it is served; empty where nothing answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=1) as answer:  # noqa: S310  (it is http)
                return str(answer.read(), "utf-8")
        except OSError:
            return ""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def at_work(
    folder: Path, first: Mapping[str, str] | None = None, *, language: str = "en", own_program: bool = False
) -> Iterator[Desk]:
    """A desk in a folder, from when it serves.

    `first` are files that are written before it begins; its `own_program` has templates that may be edited, too.
    """
    content = write_files(copy_site("bilingual", folder), first or {})
    program = copy_of_the_program(folder / "program") if own_program else ROOT
    port, log = free_port(), folder.parent / "said.txt"
    command = [sys.executable, str(program / "build.py"), "serve", "--content", str(content), "--port", str(port)]
    with (
        log.open("wb") as said,
        subprocess.Popen([*command, "--lang", language], stdout=said, stderr=subprocess.STDOUT) as process,
    ):
        desk = Desk(content, program / "templates", port, log, process.pid)
        try:
            desk.wait_for(lambda: "Ctrl-C" in desk.said() or process.poll() is not None)
            assert process.poll() is None, desk.said()
            yield desk
        finally:
            process.terminate()


def copy_of_the_program(folder: Path) -> Path:
    """The program without its plan, in a folder that is made for it."""
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "build.py", folder)
    return folder
