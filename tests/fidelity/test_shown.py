"""What compares the site with the source can fail: whatever is taken from a page is missed."""

from __future__ import annotations

import pytest

from tests.conftest import Built
from tests.fidelity.conftest import shown_on
from tests.fidelity.shown import Shown, segments
from tests.fidelity.source import SourceText, indicators, measures, structure
from tests.support.html import parse, squeezed


def without(built: Built, words: str) -> Shown:
    """The Japanese pages as if some words had never been there."""
    files = {path: built.files[f"ja/{path}"].decode() for path in built.in_language("ja")}
    assert any(words in text for text in files.values()), words
    return shown_on({path: parse(text.replace(words, "")) for path, text in files.items()})


@pytest.mark.parametrize("index", [0, 34, 69])
def test_a_sentence_that_is_left_out_is_missed(source: SourceText, built: Built, index: int) -> None:
    sentences = measures(source).sentences
    words = squeezed(sentences[index])
    missed = without(built, words[: len(words) // 2]).lacks(sentences)
    assert words in missed
    assert len(missed) <= 2


def test_a_sentence_that_is_divided_is_missed() -> None:
    page = parse("<main><p>市民が学びます。</p><p>市が</p><p>支えます。</p></main>")
    assert Shown({"": page}).lacks(["市民が学びます。", "市が支えます。"]) == ["市が支えます。"]


def test_a_title_that_is_a_part_of_another_is_missed() -> None:
    page = parse("<main><h1>市民の学びと支え</h1><p>市民の学び</p></main>")
    assert Shown({"": page}).lacks_names(["市民の学び", "市民の学びと支え"]) == ["市民の学び"]


def test_another_wording_that_is_left_out_is_missed(source: SourceText, built: Built) -> None:
    names = without(built, "創造都市さっぽろの推進").names
    found, rest = segments(structure(source)[0], names)
    assert rest.startswith("創造都市さっぽろの推進国際芸術祭の開催")
    assert found[-1] == "文化芸術による創造都市さっぽろの実現"


def test_a_value_that_is_changed_is_missed(source: SourceText, built: Built) -> None:
    names = shown_on(built.in_language("ja")).names
    _, rest = segments("".join(indicators(source).figure), names - {"51,000人"})
    assert rest.startswith("51,000人検討中")


def test_names_are_found_however_they_overlap() -> None:
    assert segments("生活支援生活支援の充実", {"生活", "生活支援", "支援", "生活支援の充実"})[1] == ""
    assert segments("あいう", {"あ", "あい"}) == (["あい"], "う")
    assert segments("あいう", {"あ", "い", "いう"}) == (["あ", "いう"], "")
