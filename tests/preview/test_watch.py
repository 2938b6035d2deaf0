"""The preview: what shows after an edit, after an error, and after a rebuild that broke off."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from tornado.ioloop import IOLoop

from generator.options import Options
from generator.preview.emptied import EMPTY
from generator.preview.rebuilder import Rebuilder
from generator.preview.server import Served, Server
from generator.preview.watch import Preview
from tests.support.desk import WAIT, Desk, at_work
from tests.support.edits import Edited
from tests.support.sites import made, read_tree


def test_an_edit_before_the_folder_is_watched_shows(tmp_path: Path) -> None:
    file, seen = tmp_path / "page.md", list[str]()
    file.write_text("first", encoding="utf-8")

    def update() -> Sequence[str]:
        seen.append(file.read_text(encoding="utf-8"))
        return ()

    preview = Preview(update, Server(Served(tmp_path), 8000), (tmp_path,))
    preview.update()
    file.write_text("second", encoding="utf-8")
    with watching(preview):
        wait_until_last(seen, "second")
        file.write_text("third", encoding="utf-8")
        wait_until_last(seen, "third")
        count = len(seen)
        time.sleep(0.6)
        assert len(seen) == count, "nothing is made anew where nothing has changed"


@contextmanager
def watching(preview: Preview) -> Iterator[None]:
    """The preview at work in a thread of its own."""
    loops: list[IOLoop] = []

    def run() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        loops.append(IOLoop.current())
        preview.run(open_browser=False)
        loops[0].close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        loops[0].add_callback(loops[0].stop)
        thread.join(WAIT)


def wait_until_last(seen: list[str], text: str) -> None:
    end = time.monotonic() + WAIT
    while seen[-1] != text:
        assert time.monotonic() < end, seen
        time.sleep(0.01)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(tmp_path / "desk") as found:
        yield found


def save_again(desk: Desk) -> None:
    """As some editors do: the same bytes once more, after the first were seen."""
    desk.write("title", "title")
    time.sleep(0.5)


def test_one_save_is_told_of_once(desk: Desk) -> None:
    desk.write("figure: timeline", "figure: nonsense")
    desk.wait_for(lambda: "nonsense" in desk.said())
    save_again(desk)
    assert desk.said().count("about.en.md:3") == 1

    desk.write("figure: nonsense", "figure: rubbish")
    desk.wait_for(lambda: "rubbish" in desk.said())
    assert desk.said().count("about.en.md:3") == 2

    rebuilt = desk.said().count("rebuilt")
    desk.write("figure: rubbish", "figure: timeline")
    desk.wait_for(lambda: desk.said().count("rebuilt") > rebuilt)
    save_again(desk)
    assert desk.said().count("rebuilt") == rebuilt + 1


def test_the_served_site_outlives_a_full_disk(desk: Desk) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("the limit of another process cannot be set here")
    before = desk.page("en/about.html")
    resource.prlimit(desk.process, resource.RLIMIT_FSIZE, (4096, -1))
    desk.write("---\n\n", "---\n\nA sentence of today.\n\n")
    desk.wait_for(lambda: "File too large" in desk.said())
    assert desk.page("en/about.html") == before
    resource.prlimit(desk.process, resource.RLIMIT_FSIZE, (-1, -1))
    desk.write("A sentence of today.", "A sentence of tomorrow.")
    desk.wait_for(lambda: "A sentence of tomorrow." in desk.page("en/about.html"))


@pytest.mark.parametrize("call", [1, 3])
def test_a_rebuild_that_broke_off_leaves_whole_pages_and_nothing_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    edited, left = Edited(tmp_path, 1), [call]
    options = Options(edited.content, tmp_path / "site", edited.templates, search=False)
    rebuilder = Rebuilder(options)
    assert not rebuilder.rebuild().failed
    before = read_tree(options.output)

    def refuse(source: str, place: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        Path(source).rename(place)

    file = edited.content / "site.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("No town", "Some town"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(OSError, match="No space"):
            rebuilder.rebuild()
    new = made(options)[1]
    between = read_tree(options.output)
    assert between.keys() == before.keys()
    assert all(data in {before[path], new[path]} for path, data in between.items())
    assert (between == before) == (call == 1)

    file.write_text(text, encoding="utf-8")
    assert not rebuilder.rebuild().failed
    assert read_tree(options.output) == before


def test_who_is_reading_a_page_while_it_is_made_anew_has_the_old_one_whole(tmp_path: Path) -> None:
    edited = Edited(tmp_path, 1)
    rebuilder = Rebuilder(Options(edited.content, tmp_path / "site", edited.templates))
    rebuilder.rebuild()
    before = (tmp_path / "site/en/about.html").read_bytes()
    with (tmp_path / "site/en/about.html").open("rb") as page:
        edited._write("pages/about.en.md", "---\ntitle: Other\n---\n\nOther words.\n")
        assert "en/about.html" in rebuilder.rebuild().made
        assert page.read() == before
    assert b"Other words." in (tmp_path / "site/en/about.html").read_bytes()


def test_a_content_folder_in_the_place_of_another_is_seen(desk: Desk) -> None:
    """As a program that synchronises folders, or restores them, puts it there; and whatever is edited in it."""
    for turn in (1, 2):
        aside = desk.content.with_name(f"aside-{turn}")
        shutil.copytree(desk.content, aside)
        desk.content.rename(desk.content.with_name(f"before-{turn}"))
        aside.rename(desk.content)
        desk.write("---\n\n", f"---\n\nTurn {turn}, the first.\n\n")
        desk.wait_for(lambda words=f"Turn {turn}, the first.": words in desk.page("en/about.html"))  # type: ignore[misc]
        desk.write("the first.", "the second.")
        desk.wait_for(lambda words=f"Turn {turn}, the second.": words in desk.page("en/about.html"))  # type: ignore[misc]


def test_content_that_goes_and_comes_back(desk: Desk) -> None:
    kept = desk.content.with_name("kept")
    shutil.copytree(desk.content, kept)
    shutil.rmtree(desk.content)
    desk.wait_for(lambda: "[folder-gone]" in desk.said())
    time.sleep(1)
    assert desk.said().count("[folder-gone]") == 1
    shutil.copytree(kept, desk.content)
    desk.write("---\n\n", "---\n\nIt is back.\n\n")
    desk.wait_for(lambda: "It is back." in desk.page("en/about.html"))


def test_content_that_is_renamed_away_is_told_and_shown_again_once_it_is_back(desk: Desk) -> None:
    desk.content.rename(desk.content.with_name("x"))
    desk.wait_for(lambda: "folder-gone" in desk.page(".preview/state.json"))
    desk.content.with_name("x").rename(desk.content)
    desk.wait_for(lambda: "folder-gone" not in desk.page(".preview/state.json"))


def test_a_file_that_is_emptied_before_it_is_written_is_seen_when_it_is_whole(desk: Desk) -> None:
    """As many editors save: between the two there is a moment in which nothing stands in the file."""
    file = desk.content / "pages/about.en.md"
    text = file.read_text(encoding="utf-8")
    saved = 0
    while saved < 10:
        said = desk.said()
        emptied = time.monotonic()
        with file.open("w", encoding="utf-8") as stream:
            time.sleep(0.03)
            stream.write(f"{text}\nSaved {saved}.\n")
        moment = time.monotonic() - emptied
        desk.wait_for(lambda saved=saved: f"Saved {saved}." in desk.page("en/about.html"))  # type: ignore[misc]
        # A busy machine may take longer than anybody would take it for a save.
        if moment < EMPTY:
            assert "error" not in desk.said()[len(said) :]
            saved += 1
