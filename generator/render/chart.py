"""The geometry of an indicator's line chart: where points, ticks and labels stand. Drawn by a template as SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.plan.model import Indicator, Value

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 72, 24, 24, 40
"""The drawing's size and margins, in units of its view box."""


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    year: int
    value: Value


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick of an axis: where it stands, and what is written beside it."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    points: Sequence[Point]
    target: Point | None
    y_ticks: Sequence[Tick]
    x_ticks: Sequence[Tick]
    path: str


def chart_of(indicator: Indicator, label: Callable[[Decimal], str]) -> Chart | None:
    """The chart of the indicator's numbers over the years; None with fewer than two. Years without a number are gaps.

    `label` writes a number of the vertical axis in the page's language.
    """
    values = sorted((indicator.baseline, *indicator.measured), key=lambda value: value.year)
    numbers = [value for value in values if value.number is not None]
    if len(numbers) < 2:
        return None
    target = indicator.target if indicator.target.number is not None else None
    shown = [value.number for value in (*numbers, *([target] if target else [])) if value.number is not None]
    low, high, step = _scale(min(shown), max(shown))
    first = numbers[0].year
    last = max(numbers[-1].year, indicator.target.year)

    def x(year: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (year - first) / max(last - first, 1), 1)

    def y(number: Decimal) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * float((high - number) / (high - low)), 1)

    points = [Point(x(value.year), y(value.number), value.year, value) for value in numbers if value.number is not None]
    steps = int((high - low) / step)
    every = max(1, math.ceil((last - first + 1) / 8))
    return Chart(
        WIDTH,
        HEIGHT,
        LEFT,
        WIDTH - RIGHT,
        TOP,
        HEIGHT - BOTTOM,
        points,
        Point(x(target.year), y(target.number), target.year, target) if target and target.number is not None else None,
        [Tick(LEFT, y(low + step * index), label(low + step * index)) for index in range(steps + 1)],
        [Tick(x(year), HEIGHT - BOTTOM, str(year)) for year in range(first, last + 1, every)],
        _path(values, points),
    )


def _path(values: Sequence[Value], points: Sequence[Point]) -> str:
    """SVG path data that joins the points of adjacent values and breaks where a year has no number."""
    by_year = {point.value.year: point for point in points}
    parts = []
    pen_down = False
    for value in values:
        point = by_year.get(value.year) if value.number is not None else None
        if point is None:
            pen_down = False
            continue
        parts.append(f"{'L' if pen_down else 'M'}{point.x} {point.y}")
        pen_down = True
    return "".join(parts)


def _scale(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Round bounds and a round step (1, 2 or 5 times a power of ten); the axis begins at zero or below."""
    low = min(low, Decimal(0))
    if high <= low:
        high = low + 1
    rough = (high - low) / 5
    power = Decimal(10) ** (rough.adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return (
        (low / step).to_integral_value("ROUND_FLOOR") * step,
        (high / step).to_integral_value("ROUND_CEILING") * step,
        step,
    )
