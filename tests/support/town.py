"""A content folder that stands in one of two states, for tests of what befalls its builds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.support.sites import ROOT, copy_site, published, read_tree


class Town:
    """A content folder that stands in one of two states, the site that each comes to, and where one is published."""

    def __init__(
        self, folder: Path, content: Path, options: Sequence[str] = (), sites: Sequence[dict[str, bytes]] = ()
    ) -> None:
        self.folder, self.content, self.output = folder, content, folder / "公開 用/site"
        self._options = options
        self._site_file = (content / "site.yml").read_text(encoding="utf-8")
        self.sites = [*sites] or [self._site_of(state, folder / "made") for state in (0, 1)]
        self.turn(0)

    def copy(self, folder: Path) -> Town:
        """Such a town elsewhere, with nothing published."""
        content = shutil.copytree(self.content, folder / "content")
        (content / "site.yml").write_text(self._site_file, "utf-8")
        return Town(folder, content, self._options, self.sites)

    def _site_of(self, state: int, folder: Path) -> dict[str, bytes]:
        self.turn(state)
        return published(self.content, folder)

    def turn(self, state: int) -> None:
        (self.content / "site.yml").write_text(f"{self._site_file}base_url: https://{state}.example/\n", "utf-8")

    def command(self, *more: str) -> list[str]:
        folders = ["--content", str(self.content), "--output", str(self.output)]
        return [sys.executable, str(ROOT / "build.py"), "build", *folders, "--lang", "en", *self._options, *more]

    def start(self, *more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(self.command(*more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def build(self, *more: str) -> str:
        """A build that must go well; what it says on the side."""
        ended = subprocess.run(self.command(*more), capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        return ended.stderr

    def published(self) -> int:
        """Which of the two sites is published; neither would be a mix."""
        return self.sites.index(read_tree(self.output))

    def beside(self) -> list[str]:
        return sorted(path.name for path in self.output.parent.iterdir() if path != self.output)


def small_town(folder: Path) -> Town:
    return Town(folder, copy_site("bilingual", folder))


def large_town(folder: Path) -> Town:
    """So large that several processes make it."""
    content = copy_site("bilingual", folder)
    for number in range(250):
        for language in ("ja", "en"):
            page = f"---\ntitle: {number}\n---\n\n{number}\n"
            (content / f"pages/page-{number}.{language}.md").write_text(page, encoding="utf-8")
    return Town(folder, content, ("--jobs", "2"))


def started_writing(town: Town) -> subprocess.Popen[str]:
    """A build of a large town, by several processes of a group of their own, that has begun to write."""
    town.turn(0)
    town.build()
    town.turn(1)
    command = town.command("--clean")
    build = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while len(town.beside()) < 2:
        assert build.poll() is None
        time.sleep(0.005)
    return build
