"""The preview: what is shown after each edit, and what the open pages are told of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.messages import MessageLanguage
from generator.options import TEMPLATES, Options
from generator.preview.moves import moved_pages
from generator.preview.panel import PROBLEMS_CHANGED
from generator.preview.session import EVERYTHING, Session
from tests.support.sites import copy_site, read_tree

ABOUT = "pages/about.en.md"


@dataclass
class Edited:
    """A session, and the folders of what it shows."""

    session: Session
    content: Path
    templates: Path
    site: Path

    def write(self, old: str, new: str, path: str = ABOUT) -> Sequence[str]:
        """Change words in a file; what the pages are told then."""
        file = self.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return self.session.update()

    def add(self, name: str, text: str) -> None:
        with (self.templates / name).open("a", encoding="utf-8") as file:
            file.write(text)

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [(told["code"], told["place"]) for told in self.session.server.site.panel["problems"]]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    content = copy_site("bilingual", tmp_path / "所 a#b")
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    options = Options(content, tmp_path / "output", templates)
    found = Edited(Session(options, tmp_path / "site", 8000, "en"), content, templates, tmp_path / "site")
    assert found.session.update() == (EVERYTHING,)
    return found


def test_the_address_is_where_the_site_will_be_published_but_for_its_host(edited: Edited) -> None:
    assert edited.session.server.address == "http://127.0.0.1:8000/"
    edited.write("languages:", "base_url: https://example.org/clubs/lake/\nlanguages:", "site.yml")
    assert edited.session.server.address == "http://127.0.0.1:8000/clubs/lake/"
    page = (edited.site / "en/about.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="http://127.0.0.1:8000/clubs/lake/en/about.html">' in page
    assert "example.org" not in "".join(map(str, read_tree(edited.site).values()))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("", "/"),
        ("/", "/"),
        ("/plan", "/plan/"),
        ("/a/b/", "/a/b/"),
        ("/計画/", "/%E8%A8%88%E7%94%BB/"),
        ("/%E8%A8%88%E7%94%BB", "/%E8%A8%88%E7%94%BB/"),
        ("/./a/../b/", "/a/b/"),
        ("/a%2F%2Fb/", "/a/b/"),
        ("/a%20b/", "/a%20b/"),
    ],
)
def test_paths_of_sites(edited: Edited, path: str, shown: str) -> None:
    edited.write("languages:", f"base_url: https://example.org{path}\nlanguages:", "site.yml")
    assert edited.problems == []
    assert edited.session.server.address == f"http://127.0.0.1:8000{shown}"


def test_the_last_good_site_stays_while_the_content_has_errors(edited: Edited) -> None:
    before = edited.session.server.site
    tree = read_tree(edited.site)
    assert edited.write("figure: timeline", "figure: nonsense") == (PROBLEMS_CHANGED,)
    now = edited.session.server.site
    assert edited.problems == [("not-a-choice", f"{ABOUT}:3")]
    assert (now.paths, now.edition, read_tree(edited.site)) == (before.paths, before.edition, tree)
    assert edited.write("nonsense", "rubbish") == (PROBLEMS_CHANGED,)
    assert edited.write("rubbish", "timeline") == (PROBLEMS_CHANGED,)
    assert edited.problems == []
    assert read_tree(edited.site) == tree
    assert edited.session.server.site.panel == before.panel


def test_mended_together_with_an_edit_the_page_is_loaded_anew(edited: Edited) -> None:
    edited.write("figure: timeline", "figure: nonsense")
    edition = edited.session.server.site.edition
    assert edited.write("figure: nonsense", "figure: timeline\ndescription: New") == (EVERYTHING,)
    assert edited.session.server.site.edition != edition
    assert edited.problems == []


def test_what_nobody_can_see_is_told_to_nobody(edited: Edited, capfd: pytest.CaptureFixture[str]) -> None:
    assert edited.session.update() == ()
    capfd.readouterr()
    assert edited.session.update() == ()
    assert edited.write("en: forest", "en: forest # remarkable", "glossary.yml") == ()
    assert "rebuilt" in capfd.readouterr().out


def test_the_line_of_a_problem_is_told_anew_where_it_has_changed_and_the_problem_has_not(edited: Edited) -> None:
    edited.write("figure: timeline", "figure: nonsense")
    assert edited.write("figure: nonsense", "figure: nonsense # not yet") == (PROBLEMS_CHANGED,)
    assert edited.session.server.site.panel["problems"][0]["excerpt"] == {
        "before": "figure: ",
        "marked": "nonsense",
        "after": " # not yet",
    }


def test_warnings_are_told_with_the_page(edited: Edited) -> None:
    (edited.content / "pages/more.ja.md").write_text("---\ntitle: 追記\n---\n\n本文。\n", encoding="utf-8")
    assert edited.session.update() == (EVERYTHING,)
    assert edited.problems == [("missing-page", "pages/more.ja.md")]


def test_a_style_sheet_alone_is_swapped(edited: Edited) -> None:
    edited.add("assets/site.css/95-print.css", "p { color: red; }")
    assert edited.session.update() == ("assets/site.css",)
    edited.add("assets/site.css/95-print.css", "p { color: blue; }")
    edited.add("assets/more.css", "a { color: blue; }")
    assert edited.session.update() == ("assets/more.css", "assets/site.css")
    edited.add("assets/site.css/95-print.css", "p { color: green; }")
    edited.add("assets/site.js/20-menu.js", "// more")
    assert edited.session.update() == (EVERYTHING,)


def test_a_style_sheet_and_a_warning(edited: Edited) -> None:
    edited.add("assets/site.css/95-print.css", "p { color: red; }")
    (edited.content / "loose.yml").write_text("a: b\n", encoding="utf-8")
    assert edited.session.update() == ("assets/site.css", PROBLEMS_CHANGED)


def test_a_file_less_and_a_style_sheet_are_everything(edited: Edited) -> None:
    (edited.content / "pages/more.ja.md").write_text("---\ntitle: 追記\n---\n\n本文。\n", encoding="utf-8")
    edited.session.update()
    (edited.content / "pages/more.ja.md").unlink()
    edited.add("assets/site.css/95-print.css", "p { color: red; }")
    assert edited.session.update() == (EVERYTHING,)


@pytest.mark.parametrize("call", [1, 2])
def test_after_a_rebuild_that_broke_off_everything_is_loaded_anew(
    edited: Edited, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], call: int
) -> None:
    left = [call]

    def refuse(source: str, place: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        Path(source).rename(place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        assert edited.write("## Purpose", "## Aims") == ()
    assert "No space left" in capfd.readouterr().err
    assert edited.session.update() == (EVERYTHING,)
    assert "Aims" in (edited.site / "en/about.html").read_text(encoding="utf-8")


def test_a_site_that_begins_with_errors(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    file = content / ABOUT
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("timeline", "nonsense"), encoding="utf-8")
    session = Session(Options(content, tmp_path / "output"), tmp_path / "site", 8000, "en")
    session.update()
    assert session.server.site.paths == frozenset()
    file.write_text(text, encoding="utf-8")
    assert session.update() == (EVERYTHING,)
    assert "en/about.html" in session.server.site.paths


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_terminal_says_the_same(
    edited: Edited, capfd: pytest.CaptureFixture[str], language: MessageLanguage
) -> None:
    edited.session._language = language
    capfd.readouterr()
    edited.write("figure: timeline", "figure: nonsense")
    (told,) = edited.session.server.site.panel["problems"]
    lines = capfd.readouterr().err.splitlines()
    assert lines[0].startswith(f"{told['place']}:{told['column']}: ")
    assert lines[0].endswith(told["message"][language])
    assert lines[1:3] == ["    | figure: nonsense", "    |         ^^^^^^^^"]
    assert lines[3].endswith(told["hint"][language])
    assert lines[4] == edited.session.server.site.panel["counts"]["summary"][language]


def test_where_an_editor_finds_it(edited: Edited) -> None:
    edited.write("figure: timeline", "figure: nonsense")
    (told,) = edited.session.server.site.panel["problems"]
    folder = edited.content.resolve().parent.parent.as_posix()
    assert told["editor"] == f"vscode://file{folder}/%E6%89%80%20a%23b/content/{ABOUT}:3:9"


def test_a_folder_that_is_gone_is_told_and_its_return_noticed(
    edited: Edited, capfd: pytest.CaptureFixture[str]
) -> None:
    before = edited.session.server.site
    edited.content.rename(edited.content.with_name("x"))
    capfd.readouterr()
    assert edited.session.update() == (PROBLEMS_CHANGED,)
    assert edited.problems == [("folder-gone", "content")]
    assert edited.session.server.site.panel["problems"][0]["editor"] is None
    said = capfd.readouterr().err
    assert f"error [folder-gone] The folder {edited.content} is no longer there" in said
    assert edited.session.update() == ()
    assert (edited.session.server.site.paths, edited.session.server.site.edition) == (before.paths, before.edition)
    edited.content.with_name("x").rename(edited.content)
    assert edited.session.update() == (PROBLEMS_CHANGED,)
    assert edited.problems == []


def test_the_address_is_said_anew_where_the_first_build_did_not_know_it(
    edited: Edited, capfd: pytest.CaptureFixture[str]
) -> None:
    file = edited.content / "site.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nbase_url: https://example.org/public-plan/\nnonsense: 1\n", encoding="utf-8")
    session = Session(edited.session._asked, edited.site.with_name("other"), 8001, "en")
    session.update()
    session.say_where()
    assert "http://127.0.0.1:8001/ " in capfd.readouterr().out
    file.write_text(f"{text}\nbase_url: https://example.org/public-plan/\n", encoding="utf-8")
    session.update()
    assert "http://127.0.0.1:8001/public-plan/ " in capfd.readouterr().out
    file.write_text(f"{text}\n# more\nbase_url: https://example.org/public-plan/\n", encoding="utf-8")
    session.update()
    assert "http://" not in capfd.readouterr().out


def test_a_warning_is_said_once_and_counted_while_it_is_there(
    edited: Edited, capfd: pytest.CaptureFixture[str]
) -> None:
    def said() -> str:
        edited.session.update()
        return capfd.readouterr().err

    (edited.content / "loose.yml").write_text("a: b\n", encoding="utf-8")
    capfd.readouterr()
    assert "loose.yml:1:1: warning" in said()
    (edited.content / "other.yml").write_text("a: b\n", encoding="utf-8")
    words = said()
    assert words.startswith("other.yml:1:1: warning [unknown-file] ")
    assert words.endswith("\nErrors: 0, warnings: 2.\n")
    assert "loose.yml" not in words
    (edited.content / "loose.yml").unlink()
    assert said() == "Errors: 0, warnings: 1.\n"
    (edited.content / "loose.yml").write_text("a: b\n", encoding="utf-8")
    assert "loose.yml:1:1: warning" in said()


def test_a_page_that_is_renamed_leads_to_its_new_address(edited: Edited) -> None:
    def leads(path: str) -> str | None:
        return edited.session.server.site.leads_to(path)

    nodes = sorted(path for path in edited.session.server.site.paths if path.startswith("en/") and "/" in path[3:])
    indicator = next(iter((edited.content / "indicators").glob("*.yml")))
    old = indicator.stem
    # What names it would be an error.
    (edited.content / "search.yml").unlink()
    indicator.rename(indicator.with_name("another-name.yml"))
    edited.session.update()
    assert f"en/indicators/{old}.html" in nodes
    assert leads(f"en/indicators/{old}.html") == "/en/indicators/another-name.html"
    assert leads(f"ja/indicators/{old}") == "/ja/indicators/another-name.html"
    indicator.with_name("another-name.yml").rename(indicator.with_name("a-third.yml"))
    edited.session.update()
    assert leads(f"en/indicators/{old}.html") == "/en/indicators/a-third.html"
    indicator.with_name("a-third.yml").rename(indicator)
    edited.session.update()
    assert leads(f"en/indicators/{old}.html") is None
    assert leads("en/indicators/a-third.html") == f"/en/indicators/{old}.html"


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (["en/a.html"], ["en/b.html"], {"en/a.html": "en/b.html"}),
        (["en/a.html", "ja/a.html"], ["ja/b.html"], {"ja/a.html": "ja/b.html"}),
        (["en/a.html", "en/b.html"], ["en/c.html", "en/d.html"], {}),
        (["en/a.html"], ["en/b.html", "en/c.html"], {}),
        (["en/a.html", "en/a.json"], ["en/a.html", "en/b.json"], {}),
        (
            ["en/a.html", "en/a/x.html", "en/a/y/z.html", "en/o.html"],
            ["en/b.html", "en/b/x.html", "en/b/y/z.html", "en/o.html"],
            {"en/a.html": "en/b.html", "en/a/x.html": "en/b/x.html", "en/a/y/z.html": "en/b/y/z.html"},
        ),
        (["en/a/x.html", "en/a/y.html"], ["en/b/x.html", "en/b/z.html"], {}),
    ],
)
def test_where_pages_have_gone(before: Sequence[str], after: Sequence[str], moved: dict[str, str]) -> None:
    assert moved_pages(before, after) == moved
