"""Hold each file of the content against the shape of its kind, and say in plain terms what does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.problems import Problem
from generator.read.content import Content, MarkdownFile
from generator.read.yaml import Document
from generator.validate.shapes import (
    GlossaryFile,
    IndicatorFile,
    NodeFile,
    PageFrontMatter,
    PlanFile,
    SiteFile,
)
from generator.validate.texts import is_multilingual

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True)
class Checked(Generic[S]):
    """A file that has its kind's shape, together with the document that knows the places."""

    shape: S
    document: Document


@dataclass(frozen=True)
class CheckedPage:
    """A page's file whose front matter has its shape."""

    shape: PageFrontMatter
    file: MarkdownFile


@dataclass(frozen=True)
class CheckedContent:
    """Every file of the content, checked alone; what holds between files is the next stage's."""

    site: Checked[SiteFile]
    plan: Checked[PlanFile]
    glossary: Checked[GlossaryFile] | None
    nodes: Mapping[str, Checked[NodeFile]]
    indicators: Mapping[str, Checked[IndicatorFile]]
    pages: tuple[CheckedPage, ...]
    faulty: frozenset[str]
    """The files that are there but have problems of their own, so that they must not be taken for missing."""


def check_content(content: Content) -> tuple[CheckedContent | None, list[Problem]]:
    """Check all files. Without a sound site.yml and plan.yml there is nothing to build on: then the content is None."""
    problems: list[Problem] = []
    site = _checked(SiteFile, content.site, problems)
    plan = _checked(PlanFile, content.plan, problems)
    glossary = _checked(GlossaryFile, content.glossary, problems)
    nodes = {file: _checked(NodeFile, document, problems) for file, document in content.nodes.items()}
    indicators = {file: _checked(IndicatorFile, document, problems) for file, document in content.indicators.items()}
    pages = [(_checked(PageFrontMatter, page.head, problems), page) for page in content.pages]
    if site is None or plan is None:
        return None, problems
    faulty = set(content.faulty)
    faulty.update(file for file, checked in {**nodes, **indicators}.items() if checked is None)
    faulty.update(page.file for head, page in pages if head is None)
    checked = CheckedContent(
        site,
        plan,
        glossary,
        {file: node for file, node in nodes.items() if node},
        {file: indicator for file, indicator in indicators.items() if indicator},
        tuple(CheckedPage(head.shape, page) for head, page in pages if head),
        frozenset(faulty),
    )
    return checked, problems


def _checked(shape: type[S], document: Document | None, problems: list[Problem]) -> Checked[S] | None:
    if document is None:
        return None
    if not isinstance(document.data, dict):
        problems.append(Problem("not-a-mapping", document.locate(), {"keys": ", ".join(_required(shape))}))
        return None
    try:
        return Checked(shape.model_validate(document.data), document)
    except ValidationError as error:
        found = [_problem(shape, document, dict(detail)) for detail in error.errors(include_url=False)]
        problems.extend(_without_consequences(found))
        return None


def _without_consequences(found: Sequence[Problem]) -> Iterator[Problem]:
    """Leaves out keys that are missing only because they are misspelt: the misspelling is told."""
    meant = {(problem.place.file, problem.values["near"]) for problem in found if problem.code == "unknown-key"}
    for problem in found:
        if problem.code != "missing-key" or (problem.place.file, problem.values["key"]) not in meant:
            yield problem


def _required(shape: type[BaseModel]) -> list[str]:
    return [name for name, info in shape.model_fields.items() if info.is_required()]


def _problem(shape: type[BaseModel], document: Document, detail: Mapping[str, Any]) -> Problem:
    """What a complaint of the model's says, in our words, at its place in the file."""
    path = tuple(part for part in detail["loc"] if part != "[key]")
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        known = _keys_at(shape, path[:-1])
        near = difflib.get_close_matches(key, known, n=1)
        values = {"key": key, "near": near[0] if near else "", "known": ", ".join(sorted(known))}
        return Problem("unknown-key", document.locate(path), values)
    if kind == "missing":
        return Problem("missing-key", document.locate(path), {"key": key})
    code, wanted = _EXPLAINED.get(kind, ("invalid-value", ()))
    if given is None:
        code, wanted = "empty-text", ()
    elif kind == "dict_type":
        code = _not_a_mapping(shape, path)
    place = document.locate(path) if "[key]" in detail["loc"] else document.locate_value(path)
    details = {name: _choices(name, context.get(name, "")) for name in wanted}
    return Problem(code, place, {"key": key, "found": _shown(given), **details})


def _choices(name: str, value: object) -> object:
    """What is expected as the words themselves: pydantic hands them over as an English list."""
    return tuple(re.findall(r"'([^']*)'", str(value))) if name == "expected" else value


def _not_a_mapping(shape: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """Whether a text lacks its languages, a language's text is no text, or a group of keys is no group."""
    field = _field_at(shape, path)
    if field is not None:
        return "not-by-language" if is_multilingual(field) else "not-a-group"
    above = _field_at(shape, path[:-1])
    return "not-text" if above is not None and is_multilingual(above) else "not-a-group"


_EXPLAINED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "string_type": ("not-text", ()),
    "string_too_short": ("empty-text", ()),
    "string_too_long": ("too-long", ("max_length",)),
    "string_pattern_mismatch": ("wrong-form", ("pattern",)),
    "literal_error": ("not-a-choice", ("expected",)),
    "int_parsing": ("not-an-integer", ()),
    "int_type": ("not-an-integer", ()),
    "int_from_float": ("not-an-integer", ()),
    "greater_than_equal": ("too-small", ("ge",)),
    "less_than_equal": ("too-large", ("le",)),
    "bool_parsing": ("not-yes-or-no", ()),
    "bool_type": ("not-yes-or-no", ()),
    "dict_type": ("not-by-language", ()),
    "model_type": ("not-a-group", ()),
    "list_type": ("not-a-list", ()),
    "too_short": ("empty-list", ()),
    "not_a_value": ("not-a-value", ("reasons",)),
    "not_an_address": ("not-an-address", ()),
}
"""pydantic's error types → the code of our problem, and what of the error's context goes into its words."""


def _shown(given: object) -> str:
    if given is None:
        return ""
    if isinstance(given, dict):
        return "{" + ", ".join(str(key) for key in given) + "}"
    if isinstance(given, list):
        return "[…]"
    text = str(given)
    return text if len(text) <= 60 else text[:59] + "…"


def _keys_at(shape: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that the shape knows at a path."""
    return list(_model_at(shape, path).model_fields)


def _field_at(shape: type[BaseModel], path: tuple[str | int, ...]) -> FieldInfo | None:
    """The field that a path ends in; None where it goes on within a field's value."""
    *above, last = path
    return _model_at(shape, tuple(above)).model_fields.get(str(last)) if _leads_on(shape, tuple(above)) else None


def _model_at(shape: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    current = shape
    for part in path:
        if isinstance(part, str) and part in current.model_fields:
            current = _shape_within(current.model_fields[part].annotation) or current
    return current


def _leads_on(shape: type[BaseModel], path: tuple[str | int, ...]) -> bool:
    """Whether every key of the path is a field that holds shapes."""
    current = shape
    for part in path:
        if isinstance(part, int):
            continue
        inner = _shape_within(current.model_fields[part].annotation) if part in current.model_fields else None
        if inner is None:
            return False
        current = inner
    return True


def _shape_within(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _shape_within(argument)
        if found is not None:
            return found
    return None
