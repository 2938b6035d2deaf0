"""Scripts: line ends of Japanese, Japanese words in other texts, phrases, directions."""

from __future__ import annotations

import pytest

from generator.render.script import direction, is_wide, join_lines, mark_japanese, phrases
from tests.support.html import parse


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("市は\n森を", "市は森を"),
        ("市は  \n  森を", "市は森を"),
        ("SNS\nを使う", "SNSを使う"),
        ("使う\nSNS", "使うSNS"),
        ("one\ntwo", "one\ntwo"),
        ("、\n「森」", "、「森」"),
        ("カナ\nﾊﾝｶｸ", "カナﾊﾝｶｸ"),
        ("<pre>市は\n森を</pre>市は\n森を", "<pre>市は\n森を</pre>市は森を"),
        ("市は<br>\n森を", "市は<br>森を"),
        ("一行", "一行"),
    ],
)
def test_line_ends_of_japanese_are_no_spaces(html: str, joined: str) -> None:
    assert join_lines(html) == joined


def test_line_ends_between_elements_stay_where_they_show_nothing() -> None:
    assert parse(join_lines("<p>森。</p>\n<p>湖。</p>")).text.split() == ["森。", "湖。"]


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("The word 森 means forest.", 'The word <span lang="ja">森</span> means forest.'),
        ("called 「創造都市」, here", 'called <span lang="ja">「創造都市」</span>, here'),
        ("さっぽろ 雪", '<span lang="ja">さっぽろ</span> <span lang="ja">雪</span>'),
        ("Kitara（キタラ）", 'Kitara<span lang="ja">（キタラ）</span>'),
        ('<a href="/森.html">forest</a>', '<a href="/森.html">forest</a>'),
        ("no such word", "no such word"),
        ("“quotes” – and … dots", "“quotes” – and … dots"),
    ],
)
def test_japanese_words_are_marked_in_another_language(html: str, marked: str) -> None:
    assert mark_japanese(html, "en") == marked


@pytest.mark.parametrize("language", ["ja", "zh-Hant"])
def test_nothing_is_marked_where_such_characters_are_at_home(language: str) -> None:
    assert mark_japanese("森 forest", language) == "森 forest"


def test_phrases_may_break_only_between_them() -> None:
    title = "札幌の魅力を発信し、海外の成長を取り込む交流の推進"
    html = str(phrases(title))
    assert html.count("<wbr>") >= 3
    assert html.replace("<wbr>", "") == title


@pytest.mark.parametrize(
    ("title", "phrased"),
    [
        ("多文化共生の意識醸成", "多文化共生の<wbr>意識醸成"),
        ("事例や情報の収集", "事例や<wbr>情報の<wbr>収集"),
        ("コミュニケーション・生活支援", "コミュニケーション・<wbr>生活支援"),
        ("多文化共生ファーストストップ機能強化", "多文化共生<wbr>ファーストストップ<wbr>機能強化"),
        ("札幌ブランドの確立", "札幌ブランドの<wbr>確立"),
    ],
)
def test_where_a_compound_comes_apart(title: str, phrased: str) -> None:
    assert str(phrases(title)) == phrased


def test_phrases_are_escaped() -> None:
    assert str(phrases("<b>森</b> & 湖")).replace("<wbr>", "") == "&lt;b&gt;森&lt;/b&gt; &amp; 湖"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "ltr"),
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("az-Arab", "rtl"),
        ("az-Latn", "ltr"),
        ("arn", "ltr"),
    ],
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(("language", "expected"), [("ja", True), ("zh-Hans", True), ("ko", False), ("en", False)])
def test_is_wide(language: str, expected: bool) -> None:
    assert is_wide(language) is expected
