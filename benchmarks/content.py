"""The workload in this project's own format: the content folder that `build.py --content` takes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.vocabulary import Pair
from benchmarks.workload import LANGUAGES, Node, Plan, in_text

NAME = Pair("まちづくり推進プラン", "Community Development Plan")
DESCRIPTION = Pair(
    "架空の都市のまちづくり推進プランの全文を、日本語と英語で掲載しています。",
    "The full text of the Community Development Plan of a fictional city, in Japanese and English.",
)
NOTICE = Pair("この計画は計測のために作られた架空のものです。", "This plan is fictional and was made for measuring.")
PUBLISHER = Pair("架空市", "City of Kaku")
PLAN_TEXT = Pair(
    "この計画は、まちづくりの目標と、それを実現するための施策を定めるものです。",
    "This plan sets out the goals of the city’s development and the measures by which they are to be reached.",
)
SOURCE = Pair("まちづくり推進プラン（本文）", "Community Development Plan (text)")
CONTACT = Pair("まちづくり課", "Community Development Division")
ABOUT_TITLE = Pair("計画について", "About the plan")
ABOUT = Pair(
    "この計画は、2024年度から2028年度までの5年間を期間とし、市民とともに進めます。\n\n毎年度、進み具合を公表します。\n",
    "This plan covers the five years from fiscal 2024 to fiscal 2028 and is carried out together with citizens.\n\n"
    "Progress is made public every fiscal year.\n",
)
BASE_URL = "https://www.example.org/plan/"
REPOSITORY = "https://git.example.org/city/plan"
PUBLISHER_URL = "https://www.example.org/"
SOURCE_URL = "https://www.example.org/plan.pdf"
CONTACT_URL = "https://www.example.org/contact"
PERIOD = (2024, 2028)


def level_key(index: int) -> str:
    """The key of a level, also the name of the files of its nodes: level-a, level-b, …"""
    return f"level-{'abcdefgh'[index]}"


def write_content(plan: Plan, folder: Path) -> None:
    """Write the plan into an empty or missing folder."""
    (folder / "plan").mkdir(parents=True)
    (folder / "pages").mkdir()
    (folder / "site.yml").write_text(_site(), "utf-8")
    (folder / "plan" / "plan.yml").write_text(_plan(plan), "utf-8")
    for index, language in enumerate(LANGUAGES):
        page = f"---\ntitle: {ABOUT_TITLE[index]}\nreference: yes\n---\n{ABOUT[index]}"
        (folder / "pages" / f"about.{language}.md").write_text(page, "utf-8")
    _write_nodes(list(plan.roots), folder / "plan")


def node_file(node: Node) -> Path:
    """Where a node that is a page stands within the content folder."""
    folder = _folder(node.parent) if node.parent else Path("plan")
    name = _numbered(node)
    return folder / name / f"{level_key(node.level)}.yml" if _has_pages(node) else folder / f"{name}.yml"


def _folder(node: Node) -> Path:
    return (_folder(node.parent) if node.parent else Path("plan")) / _numbered(node)


def _numbered(node: Node) -> str:
    siblings = node.parent.children if node.parent else ()
    width = max(2, len(str(len(siblings))))
    ordinal = siblings.index(node) + 1 if node.parent else "ⅠⅡⅢⅣⅤⅥ".index(node.number or "") + 1
    return f"{ordinal:0{width}d}-{node.slug}"


def _has_pages(node: Node) -> bool:
    return any(child.is_page for child in node.children)


def _write_nodes(nodes: list[Node], folder: Path) -> None:
    for node in nodes:
        name = _numbered(node)
        if _has_pages(node):
            (folder / name).mkdir()
            (folder / name / f"{level_key(node.level)}.yml").write_text(_node(node), "utf-8")
            _write_nodes(node.children, folder / name)
        else:
            (folder / f"{name}.yml").write_text(_node(node), "utf-8")


def _node(node: Node) -> str:
    """A node's file, with the sections below it."""
    lines = _keys(node)
    sections = [child for child in node.children if not child.is_page]
    if sections:
        lines.append("children:")
        for section in sections:
            lines.append(f"  - slug: {section.slug}")
            lines.extend(f"    {line}" if line else "" for line in _keys(section))
    return "\n".join(lines) + "\n"


def _keys(node: Node) -> list[str]:
    lines = [f"number: {node.number}"] if node.number else []
    lines += ["title:", f"  ja: {node.title.ja}", f"  en: {node.title.en}", "text:"]
    for language, text in zip(LANGUAGES, node.text, strict=True):
        lines.append(f"  {language}: |")
        linked = in_text(text, lambda target: f"/plan/{target}.html")
        lines.extend(f"    {line}" if line else "" for line in linked.rstrip("\n").split("\n"))
    return lines


def _pair(key: str, pair: Pair, indent: str = "") -> str:
    return f"{indent}{key}:\n{indent}  ja: {pair.ja}\n{indent}  en: {pair.en}\n"


def _site() -> str:
    return (
        _pair("name", NAME)
        + _pair("description", DESCRIPTION)
        + "languages:\n  - ja\n  - en\n"
        + f"base_url: {BASE_URL}\n"
        + f"repository:\n  url: {REPOSITORY}\n"
        + "publisher:\n"
        + _pair("name", PUBLISHER, "  ")
        + f"  url: {PUBLISHER_URL}\n"
        + "contact:\n"
        + _pair("name", CONTACT, "  ")
        + f"  url: {CONTACT_URL}\n"
        + f"notices:\n  - ja: {NOTICE.ja}\n    en: {NOTICE.en}\n"
        + "navigation:\n  - about\n  - structure\n"
        + "footer:\n  - sitemap\n  - print\n"
        # The peers that this is measured against make no such pages.
        + "omit:\n  - parallel\n  - search\n"
    )


def _plan(plan: Plan) -> str:
    first, last = PERIOD
    parts = [_pair("title", NAME), _pair("text", PLAN_TEXT), f"period:\n  first: {first}\n  last: {last}\nlevels:\n"]
    for index, level in enumerate(plan.levels):
        one, other = level.en.split("|")
        is_section = index == len(plan.levels) - 1
        numbering = "none" if is_section else "decimal" if index else "roman"
        parts.append(
            f"  - key: {level_key(index)}\n    name:\n      ja: {level.ja}\n"
            f"      en:\n        one: {one}\n        other: {other}\n"
            f"    view: {'section' if is_section else 'page'}\n    numbering: {numbering}\n"
            + ("" if index else "    colours: yes\n")
        )
    parts.append("source:\n" + _pair("title", SOURCE, "  ") + f"  url: {SOURCE_URL}\n")
    return "".join(parts)
