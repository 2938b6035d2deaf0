"""Texts in several languages are found by their type, wherever in a shape they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from generator.validate.shapes import GlossaryFile, IndicatorFile, NodeFile, PlanFile, Shape, SiteFile
from generator.validate.texts import Path, texts_of

S = TypeVar("S", bound=Shape)


def texts(shape: Shape) -> dict[Path, Mapping[str, Any]]:
    return {path: text for path, _, text in texts_of(shape)}


def of(shape: type[S], data: dict[str, Any]) -> S:
    return msgspec.convert(data, shape, strict=False)


def test_texts_of_a_node_and_of_all_below_it() -> None:
    node = of(
        NodeFile,
        {
            "title": {"ja": "森"},
            "text": {"ja": "文"},
            "notes": [{"kind": "variant", "reading": "もり", "text": {"ja": "注"}}],
            "children": [{"slug": "a", "title": {"ja": "道"}, "children": [{"slug": "b", "title": {"ja": "石"}}]}],
        },
    )
    assert {path: text["ja"] for path, text in texts(node).items()} == {
        ("title",): "森",
        ("text",): "文",
        ("notes", 0, "text"): "注",
        ("children", 0, "title"): "道",
        ("children", 0, "children", 0, "title"): "石",
    }


def test_texts_that_are_left_out_are_not_found() -> None:
    assert list(texts(of(NodeFile, {"title": {"ja": "森"}}))) == [("title",)]


def test_texts_in_lists_and_nouns() -> None:
    site = of(
        SiteFile,
        {
            "name": {"ja": "名"},
            "description": {"ja": "説"},
            "languages": ["ja"],
            "publisher": {"name": {"ja": "市"}},
            "notices": [{"ja": "案"}],
        },
    )
    assert ("notices", 0) in texts(site)
    assert ("publisher", "name") in texts(site)
    level = {"key": "a", "name": {"en": {"one": "aim", "other": "aims"}}, "view": "page"}
    plan = of(
        PlanFile,
        {
            "title": {"ja": "計"},
            "period": {"first": 2020, "last": 2021},
            "levels": [level],
            "source": {"title": {"ja": "元"}},
        },
    )
    assert texts(plan)[("levels", 0, "name")] == {"en": {"one": "aim", "other": "aims"}}


def test_what_is_said_by_language_but_needs_no_translation_is_not_found() -> None:
    """How a word is read, and its other forms, belong to one language."""
    terms = [{"id": "a", "term": {"ja": "語"}, "reading": {"ja": "ご"}, "also": {"en": ["word"]}}]
    assert list(texts(of(GlossaryFile, {"terms": terms}))) == [("terms", 0, "term")]


def test_values_have_notes_in_several_languages() -> None:
    year = {"year": 2020, "value": "1"}
    indicator = of(
        IndicatorFile,
        {
            "node": "a",
            "title": {"ja": "木"},
            "unit": {"ja": "本"},
            "baseline": {**year, "note": {"ja": "注"}},
            "target": year,
        },
    )
    assert list(texts(indicator)) == [("title",), ("unit",), ("baseline", "note")]


def test_a_text_is_markdown_or_a_line() -> None:
    node = of(
        NodeFile, {"title": {"ja": "森"}, "text": {"ja": "文"}, "notes": [{"kind": "variant", "text": {"ja": "注"}}]}
    )
    assert {path: markdown for path, markdown, _ in texts_of(node)} == {
        ("title",): False,
        ("text",): True,
        ("notes", 0, "text"): True,
    }
