"""MkDocs, with a theme of its own: a build for each language, one after the other."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.metadata import distributions

from benchmarks.peers.base import INSTALLED
from benchmarks.peers.shared import SHARED, SharedPage, SharedSite, as_yaml, strings
from benchmarks.workload import LANGUAGES

LIBRARY = INSTALLED / "python" / "mkdocs"


class MkDocs(SharedSite):
    """A configuration a language, and a hook that gives the pages their places."""

    name = "mkdocs"

    @classmethod
    def version(cls) -> str | None:
        return installed_version("mkdocs")

    def configure(self) -> None:
        site = SHARED.parent / "mkdocs_site"
        for file in (SHARED / "plan_tree.py", site / "hooks.py"):
            shutil.copy(file, self.folder)
        shutil.copy(site / "main.html", self.templates)
        self.copy_assets(self.folder / "static")
        for index, language in enumerate(LANGUAGES):
            config = {
                "site_name": self.facts(index)["name"],
                "docs_dir": f"content/{language}",
                "site_dir": f"public/{language}",
                "theme": {"name": None, "custom_dir": "templates"},
                "markdown_extensions": ["tables"],
                "plugins": [],
                "hooks": ["hooks.py"],
                "validation": {"links": {"absolute_links": "ignore"}},
                "extra": {"facts": self.facts(index), "s": strings(language)},
            }
            # Every JSON text is a YAML text too.
            (self.folder / f"{language}.yml").write_text(json.dumps(config, ensure_ascii=False), "utf-8")

    def front_matter(self, page: SharedPage, language: str) -> str:  # noqa: ARG002  (the folder says it)
        return as_yaml(page.meta)

    def build_command(self) -> list[str]:
        steps = [f'"$0" -m mkdocs build --quiet --config-file {language}.yml' for language in LANGUAGES]
        script = " && ".join(['export PYTHONPATH="$1"', *steps, "cp -R static/assets public/"])
        return ["/bin/sh", "-c", script, sys.executable, str(LIBRARY)]


def installed_version(package: str) -> str | None:
    """The version of a peer from PyPI; None where it is not installed."""
    folder = INSTALLED / "python" / package
    found = (found.version for found in distributions(name=package, path=[str(folder)]))
    return next(found, None)
