"""Hold each file of the content against the shape of its kind, and say in plain terms what does not fit."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

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
    checked = CheckedContent(
        site,
        plan,
        glossary,
        {file: node for file, node in nodes.items() if node},
        {file: indicator for file, indicator in indicators.items() if indicator},
        tuple(CheckedPage(head.shape, page) for head, page in pages if head),
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
        told: set[object] = set()
        for detail in error.errors(include_url=False):
            problem = _problem(shape, document, dict(detail))
            # Alternatives of one value each complain; the first complaint at a place is enough.
            if problem.place not in told:
                problems.append(problem)
            if problem.code not in {"missing-key", "unknown-key"}:
                told.add(problem.place)
        return None


def _required(shape: type[BaseModel]) -> list[str]:
    return [name for name, info in shape.model_fields.items() if info.is_required()]


def _problem(shape: type[BaseModel], document: Document, detail: Mapping[str, Any]) -> Problem:
    path = tuple(detail["loc"])
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = str(path[-1])
    if kind == "extra_forbidden":
        known = _keys_at(shape, path[:-1])
        near = difflib.get_close_matches(key, known, n=1)
        values = {"key": key, "near": near[0] if near else "", "known": ", ".join(sorted(known))}
        return Problem("unknown-key", document.locate(path), values)
    if kind == "missing":
        return Problem("missing-key", document.locate(path), {"key": key})
    name = next((str(part) for part in reversed(path) if isinstance(part, str) and part != "[key]"), key)
    code, wanted = _EXPLAINED.get(kind, ("invalid-value", ()))
    found = _shown(given)
    detail_values = {value: context.get(value, "") for value in wanted}
    return Problem(code, document.locate_value(path), {"key": name, "found": found, **detail_values})


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
    current = shape
    for part in path:
        if isinstance(part, str) and part in current.model_fields:
            inner = _shape_within(current.model_fields[part].annotation)
            if inner is not None:
                current = inner
    return list(current.model_fields)


def _shape_within(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _shape_within(argument)
        if found is not None:
            return found
    return None
