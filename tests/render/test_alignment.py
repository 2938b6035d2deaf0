"""Which blocks of a text in several languages stand in one row: all of them, and none beside what is not its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.alignment import aligned, blocks

P, Q, LIST, NUMBERED = "<p>a</p>", "<p>b <br> c</p>", "<ul>\n<li>x</li>\n<li>y</li>\n</ul>", "<ol>\n<li>x</li>\n</ol>"
HEAD, TABLE = (
    '<h2 id="a">t</h2>',
    '<div class="scroller" tabindex="0"><table>\n<tr><td><p>z</p></td></tr>\n</table></div>',
)
WHOLE = st.lists(st.sampled_from([P, Q, LIST, NUMBERED, HEAD, "<h3>u</h3>", TABLE, "<hr>"]), max_size=6)


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("", []),
        (f"{P}\n{Q}", ["p", "p"]),
        (f"{LIST}\n{NUMBERED}\n{TABLE}", ["ul", "ul", "div"]),
        (f"{HEAD}\n<hr>\n{P}", ["h2", "hr", "p"]),
        ('<p title="a > b">x</p>', ["p"]),
        ("<p>never closed", [""]),
        ("words alone", [""]),
        ("</p><p>x</p>", [""]),
        (f"{P} words {P}", [""]),
    ],
)
def test_the_blocks_of_a_text(html: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(html)] == kinds


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        ([P + Q, Q + P], [[P, Q], [Q, P]]),
        ([P + LIST, Q + NUMBERED], [[P, Q], [LIST, NUMBERED]]),
        # A paragraph more on one side: nobody knows which it is.
        ([P + Q, Q], [[f"{P}\n{Q}", Q]]),
        # As many blocks, but of other kinds.
        ([P + LIST, LIST + P], [[f"{P}\n{LIST}", f"{LIST}\n{P}"]]),
        # From heading to heading.
        ([HEAD + P + Q + HEAD + P, HEAD + P + HEAD + Q], [[HEAD, HEAD], [f"{P}\n{Q}", P], [HEAD, HEAD], [P, Q]]),
        ([P + HEAD + P, HEAD + P], [[P, ""], [HEAD, HEAD], [P, P]]),
        # Other headings: the whole beside the whole.
        ([HEAD + P, f"<h3>u</h3>{P}"], [[f"{HEAD}\n{P}", f"<h3>u</h3>\n{P}"]]),
        # A language that is missing disturbs none of the others.
        ([P + Q, "", Q + P], [[P, "", Q], [Q, "", P]]),
        (["", P], [["", P]]),
        (["", ""], []),
        ([P], [[P]]),
    ],
)
def test_rows(texts: list[str], rows: list[list[str]]) -> None:
    assert aligned(texts) == rows


@given(st.lists(WHOLE, min_size=1, max_size=3))
def test_nothing_is_left_out_or_moved(texts: list[list[str]]) -> None:
    rows = aligned(["\n".join(text) for text in texts])
    for place, text in enumerate(texts):
        assert "".join(row[place] for row in rows).replace("\n", "") == "".join(text).replace("\n", "")
