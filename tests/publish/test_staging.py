"""A site takes the place of the published one in one step, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.folders import remove_tree
from generator.publish.place import OutputError
from generator.publish.staging import Staging
from generator.signatures import published
from tests.support.sites import read_tree

OLD = {".nojekyll": b"", "index.html": b"old", "ja/a.html": b"a", "ja/gone.html": b"x"}
NEW = {".nojekyll": b"", "index.html": b"new", "ja/a.html": b"a", "en/b/c.html": b"c"}


def publish(files: Mapping[str, bytes], folder: Path) -> tuple[int, int]:
    """Make a folder hold exactly these files, as a build does; how many are new, and how many are gone."""
    there = read_tree(folder) if folder.is_dir() and not folder.is_symlink() else {}
    staging = Staging(folder, published(folder) if there else {}, folder.parent.parent / "spare")
    try:
        staging.open()
        new = [path for path, data in files.items() if staging.write(path, data)]
        gone = there.keys() - files.keys()
        if new or gone or not there:
            staging.publish(files.keys(), new)
    finally:
        staging.discard()
    return len(new), len(gone)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A published site, alone in its folder."""
    folder = tmp_path / "公開 用" / "site"
    assert publish(OLD, folder) == (4, 0)
    return folder


def stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_what_is_new_changed_and_gone(output: Path) -> None:
    assert publish(NEW, output) == (2, 1)
    assert read_tree(output) == NEW
    assert [path.name for path in output.parent.iterdir()] == ["site"], "nothing is left beside it"


def test_nothing_is_written_where_nothing_has_changed(output: Path) -> None:
    os.utime(output / "index.html", ns=(1, 1))
    before = stamps(output.parent)
    assert publish(OLD, output) == (0, 0)
    assert stamps(output.parent) == before


def test_a_folder_that_is_left_empty_goes_too(output: Path) -> None:
    publish({".nojekyll": b"", "index.html": b"new"}, output)
    assert sorted(path.name for path in output.iterdir()) == sorted([".nojekyll", "index.html"])


def test_into_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert publish(NEW, tmp_path / "site") == (4, 0)


def test_everyone_may_read_it(output: Path) -> None:
    assert output.stat().st_mode & 0o755 == 0o755


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["os.open", "generator.publish.staging.exchange", "os.makedirs", "pathlib.Path.mkdir"])
def test_the_old_site_stays_where_the_disk_refuses(output: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    monkeypatch.setattr(call, fail)
    with pytest.raises(OSError, match="No space left"):
        publish(NEW, output)
    monkeypatch.undo()
    assert read_tree(output) == OLD
    assert [path.name for path in output.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("call", [2, 3])
def test_the_old_site_comes_back_where_the_swap_fails(output: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """Where the system cannot exchange folders: at the step that takes the old one away, or at the next.

    The first time that a folder is moved the spare is taken, which may fail.
    """
    calls = 0
    rename: Callable[[Path, Path], Path] = Path.rename

    def once(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == call:
            fail()
        return rename(self, target)

    monkeypatch.setattr("generator.publish.exchange._system_call", lambda: None)
    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(OSError, match="No space left"):
        publish(NEW, output)
    monkeypatch.undo()
    assert read_tree(output) == OLD
    assert [path.name for path in output.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, MemoryError])
def test_nothing_is_left_behind_when_interrupted(
    output: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def interrupt(*_: object) -> None:
        raise error

    monkeypatch.setattr("os.open", interrupt)
    with pytest.raises(error):
        publish(NEW, output)
    monkeypatch.undo()
    assert read_tree(output.parent) == {f"site/{path}": data for path, data in OLD.items()}


@pytest.mark.parametrize("what", ["a file", "a link"])
def test_what_somebody_puts_there_meanwhile_is_not_lost(output: Path, tmp_path: Path, what: str) -> None:
    documents = tmp_path / "documents"
    staging = Staging(output, published(output), tmp_path / "spare")
    staging.open()
    new = [path for path, data in NEW.items() if staging.write(path, data)]
    if what == "a file":
        (output / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    else:
        output.rename(documents)
        output.symlink_to(documents, target_is_directory=True)
    before = read_tree(output)
    with pytest.raises(OutputError) as refused:
        staging.publish(NEW.keys(), new)
    staging.discard()
    assert refused.value.code == ("output-foreign" if what == "a file" else "output-not-a-folder")
    assert read_tree(output) == before
    assert output.is_symlink() == (what == "a link")


@pytest.mark.parametrize("what", ["a file", "a link", "a pipe"])
def test_something_else_in_the_place_of_the_spare(output: Path, tmp_path: Path, what: str) -> None:
    """It goes, and what it leads to stays."""
    spare, documents = output.parent.parent / "spare", tmp_path / "documents"
    remove_tree(spare)
    documents.mkdir()
    (documents / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    if what == "a file":
        spare.write_text("x", encoding="utf-8")
    elif what == "a link":
        spare.symlink_to(documents, target_is_directory=True)
    else:
        os.mkfifo(spare)
    for files in (NEW, OLD, NEW):
        publish(files, output)
        assert read_tree(output) == files
    assert not output.is_symlink()
    assert [path.name for path in documents.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("what", ["a link", "a pipe"])
def test_something_else_in_the_place_of_a_page(output: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "same").write_bytes(OLD["ja/a.html"])
    (output / "ja/a.html").unlink()
    if what == "a link":
        (output / "ja/a.html").symlink_to(tmp_path / "same")
    else:
        os.mkfifo(output / "ja/a.html")
    publish(OLD, output)
    assert (output / "ja/a.html").is_file()
    assert not (output / "ja/a.html").is_symlink()


def test_a_folder_that_cannot_be_written_to_goes_too(output: Path) -> None:
    (output / "ja").chmod(0o555)
    publish(NEW, output)
    publish(OLD, output)
    assert [path.name for path in output.parent.iterdir()] == ["site"]
