"""The geometry of an indicator's line chart: where points, ticks and labels stand. Drawn by a template as SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.plan.model import Indicator, Value

WIDTH, HEIGHT = 640, 320
RIGHT, TOP, BOTTOM = 32, 32, 40
"""The drawing's size and margins, in units of its view box; the left margin follows from the labels."""

LETTER = 9.0
"""The width of a digit at the size of the labels, in the same units; an estimate on the safe side."""


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    year: int
    value: Value
    label_y: float | None = None
    """Where the label's line stands; None where it would run into another's (the table below has all values)."""


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
    # A target may lie before all that was measured.
    first = min(numbers[0].year, target.year) if target else numbers[0].year
    last = max(numbers[-1].year, indicator.target.year)

    steps = int((high - low) / step)
    labels = [label(low + step * index) for index in range(steps + 1)]
    left = max(48, round(LETTER * max(len(text) for text in labels)) + 16)

    def x(year: int) -> float:
        return round(left + (WIDTH - left - RIGHT) * (year - first) / max(last - first, 1), 1)

    def y(number: Decimal) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * float((high - number) / (high - low)), 1)

    points = [Point(x(value.year), y(value.number), value.year, value) for value in numbers if value.number is not None]
    every = max(1, math.ceil((last - first + 1) / 8))
    return Chart(
        WIDTH,
        HEIGHT,
        left,
        WIDTH - RIGHT,
        TOP,
        HEIGHT - BOTTOM,
        _labelled(points, label),
        Point(x(target.year), y(target.number), target.year, target) if target and target.number is not None else None,
        [Tick(left, y(low + step * index), text) for index, text in enumerate(labels)],
        [Tick(x(year), HEIGHT - BOTTOM, str(year)) for year in range(first, last + 1, every)],
        _path(points),
    )


def _labelled(points: Sequence[Point], label: Callable[[Decimal], str]) -> Sequence[Point]:
    """The points with places for their labels: above the line, below it in a valley, none where two would collide."""
    shown: list[Point] = []
    taken_to = {True: -math.inf, False: -math.inf}
    for index, point in enumerate(points):
        before = points[index - 1].y if index else point.y
        after = points[index + 1].y if index + 1 < len(points) else point.y
        # Smaller y is higher up.
        below = before < point.y and after < point.y and point.y + 28 < HEIGHT - BOTTOM
        half = LETTER * len(label(point.value.number or Decimal(0))) / 2
        free = point.x - half > taken_to[below]
        if free:
            taken_to[below] = point.x + half
        shown.append(replace(point, label_y=(point.y + 24 if below else point.y - 12) if free else None))
    return shown


def _path(points: Sequence[Point]) -> str:
    """SVG path data that joins the points of consecutive years and breaks where a year has no number."""
    parts = []
    previous: int | None = None
    for point in points:
        joined = previous is not None and point.year == previous + 1
        parts.append(f"{'L' if joined else 'M'}{point.x} {point.y}")
        previous = point.year
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
