"""Pelican: both languages in one build, their pages as Pelican's pages, with a plugin that gives them their places."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from benchmarks.peers.base import INSTALLED
from benchmarks.peers.mkdocs import installed_version
from benchmarks.peers.shared import SHARED, SharedPage, SharedSite, strings
from benchmarks.workload import LANGUAGES


class Pelican(SharedSite):
    """Its settings, its plugin and a theme of the shared templates in one folder."""

    name = "pelican"

    @classmethod
    def version(cls) -> str | None:
        return installed_version("pelican")

    def configure(self) -> None:
        site = SHARED.parent / "pelican_site"
        for file in (SHARED / "plan_tree.py", site / "plan_pages.py", site / "pelicanconf.py"):
            shutil.copy(file, self.folder)
        shutil.copy(site / "page.html", self.templates)
        self.copy_assets(self.folder / "content")
        known = {
            "facts": {language: self.facts(index) for index, language in enumerate(LANGUAGES)},
            "strings": {language: strings(language) for language in LANGUAGES},
        }
        (self.folder / "site.json").write_text(json.dumps(known, ensure_ascii=False), "utf-8")

    def front_matter(self, page: SharedPage, language: str) -> str:
        address = f"{language}/{page.id}/" if page.id else f"{language}/"
        # Pelican has uses of its own for some of these names.
        own = {f"plan_{key}": value for key, value in page.meta.items() if key != "title"}
        meta = {"title": page.meta["title"], "lang": language, "slug": page.id or "home", "url": address, **own}
        lines = [f"{key}: {value}" for key, value in {**meta, "save_as": f"{address}index.html"}.items() if value]
        return "\n".join(lines) + "\n\n"

    @property
    def templates(self) -> Path:
        return self.folder / "theme" / "templates"

    def build_command(self) -> list[str]:
        path = f"PYTHONPATH={INSTALLED / 'python' / 'pelican'}{os.pathsep}{self.folder}"
        options = ["content", "--output", "public", "--settings", "pelicanconf.py", "--theme-path", "theme", "--quiet"]
        return ["/usr/bin/env", path, sys.executable, "-m", "pelican", *options]
