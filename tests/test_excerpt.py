"""The lines of problems: the very line, the place marked under it as wide as it is, however the file is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.excerpt import WIDEST, Excerpt, Excerpts, width
from generator.problems import Place
from tests.support.sites import INDICATOR, SMALL, changed, run, write_site

AVOIDING = "terms:\n  - id: sapporo\n    term: {ja: 札幌市, en: Sapporo}\n    avoid: {ja: [札幌の町], en: [the town]}\n"


def in_english(body: str) -> dict[str, str]:
    """A page with these words."""
    return {"pages/about.en.md": f"---\ntitle: A\n---\n\n{body}\n"}


def excerpt(tmp_path: Path, text: str | bytes, line: int = 1, column: int = 1) -> Excerpt | None:
    data = text.encode() if isinstance(text, str) else text
    (tmp_path / "page.md").write_bytes(data)
    return Excerpts(tmp_path, tmp_path / "elsewhere").of(Place("page.md", line, column))


@pytest.mark.parametrize(
    ("text", "line", "column", "parts"),
    [
        ("a: b\nfigure: nonsense\n", 2, 9, ("figure: ", "nonsense", "")),
        ("figure: nonsense", 1, 1, ("", "figure", ": nonsense")),
        ("a: [b", 1, 4, ("a: ", "[", "b")),
        ("a: b  \n", 1, 5, ("a: b", " ", "")),
        ("a: b", 1, 99, ("a: b", "", "")),
        ("    title: x", 1, 1, ("    ", "title", ": x")),
        ("    title: x", 1, 3, ("  ", " ", " title: x")),
        ("\ufefftitle：森", 1, 6, ("title", "：", "森")),
        ("a\r\nb: c\r\n", 2, 4, ("b: ", "c", "")),
        ("a\rb: c\r", 2, 4, ("b: ", "c", "")),
        ("a\u2028b\nc", 2, 1, ("", "c", "")),
        ("\ta: b", 1, 1, ("", "⇥", "a: b")),
        ("a\x1b[2J\u202eb", 1, 1, ("", "a", "�[2J�b")),
        (b"caf\xe9 noir", 1, 1, ("", "café", " noir")),
        (b"a\xff\xfe \xe6\xa3\xae", 1, 1, ("", "a", "�� 森")),
    ],
    ids=repr,
)
def test_the_line_and_its_place(
    tmp_path: Path, text: str | bytes, line: int, column: int, parts: tuple[str, str, str]
) -> None:
    assert excerpt(tmp_path, text, line, column) == parts


@pytest.mark.parametrize(
    ("text", "line"), [("a", 2), ("a", 0), ("", 1), (" \t\nb", 1), ("---\ntitle: x\n", 1), (b"a\0b", 1)], ids=repr
)
def test_where_there_is_no_line_to_see(tmp_path: Path, text: str | bytes, line: int) -> None:
    assert excerpt(tmp_path, text, line) is None


def test_what_cannot_be_read_has_no_line(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "large.yml").write_bytes(b"a\n" * 2_500_001)
    excerpts = Excerpts(tmp_path, tmp_path)
    assert [excerpts.of(Place(file)) for file in ("nothing.yml", "folder.yml", "large.yml")] == [None, None, None]


def test_templates_lie_beside_the_content(tmp_path: Path) -> None:
    for folder in ("content", "looks"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "node.html").write_text(folder, encoding="utf-8")
    excerpts = Excerpts(tmp_path / "content", tmp_path / "looks")
    assert excerpts.of(Place("templates/node.html")) == ("", "looks", "")
    assert excerpts.of(Place("node.html")) == ("", "content", "")


@pytest.mark.parametrize(
    ("text", "columns"),
    [("plan", 4), ("森と人", 6), ("ｶﾅ", 2), ("Ａ", 2), ("が", 2), ("か\u3099", 2), ("e\u0301", 1), ("한", 2), ("…", 1)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_the_pointer_stands_under_the_word(tmp_path: Path) -> None:
    found = excerpt(tmp_path, "題: か\u3099 森の計画、", 1, 7)
    assert found is not None
    assert found.text == "題: か\u3099 森の計画、"
    assert found.pointer == "       ^^^^^^^^"


@pytest.mark.parametrize("letter", ["x", "森", "e\u0301"])
@pytest.mark.parametrize("before", [0, 1, 10, 49, 50, 99, 100, 500, 100_000])
@pytest.mark.parametrize("after", [0, 1, 49, 100, 100_000])
def test_long_lines_are_cut_around_the_place(tmp_path: Path, letter: str, before: int, after: int) -> None:
    line = f"{letter * before} HERE {letter * after}"
    found = excerpt(tmp_path, line, 1, len(letter) * before + 2)
    assert found is not None
    assert found.marked == "HERE"
    assert width(found.text) <= WIDEST
    if width(line) <= WIDEST:
        assert found.text == line.rstrip()
    else:
        assert "…" in found.text
        assert width(found.text) >= WIDEST - 2
    assert line.rstrip().endswith(found.after.removesuffix("…")) or "…" in found.after
    assert line.startswith(found.before.removeprefix("…")) or "…" in found.before


def test_a_word_without_end_is_cut(tmp_path: Path) -> None:
    found = excerpt(tmp_path, "森" * 1000)
    assert found == ("", "森" * 49 + "…", "")


def test_a_file_is_read_once_for_all_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("a\nb", encoding="utf-8")
    excerpts = Excerpts(tmp_path, tmp_path)
    first = excerpts.of(Place("page.md", 1))
    file.unlink()
    assert (first, excerpts.of(Place("page.md", 2))) == (("", "a", ""), ("", "b", ""))


@pytest.mark.parametrize("command", ["build", "check"])
def test_commands_show_the_line(tmp_path: Path, command: str) -> None:
    broken = changed("plan/01-forests.yml", "number: 1", "numbr: 1")
    content = write_site(tmp_path, broken)
    where = ("--output", tmp_path / "output") if command == "build" else ()
    ended = run(command, "--content", content, *where, "--lang", "en")
    lines = (ended.err if command == "build" else ended.out).splitlines()
    at = lines.index("    | numbr: 1")
    assert lines[at - 1].startswith("plan/01-forests.yml:")
    assert lines[at + 1] == "    | ^^^^^"


@pytest.mark.parametrize(
    ("files", "code", "marked"),
    [
        (changed("plan/plan.yml", "key: step,", "key: my step,"), "not-a-slug", "my step"),
        (changed("plan/plan.yml", "numbering: decimal", "numbering: in-order"), "not-a-choice", "in-order"),
        (
            {
                "indicators/trees.yml": INDICATOR.replace(
                    "{year: 2019, value: 51000}", "\n  year: 2019\n  value: 51,000"
                )
            },
            "not-a-value",
            "51,000",
        ),
        (
            {"pages/about.en.md": "---\ntitle: A\n---\n\nSee [x](/plan/no-where.html).\n"},
            "broken-link",
            "/plan/no-where.html",
        ),
        (
            in_english("![x](https://example.org/a-b.png)"),
            "picture-without-address",
            "https://example.org/a-b.png",
        ),
        (
            {"glossary.yml": AVOIDING, "pages/about.en.md": "---\ntitle: A\n---\n\nIn the town.\n"},
            "avoided-term",
            "the town",
        ),
        (
            {
                "glossary.yml": AVOIDING,
                **changed("plan/01-forests.yml", "森を広げます。", "札幌の町の森を広げます。"),
            },
            "avoided-term",
            "札幌の町",
        ),
    ],
)
def test_what_was_found_is_marked_and_nothing_else(
    tmp_path: Path, files: Mapping[str, str], code: str, marked: str
) -> None:
    found = run("check", "--content", write_site(tmp_path, files), "--format", "json").problems()
    [problem] = [problem for problem in found if problem["code"] == code]
    assert problem["excerpt"]["marked"] == marked
    assert problem["length"] == len(marked)


def test_a_line_is_shown_in_the_encoding_that_was_found(tmp_path: Path) -> None:
    text = SMALL["plan/01-forests.yml"].encode("cp932")
    [problem] = run(
        "check", "--content", write_site(tmp_path, {"plan/01-forests.yml": text}), "--format", "json"
    ).problems()
    assert "森を育てる" in "".join(problem["excerpt"].values())
