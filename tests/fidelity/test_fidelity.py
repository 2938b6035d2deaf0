"""Every sentence, title and figure of the source document is on the Japanese site."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.conftest import Built
from tests.fidelity.conftest import PRINT
from tests.fidelity.shown import Shown, segments
from tests.fidelity.source import (
    SourceText,
    explanation,
    indicators,
    measures,
    structure,
    values,
    words_of_chart,
    years,
)
from tests.support.html import Element, parse, squeezed, target

UNDECIDED = "検討中"


def sentences_of(source: SourceText) -> list[str]:
    return explanation(source).sentences + measures(source).sentences + indicators(source).sentences


def test_every_sentence(source: SourceText, shown: Shown, printed: Shown) -> None:
    sentences = sentences_of(source)
    assert len(sentences) == 3 + 70 + 1
    assert shown.lacks(sentences) == []
    assert printed.lacks(sentences) == []


def test_every_title_of_a_chapter(source: SourceText, shown: Shown) -> None:
    assert shown.lacks(source.title(chapter) for chapter in (1, 2, 3, 4)) == []


def test_every_heading_of_chapters_1_and_3(source: SourceText, shown: Shown) -> None:
    headings = explanation(source).headings + measures(source).headings
    assert shown.lacks_names(words for _, words in headings) == []


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_word_of_the_tables_of_chapter_2(source: SourceText, shown: Shown, page: int) -> None:
    names, rest = segments(structure(source)[page], shown.names)
    assert rest == ""
    assert len(names) > 40


def test_chapter_3_is_printed_in_its_order(source: SourceText, built: Built, shown: Shown) -> None:
    chapter = measures(source)
    text = squeezed(built.in_language("ja")[PRINT].one("main").text)
    # The line that belongs to nothing stands in a note, wherever that is.
    strays = {words for _, words in chapter.headings if squeezed(words) not in shown.names}
    assert len(strays) == 1
    position = 0
    for words in (squeezed(words) for words in chapter.in_order if words not in strays):
        found = text.find(words, position)
        assert found >= 0, words
        position = found + len(words)


def test_every_word_of_the_table_of_chapter_4(source: SourceText, shown: Shown) -> None:
    names, rest = segments("".join(indicators(source).figure), shown.names)
    assert rest == ""
    assert names.count(UNDECIDED) == 12


def test_every_value_stands_beside_its_indicator(source: SourceText, built: Built, shown: Shown) -> None:
    chapter = indicators(source)
    names, _ = segments("".join(chapter.figure), shown.names)
    wanted = [(name, value) for name, value in pairwise(names) if value in map(squeezed, values(chapter))]
    assert len(wanted) == 12
    for table in (built.in_language("ja")["indicators.html"], built.in_language("ja")[PRINT]):
        rows = [row for row in table.one(class_="indicator-table").every("tr") if row.every("td")]
        cells = [[squeezed(value.text) for value in row.every(class_="value")] for row in rows]
        names_of_rows = [squeezed(row.every("a")[0].text) for row in rows]
        assert [(name, cell[0]) for name, cell in zip(names_of_rows, cells, strict=True)] == wanted
        assert [cell[-1] for cell in cells] == [UNDECIDED] * 12


def test_every_indicator_has_its_value_on_a_page_of_its_own(source: SourceText, built: Built) -> None:
    pages = [page for path, page in built.in_language("ja").items() if path.startswith("indicators/")]
    found = [[squeezed(value.text) for value in page.one("main").every(class_="value")] for page in pages]
    assert sorted(first for first, *_ in found) == sorted(map(squeezed, values(indicators(source))))
    assert all(UNDECIDED in rest for _, *rest in found)


@pytest.mark.parametrize("path", ["about.html", "index.html", PRINT])
def test_every_year_and_word_of_the_chart(source: SourceText, built: Built, path: str) -> None:
    chapter = explanation(source)
    chart = built.in_language("ja")[path].one("figure", class_="timeline")
    heads = [(head.one(class_="calendar-year").text, head.one(class_="era-year").text) for head in chart.every("th")]
    for calendar, era in years(chapter):
        assert any(calendar == head[0] and era in head[1] for head in heads), calendar
    names, rest = segments(words_of_chart(chapter), Shown({path: parse(f"<main>{_html(chart)}</main>")}).names)
    assert rest == ""
    assert len(names) == 5


@pytest.mark.parametrize("language", ["ja", "en"])
def test_declared_counts_hold_on_the_pages(built: Built, language: str) -> None:
    pages = built.in_language(language)
    depths = [0] * 5
    for address in _addresses(pages["structure.html"].one("main").one("ul", class_="tree")):
        found = target("structure.html", address)
        assert found
        path, fragment = found
        slugs = [*path.removeprefix("plan/").removesuffix(".html").split("/"), *filter(None, fragment.split("--"))]
        depths[len(slugs) - 1] += 1
        assert path in pages
        assert not fragment or pages[path].every(id=fragment)
    assert depths == [3, 6, 12, 28, 103]
    own_pages = [path for path in pages if path.startswith("indicators/")]
    table = pages["indicators.html"].one(class_="indicator-table")
    rows = [address for address in _addresses(table) if address.startswith("indicators/")]
    assert (len(own_pages), len(rows), len(set(rows))) == (12, 12, 12)


def _addresses(element: Element) -> list[str]:
    return [link.attributes["href"] for link in element.every("a")]


def _html(element: Element) -> str:
    """An element written out again, as far as its text and classes go."""
    within = "".join(part if isinstance(part, str) else _html(part) for part in element.parts)
    classes = element.attributes.get("class", "")
    return f'<{element.tag} class="{classes}">{within}</{element.tag}>'
