"""The search of the preview: its index follows the edits, and no edit waits for it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.options import Options
from generator.preview.index import LateIndex
from generator.preview.session import Session
from generator.search.pagefind import IndexingError
from tests.search.test_index import fragments
from tests.support.sites import copy_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site("bilingual", tmp_path)


@pytest.fixture
def session(content: Path, tmp_path: Path) -> Session:
    found = Session(Options(content, tmp_path / "output"), tmp_path / "site", 8000, "en")
    found.update()
    return found


def words(session: Session) -> str:
    """All words that the index of the served site has."""
    index = session.server.site.index
    assert index.read("search/pagefind-entry.json")
    files = index._files
    assert files is not None
    return str([found["content"] for found in fragments(files)])


def test_the_index_follows_the_edits(session: Session, content: Path) -> None:
    assert "zeppelin" not in words(session)
    page = content / "pages/about.en.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n\nZeppelins.\n", encoding="utf-8")
    session.update()
    assert "zeppelin" in words(session)


def test_no_edit_makes_it(session: Session, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nobody has asked")

    monkeypatch.setattr("generator.search.index.index", refuse)
    page = content / "pages/about.en.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n\nZeppelins.\n", encoding="utf-8")
    session.update()
    assert not (tmp_path / "site/search").exists()


def test_only_paths_of_the_index_are_its_own(session: Session) -> None:
    site = session.server.site
    assert site.in_index("search/pagefind.js") == "search/pagefind.js"
    assert site.in_index("en/search.html") is None
    assert site.index.read("search/../site.yml") is None
    assert site.find("search/pagefind.js") is None, "it is no file of the folder"
    assert LateIndex().has("search/pagefind.js") is False


def test_it_is_made_once_for_all_who_ask_at_the_same_time() -> None:
    made = []

    def make() -> Mapping[str, bytes]:
        made.append(1)
        return {"search/a": b"a"}

    index = LateIndex(make)
    asking = [threading.Thread(target=index.read, args=("search/a",)) for _ in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert index.read("search/a") == b"a"
    assert made == [1]


def test_one_that_cannot_be_made_is_not_there() -> None:
    def make() -> Mapping[str, bytes]:
        raise IndexingError("no")

    assert LateIndex(make).read("search/a") is None
