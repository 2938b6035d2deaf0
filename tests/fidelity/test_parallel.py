"""Every text of the whole plan stands on the page with the languages side by side, in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.plan.model import Document, Indicator, Node, Plan, Text
from generator.render.full_markdown import FullMarkdown
from tests.conftest import Built
from tests.fidelity.conftest import PARALLEL
from tests.support.html import Element, parse, squeezed
from tests.support.sites import ROOT, load

Owner = Document | Node | Indicator
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load(ROOT / "content")


def texts(plan: Plan) -> Iterator[Text]:
    """The plan's own texts, titles and prose, but for the glossary and the names of its parts."""
    yield from (plan.title, plan.subtitle, plan.text.words)
    table, chart = plan.indicator_table, plan.timeline
    assert table
    assert chart
    yield from (table.title, table.text, table.name_heading, table.baseline_heading, table.target_heading, chart.title)
    yield from (bar.title for bar in chart.bars)
    yield from (mark.title for mark in chart.marks)
    own = [page for page in plan.documents if page.reference]
    owners: list[Owner] = [*own, *plan.nodes.values(), *plan.indicators]
    yield from (owner.title for owner in owners)
    yield from (owner.text.words for owner in owners)
    noted: list[Owner | Plan] = [plan, *plan.documents, *plan.nodes.values(), *plan.indicators]
    for one in noted:
        yield from (note.text for note in one.notes)
    for indicator in plan.indicators:
        yield from (value.note for value in (indicator.baseline, indicator.target, *indicator.measured))


def pieces(text: str) -> Iterator[str]:
    """The blocks of a text, as they are read."""
    page = parse(FullMarkdown(3, sections=False).html(text))
    yield from (squeezed(block.text) for block in page.every(*BLOCKS))


def in_columns(page: Element) -> dict[str, str]:
    """All that stands in the cells of a language, by language."""
    found: dict[str, str] = {}
    for cell in page.every(class_="side"):
        found[cell.language] = found.get(cell.language, "") + squeezed(cell.text)
    return found


@pytest.mark.parametrize("own", ["ja", "en"])
def test_every_text_in_every_language(plan: Plan, built: Built, own: str) -> None:
    page = built.in_language(own)[PARALLEL]
    columns = in_columns(page)
    asked = 0
    for text in texts(plan):
        for language, words in text.items():
            for piece in pieces(words):
                asked += 1
                assert piece in columns[language], (language, piece)
    assert asked > 500


@pytest.mark.parametrize("own", ["ja", "en"])
def test_what_is_beside_it_says_the_same(plan: Plan, built: Built, own: str) -> None:
    """Each title stands in a row with its own translation, and each paragraph with that of its place."""
    other = "en" if own == "ja" else "ja"
    rows = set()
    for row in built.in_language(own)[PARALLEL].every(class_="sides"):
        cells = row.every(class_="side")
        assert [cell.language for cell in cells] == [own, other]
        rows.add(tuple(squeezed(cell.text) for cell in cells))
    paragraphs = 0
    owners: list[Document | Node] = [*(page for page in plan.documents if page.reference), *plan.nodes.values()]
    for owner in owners:
        titles = squeezed(owner.title[own]), squeezed(owner.title[other])
        assert any(titles[0] in row[0] and titles[1] in row[1] for row in rows), titles
        both = [list(pieces(owner.text.words.get(language, ""))) for language in (own, other)]
        assert len(both[0]) == len(both[1])
        for pair in zip(*both, strict=True):
            paragraphs += 1
            assert pair in rows
    assert paragraphs > 50


def test_every_place_of_an_ordinary_page_is_there(built: Built) -> None:
    """The anchors of sections and initiatives are the same, and each section leads back to its own."""
    for path, page in built.in_language("ja").items():
        if not path.startswith("plan/"):
            continue
        beside = built.in_language("ja")[f"parallel/{path}"]
        places = [element.attributes["id"] for element in page.every(class_="node-section")]
        items = [element.attributes["id"] for element in page.every("li", class_="item")]
        there = {element.attributes["id"] for element in beside.walk() if "id" in element.attributes}
        assert {*places, *items} <= there
        back = {link.attributes["href"].partition("#")[2] for link in beside.every("a", class_="back-link")}
        assert set(places) <= back
