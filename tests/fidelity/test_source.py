"""The source document is read as what it is: else nothing that is compared with it means anything."""

from __future__ import annotations

import pytest

from tests.fidelity.source import SourceText, explanation, indicators, measures, structure, values, years


def test_pages_and_chapters(source: SourceText) -> None:
    assert len(source.pages) == 18
    assert [len(pages) for pages in source.chapters] == [1, 3, 13, 1]
    titles = [source.title(chapter) for chapter in (1, 2, 3, 4)]
    assert titles == ["アクションプランについて", "施策の構成", "施策の内容", "評価指標"]


def test_explanation(source: SourceText) -> None:
    chapter = explanation(source)
    assert chapter.titles("節") == ["策定の目的", "アクションプランの計画期間"]
    assert [sentence[:5] for sentence in chapter.sentences] == ["当アクショ", "2013 ", "但し、計画"]
    assert years(chapter)[0] == ("2013", "25")
    assert years(chapter)[-1] == ("2022", "34")


def test_structure_is_one_text_a_page(source: SourceText) -> None:
    assert [text[:6] for text in structure(source)] == ["基本方針Ⅰ ", "基本方針Ⅱ ", "基本方針Ⅲ "]


@pytest.mark.parametrize(
    ("kind", "count"),
    # One basic measure is headed 施策, and so is a line that belongs to nothing.
    [("基本方針", 3), ("施策の柱", 6), ("基本施策", 12 - 1), ("施策", 28 + 1 + 1), ("取り組み", 103)],
)
def test_headings_of_the_measures(source: SourceText, kind: str, count: int) -> None:
    assert len(measures(source).titles(kind)) == count


def test_wrapped_lines_are_joined(source: SourceText) -> None:
    chapter = measures(source)
    assert all(sentence.endswith("。") for sentence in chapter.sentences if "世界へ発信していきます" not in sentence)
    # A sentence that goes on over the page, past the boxes at the side of it.
    assert any("場を設定するとともに、ボランティア間" in sentence for sentence in chapter.sentences)
    # An entry of a list that goes on in the next line.
    assert any(title.endswith("海外都市を通じた情報発信") for title in chapter.titles("取り組み"))


def test_values(source: SourceText) -> None:
    found = values(indicators(source))
    assert len(found) == 12
    assert (found[0], found[7], found[-1]) == ("51,000人", "平均4.2校", "43団体")
