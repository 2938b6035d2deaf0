"""`build.py new`: something new in the content, from options, and on a terminal from answers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.arguments import UsageError
from generator.desk.asking import Questions, taken_over, value_meant
from generator.desk.rewriting import ContentMovedError
from generator.desk.scaffold import (
    Measure,
    Scaffold,
    ScaffoldError,
    kind_names,
    kinds,
    kinds_by_name,
    parent_of,
    refuse_kind,
    refuse_line,
    refuse_slug,
    scaffold,
    write,
)
from generator.endings import DONE
from generator.messages import MessageLanguage, say
from generator.plan.model import Plan
from generator.problems import Problem
from generator.validate import meant
from generator.validate.values import Value, Year, fits

_OF_INDICATORS = ("unit", "baseline_year", "baseline", "target_year", "target")
_UNCOUNTED = ("page", "term")
_MADE_OF = {"page": (), "term": ("glossary.yml",)}
"""What of the content has to be read before something of a kind can be put into it; of all other kinds, the plan."""


def write_new(
    plan: Plan | None,
    problems: Sequence[Problem],
    options: argparse.Namespace,
    content: Path,
    language: MessageLanguage,
) -> int:
    """Write what is asked for, and say where it stands. Raises UsageError where it cannot be written.

    `problems` are what was told of the content; without site.yml and plan.yml there is no plan.
    """
    if plan is None:
        raise UsageError("new-broken-plan", places=_places(problems, ("site.yml", "plan/plan.yml")))
    options.kind = options.kind and kinds_by_name(plan).get(options.kind, options.kind)

    def planned() -> Scaffold:
        measure = Measure(*(getattr(options, name) for name in _OF_INDICATORS))
        return scaffold(plan, content, options.kind, options.slug, options.under, options.title, measure)

    try:
        questions = Questions(plan, options, language) if sys.stdin.isatty() else None
        if questions and options.kind is None:
            options.kind = questions.kind()
        if options.kind is None:
            raise ScaffoldError("new-needs-kind", kinds=kinds(plan))
        refuse_kind(plan, options.kind)
        _refuse_unread(plan, problems, options.kind)
        _refuse_options(plan, options)
        if options.slug is None and not questions:
            raise ScaffoldError("new-needs-slug")
        made = questions.ask(planned) if questions else planned()
        places = write(made, content)
    except ScaffoldError as error:
        raise UsageError(error.key, **error.values) from error
    except FileExistsError as error:
        raise UsageError("exists", file=content / str(error)) from error
    except ContentMovedError as error:
        raise UsageError("content-moved", file=error.file) from error
    for place in places:
        key = "added" if place.is_added else "created"
        print(say(key, language, file=content / place.file, line=place.line))
    print(say("next-steps", language))
    if options.kind not in _UNCOUNTED:
        counted = "indicators" if options.kind == "indicator" else options.kind
        kind = f"{kind_names(plan, options.kind).get('ja', counted)}（`{counted}`）" if language == "ja" else counted
        print(say("next-count", language, file=content / plan.file, kind=kind))
    return DONE


def _refuse_unread(plan: Plan, problems: Sequence[Problem], kind: str) -> None:
    """What is not read is not in the plan: its place, its number and its name would be taken for free."""
    read = {plan.file, "site.yml", plan.glossary.file, *(node.file for node in plan.nodes.values())}
    lost = [problem for problem in problems if problem.place.file not in read]
    if places := _places(lost, _MADE_OF.get(kind, ("plan/",))):
        raise ScaffoldError("new-broken-plan", places=places)


def _places(problems: Sequence[Problem], beginnings: tuple[str, ...]) -> str:
    """Where the errors of some files are, each file once."""
    found: dict[str, str] = {}
    for problem in problems:
        if problem.severity == "error" and problem.place.file.startswith(beginnings):
            found.setdefault(problem.place.file, f"{problem.place.file}:{problem.place.line}")
    return ", ".join(found.values())


def _refuse_options(plan: Plan, options: argparse.Namespace) -> None:
    """Options are held against what they say of: before anything is asked, as nobody likes to answer in vain.

    Years and values that are certain though not written as files have them are taken over as those have them.
    """
    kind = options.kind
    unused = [] if kind == "indicator" else [name for name in _OF_INDICATORS if getattr(options, name) is not None]
    if kind in {"page", "term"} and options.under is not None:
        unused.append("under")
    if unused:
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in unused)
        raise ScaffoldError("new-unused-options", options=flags, kind=kind_names(plan, kind))
    if options.slug is not None:
        refuse_slug(options.slug)
    if options.under is not None:
        parent_of(plan, kind, options.under)
    for name in ("title", "unit"):
        refuse_line(getattr(options, name), f"--{name}")
    for name in ("baseline", "target"):
        year, value = getattr(options, f"{name}_year"), getattr(options, name)
        if year is not None:
            setattr(options, f"{name}_year", taken_over(year, Year, meant.year))
            if not fits(getattr(options, f"{name}_year"), Year):
                raise ScaffoldError("new-bad-year", value=year, example="2024")
        if value is not None:
            setattr(options, name, taken_over(value, Value, value_meant))
            if not fits(getattr(options, name), Value):
                raise ScaffoldError("new-bad-value", value=value, example="51000")
