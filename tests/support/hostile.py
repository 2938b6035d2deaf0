"""A plan all of whose texts are attacks, made from the shapes of its files: a new key is attacked by itself.

`Filler` makes the data of a shape. Every text that has no form of its own gets words; what has a form, a number, or a
choice gets the sound value that is given for it by the name of its struct and its key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import get_annotations
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from zlib import crc32

import yaml
from msgspec import Struct, inspect

from generator.options import TEMPLATES, Options
from generator.read.characters import is_seen
from generator.result import Result
from generator.validate.marks import mistyped
from generator.validate.prose import prose_fault
from generator.validate.shapes import (
    GlossaryFile,
    IndicatorFile,
    InlineNode,
    Level,
    NodeFile,
    PageFrontMatter,
    PlanFile,
    SiteFile,
    Term,
    YearValue,
)
from generator.validate.values import Line, Prose
from tests.support.sites import made, write_files

LANGUAGES = ("ja", "en")
FREE = {None, *(get_args(form)[1].pattern for form in (Line, Prose))}
"""The forms that any text has."""
LONGEST = 990
"""Characters of a text of one line."""


def seen(text: str) -> str:
    """A text without the characters that no text may have."""
    return "".join(filter(is_seen, text))


def in_lines(attacks: Sequence[str]) -> list[str]:
    """Attacks one beside the other, in lines as long as they may be."""
    lines = [""]
    for attack in map(seen, attacks):
        if len(lines[-1]) + len(attack) > LONGEST:
            lines.append("")
        lines[-1] = f"{lines[-1]} {attack}".strip()
    return lines


def in_texts(attacks: Sequence[str], number: int) -> list[str]:
    """Attacks one below the other, in a number of texts; those that no text can have are left out."""
    possible = [
        attack
        for attack in map(seen, attacks)
        if prose_fault(attack) is None and not any(fault.severity == "error" for fault in mistyped(attack))
    ]
    return ["\n\n".join(possible[first::number]) for first in range(number)]


PICTURE = b"\x89PNG\r\n\x1a\n"

SOUND: Mapping[str, Any] = {
    "SiteFile.languages": [*LANGUAGES],
    "SiteFile.base_url": "https://plan.example/below/",
    "SiteFile.image": "assets/og.png",
    "SiteFile.navigation": ["about", "structure", "indicators", "priorities", "glossary"],
    "SiteFile.footer": ["notes", "translations", "sitemap", "print"],
    "Repository.url": "https://plan.example/repository",
    "Repository.branch": "main#'\"<b>",
    "Repository.directory": "content #'\"<b>",
    "Publisher.url": "https://plan.example/?a",
    "Contact.url": None,
    "Contact.email": "plan@plan.example",
    "Licence.url": "https://plan.example/licence",
    "Level.numbering": "free",
    "Period.first": 2012,
    "Period.last": 2017,
    "Era.first": 1989,
    "Timeline.first": 2010,
    "Timeline.last": 2020,
    "TimelineBar.first": 2012,
    "TimelineBar.last": 2017,
    "TimelineBar.current": "yes",
    "TimelineMark.after": 2013,
    "PlanFile.counts": {},
    "SourceDocument.file": "source/plan.pdf",
    "SourceDocument.url": "https://plan.example/plan.pdf",
    "NodeShape.priority": "uncertain",
    "NodeShape.children": [],
    "YearValue.year": 2012,
    "YearValue.value": "51000",
    "Term.official": "yes",
    "PageFrontMatter.figure": None,
    "PageFrontMatter.reference": "yes",
}
"""What is no free text, by the struct that says it first and its key."""

Words = Callable[[str, bool], str]
"""Gives the words of a text by its name (`SiteFile.name`) and whether it is Markdown."""


@dataclass
class Filler:
    """Makes data of shapes. `texts` are the names of the free texts that were met."""

    words: Words
    sound: Mapping[str, Any] = field(default_factory=lambda: SOUND)
    texts: set[str] = field(default_factory=set)

    def fill(self, shape: type[Struct], **given: Any) -> dict[str, Any]:
        """The data of a shape, with everything in it that it can have; `given` are its own values for some keys."""
        described = inspect.type_info(shape)
        assert isinstance(described, inspect.StructType)
        data = {}
        for each in described.fields:
            name = f"{_origin(shape, each.name)}.{each.name}"
            value = given[each.name] if each.name in given else self._value(each.type, name, markdown=False)
            if value is not None:
                data[each.name] = value
        return data

    def _value(self, wanted: inspect.Type, name: str, *, markdown: bool) -> Any:
        if name in self.sound:
            return self.sound[name]
        match wanted:
            case inspect.Metadata():
                return self._value(wanted.type, name, markdown=markdown or "markdown" in (wanted.extra or {}))
            case inspect.UnionType():
                choices = [choice for choice in wanted.types if not isinstance(choice, inspect.NoneType)]
                return self._value(choices[-1], name, markdown=markdown)
            case inspect.StructType():
                return self.fill(wanted.cls)
            case inspect.ListType():
                return [self._value(wanted.item_type, name, markdown=markdown)]
            case inspect.DictType():
                return {key: self._value(wanted.value_type, name, markdown=markdown) for key in _keys(wanted)}
            case inspect.LiteralType():
                return wanted.values[0]
            case inspect.IntType():
                return 1
            case inspect.StrType(pattern=pattern) if pattern in FREE:
                self.texts.add(name)
                return self.words(name, markdown)
        raise AssertionError(f"SOUND lacks a value for {name}")


def _origin(shape: type[Struct], key: str) -> str:
    """The struct that says a key first: a node's keys are the same in a file of its own and within its parent's."""
    return next(above.__name__ for above in reversed(shape.__mro__) if key in get_annotations(above))


def _keys(wanted: inspect.DictType) -> Sequence[str]:
    return ("one", "other") if isinstance(wanted.key_type, inspect.LiteralType) else LANGUAGES


VIEWS = ("page", "section", "item")


@dataclass(frozen=True)
class HostileSite:
    """A site made of such a plan: what came of it, its files, and the names of the texts that were attacked."""

    content: Path
    result: Result
    files: Mapping[str, bytes]
    texts: frozenset[str]


def made_hostile(
    folder: Path,
    lines: Sequence[str],
    prose: Sequence[str],
    turn: int = 0,
    templates: Path = TEMPLATES,
    more: Mapping[str, str] = MappingProxyType({}),
) -> HostileSite:
    """A site whose texts are these; a node, an indicator, a term and a page have one each of them throughout.

    What a plan has only once is given them in turn, beginning at another with each `turn`. `more` are further files.
    """
    number = max(len(lines), len(prose))

    def words(which: int | None) -> Words:
        def of(name: str, markdown: bool) -> str:
            texts = prose if markdown else lines
            return texts[(crc32(name.encode()) + turn if which is None else which) % len(texts)]

        return of

    alone = Filler(words(None))
    texts = alone.texts
    levels = [alone.fill(Level, key=f"level-{view}", view=view) for view in VIEWS]
    files = {"site.yml": alone.fill(SiteFile), "plan/plan.yml": alone.fill(PlanFile, levels=levels)}
    pages: dict[str, str] = {}
    terms = []
    for which in range(number):
        each = Filler(words(which), texts=texts)
        item = each.fill(InlineNode, slug="item")
        section = each.fill(InlineNode, slug="section", children=[item])
        files[f"plan/{which:03}-n{which}.yml"] = each.fill(NodeFile, children=[section])
        years = {key: each.fill(YearValue, year=year) for key, year in (("baseline", 2011), ("target", 2017))}
        files[f"indicators/{which:03}.yml"] = each.fill(IndicatorFile, node=f"n{which}", order=which, **years)
        terms.append(each.fill(Term, id=f"t{which}"))
        for language in LANGUAGES:
            head = _yaml(each.fill(PageFrontMatter, figure=None if which else "timeline"))
            pages[f"pages/about{which or ''}.{language}.md"] = f"---\n{head}---\n{each.words('page', True)}\n"
    files["glossary.yml"] = alone.fill(GlossaryFile, terms=terms)
    content = write_files(folder / "content", {path: _yaml(data) for path, data in files.items()} | pages)
    write_files(content, {"assets/og.png": PICTURE, "source/plan.pdf": b"%PDF-1.4\n", **more})
    result, made_files = made(Options(content, folder / "site", templates))
    return HostileSite(content, result, made_files, frozenset(texts))


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
