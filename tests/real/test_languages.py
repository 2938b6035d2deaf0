"""The real plan in its two languages: nothing lacks its translation, and each language is marked as what it is."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.conftest import Built
from tests.support.html import Element, ids, parse
from tests.support.sites import ROOT, check

JAPANESE = re.compile("[\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e\uff66-\uff9f]+")


def japanese_outside_its_mark(page: Element) -> list[str]:
    """Japanese words, in text or attributes, that no `lang` says to be Japanese."""
    found = []
    for element in page.walk():
        if element.language.startswith("ja"):
            continue
        texts = [part for part in element.parts if isinstance(part, str)]
        for words in JAPANESE.findall(" ".join([*texts, *element.attributes.values()])):
            place = " ".join([element.tag, *(f"{name}={value!r}" for name, value in element.attributes.items())])
            found.append(f"<{place}> {words}")
    return found


def test_everything_is_translated() -> None:
    assert check(ROOT / "content", "--strict") == []


def test_the_state_of_translation_says_so(built: Built) -> None:
    for language in ("ja", "en"):
        page = built.in_language(language)["translations.html"]
        rows = [[cell.text.strip() for cell in row.every("td")] for row in page.every("tr") if row.every("td")]
        assert [total for total, *_ in rows] == [translated for _, translated, *_ in rows]
        assert [missing for _, _, missing, _ in rows] == ["0", "0"]
        assert [outdated for *_, outdated in rows] == ["–", "0"]


def test_no_page_says_that_something_is_untranslated(built: Built) -> None:
    assert [path for path, page in built.in_language("en").items() if page.every(class_="other-language")] == []


def test_every_page_is_in_its_language(built: Built) -> None:
    for path, page in built.pages.items():
        html = page.one("html")
        assert html.attributes["lang"] == ("en" if path.startswith("en/") else "ja"), path
        assert html.attributes["dir"] == "ltr"


def test_english_pages_mark_what_is_japanese(built: Built) -> None:
    found = {path: japanese_outside_its_mark(page) for path, page in built.in_language("en").items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_pages_for_all_languages_mark_both(built: Built) -> None:
    for path in ("index.html", "404.html"):
        page = built.pages[path]
        english = page.one("main").every(lang="en")
        assert english
        assert [words for element in english for words in japanese_outside_its_mark(element)] == []


def test_links_to_the_other_language(built: Built) -> None:
    for language, other in (("ja", "en"), ("en", "ja")):
        for path, page in built.in_language(language).items():
            choice = page.every("nav", class_="languages")
            assert choice, path
            links = {link.attributes["hreflang"]: link for nav in choice for link in nav.every("a")}
            assert links[other].attributes["lang"] == other
            assert links[other].attributes["href"].endswith(f"../{other}/{path}")
            assert links[language].attributes["aria-current"] == "true"


def test_both_languages_have_the_same_pages(built: Built) -> None:
    assert built.in_language("ja").keys() == built.in_language("en").keys()
    assert len(built.in_language("ja")) == 45 + 22


def test_both_languages_have_the_same_places(built: Built) -> None:
    """The ids of both in the same order: but on the glossary, which each language sorts in its own way."""
    english = built.in_language("en")
    for path, page in built.in_language("ja").items():
        here, there = ids(page), ids(english[path])
        if path == "glossary.html":
            here, there = sorted(here), sorted(there)
        assert _without_language(here) == _without_language(there), path


def _without_language(places: list[str]) -> list[str]:
    """The ids without those of a section for each translation, and of the explanations of a translation's own words."""
    return [place for place in places if not re.fullmatch(r"missing-[a-z]{2}|explained_.*", place)]


def test_a_title_is_said_once_and_not_empty(built: Built) -> None:
    for pages in (built.in_language("ja"), built.in_language("en")):
        titles = [page.one("head").one("title").text for page in pages.values()]
        assert all(titles)
        assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_page_has_one_main_heading(built: Built) -> None:
    for path, page in built.pages.items():
        assert len(page.every("h1")) == 1, path
        levels = [int(heading.tag[1]) for heading in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [(above, below) for above, below in pairwise(levels) if below > above + 1]
        assert jumps == [], path


def test_the_checker_of_marks_can_fail() -> None:
    page = parse('<html lang="en"><p title="日本">Plan <i lang="ja">計画</i> 施策</p></html>')
    assert [words.rpartition(" ")[2] for words in japanese_outside_its_mark(page)] == ["施策", "日本"]
