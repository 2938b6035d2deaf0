"""What no build of this site in Python can be quicker than: starting, copying the output, writing its bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Cost, cost_of
from benchmarks.runs import remove

_WRITE = """
import os, sys
source, target = sys.argv[1:]
for folder, _, files in os.walk(source):
    here = target + folder[len(source):]
    os.mkdir(here)
    for name in files:
        data = bytes(os.stat(folder + "/" + name).st_size)
        file = os.open(here + "/" + name, os.O_WRONLY | os.O_CREAT, 0o644)
        os.write(file, data)
        os.close(file)
"""


def measure_floors(output: Path, runs: int) -> dict[str, list[Cost]]:
    """The three floors beside a finished output."""
    copy = output.parent / "copy"
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "cp -r": ["/bin/cp", "-r", str(output), str(copy)],
        "write": [sys.executable, "-I", "-S", "-c", _WRITE, str(output), str(copy)],
    }
    costs: dict[str, list[Cost]] = {}
    for _ in range(runs):
        for name, command in commands.items():
            remove(copy)
            costs.setdefault(name, []).append(cost_of(command))
    remove(copy)
    return costs
