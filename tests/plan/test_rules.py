"""What must hold between the files of a plan. Most faults have a site of their own in `tests/sites/broken/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import INDICATOR, SMALL, changed, check, faults, load, write_site

PLAN, FOREST, TREES = "plan/plan.yml", "plan/01-forests.yml", "indicators/trees.yml"


def codes(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return [code for code, _ in faults(write_site(tmp_path, files))]


@pytest.mark.parametrize(
    ("counts", "found"), [("{goal: 1, step: 2, indicators: 0}", []), ("{}", []), ("{step: 3}", ["wrong-count"])]
)
def test_counts(tmp_path: Path, counts: str, found: list[str]) -> None:
    assert codes(tmp_path, {PLAN: SMALL[PLAN] + f"counts: {counts}\n"}) == found


@pytest.mark.parametrize(
    ("node", "found"),
    [
        ("forests", []),
        ("forests/planting", []),
        ("planting", ["unknown-node"]),
        ("Forests", ["not-a-node"]),
        ("forests/", ["not-a-node"]),
    ],
)
def test_what_an_indicator_hangs_on(tmp_path: Path, node: str, found: list[str]) -> None:
    assert codes(tmp_path, {TREES: INDICATOR.replace("node: forests", f"node: {node}")}) == found


def test_indicators_in_the_order_of_the_plan(tmp_path: Path) -> None:
    files = {
        "indicators/a.yml": INDICATOR.replace("node: forests", "node: forests/paths"),
        "indicators/b.yml": INDICATOR.replace("node: forests", "node: forests/planting\norder: 2"),
        "indicators/c.yml": INDICATOR.replace("node: forests", "node: forests/planting\norder: 1"),
        "indicators/d.yml": INDICATOR,
    }
    plan = load(write_site(tmp_path, files))
    assert [indicator.id for indicator in plan.indicators] == ["d", "c", "b", "a"]
    forest = plan.nodes["forests"]
    assert [indicator.id for indicator in plan.indicators_of(forest)] == ["d"]
    assert [indicator.id for indicator in plan.indicators_below(forest)] == ["d", "c", "b", "a"]


def test_measured_values_go_by_year(tmp_path: Path) -> None:
    text = INDICATOR + "measured: [{year: 2022, value: 3}, {year: 2020, value: 未公表}, {year: 2021, value: 2.50}]\n"
    (indicator,) = load(write_site(tmp_path, {TREES: text})).indicators
    values = [(value.year, str(value.number), value.reason) for value in indicator.measured]
    assert values == [(2020, "None", "not-yet-published"), (2021, "2.50", None), (2022, "3", None)]


@pytest.mark.parametrize(
    ("timeline", "found"),
    [
        ("first: 2020, last: 2029, bars: [{title: T, first: 2020, last: 2029}], marks: [{title: T, after: 2029}]", []),
        ("first: 2029, last: 2020, bars: []", ["years-reversed"]),
        ("first: 2020, last: 2029, bars: [{title: T, first: 2024, last: 2020}]", ["years-reversed"]),
        ("first: 2020, last: 2029, bars: [{title: T, first: 2019, last: 2020}]", ["year-outside"]),
        ("first: 2020, last: 2029, bars: [], marks: [{title: T, after: 2030}]", ["year-outside"]),
    ],
)
def test_years_of_the_chart(tmp_path: Path, timeline: str, found: list[str]) -> None:
    text = f"timeline: {{title: T, {timeline}}}\n".replace("title: T", "title: {ja: 図, en: Chart}")
    assert codes(tmp_path, {PLAN: SMALL[PLAN] + text}) == found


def test_a_missing_text_is_told_once_for_each_language(tmp_path: Path) -> None:
    site = SMALL["site.yml"].replace("[ja, en]", "[ja, en, ko, fr]")
    missing = [
        place for code, place in faults(write_site(tmp_path, {"site.yml": site})) if code == "missing-translation"
    ]
    assert len(missing) == 2 * len(set(missing))


def test_the_language_of_record_comes_first(tmp_path: Path) -> None:
    site = SMALL["site.yml"].replace("[ja, en]", "[en, ja]")
    content = write_site(
        tmp_path, {"site.yml": site, **changed(FOREST, "{ja: 木を植える, en: Planting trees}", "{ja: 木}")}
    )
    assert check(content) == [("missing-original", "plan/01-forests.yml:6:5", "error")]
    plan = load(write_site(tmp_path / "sound", {"site.yml": site}))
    assert (plan.site.record, plan.site.languages) == ("en", ("en", "ja"))


@pytest.mark.parametrize("key", ["indicators.title", "timeline.bars", "notes", "priority_name", "source.note"])
def test_texts_of_every_kind_are_looked_at(tmp_path: Path, key: str) -> None:
    texts = {
        "indicators.title": "indicators: {title: T, name_heading: T, baseline_heading: T, target_heading: T}",
        "timeline.bars": "timeline: {title: T, first: 2020, last: 2021, bars: [{title: T, first: 2020, last: 2021}]}",
        "notes": "notes: [{kind: uncertain, text: T}]",
        "priority_name": "priority_name: T",
    }
    text = texts.get(key, "").replace("T,", "{ja: 語},").replace("T}", "{ja: 語}}")
    text = text.replace(": T", ": {ja: 語}") + "\n"
    files = (
        {PLAN: SMALL[PLAN].rstrip() + "\n  note: {ja: 語}\n"} if key == "source.note" else {PLAN: SMALL[PLAN] + text}
    )
    assert set(codes(tmp_path, files)) == {"missing-translation"}


def test_an_indicator_needs_a_unit_in_every_language(tmp_path: Path) -> None:
    files = {TREES: INDICATOR.replace("unit: {ja: 本, en: {one: tree, other: trees}}", "unit: {ja: 本}")}
    assert codes(tmp_path, files) == ["missing-translation"]
