"""Markdown of plans: what is shown, what is taken out, and ids that are the same in every language."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.markdown import MarkdownRenderer
from generator.render.plain_markdown import SITE_ROOT, render_plain
from tests.support.html import Element, ids, parse

RENDERER = MarkdownRenderer()


def html(source: str, top_heading: int = 2) -> str:
    return RENDERER.html(source, top_heading)


def page(source: str) -> Element:
    return parse(html(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一つ目。\n\n二つ目。", "<p>一つ目。</p>\n<p>二つ目。</p>"),
        ("**太字**と*斜体*", "<p><strong>太字</strong>と<em>斜体</em></p>"),
        ("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
        ("1. 一\n2. 二", "<ol>\n<li>一</li>\n<li>二</li>\n</ol>"),
        ("[市](https://example.org/)", '<p><a href="https://example.org/">市</a></p>'),
        ("> 引用", "<blockquote>\n<p>引用</p>\n</blockquote>"),
        ("`code`", "<p><code>code</code></p>"),
        ("一行目  \n二行目", "<p>一行目<br>\n二行目</p>"),
        ("5 < 6 & 7 > 3", "<p>5 &lt; 6 &amp; 7 &gt; 3</p>"),
        ("", ""),
    ],
)
def test_what_plans_need(source: str, expected: str) -> None:
    assert html(source) == expected


def test_tables() -> None:
    table = page("| 年 | 値 |\n|---|---:|\n| 2020 | 5 |\n").one("table")
    assert [cell.text for cell in table.every("th", "td")] == ["年", "値", "2020", "5"]


def test_lists_within_lists() -> None:
    outer, inner = page("- 一\n  - 二\n- 三\n").every("ul")
    assert [entry.text for entry in inner.every("li")] == ["二"]
    assert len(outer.every("li")) == 3


@pytest.mark.parametrize(
    "source",
    [
        "a < b",
        "<3",
        "<検討中>",
        "a <b",
        "<>",
        "<javascript:alert(1)>",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<![CDATA[a]]>",
        "a <!-- b",
        "`<b>`",
        "`` <script>alert(1)</script> ``",
        "&lt;b&gt;",
        "<b title='",
    ],
)
def test_what_is_no_tag_comes_out_as_text(source: str) -> None:
    assert page(source).text.strip() == unescape(source.strip("`").strip())
    assert {element.tag for element in page(source).walk()} <= {"document", "p", "code"}
    assert RENDERER.removed(source) == []


@pytest.mark.parametrize(
    ("source", "text", "removed"),
    [
        ("<script>alert(1)</script>", "", ["<script>alert(1)</script>"]),
        ("a <SCRIPT src=x>b</Script >c", "a c", ["<SCRIPT src=x>b</Script >"]),
        ("<script>a", "a", ["<script>"]),
        ("<style>p{}</style>", "", ["<style>p{}</style>"]),
        ("<!-- a remark -->b", "b", ["<!-- a remark -->"]),
        ("<img src=x onerror=alert(1)>a", "a", ["<img src=x onerror=alert(1)>"]),
        ("text <b onclick='x>y'>bold</b> text", "text bold text", ["<b onclick='x>y'>"]),
        ("<b\nid=a>b</b>", "b", ["<b\nid=a>"]),
        ("<div>\n\n*a*\n\n</div>", "a", ["<div>"]),
        ("a</p>b", "ab", ["</p>"]),
        ("- <a href='https://example.org'>x</a>", "x", ["<a href='https://example.org'>"]),
        ("| <i>a</i> |\n|---|\n| <iframe> |", "a", ["<i>", "<iframe>"]),
        ("**<svg/onload=alert(1)>b**", "b", ["<svg/onload=alert(1)>"]),
        ("<title>a</title> <plaintext>b", "a b", ["<title>", "<plaintext>"]),
        ("</br>", "", ["</br>"]),
    ],
)
def test_a_tag_that_may_not_stand_there_is_taken_out_and_its_words_stay(
    source: str, text: str, removed: list[str]
) -> None:
    found = page(source)
    allowed = {"document", "p", "em", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
    made = found.every("div", class_="scroller")
    assert {element.tag for element in found.walk() if element not in made} <= allowed
    assert found.text.strip() == text
    assert RENDERER.removed(source) == removed


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ruby>札<rt>さつ</rt></ruby>", "<p><ruby>札<rt>さつ</rt></ruby></p>"),
        ("H<SUB class=x>2</SUB>O", "<p>H<sub>2</sub>O</p>"),
        ("一<br/>二", "<p>一<br>\n二</p>"),
        ("一<wbr>二", "<p>一<wbr>二</p>"),
        ('<abbr title="a &quot;b&quot; > c">A</abbr>', '<p><abbr title="a &quot;b&quot; &gt; c">A</abbr></p>'),
        ("<span lang=en onclick=x>a</span>", '<p><span lang="en">a</span></p>'),
        ("<span lang='\"> b'>a</span>", "<p><span>a</span></p>"),
        ("<span title=x>a</span>", "<p><span>a</span></p>"),
        ("a <sub>b", "<p>a <sub>b</sub></p>"),
        ("a</sub> b", "<p>a b</p>"),
        ("**a<sub>b** c</sub>", "<p><strong>a<sub>b</sub></strong> c</p>"),
        ("<sub>a\n\nb", "<p><sub>a</sub></p>\n<p>b</p>"),
        ("<del>[x](/a.html)", '<p><del><a href="\x00a.html">x</a></del></p>'),
        ("<del>[x](//a.example)", '<p><del><a data-address="//a.example">x</a></del></p>'),
        ("<ins>## a", "<p><ins>## a</ins></p>"),
        ("<ins>a\n\n## b {#c}", '<p><ins>a</ins></p>\n<h2 id="c">b</h2>'),
    ],
)
def test_a_short_list_of_tags_stays_and_nests(source: str, expected: str) -> None:
    assert html(source) == expected


@pytest.mark.parametrize("source", ["<sub>&#2;</sub>", '<sub>[x](https://a/&#2;b "&#2;")', "<sub>`&#0;`\x00\x02"])
def test_nothing_can_be_taken_for_the_root_of_the_site(source: str) -> None:
    assert not set(html(source)) & {SITE_ROOT, "\x02"}


@pytest.mark.parametrize(
    ("entity", "shown"),
    [
        ("&copy;", "©"),
        ("&#65;", "A"),
        ("&#x3042;", "あ"),
        *((odd, odd) for odd in ("&nosuch;", "&#0;", "&#x1b;", "&#128;", "&#xd800;", "&#x202e;", f"&#{'9' * 5000};")),
    ],
)
def test_what_stands_for_no_character_is_shown_as_it_is_written(entity: str, shown: str) -> None:
    assert page(entity).text == shown
    link = page(f'[x](https://example.org/?{entity} "{entity}")').one("a")
    assert (link.attributes["href"], link.attributes["title"]) == (f"https://example.org/?{shown}", shown)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/",
        "file:///etc/passwd",
        "ftp://x/",
        "&#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "\x01javascript:alert(1)",
        "/\\\\evil.example",
        "/\\evil.example",
        "/&#47;evil.example",
        "/&#92;evil.example",
        "/&Tab;/evil.example",
        "/javascript:alert(1)",
        "/https://evil.example",
        "///evil.example",
        "?x",
        "x.html",
    ],
)
def test_a_link_that_may_not_be_followed_loses_its_address(address: str) -> None:
    link = page(f"[text]({address})").every("a")
    assert [element.attributes.get("href") for element in link] in ([None], [])
    assert all(element.attributes["data-address"] for element in link), "it is told which"
    assert "text" in page(f"[text]({address})").text


@pytest.mark.parametrize("source", ["![text](javascript:x)", "[text][1]\n\n[1]: javascript:x", "<javascript:x>"])
def test_nor_may_any_other_kind_of_link(source: str) -> None:
    for element in page(source).walk():
        assert not {name for name, value in element.attributes.items() if "javascript" in value} - {"data-address"}


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c&d#e", "http://example.org", "mailto:plan@example.org", "tel:+81112223333", "#purpose"],
)
def test_a_link_that_may_be_followed_keeps_its_address(address: str) -> None:
    assert page(f"[x]({address})").one("a").attributes["href"] == address


def test_an_address_in_angle_brackets_is_a_link() -> None:
    assert page("<https://example.org/>").one("a").attributes["href"] == "https://example.org/"
    mail = page("<plan@example.org>").one("a")
    assert (mail.text, mail.attributes.get("href")) == ("plan@example.org", "mailto:plan@example.org")


def test_ids_are_given_or_follow_from_the_place() -> None:
    japanese = "## 目的 {#purpose}\n\n## 期間\n\n### 一\n\n### 二 {#second}\n\n## 終わり"
    english = "## Purpose {#purpose}\n\n## Period\n\n### One\n\n### Two {#second}\n\n## End"
    assert ids(page(japanese)) == ["purpose", "section-2", "section-2-1", "second", "section-3"]
    assert ids(page(english)) == ids(page(japanese))
    assert page(japanese).one(id="purpose").text == "目的"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a**b*漢字", "*a**b*漢字"),
        ("*a**b*`漢`字", "*a**b*<code>漢</code>字"),
        ("*a**b*<br>漢", "*a**b*<br>\n漢"),
        ("*a**b*\\*漢", "*a**b**漢"),
        ("注*1 **重要**と *a **b*漢 **字**", "注*1 <strong>重要</strong>と *a **b*漢 <strong>字</strong>"),
        ("***a** b* *c*", "<em><strong>a</strong> b</em> <em>c</em>"),
    ],
)
def test_marks_that_overlap_take_nothing_away(source: str, expected: str) -> None:
    assert html(source) == f"<p>{expected}</p>"


@settings(max_examples=500)
@given(st.lists(st.sampled_from(["*", "**", "***", "_", "a", "b", "漢", " ", "`c`d", "[l](/m)"]), max_size=16))
def test_no_letter_is_lost_among_marks(pieces: list[str]) -> None:
    written = "x" + "".join(pieces)
    words = written.replace("`", "").replace("[l](/m)", "l")
    assert re.sub(r"[*_\s]", "", page(written).text) == re.sub(r"[*_\s]", "", words)


def test_an_id_after_markup() -> None:
    assert page("## **目的** {#purpose}").one(id="purpose").text == "目的"
    assert page("## 目的 **一** の {#purpose}").one(id="purpose").text == "目的 一 の"


@pytest.mark.parametrize("mark", ["{#Purpose}", "{#a b}", "{.class}", "{#a} after"])
def test_what_is_no_id_is_shown(mark: str) -> None:
    heading = page(f"## 目的 {mark}").one("h2")
    assert heading.text == f"目的 {mark}"
    assert heading.attributes == {"id": "section-1"}


@pytest.mark.parametrize(
    ("source", "top", "tags"),
    [
        ("# a\n\n## b\n\n# c", 2, ["h2", "h3", "h2"]),
        ("### a\n\n#### b", 2, ["h2", "h3"]),
        ("## a", 4, ["h4"]),
        ("# a\n\n## b\n\n### c", 5, ["h5", "h6", "h6"]),
    ],
)
def test_headings_go_below_the_one_that_the_page_has(source: str, top: int, tags: list[str]) -> None:
    assert [heading.tag for heading in parse(html(source, top)).every("h1", "h2", "h3", "h4", "h5", "h6")] == tags


def test_nothing_is_left_from_one_text_to_the_next() -> None:
    assert ids(page("## a\n\n[x]: https://example.org")) == ids(page("## a")) == ["section-1"]
    assert page("[x]").text.strip() == "[x]"


MARKS = st.text(alphabet="ab あ。-*[]()#/\n>|1.!_<&`\\:", max_size=40)
LINES = st.lists(
    st.sampled_from(
        [
            "- あ",
            "- b",
            "",
            "",
            "a",
            "**b**",
            "[c](/d.html)",
            "[e](https://f.example/g)",
            "[k](/l:m)",
            "1",
            "* h",
            "--",
            "あ**い**う",
            "- **j**",
            "> k",
        ]
    ),
    max_size=8,
).map("\n".join)
ROWS = st.lists(
    st.sampled_from(
        [
            "| a | **b** |",
            "| --- | ---: |",
            "| :-: | :-- |",
            "| あ | [c](/d.html) |",
            "| 1 |  |",
            "| 1 | 2 | 3 |",
            "|-|-|",
            "**題**",
            "",
            "",
            "- | ",
            "a | b",
        ]
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(source=MARKS | LINES | ROWS)
def test_what_is_rendered_directly_is_what_the_library_makes_of_it(source: str) -> None:
    plain = render_plain(source)
    if plain is not None:
        assert plain == RENDERER.full(source)


@pytest.mark.parametrize(
    "source",
    [
        "市は**森**を[広げます](/plan.html)。",
        "- 一\n- 二",
        "一。\n\n二。",
        "**題**\n\n| 年 | 数 |\n| --- | ---: |\n| 1 | **2** |",
    ],
)
def test_plain_prose_is_rendered_directly(source: str) -> None:
    assert render_plain(source) == RENDERER.full(source)
