"""Marks of Markdown that are none as they are typed, and texts that only look like it."""

from __future__ import annotations

import time

import pytest

from generator.validate.marks import mistyped


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[](/x.html)を見ます。", "link-without-text"),
        ("［図］（/x.html）を見ます。", "markdown-wide"),
        ("[図]（https://www.example.org/）を見ます。", "markdown-wide"),
        ("＃＃ 目的", "markdown-wide"),
        ("## 目的 {#目的}", "heading-id"),
        ("## 目的 ｛#purpose｝", "markdown-wide"),
        ("## 目的 {#purpose}", None),
        ("[図](/x.html)と![](/assets/x.png)", None),
        ("`[](/x.html)`と書きます。", None),
        ("```\n[](/x.html)\n```\n", None),
        ("［注］（https://www.example.org/）", None),
        ("［注］（資料）を見ます。", None),
    ],
)
def test_marks_that_are_none(text: str, code: str | None) -> None:
    assert [fault.code for fault in mistyped(text)] == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        "[](\n" + "".join("`" * length + " " for length in range(1, 440)),
        "[](\n" + "`\n" * 45_000 + "``",
        "{#" * 45_000,
        "［" * 90_000,
        "[](`a`" * 15_000,
        "# a {# " + " " * 90_000,
        *("http://localhost/" * 5_000, "[a](/ " * 15_000, "<!-- -->" * 11_000, "** a " * 18_000, "a\tb\n" * 22_000),
    ],
    ids=range(11),
)
def test_marks_are_looked_for_in_reasonable_time(text: str) -> None:
    started = time.perf_counter()
    list(mistyped(text))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "code", "severity", "better"),
    [
        ("！[図](/assets/og.png)", "markdown-wide", "error", "![図](/assets/og.png)"),
        ("は＊＊重要＊＊です", "markdown-wide", "warning", "**重要**"),
        ("は** 重要 **です", "markdown-space", "warning", "**重要**"),
        ("一行目＜br＞二行目", "markdown-wide", "warning", "<br>"),
        ("｜年｜数｜\n｜2020｜5｜\n｜2021｜6｜", "markdown-wide", "warning", "| 年 | 数 |"),
        ("[目標] (/themes.html)", "markdown-space", "error", "[目標](/themes.html)"),
        ("[目標]\u3000(https://a.example/)", "markdown-space", "warning", "[目標](https://a.example/)"),
        ("[資料](/themes.html", "markdown-open", "error", "[資料](/themes.html)"),
        ("[資料](/themes.htmlを見る。\n次", "markdown-open", "error", "[資料](/themes.html)"),
        ("所在は https：//a.example/b です", "markdown-wide", "warning", "https://a.example/b"),
        ("[係](mailto:kokusai＠a.example)", "link-wide", "error", "mailto:kokusai@a.example"),
        ("[係](tel:０１１-211-2032)", "link-wide", "error", "tel:011-211-2032"),
        ("[案](http://127.0.0.1:8000/plan/ja/themes.html#x)", "preview-address", "error", "/themes.html#x"),
        ("[案](http://localhost:8000/plan/themes.html)", "preview-address", "error", "/themes.html"),
        ("http://localhost:8000", "preview-address", "error", "/index.html"),
        ("[案](http://localhost:8000/ja/art/a.html)", "preview-address", "error", "/art/a.html"),
        ("[案](http://localhost:8000/ja/)", "preview-address", "error", "/index.html"),
        ("| 年 | 数 |\n| 2020 | 5 |", "markdown-table", "warning", "| --- | --- |"),
        ("数：\n| 年 | 数 |\n| --- | --- |\n| 2020 | 5 |", "markdown-table", "warning", "| --- | --- |"),
        ("年\t数\n2020\t5\n2021\t6", "markdown-pasted", "warning", "| 年 | 数 |"),
        ("## 目的 ｛#purpose｝", "markdown-wide", "error", "{#purpose}"),
    ],
)
def test_what_to_write_instead(text: str, code: str, severity: str, better: str) -> None:
    ((found, _, values, how),) = mistyped(text)
    assert (found, how, values["better"]) == (code, severity, better)


@pytest.mark.parametrize("text", ["公開<!-- 部長確認中", "<!-- 部長確認中\n\n-->", "<!-- a --> と <!-- b"])
def test_a_remark_that_everybody_can_read(text: str) -> None:
    assert [fault.code for fault in mistyped(text)] == ["markdown-remark"]


@pytest.mark.parametrize(
    "text",
    [
        *("すごい！[資料](/a.pdf)です", "電話＊＊", "**森**と**湖**、**町**", "a ** b", "＜検討中＞", "森＜湖＞町"),
        *("<!-- a\nb -->", "[注] （資料）", "[注]\n(/a)", '[木](/a.html "題")', "[木](/a/(b).html)", "[木](/a.html)。"),
        *("https://a.example/", "`http://localhost:8000/`", "[係](tel:011-211-2032)", "[係](mailto:a@b.example)"),
        *("| 年 | 数 |\n| --- | ---: |\n| 2020 | 5 |\n| 2021 | 6 |", "| a |", "東｜西", "年\t数"),
        *("## 森（/湖） {#forest}", "## ＃1 {#one}", "- **森**\n- **湖**"),
    ],
)
def test_marks_that_may_be_meant(text: str) -> None:
    assert list(mistyped(text)) == []


def test_all_of_a_text_are_told() -> None:
    text = "＊＊森＊＊\n\n[湖] (/a.html)\n\n＊＊町＊＊"
    assert sorted(fault.offset for fault in mistyped(text)) == [0, 7, 22]
