"""`build.py new`: something new in the content, from options, and on a terminal from answers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.arguments import UsageError
from generator.desk.asking import Questions
from generator.desk.rewriting import ContentMovedError
from generator.desk.scaffold import OTHER_KINDS, Measure, Scaffold, ScaffoldError, kinds, scaffold, write
from generator.endings import DONE
from generator.messages import MessageLanguage, say
from generator.plan.model import Plan
from generator.validate import meant
from generator.validate.values import IN_WORDS, NO_VALUE, Value, Year, fits


def write_new(plan: Plan, options: argparse.Namespace, content: Path, language: MessageLanguage) -> int:
    """Write what is asked for, and say where it stands. Raises UsageError where it cannot be written."""
    options.kind = options.kind and _kind(plan, options.kind)

    def planned() -> Scaffold:
        measure = Measure(options.unit, options.baseline_year, options.baseline, options.target_year, options.target)
        return scaffold(plan, content, options.kind, options.slug, options.under, options.title, measure)

    try:
        _refuse_values(options)
        if sys.stdin.isatty():
            made = Questions(plan, options, language).ask(planned)
        else:
            for name, key in (("kind", "new-needs-kind"), ("slug", "new-needs-slug")):
                if getattr(options, name) is None:
                    raise ScaffoldError(key, kinds=kinds(plan.levels))
            made = planned()
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
    return DONE


def _kind(plan: Plan, given: str) -> str:
    """The kind by its key, however that is written, or by the name that the plan gives it: basic-measure, 基本施策."""
    named = {form: level.key for level in plan.levels for forms in level.name.values() for form in forms.values()}
    for other, key in OTHER_KINDS.items():
        named.update({say(key, language): other for language in ("ja", "en")})
    return named.get(given, given)


def _refuse_values(options: argparse.Namespace) -> None:
    """An indicator's years and values are held against what its file may say."""
    for name in ("baseline", "target"):
        year, value = getattr(options, f"{name}_year"), getattr(options, name)
        if year is not None and not fits(year, Year):
            raise ScaffoldError("new-bad-year", value=year, example=meant.year(year) or "2024")
        if value is not None and not fits(value, Value):
            near = meant.value(value, (*NO_VALUE, *IN_WORDS))
            raise ScaffoldError("new-bad-value", value=value, example=near or "51000")
