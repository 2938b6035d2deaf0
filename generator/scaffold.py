"""`build.py new`: a commented file of the content in its right place, with the next number; nothing is overwritten."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.plan.model import Level, Node, Plan
from generator.plan.numbering import printed
from generator.plan.references import node_meant
from generator.validate import meant
from generator.validate.schema import SCHEMA_FOLDER
from generator.validate.values import LISTS

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OTHER_KINDS = ("indicator", "page", "term")


class ScaffoldError(Exception):
    """It cannot be written; `key` and `values` word the reason."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Scaffold:
    """What is to be written: whole files by their path in the content folder, or text to add to a file there is."""

    files: Mapping[str, str]
    addition: str = ""
    file: str = ""


def scaffold(plan: Plan, content: Path, kind: str, slug: str, under: str | None, title: str | None) -> Scaffold:
    """Plan a new file of a kind: a level of the plan, `indicator`, `page` or `term`.

    Raises ScaffoldError where the kind, the slug or the node above it does not fit, or the file is there already.
    """
    if not _SLUG.fullmatch(slug) or len(slug) > 80:
        near = meant.slug(slug)
        raise ScaffoldError("new-bad-slug", slug=slug, near=near if _SLUG.fullmatch(near) and len(near) <= 80 else "")
    levels = {level.key: level for level in plan.levels}
    if kind in levels:
        planned = _node(plan, content, levels[kind], slug, under, title)
    elif kind == "indicator":
        planned = _indicator(plan, content, slug, under, title)
    elif kind == "page":
        planned = _page(plan, slug, title)
    elif kind == "term":
        if any(term.id == slug for term in plan.glossary.terms):
            raise ScaffoldError("exists", file=f"glossary.yml: {slug}")
        planned = Scaffold({}, _term(plan, slug, title), "glossary.yml")
    else:
        near = meant.word(kind, (*levels, *OTHER_KINDS))
        raise ScaffoldError("new-unknown-kind", kind=kind, kinds=kinds(plan.levels), near=near)
    for file in planned.files:
        if (content / file).exists():
            raise ScaffoldError("exists", file=file)
    return planned


def write(planned: Scaffold, content: Path) -> list[Path]:
    """Write the files of a scaffold; the paths written. Raises FileExistsError rather than overwrite."""
    written = []
    for file, text in planned.files.items():
        path = content / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        written.append(path)
    return written


def _node(plan: Plan, content: Path, level: Level, slug: str, under: str | None, title: str | None) -> Scaffold:
    parent = _parent(plan, level, under)
    siblings = plan.children(parent) if parent else plan.roots
    if any(sibling.slug == slug for sibling in siblings):
        raise ScaffoldError("exists", file=f"{parent.id}/{slug}" if parent else slug)
    number = printed(level.numbering, len(siblings) + 1)
    if parent and level.view != "page":
        return Scaffold({}, _inline(plan, slug, title, number), parent.file)
    folder = Path(parent.file).parent.as_posix() if parent else "plan"
    name = f"{_next_order(content / folder):02d}-{slug}"
    has_folder = level.index + 1 < len(plan.levels) and plan.levels[level.index + 1].view == "page"
    file = f"{folder}/{name}/{level.key}.yml" if has_folder else f"{folder}/{name}.yml"
    text = _head(content, file, "node") + _number(number) + _by_language(plan, "title", title) + _prose(plan, "text")
    return Scaffold({file: text + "# source_page: 1    # 原典のページ / the page of the source document\n"})


def _parent(plan: Plan, level: Level, under: str | None) -> Node | None:
    if level.index == 0:
        if under:
            raise ScaffoldError("new-top-level", kind=level.key, parent=under)
        return None
    above = plan.levels[level.index - 1]
    fitting = [node.id for node in plan.nodes.values() if node.level.key == above.key]
    parent = _node_above(plan, level.key, under, fitting)
    if parent.level.key != above.key:
        values = {"parent": parent.id, "title": next(iter(parent.title.values()), ""), "level": parent.level.key}
        example = next((node for node in fitting if node.startswith(f"{parent.id}/")), fitting[0] if fitting else "…")
        raise ScaffoldError("new-wrong-level", kind=level.key, above=above.key, example=example, **values)
    return parent


def _node_above(plan: Plan, kind: str, under: str | None, fitting: Sequence[str]) -> Node:
    """The node that something is to stand below, by its slugs; `fitting` are those that it could be."""
    if not under:
        raise ScaffoldError("new-needs-parent", kind=kind, example=fitting[0] if fitting else "…")
    if under not in plan.nodes:
        example = next((node for node in fitting if "/" in node), fitting[0] if fitting else "…")
        values = {"parents": ", ".join(node.slug for node in plan.roots), "example": example}
        raise ScaffoldError("new-no-parent", parent=under, near=node_meant(under, "", plan), **values)
    return plan.nodes[under]


def _next_order(folder: Path) -> int:
    orders = [int(match[0]) for name in folder.iterdir() if (match := re.match(r"\d+", name.name))]
    return max(orders, default=0) + 1


def _indicator(plan: Plan, content: Path, slug: str, under: str | None, title: str | None) -> Scaffold:
    under = _node_above(plan, "indicator", under, list(plan.nodes)).id
    file = f"indicators/{slug}.yml"
    unit = "".join(f"  {language}: …\n" for language in plan.site.languages)
    text = (
        _head(content, file, "indicator")
        + f"node: {under}\n"
        + _by_language(plan, "title", title)
        + f"unit:\n{unit}"
        + f"baseline:\n  year: {plan.first}\n"
        + "  value: 検討中    # 数値（例：51000）か 検討中 / a number, or under-consideration\n"
        + f"target:\n  year: {plan.last}\n  value: 検討中\n"
        + "# measured:    # 毎年の実績 / the values since\n#   - year: 2013\n#     value: 52000\n"
    )
    return Scaffold({file: text})


def _page(plan: Plan, slug: str, title: str | None) -> Scaffold:
    if slug in {*LISTS, "index"}:
        raise ScaffoldError("new-taken", slug=slug)
    return Scaffold(
        {
            f"pages/{slug}.{language}.md": f"---\ntitle: {_title(plan, language, title)}\n---\n\n…\n"
            for language in plan.site.languages
        }
    )


def _term(plan: Plan, slug: str, title: str | None) -> str:
    lines = "".join(f"      {language}: {_title(plan, language, title)}\n" for language in plan.site.languages)
    return f"  - id: {slug}\n    term:\n{lines}"


def _inline(plan: Plan, slug: str, title: str | None, number: str | None) -> str:
    lines = "".join(f"      {language}: {_title(plan, language, title)}\n" for language in plan.site.languages)
    return f"  - slug: {slug}\n" + (f"    number: {number}\n" if number else "") + f"    title:\n{lines}"


def _title(plan: Plan, language: str, title: str | None) -> str:
    return json.dumps(title, ensure_ascii=False) if title and language == plan.site.record else "…"


def _head(content: Path, file: str, schema: str) -> str:
    """The line that tells an editor's tools of the file's schema, where that can be reached from the file."""
    try:
        path = os.path.relpath(SCHEMA_FOLDER, (content / file).parent)
    except ValueError:
        return ""
    return f"# yaml-language-server: $schema={Path(path).as_posix()}/{schema}.schema.json\n"


def _number(number: str | None) -> str:
    return f"number: {number}\n" if number else ""


def _by_language(plan: Plan, key: str, title: str | None) -> str:
    lines = "".join(f"  {language}: {_title(plan, language, title)}\n" for language in plan.site.languages)
    return f"{key}:\n{lines}"


def _prose(plan: Plan, key: str) -> str:
    lines = "".join(f"  {language}: |\n    …\n" for language in plan.site.languages)
    return f"{key}:\n{lines}"


def kinds(levels: Sequence[Level]) -> str:
    """All kinds that can be written: the plan's own levels first."""
    return ", ".join((*(level.key for level in levels), *OTHER_KINDS))
