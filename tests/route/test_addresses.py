"""Where things are, and how one page links to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.route.addresses import Addresses, list_anchor, relative
from tests.support.html import target
from tests.support.sites import SITES, load


@pytest.mark.parametrize(
    ("origin", "to", "link"),
    [
        ("index.html", "ja/index.html", "ja/index.html"),
        ("ja/index.html", "ja/index.html", "index.html"),
        ("ja/index.html", "en/index.html", "../en/index.html"),
        ("ja/plan/a/b.html", "ja/plan/a.html", "../a.html"),
        ("ja/plan/a.html", "ja/plan/a/b.html", "a/b.html"),
        ("ja/plan/a/b.html", "assets/site.css", "../../../assets/site.css"),
        ("ja/plan/a/b.html", "ja/plan/a/b.html", "b.html"),
        ("ja/a.html", "a/ja.html", "../a/ja.html"),
    ],
)
def test_relative(origin: str, to: str, link: str) -> None:
    assert relative(origin, to) == link


names = st.lists(st.sampled_from(["ja", "en", "plan", "a", "b"]), min_size=1, max_size=5).map("/".join)


@given(origin=names, to=names)
def test_a_relative_link_leads_where_it_is_meant_to(origin: str, to: str) -> None:
    assert target(origin, relative(origin, to)) == (to, "")


def test_paths_and_places() -> None:
    plan = load(SITES / "six-levels")
    addresses = Addresses(plan)
    expected = {
        "world": ("plan/world.html", ""),
        "world/land/field": ("plan/world/land/field.html", ""),
        "world/land/field/first-row": ("plan/world/land/field.html", "first-row"),
        "world/land/field/first-row/oats/dry-leaf": ("plan/world/land/field.html", "first-row--oats--dry-leaf"),
    }
    for name, (path, anchor) in expected.items():
        node = plan.nodes[name]
        assert (addresses.path(node), addresses.anchor(node)) == (path, anchor)
    assert list_anchor(plan.nodes["world/land/field/first-row"]) == "world--land--field--first-row"


def test_pages_by_their_key() -> None:
    plan = load(SITES / "bilingual")
    addresses = Addresses(plan)
    assert addresses.path("home") == "index.html"
    assert addresses.path("structure") == "structure.html"
    assert addresses.path(plan.documents[0]) == "about.html"
    assert addresses.path(plan.indicators[0]) == "indicators/trees.html"
    term = plan.glossary.terms[0]
    assert (addresses.path(term), addresses.anchor(term)) == ("glossary.html", "term-forest")
    assert list_anchor(plan.indicators[0]) == "indicator-trees"
