"""What is wrong with a file only while it is being written is not told."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.options import Options
from generator.preview import emptied, rebuilder
from generator.preview.emptied import await_words
from generator.preview.rebuilder import Rebuilder
from generator.result import Result
from tests.support.edits import Edited


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path, 1)


@pytest.fixture
def rebuilt(edited: Edited, tmp_path: Path) -> Rebuilder:
    """The preview of it, which has built it once."""
    found = Rebuilder(Options(edited.content, tmp_path / "site", edited.templates, search=False))
    assert not found.rebuild().failed
    return found


def test_a_file_that_is_found_empty_is_read_when_it_is_whole(
    edited: Edited, rebuilt: Rebuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emptied, "EMPTY", 10)
    file = edited.content / "site.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text("", encoding="utf-8")
    threading.Timer(0.05, file.write_text, (text, "utf-8")).start()
    assert not rebuilt.rebuild().failed


def test_a_file_that_changes_while_it_is_looked_at_is_looked_at_again(
    edited: Edited, rebuilt: Rebuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = edited.content / "site.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text("half: [", encoding="utf-8")
    monkeypatch.setattr(rebuilder, "build", then(lambda: file.write_text(text, encoding="utf-8")))
    assert not rebuilt.rebuild().failed


def test_one_that_is_written_all_the_time_is_told_of(
    edited: Edited, rebuilt: Rebuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = edited.content / "site.yml"
    file.write_text("half: [", encoding="utf-8")
    monkeypatch.setattr(rebuilder, "build", then(lambda: file.write_text(f"half: [{time.time_ns()}", "utf-8")))
    assert rebuilt.rebuild().failed


def then(write: Callable[[], object]) -> Callable[..., Result]:
    """A build during which something is written."""

    def build(*options: Options, **more: object) -> Result:
        result = pipeline.build(*options, **more)  # type: ignore[arg-type]
        write()
        return result

    return build


def test_nobody_waits_for_one_that_has_long_been_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "site.yml"
    file.touch()
    os.utime(file, (time.time() - 60, time.time() - 60))
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail(f"waited {seconds} s"))
    assert not await_words([file, tmp_path / "missing.yml"])
