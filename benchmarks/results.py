"""What was measured, in memory and as JSON."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.compare import Comparison
from benchmarks.measure import Cost, median
from benchmarks.peers.base import Site


@dataclass
class SizeResult:
    """Everything that was measured with a plan of one size."""

    nodes: int
    builds: dict[str, dict[str, list[Cost]]] = field(default_factory=dict)
    """generator → scenario → what each run took."""
    previews: dict[str, list[float]] = field(default_factory=dict)
    """generator → seconds from save to served page, a run each."""
    floors: dict[str, list[Cost]] = field(default_factory=dict)
    outputs: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """generator → pages, their bytes, the bytes of all files."""
    comparisons: dict[str, list[Comparison]] = field(default_factory=dict)
    """peer → how much its pages have in common with ours."""

    def cost(self, name: str, scenario: str) -> Cost | None:
        """The median over the runs; None where it was not measured."""
        costs = self.builds.get(name, {}).get(scenario)
        return median(costs) if costs else None


@dataclass
class Results:
    """A whole run: when, on which machine, with which versions, and the results by size."""

    runs: int
    versions: dict[str, str]
    machine: dict[str, Any]
    date: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    sizes: list[SizeResult] = field(default_factory=list)

    def save(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")

    @classmethod
    def load(cls, file: Path) -> Results:
        data = json.loads(file.read_text("utf-8"))
        sizes = [_size(size) for size in data.pop("sizes")]
        return cls(**data, sizes=sizes)


def _size(data: Mapping[str, Any]) -> SizeResult:
    return SizeResult(
        data["nodes"],
        {
            name: {scenario: [Cost(**cost) for cost in costs] for scenario, costs in scenarios.items()}
            for name, scenarios in data["builds"].items()
        },
        dict(data["previews"]),
        {name: [Cost(**cost) for cost in costs] for name, costs in data["floors"].items()},
        {name: (counts[0], counts[1], counts[2]) for name, counts in data["outputs"].items()},
        {name: [Comparison(**one) for one in found] for name, found in data["comparisons"].items()},
    )


def weigh(site: Site) -> tuple[int, int, int]:
    """How many pages an output has, the bytes of the pages, and of all files."""
    files = [path for path in site.output.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in files if path.suffix == ".html"]
    return len(pages), sum(pages), sum(path.stat().st_size for path in files)


def this_machine(folder: Path) -> dict[str, Any]:
    """What the figures depend on, as far as the system tells it."""
    processor = platform.processor() or platform.machine()
    memory = 0
    if Path("/proc/cpuinfo").exists():
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
        processor = found.group(1) if found else processor
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "memory": memory,
        "system": f"{platform.system()} {platform.release()}",
        "in_memory": str(folder).startswith("/dev/shm"),  # noqa: S108  (asked, not written to)
    }
