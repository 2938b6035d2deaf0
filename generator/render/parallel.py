"""Rendering on several cores: the outputs in as many stretches as there are jobs, each by a process of its own.

The result does not depend on the number of jobs: rendering is pure, and the outputs come back in their order. Stretches
are whole, not interleaved, so that pages that share parts are rendered by the same process.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from generator.render.site import SiteRenderer
from generator.route.outputs import Output

WORTH_A_PROCESS = 200
"""A process costs about what so many outputs cost; with fewer to a job, one process renders them all."""

_renderer: SiteRenderer | None = None
_outputs: Sequence[Output] = ()


def render_outputs(renderer: SiteRenderer, outputs: Sequence[Output], jobs: int) -> Iterator[tuple[Output, bytes]]:
    """Each output with its bytes, in the order given, by up to `jobs` processes. Raises BrokenTemplateError.

    Processes are forked, so that they have the plan at once; where that cannot be, one renders all.
    """
    jobs = min(jobs, len(outputs) // WORTH_A_PROCESS)
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if jobs < 2 or not can_fork:
        yield from renderer.render(outputs)
        return
    global _renderer, _outputs
    _renderer, _outputs = renderer, outputs
    gc.freeze()
    bounds = [len(outputs) * job // jobs for job in range(jobs + 1)]
    try:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            stretches = list(itertools.pairwise(bounds))
            for (first, last), rendered in zip(stretches, pool.map(_render_stretch, stretches), strict=True):
                yield from zip(outputs[first:last], rendered, strict=True)
    finally:
        _renderer, _outputs = None, ()
        gc.unfreeze()


def _render_stretch(bounds: tuple[int, int]) -> list[bytes]:
    first, last = bounds
    if _renderer is None:
        raise RuntimeError("the process was not forked from the one that renders")
    return [data for _, data in _renderer.render(_outputs[first:last], _outputs)]
