"""Where terms are found in texts, and where they are not."""

from __future__ import annotations

import pytest

from generator.plan.mentions import Mentions
from generator.plan.model import Term


def term(words: str, language: str, *also: str, avoid: tuple[str, ...] = ()) -> Term:
    return Term(words, {language: words}, {}, {language: also}, {language: avoid}, True, {}, False, {})


def found(text: str, language: str, *words: str) -> list[str]:
    """What is found of some terms in a text."""
    mentions = Mentions([term(word, language) for word in words])
    return [text[mention.start : mention.end] for mention in mentions.find(text, language)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("札幌市国際戦略プランと札幌市", ("札幌市", "札幌市国際戦略プラン"), ["札幌市国際戦略プラン", "札幌市"]),
        ("札幌市民の声", ("札幌市",), []),
        ("札幌市内、札幌市等", ("札幌市",), ["札幌市", "札幌市"]),
        ("各施策、本施策と基本施策", ("施策",), ["施策", "施策"]),
        ("施策体系", ("施策",), []),
        ("2013年度から年度末", ("年度",), ["年度"]),
        ("多文化共生社会", ("多文化共生",), ["多文化共生"]),
        ("アイヌ文化とアイヌモシリ", ("アイヌ",), ["アイヌ"]),
        ("サーバーとバー", ("バー",), ["バー"]),
        ("SNSやＳＮＳとSNSX", ("SNS",), ["SNS", "ＳＮＳ"]),
        ("JICA北海道とJICA", ("JICA", "JICA北海道"), ["JICA北海道", "JICA"]),
        ("取り組みを進め、取り組みます。取り組みながら", ("取り組み",), ["取り組み"]),
        ("取り組みや取り組みなど、取り組みには", ("取り組み",), ["取り組み"] * 3),
        ("住民のまちづくり", ("まちづくり",), ["まちづくり"]),
    ],
)
def test_japanese(text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert found(text, "ja", *words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Basic measures and basic-measure", ("basic measure",), ["Basic measures", "basic-measure"]),
        ("basic\nmeasure", ("basic measure",), ["basic\nmeasure"]),
        ("basic\n\nmeasure, basic\n- measure, basic, measure", ("basic measure",), []),
        ("measurement, countermeasure", ("measure",), []),
        ("a basic measure", ("measure", "basic measure"), ["basic measure"]),
        ("cities, City, the city’s", ("city",), ["cities", "City", "city"]),
        ("businesses, boxes, buses", ("business", "box"), ["businesses", "boxes"]),
        ("sister and friendship city", ("sister and friendship cities",), ["sister and friendship city"]),
        ("MICE and mice", ("MICE",), ["MICE"]),
        ("ALTs, alts", ("ALT",), ["ALTs"]),
        ("rights of a child, rights of child", ("rights of the child",), ["rights of a child", "rights of child"]),
        ("the Plaza, a plaza", ("the Plaza",), ["the Plaza"]),
        ("www.sapporo.example, a@sapporo.jp, sapporo.jp", ("Sapporo",), []),
        ("Off to Sapporo. In Sapporo", ("Sapporo",), ["Sapporo", "Sapporo"]),
        ("Festival (PMF), Festival PMF", ("Festival (PMF)",), ["Festival (PMF)"]),
        ("children’s rights, childrens rights", ("children’s rights",), ["children’s rights"]),
    ],
)
def test_english(text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert found(text, "en", *words) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("fr", "Forêts et forêt, reforestation", ("forêt",), ["Forêts", "forêt"]),
        ("ar", "السنة المالية وللسنة المالية وسنة مالية", ("سنة مالية",), ["السنة المالية", "وللسنة المالية"]),
        ("ar", "عُرام العاصفة، العرام", ("عُرام",), ["عُرام", "العرام"]),
        ("ko", "기본계획은 대기본계획", ("기본계획",), ["기본계획"]),
        ("zh-Hant", "新施策體系", ("施策",), ["施策"]),
        ("ne", "शहरको योजना, शहर", ("शहर",), ["शहर"]),
    ],
)
def test_other_languages(language: str, text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert found(text, language, *words) == expected


def test_a_form_to_be_avoided_is_none_within_a_right_one() -> None:
    mentions = Mentions([term("Snow Festival", "en", "Great Snow Festival", avoid=("Festival",))])
    text = "The Great Snow Festival is a festival"
    assert [(text[m.start : m.end], m.is_right) for m in mentions.find(text, "en")] == [
        ("Great Snow Festival", True),
        ("festival", False),
    ]


def test_a_translation_has_a_form_that_lies_within_another_word() -> None:
    mentions = Mentions([term("岸壁", "ja"), term("岸壁遊歩道", "ja")])
    assert [mention.term for mention in mentions.find("岸壁遊歩道", "ja")] == [1]
    assert mentions.has("岸壁遊歩道", "ja", 0)
    assert not mentions.has("桟橋", "ja", 0)
    assert not mentions.has("岸壁", "en", 0)
