"""The line chart of an indicator: where its points, ticks and labels stand."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.plan.model import Indicator, Prose, Value
from generator.render.chart import BOTTOM, HEIGHT, RIGHT, TOP, WIDTH, Chart, chart_of

NOTHING = MappingProxyType[str, str]({})


def value(year: int, number: str | None) -> Value:
    return Value(year, None if number is None else Decimal(number), "not-measured" if number is None else None, NOTHING)


def chart(
    baseline: str | None, *measured: str | None, target: str | None = None, first: int = 2012, last: int = 2017
) -> Chart | None:
    values = tuple(value(first + index, number) for index, number in enumerate(measured, start=1))
    indicator = Indicator(
        "a",
        "n",
        NOTHING,
        {},
        NOTHING,
        None,
        Prose("indicator a", {}, dict),
        value(first, baseline),
        value(last, target),
        values,
        None,
        (),
        "a.yml",
    )
    return chart_of(indicator, str)


def drawn(*arguments: str | None, target: str | None = None, first: int = 2012, last: int = 2017) -> Chart:
    found = chart(*arguments, target=target, first=first, last=last)
    assert found is not None
    return found


@pytest.mark.parametrize("numbers", [("5",), ("5", None), (None, "5", None), (None, None)])
def test_fewer_than_two_numbers_make_no_line(numbers: tuple[str | None, ...]) -> None:
    assert chart(*numbers, target="10") is None


def test_points_stand_at_their_years_and_heights() -> None:
    found = drawn("0", "50", "100", target="100")
    assert [point.year for point in found.points] == [2012, 2013, 2014]
    assert found.points[0].x == found.left
    assert found.points[1].x - found.points[0].x == pytest.approx((WIDTH - found.left - RIGHT) / 5, abs=0.1)
    assert [point.y for point in found.points] == [HEIGHT - BOTTOM, (TOP + HEIGHT - BOTTOM) / 2, TOP]
    assert found.target is not None
    assert (found.target.x, found.target.y) == (WIDTH - RIGHT, TOP)


def test_a_year_without_a_number_is_a_gap() -> None:
    assert [letter for letter in drawn("1", "2", None, "3", "4").path if letter.isalpha()] == ["M", "L", "M", "L"]


def test_a_target_without_a_number_is_not_drawn() -> None:
    assert drawn("1", "2").target is None


def test_ticks_are_round_and_begin_at_zero() -> None:
    assert [tick.label for tick in drawn("51000", "68779").y_ticks] == ["0", "20000", "40000", "60000", "80000"]
    assert [Decimal(tick.label) for tick in drawn("0.1", "0.4").y_ticks] == [Decimal(n) / 10 for n in range(5)]
    assert drawn("-3", "4").y_ticks[0].label == "-4"


def test_years_are_at_most_eight_labels() -> None:
    assert [tick.label for tick in drawn("1", "2", last=2017).x_ticks] == [
        "2012",
        "2013",
        "2014",
        "2015",
        "2016",
        "2017",
    ]
    assert len(drawn("1", "2", last=2100).x_ticks) <= 8


def test_a_target_before_all_values_stands_within_the_drawing() -> None:
    found = chart(None, *[None] * 5, "1", "2", target="3")
    assert found is not None
    assert found.target is not None
    assert found.left <= found.target.x <= found.points[0].x


numbers = st.none() | st.decimals(-(10**9), 10**9, places=2).map(str)


@settings(max_examples=150, deadline=None)
@given(baseline=numbers, measured=st.lists(numbers, max_size=8), target=numbers)
def test_everything_stands_within_the_drawing(
    baseline: str | None, measured: list[str | None], target: str | None
) -> None:
    found = chart(baseline, *measured, target=target)
    if found is None:
        return
    points = [*found.points, *([found.target] if found.target else [])]
    assert all(found.left <= point.x <= WIDTH - RIGHT and TOP <= point.y <= HEIGHT - BOTTOM for point in points)
    assert all(a.x < b.x for a, b in pairwise(found.points))
    higher = sorted(found.points, key=lambda point: point.value.number or 0)
    assert all(a.y >= b.y for a, b in pairwise(higher))
    ticks = [Decimal(tick.label) for tick in found.y_ticks]
    assert len({b - a for a, b in pairwise(ticks)}) == 1
    assert 2 <= len(ticks) <= 12
    assert found.path.count("M") + found.path.count("L") == len(found.points)
