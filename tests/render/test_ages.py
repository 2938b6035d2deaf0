"""Where pages say that an original was revised after its translation: where that text is shown, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.options import Options
from tests.support.html import Element, parse
from tests.support.sites import INDICATOR, SMALL, made, run, write_files, write_site

REVISED = "Original revised since"
HINT = "was revised after this translation"

FILES = {
    "site.yml": SMALL["site.yml"]
    + "notices:\n  - {ja: 一つ目のお知らせ。, en: A first notice.}\n  - {ja: 二つ目。, en: A second.}\n",
    "plan/plan.yml": SMALL["plan/plan.yml"]
    + "subtitle: {ja: 副題, en: Subtitle}\n"
    + "indicators:\n  title: {ja: 指標の表, en: Table of figures}\n"
    + "  name_heading: {ja: 項目, en: Item}\n  baseline_heading: {ja: 基準, en: From}\n"
    + "  target_heading: {ja: 目標, en: To}\n",
    "plan/01-forests.yml": SMALL["plan/01-forests.yml"]
    + "notes:\n  - {kind: uncertain, text: {ja: 一つ目の注です。, en: A first note.}}\n"
    + "  - {kind: uncertain, text: {ja: 二つ目の注です。, en: A second note.}}\n",
    "indicators/trees.yml": INDICATOR,
    "glossary.yml": "text: {ja: 言葉です。, en: Words.}\nterms:\n  - id: wood\n    term: {ja: 林, en: wood}\n",
}
PAGES = ("index", "plan/forests", "indicators", "indicators/trees", "notes", "glossary", "structure", "about", "print")


def english(folder: Path, file: str, old: str, new: str) -> Mapping[str, Element]:
    """The English pages after one original was revised."""
    content = write_site(folder, FILES)
    assert run("translations", "accept", "--all", "--content", content).code == 0
    assert FILES[file].count(old) == 1
    write_files(content, {file: FILES[file].replace(old, new)})
    pages = made(Options(content, folder / "site"))[1]
    return {name: parse(pages[f"en/{name}.html"]) for name in PAGES}


@pytest.mark.parametrize(
    ("file", "old", "places"),
    [
        ("plan/plan.yml", "ja: 副題", {"index": HINT}),
        ("plan/plan.yml", "ja: 町の計画", {"index": HINT}),
        ("plan/plan.yml", "ja: 取り組み", {}),
        ("plan/plan.yml", "ja: 指標の表", {"indicators": HINT}),
        ("plan/01-forests.yml", "ja: 森を広げます。", {"plan/forests": HINT, "print": REVISED}),
        ("plan/01-forests.yml", "ja: 二つ目の注", {"plan/forests": REVISED, "notes": REVISED, "print": REVISED}),
        (
            "indicators/trees.yml",
            "ja: 本",
            {"indicators/trees": HINT, **dict.fromkeys(("index", "indicators", "plan/forests", "print"), REVISED)},
        ),
        ("site.yml", "ja: 二つ目", dict.fromkeys(PAGES, REVISED)),
        ("glossary.yml", "ja: 言葉です", {"glossary": HINT}),
        ("glossary.yml", "ja: 林", {"glossary": HINT}),
    ],
)
def test_it_is_said_where_the_text_is_shown(tmp_path: Path, file: str, old: str, places: Mapping[str, str]) -> None:
    pages = english(tmp_path, file, old, f"{old}新")
    for name, page in pages.items():
        words = page.one("main").text
        assert [said for said in (HINT, REVISED) if said in words] == ([places[name]] if name in places else []), name


def test_the_note_itself_is_marked(tmp_path: Path) -> None:
    for name, page in english(tmp_path, "plan/01-forests.yml", "ja: 二つ目の注", "ja: 新しい注").items():
        if name in {"notes", "plan/forests"}:
            first, second = (page.one("main").one(id=f"note-{number}").text for number in (1, 2))
            assert REVISED not in first
            assert REVISED in second


def test_the_notice_itself_is_marked(tmp_path: Path) -> None:
    page = english(tmp_path, "site.yml", "ja: 二つ目", "ja: 新しいもの")["about"]
    first, second, *_ = (notice.text for notice in page.every("div", class_="notice"))
    assert REVISED not in first
    assert REVISED in second


def test_the_original_that_is_linked_is_the_page_s_own(tmp_path: Path) -> None:
    for file, old, name, href in (
        ("plan/plan.yml", "ja: 副題", "index", "../ja/index.html"),
        ("plan/plan.yml", "ja: 指標の表", "indicators", "../ja/indicators.html"),
        ("indicators/trees.yml", "ja: 木の数", "indicators/trees", "../../ja/indicators/trees.html"),
    ):
        page = english(tmp_path / name.replace("/", "-"), file, old, f"{old}新")[name]
        [hint] = [hint for hint in page.every("p", class_="hint") if HINT in hint.text]
        assert hint.one("a").attributes["href"] == href


def test_the_state_of_translation_says_which_text_it_is(tmp_path: Path) -> None:
    content = write_site(tmp_path, FILES)
    assert run("translations", "accept", "--all", "--content", content).code == 0
    for file, old in (("site.yml", "ja: 二つ目"), ("plan/plan.yml", "ja: 副題"), ("glossary.yml", "ja: 言葉です")):
        write_files(content, {file: FILES[file].replace(old, f"{old}新")})
    page = parse(made(Options(content, tmp_path / "site"))[1]["en/translations.html"])
    assert [" ".join(item.text.split()) for item in page.one("main").one(class_="gaps").every("li")] == [
        "Website Plan of a Small Town notice",
        "Plan Town plan subtitle",
        "Glossary text",
    ]


def test_nouns_in_another_language_are_marked_as_that(tmp_path: Path) -> None:
    files = {
        **FILES,
        "indicators/trees.yml": INDICATOR.replace("unit: {ja: 本, en: {one: tree, other: trees}}", "unit: {ja: 本}")
        + "qualifier: {ja: 約}\n",
        "plan/plan.yml": FILES["plan/plan.yml"].replace(
            "name: {ja: 目標, en: {one: goal, other: goals}}", "name: {ja: 目標}"
        )
        + "priority_name: {ja: 重点}\n",
        "plan/01-forests.yml": f"priority: yes\n{FILES['plan/01-forests.yml']}",
    }
    pages = made(Options(write_site(tmp_path, files), tmp_path / "site"))[1]
    for name, words in (
        ("indicators/trees", {"本", "約", "目標"}),
        ("indicators", {"本", "約", "目標"}),
        ("plan/forests", {"本", "目標", "重点"}),
        ("index", {"目標", "重点"}),
        ("structure", {"目標", "重点"}),
        ("print", {"目標", "本"}),
        ("priorities", {"目標", "重点"}),
    ):
        page = parse(pages[f"en/{name}.html"])
        found = {one.text for one in page.one("body").every(class_="other-language") if one.language == "ja"}
        assert words <= found, name
        assert "&lt;" not in pages[f"en/{name}.html"].decode().partition("<body")[2], name
