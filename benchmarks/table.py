"""The results as a table for people: each generator's figures, the ratio to Hugo's, the goal, and whether it is met."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.measure import median
from benchmarks.results import Results, SizeResult
from benchmarks.runs import SCENARIOS

GOALS = {
    "cold": {100: 0.8, 1_000: 0.6, 10_000: 0.4},
    "nothing": {100: 0.25, 1_000: 0.06, 10_000: 0.03},
    "text": {100: 0.5, 1_000: 0.12, 10_000: 0.04},
    "preview": {1_000: 0.1},
    "memory": {1_000: 0.5, 10_000: 0.3},
}
"""What our share of Hugo's figure may be at most, by what is measured and by how many nodes the plan has."""

_NAMES = {
    "cold": "cold build",
    "nothing": "nothing changed",
    "text": "one text edited",
    "title": "one title edited",
    "template": "one template edited",
}


def table(results: Results) -> str:
    """The whole table."""
    lines = [f"{name} {version}" for name, version in results.versions.items()]
    machine = results.machine
    where = "in memory" if machine["in_memory"] else "on disk"
    lines.append(f"{machine['processor']}, {machine['cores']} cores, {where}; medians of {results.runs}")
    for size in results.sizes:
        lines += ["", f"{size.nodes:,} nodes, two languages", *_size(size)]
    return "\n".join(lines)


def _size(size: SizeResult) -> Iterator[str]:
    yield _row("", "", "wall s", "CPU s", "MB", "wall", "CPU", "goal", "")
    for scenario in SCENARIOS:
        hugo = size.cost("hugo", scenario)
        for name in size.builds:
            cost = size.cost(name, scenario)
            if cost is None:
                continue
            figures = [f"{cost.wall:.3f}", f"{cost.cpu:.3f}", f"{cost.peak / 1e6:.0f}"]
            ratios = [cost.wall / hugo.wall, cost.cpu / hugo.cpu] if hugo else []
            goal = GOALS.get(scenario, {}).get(size.nodes) if name == "ours" else None
            yield _row(_NAMES[scenario], name, *figures, *_judged(ratios, goal))
    yield from _single(size)
    for name, costs in size.floors.items():
        cost = median(costs)
        figures = [f"{cost.wall:.3f}", f"{cost.cpu:.3f}", f"{cost.peak / 1e6:.0f}"]
        yield _row(f"floor: {name}", "", *figures, *_judged([], None))
    for name, (pages, weight, whole) in size.outputs.items():
        yield f"  {name}: {pages:,} pages of {weight / max(1, pages):,.0f} bytes, {whole / 1e6:.1f} MB in all"
    for name, found in size.comparisons.items():
        yield f"  words in common with {name}:"
        for one in found:
            yield f"    {one.page:<24} {one.share:7.1%} {one.bytes_ours:>10,} {one.bytes_other:>10,} bytes"


def _single(size: SizeResult) -> Iterator[str]:
    """The figures that are one number: the preview, and the memory that a cold build takes."""
    served = {name: statistics.median(seconds) for name, seconds in size.previews.items()}
    for name, seconds in served.items():
        ratios = [seconds / served["hugo"]] if "hugo" in served else []
        goal = GOALS["preview"].get(size.nodes) if name == "ours" else None
        yield _row("save to served page", name, f"{seconds:.3f}", "", "", *_judged(ratios, goal))
    ours, hugo = size.cost("ours", "cold"), size.cost("hugo", "cold")
    if ours and hugo:
        goal = GOALS["memory"].get(size.nodes)
        yield _row("peak memory", "ours", "", "", f"{ours.peak / 1e6:.0f}", *_judged([ours.peak / hugo.peak], goal))


def _judged(ratios: list[float], goal: float | None) -> list[str]:
    """The ratios, the goal, and whether every ratio keeps it."""
    shown = [f"{ratio:.3f}" for ratio in ratios] + [""] * (2 - len(ratios))
    if goal is None or not ratios:
        return [*shown, "", ""]
    return [*shown, f"{goal:g}", "met" if max(ratios) <= goal else "NOT MET"]


def _row(*cells: str) -> str:
    return "  {:<22} {:<9} {:>9} {:>9} {:>7}  {:>7} {:>7} {:>6}  {}".format(*cells).rstrip()
