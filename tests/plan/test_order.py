"""The plan is read from its beginning to its end."""

from __future__ import annotations

from pathlib import Path

from generator.plan.order import reading_order
from generator.render.notes import key_of_step
from tests.conftest import Built
from tests.support.html import target
from tests.support.sites import INDICATOR, load, write_site


def order(folder: Path) -> list[str]:
    return [key_of_step(step) for step in reading_order(load(folder))]


def test_documents_that_are_the_plans_own_then_the_tree_then_the_indicators(tmp_path: Path) -> None:
    page = "---\ntitle: はじめに\nreference: yes\n---\n\n本文。\n"
    files = {
        "pages/first.ja.md": page,
        "pages/first.en.md": page.replace("はじめに", "To begin with").replace("本文", "Text"),
        "indicators/trees.yml": INDICATOR,
        "indicators/birds.yml": INDICATOR.replace("木の数", "鳥の数").replace("of trees", "of birds"),
    }

    wanted = ["page first", "node forests", "indicators", "indicator birds", "indicator trees"]
    assert order(write_site(tmp_path, files)) == wanted


def test_without_indicators_there_is_no_table_of_them(tmp_path: Path) -> None:
    assert order(write_site(tmp_path)) == ["node forests"]


def test_next_leads_through_the_whole_plan_and_previous_back(built: Built) -> None:
    for language in ("ja", "en"):
        path, steps = f"{language}/about.html", list[str]()
        assert not built.pages[path].every("a", rel="prev")
        while True:
            steps.append(path)
            following = built.pages[path].every("a", rel="next")
            if not following:
                break
            found = target(path, following[0].attributes["href"])
            assert found
            before, path = path, found[0]
            (back,) = built.pages[path].every("a", rel="prev")
            assert target(path, back.attributes["href"]) == (before, "")
        names = [step.removeprefix(f"{language}/") for step in steps]
        assert names[0] == "about.html"
        kinds = [name.partition("/")[0] for name in names[1:]]
        assert kinds == ["plan"] * 21 + ["indicators.html"] + ["indicators"] * 12
