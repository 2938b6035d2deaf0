"""Themes: the level that is to be covered, and what each node's page is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plan.related import RelatedNodes
from generator.plan.themes import uncovered
from tests.support.sites import SITES, assembled, copy_site, faults, load

COVERS = "covers: {level}\nthemes:\n  - {{id: one, title: {{ja: 一, en: One}}, nodes: [{nodes}]}}\n"


@pytest.mark.parametrize(
    ("level", "nodes", "missing"),
    [
        ("measure", "nature/forests, nature/lake, people/schools", ()),
        ("measure", "nature/forests/paths, nature/lake", ("people/schools",)),
        ("goal", "people/schools/walks", ("nature",)),
        ("step", "nature", ("nature/forests/planting", "nature/forests/paths", "nature/lake/shore")),
    ],
)
def test_a_node_is_covered_by_itself_or_what_is_below_it(
    tmp_path: Path, level: str, nodes: str, missing: tuple[str, ...]
) -> None:
    content = copy_site("bilingual", tmp_path)
    (content / "themes.yml").write_text(COVERS.format(level=level, nodes=nodes), encoding="utf-8")
    plan, problems = assembled(content)
    assert plan is not None
    if level == "step":
        missing = (*missing, "people/schools/walks")
    assert uncovered(plan, level) == missing
    told = [problem for problem in problems if problem.code == "without-theme"]
    assert [(problem.values["count"], problem.values["nodes"]) for problem in told] == (
        [(len(missing), missing)] if missing else []
    )


def test_of_a_tree_with_faults_nothing_follows(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    (content / "themes.yml").write_text(COVERS.format(level="measure", nodes="nature/lake"), encoding="utf-8")
    (content / "plan/02-people/01-schools.yml").write_text("title: [\n", encoding="utf-8")
    assert {code for code, place in faults(content) if place.startswith("themes.yml")} == set()


def test_a_page_is_in_the_themes_that_name_something_on_it() -> None:
    plan = load(SITES / "bilingual")
    found = RelatedNodes(plan)
    assert {
        node.id: [theme.id for theme in found.themes_of(node)] for node in plan.nodes.values() if found.themes_of(node)
    } == {"nature/forests": ["outdoors", "learning"], "nature/lake": ["outdoors"], "people/schools": ["learning"]}
