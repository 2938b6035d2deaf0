"""Whatever befalls a build, the published site is the old one or the new one, whole, and the next build goes on.

`KILLS` in the environment says how often a build is killed for each seed: `KILLS=500 pytest -k killed`.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.read.content import Content, read_content
from tests.support.sites import ROOT, published, read_tree, run, write_site
from tests.support.town import Town

KILLS = int(os.environ.get("KILLS", "10"))
UNSHARE = ["unshare", "--map-root-user", "--mount"]


# --- killed --------------------------------------------------------------------------------------------------------


def killed_again_and_again(town: Town, seed: int, times: int) -> None:
    chance = random.Random(seed)
    town.turn(0)
    town.build()
    started = time.monotonic()
    town.build("--clean")
    whole = time.monotonic() - started
    broken_off = told = 0
    for kill in range(times):
        town.turn((kill + 1) % 2)
        build = town.start()
        time.sleep(chance.uniform(0, whole))
        build.kill()
        told += "was broken off" in build.communicate()[1]
        was_killed = build.returncode == -signal.SIGKILL
        broken_off += was_killed
        # How long a build takes depends on what else the machine is doing.
        whole *= 1.05 if was_killed else 0.9
        town.published()
    assert broken_off > times // 3, "most are to be killed while they are at it"
    assert broken_off >= told, "those that find something to clear away say so"
    for state in (0, 1):
        town.turn(state)
        town.build()
        assert town.published() == state
        assert town.beside() == []
    assert told or times < 20, "some leave something, and the next one says so"


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment(town: Town, seed: int) -> None:
    killed_again_and_again(town, seed, KILLS)


def running(word: str) -> list[int]:
    """The processes whose command line has a word in it."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdecimal() and word in (process / "cmdline").read_text(encoding="utf-8"):
                found.append(int(process.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="the system has no /proc")
def test_killed_while_several_processes_are_at_it(large_town: Town) -> None:
    killed_again_and_again(large_town, 0, max(8, KILLS // 3))
    for _ in range(100):
        if not running(str(large_town.output)):
            return
        time.sleep(0.05)
    raise AssertionError("the processes of a build outlive it")


# --- a disk that refuses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("largest", [0, 300, 4000, 12_000])
def test_files_that_may_not_grow(town: Town, largest: int) -> None:
    town.turn(0)
    town.build()
    town.turn(1)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    ended = subprocess.run(town.command(), capture_output=True, text=True, check=False, preexec_fn=limit)
    assert ended.returncode == 1
    assert "File too large" in ended.stderr
    assert "The published site is as it was." in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (town.published(), town.beside()) == (0, [])
    town.build()
    assert town.published() == 1


def can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    mount = [*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


mounts = pytest.mark.skipif(not can_mount(), reason="the system lets nobody mount a disk of his own")


def on_a_disk_of_its_own(town: Town, mount: str, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that sees another disk where the output's folder is; `BUILD` stands for the command."""
    kept = town.folder / "kept"
    build = " ".join(f"'{part}'" for part in town.command())
    place = f"'{town.output.parent}'"
    lines = [f"set -e; mount {mount.replace('PLACE', place)}; cd {place}", script.replace("BUILD", build)]
    lines.append(f"cp -a {place} '{kept}'")
    return subprocess.run([*UNSHARE, "sh", "-c", "\n".join(lines)], capture_output=True, text=True, check=False)


def in_blocks(files: Iterable[bytes]) -> int:
    return sum(-(-len(data) // 4096) for data in files)


@mounts
@pytest.mark.parametrize("share", [0.02, 0.1, 0.4, 0.7])
def test_a_full_disk(town: Town, share: float) -> None:
    """One that has room for the site, and for more and more of what is new in a second one."""
    town.turn(0)
    town.build()
    shutil.copytree(town.output, town.folder / "site")
    town.turn(1)
    script = f"cp -a '{town.folder}/site' site; BUILD || test $? = 1"
    old, new = town.sites
    blocks = in_blocks(old.values()) + share * in_blocks(data for path, data in new.items() if old.get(path) != data)
    ended = on_a_disk_of_its_own(town, f"-t tmpfs -o size={4 * int(blocks)}k tmpfs PLACE", script)
    assert ended.returncode == 0, ended.stderr
    assert "No space left on device" in ended.stderr
    assert "The published site is as it was." in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [path.name for path in (town.folder / "kept").iterdir()] == ["site"]
    assert read_tree(town.folder / "kept/site") == town.sites[0]


@mounts
def test_a_disk_with_room_enough(town: Town) -> None:
    """It is another disk than that of the checkout: nothing can be moved or linked from there to here."""
    town.turn(1)
    town.output.parent.mkdir(parents=True)
    ended = on_a_disk_of_its_own(town, "-t tmpfs -o size=9m tmpfs PLACE", "BUILD; BUILD --clean")
    assert ended.returncode == 0, ended.stderr
    assert read_tree(town.folder / "kept/site") == town.sites[1]


@mounts
def test_a_folder_that_cannot_be_written_to(town: Town) -> None:
    town.turn(0)
    town.build()
    town.turn(1)
    ended = on_a_disk_of_its_own(town, "--bind -o ro PLACE PLACE", "BUILD || test $? = 1")
    assert ended.returncode == 0, ended.stderr
    assert "Read-only file system" in ended.stderr
    assert "The published site is as it was." in ended.stderr
    assert (town.published(), town.beside()) == (0, [])


@mounts
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_disk_in_the_place_of_the_output(town: Town, language: str) -> None:
    """As containers have it: it cannot be exchanged, and the way out is named."""
    town.turn(0)
    town.output.mkdir(parents=True)
    ended = on_a_disk_of_its_own(
        town, "--bind PLACE PLACE", f"mount -t tmpfs tmpfs site; BUILD --lang {language} || test $? = 2"
    )
    assert ended.returncode == 0, ended.stderr
    assert f"{town.output}/site" in ended.stderr


@mounts
def test_a_checkout_that_cannot_be_written_to(town: Town) -> None:
    """Nothing is remembered then, and all goes well."""
    town.turn(0)
    town.output.parent.mkdir(parents=True)
    readonly = f"mount --bind -o ro '{ROOT}' '{ROOT}'; BUILD"
    ended = on_a_disk_of_its_own(town, "-t tmpfs tmpfs PLACE", readonly)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert read_tree(town.folder / "kept/site") == town.sites[0]


# --- side by side --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("builds", [2, 10])
def test_builds_at_once(town: Town, builds: int) -> None:
    """Each sees the content in another state; all end well, and one of them is the last."""
    started = []
    for number in range(builds):
        town.turn(number % 2)
        started.append(town.start())
        time.sleep(0.05)
    told = [build.communicate()[1] for build in started]
    assert [build.returncode for build in started] == [0] * builds, told
    assert any("Another build" in words for words in told)
    assert (town.published() in {0, 1}, town.beside()) == (True, [])


def read_through(folder: Path) -> dict[str, bytes]:
    """Every file of a folder as somebody reads it who has opened the folder once."""
    handle = os.open(folder, os.O_RDONLY)
    found = {}
    try:
        for base, _, names, within in os.fwalk(dir_fd=handle):
            for name in names:
                with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=within), "rb") as file:
                    found[os.path.normpath(f"{base}/{name}")] = file.read()
    finally:
        os.close(handle)
    return found


def test_a_reader_sees_the_old_site_or_the_new_one(town: Town) -> None:
    town.turn(0)
    town.build()
    seen = []
    for state in (1, 0, 1, 0):
        town.turn(state)
        build = town.start()
        while build.poll() is None:
            seen.append(town.sites.index(read_through(town.output)))
        assert build.wait() == 0
        build.communicate()
        assert town.published() == state
    assert {0, 1} <= set(seen)


# --- content that changes while it is read -------------------------------------------------------------------------


def changes() -> Iterator[Mapping[str, str | None]]:
    yield {"assets/note.txt": None, "plan/01-forests.yml": "number: 1\ntitle: {ja: 新, en: new}\n"}
    yield {"plan/01-forests.yml": "number: 1\ntitle: {ja: 最新, en: newest}\n"}


def test_a_site_is_never_made_of_two_states_of_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = write_site(tmp_path, {"assets/note.txt": "a"}), tmp_path / "site"
    ahead = changes()

    def read_and_change(folder: Path, *known: frozenset[str]) -> tuple[Content, list[object]]:
        found = read_content(folder, *known)
        for path, text in next(ahead, {}).items():
            if text is None:
                (folder / path).unlink()
            else:
                (folder / path).write_text(text, encoding="utf-8")
        return found  # type: ignore[return-value]

    monkeypatch.setattr("generator.pipeline.read_content", read_and_change)
    assert run("build", "--content", content, "--output", output).code == 0
    assert b"newest" in (output / "en/plan/forests.html").read_bytes()
    assert not (output / "assets/note.txt").exists()
    monkeypatch.undo()
    assert read_tree(output) == published(content, tmp_path / "again")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_content_that_never_rests_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    content, output = write_site(tmp_path), tmp_path / "site"
    run("build", "--content", content, "--output", output)
    before = read_tree(output)

    def read_and_change(folder: Path, *known: frozenset[str]) -> tuple[Content, list[object]]:
        with (folder / "site.yml").open("a", encoding="utf-8") as file:
            file.write("#\n")
        return read_content(folder, *known)  # type: ignore[return-value]

    monkeypatch.setattr("generator.pipeline.read_content", read_and_change)
    (content / "assets").mkdir()
    (content / "assets/new.txt").touch()
    ended = run("build", "--content", content, "--output", output, "--lang", language)
    assert ended.code == 1
    assert "[content-changing]" in ended.err
    assert "site.yml" in ended.err
    assert read_tree(output) == before
