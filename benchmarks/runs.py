"""One measuring run over several generators: the same steps for each, in turn, so that all meet the same machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Cost, cost_of
from benchmarks.peers.base import Site

SCENARIOS = ("cold", "nothing", "text", "title", "template")
"""In this order; each begins where the one before has left the site."""


class StaleSiteError(Exception):
    """A build ended well and yet an edit does not show."""


Costs = Mapping[tuple[str, str], Sequence[Cost]]
"""(generator, scenario) → what each run took."""


def measure_builds(sites: Sequence[Site], runs: int, say: Callable[[str], None]) -> Costs:
    """Build every site in every scenario, that often."""
    edits = {site.name: site.edits() for site in sites}
    costs: dict[tuple[str, str], list[Cost]] = {}
    for site in sites:
        # Once uncounted: a program just copied has not yet been compiled, and no file of it is in memory.
        say(f"{site.name}: a first build")
        cost_of(site.build_command(), site.folder)
    for run in range(runs):
        for scenario in SCENARIOS:
            for site in sites:
                if scenario == "cold":
                    _clear(site)
                elif scenario != "nothing":
                    edits[site.name][scenario].make(_mark(scenario, run))
                say(f"run {run + 1} of {runs}: {site.name}, {scenario}")
                costs.setdefault((site.name, scenario), []).append(cost_of(site.build_command(), site.folder))
                _see(site, scenario, _mark(scenario, run))
    return costs


def _mark(scenario: str, run: int) -> str:
    """What an edit puts into the file."""
    return f' data-edit="{run}"' if scenario == "template" else f"第{run + 1}版"


def _see(site: Site, scenario: str, mark: str) -> None:
    """Hold a build to what it was for: what was edited must show. Raises StaleSiteError."""
    node = site.retitled if scenario == "title" else site.edited
    page = site.output / site.page(node.id, "ja")
    # Titles have places to break lines in; the mark has none.
    text = page.read_text("utf-8").replace("<wbr>", "") if page.exists() else ""
    if not text or (scenario not in {"cold", "nothing"} and mark not in text):
        raise StaleSiteError(f"{site.name}: {page} is not what it should be after {scenario!r}")


def _clear(site: Site) -> None:
    for path in (site.output, *site.caches):
        remove(path)


def remove(path: Path) -> None:
    """Remove a file or a folder that may not be there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
