"""What a command takes: wall-clock time, CPU time of all its processes, peak memory of the largest of them."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

LAUNCHER = Path(__file__).parent / "launch.py"


class FailedCommandError(Exception):
    """A command that is measured ended badly; the text is what it said."""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock and of CPU (user and system, with all children that were waited for); bytes of memory."""

    wall: float
    cpu: float
    peak: int

    def as_json(self) -> dict[str, float]:
        return asdict(self)


def cost_of(command: Sequence[str], working: Path | None = None) -> Cost:
    """Run the command once, in the working folder. Raises FailedCommandError where it fails."""
    # Programs in Python keep their byte code, as they do where they are used.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        said = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCHER, log, working or folder, *command],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        ).stdout
        found = json.loads(said)
        if found["status"] != 0:
            raise FailedCommandError(f"{' '.join(command)}\n{log.read_text('utf-8', 'replace')}")
    return Cost(found["wall"], found["cpu"], found["peak"])


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each of the three by itself."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        int(statistics.median(cost.peak for cost in costs)),
    )
