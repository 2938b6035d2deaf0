"""Where things are, and how one page links to another."""

from __future__ import annotations

from generator.route.addresses import Addresses, list_anchor
from tests.support.sites import SITES, load


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
