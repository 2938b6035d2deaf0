"""What has to do with what: by themes and terms that few share, and never what stands near in the tree anyway."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.plan.related import RelatedNodes
from tests.support.sites import load, write_site

LEVELS = """\
title: {ja: 町の計画, en: Town plan}
period: {first: 2020, last: 2024}
levels:
  - {key: goal, name: {ja: 目標, en: {one: goal, other: goals}}, view: page, numbering: decimal}
  - {key: field, name: {ja: 分野, en: {one: field, other: fields}}, view: page}
  - {key: step, name: {ja: 取り組み, en: {one: step, other: steps}}, view: item}
source:
  title: {ja: 計画書, en: The plan on paper}
"""


def goals(titles: Mapping[str, str]) -> dict[str, str | None]:
    """A plan of goals `a`, `b`, …, each with two fields `one` and `two` that have a step; titles are said by id."""
    files: dict[str, str | None] = {"plan/plan.yml": LEVELS, "plan/01-forests.yml": None}
    for number, goal in enumerate("abcdefgh", start=1):
        files[f"plan/{number:02d}-{goal}/goal.yml"] = f"number: {number}\ntitle: {{ja: {goal}, en: {goal}}}\n"
        for order, field in enumerate(("one", "two"), start=1):
            step = titles.get(f"{goal}/{field}/step", "仕事")
            files[f"plan/{number:02d}-{goal}/{order:02d}-{field}.yml"] = (
                f"title: {{ja: {goal}の{field}, en: {goal} {field}}}\n"
                f"children:\n  - {{slug: step, title: {{ja: {step}, en: Work}}}}\n"
            )
    return files


def themes(nodes: Mapping[str, str]) -> str:
    """A themes.yml with the nodes of each theme, by its id."""
    said = [f"  - {{id: {name}, title: {{ja: {name}, en: {name}}}, nodes: [{of}]}}\n" for name, of in nodes.items()]
    return f"themes:\n{''.join(said)}"


def related(folder: Path, files: Mapping[str, str | None], node: str) -> list[tuple[str, list[str]]]:
    """The ids of what has to do with a node, each with the ids of what both share."""
    plan = load(write_site(folder, files))
    return [
        (one.node.id, [*(theme.id for theme in one.themes), *(term.id for term in one.terms)])
        for one in RelatedNodes(plan).of(plan.nodes[node])
    ]


def test_pages_that_a_theme_names_or_something_on_them_are_related(tmp_path: Path) -> None:
    files = {**goals({}), "themes.yml": themes({"water": "a/one/step, b/two, c/one"})}
    assert related(tmp_path, files, "a/one") == [("b/two", ["water"]), ("c/one", ["water"])]


def test_what_stands_near_in_the_tree_is_not(tmp_path: Path) -> None:
    files = {**goals({}), "themes.yml": themes({"water": "a/one, a/two, a, b/one"})}
    assert related(tmp_path, files, "a/one") == [("b/one", ["water"])]
    assert related(tmp_path / "above", files, "a") == [("b/one", ["water"])]


def test_who_shares_more_and_rarer_things_comes_first(tmp_path: Path) -> None:
    said = {"common": "a/one, b/one, c/one, d/one", "rare": "a/one, d/one"}
    found = related(tmp_path, {**goals({}), "themes.yml": themes(said)}, "a/one")
    assert found == [("d/one", ["common", "rare"]), ("b/one", ["common"]), ("c/one", ["common"])]


def test_what_many_share_makes_nobody_related(tmp_path: Path) -> None:
    everybody = ", ".join(f"{goal}/one" for goal in "abcdefgh")
    assert related(tmp_path, {**goals({}), "themes.yml": themes({"all": everybody})}, "a/one") == []


def test_at_most_five_are_told(tmp_path: Path) -> None:
    six = ", ".join(f"{goal}/one" for goal in "abcdefg")
    more = {"one": "a/one, g/one", "two": six, "three": six}
    found = related(tmp_path, {**goals({}), "themes.yml": themes(more)}, "a/one")
    assert [node for node, _ in found] == ["g/one", "b/one", "c/one", "d/one", "e/one"]


TERMS = """\
terms:
  - {id: ferry, term: {ja: 渡し船, en: ferry}, also: {ja: [フェリー]}, checked: no}
  - {id: step, term: {ja: 取り組み, en: step}, checked: no}
"""


def test_a_term_in_titles_is_shared_in_any_of_its_forms(tmp_path: Path) -> None:
    files = {**goals({"a/one/step": "渡し船を増やす", "c/two/step": "フェリーの桟橋"}), "glossary.yml": TERMS}
    assert related(tmp_path, files, "a/one") == [("c/two", ["ferry"])]


def test_what_the_plan_calls_its_own_parts_says_nothing(tmp_path: Path) -> None:
    files = {**goals({"a/one/step": "町の取り組み", "c/two/step": "村の取り組み"}), "glossary.yml": TERMS}
    assert related(tmp_path, files, "a/one") == []


def test_without_themes_and_terms_nothing_is_related(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path, goals({})))
    found = RelatedNodes(plan)
    assert (found.sharing, found.shared, found.themes) == ({}, {}, {})
