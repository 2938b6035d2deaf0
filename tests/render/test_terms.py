"""Terms on finished pages: the first mention is a link, and what it means stands on the page."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.options import Options
from tests.conftest import Built
from tests.support.html import Element, parse
from tests.support.sites import SMALL, Files, made, write_site

GLOSSARY = """\
text: {ja: 森の言葉です。, en: On the forest.}
terms:
  - id: forest
    term: {ja: 森, en: forest}
    also: {en: [woodland]}
    avoid: {en: [wood]}
    checked: no
    text: {ja: "木の多い所です。[計画](/structure.html)にもあります。", en: "A **place** with many trees & more."}
  - id: vow
    term: {ja: 誓い, en: vow}
    checked: no
    full: {ja: 森の誓い, en: Vow of the Forest}
  - id: bare
    term: {ja: 道, en: path}
    checked: no
"""
PLAN = "plan/01-forests.yml"
MARKS = {1, 2, 3, 4}
"""The bytes that stand for a term's beginning and end until its page is made."""


def pages(folder: Path, files: Files) -> Mapping[str, bytes]:
    return made(Options(write_site(folder, files), folder / "site"))[1]


def node(text: str, more: str = "", glossary: str = GLOSSARY) -> dict[str, str]:
    """The glossary and a node with a text in English."""
    lines = "".join(f"    {line}\n" for line in text.split("\n"))
    return {
        "glossary.yml": glossary,
        PLAN: f"number: 1\ntitle: {{ja: 木, en: A forest}}\ntext:\n  ja: 森です。\n  en: |\n{lines}{more}",
    }


def shown(folder: Path, text: str, more: str = "", glossary: str = GLOSSARY) -> Element:
    """The page of a node with a text in English."""
    return parse(pages(folder, node(text, more, glossary))["en/plan/forests.html"])


def links(page: Element) -> list[tuple[str, str]]:
    return [(link.text, link.attributes["href"]) for link in page.every("a", class_="term-link")]


def test_the_first_mention_leads_to_the_glossary(tmp_path: Path) -> None:
    page = shown(tmp_path, "Old forests and a forest.\n\nThe vow of the forest.")
    assert links(page) == [
        ("forests", "../glossary.html#term-forest"),
        ("vow of the forest", "../glossary.html#term-vow"),
    ]


def test_what_it_means_stands_on_the_page_but_not_in_its_text(tmp_path: Path) -> None:
    page = shown(tmp_path, "A woodland with a vow.")
    for link, words in zip(
        page.every("a", class_="term-link"),
        ("A place with many trees & more.", "Vow of the Forest"),
        strict=True,
    ):
        meaning = page.one(id=link.attributes["aria-describedby"])
        assert " ".join(meaning.text.split()) == words
        assert "hidden" in meaning.attributes
        assert meaning.parent is not None
        assert meaning.parent.parent is page.one("main")
        assert meaning.every("a") == []


@pytest.mark.parametrize(
    "text",
    [
        "# A forest",
        "[the forest](/structure.html)",
        "The `forest`",
        "| forest |\n| --- |\n| x |",
        "**Forest**\n\n| x |\n| --- |\n| x |",
        "<kbd>forest</kbd>",
        "A wood",
        "A path",
        "Forestry",
        'The <abbr title="a > forest">FOR</abbr>',
    ],
)
def test_where_no_link_belongs_there_is_none(tmp_path: Path, text: str) -> None:
    assert links(shown(tmp_path, text)) == []


@pytest.mark.parametrize(
    "text", ["- a forest", "| x |\n| --- |\n| forest |", "**forest**", "> forest", "<mark>forest</mark>", "1. forest"]
)
def test_running_text_is_all_but_that(tmp_path: Path, text: str) -> None:
    assert [words for words, _ in links(shown(tmp_path, text))] == ["forest"]


def test_a_text_in_another_language_has_its_own_words(tmp_path: Path) -> None:
    files = node("x")
    files[PLAN] = "number: 1\ntitle: {ja: 木, en: Trees}\ntext: {ja: forestと森です。}\n"
    site = pages(tmp_path, files)
    page = parse(site["en/plan/forests.html"])
    assert links(page) == [("森", "../glossary.html#term-forest")]
    meaning = page.one(id="explained_forest")
    assert meaning.text == "A place with many trees & more."
    assert [link for link, _ in links(parse(site["ja/plan/forests.html"]))] == ["森"]


def test_a_meaning_in_another_language_says_so(tmp_path: Path) -> None:
    glossary = "terms:\n  - {id: forest, term: {ja: 森, en: forest}, text: {ja: 木の多い所です。}, checked: no}\n"
    meaning = shown(tmp_path, "A forest.", glossary=glossary).one(id="explained_forest")
    assert meaning.one(lang="ja").text == "木の多い所です。"


def test_pages_of_lists_and_for_print_have_no_links_and_no_marks(tmp_path: Path) -> None:
    note = "notes:\n  - {kind: variant, text: {ja: 森です。, en: The forest.}}\n"
    site = pages(tmp_path, node("A forest.", note))
    with_links = {path for path, data in site.items() if b"term-link" in data and path.startswith("en/")}
    assert with_links == {"en/plan/forests.html", "en/notes.html"}
    for path, data in site.items():
        text = gzip.decompress(data) if path.endswith(".pf_fragment") else data
        assert path.endswith((".png", ".pagefind", ".pf_meta", ".pf_index")) or not MARKS.intersection(text), path
    for path in ("glossary", "print", "structure", "sitemap"):
        assert b'class="explanation' not in site[f"en/{path}.html"]


def test_a_notice_of_every_page_has_no_links(tmp_path: Path) -> None:
    notice = "notices:\n  - {ja: 森は案です。, en: The forest is a draft.}\n"
    site = pages(tmp_path, {**node("A tree, then a forest."), "site.yml": SMALL["site.yml"] + notice})
    page = parse(site["en/plan/forests.html"])
    first = page.every(class_="notice")[0]
    assert first.text.strip() == "The forest is a draft."
    assert first.every("a") == []
    assert [link for link, _ in links(page)] == ["forest"]


def test_a_site_without_terms_has_nothing_of_this(tmp_path: Path) -> None:
    files = node("A forest.")
    files["glossary.yml"] = "terms: []\n"
    site = pages(tmp_path, files)
    for path, data in site.items():
        if path.endswith(".html") and path not in {"index.html", "404.html"}:
            assert b"</main>\n<footer" in data, path
            assert b"term-link" not in data
            assert b"explanation" not in data


@pytest.mark.parametrize("form", ["lt", "amp", "forest", "p", "x27", "quot", "a"])
def test_no_form_breaks_the_html(tmp_path: Path, form: str) -> None:
    """A form may be the name of a tag, of an attribute or of an entity."""
    glossary = (
        f"terms:\n  - {{id: x, term: {{ja: 森, en: '{form}'}}, text: {{ja: 字, en: <b>x</b> & y}}, checked: no}}\n"
    )
    text = 'A < b & c > d "e" \'f\' [p](/structure.html "amp") <span lang="a">z</span>.'
    without = shown(tmp_path / "without", text, glossary="terms: []\n").one(class_="prose").text
    assert shown(tmp_path / "with", text, glossary=glossary).one(class_="prose").text == without


def test_the_first_mention_on_each_real_page_is_the_link(built: Built) -> None:
    counted = 0
    for path, page in built.pages.items():
        found = [link.attributes["href"].partition("#")[2] for link in page.every("a", class_="term-link")]
        assert len(set(found)) == len(found), path
        meanings = [meaning.attributes["id"] for meaning in page.every(class_="explanation")]
        assert meanings == [f"explained_{anchor.removeprefix('term-')}" for anchor in found], path
        counted += len(found)
    assert counted > 300
