"""What must hold between years: the plan's period, its era and chart, and the years of its indicators."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan.model import Plan
from generator.problems import Problem
from generator.validate.check import Checked, CheckedContent
from generator.validate.eras import FIRST_YEARS
from generator.validate.shapes import IndicatorFile, YearValue


def check_years(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """Every problem of years. A value of an odd year is in order where a note stands beside it."""
    yield from _period(plan, content)
    yield from _timeline(plan, content)
    for checked in content.indicators.values():
        yield from _values(checked)
        if plan.first <= plan.last:
            yield from _values_in_the_period(plan, checked)


def _period(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    document = content.plan.document
    if plan.first > plan.last:
        yield Problem("years-reversed", document.locate(("period",)), {"first": plan.first, "last": plan.last})
    if plan.era:
        for name in plan.era.name.values():
            first = FIRST_YEARS.get(name, plan.era.first)
            if first != plan.era.first:
                values = {"name": name, "found": plan.era.first, "first": first}
                yield Problem("era-begins", document.locate_value(("era", "first")), values)
                break


def _timeline(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    document = content.plan.document
    if plan.timeline is None:
        return
    chart = plan.timeline
    if chart.first > chart.last:
        yield Problem("years-reversed", document.locate(("timeline",)), {"first": chart.first, "last": chart.last})
    for index, bar in enumerate(chart.bars):
        place = document.locate(("timeline", "bars", index))
        if bar.first > bar.last:
            yield Problem("years-reversed", place, {"first": bar.first, "last": bar.last})
        elif bar.first < chart.first or bar.last > chart.last:
            yield Problem("year-outside", place, {"first": chart.first, "last": chart.last})
    for index, mark in enumerate(chart.marks):
        if not chart.first <= mark.after <= chart.last:
            place = document.locate(("timeline", "marks", index))
            yield Problem("year-outside", place, {"first": chart.first, "last": chart.last})


def _values(checked: Checked[IndicatorFile]) -> Iterator[Problem]:
    """The years of one indicator among themselves."""
    shape, document = checked.shape, checked.document
    seen = {shape.baseline.year}
    for index, value in enumerate(shape.measured):
        if value.year in seen:
            values = {"year": value.year, "better": max(seen) + 1}
            yield Problem("duplicate-year", document.locate(("measured", index, "year")), values)
        elif value.year < shape.baseline.year and not value.note:
            values = {"year": value.year, "baseline": shape.baseline.year}
            yield Problem(
                "measured-before-baseline", document.locate_value(("measured", index, "year")), values, "warning"
            )
        seen.add(value.year)
    if shape.target.year < shape.baseline.year:
        values = {"year": shape.target.year, "baseline": shape.baseline.year}
        yield Problem("target-before-baseline", document.locate_value(("target", "year")), values)


def _values_in_the_period(plan: Plan, checked: Checked[IndicatorFile]) -> Iterator[Problem]:
    """A baseline lies before the end of the plan, a target in its period, and values are measured until it is due."""
    shape = checked.shape
    due = max(plan.last, shape.target.year)
    odd: list[tuple[str, tuple[str | int, ...], YearValue]] = []
    if shape.baseline.year > plan.last:
        odd.append(("baseline", ("baseline",), shape.baseline))
    if not plan.first <= shape.target.year <= plan.last and shape.target.year >= shape.baseline.year:
        odd.append(("target", ("target",), shape.target))
    odd.extend(
        ("measured", ("measured", index), value) for index, value in enumerate(shape.measured) if value.year > due
    )
    for key, path, value in odd:
        if not value.note:
            values = {"key": key, "year": value.year, "first": plan.first, "last": plan.last}
            yield Problem("outside-period", checked.document.locate_value((*path, "year")), values, "warning")
