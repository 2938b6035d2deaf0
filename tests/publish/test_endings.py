"""A build that is asked to end, or cannot go on, ends at once: nothing is left behind, and what it says is so."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from generator.route.outputs import MANIFEST
from generator.search.index import FOLDER
from tests.support.sites import ROOT, read_tree
from tests.support.town import Town, started_writing


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("whom", ["the process", "its group", "its group twice"])
def test_asked_to_end_it_clears_away_itself(large_town: Town, ending: signal.Signals, whom: str) -> None:
    """A terminal and a service's manager ask the whole group."""
    town = large_town
    build = started_writing(town)
    if whom == "the process":
        build.send_signal(ending)
    else:
        os.killpg(build.pid, ending)
    if whom == "its group twice":
        time.sleep(0.01)
        with suppress(ProcessLookupError):
            os.killpg(build.pid, ending)
    _, told = build.communicate()
    assert build.returncode == 130
    assert told == "Stopped. The published site is as it was.\n"
    assert (town.published(), town.beside()) == (0, [])


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGSEGV])
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system has no /proc")
def test_one_of_its_processes_is_ended(large_town: Town, ending: signal.Signals) -> None:
    town = large_town
    build = started_writing(town)
    workers: list[str] = []
    while not workers and build.poll() is None:
        workers = Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text(encoding="utf-8").split()
    os.kill(int(workers[0]), ending)
    _, told = build.communicate()
    assert build.returncode == 1
    assert told == (
        "One of the processes at work was ended from outside; run this again. The published site is as it was.\n"
    )
    assert (town.published(), town.beside()) == (0, [])


def test_what_it_is_started_to_disregard_it_disregards(large_town: Town) -> None:
    """`nohup` has it go on when the terminal is closed."""
    town = large_town
    town.turn(1)
    build = subprocess.Popen(["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *town.command()])
    while not town.output.parent.exists():
        time.sleep(0.005)
    build.send_signal(signal.SIGHUP)
    assert build.wait() == 0
    assert town.published() == 1


IMPORTS = """
import sys, time
sys.path[:0] = sys.argv[1:]
from generator.endings import heed_endings
heed_endings()
try:
    import interrupted
    time.sleep(10)
except KeyboardInterrupt:
    print(interrupted.IS_WHOLE)
"""


def test_no_import_is_interrupted(tmp_path: Path) -> None:
    """Libraries do not expect it there: one takes the exception for another, one's start crashes."""
    (tmp_path / "interrupted.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\nIS_WHOLE = True\n", encoding="utf-8"
    )
    command = [sys.executable, "-c", IMPORTS, str(ROOT), str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.stdout, ended.stderr) == ("True\n", "")


def test_a_late_signal_changes_nothing_of_what_is_said(large_town: Town) -> None:
    """From when a site is put in its place nothing interrupts; until then nothing of it is published."""
    town, chance = large_town, random.Random(1)
    for number in range(12):
        state = town.published() if number else 1
        town.turn(1 - state)
        build = town.start()
        time.sleep(chance.uniform(0.15, 0.5))
        build.send_signal(signal.SIGTERM)
        out, told = build.communicate()
        if build.returncode == 130:
            assert "Stopped." in told
            assert number == 0 or town.published() == state
        elif build.returncode == 0:
            assert "files written" in out
            assert town.published() == 1 - state
        else:
            # It came before there was anything to interrupt.
            assert build.returncode == -signal.SIGTERM
        if number == 0:
            town.build()
    assert town.beside() == []


@pytest.mark.parametrize("redirect", [">&-", ">/dev/full", "2>&-", "| true"])
def test_nobody_listens(town: Town, redirect: str) -> None:
    """What was published was published; only that it could not be told is told."""
    town.turn(1)
    command = " ".join(f"'{part}'" for part in town.command())
    ended = subprocess.run(["sh", "-c", f"{command} {redirect}"], capture_output=True, text=True, check=False)
    assert town.published() == 1
    assert "Traceback" not in ended.stderr
    assert "as it was" not in ended.stderr
    assert ended.returncode == (1 if "full" in redirect else 0)
    assert ("The new site was published" in ended.stderr) == ("full" in redirect)


@pytest.mark.parametrize("megabytes", [48, 64, 96, 160, 256])
def test_with_little_memory(large_town: Town, megabytes: int) -> None:
    """It ends in any case, one way or the other; the program that makes the search's index can be all that lacks it."""
    town = large_town
    town.turn(0)
    town.build()
    town.turn(1)
    limit = megabytes << 20
    ended = subprocess.run(
        town.command(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    if "[search-unavailable]" in ended.stderr:
        assert ended.returncode == 0
        left_out = {path for path in town.sites[1] if path.startswith(FOLDER)} | {MANIFEST}
        whole = {path: data for path, data in town.sites[1].items() if path not in left_out}
        assert {path: data for path, data in read_tree(town.output).items() if path != MANIFEST} == whole
    else:
        assert town.published() == (ended.returncode == 0)
