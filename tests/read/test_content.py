"""Which files of a content folder are read, and as what."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Place
from generator.read.content import read_content
from generator.read.yaml import Document
from tests.support.sites import SMALL, write_files, write_site


def test_every_kind_of_file(tmp_path: Path) -> None:
    folder = write_site(
        tmp_path,
        {
            "glossary.yml": "terms: []\n",
            "indicators/trees.yml": "node: forests\n",
            "plan/02-people/goal.yml": "title: {ja: 人}\n",
            "source/計画.txt": "x",
            "assets/img/lake.png": b"\x89PNG",
            "locale/ja.po": "",
        },
    )
    content, problems = read_content(folder)
    assert problems == []
    assert all(document is not None for document in (content.site, content.plan, content.glossary))
    assert sorted(content.nodes) == ["plan/01-forests.yml", "plan/02-people/goal.yml"]
    assert list(content.indicators) == ["indicators/trees.yml"]
    assert [(page.slug, page.language) for page in content.pages] == [("about", "en"), ("about", "ja")]
    assert list(content.published) == ["assets/img/lake.png", "source/計画.txt"]
    assert content.catalogues == {"ja": folder / "locale/ja.po"}


def test_files_that_begin_with_a_dot_are_passed_over(tmp_path: Path) -> None:
    folder = write_site(tmp_path, {".DS_Store": b"\0", "plan/.01-forests.yml.swp": b"\0", ".git/config": "[core]"})
    assert read_content(folder)[1] == []


@pytest.mark.parametrize("name", ["~$plan.docx", "~$計画.xlsx", "~WRL0001.tmp", "Thumbs.db", "desktop.ini"])
@pytest.mark.parametrize("folder", ["", "assets/", "assets/img/", "source/", "plan/", "pages/", "locale/"])
def test_what_systems_leave_is_passed_over(tmp_path: Path, folder: str, name: str) -> None:
    """A document that is open has a file beside it with its user's name in it: nothing to be published."""
    content, problems = read_content(write_site(tmp_path, {f"{folder}{name}": "山田"}))
    assert problems == []
    assert f"{folder}{name}" not in [*content.files, *content.published]


@pytest.mark.parametrize(
    "copy",
    [
        *(
            "01-forests - コピー.yml",
            "01-forests - コピー (2).yml",
            "01-forests のコピー.yml",
            "01-forestsのコピー2.yml",
        ),
        *("01-forests - Copy.yml", "Copy of 01-forests.yml", "01-forests copy.yml", "01-forests (1).yml"),
    ],
)
def test_a_copy_is_told_as_that_and_not_read(tmp_path: Path, copy: str) -> None:
    content, problems = read_content(write_site(tmp_path, {f"plan/{copy}": SMALL["plan/01-forests.yml"]}))
    assert [(one.code, one.place.file, one.values) for one in problems] == [
        ("copied-file", f"plan/{copy}", {"original": "01-forests.yml"})
    ]
    assert f"plan/{copy}" not in content.nodes


def test_a_folder_that_is_a_copy_is_told_once(tmp_path: Path) -> None:
    files = {f"plan/{name}/goal.yml": "title: {ja: 人}\n" for name in ("02-people", "02-people - コピー")}
    _, problems = read_content(write_site(tmp_path, files))
    assert [(one.code, one.place.file) for one in problems] == [("copied-file", "plan/02-people - コピー")]


def test_a_copy_of_nothing_and_one_with_a_good_name_are_none(tmp_path: Path) -> None:
    files = {"plan/09-x - コピー.yml": "", "assets/a.pdf": "x", "assets/a(1).pdf": "x"}
    content, problems = read_content(write_site(tmp_path, files))
    assert "copied-file" not in [one.code for one in problems]
    assert list(content.published) == ["assets/a(1).pdf", "assets/a.pdf"]


def test_what_only_begins_like_it_is_published(tmp_path: Path) -> None:
    kept = ["assets/a~b.pdf", "assets/thumbs.png", "assets/~plan.docx"]
    content, problems = read_content(write_site(tmp_path, dict.fromkeys(kept, "x")))
    assert (problems, list(content.published)) == ([], kept)


@pytest.mark.parametrize("file", ["memo.txt", "plan/notes.txt", "locale/ja.mo", "pages/list.txt", "more/x.txt"])
def test_a_file_that_nothing_uses_is_a_warning(tmp_path: Path, file: str) -> None:
    _, problems = read_content(write_site(tmp_path, {file: "x"}))
    assert [(problem.code, problem.place, problem.severity) for problem in problems] == [
        ("unknown-file", Place(file), "warning")
    ]


@pytest.mark.parametrize(
    ("file", "near"),
    [
        ("pages/history.ja.txt", "pages/history.ja.md"),
        ("pages/History.ja.md", "pages/history.ja.md"),
        ("pages/history_ja.md", "pages/history.ja.md"),
        ("pages/history.ja.MD", "pages/history.ja.md"),
        ("page/history.ja.md", "pages/history.ja.md"),
        ("indicators/x.yaml", "indicators/x.yml"),
        ("plan/02-lake.YML", "plan/02-lake.yml"),
        ("plan/02-lake.yml.txt", "plan/02-lake.yml"),
        ("Glossary.yml", "glossary.yml"),
        ("locale/ja.PO", "locale/ja.po"),
    ],
)
def test_a_file_whose_meaning_is_clear_is_told_its_name(tmp_path: Path, file: str, near: str) -> None:
    """The site would lack it, so that it is an error."""
    content, problems = read_content(write_site(tmp_path, {file: "x"}))
    assert [(problem.code, problem.place, problem.severity) for problem in problems] == [
        ("unknown-file", Place(file), "error")
    ]
    assert problems[0].values["near"] == near
    assert near in content.faulty


@pytest.mark.parametrize(("file", "slug"), [("pages/About Us.md", "about-us"), ("pages/history.md", "history")])
def test_a_page_without_a_language_is_told_both_names(tmp_path: Path, file: str, slug: str) -> None:
    content, problems = read_content(write_site(tmp_path, {file: "x"}))
    assert [(problem.code, problem.place) for problem in problems] == [("page-without-a-tag", Place(file))]
    assert problems[0].values["ja"] == f"pages/{slug}.ja.md"
    assert f"pages/{slug}.….md" in content.faulty


def test_front_matter_and_body(tmp_path: Path) -> None:
    page = "---\ntitle: 説明\n# remark\n---\n\nFirst line.\n\n---\n\nLast line.\n"
    content, problems = read_content(write_site(tmp_path, {"pages/about.ja.md": page}))
    assert problems == []
    about = next(page for page in content.pages if page.language == "ja")
    assert isinstance(about.head, Document)
    assert about.head.data == {"title": "説明"}
    assert about.body == "\nFirst line.\n\n---\n\nLast line.\n"
    assert about.body_line == 5


@pytest.mark.parametrize(
    ("old", "new"), [("\n", "\r\n"), ("\n", "\r"), ("---\ntitle", "\ufeff---\ntitle"), ("---\n", "---  \n")]
)
def test_what_windows_makes_of_a_page_is_read_alike(tmp_path: Path, old: str, new: str) -> None:
    page = "---\ntitle: 説明\n---\n\n本文。\n".replace(old, new)
    content, problems = read_content(write_site(tmp_path, {"pages/about.ja.md": page}))
    assert problems == []
    assert next(page.body for page in content.pages if page.language == "ja") == "\n本文。\n"


@pytest.mark.parametrize("text", ["title: x\n\nbody\n", "", "\n---\ntitle: x\n---\n", "---\ntitle: x\n"])
def test_a_page_without_a_head(tmp_path: Path, text: str) -> None:
    _, problems = read_content(write_site(tmp_path, {"pages/about.ja.md": text}))
    code = "front-matter-open" if text.startswith("---") else "no-front-matter"
    assert [(problem.code, problem.place.file) for problem in problems] == [(code, "pages/about.ja.md")]


def test_the_line_of_a_fault_in_the_head_is_the_files(tmp_path: Path) -> None:
    _, problems = read_content(write_site(tmp_path, {"pages/about.ja.md": "---\ntitle: x\na: b: c\n---\n"}))
    assert [(problem.code, problem.place) for problem in problems] == [
        ("yaml-colon-in-value", Place("pages/about.ja.md", 3, 5))
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / "glossary.yml").symlink_to(tmp_path / "nowhere.yml")
    _, problems = read_content(folder)
    assert [(problem.code, problem.place.file) for problem in problems] == [("link-to-nothing", "glossary.yml")]


@pytest.mark.parametrize("file", ["site.yml", "plan/plan.yml"])
def test_the_two_files_that_every_plan_has(tmp_path: Path, file: str) -> None:
    _, problems = read_content(write_site(tmp_path, {file: None}))
    assert [(problem.code, problem.place.file) for problem in problems] == [("missing-file", file)]


def test_a_faulty_file_is_not_missing(tmp_path: Path) -> None:
    _, problems = read_content(write_site(tmp_path, {"site.yml": "a: b: c"}))
    assert [problem.code for problem in problems] == ["yaml-colon-in-value"]


def test_an_empty_folder(tmp_path: Path) -> None:
    _, problems = read_content(write_files(tmp_path / "content", {".keep": ""}))
    assert [problem.place.file for problem in problems] == ["site.yml", "plan/plan.yml"]
