"""Whose an output's place is: nothing of somebody else's is touched, and builds have it one at a time."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.place import OutputError, alone, refuse_foreign, remove
from generator.signatures import published
from tests.support.sites import ROOT, read_tree, run, write_files, write_published, write_site

OURS = {".nojekyll": b"", "index.html": b"old", "ja/a.html": b"a"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return write_published(tmp_path / "公開 用" / "site", OURS)


def refuse(output: Path) -> OutputError | None:
    try:
        refuse_foreign(output, published(output) if output.is_dir() else {}, {})
    except OutputError as error:
        return error
    return None


def test_a_site_of_ours(output: Path) -> None:
    assert refuse(output) is None


@pytest.mark.parametrize("path", [Path(), Path("nothing/there")])
def test_nothing_is_nobodys(tmp_path: Path, path: Path) -> None:
    assert refuse(tmp_path / path) is None


@pytest.mark.parametrize(
    "file", ["thesis.txt", "ja/b.html", ".git/HEAD", "ja/a.html.bak", "__pycache__/a.html", "ja/__pycache__"]
)
def test_a_single_file_of_someone_elses(output: Path, file: str) -> None:
    (output / file).parent.mkdir(exist_ok=True)
    (output / file).write_text("ten years of work", encoding="utf-8")
    refused = refuse(output)
    assert refused is not None
    assert (refused.code, refused.values["file"]) == ("output-foreign", file)


def test_a_link_into_a_folder_of_someone_elses(output: Path, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (output / "documents").symlink_to(tmp_path / "documents", target_is_directory=True)
    refused = refuse(output)
    assert refused is not None
    assert refused.values["file"] == "documents"


def test_a_folder_of_ours_has_a_manifest(tmp_path: Path) -> None:
    """Folders alone, and what a file manager has left in a folder, are somebody's."""
    for file in ("desktop.ini", "drafts/2013/.keep"):
        folder = tmp_path / file.partition(".")[0]
        write_files(folder, {file: ""})
        if file.endswith(".keep"):
            (folder / file).unlink()
        assert refuse(folder) is not None


@pytest.mark.parametrize("file", [".DS_Store", "ja/Thumbs.db", "desktop.ini"])
def test_what_file_managers_leave_is_no_work_of_anybodys(output: Path, file: str) -> None:
    (output / file).touch()
    assert refuse(output) is None


def test_a_site_without_its_manifest_is_ours_as_far_as_it_is_recorded(output: Path) -> None:
    recorded = published(output)
    (output / "manifest.json").unlink()
    refuse_foreign(output, published(output), recorded)
    (output / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as refused:
        refuse_foreign(output, published(output), recorded)
    assert refused.value.values["file"] == "index.html"


@pytest.mark.parametrize("manifest", [b"", b"{}", b'{"name": "An app", "icons": []}', b"\xff", b"[" * 100_000])
def test_another_manifest_makes_nothing_ours(output: Path, manifest: bytes) -> None:
    (output / "manifest.json").write_bytes(manifest)
    assert refuse(output) is not None


@pytest.mark.parametrize("command", ["build", "clean"])
@pytest.mark.parametrize("what", ["a file", "a link to a site", "a link to nothing", "a folder", "a file in a site"])
def test_whatever_is_not_ours_stays_as_it_is(tmp_path: Path, command: str, what: str) -> None:
    content, place = write_site(tmp_path), tmp_path / "site"
    if what == "a file":
        place.write_text("x", encoding="utf-8")
    elif what == "a link to a site":
        place.symlink_to(write_published(tmp_path / "elsewhere", OURS), target_is_directory=True)
    elif what == "a link to nothing":
        place.symlink_to(tmp_path / "nothing")
    elif what == "a folder":
        place.mkdir()
        (place / "index.html").write_text("my own", encoding="utf-8")
    else:
        run("build", "--content", content, "--output", place)
        (place / "notes.txt").write_text("my own", encoding="utf-8")
    before = read_tree(tmp_path)
    given = ("--content", content) if command == "build" else ()
    for language, told in (("ja", "何も変えていません"), ("en", "nothing was touched")):
        ended = run(command, *given, "--output", place, "--lang", language)
        assert ended.code == 2
        assert told in ended.err
        assert str(place) in ended.err
    assert read_tree(tmp_path) == before
    assert place.is_symlink() == ("link" in what)


def test_remove(output: Path) -> None:
    assert remove(output)
    assert not output.exists()
    assert not remove(output)


# --- one at a time -------------------------------------------------------------------------------------------------


def nothing() -> None:
    pass


def test_nothing_is_left_beside_the_output(output: Path) -> None:
    with alone(output, nothing, nothing):
        assert [path.name for path in output.parent.iterdir()] != ["site"]
    assert [path.name for path in output.parent.iterdir()] == ["site"]


def test_a_folder_that_was_made_for_nothing_goes_again(tmp_path: Path) -> None:
    with alone(tmp_path / "a/b/site", nothing, nothing):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_others_wait(output: Path) -> None:
    order: list[str] = []
    inside, waiting = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait(10)
        with alone(output, waiting.set, nothing):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with alone(output, nothing, nothing):
        inside.set()
        assert waiting.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_a_lock_that_was_taken_away_is_no_lock(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening the file and locking it, its owner may be done with it."""
    flock, calls = fcntl.flock, 0

    def late(lock: object, how: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            (output.parent / ".site-lock").unlink()
        flock(lock, how)  # type: ignore[arg-type]

    monkeypatch.setattr(fcntl, "flock", late)
    with alone(output, nothing, nothing):
        assert (output.parent / ".site-lock").exists()
    assert calls == 2


def test_where_nothing_can_be_written_nobody_waits(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_to_open(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    left_by_a_killed_build(output)
    monkeypatch.setattr(os, "open", refuse_to_open)
    with alone(output, lambda: pytest.fail("nobody else is there"), lambda: pytest.fail("nothing is cleared away")):
        assert sorted(path.name for path in output.parent.iterdir()) == [".site-new-ffff-00000000", "site"]


# --- after a build that was killed ---------------------------------------------------------------------------------


def left_by_a_killed_build(output: Path, name: str = "ffff-00000000") -> Path:
    return write_published(output.parent / f".{output.name}-new-{name}", {"index.html": b"half"})


def test_what_it_left_is_cleared_away_and_told(output: Path) -> None:
    left_by_a_killed_build(output)
    told: list[str] = []
    with alone(output, nothing, lambda: told.append("recovered")):
        assert told == ["recovered"]
    assert [path.name for path in output.parent.iterdir()] == ["site"]
    with alone(output, nothing, lambda: told.append("again")):
        pass
    assert told == ["recovered"]


@pytest.mark.parametrize("name", [".site-newer", ".site-new-design", ".site-new-12-345", ".site-new-g-00000000"])
def test_what_looks_alike_is_left_alone(output: Path, name: str) -> None:
    other = output.parent / name
    other.mkdir()
    (other / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    with alone(output, nothing, lambda: pytest.fail("nothing was left")):
        pass
    assert (other / "thesis.txt").exists()


@pytest.mark.parametrize("name", [".site-new-x", ".site-new-ffff-00000000"])
@pytest.mark.parametrize("what", ["a link", "a file"])
def test_a_link_is_never_followed_to_be_cleared_away(output: Path, tmp_path: Path, name: str, what: str) -> None:
    documents = tmp_path / "documents"
    write_files(documents, {"thesis.txt": "ten years of work"})
    place = output.parent / name
    if what == "a link":
        place.symlink_to(documents, target_is_directory=True)
    else:
        place.touch()
    with alone(output, nothing, lambda: pytest.fail("nothing was left")):
        pass
    assert (documents / "thesis.txt").exists()
    assert os.path.lexists(place)


@pytest.mark.parametrize("what", ["a link", "a pipe", "a folder"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_something_else_in_the_place_of_the_lock(tmp_path: Path, what: str, language: str) -> None:
    content, lock = write_site(tmp_path), tmp_path / ".site-lock"
    if what == "a link":
        lock.symlink_to(tmp_path / "elsewhere.txt")
    elif what == "a pipe":
        os.mkfifo(lock)
    else:
        lock.mkdir()
    ended = run("build", "--content", content, "--output", tmp_path / "site", "--lang", language)
    assert (ended.code, str(lock) in ended.err) == (2, True)
    assert not (tmp_path / "elsewhere.txt").exists()
    assert not (tmp_path / "site").exists()


def test_who_waits_in_a_folder_that_goes_has_the_lock_all_the_same(tmp_path: Path) -> None:
    output, order = tmp_path / "new/site", []
    inside, waiting = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait(10)
        with alone(output, waiting.set, nothing):
            order.append((output.parent / ".site-lock").exists())

    thread = threading.Thread(target=second)
    thread.start()
    with alone(output, nothing, nothing):
        inside.set()
        assert waiting.wait(10)
    thread.join(10)
    assert order == [True]


@pytest.mark.parametrize("length", [199, 240, 255])
def test_a_long_name(tmp_path: Path, length: int) -> None:
    output = tmp_path / ("a" * length)
    for _ in range(2):
        assert run("build", "--content", write_site(tmp_path), "--output", output, "--clean").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([output.name, "content"])


@pytest.mark.parametrize("name", ["site [1]", "site*", "サイト"])
def test_whatever_the_output_is_called(tmp_path: Path, name: str) -> None:
    output = write_published(tmp_path / name, OURS)
    left_by_a_killed_build(output)
    left_by_a_killed_build(tmp_path / "other")
    with alone(output, nothing, nothing):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, ".other-new-ffff-00000000"])


def test_the_site_that_was_moved_aside_comes_back(output: Path) -> None:
    """Where folders cannot be exchanged at once, a build can be killed just between the two."""
    output.rename(output.parent / ".site-new-ffff-00000000-old")
    left_by_a_killed_build(output)
    with alone(output, nothing, nothing):
        assert {path: data for path, data in read_tree(output).items() if path in OURS} == OURS
    assert [path.name for path in output.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_next_build_says_so(tmp_path: Path, language: str) -> None:
    output = tmp_path / "site"
    left_by_a_killed_build(output)
    build = ("build", "--content", write_site(tmp_path), "--output", output, "--lang", language)
    assert ("前の処理が途中で終わっていました" if language == "ja" else "An earlier build was broken off") in run(
        *build
    ).err
    assert run(*build).err == ""


def test_two_checkouts_wait_for_each_other(tmp_path: Path) -> None:
    """The lock lies beside the output, not in the checkout."""
    content, output = write_site(tmp_path), tmp_path / "site"
    command = [sys.executable, str(ROOT / "build.py"), "--content", str(content), "--output", str(output)]
    environment = {**os.environ, "LC_ALL": "C"}
    waits: Callable[[bytes], bool] = lambda told: b"Another build" in told or b"another build" in told  # noqa: E731
    with alone(output, nothing, nothing):
        other = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment)
        assert other.stderr is not None
        assert waits(other.stderr.readline())
        assert not output.exists()
    assert other.wait(60) == 0
    other.stderr.close()
    assert output.exists()
