"""The command and the folders that it is given: the output, the way Python was started, who may read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sites import ROOT, changed, run, write_site

COMMANDS = ("build", "check", "serve", "new", "clean")
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
BROKEN = changed("plan/01-forests.yml", "number: 1", "numbr: 1")
WARNING = changed("plan/01-forests.yml", "{ja: 道を整える, en: Tending paths}", "{ja: 道を整える}")


@pytest.mark.parametrize("output", [".", "", "./", "en/..", "../site"])
def test_an_output_that_has_no_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    content, site = write_site(tmp_path), tmp_path / "site"
    assert run("build", "--content", content, "--output", site).code == 0
    monkeypatch.chdir(site)
    ended = run("build", "--content", content, "--output", output, "--clean")
    assert (ended.code, ended.err) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]
    monkeypatch.chdir(site)
    assert run("clean", "--output", output).code == 0
    assert not site.exists()


@pytest.mark.parametrize("command", ["build", "clean"])
def test_the_whole_disk_is_no_output(tmp_path: Path, command: str) -> None:
    given = ("--content", write_site(tmp_path)) if command == "build" else ()
    assert run(command, *given, "--output", "/").code == 2


@pytest.mark.parametrize("options", [["-I"], ["-P"]])
def test_a_python_that_is_careful(tmp_path: Path, options: list[str]) -> None:
    command = [sys.executable, *options, str(ROOT / "build.py"), "--content", str(write_site(tmp_path))]
    ended = subprocess.run([*command, "--output", f"{tmp_path}/\udcffx"], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert sorted(os.fsencode(path.name) for path in tmp_path.iterdir()) == [b"content", b"\xffx"]


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everybody_may_read_what_is_published(tmp_path: Path, umask: int) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--content", str(write_site(tmp_path)), "--output"]
    subprocess.run([*command, str(tmp_path / "site")], umask=umask, check=True, capture_output=True)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o644, 0o755}
