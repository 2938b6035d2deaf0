"""Eleventy: both languages in one build, Markdown pages in a Nunjucks layout."""

from __future__ import annotations

import json
import shutil

from benchmarks.peers.base import INSTALLED
from benchmarks.peers.shared import SHARED, SharedPage, SharedSite, strings
from benchmarks.workload import LANGUAGES

PACKAGE = INSTALLED / "node" / "node_modules" / "@11ty" / "eleventy"


class Eleventy(SharedSite):
    """Its configuration, and the shared templates as its includes."""

    name = "eleventy"

    @classmethod
    def version(cls) -> str | None:
        about = PACKAGE / "package.json"
        if shutil.which("node") is None or not about.exists():
            return None
        return str(json.loads(about.read_text("utf-8"))["version"])

    def configure(self) -> None:
        site = SHARED.parent / "eleventy_site"
        for file in (SHARED / "plan_tree.mjs", site / "eleventy.config.mjs"):
            shutil.copy(file, self.folder)
        shutil.copy(site / "page.njk", self.templates)
        self.copy_assets(self.folder)
        known = {
            "facts": {language: self.facts(index) for index, language in enumerate(LANGUAGES)},
            "strings": {language: strings(language) for language in LANGUAGES},
        }
        (self.folder / "site.json").write_text(json.dumps(known, ensure_ascii=False), "utf-8")

    def front_matter(self, page: SharedPage, language: str) -> str:
        address = f"{language}/{page.id}/" if page.id else f"{language}/"
        meta = {"lang": language, "layout": "page.njk", "permalink": f"{address}index.html", "plan": page.meta}
        # Every JSON text is a YAML text too.
        return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"

    def build_command(self) -> list[str]:
        return [shutil.which("node") or "node", str(PACKAGE / "cmd.cjs"), "--config=eleventy.config.mjs", "--quiet"]
