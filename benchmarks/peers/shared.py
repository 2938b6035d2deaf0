"""What Eleventy, MkDocs and Pelican share: the pages' front matter and text, the facts of the site, the templates.

Their template languages have enough in common that one set of templates serves all three. As for Hugo, what our
program derives from numbers and levels stands in the front matter, which spares them the work.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import content
from benchmarks.peers.base import Site
from benchmarks.peers.hugo import TEMPLATES as HUGO_SITE
from benchmarks.peers.hugo import TITLES
from benchmarks.workload import LANGUAGES, Node, in_text

SHARED = Path(__file__).parent / "shared_site"
ASSETS = Path(__file__).parent.parent.parent / "templates" / "assets"
BASE = urlsplit(content.BASE_URL)
LARGEST = 1_000
"""They are slow: larger plans would take minutes a build."""


@dataclass(frozen=True)
class SharedPage:
    """A page of a peer's content: where it belongs, its front matter, its Markdown."""

    id: str
    meta: dict[str, str]
    body: str
    is_branch: bool = False


class SharedSite(Site):
    """A site of one of the three: `content/<language>/`, `templates/`, and its own configuration."""

    largest = LARGEST

    def write(self) -> None:
        shutil.copytree(SHARED / "templates", self.templates)
        for index, language in enumerate(LANGUAGES):
            for page in self._pages(index, language):
                file = self._file(page.id, language, is_branch=page.is_branch)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(self.front_matter(page, language) + page.body, "utf-8")
        self.configure()

    @abstractmethod
    def configure(self) -> None:
        """Write the generator's own configuration."""

    @abstractmethod
    def front_matter(self, page: SharedPage, language: str) -> str:
        """The head of a page's file."""

    @property
    def templates(self) -> Path:
        """Where the templates stand."""
        return self.folder / "templates"

    @property
    def output(self) -> Path:
        return self.folder / "public"

    def source(self, node: Node, language: str) -> Path:
        return self._file(node.id, language, is_branch=_is_branch(node))

    def template(self) -> Path:
        return self.templates / "node.html"

    def page(self, key: str, language: str) -> str:
        return f"{language}/index.html" if key == "home" else f"{language}/{key}/index.html"

    def copy_assets(self, folder: Path) -> None:
        """The same assets as our site's."""
        shutil.copytree(ASSETS, folder / "assets", ignore=shutil.ignore_patterns("__pycache__"))

    def facts(self, index: int) -> dict[str, object]:
        """What the templates know of the site in a language."""
        first, last = content.PERIOD
        return {
            "language": LANGUAGES[index],
            "origin": f"{BASE.scheme}://{BASE.netloc}",
            "base": BASE.path,
            "name": content.NAME[index],
            "description": content.DESCRIPTION[index],
            "publisher": content.PUBLISHER[index],
            "publisher_url": content.PUBLISHER_URL,
            "contact": content.CONTACT[index],
            "contact_url": content.CONTACT_URL,
            "source": content.SOURCE[index],
            "source_url": content.SOURCE_URL,
            "repository": content.REPOSITORY,
            "notice": content.NOTICE[index],
            "period": (f"{first}〜{last}年度", f"Fiscal {first} to fiscal {last}")[index],
            "levels": [_forms(level[index]) for level in self.plan.levels],
        }

    def _file(self, key: str, language: str, *, is_branch: bool) -> Path:
        folder = self.folder / "content" / language
        return folder / key / "index.md" if is_branch else folder / f"{key}.md"

    def _pages(self, index: int, language: str) -> Iterator[SharedPage]:
        home = {"id": "", "kind": "home", "title": content.NAME[index]}
        yield SharedPage("", home, content.PLAN_TEXT[index] + "\n", is_branch=True)
        about = {"id": "about", "kind": "about", "title": content.ABOUT_TITLE[index]}
        yield SharedPage("about", about, content.ABOUT[index])
        for key, title in TITLES.items():
            yield SharedPage(key, {"id": key, "kind": key, "title": title[index]}, "")
        for order, node in enumerate(self.plan.pages(), start=1):
            yield self._node(node, order, index, language)

    def _node(self, node: Node, order: int, index: int, language: str) -> SharedPage:
        root = node
        while root.parent:
            root = root.parent
        sections = [child for child in node.children if not child.is_page]
        meta = {
            "id": node.id,
            "kind": "node",
            "title": node.title[index],
            "order": str(order),
            "level": str(node.level + 1),
            "label": node.label(self.plan.levels[node.level], language),
            "code": node.code(language),
            "number": node.code(language).rpartition("-")[2],
            "colour": str(self.plan.roots.index(root) + 1),
            "sections": json.dumps([[part.slug, part.title[index]] for part in sections], ensure_ascii=False),
        }
        parts = [_linked(node.text[index], language)]
        name = _forms(self.plan.levels[-1][index])["One"]
        for part in sections:
            label = f'<p class="section-label">{name}</p>'
            heading = f'<h2 id="{part.slug}"><a href="#{part.slug}">{part.title[index]}</a></h2>'
            parts.append(f"{label}\n\n{heading}\n\n{_linked(part.text[index], language)}")
        return SharedPage(node.id, meta, "\n".join(parts), _is_branch(node))


def strings(language: str) -> dict[str, str]:
    """The templates' strings: those of the Hugo site, `%` standing for what is put in."""
    found = tomllib.loads((HUGO_SITE / "i18n" / f"{language}.toml").read_text("utf-8"))
    return {key: value.replace("{{ . }}", "%") for key, value in found.items()}


def as_yaml(meta: dict[str, str]) -> str:
    """Front matter in YAML, in which every JSON string is one too."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])


def _forms(level: str) -> dict[str, str]:
    one, _, other = level.partition("|")
    forms = {"one": one, "other": other or one}
    return forms | {name.capitalize(): form.capitalize() for name, form in forms.items()}


def _is_branch(node: Node) -> bool:
    return any(child.is_page for child in node.children)


def _linked(text: str, language: str) -> str:
    return in_text(text, lambda target: f"{BASE.path}{language}/{target}/")
