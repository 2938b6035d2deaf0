"""Years that cannot be right are errors, odd ones warnings, and an odd one with a note beside it is in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import INDICATOR, SMALL, check, write_site

TREES = "indicators/trees.yml"
Told = list[tuple[str, str]]


def told(folder: Path, indicator: str, period: str = "{first: 2020, last: 2024}") -> Told:
    plan = SMALL["plan/plan.yml"].replace("{first: 2020, last: 2024}", period)
    return [
        (code, severity) for code, _, severity in check(write_site(folder, {TREES: indicator, "plan/plan.yml": plan}))
    ]


def indicator(baseline: int = 2019, target: int = 2024, *measured: int) -> str:
    values = ", ".join(f"{{year: {year}, value: 1}}" for year in measured)
    text = INDICATOR.replace("2024", str(target)).replace("baseline: {year: 2019", f"baseline: {{year: {baseline}")
    return text + f"measured: [{values}]\n"


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ((2019, 2024), []),
        ((1990, 2024), []),
        ((2020, 2020), []),
        ((2024, 2024), []),
        ((2019, 2024, 2020, 2022, 2024), []),
        ((2010, 2024, 2012, 2019), []),
        ((2024, 2023), [("target-before-baseline", "error")]),
        ((2024, 2015), [("target-before-baseline", "error")]),
        ((2019, 2025), [("outside-period", "warning")]),
        ((2015, 2019), [("outside-period", "warning")]),
        ((2025, 2026), [("outside-period", "warning")] * 2),
        ((2019, 2024, 2025), [("outside-period", "warning")]),
        ((2019, 2023, 2024), []),
        ((2019, 2024, 2018), [("measured-before-baseline", "warning")]),
        ((2019, 2024, 2019), [("duplicate-year", "error")]),
        ((2019, 2024, 2021, 2021, 2021), [("duplicate-year", "error")] * 2),
    ],
)
def test_the_years_of_an_indicator(tmp_path: Path, years: tuple[int, ...], found: Told) -> None:
    assert told(tmp_path, indicator(*years)) == found


def test_a_note_says_why_an_odd_year_is_right(tmp_path: Path) -> None:
    note = "note: {ja: 長期の目標, en: A long-term target}"
    text = indicator(2019, 2030).replace("value: 検討中", f"value: 検討中, {note}")
    assert told(tmp_path / "target", text) == []
    text = indicator(2019, 2024, 2018).replace("value: 1}", f"value: 1, {note}}}")
    assert told(tmp_path / "measured", text) == []
    text = indicator(2024, 2019).replace("value: 検討中", f"value: 検討中, {note}")
    assert told(tmp_path / "impossible", text) == [("target-before-baseline", "error")]


def test_a_period_that_is_wrong_is_told_alone(tmp_path: Path) -> None:
    assert told(tmp_path, indicator(), "{first: 2024, last: 2020}") == [("years-reversed", "error")]
