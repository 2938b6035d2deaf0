"""MkDocs, Pelican and Eleventy: the same nodes with one template that all three understand, in a simpler form.

What is derived (labels, counts, neighbours) is handed to their templates ready in a data file, which spares them the
work; the page with the whole plan and the site map are left out, and so is the structured data in the head.
"""

from __future__ import annotations

import json
import shutil
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from benchmarks import content
from benchmarks.peers.base import INSTALLED, Edit, Site
from benchmarks.vocabulary import Pair
from benchmarks.workload import LANGUAGES, Node, in_text, plain_number

TEMPLATE = Path(__file__).parent / "simple_site" / "page.html"
ASSETS = Path(__file__).parent.parent.parent / "templates" / "assets"
WORDS = {
    "name": content.NAME,
    "description": content.DESCRIPTION,
    "publisher": content.PUBLISHER,
    "notice": content.NOTICE,
    "contact": content.CONTACT,
    "source": content.SOURCE,
    "about": content.ABOUT_TITLE,
    "address": Pair(content.BASE_URL, content.BASE_URL),
    "repository": Pair(content.REPOSITORY, content.REPOSITORY),
    "structure": Pair("施策体系図", "Structure of the plan"),
    "skip": Pair("本文へ移動", "Skip to the main content"),
    "menu": Pair("メニュー", "Menu"),
    "goals": Pair("基本目標", "Goals"),
    "breadcrumb": Pair("現在位置", "Breadcrumb"),
    "home": Pair("ホーム", "Home"),
    "pager": Pair("前後のページ", "Previous and next"),
    "previous": Pair("前：", "Previous: "),
    "next": Pair("次：", "Next: "),
    "place": Pair("計画の中での位置", "Place in the plan"),
    "place_all": Pair("全体の体系を見る", "The whole structure"),
    "edit": Pair("このページを編集する（担当者用）", "Edit this page (for staff)"),
    "plan_by": Pair("策定主体", "Plan by"),
    "contact_name": Pair("お問い合わせ", "Contact"),
    "source_name": Pair("原典", "Source document"),
    "address_here": Pair("このページのアドレス：", "Address of this page: "),
}


class SimpleSite(Site):
    """What the three have in common: a Markdown file a page, a data file, a template."""

    largest = 1_000

    @property
    def output(self) -> Path:
        return self.folder / "public"

    def source(self, node: Node, language: str) -> Path:
        return self.folder / "content" / language / f"{node.id}.md"

    def template(self) -> Path:
        return self.folder / "theme" / "page.html"

    def page(self, key: str, language: str) -> str:
        return f"{language}/index.html" if key == "home" else f"{language}/{key}/index.html"

    def edits(self) -> dict[str, Edit]:
        titled = f'"key": {json.dumps(self.retitled.id)}, "title": "{self.retitled.title.ja}'
        return {**super().edits(), "title": Edit(self.data_file(), titled)}

    def data_file(self) -> Path:
        """What the templates are handed."""
        return self.folder / "data" / "tree.json"

    def write(self) -> None:
        for file in (self.template(), self.data_file()):
            file.parent.mkdir(parents=True, exist_ok=True)
        lead, tail = self.wrapped()
        self.template().write_text(lead + TEMPLATE.read_text("utf-8") + tail, "utf-8")
        tree = {language: self._tree(index, language) for index, language in enumerate(LANGUAGES)}
        self.data_file().write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
        for index, language in enumerate(LANGUAGES):
            pages = {"index": content.PLAN_TEXT[index], "about": content.ABOUT[index], "structure": ""}
            pages |= {node.id: self._text(node, index, language) for node in self.plan.pages()}
            for key, text in pages.items():
                file = self.folder / "content" / language / f"{key}.md"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(self.head(key, language) + text, "utf-8")

    def wrapped(self) -> tuple[str, str]:
        """What stands before and after the common template."""
        return _names("tree[lang]", "key"), ""

    def head(self, key: str, language: str) -> str:  # noqa: ARG002  (what overrides it needs them)
        """What stands before a page's text."""
        return ""

    def _tree(self, index: int, language: str) -> dict[str, Any]:
        pages = self.plan.pages()
        ids = [node.id for node in pages]
        nodes = {
            "index": {
                **_other("index", "", WORDS["home"][index]),
                "children": [root.id for root in self.plan.roots],
                "below": WORDS["goals"][index],
            },
            "about": _other("about", "about/", WORDS["about"][index]),
            "structure": _other("structure", "structure/", WORDS["structure"][index]),
        }
        for place, node in enumerate(pages):
            data = self._node(node, index, language)
            data["previous"] = ids[place - 1] if place else None
            data["next"] = ids[place + 1] if place + 1 < len(ids) else None
            nodes[node.id] = data
        words = {name: pair[index] for name, pair in WORDS.items()}
        return {"words": words, "nodes": nodes, "roots": [root.id for root in self.plan.roots], "everything": ids}

    def _node(self, node: Node, index: int, language: str) -> dict[str, Any]:
        above: list[Node] = []
        parent = node.parent
        while parent:
            above.insert(0, parent)
            parent = parent.parent
        siblings = node.parent.children if node.parent else self.plan.roots
        children = [child for child in node.children if child.is_page]
        sections = [child for child in node.children if not child.is_page]
        number = node.number or ""
        below = self.plan.levels[node.level + 1]
        return {
            "key": node.id,
            "title": node.title[index],
            "path": f"{node.id}/",
            "level": node.level + 1,
            "number": number if language == "ja" else plain_number(number),
            "code": node.code(language),
            "label": node.label(self.plan.levels[node.level], language),
            "colour": self.plan.roots.index(above[0] if above else node) + 1,
            "above": [one.id for one in above],
            "siblings": [one.id for one in siblings],
            "children": [child.id for child in children],
            "below": below.ja if index == 0 else below.en.split("|")[1].capitalize(),
            "amounts": self._amounts(node, index),
            "sections": [{"slug": one.slug, "title": one.title[index]} for one in sections],
        }

    def _amounts(self, node: Node, index: int) -> str:
        counts = [0] * len(self.plan.levels)
        below = list(node.children)
        while below:
            one = below.pop()
            counts[one.level] += 1
            below.extend(one.children)
        shown = []
        for level, count in zip(self.plan.levels, counts, strict=True):
            if count:
                name = level.en.split("|")[count != 1]
                shown.append(f"{level.ja} {count}" if index == 0 else f"{count} {name}")
        return " ".join(shown)

    def _text(self, node: Node, index: int, language: str) -> str:
        parts = [_linked(node.text[index], language)]
        level = self.plan.levels[-1]
        label = level.ja if index == 0 else level.en.split("|")[0].capitalize()
        for section in (child for child in node.children if not child.is_page):
            heading = f'<h2 id="{section.slug}"><a href="#{section.slug}">{section.title[index]}</a></h2>'
            parts.append(f"<p>{label}</p>\n\n{heading}\n\n{_linked(section.text[index], language)}")
        return "\n".join(parts)


class MkDocs(SimpleSite):
    """Both languages in one build, without the search, with the template as its theme."""

    name = "mkdocs"

    @classmethod
    def version(cls) -> str | None:
        return _python_version("mkdocs")

    def write(self) -> None:
        super().write()
        shutil.copytree(ASSETS, self.folder / "theme" / "assets")
        (self.folder / "theme" / "main.html").write_text('{% include "page.html" %}\n', "utf-8")
        settings = (
            f"site_name: {content.NAME.ja}\nsite_url: {content.BASE_URL}\ndocs_dir: content\nsite_dir: public\n"
            "theme:\n  name: null\n  custom_dir: theme\nplugins: []\nhooks:\n  - hook.py\n"
        )
        (self.folder / "mkdocs.yml").write_text(settings, "utf-8")
        hook = (
            "import json\nfrom pathlib import Path\n\n\ndef on_env(env, **_):\n"
            "    file = Path(__file__).parent / 'data' / 'tree.json'\n"
            "    env.globals['tree'] = json.loads(file.read_text('utf-8'))\n    return env\n"
        )
        (self.folder / "hook.py").write_text(hook, "utf-8")

    def wrapped(self) -> tuple[str, str]:
        lead = "{% set lang = page.url[:2] %}{% set key = page.url[3:-1] or 'index' %}{% set body = page.content %}"
        return lead + _names("tree[lang]", "key"), ""

    def build_command(self) -> list[str]:
        return _python("mkdocs", "from mkdocs.__main__ import cli; cli()", "build", "--quiet")


class Pelican(SimpleSite):
    """Every node a page of Pelican's; nothing but pages is made."""

    name = "pelican"

    @classmethod
    def version(cls) -> str | None:
        return _python_version("pelican")

    def write(self) -> None:
        super().write()
        templates = self.folder / "theme" / "templates"
        shutil.copytree(ASSETS, self.folder / "theme" / "static")
        for name in ("index", "archives", "article"):
            (templates / f"{name}.html").write_text("", "utf-8")
        settings = (
            "import json\nfrom pathlib import Path\n\n"
            f"SITENAME = {content.NAME.ja!r}\nSITEURL = {content.BASE_URL.rstrip('/')!r}\nDEFAULT_LANG = 'ja'\n"
            "TIMEZONE = 'UTC'\nPATH = 'content'\nPAGE_PATHS = ['ja', 'en']\nARTICLE_PATHS = []\nSTATIC_PATHS = []\n"
            "OUTPUT_PATH = 'public'\nTHEME = 'theme'\nTHEME_STATIC_DIR = 'assets'\nDIRECT_TEMPLATES = []\n"
            "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None\n"
            "AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
            "MARKDOWN = {'extension_configs': {'markdown.extensions.tables': {}}, 'output_format': 'html5'}\n"
            "JINJA_GLOBALS = {'tree': json.loads((Path(__file__).parent / 'data' / 'tree.json').read_text('utf-8'))}\n"
        )
        (self.folder / "pelicanconf.py").write_text(settings, "utf-8")

    def template(self) -> Path:
        return self.folder / "theme" / "templates" / "page.html"

    def wrapped(self) -> tuple[str, str]:
        lead = "{% set lang = page.lang %}{% set key = page.key %}{% set body = page.content %}"
        return lead + _names("tree[lang]", "key"), ""

    def head(self, key: str, language: str) -> str:
        path = f"{language}/" if key == "index" else f"{language}/{key}/"
        slug = key.replace("/", "--")
        return f"Title: {slug}\nSlug: {slug}\nLang: {language}\nKey: {key}\nURL: {path}\nSave_as: {path}index.html\n\n"

    def build_command(self) -> list[str]:
        return _python("pelican", "from pelican import main; main()", "--settings", "pelicanconf.py", "--quiet")


class Eleventy(SimpleSite):
    """With the template in Nunjucks, which reads it as Jinja does."""

    name = "eleventy"

    @classmethod
    def version(cls) -> str | None:
        described = INSTALLED / "node" / "node_modules" / "@11ty" / "eleventy" / "package.json"
        if not described.exists() or shutil.which("node") is None:
            return None
        return str(json.loads(described.read_text("utf-8"))["version"])

    def write(self) -> None:
        super().write()
        shutil.copytree(ASSETS, self.folder / "assets")
        settings = (
            "export default function (settings) {\n"
            '  settings.addPassthroughCopy({ assets: "assets" });\n'
            "  return {\n"
            '    dir: { input: "content", includes: "../theme", data: "../data", output: "public" },\n'
            "    markdownTemplateEngine: false,\n  };\n}\n"
        )
        (self.folder / "eleventy.config.mjs").write_text(settings, "utf-8")

    def template(self) -> Path:
        return self.folder / "theme" / "page.njk"

    def wrapped(self) -> tuple[str, str]:
        return "{% set body = content %}" + _names("tree[lang]", "key"), ""

    def head(self, key: str, language: str) -> str:
        path = f"/{language}/" if key == "index" else f"/{language}/{key}/"
        return f"---\nlayout: page.njk\nlang: {language}\nkey: {key}\npermalink: {path}\n---\n"

    def build_command(self) -> list[str]:
        command = INSTALLED / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return [shutil.which("node") or "node", str(command), "--quiet"]


def _names(tree: str, key: str) -> str:
    """The names that the common template uses, set from a language's tree."""
    parts = {"words": "words", "nodes": "nodes", "roots": "roots", "everything": "everything"}
    sets = "".join(f"{{% set {name} = {tree}.{part} %}}" for name, part in parts.items())
    return sets + f"{{% set node = nodes[{key}] %}}"


def _other(key: str, path: str, title: str) -> dict[str, Any]:
    """A page that is no node."""
    empty: dict[str, Any] = {"children": [], "above": [], "siblings": [], "sections": []}
    return {"key": key, "title": title, "path": path, **empty}


def _linked(text: str, language: str) -> str:
    return in_text(text, lambda target: f"/plan/{language}/{target}/")


def _python(peer: str, program: str, *arguments: str) -> list[str]:
    """A peer in Python, run with the packages that were installed for it."""
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(_packages(peer))!r}); {program}", *arguments]


def _packages(peer: str) -> Path:
    return INSTALLED / "python" / peer


def _python_version(peer: str) -> str | None:
    found = distributions(name=peer, path=[str(_packages(peer))])
    return next((distribution.version for distribution in found), None)
