"""What is broken on a page is told where it is written: in the content, once, with the address that was meant."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from generator.problems import Place, Problem
from generator.read.content import Content
from generator.verify.origin import Origins
from tests.support.sites import INDICATOR, SMALL, changed, check, run, write_files, write_site

ABOUT = "---\ntitle: この計画について\n---\n\n## 目的 {{#purpose}}\n\n{}\n"
TEXT = "{ja: 森を広げます。, en: We will widen the forests.}"


def page(text: str) -> dict[str, str]:
    return {"pages/about.ja.md": ABOUT.format(text)}


def node(ja: str, en: str = "Text.") -> dict[str, str]:
    return changed("plan/01-forests.yml", TEXT, f"\n  ja: |\n    {ja}\n  en: |\n    {en}")


def told(content: Path) -> list[tuple[str, str]]:
    return [(code, place) for code, place, _ in check(content)]


def hints(content: Path) -> list[str]:
    return [problem["hint"]["en"] for problem in run("check", "--content", content, "--format", "json").problems()]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("[木](/nowhere.html)", 5),
        ("森と[**木**と湖](/nowhere.html)と[山](/structure.html)", 13),
        ("![木](/assets/nowhere.png)", 6),
        ("<ins>[木](</nowhere.html>)", 11),
        ('[木](/nowhere.html "題")', 5),
        ("[木][tree]\n\n[tree]: /nowhere.html", 9),
        ("[木](/nowhere.html#x)", 5),
        ("[木](/../nowhere.html)", 5),
        ("[木](/../structure.html)と[湖](/structure.html)", 5),
        ("[木](/../../)", 5),
        ("[木](/%2e%2e/%2e%2e/nowhere)", 5),
        ("[木](/a/(b).html)", 5),
        ("[木](/%E6%9C%A8.html)", 5),
        ("[木](/木.html)", 5),
        ("[木](/a.html?b=c&d)", 5),
        ("[木](//x)", 5),
    ],
)
def test_the_place_is_where_the_address_is_typed(tmp_path: Path, text: str, column: int) -> None:
    line = 9 if "\n" in text else 7
    code = "link-without-address" if "//" in text or "&" in text else "broken-link"
    code = "broken-file" if "/assets/" in text else code
    assert told(write_site(tmp_path, page(text))) == [(code, f"pages/about.ja.md:{line}:{column}")]


def test_a_text_that_many_pages_show_is_told_of_once(tmp_path: Path) -> None:
    content = write_site(tmp_path, node("[木](/nowhere.html)と[湖](/structure.html#nowhere)"))
    assert told(content) == [
        ("broken-link", "plan/01-forests.yml:5:9"),
        ("broken-fragment", "plan/01-forests.yml:5:28"),
    ]


def test_each_place_where_the_same_address_is_typed(tmp_path: Path) -> None:
    link = "[x](/nowhere.html)"
    content = write_site(tmp_path, {**node(link, link), **page(link)})
    assert told(content) == [
        ("broken-link", "pages/about.ja.md:7:5"),
        ("broken-link", "plan/01-forests.yml:5:9"),
        ("broken-link", "plan/01-forests.yml:7:9"),
    ]


def test_only_the_language_in_which_it_is_broken(tmp_path: Path) -> None:
    link = "[x](/history.html#end)"
    files = {
        f"pages/history.{language}.md": ABOUT.format(f"## {language} {{#{end}}}")
        for language, end in (("ja", "end"), ("en", "fin"))
    }
    content = write_site(tmp_path, {**node(link, link), **files})
    assert told(content) == [("broken-fragment", "plan/01-forests.yml:7:9")]


@pytest.mark.parametrize("written", ["{ja: '[x](/nowhere.html)', en: x}", '{ja: "[x](/nowhere.html)", en: x}'])
def test_a_text_on_one_line(tmp_path: Path, written: str) -> None:
    assert told(write_site(tmp_path, changed("plan/01-forests.yml", TEXT, written))) == [
        ("broken-link", "plan/01-forests.yml:3:17")
    ]


def test_notices_notes_indicators_and_terms(tmp_path: Path) -> None:
    link = "'[x](/nowhere.html)'"
    content = write_site(
        tmp_path,
        {
            "site.yml": SMALL["site.yml"] + f"notices:\n  - {{ja: {link}, en: x}}\n",
            "plan/01-forests.yml": SMALL["plan/01-forests.yml"]
            + f"notes:\n  - kind: uncertain\n    text: {{ja: {link}, en: x}}\n",
            "indicators/trees.yml": INDICATOR + f"text: {{ja: {link}, en: x}}\n",
            "glossary.yml": f"terms:\n  - id: x\n    term: {{ja: x, en: x}}\n    text: {{ja: {link}, en: x}}\n",
        },
    )
    assert {place.partition(":")[0] for _, place in told(content)} == {
        *("site.yml", "plan/01-forests.yml", "indicators/trees.yml", "glossary.yml")
    }


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("/sturcture.html", "/structure.html"),
        ("/Structure.html", "/structure.html"),
        ("/structure.htm", "/structure.html"),
        ("/plan/forest.html", "/plan/forests.html"),
        ("/plan/forests.html#plantin", "/plan/forests.html#planting"),
        ("/structure.html#main-content", ""),
        ("#purpos", "#purpose"),
        ("/assets/LAKE.png", "/assets/lake.png"),
        (f"/assets/{normalize('NFC', 'がく')}.png", f"/assets/{normalize('NFC', 'がくえん')}.png"),
        ("/quite-another.html", ""),
        ("/mori.html", ""),
        ("/nix.html", ""),
        ("/plan/forest", "/plan/forests.html"),
        ("/structure.html#quite-another", ""),
        ("about.ja.md", "/about.html"),
        ("／structure.html", "/structure.html"),
        ("/assets/la ke.png", ""),
    ],
)
def test_the_address_that_was_meant(tmp_path: Path, typed: str, near: str) -> None:
    pictures = {"assets/lake.png": "x", f"assets/{normalize('NFD', 'がくえん')}.png": "x"}
    content = write_site(tmp_path, {**page(f"[x]({typed})"), **pictures})
    assert [place for _, place in told(content)] == ["pages/about.ja.md:7:5"]
    [hint] = hints(content)
    assert (hint == f"Did you mean `{near}`?") if near else not hint.startswith("Did you mean")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "about.html", "../source/x.pdf", "ftp://a.b", "www.example.org"]
)
def test_a_link_that_lost_its_address(tmp_path: Path, address: str) -> None:
    content = write_site(tmp_path, {**node(f"森の[**湖**と`木`]({address})"), **page("[湖](/structure.html)")})
    assert told(content) == [("link-without-address", "plan/01-forests.yml:5:19")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("![](/assets/lake.png)", 1),
        ("湖 ![ ](/assets/lake.png)と![湖](/assets/lake.png)", 3),
        ("![\u3000](/assets/lake.png)", 1),
        ("![\u200b](/assets/lake.png)", 1),
        ("![&nbsp;](/assets/lake.png)", 1),
        ('![](/assets/lake.png "湖")', 1),
        ("<ins>湖</ins>![](/assets/lake.png)", 13),
        ("[![](/assets/lake.png)](/structure.html)", 2),
        ("![][lake]\n\n[Lake]: /assets/lake.png", 1),
        ("- 湖\n- | ![](</assets/lake.png>)", 5),
    ],
)
def test_a_picture_without_words(tmp_path: Path, text: str, column: int) -> None:
    content = write_site(tmp_path, {**page(text), "assets/lake.png": "x"})
    line = 8 if text.startswith("- ") else 7
    # That a character in it is not seen is told besides.
    found = [(code, place) for code, place in told(content) if code != "unseen-character"]
    assert found == [("picture-without-text", f"pages/about.ja.md:{line}:{column}")]


@pytest.mark.parametrize("text", ["![湖](/assets/lake.png)", "![…](/assets/lake.png)", "![\\*](/assets/lake.png)"])
def test_a_picture_with_words(tmp_path: Path, text: str) -> None:
    assert told(write_site(tmp_path, {**page(text), "assets/lake.png": "x"})) == []


def test_a_picture_from_elsewhere_without_words_has_two_faults(tmp_path: Path) -> None:
    assert told(write_site(tmp_path, page("![](https://example.org/a.png)"))) == [
        ("picture-without-text", "pages/about.ja.md:7:1"),
        ("picture-without-address", "pages/about.ja.md:7:5"),
    ]


FORESTS = "plan/01-forests.yml"


def lakes(ja: str) -> dict[str, str]:
    """A second node with a text."""
    text = SMALL[FORESTS].replace("number: 1", "number: 2").replace("森を広げます。", f"'{ja}'")
    return {"plan/02-lakes.yml": text}


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (page("## 計画 {{#purpose}}".format()), "pages/about.ja.md:7:7"),
        (node("## 森 {#a}\n\n    ## 湖 {#a}"), f"{FORESTS}:7:10"),
        ({**node("## 森 {#a}"), **lakes("## 湖 {#a}"), **page("### 町 {#a}")}, "plan/02-lakes.yml:3:18"),
        (node("## 森 {#planting}", "## Forest {#wood}"), f"{FORESTS}:5:10"),
        (
            {
                **node("## 森 {#purpose}"),
                "pages/about.ja.md": ABOUT.format("").replace("---\n\n", "reference: yes\n---\n\n", 1),
            },
            f"{FORESTS}:5:10",
        ),
    ],
)
def test_an_id_that_is_given_again(tmp_path: Path, files: dict[str, str], place: str) -> None:
    assert told(write_site(tmp_path, files)) == [("repeated-id", place)]


def test_headings_without_ids_in_texts_that_come_together(tmp_path: Path) -> None:
    """Only the text of a free page has ids that nobody has given: there is one such text on a page."""
    assert told(write_site(tmp_path, {**node("## 森\n\n    ## 湖"), **lakes("## 湖"), **page("## 町")})) == []


@pytest.mark.parametrize("address", ['/source/my file.pdf "題"', "#nowhere"])
def test_a_fault_in_a_text_that_stands_on_several_pages_is_told_once(tmp_path: Path, address: str) -> None:
    """The page with both languages has the same text, under another address and in another folder."""
    content = write_site(tmp_path, node(f"[木]({address})"))
    assert [place for _, place in told(content)] == ["plan/01-forests.yml:5:9"]


def test_what_no_text_has_stays_at_its_page(tmp_path: Path) -> None:
    problem = Problem("broken-link", Place("ja/index.html", 3, 4), {"address": "nowhere.html"})
    origins = Origins(Content(tmp_path), {"ja"}, {}, lambda _: (), "/")
    assert list(origins.located([problem])) == [problem]


def test_a_link_that_breaks_later_in_a_file_that_is_known(tmp_path: Path) -> None:
    content = write_site(
        tmp_path,
        {**node("[x](/history.html)"), **{f"pages/history.{one}.md": ABOUT.format("x") for one in ("ja", "en")}},
    )
    output = tmp_path / "site"
    assert run("build", "--content", content, "--output", output).code == 0
    write_files(content, {"pages/history.ja.md": None, "pages/history.en.md": None})
    ended = run("build", "--content", content, "--output", output)
    assert ended.code == 1
    assert "plan/01-forests.yml:5:9: error [broken-link]" in ended.err


def test_a_sound_site_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.verify.origin.Origins.__init__", None)
    assert told(write_site(tmp_path, node("[x](/structure.html)"))) == []


def test_a_fault_on_a_page_with_the_languages_side_by_side_is_told_where_it_is_written(tmp_path: Path) -> None:
    """The link of a Japanese text is on an English page, too, and leads to Japanese pages there."""
    text = SMALL["plan/01-forests.yml"].replace("ja: 森を広げます。", "ja: '[森](/nowhere.html)'")
    content = write_site(tmp_path, {"plan/01-forests.yml": text})
    assert told(content) == [("broken-link", "plan/01-forests.yml:3:17")]
