"""Files laid out in every way that YAML allows: an edit keeps each remark, or takes it away with the line it stood on.

`LAYOUTS` in the environment makes for more of them.
"""

from __future__ import annotations

import os
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.yaml_edits import CannotEditError, Edit, Insert, Put, Remove, edited, spliced
from generator.problems import has_errors
from generator.read.yaml import parse_yaml
from tests.support.layouts import Layout, layouts

COUNT = int(os.environ.get("LAYOUTS", "300"))
WORDS = st.sampled_from(["森", "two words", "a: b", "x\n\ny", " begins", "# no remark", "'", "12", "- a", "…", "[x]"])


def remarks(text: str) -> list[str]:
    return re.findall(r"#r\d+", text)


def outcome(layout: Layout, edit: Edit) -> str | None:
    """The text after an edit; None where it is refused, which loses nothing."""
    try:
        return spliced(layout.text, edited(layout.text, [edit]))
    except CannotEditError:
        return None


@settings(max_examples=COUNT, deadline=None)
@given(layouts(), WORDS, st.data())
def test_what_is_put_in_takes_no_remark_away(layout: Layout, words: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(layout.scalars))
    found = outcome(layout, Put(path, words))
    if found is not None:
        assert remarks(found) == remarks(layout.text)


@settings(max_examples=COUNT, deadline=None)
@given(layouts(), WORDS, st.data())
def test_nor_does_what_is_added(layout: Layout, words: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(layout.mappings))
    found = outcome(layout, Put((*path, "new"), words, ("ja",)))
    if found is not None:
        assert remarks(found) == remarks(layout.text)
    if layout.lists:
        place = data.draw(st.sampled_from(layout.lists))
        at = data.draw(st.integers(0, 2))
        found = outcome(layout, Insert(place, at, {"year": "2013", "value": "3"}))
        if found is not None:
            assert remarks(found) == remarks(layout.text)


@settings(max_examples=COUNT, deadline=None)
@given(layouts(), st.data())
def test_what_goes_takes_its_own_remarks_alone(layout: Layout, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(layout.scalars))
    found = outcome(layout, Remove(path))
    if found is None:
        return
    document, _ = parse_yaml(layout.text, "")
    first, last = document.locate(path).line, document.last_line(path)
    lines = layout.text.split("\n")
    own = set(remarks("\n".join(lines[first - 1 : last])))
    gone = [one for one in remarks(layout.text) if one not in remarks(found)]
    assert set(gone) <= own
    assert [one for one in remarks(layout.text) if one not in gone] == remarks(found)


@settings(max_examples=COUNT, deadline=None)
@given(layouts())
def test_every_layout_can_be_read(layout: Layout) -> None:
    """Otherwise the others would hold nothing."""
    document, problems = parse_yaml(layout.text, "")
    assert not has_errors(problems)
    assert document.data
    assert remarks(layout.text)


def test_most_edits_are_made() -> None:
    """Refusing is safe, and no use."""
    tried: list[bool] = []

    @settings(max_examples=COUNT, deadline=None, database=None)
    @given(layouts(), st.data())
    def every(layout: Layout, data: st.DataObject) -> None:
        tried.append(outcome(layout, Put(data.draw(st.sampled_from(layout.scalars)), "森")) is not None)

    every()
    assert sum(tried) > 0.8 * len(tried)
