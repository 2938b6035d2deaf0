"""The record of a build: a second build sees that nothing has changed, and never takes something changed for that."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.options import TEMPLATES, Options
from generator.record import Record
from tests.support.sites import copy_site, read_tree, run


@pytest.fixture
def built(tmp_path: Path) -> Options:
    options = Options(copy_site("bilingual", tmp_path / "content"), tmp_path / "site")
    assert build(options) == "built"
    return options


def build(options: Options, *more: str) -> str:
    """Build, and say whether anything was written."""
    ended = run("build", "--content", options.content, "--output", options.output, "--lang", "en", *more)
    assert ended.code == 0, ended.text
    return "unchanged" if "nothing has changed" in ended.out else "built"


def test_nothing_is_loaded_where_nothing_has_changed(built: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.build_on", None)
    assert build(built) == "unchanged"


def edit_text(options: Options) -> None:
    site = options.content / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")


def edit_with_the_old_time(options: Options) -> None:
    site = options.content / "site.yml"
    before = site.stat()
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace("e", "a", 1), encoding="utf-8")
    os.utime(site, ns=(before.st_atime_ns, before.st_mtime_ns))


def add_page(options: Options) -> None:
    (options.content / "pages/more.ja.md").write_text("---\ntitle: もっと\n---\n\n本文\n", encoding="utf-8")


def lose_output(options: Options) -> None:
    (options.output / "index.html").unlink()


def add_to_output(options: Options) -> None:
    (options.output / "stray.html").write_text("stray", encoding="utf-8")


def alter_output(options: Options) -> None:
    (options.output / "ja/index.html").write_text("other", encoding="utf-8")


@pytest.mark.parametrize(
    "change", [edit_text, edit_with_the_old_time, add_page, lose_output, add_to_output, alter_output]
)
def test_whatever_has_changed_is_seen(built: Options, change: Callable[[Options], None]) -> None:
    assert Record(built).recall() is not None
    change(built)
    assert Record(built).recall() is None


@pytest.mark.parametrize("more", [("--base-url", "https://example.org/x/"), ("--repository", "https://example.org/r")])
def test_other_options_are_another_build(built: Options, more: tuple[str, str]) -> None:
    assert build(built, *more) == "built"
    assert build(built) == "built"


def test_other_templates_are_another_build(built: Options, tmp_path: Path) -> None:
    other = Options(built.content, built.output, tmp_path / "templates")
    other.templates.mkdir()
    assert other.templates != TEMPLATES
    assert Record(other).recall() is None


@pytest.mark.parametrize("damage", ["", "{", "0" * 32 + "\n{}", "ÿ"])
def test_a_damaged_record_is_thrown_away(built: Options, damage: str) -> None:
    record = Record(built)
    record._file.write_text(damage, encoding="utf-8")
    assert record.recall() is None


def test_a_record_with_another_byte_is_thrown_away(built: Options) -> None:
    record = Record(built)
    data = bytearray(record._file.read_bytes())
    data[random.Random(1).randrange(40, len(data))] ^= 1
    record._file.write_bytes(data)
    assert record.recall() is None


def test_warnings_are_told_again(built: Options) -> None:
    page = next(built.content.glob("pages/*.en.md"))
    page.unlink()
    first = run("build", "--content", built.content, "--output", built.output, "--lang", "en")
    again = run("build", "--content", built.content, "--output", built.output, "--lang", "en")
    assert "missing-page" in first.err
    assert again.err == first.err


def test_a_quick_second_edit_of_the_same_length_shows(built: Options) -> None:
    """Two edits within the clock's grain look alike but for their content."""
    site = built.content / "site.yml"
    text = site.read_text(encoding="utf-8")
    name = text.split("ja: ", 1)[1].split("\n", 1)[0]
    for letter in "あいうえおかきくけこ":
        site.write_text(text.replace(name, letter * len(name), 1), encoding="utf-8")
        build(built)
        assert letter.encode() in read_tree(built.output)["ja/index.html"]


def test_clean_forgets(built: Options) -> None:
    run("clean", "--output", built.output)
    assert Record(built).recall() is None
