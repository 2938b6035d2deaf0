"""YAML edited by its characters: what is changed reads as it should, and every other character stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.rewriting import Rewriting
from generator.desk.yaml_edits import CannotEditError, Edit, Insert, Put, Remove, edited, spliced
from generator.read.yaml import parse_yaml

TEXT = """\
# a remark
title:
  ja: 森   # stays
  en: |  # so does this
    One

    Two

# between
unit: {ja: 本}
measured:
  - year: 2013
    value: 1   # one
  - year: 2015
    value: 検討中
quoted: 'it''s'
double: "a\\tb"
folded: >-
  one
  two
last: end"""


CHARACTERS = " \n\t'\"#:-[]{}&*!|>%@`~?,\\0aあ…"
"""Those that mean something to YAML, and some that do not."""


def after(*edits: Edit, text: str = TEXT) -> str:
    return spliced(text, edited(text, edits))


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Put(("title", "ja"), "林"), "ja: 森   #", "ja: 林   #"),
        (Put(("title", "ja"), "林: 森"), "ja: 森   #", "ja: '林: 森'   #"),
        (Put(("title", "ja"), "2013"), "ja: 森   #", "ja: '2013'   #"),
        (Put(("title", "en"), "One\n\n  Three"), "    Two\n", "      Three\n"),
        (Put(("quoted",), "don't"), "'it''s'", "'don''t'"),
        (Put(("double",), 'a"b'), '"a\\tb"', '"a\\"b"'),
        (Put(("folded",), "a\nb"), ">-\n  one\n  two\n", "|-\n  a\n  b\n"),
        (Put(("last",), "a\nb"), "last: end", "last: |\n  a\n  b\n"),
        (Put(("title", "ko"), "숲", ("ja", "en")), "    Two\n", "    Two\n  ko: |\n    숲\n"),
        (Put(("title", "ko"), "숲"), "  ja: 森", "  ko: 숲\n  ja: 森"),
        (Put(("unit", "en"), {"one": "tree", "other": "trees"}, ("ja",)), "本}", "本, en: {one: tree, other: trees}}"),
        (
            Insert(("measured",), 1, {"year": "2014", "value": "3.50"}),
            "   # one\n",
            "   # one\n  - year: 2014\n    value: 3.50\n",
        ),
        (
            Insert(("measured",), 0, {"year": "2012", "value": "3"}),
            "  - year: 2013",
            "  - year: 2012\n    value: 3\n  - year: 2013",
        ),
        (Remove(("measured", 0)), "  - year: 2013\n    value: 1   # one\n", ""),
        (Remove(("title", "en")), "  en: |  # so does this\n    One\n\n    Two\n", ""),
        (Put(("new",), ["a"], ("last",)), "last: end", "last: end\nnew:\n  - a\n"),
    ],
)
def test_an_edit_changes_what_it_is_to_change(edit: Edit, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert after(edit) == TEXT.replace(old, new)


def test_several_edits_at_once() -> None:
    found = after(
        Insert(("measured",), 2, {"year": "2016", "value": "4"}),
        Put(("measured", 1, "value"), "2", number=True),
        Insert(("measured",), 1, {"year": "2014", "value": "3"}),
    )
    data = parse_yaml(found, "")[0].data
    assert isinstance(data, dict)
    assert data["measured"] == [
        {"year": "2013", "value": "1"},
        {"year": "2014", "value": "3"},
        {"year": "2015", "value": "2"},
        {"year": "2016", "value": "4"},
    ]


@pytest.mark.parametrize("edit", [Remove(("nothing",)), Put(("title", "en", "x"), "y"), Remove(("unit", "ja"))])
def test_what_cannot_be_edited_alone_is_not(edit: Edit) -> None:
    with pytest.raises(CannotEditError):
        after(edit)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=" \n\t'\"#:-[]{}&*!|>%@`~?,\\0aあ…", min_size=1), st.sampled_from(["ja", "en", "flow", "'", '"'])
)
def test_any_text_is_written_as_it_is_or_not_at_all(text: str, where: str) -> None:
    path: tuple[str | int, ...] = {
        "ja": ("title", "ja"),
        "en": ("title", "en"),
        "flow": ("unit", "ja"),
        "'": ("quoted",),
        '"': ("double",),
    }[where]
    try:
        found = after(Put(path, text))
    except CannotEditError:
        return
    data = parse_yaml(found, "")[0].data
    for part in path:
        data = data[part]  # type: ignore[index]
    assert str(data).rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_stay(tmp_path: Path, line_end: str, mark: str) -> None:
    folder = tmp_path
    text = mark + TEXT.replace("\n", line_end)
    (folder / "a.yml").write_bytes(text.encode())
    rewriting = Rewriting(folder)
    rewriting.edit("a.yml", [Put(("title", "ja"), "林"), Put(("title", "en"), "X\n\nY")])
    assert rewriting.write() == ["a.yml"]
    wanted = text.replace("森", "林").replace("One", "X").replace("Two", "Y")
    assert (folder / "a.yml").read_bytes() == wanted.encode()
