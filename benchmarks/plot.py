"""The results as a picture: a panel for each kind of build, CPU seconds over the size of the plan, both logarithmic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.results import Results

WIDTH, HEIGHT, COLUMNS = 320, 260, 3
LEFT, RIGHT, TOP, BOTTOM = 56, 28, 40, 40
HEAD = 56
COLOURS = {"ours": "#0b5cad", "hugo": "#c2410c", "eleventy": "#555555", "mkdocs": "#0f766e", "pelican": "#7c3aed"}
PANELS = {
    "cold": "Cold build",
    "nothing": "Nothing changed",
    "text": "One text edited",
    "title": "One title edited",
    "template": "One template edited",
    "memory": "Peak memory, cold build",
}
Line = Sequence[tuple[float, float]]


def plot(results: Results) -> str:
    """An SVG document."""
    rows = math.ceil(len(PANELS) / COLUMNS)
    width, height = WIDTH * COLUMNS, HEAD + HEIGHT * rows
    names = list(dict.fromkeys(name for size in results.sizes for name in size.builds))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        '  font-family="system-ui, sans-serif" font-size="12" fill="#1a1a1a">',
        "<title>CPU seconds and memory of builds, by the number of nodes</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_legend(names, results),
    ]
    for index, (key, title) in enumerate(PANELS.items()):
        lines = {name: _line(results, name, key) for name in names}
        x, y = index % COLUMNS * WIDTH, HEAD + index // COLUMNS * HEIGHT
        parts.append(f'<g transform="translate({x} {y})">')
        parts.extend(_panel(title, "MB" if key == "memory" else "CPU s", lines))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _line(results: Results, name: str, key: str) -> Line:
    points = []
    for size in results.sizes:
        cost = size.cost(name, "cold" if key == "memory" else key)
        if cost:
            points.append((float(size.nodes), cost.peak / 1e6 if key == "memory" else max(cost.cpu, 0.001)))
    return points


def _legend(names: Sequence[str], results: Results) -> Iterator[str]:
    x = LEFT
    for name in names:
        label = f"{name} {results.versions.get(name, '')}"
        yield f'<rect x="{x}" y="16" width="18" height="4" fill="{_colour(name)}"/>'
        yield f'<text x="{x + 24}" y="22">{escape(label)}</text>'
        x += 44 + 8 * len(label)
    machine = f"{results.machine['processor']}, {results.machine['cores']} cores; {results.date[:10]}"
    yield f'<text x="{LEFT}" y="44" fill="#555555">{escape(machine)}</text>'


def _panel(title: str, unit: str, lines: dict[str, Line]) -> Iterator[str]:
    yield f'<text x="{LEFT}" y="{TOP - 16}" font-size="14" font-weight="bold">{escape(title)} ({unit})</text>'
    points = [point for line in lines.values() for point in line]
    if not points:
        return
    across = _decades([x for x, _ in points])
    up = _decades([y for _, y in points])
    for exponent in range(up[0], up[1] + 1):
        y = _place(10.0**exponent, up, HEIGHT - BOTTOM, TOP)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**exponent:g}</text>'
    for exponent in range(across[0], across[1] + 1):
        x = _place(10.0**exponent, across, LEFT, WIDTH - RIGHT)
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**exponent:,}</text>'
    for name, line in lines.items():
        placed = [(_place(x, across, LEFT, WIDTH - RIGHT), _place(y, up, HEIGHT - BOTTOM, TOP)) for x, y in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        yield f'<polyline points="{path}" fill="none" stroke="{_colour(name)}" stroke-width="2"/>'
        for x, y in placed:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{_colour(name)}"/>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _place(value: float, decades: tuple[int, int], start: float, end: float) -> float:
    return start + (math.log10(value) - decades[0]) / (decades[1] - decades[0]) * (end - start)


def _colour(name: str) -> str:
    return COLOURS.get(name, "#000000")
