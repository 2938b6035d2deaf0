"""What people and their programs make of a table: it is understood where that is certain, else told at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.desk.headings import language_of
from generator.desk.text_changes import state_said
from tests.support.sites import INDICATOR, read_tree, run, write_site

FOREST = "plan/01-forests.yml"
TITLE = "plan/forests:title"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small site with an indicator; one of its translations is out of date."""
    folder = write_site(tmp_path, {"indicators/trees.yml": INDICATOR})
    assert run("translations", "accept", "--all", "--content", folder).code == 0
    edit(folder / FOREST, "森を育てる", "森を守る")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def exported(content: Path, name: str, what: str = "texts") -> Path:
    file = content.parent / name
    assert run("export", what, file, "--content", content, "--lang", "ja").code == 0
    return file


def sheet(file: Path, change: Callable[[Any], object]) -> Path:
    book = openpyxl.load_workbook(file)
    change(book.worksheets[0])
    book.save(file)
    return file


def cell(name: str, head: str, value: object) -> Callable[[Any], object]:
    """Write a value into the row of an id, in the column of a head."""

    def write(page: Any) -> None:
        column = next(one.column for one in page[1] if one.value == head)
        row = next(row[0].row for row in page.iter_rows(min_row=2) if row[0].value == name)
        page.cell(row, column).value = value

    return write


def told(file: Path, content: Path) -> str:
    """What an import says; nothing is written."""
    before = read_tree(content)
    said = run("import", file, "--content", content, "--lang", "ja").out
    assert read_tree(content) == before
    return said


# --- languages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en_US", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("zh", "zh-Hant"),
        ("zh_TW", ""),
        ("eng", ""),
        ("pt", ""),
        ("", ""),
    ],
)
def test_the_language_that_a_tag_stands_for(tag: str, language: str) -> None:
    assert language_of(tag, ["ja", "en", "zh-Hant", "pt-PT", "pt-BR"]) == language


def test_a_po_file_may_name_its_language_more_closely(content: Path) -> None:
    file = exported(content, "t.po")
    edit(file, "Language: en\\n", "Language: en_US\\n")
    edit(file, 'msgstr "Town plan"', 'msgstr "Plan of the town"')
    said = told(file, content)
    assert "Town plan → Plan of the town" in said
    assert "エラー" not in said


@pytest.mark.parametrize("line", ["Language: ja\\n", "Language: English\\n", ""])
def test_a_po_file_in_a_language_that_is_none_to_translate_into(content: Path, line: str) -> None:
    file = exported(content, "t.po")
    edit(file, '"Language: en\\n"\n', f'"{line}"\n' if line else "")
    said = told(file, content)
    assert "エラー 1件" in said, said
    assert '`"Language: en\\n"`' in said
    assert "変更 0件" in said
    assert ("4行目" in said) == bool(line)


def test_a_po_file_without_its_head(content: Path) -> None:
    file = exported(content, "t.po")
    file.write_text(file.read_text("utf-8").partition("\n\n")[2], "utf-8")
    assert '`"Language: en\\n"`' in told(file, content)


def test_a_column_in_a_language_that_the_site_has_not(content: Path) -> None:
    def change(page: Any) -> None:
        assert page["E1"].value == "英語 (en)"
        page["E1"] = "フランス語 (fr)"
        page["D2"] = "大きな町の計画"

    said = told(sheet(exported(content, "t.xlsx"), change), content)
    assert "t.xlsx 1行目E列: エラー [unknown-language]" in said
    assert "→ 大きな町の計画" in said


# --- states -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "state"),
    [
        *(
            (words, "done")
            for words in ("確認済み", "済", "確認済", "ＯＫ", "確認済み。", "確認しました", "Up to date")
        ),
        *(("原文改訂", "stale"), (" ", ""), ("○", None), ("確認してください", None)),
    ],
)
def test_the_state_that_a_cell_tells(words: str, state: str | None) -> None:
    assert state_said(words) == state


@pytest.mark.parametrize("words", ["たぶん", "未翻訳"])
def test_a_state_that_changes_nothing_is_told(content: Path, words: str) -> None:
    file = sheet(exported(content, "t.xlsx"), cell(TITLE, "状態 (en)", words))
    said = told(file, content)
    assert re.search(rf"t.xlsx \d+行目F列: エラー \[not-a-state\] {TITLE} の状態に「{words}」", said), said


def test_the_state_of_the_only_translation_need_not_name_it(content: Path) -> None:
    def change(page: Any) -> None:
        cell(TITLE, "状態 (en)", "済")(page)
        page["F1"] = "状態"

    assert "確認済みにするだけの訳 1件" in told(sheet(exported(content, "t.xlsx"), change), content)


# --- cells ------------------------------------------------------------------------------------------------------------


def test_a_tab_becomes_a_space(content: Path) -> None:
    file = sheet(exported(content, "t.xlsx"), cell("plan:title", "英語 (en)", "Plan\tof \t the town"))
    said = told(file, content)
    assert "Town plan → Plan of the town" in said
    sheet(file, cell("plan:title", "英語 (en)", "Town\tplan"))
    assert "変更 0件" in told(file, content)


def test_a_line_break_and_another_language_are_told_in_the_words_of_tables(content: Path) -> None:
    file = sheet(exported(content, "t.xlsx"), cell("plan:title", "英語 (en)", "Town\nplan"))
    said = told(file, content)
    assert "改行を取り" in said
    assert "コロン" not in said
    words = "これは町のこれからの計画についての長い文です。"
    said = told(sheet(file, cell("plan/forests:text", "英語 (en)", words)), content)
    assert "英語の文が、英語で書かれていない" in said
    assert "行ごと" not in said


@pytest.mark.parametrize(("head", "value"), [("基準の年", "平成三十年"), ("2021年度", "多い")])
def test_a_value_is_told_by_its_column_and_its_indicator(content: Path, head: str, value: str) -> None:
    said = told(sheet(exported(content, "v.xlsx", "values"), cell("indicators/trees", head, value)), content)
    assert f"「木の数」の中：「{head}」" in said
    assert not re.search(r"`(baseline|target|note|unit|qualifier|2021)\b", said)


def test_what_is_written_into_a_column_to_read_is_told(content: Path) -> None:
    file = exported(content, "v.xlsx", "values")
    assert "注意" not in told(file, content)
    said = told(sheet(file, cell("indicators/trees", "単位", "株")), content)
    assert "v.xlsx 2行目D列: 注意 [column-in-vain] 「単位」" in said
    file = exported(content, "t.xlsx")
    for name in (TITLE, "plan:title"):
        sheet(file, cell(name, "場所", "別の場所"))
    said = told(file, content)
    assert said.count("column-in-vain") == 1
    assert "2か所" in said


def test_ids_that_were_moved_are_told_once(content: Path) -> None:
    def change(page: Any) -> None:
        rows = page.max_row
        for row, name in enumerate([page.cell(row, 1).value for row in range(rows, 1, -1)], start=2):
            page.cell(row, 1).value = name

    said = told(sheet(exported(content, "t.xlsx"), change), content)
    assert said.count("エラー [ids-moved]") == 1
    assert "内容の方だけ" not in said


# --- whole tables -----------------------------------------------------------------------------------------------------


def test_a_title_may_stand_above_the_heads(content: Path) -> None:
    def change(page: Any) -> None:
        cell("plan:title", "英語 (en)", "Plan of the town")(page)
        page.insert_rows(1, 2)
        page["A1"] = "翻訳の依頼"

    assert "→ Plan of the town" in told(sheet(exported(content, "t.xlsx"), change), content)


def test_a_table_as_a_whole_is_told_without_a_line(content: Path) -> None:
    def change(page: Any) -> None:
        page["A1"] = "番号"

    assert "t.xlsx: エラー [table-without-ids]" in told(sheet(exported(content, "t.xlsx"), change), content)


def test_kinds_are_told_in_the_words_of_users(content: Path) -> None:
    page = openpyxl.load_workbook(exported(content, "t.xlsx")).worksheets[0]
    assert {row[2].value for row in page.iter_rows(min_row=2)} >= {"題名", "本文", "発行者 › 名前"}


# --- PO files ---------------------------------------------------------------------------------------------------------


def test_a_text_without_its_id_is_told(content: Path) -> None:
    file = exported(content, "t.po")
    edit(file, 'msgctxt "plan:title"\n', "")
    said = told(file, content)
    assert re.search(r"t.po \d+行目: エラー \[po-without-context\] .*町の計画", said), said


def test_an_encoding_is_told_by_its_name(content: Path) -> None:
    file = exported(content, "t.po")
    file.write_bytes(file.read_text("utf-8").encode("cp932", "replace"))
    said = told(file, content)
    assert "t.po: エラー [po-encoding] POファイルの文字コードが Shift_JIS です。" in said


def test_of_a_po_file_no_cell_is_told(content: Path) -> None:
    file = exported(content, "t.po")
    edit(file, 'msgstr "Town plan"', 'msgstr ""')
    said = told(file, content)
    assert "[cell-empty]" in said
    assert "セル" not in said
