"""What the structure and the table of indicators give to the scripts that filter and sort them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.html import Element, parse
from tests.support.sites import INDICATOR, SITES, Files, read_tree, run, write_site

MEASURED = INDICATOR.replace("木の数", "高さ").replace("検討中", "12.50") + "measured:\n  - {year: 2020, value: 7}\n"
UNMEASURED = INDICATOR.replace("木の数", "幅") + "measured:\n  - {year: 2020, value: 未測定}\n"


def page_of(tmp_path: Path, path: str, files: Files) -> Element:
    content = write_site(tmp_path, files)
    output = tmp_path / "site"
    ended = run("build", "--content", content, "--output", output)
    assert ended.code == 0, ended.text
    return parse((output / path).read_bytes())


def test_rows_tell_their_numbers_and_what_their_values_are(tmp_path: Path) -> None:
    files = {"indicators/a.yml": INDICATOR, "indicators/b.yml": MEASURED, "indicators/c.yml": UNMEASURED}
    page = page_of(tmp_path, "ja/indicators.html", files)
    rows = [row for row in page.every("tr") if "data-states" in row.attributes]
    assert [row.attributes["data-states"].split() for row in rows] == [
        ["no-target", "unmeasured", "under-consideration"],
        ["target", "measured"],
        ["no-target", "unmeasured", "not-measured", "under-consideration"],
    ]
    assert [[cell.attributes.get("data-number") for cell in row.every("td")] for row in rows] == [
        ["51000", None, None],
        ["51000", "7", "12.50"],
        ["51000", None, None],
    ]
    heads = [head.attributes["data-column"] for head in page.every("th") if "data-column" in head.attributes]
    assert heads == ["name", "baseline", "latest", "target"]


def test_only_what_values_are_can_be_chosen(tmp_path: Path) -> None:
    page = page_of(tmp_path, "ja/indicators.html", {"indicators/a.yml": INDICATOR})
    choices = [option.attributes["value"] for option in page.one("select", id="table_state").every("option")]
    assert choices == ["", "target", "no-target", "under-consideration"]
    orders = [option.attributes["value"] for option in page.one("select", id="table_order").every("option")]
    assert orders == ["", "name", "-name", "baseline", "-baseline", "target", "-target"]


def test_the_table_of_a_node_has_no_tools(tmp_path: Path) -> None:
    files = {"indicators/a.yml": INDICATOR, "indicators/b.yml": MEASURED}
    page = page_of(tmp_path, "ja/plan/forests.html", files)
    assert not [
        element for element in page.walk() if element.attributes.get("id") in ("table_tools", "indicator_table")
    ]


def test_each_node_tells_how_many_of_each_level_are_below(tmp_path: Path) -> None:
    page = page_of(tmp_path, "en/structure.html", {})
    (summary,) = page.one("ul", id="tree").every("summary")
    assert " ".join(summary.text.split()) == "Growing forests: 2 steps"
    deep = tmp_path / "deep"
    assert run("build", "--content", SITES / "six-levels", "--output", deep).code == 0
    tree = parse(read_tree(deep)["en/structure.html"]).one("ul", id="tree")
    first = tree.every("summary")[0]
    assert [amount.text for amount in first.every("span", class_="amount")] == [
        "1 land",
        "1 field",
        "2 row",
        "2 plant",
        "3 leaf",
    ]
    lefts = [part.attributes["class"].split()[0] for part in tree.every("ul")[1:]]
    assert lefts == [f"left-{left}" for left in (5, 4, 3, 2, 1, 1)]


def test_a_list_of_priorities_tells_those_that_are_not_sure(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    for name, more in {
        "plan/plan.yml": "priority_name: {ja: 重点, en: {one: priority, other: priorities}}\n",
        "plan/01-forests.yml": "priority: uncertain\n",
        "plan/02-rivers.yml": "priority: yes\nnumber: 2\ntitle: {ja: 川を守る, en: Keeping rivers}\n",
    }.items():
        file = content / name
        file.write_text(more + (file.read_text(encoding="utf-8") if file.exists() else ""), encoding="utf-8")
    output = tmp_path / "site"
    assert run("build", "--content", content, "--output", output).code == 0
    page = parse((output / "en/index.html").read_bytes())
    first, second = page.one("ul", class_="links").every("li")
    assert first.one(class_="priority-uncertain").text == "Possible priority"
    assert second.every(class_="priority") == []


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("[]", "This page lists what the plan marks as “priority”."),
        (
            "[{id: priority, term: {ja: 重点, en: priority}, text: {ja: 急ぐもの。, en: What comes first.}}]",
            "What comes first.",
        ),
    ],
)
def test_the_page_of_priorities_begins_with_what_is_meant(tmp_path: Path, terms: str, told: str) -> None:
    content = write_site(tmp_path, {"glossary.yml": f"terms: {terms}\n"})
    for name, more in {
        "plan/plan.yml": "priority_name: {ja: 重点, en: {one: priority, other: priorities}}\n",
        "plan/01-forests.yml": "priority: yes\n",
    }.items():
        file = content / name
        file.write_text(more + file.read_text(encoding="utf-8"), encoding="utf-8")
    output = tmp_path / "site"
    assert run("build", "--content", content, "--output", output).code == 0
    main = parse((output / "en/priorities.html").read_bytes()).one("main").text
    assert told in main[: main.index("Marked so in the plan")]


@pytest.mark.parametrize(("priority", "is_hidden"), [("", True), ("priority: yes\n", False)])
def test_priorities_are_to_be_chosen_only_where_there_are_some(tmp_path: Path, priority: str, is_hidden: bool) -> None:
    files = {
        "plan/plan.yml": "priority_name: {ja: 重点, en: {one: priority, other: priorities}}\n",
        "plan/01-forests.yml": priority,
    }
    content = write_site(tmp_path)
    for name, more in files.items():
        file = content / name
        file.write_text(more + file.read_text(encoding="utf-8"), encoding="utf-8")
    output = tmp_path / "site"
    assert run("build", "--content", content, "--output", output).code == 0
    page = parse((output / "en/structure.html").read_bytes())
    box = page.one("input", id="tree_priority")
    assert ("disabled" in box.attributes) is is_hidden
