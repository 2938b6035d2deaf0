"""Texts and values out to Excel, CSV and PO, and back: nothing changes unasked, and what is asked for changes alone."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from babel.messages.pofile import read_po, write_po

from tests.support.sites import INDICATOR, ROOT, SITES, Run, faults, read_tree, run, write_site

PLANS = (ROOT / "content", ROOT / "examples/harbour-city", SITES / "bilingual", SITES / "trilingual")
FOREST = "plan/01-forests.yml"
TREES = "indicators/trees.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_site(tmp_path, {TREES: "# made by hand\r\n" + INDICATOR.replace("\n", "\r\n")})


def export(what: str, file: Path, content: Path, *options: str) -> Path:
    ended = run("export", what, file, "--content", content, "--lang", "ja", *options)
    assert ended.code == 0, ended.err
    return file


def bring(file: Path, content: Path, *options: str) -> Run:
    return run("import", file, "--content", content, "--lang", "ja", *options)


def codes(file: Path, content: Path) -> list[tuple[str, int, int]]:
    """The problems of an import, with the row and the column of each."""
    found: dict[str, Any] = json.loads(bring(file, content, "--format", "json").out)
    return [(problem["code"], problem["line"], problem["column"]) for problem in found["problems"]]


class Book:
    """A workbook as its user sees it: by the ids of its rows and the heads of its columns."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book: Any = openpyxl.load_workbook(file)
        self.sheet: Any = self.book[self.book.sheetnames[0]]
        self.heads = [str(cell.value) for cell in self.sheet[1]]

    def cell(self, name: str, head: str) -> Any:
        row = next(row for row in self.sheet.iter_rows(min_row=2) if row[0].value == name)
        return row[self.heads.index(head)]

    def save(self) -> Path:
        self.book.save(self.file)
        return self.file


def saved_by_openpyxl(file: Path) -> None:
    Book(file).save()


def recoded(encoding: str, delimiter: str = ",") -> Callable[[Path], None]:
    def recode(file: Path) -> None:
        rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter).writerows(rows)
        file.write_bytes(stream.getvalue().encode(encoding, "replace"))

    return recode


def saved_by_babel(file: Path) -> None:
    catalogue = read_po(io.BytesIO(file.read_bytes()))
    stream = io.BytesIO()
    write_po(stream, catalogue, width=40, include_previous=True)
    file.write_bytes(stream.getvalue().replace(b"\n", b"\r\n"))


PROGRAMS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "as it was": (".xlsx", lambda file: None),
    "Excel": (".xlsx", saved_by_openpyxl),
    "CSV": (".csv", lambda file: None),
    "UTF-8": (".csv", recoded("utf-8")),
    "UTF-16": (".csv", recoded("utf-16", "\t")),
    "Shift_JIS": (".csv", recoded("cp932")),
    "semicolons": (".csv", recoded("utf-8-sig", ";")),
    "PO": (".po", lambda file: None),
    "Babel": (".po", saved_by_babel),
}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("what", ["texts", "values"])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.name))
def test_an_import_that_changes_nothing_changes_no_byte(tmp_path: Path, plan: Path, what: str, program: str) -> None:
    suffix, save = PROGRAMS[program]
    if suffix == ".po" and what == "values":
        return
    content = Path(shutil.copytree(plan, tmp_path / "content"))
    before = read_tree(content)
    file = export(what, tmp_path / f"table{suffix}", content)
    save(file)
    ended = bring(file, content, "--apply")
    assert ended.code == 0, ended.out
    assert "変更 0件" in ended.out
    assert "何も書き込みませんでした" in ended.out
    assert "内容に書き込みました" not in ended.out
    assert read_tree(content) == before


def test_the_same_texts_give_the_same_po_file(content: Path, tmp_path: Path) -> None:
    head = export("texts", tmp_path / "one.po", content).read_text("utf-8").partition("\n\n")[0]
    assert "VERSION" not in head
    assert "Date" not in head
    assert head.splitlines()[2:4] == ['"Project-Id-Version: 小さな町の計画 0.1.0\\n"', '"Language: en\\n"']


def translated(file: Path, change: Callable[[str], str]) -> Iterator[str]:
    """Change every text of a workbook; what was there."""
    book = Book(file)
    for row in book.sheet.iter_rows(min_row=2):
        for cell, head in zip(row, book.heads, strict=True):
            if head.endswith(")") and not head.startswith("状態") and cell.value:
                yield str(cell.value)
                cell.value = change(str(cell.value))
    book.save()


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.name))
def test_every_text_can_be_changed_and_changed_back(tmp_path: Path, plan: Path) -> None:
    content = Path(shutil.copytree(plan, tmp_path / "content"))
    before = read_tree(content)
    first = export("texts", tmp_path / "first.xlsx", content)
    texts = list(translated(first, lambda text: f"{text} X"))
    assert bring(first, content, "--apply").code == 0
    after = read_tree(content)
    assert sum(before[file] != after[file] for file in before) > len(before) / 3
    second = export("texts", tmp_path / "second.xlsx", content)
    assert list(translated(second, lambda text: text.removesuffix(" X"))) == [f"{text} X" for text in texts]
    assert bring(second, content, "--apply").code == 0
    assert read_tree(content) == before


def test_a_change_is_shown_first_and_made_with_apply(content: Path, tmp_path: Path) -> None:
    before = read_tree(content)
    book = Book(export("texts", tmp_path / "t.xlsx", content))
    assert book.heads[:7] == ["記号", "場所", "種類", "日本語 (ja)", "英語 (en)", "状態 (en)", "備考"]
    book.cell("plan/forests:title", "英語 (en)").value = "Woods"
    book.cell("indicators/trees:unit.one", "英語 (en)").value = "shrub"
    ended = bring(book.save(), content)
    assert ended.code == 0
    assert f"{FOREST}:2  plan/forests:title  英語 (en)\n    Growing forests → Woods" in ended.out
    assert "変更 2件（2ファイル）" in ended.out
    assert "--apply を付けて" in ended.out
    assert read_tree(content) == before
    assert bring(book.file, content, "--apply").code == 0
    after = read_tree(content)
    assert after[FOREST] == before[FOREST].replace(b"Growing forests", b"Woods")
    assert after[TREES] == before[TREES].replace(b"one: tree", b"one: shrub")
    assert after.keys() == before.keys()
    assert faults(content) == []


def test_a_translation_that_comes_with_an_import_is_accepted(content: Path, tmp_path: Path) -> None:
    assert run("translations", "accept", "--all", "--content", content).code == 0
    path = content / FOREST
    path.write_text(path.read_text(encoding="utf-8").replace("森を育てる", "森を守る"), encoding="utf-8")
    assert "stale-translation" in {code for code, _ in faults(content)}
    book = Book(export("texts", tmp_path / "t.xlsx", content))
    assert book.cell("plan/forests:title", "状態 (en)").value == "原文改訂"
    book.cell("plan/forests:title", "英語 (en)").value = "Protecting forests"
    assert bring(book.save(), content, "--apply").code == 0
    assert faults(content) == []


def test_a_state_can_be_confirmed_without_another_word(content: Path, tmp_path: Path) -> None:
    assert run("translations", "accept", "--all", "--content", content).code == 0
    path = content / FOREST
    path.write_text(path.read_text(encoding="utf-8").replace("森を育てる", "森を守る"), encoding="utf-8")
    file = export("texts", tmp_path / "t.po", content)
    text = file.read_text(encoding="utf-8")
    assert text.count("#, fuzzy\n") == 1
    assert bring(file, content, "--apply").code == 0
    assert "stale-translation" in {code for code, _ in faults(content)}
    file.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
    assert "確認済みにするだけの訳 1件" in bring(file, content, "--apply").out
    assert faults(content) == []


def test_an_old_sheet_never_overwrites_what_is_newer(content: Path, tmp_path: Path) -> None:
    book = Book(export("texts", tmp_path / "t.xlsx", content))
    path = content / FOREST
    path.write_text(path.read_text(encoding="utf-8").replace("Growing forests", "Newer"), encoding="utf-8")
    before = read_tree(content)
    ended = bring(book.file, content, "--apply")
    assert (ended.code, read_tree(content)) == (0, before)
    assert "1か所は、内容のまま" in ended.out
    book.cell("plan/forests:title", "英語 (en)").value = "Other"
    assert [code for code, _, _ in codes(book.save(), content)] == ["cell-conflict"]
    assert bring(book.file, content, "--apply").code == 1
    assert read_tree(content) == before


def test_a_missing_translation_is_put_in_its_place(content: Path, tmp_path: Path) -> None:
    path = content / FOREST
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(", en: Growing forests", ""), encoding="utf-8")
    (content / "pages/about.en.md").unlink()
    unit = (content / TREES).read_bytes()
    (content / TREES).write_bytes(unit.replace(b", en: {one: tree, other: trees}", b""))
    book = Book(export("texts", tmp_path / "t.xlsx", content))
    for name, words in {
        "plan/forests:title": "Growing forests",
        "pages/about:title": "About the plan",
        "pages/about:text": "What the plan is.",
        "indicators/trees:unit.one": "tree",
        "indicators/trees:unit.other": "trees",
    }.items():
        assert book.cell(name, "状態 (en)").value == "未翻訳"
        book.cell(name, "英語 (en)").value = words
    assert bring(book.save(), content, "--apply").code == 0
    assert path.read_text(encoding="utf-8") == text
    assert (content / TREES).read_bytes() == unit
    assert (content / "pages/about.en.md").read_text(encoding="utf-8") == (
        "---\ntitle: About the plan\n---\n\nWhat the plan is.\n"
    )


# --- values -------------------------------------------------------------------------------------------------------


def test_values_are_numbers_in_excel_and_come_back(content: Path, tmp_path: Path) -> None:
    book = Book(export("values", tmp_path / "v.xlsx", content))
    assert book.heads[4:10] == ["基準の年", "基準値", "目標の年", "目標値", "2020年度", "2021年度"]
    name = "indicators/trees"
    assert book.cell(name, "基準値").value == 51000
    assert book.cell(name, "目標値").value == "検討中"
    for head, value in {"基準値": 4.2, "目標値": 60000, "2021年度": 52000.5, "2020年度": "検討中"}.items():
        book.cell(name, head).value = value
    assert bring(book.save(), content, "--apply").code == 0
    text = (content / TREES).read_bytes().decode()
    assert "baseline: {year: 2019, value: 4.2}" in text
    assert "target: {year: 2024, value: 60000}" in text
    assert "measured:\r\n  - year: 2020\r\n    value: 検討中\r\n  - year: 2021\r\n    value: 52000.5\r\n" in text
    assert text.startswith("# made by hand\r\n")
    again = Book(export("values", tmp_path / "w.xlsx", content))
    again.cell(name, "2020年度").value = "削除"
    again.cell(name, "2022年度").value = "under consideration"
    assert bring(again.save(), content, "--apply").code == 0
    text = (content / TREES).read_bytes().decode()
    assert text.count("year: ") == 4
    assert "  - year: 2022\r\n    value: under-consideration\r\n" in text
    last = Book(export("values", tmp_path / "x.xlsx", content))
    for head in ("2021年度", "2022年度"):
        last.cell(name, head).value = "【削除】"
    assert bring(last.save(), content, "--apply").code == 0
    assert "measured" not in (content / TREES).read_bytes().decode()


@pytest.mark.parametrize(
    ("head", "value", "code"),
    [
        ("基準値", "51,000", "cell-not-a-value"),
        ("基準値", "＝A1", "cell-not-a-value"),
        ("基準値", None, "cell-empty"),
        ("基準値", "【削除】", "cell-not-deletable"),
        ("基準値", "=1+1", "cell-formula"),
        ("基準の年", "平成三十年", "cell-not-a-year"),
        ("記号", "indicators/tree", "unknown-indicator"),
    ],
)
def test_a_value_that_cannot_be_taken_over_is_told_with_its_cell(
    content: Path, tmp_path: Path, head: str, value: str | None, code: str
) -> None:
    before = read_tree(content)
    book = Book(export("values", tmp_path / "v.xlsx", content))
    cell = book.cell("indicators/trees", head)
    cell.value = value
    book.save()
    assert codes(book.file, content) == [(code, cell.row, cell.column)]
    ended = bring(book.file, content, "--apply")
    assert ended.code == 1
    assert f"v.xlsx {cell.row}行目{cell.column_letter}列: エラー" in ended.out
    assert read_tree(content) == before


# --- what comes back otherwise ------------------------------------------------------------------------------------


def test_columns_and_rows_in_another_order(content: Path, tmp_path: Path) -> None:
    file = export("texts", tmp_path / "t.csv", content)
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
    rows = [rows[0], *reversed(rows[1:])]
    turned = [[*reversed(row)] for row in rows]
    stream = io.StringIO()
    csv.writer(stream).writerows([turned[0], [], *turned[1:]])
    file.write_text(stream.getvalue().replace("Growing forests", "Woods"), encoding="utf-8")
    assert "変更 1件" in bring(file, content).out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Growing forests", "", "cell-empty"),
        ("Growing forests", "two\nlines", "cell-not-one-line"),
        ("What the plan is.", "[x](/nowhere.html)", "broken-link"),
        ("plan/forests:title", "plan/forest:title", "unknown-text"),
        ("plan/forests:text", "plan/forests:title", "row-twice"),
        ("記号", "番号", "table-without-ids"),
        ("Growing forests", "Growing\x07forests", "strange-character"),
    ],
)
def test_texts_that_cannot_be_taken_over(content: Path, tmp_path: Path, old: str, new: str, code: str) -> None:
    before = read_tree(content)
    file = export("texts", tmp_path / "t.csv", content)
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
    stream = io.StringIO()
    csv.writer(stream).writerows([new if cell == old else cell for cell in row] for row in rows)
    file.write_text(stream.getvalue(), encoding="utf-8")
    found = codes(file, content)
    assert code in {name for name, _, _ in found}
    assert bring(file, content, "--apply").code == 1
    assert read_tree(content) == before


def test_a_table_without_languages_is_told(content: Path, tmp_path: Path) -> None:
    """Else nothing would be read, and nobody would notice."""
    file = export("texts", tmp_path / "t.csv", content)
    head, _, rows = file.read_text(encoding="utf-8-sig").partition("\n")
    file.write_text(head.replace("日本語 (ja)", "原文").replace("英語 (en)", "訳文") + f"\n{rows}", encoding="utf-8")
    assert [code for code, _, _ in codes(file, content)] == ["table-without-languages"]
    assert bring(file, content).code == 1


def test_another_sheet_may_stand_before_the_table(content: Path, tmp_path: Path) -> None:
    book = Book(export("texts", tmp_path / "texts.xlsx", content))
    book.cell("site:name", "英語 (en)").value = "Plan"
    book.book.create_sheet("説明", 0)["A1"] = "覚え書き"
    ended = bring(book.save(), content)
    assert ended.code == 0, ended.out
    assert "→ Plan" in ended.out


def test_a_character_that_an_encoding_has_lost_is_told(content: Path, tmp_path: Path) -> None:
    file = export("texts", tmp_path / "texts.csv", content)
    text = file.read_text(encoding="utf-8-sig").replace("Plan of a Small Town", "Plan d’été")
    file.write_bytes(text.encode("cp932", "replace"))
    assert [code for code, _, _ in codes(file, content)] == ["cell-question-mark"]


def test_what_looks_like_a_formula_is_text(content: Path, tmp_path: Path) -> None:
    path = content / FOREST
    path.write_text(path.read_text(encoding="utf-8").replace("Growing forests", "'=HYPERLINK(1)'"), encoding="utf-8")
    before = read_tree(content)
    book = Book(export("texts", tmp_path / "t.xlsx", content))
    cell = book.cell("plan/forests:title", "英語 (en)")
    assert (cell.value, cell.data_type, cell.number_format) == ("=HYPERLINK(1)", "s", "@")
    file = export("texts", tmp_path / "t.csv", content)
    assert "'=HYPERLINK(1)" in file.read_text(encoding="utf-8-sig")
    assert bring(file, content, "--apply").code == 0
    assert read_tree(content) == before


@pytest.mark.parametrize("name", ["t.xlsx", "t.csv", "t.po"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xff\xfe\x00", b"\x80\x81\x82", b'a,b\n"c', b"<html>"])
def test_a_damaged_file_is_told(content: Path, tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    before = read_tree(content)
    ended = bring(file, content, "--apply")
    assert ended.code == 1
    assert "エラー" in ended.out
    assert read_tree(content) == before


def test_half_a_workbook_is_told(content: Path, tmp_path: Path) -> None:
    file = export("texts", tmp_path / "t.xlsx", content)
    data = file.read_bytes()
    for length in range(0, len(data), max(1, len(data) // 15)):
        file.write_bytes(data[:length])
        assert bring(file, content).code == 1


def test_nothing_is_overwritten(content: Path, tmp_path: Path) -> None:
    file = export("texts", tmp_path / "t.xlsx", content)
    before = file.read_bytes()
    ended = run("export", "texts", file, "--content", content, "--lang", "ja")
    assert (ended.code, file.read_bytes()) == (2, before)
    assert run("export", "texts", tmp_path / "t.pdf", "--content", content).code == 2
    assert run("export", "values", tmp_path / "t.po", "--content", content).code == 2
    assert run("export", "texts", tmp_path / "u.po", "--content", content, "--language", "fr").code == 2
