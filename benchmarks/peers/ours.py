"""This program, run as a whole from a copy of its own, so that its templates can be edited."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.content import node_file, write_content
from benchmarks.peers.base import Site
from benchmarks.workload import Node
from generator import __version__

ROOT = Path(__file__).parent.parent.parent


class Ours(Site):
    """The program and its record of builds in `program/`, the content in `content/`, the site in `site/`."""

    name = "ours"

    @classmethod
    def version(cls) -> str | None:
        return __version__

    def write(self) -> None:
        write_content(self.plan, self.folder / "content")
        program = self.folder / "program"
        program.mkdir()
        shutil.copy(ROOT / "build.py", program)
        skipped = shutil.ignore_patterns("__pycache__")
        for part in ("generator", "templates"):
            shutil.copytree(ROOT / part, program / part, ignore=skipped)

    @property
    def output(self) -> Path:
        return self.folder / "site" / "output"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / "site", self.folder / "program" / ".cache")

    def build_command(self) -> list[str]:
        content = ["--content", str(self.folder / "content")]
        return [*self._program(), "build", *content, "--output", str(self.output), "-q"]

    def serve_command(self, port: int) -> list[str] | None:
        return [*self._program(), "serve", "--content", str(self.folder / "content"), "--port", str(port)]

    def _program(self) -> list[str]:
        return [sys.executable, str(self.folder / "program" / "build.py")]

    def source(self, node: Node, language: str) -> Path:  # noqa: ARG002  (one file has both languages)
        return self.folder / "content" / node_file(node)

    def template(self) -> Path:
        return self.folder / "program" / "templates" / "node.html"

    def page(self, key: str, language: str) -> str:
        if key == "home":
            return f"{language}/index.html"
        return f"{language}/{key}.html" if key in {"structure", "sitemap", "print"} else f"{language}/plan/{key}.html"
