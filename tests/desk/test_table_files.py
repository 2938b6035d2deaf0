"""The files of tables: where they are put, and how a place in them is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.sites import copy_site, run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site("bilingual", tmp_path)


def test_a_po_file_has_lines_and_no_columns(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.po"
    assert run("export", "texts", file, "--content", content).code == 0
    text = file.read_text("utf-8")
    line = text[: text.index('msgctxt "plan/')].count("\n") + 1
    file.write_text(text.replace('msgctxt "plan/', 'msgctxt "plant/', 1), "utf-8")
    told = run("import", file, "--content", content, "--lang", "ja").out
    assert re.search(f"t.po ({line}|{line + 1}|{line - 1})行目: ", told), told
    assert "列" not in told


def test_the_folder_of_an_export_is_made(content: Path, tmp_path: Path) -> None:
    assert run("export", "texts", tmp_path / "exports/new/t.xlsx", "--content", content).code == 0
    assert (tmp_path / "exports/new/t.xlsx").is_file()
