"""The tree of a plan, from its folders and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import SITES, SMALL, changed, faults, load, write_files, write_site

FOREST = "plan/01-forests.yml"


def node(ja: str, en: str, number: int | str = 1) -> str:
    return f"number: {number}\ntitle: {{ja: {ja}, en: {en}}}\n"


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Two levels in folders, whose prefixes leave room and do not sort as text."""
    plan = SMALL["plan/plan.yml"].replace(
        "  - {key: step,",
        "  - {key: area, name: {ja: 分野, en: area}, view: page, numbering: decimal}\n  - {key: step,",
    )
    files = {
        "plan/plan.yml": plan,
        FOREST: None,
        "plan/2-people/goal.yml": node("人", "People"),
        "plan/10-work/goal.yml": node("仕事", "Work", 2),
        "plan/10-work/8-sky/area.yml": node("空", "Sky"),
        "plan/10-work/09-sea.yml": node("海", "Sea", 2),
        "plan/10-work/10-land.yml": node("陸", "Land", 3) + "children:\n  - {slug: dig, title: {ja: 掘る, en: Dig}}\n",
    }
    return write_site(tmp_path, files)


def test_folders_and_files_by_their_numbers(folders: Path) -> None:
    plan = load(folders)
    assert list(plan.nodes) == ["people", "work", "work/sky", "work/sea", "work/land", "work/land/dig"]
    assert [node.ordinal for node in plan.roots] == [1, 2]
    assert [plan.nodes[name].level.key for name in ("work", "work/sky", "work/land/dig")] == ["goal", "area", "step"]


def test_kin(folders: Path) -> None:
    plan = load(folders)
    dig = plan.nodes["work/land/dig"]
    land = plan.nodes["work/land"]
    assert plan.parent(dig) is land
    assert plan.parent(plan.roots[0]) is None
    assert [above.slug for above in plan.ancestors(dig)] == ["work", "land"]
    assert [sibling.slug for sibling in plan.siblings(land)] == ["sky", "sea", "land"]
    assert plan.siblings(plan.roots[0]) == plan.roots
    assert [below.slug for below in plan.descendants(plan.nodes["work"])] == ["sky", "sea", "land", "dig"]


def test_a_node_knows_where_it_is_written(folders: Path) -> None:
    plan = load(folders)
    assert (plan.nodes["work"].file, plan.nodes["work"].path) == ("plan/10-work/goal.yml", ())
    dig = plan.nodes["work/land/dig"]
    assert (dig.file, dig.path) == ("plan/10-work/10-land.yml", ("children", 0))


def test_colours_go_down_the_tree(tmp_path: Path) -> None:
    plan = load(SITES / "bilingual")
    assert {node.id.split("/")[0]: node.colour for node in plan.nodes.values()} == {"nature": 1, "people": 2}
    assert {node.colour for node in load(write_site(tmp_path)).nodes.values()} == {0}


@pytest.mark.parametrize(
    "file", ["plan/forests.yml", "plan/01_forests.yml", "plan/01-Forests.yml", "plan/01-.yml", "plan/step.yml"]
)
def test_a_name_that_says_nothing(tmp_path: Path, file: str) -> None:
    content = write_site(tmp_path, {FOREST: None, file: SMALL[FOREST]})
    assert faults(content)[0] == ("file-name", f"{file}:1:1")


def test_the_same_number_twice(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"plan/1-lake.yml": node("湖", "Lake", 2)})
    assert [code for code, _ in faults(content)] == ["same-order"]


def test_a_folder_without_its_own_file(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"plan/02-lake/01-shore.yml": node("岸", "Shore")})
    assert faults(content)[0] == ("missing-file", "plan/02-lake/goal.yml:1:1")


def test_a_folder_and_a_file_of_one_name(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"plan/01-forests/goal.yml": node("林", "Woods")})
    assert [code for code, _ in faults(content)] == ["folder-and-file"]


def test_children_in_the_file_and_in_the_folder(folders: Path) -> None:
    text = node("仕事", "Work", 2) + "children:\n  - {slug: ice, number: 1, title: {ja: 氷, en: Ice}}\n"
    write_files(folders, {"plan/10-work/goal.yml": text})
    assert [code for code, _ in faults(folders)] == ["children-twice"]


def test_deeper_than_the_levels(tmp_path: Path) -> None:
    files = changed(
        FOREST, "  - slug: paths\n", "    children:\n      - {slug: oak, title: {ja: 楢, en: Oak}}\n  - slug: paths\n"
    )
    assert faults(write_site(tmp_path, files)) == [("too-deep", "plan/01-forests.yml:8:21")]


@pytest.mark.parametrize("file", ["plan/02-a/01-b/01-c.yml", "plan/02-a/01-b/01-c/d.yml"])
def test_folders_deeper_than_the_levels(tmp_path: Path, file: str) -> None:
    codes = {code for code, _ in faults(write_site(tmp_path, {file: node("深", "Deep")}))}
    assert codes & {"too-deep", "file-name", "missing-file"}


def test_the_same_slug_twice_among_siblings(tmp_path: Path) -> None:
    assert faults(write_site(tmp_path, changed(FOREST, "slug: paths", "slug: planting")))[0] == (
        "duplicate-slug",
        "plan/01-forests.yml:7:5",
    )


def test_the_same_slug_elsewhere(tmp_path: Path) -> None:
    text = node("湖", "Lake", 2) + "children:\n  - {slug: planting, title: {ja: 葦, en: Reeds}}\n"
    assert faults(write_site(tmp_path, {"plan/02-lake.yml": text})) == []


def test_a_plan_without_nodes(tmp_path: Path) -> None:
    assert load(write_site(tmp_path, {FOREST: None})).roots == ()
