"""Whatever stands in the content as a file or folder is told in plain words: links, pipes, what is closed or too large.

These are the things that git does not keep or no fixture should weigh; the rest stands in `tests/sites/broken/`.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.read import folder as walking
from tests.support.faults import is_sound, told
from tests.support.sites import ROOT, check, run, write_files, write_site

PLAN_FILE = "plan/01-forests.yml"
PNG = b"\x89PNG\r\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_site(tmp_path)


@pytest.mark.parametrize("size", [50_000_000, 5_000_001])
@pytest.mark.parametrize("file", [PLAN_FILE, "pages/about.ja.md", "locale/ja.po"])
def test_a_text_of_many_megabytes_is_not_read(content: Path, file: str, size: int) -> None:
    path = write_files(content, {file: ""}) / file
    os.truncate(path, size)
    assert told(content) == [("too-large-a-file", f"{file}:1:1")]


def test_a_published_file_may_be_as_large_as_github_takes_it(content: Path) -> None:
    path = write_files(content, {"assets/large.bin": ""}) / "assets/large.bin"
    os.truncate(path, 100_000_001)
    assert told(content) == [("too-large-a-file", "assets/large.bin:1:1")]


@pytest.mark.parametrize("text", ["", " \n\n", "# only a remark\n", "---\n"])
@pytest.mark.parametrize("file", ["site.yml", "plan/plan.yml", PLAN_FILE, "glossary.yml", "indicators/trees.yml"])
def test_a_file_that_says_nothing(tmp_path: Path, file: str, text: str) -> None:
    assert told(write_site(tmp_path, {file: text})) == [("empty-file", f"{file}:1:1")]


def test_an_empty_folder_of_the_plan(content: Path) -> None:
    (content / "plan/02-lake").mkdir()
    assert check(content) == [("empty-folder", "plan/02-lake:1:1", "warning")]


@pytest.mark.parametrize("name", ["pages/more.ja.md", "plan/02-lake.yml", "indicators/trees.yml", "locale/ja.po"])
def test_a_folder_with_the_name_of_a_file(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path, {f"{name}/text.txt": "x"})
    assert told(content) == [("folder-not-a-file", f"{name}:1:1")]


def test_a_folder_may_have_any_name_where_files_are_only_published(tmp_path: Path) -> None:
    is_sound(write_site(tmp_path, {"assets/map.md/x.png": PNG}))


Make = Callable[[Path, Path], None]


def outside(content: Path) -> Path:
    return write_files(content.parent / "outside", {"secret.txt": "secret", "deep/secret.yml": "a: b"})


def a_chain(content: Path, link: Path) -> None:
    (content.parent / "second").symlink_to(outside(content) / "secret.txt")
    link.symlink_to(content.parent / "second")


def a_way_around(content: Path, link: Path) -> None:
    outside(content)
    link.symlink_to("../../outside/secret.txt")


def a_circle(content: Path, link: Path) -> None:
    (content / "assets/b").symlink_to(link)
    link.symlink_to("b")


LINKS: dict[str, tuple[Make, str]] = {
    "absolute": (lambda content, link: link.symlink_to(outside(content) / "secret.txt"), "link-outside"),
    "relative": (a_way_around, "link-outside"),
    "chain": (a_chain, "link-outside"),
    "folder": (lambda content, link: link.symlink_to(outside(content)), "link-outside"),
    "above": (lambda content, link: link.symlink_to("../.."), "link-outside"),
    "beside": (
        lambda content, link: link.symlink_to(f"{write_files(Path(f'{content}-2'), {'a': 'a'})}/a"),
        "link-outside",
    ),
    "device": (lambda content, link: link.symlink_to("/dev/zero"), "link-outside"),
    "nothing": (lambda content, link: link.symlink_to("nowhere.png"), "link-to-nothing"),
    "itself": (lambda content, link: link.symlink_to(link.name), "link-in-a-circle"),
    "folder within": (lambda content, link: link.symlink_to("../plan"), "link-to-a-folder"),
    "the whole": (lambda content, link: link.symlink_to(".."), "link-outside"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_that_leads_to_no_file_of_the_content(content: Path, kind: str) -> None:
    make, code = LINKS[kind]
    link = content / "assets/a.png"
    link.parent.mkdir()
    make(content, link)
    assert told(content) == [(code, "assets/a.png:1:1")]


def test_a_circle_of_links(content: Path) -> None:
    (content / "assets").mkdir()
    a_circle(content, content / "assets/a")
    assert told(content) == [("link-in-a-circle", "assets/a:1:1"), ("link-in-a-circle", "assets/b:1:1")]


@pytest.mark.parametrize("file", ["glossary.yml", "pages/more.ja.md", "indicators/trees.yml", "plan/02-lake.yml"])
def test_a_link_in_a_texts_place(content: Path, file: str) -> None:
    (content / file).parent.mkdir(exist_ok=True)
    (content / file).symlink_to(outside(content) / "secret.txt")
    assert told(content) == [("link-outside", f"{file}:1:1")]


def test_a_link_to_a_file_of_the_content(tmp_path: Path) -> None:
    content = write_site(tmp_path / "real", {"source/計画.txt": "x"})
    (content / "assets").mkdir()
    (content / "assets/plan.txt").symlink_to("../source/計画.txt")
    is_sound(content)
    (tmp_path / "linked").symlink_to(content)
    is_sound(tmp_path / "linked")


@pytest.fixture
def in_time() -> Iterator[None]:
    """Whoever waits for a pipe is told that nothing will come."""
    over = threading.Event()
    guard = threading.Thread(target=lambda: over.wait(30) or os._exit(70), daemon=True)
    guard.start()
    yield
    over.set()


@pytest.mark.parametrize(
    "file", ["glossary.yml", "pages/more.ja.md", "assets/a.png", "plan/02-lake.yml", "locale/ja.po"]
)
@pytest.mark.usefixtures("in_time")
def test_a_pipe_keeps_nobody_waiting(content: Path, file: str) -> None:
    (content / file).parent.mkdir(exist_ok=True)
    os.mkfifo(content / file)
    assert told(content) == [("not-a-file", f"{file}:1:1")]


@pytest.mark.usefixtures("in_time")
def test_a_pipe_that_nothing_uses(content: Path) -> None:
    os.mkfifo(content / "memo.txt")
    output = content.parent / "site"
    for _ in range(2):
        assert run("build", "--content", content, "--output", output).code == 0
    assert check(content) == [("unknown-file", "memo.txt:1:1", "warning")]


def test_a_socket(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("glossary.yml")
        monkeypatch.chdir(ROOT)
        assert told(content) == [("not-a-file", "glossary.yml:1:1")]


@pytest.mark.parametrize("name", ["plan", "pages", "assets", ""])
def test_a_folder_that_cannot_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = write_site(tmp_path, {"assets/a.png": PNG})
    scandir = os.scandir
    closed = content / name

    def guarded(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert ("unreadable-folder", f"{name or '.'}:1:1") in told(content)
    assert {code for code, *_ in told(content)} <= {"unreadable-folder"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed(content: Path) -> None:
    (content / PLAN_FILE).chmod(0)
    assert told(content) == [("unreadable", f"{PLAN_FILE}:1:1")]


def test_a_file_that_goes_while_it_is_looked_at(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files_of = walking.files_of

    def late(folder: Path) -> object:
        files, problems = files_of(folder)
        return [*files, "plan/02-gone.yml"], problems

    monkeypatch.setattr("generator.read.content.files_of", late)
    assert told(content) == [("unreadable", "plan/02-gone.yml:1:1")]


def test_folders_in_folders_without_end(content: Path) -> None:
    deep = content / "assets"
    for _ in range(1_500):
        deep.mkdir()
        deep /= "d"
    is_sound(content)
    os.removedirs(deep.parent)
