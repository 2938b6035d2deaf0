"""`build.py new`: what is to be written, commented, in its right place, with the next number; nothing is overwritten.

What has a file of its own gets one; what stands in its parent's file, or in the glossary, is put at the end of the list
there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from generator.desk.headings import USERS
from generator.desk.laid_out import remarks_written
from generator.desk.rewriting import Rewriting
from generator.desk.scalars import written
from generator.desk.yaml_edits import CannotEditError, Edit, Insert, Put
from generator.messages import say
from generator.plan.model import Level, Node, Plan
from generator.plan.numbering import printed
from generator.plan.references import node_meant
from generator.read.names import RESERVED
from generator.read.yaml import Data, parse_yaml
from generator.validate import meant
from generator.validate.schema import SCHEMA_FOLDER
from generator.validate.shapes import GlossaryFile, NodeFile
from generator.validate.texts import TO_BE_WRITTEN
from generator.validate.values import LISTS, Line, fits

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OTHER_KINDS = {"indicator": "kind-indicator", "page": "kind-page", "term": "kind-term"}
"""What can be written besides the plan's levels, and the sentence that names it."""

_COMMENTS = {
    "slug": "アドレスの名前。後で変えない / its part of the address; keep it",
    "id": "アドレスの名前。後で変えない / its part of the address; keep it",
    "number": "計画書の番号 / the number that the plan prints",
    "title": "題名 / its title",
    "term": "用語 / the word",
    "value": "数値（例：51000）か 検討中 / a number, or under-consideration",
    "text": "本文（なければ行ごと削除） / its text; remove these lines if there is none",
}
"""What stands beside the keys of what is written."""


class ScaffoldError(Exception):
    """It cannot be written; `key` and `values` word the reason."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Measure(NamedTuple):
    """What an indicator measures, as far as it is known: its unit, and its years and values where they are."""

    unit: str | None = None
    baseline_year: str | None = None
    baseline: str | None = None
    target_year: str | None = None
    target: str | None = None


@dataclass(frozen=True)
class Scaffold:
    """What is to be written: whole files by their path in the content folder, and additions to a file there is."""

    files: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    addition: Edit | None = None


class Written(NamedTuple):
    """A place that was written, and whether its file was there before."""

    file: str
    line: int
    is_added: bool


def scaffold(
    plan: Plan,
    content: Path,
    kind: str,
    slug: str,
    under: str | None = None,
    title: str | None = None,
    measure: Measure | None = None,
) -> Scaffold:
    """Plan what is to be written of a kind: a level of the plan, `indicator`, `page` or `term`.

    Raises ScaffoldError where the kind, the slug or the node above it does not fit, or it is there already.
    """
    refuse_kind(plan, kind)
    refuse_slug(slug)
    refuse_line(title, "--title")
    refuse_line(measure and measure.unit, "--unit")
    levels = {level.key: level for level in plan.levels}
    if kind in levels:
        planned = _node(plan, content, levels[kind], slug, under, title)
    elif kind == "indicator":
        planned = _indicator(plan, content, slug, under, title, measure or Measure())
    elif kind == "page":
        planned = _page(plan, slug, title)
    else:
        planned = _term(plan, content, slug, title)
    for file in planned.files:
        if (content / file).exists():
            raise ScaffoldError("exists", file=file)
    return planned


def refuse_kind(plan: Plan, kind: str) -> None:
    """Raise ScaffoldError where there is no such kind."""
    known = kinds_by_name(plan)
    if kind not in known.values():
        raise ScaffoldError("new-unknown-kind", kind=kind, kinds=kinds(plan), near=meant.word(kind, known))


def refuse_line(words: str | None, option: str) -> None:
    """Raise ScaffoldError where what an option says is no text on one line."""
    if words is not None and not fits(words, Line):
        raise ScaffoldError("new-bad-line", option=option)


def refuse_slug(slug: str) -> None:
    """Raise ScaffoldError where a name cannot be part of an address, or of a file's name on every system."""
    if not slug:
        raise ScaffoldError("new-needs-slug")
    if RESERVED.search(slug):
        raise ScaffoldError("new-reserved", slug=slug)
    if not _SLUG.fullmatch(slug) or len(slug) > 80:
        near = meant.slug(slug)
        raise ScaffoldError("new-bad-slug", slug=slug, near=near if _SLUG.fullmatch(near) and len(near) <= 80 else "")


def write(planned: Scaffold, content: Path) -> list[Written]:
    """Write what was planned; the places written. Nothing is where FileExistsError or another error is raised."""
    rewriting = Rewriting(content)
    for file, text in planned.files.items():
        rewriting.create(file, text)
    found = [Written(file, 1, is_added=False) for file in planned.files]
    if planned.addition:
        before = rewriting.text(planned.file)
        try:
            rewriting.edit(planned.file, [planned.addition])
        except CannotEditError:
            raise ScaffoldError("new-by-hand", file=content / planned.file) from None
        lines = zip_longest(before.split("\n"), rewriting.text(planned.file).split("\n"))
        line = next(number for number, (old, new) in enumerate(lines, start=1) if old != new and new)
        found.append(Written(planned.file, line, is_added=True))
    rewriting.write()
    return found


def parent_of(plan: Plan, kind: str, under: str | None) -> Node | None:
    """The node that something of a kind is to stand under; none for the topmost level, and for what has no place.

    Raises ScaffoldError where `under` is none, or one of another level.
    """
    above = level_above(plan, kind)
    if above is None and kind != "indicator":
        if under:
            raise ScaffoldError("new-top-level", kind=kind_names(plan, kind), parent=under)
        return None
    fitting = [node.id for node in plan.nodes.values() if above is None or node.level.key == above.key]
    parent = _node_above(plan, kind, under and under.strip("/"), fitting)
    if above and parent.level.key != above.key:
        values = {"parent": parent.id, "title": parent.title, "level": kind_names(plan, parent.level.key)}
        example = next((node for node in fitting if node.startswith(f"{parent.id}/")), fitting[0] if fitting else "…")
        names = {"kind": kind_names(plan, kind), "above": kind_names(plan, above.key)}
        raise ScaffoldError("new-wrong-level", example=example, **names, **values)
    return parent


def _node_above(plan: Plan, kind: str, under: str | None, fitting: Sequence[str]) -> Node:
    """The node that something is to stand below, by its slugs; `fitting` are those that it could be."""
    if not under:
        raise ScaffoldError("new-needs-parent", kind=kind_names(plan, kind), example=fitting[0] if fitting else "…")
    if under not in plan.nodes:
        example = next((node for node in fitting if "/" in node), fitting[0] if fitting else "…")
        values = {"parents": ", ".join(node.slug for node in plan.roots), "example": example}
        raise ScaffoldError("new-no-parent", parent=under, near=node_meant(under, "", plan), **values)
    return plan.nodes[under]


def level_above(plan: Plan, kind: str) -> Level | None:
    """The level above a kind of node."""
    index = next((level.index for level in plan.levels if level.key == kind), 0)
    return plan.levels[index - 1] if index else None


def no_value(plan: Plan) -> str:
    """What an indicator's value is before it is known, in words that the plan's editors use."""
    return "検討中" if plan.site.record == "ja" else "under-consideration"


def kind_names(plan: Plan, kind: str) -> Mapping[str, str]:
    """What a kind is called in each language: a level as the plan calls it."""
    if sentence := OTHER_KINDS.get(kind):
        return {user: say(sentence, user) for user in USERS}
    forms = next((level.name for level in plan.levels if level.key == kind), {})
    return {language: one.get("one") or one.get("other") or kind for language, one in forms.items()} or {"": kind}


def kinds_by_name(plan: Plan) -> Mapping[str, str]:
    """The kinds by their keys and by all names that they have: basic-measure, 基本施策."""
    named = {form: level.key for level in plan.levels for forms in level.name.values() for form in forms.values()}
    named.update({name: kind for kind in OTHER_KINDS for name in kind_names(plan, kind).values()})
    return {**named, **{key: key for key in (*(level.key for level in plan.levels), *OTHER_KINDS)}}


def kinds(plan: Plan) -> Mapping[str, str]:
    """All kinds that can be written: the plan's own levels first."""
    keys = [*(level.key for level in plan.levels), *OTHER_KINDS]
    names = [kind_names(plan, key).get("ja", key) for key in keys]
    with_names = [f"{key}（{name}）" if name != key else key for key, name in zip(keys, names, strict=True)]
    return {"ja": "、".join(with_names), "en": ", ".join(keys)}


# --- nodes --------------------------------------------------------------------------------------------------------


def _node(plan: Plan, content: Path, level: Level, slug: str, under: str | None, title: str | None) -> Scaffold:
    parent = parent_of(plan, level.key, under)
    siblings = plan.children(parent) if parent else plan.roots
    if any(sibling.slug == slug for sibling in siblings):
        raise ScaffoldError("exists", file=f"{parent.id}/{slug}" if parent else slug)
    number = printed(level.numbering, len(siblings) + 1)
    if parent and _stands_within(parent, level, siblings):
        entry: dict[str, Data] = {"slug": slug}
        if number:
            entry["number"] = number
        entry["title"] = dict(_titles(plan, title))
        keys = [name for name in NodeFile.__struct_fields__ if name != "children"]
        return Scaffold({}, parent.file, _at_end(content, parent.file, (*parent.path, "children"), entry, keys))
    folder = Path(parent.file).parent.as_posix() if parent else "plan"
    name = f"{_next_order(content / folder):02d}-{slug}"
    has_folder = level.index + 1 < len(plan.levels) and plan.levels[level.index + 1].view == "page"
    file = f"{folder}/{name}/{level.key}.yml" if has_folder else f"{folder}/{name}.yml"
    text = _head(content, file, "node")
    if number:
        text += f"number: {number}    # {_COMMENTS['number']}\n"
    text += _by_language("title", _titles(plan, title)) + _prose(plan, "text")
    return Scaffold({file: text + "# source_page: 1    # 原典のページ / the page of the source document\n"})


def _stands_within(parent: Node, level: Level, siblings: Sequence[Node]) -> bool:
    """Whether a node stands in its parent's file: where its siblings do; of the first, where it must or has no page."""
    if siblings:
        return bool(siblings[0].path)
    has_folder = not parent.path and Path(parent.file).stem == parent.level.key
    return level.view != "page" or not has_folder


def _next_order(folder: Path) -> int:
    orders = [int(match[0]) for name in folder.iterdir() if (match := re.match(r"\d+", name.name))]
    return max(orders, default=0) + 1


def _at_end(
    content: Path,
    file: str,
    path: tuple[str | int, ...],
    entry: Data,
    before: Sequence[str],
    remarks: Sequence[str] = (),
) -> Edit:
    """The edit that puts an entry at the end of a list, which is made where it is not there yet."""
    document, _ = parse_yaml(Rewriting(content).text(file), file)
    holder = document.data
    for part in path:
        holder = holder.get(part) if isinstance(holder, dict) else holder[part] if isinstance(holder, list) else None  # type: ignore[index,arg-type]
    if isinstance(holder, list) and holder:
        return Insert(path, len(holder), entry, _COMMENTS, remarks)
    return Put(path, [entry], before, comments=_COMMENTS, remarks=remarks)


# --- what is no node ----------------------------------------------------------------------------------------------


def _indicator(
    plan: Plan, content: Path, slug: str, under: str | None, title: str | None, measure: Measure
) -> Scaffold:
    parent = parent_of(plan, "indicator", under)
    file = f"indicators/{slug}.yml"
    units = dict.fromkeys(plan.site.languages, TO_BE_WRITTEN)
    units[plan.site.record] = measure.unit or TO_BE_WRITTEN
    text = (
        _head(content, file, "indicator")
        + f"node: {parent.id if parent else ''}    # 計画の中の場所 / its place in the plan\n"
        + _by_language("title", _titles(plan, title))
        + _by_language("unit", units, "単位（例：人、％） / what is counted")
        + "baseline:    # 基準値 / where it starts from\n"
        + f"  year: {measure.baseline_year or plan.first}\n"
        + f"  value: {measure.baseline or no_value(plan)}    # {_COMMENTS['value']}\n"
        + "target:    # 目標値 / where it is to get\n"
        + f"  year: {measure.target_year or plan.last}\n"
        + f"  value: {measure.target or no_value(plan)}\n"
        + "# measured:    # 毎年の実績 / the values since\n"
        + f"#   - year: {plan.first}\n#     value: 52000\n"
    )
    return Scaffold({file: text})


def _page(plan: Plan, slug: str, title: str | None) -> Scaffold:
    if slug in {*LISTS, "index"}:
        raise ScaffoldError("new-taken", slug=slug)
    titles = _titles(plan, title)
    return Scaffold(
        {
            f"pages/{slug}.{language}.md": f"---\ntitle: {written(words)}    # {_COMMENTS['title']}\n---\n\n…\n"
            for language, words in titles.items()
        }
    )


def _term(plan: Plan, content: Path, slug: str, title: str | None) -> Scaffold:
    if any(term.id == slug for term in plan.glossary.terms):
        raise ScaffoldError("exists", file=f"glossary.yml: {slug}")
    file = "glossary.yml"
    entry: dict[str, Data] = {"id": slug, "term": dict(_titles(plan, title))}
    remarks = [
        "reading:    # 読み（ひらがな） / how it is read",
        f"  {plan.site.record}: …",
        "text:    # 用語集に載せる説明 / what explains it",
        *(line for language in plan.site.languages for line in (f"  {language}: |", "    …")),
    ]
    if (content / file).exists():
        keys = [name for name in GlossaryFile.__struct_fields__ if name != "terms"]
        return Scaffold({}, file, _at_end(content, file, ("terms",), entry, keys, remarks))
    terms = "".join(f"      {language}: {written(words)}\n" for language, words in _titles(plan, title).items())
    text = f"terms:\n  - id: {slug}    # {_COMMENTS['id']}\n    term:    # {_COMMENTS['term']}\n{terms}"
    text += f"{remarks_written(remarks, 4).removeprefix(chr(10))}\n"
    return Scaffold({file: _head(content, file, "glossary") + text})


# --- how it is written --------------------------------------------------------------------------------------------


def _titles(plan: Plan, title: str | None) -> dict[str, str]:
    """The title in the language of record, and in the others what says that it is still to be written."""
    return {
        language: title if title and language == plan.site.record else TO_BE_WRITTEN for language in plan.site.languages
    }


def _head(content: Path, file: str, schema: str) -> str:
    """The line that tells an editor's tools of the file's schema, where that can be reached from the file."""
    try:
        path = os.path.relpath(SCHEMA_FOLDER, (content / file).parent)
    except ValueError:
        return ""
    return f"# yaml-language-server: $schema={Path(path).as_posix()}/{schema}.schema.json\n"


def _by_language(key: str, words: Mapping[str, str], comment: str = "") -> str:
    lines = "".join(f"  {language}: {written(text)}\n" for language, text in words.items())
    return f"{key}:    # {comment or _COMMENTS[key]}\n{lines}"


def _prose(plan: Plan, key: str) -> str:
    lines = "".join(f"  {language}: |\n    …\n" for language in plan.site.languages)
    return f"{key}:    # {_COMMENTS[key]}\n{lines}"
