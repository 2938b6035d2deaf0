"""The whole measurement: for each size the workload is written for every generator, built, edited, served, compared."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.compare import compare
from benchmarks.floors import measure_floors
from benchmarks.peers import PEERS, Ours, Site
from benchmarks.preview import measure_previews
from benchmarks.results import Results, SizeResult, this_machine, weigh
from benchmarks.runs import measure_builds
from benchmarks.workload import plan_of

MEMORY = Path("/dev/shm")  # noqa: S108  (the folder made in it is private)


def run(
    sizes: Sequence[int], peers: Sequence[str], runs: int, say: Callable[[str], None], *, with_previews: bool
) -> Results:
    """Measure this program and those of the peers that are installed."""
    generators: list[type[Site]] = [Ours]
    versions = {"python": platform.python_version()}
    asked: list[type[Site]] = [Ours, *(PEERS[name] for name in peers)]
    for generator in asked:
        version = generator.version()
        if version is None:
            say(f"{generator.name} is not installed and left out; see `python -m benchmarks install`")
            continue
        versions[generator.name] = version
        if generator is not Ours:
            generators.append(generator)
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=_where()) as name:
        folder = Path(name)
        results = Results(runs, versions, this_machine(folder))
        for size in sizes:
            results.sizes.append(_measure(size, generators, runs, folder / str(size), say, with_previews=with_previews))
    return results


def _where() -> Path | None:
    """A file system in memory, where there is one."""
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None


def _measure(
    nodes: int,
    generators: Sequence[type[Site]],
    runs: int,
    folder: Path,
    say: Callable[[str], None],
    *,
    with_previews: bool,
) -> SizeResult:
    say(f"{nodes} nodes")
    plan = plan_of(nodes)
    sites = []
    for generator in generators:
        if nodes > generator.largest:
            continue
        own = folder / generator.name
        own.mkdir(parents=True)
        site = generator(plan, own)
        site.write()
        sites.append(site)
    result = SizeResult(nodes)
    for (name, scenario), costs in measure_builds(sites, runs, say).items():
        result.builds.setdefault(name, {})[scenario] = list(costs)
    ours, *others = sites
    for site in sites:
        result.outputs[site.name] = weigh(site)
    for site in others:
        result.comparisons[site.name] = compare(ours, site)
    result.floors = measure_floors(ours.output, runs)
    if with_previews:
        result.previews = measure_previews(sites, runs, say)
    return result
