"""What is made anew after an edit: the pages that show what was edited, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.options import Options
from generator.preview.rebuilder import Rebuilder
from generator.route.outputs import MANIFEST
from tests.support.edits import Edited
from tests.support.sites import WITHOUT, changed, made, read_tree, run, write_site
from tests.test_edits import SEED, build, differing


def made_by(tmp_path: Path, edit: Callable[[Edited], None]) -> frozenset[str]:
    """What an edit leads to being made anew, in a plan that has been built."""
    edited = Edited(tmp_path, SEED)
    rebuilder = Rebuilder(Options(edited.content, tmp_path / "site", edited.templates))
    assert not rebuilder.rebuild().failed
    edit(edited)
    result = rebuilder.rebuild()
    assert not result.failed
    return result.made - {MANIFEST}


GOAL = "plan/02-goal-2/goal.yml"


def in_goal(key: str, language: str) -> Callable[[Edited], None]:
    def change(edited: Edited) -> None:
        edited._change(edited.content / GOAL, lambda node: node[key].update({language: "Other words"}))

    return change


def test_a_text_concerns_the_pages_that_show_it(tmp_path: Path) -> None:
    beside = {f"{language}/parallel{page}.html" for language in ("ja", "en") for page in ("", "/plan/goal-2")}
    assert made_by(tmp_path, in_goal("text", "en")) == {"en/plan/goal-2.html", "en/print.html", *beside}


def test_a_title_concerns_the_pages_that_name_it(tmp_path: Path) -> None:
    def change(edited: Edited) -> None:
        edited._change(
            edited.content / "plan/02-goal-2/02-area-2.yml", lambda node: node["title"].update(ja="別の名前")
        )

    beside = ("area-1", "area-2", "area-3")
    pages = {"index", "print", "structure", "sitemap", "plan/goal-2", *(f"plan/goal-2/{area}" for area in beside)}
    made = made_by(tmp_path, change)
    assert {path for path in made if path.startswith("ja/plan")} == {f"ja/{page}.html" for page in pages if "/" in page}
    assert {f"ja/{page}.html" for page in pages} <= made
    assert not any("goal-1" in path or "goal-3" in path or "about" in path for path in made)


def test_an_initiative_concerns_no_page_side_by_side_but_that_which_has_it(tmp_path: Path) -> None:
    def change(edited: Edited) -> None:
        file = edited.content / "plan/02-goal-2/02-area-2.yml"
        edited._change(file, lambda node: node["children"][0]["children"][1]["title"].update(en="Another step"))

    made = {path for path in made_by(tmp_path, change) if "parallel" in path}
    pages = ("parallel.html", "parallel/plan/goal-2/area-2.html")
    assert made == {f"{language}/{page}" for language in ("ja", "en") for page in pages}


def test_pages_side_by_side_come_and_go_with_what_the_site_does_without(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    build(options)
    assert (options.output / "ja/parallel/plan/goal-1.html").is_file()
    for is_omitted in (True, False):
        change = (lambda site: site.update(omit=["parallel"])) if is_omitted else (lambda site: site.pop("omit"))
        edited._change(edited.content / "site.yml", change)
        build(options)
        assert differing(read_tree(options.output), made(options)[1]) == []
        assert (options.output / "ja/parallel.html").is_file() != is_omitted


def test_the_title_of_a_first_indicator_concerns_the_table_before_it(tmp_path: Path) -> None:
    def change(edited: Edited) -> None:
        edited._change(edited.content / "indicators/first.yml", lambda one: one["title"].update(ja="別の指標"))

    made = made_by(tmp_path, change)
    assert {"ja/indicators.html", "ja/indicators/first.html", "ja/parallel.html", "en/parallel.html"} <= made
    assert not {"ja/about.html", "ja/plan/goal-1.html"} & made


def with_a_term(edited: Edited) -> None:
    """One goal's English text has a term, which no other has."""
    edited._change(edited.content / GOAL, lambda node: node["text"].update(en="Singular forestry."))
    term = {"id": "one", "term": {"ja": "唯一の語", "en": "forestry"}, "text": {"ja": "唯一。", "en": "The only one."}}
    edited._change(edited.content / "glossary.yml", lambda data: data["terms"].append({**term, "checked": "no"}))


def test_what_explains_a_term_concerns_the_pages_that_link_it(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    with_a_term(edited)
    rebuilder = Rebuilder(Options(edited.content, tmp_path / "site", edited.templates))
    assert not rebuilder.rebuild().failed
    edited._change(edited.content / "glossary.yml", lambda data: data["terms"][-1]["text"].update(en="Quite other."))
    # The page of priorities says what the glossary says of them.
    lists = {f"{language}/{page}.html" for language in ("ja", "en") for page in ("glossary", "priorities")}
    assert rebuilder.rebuild().made - {MANIFEST} == {"en/plan/goal-2.html", *lists}
    assert b"Quite other." in (tmp_path / "site/en/plan/goal-2.html").read_bytes()


def test_a_term_that_is_added_concerns_the_pages_with_running_text(tmp_path: Path) -> None:
    made = made_by(tmp_path, Edited.edit_glossary)
    assert {"ja/index.html", "ja/about.html", "ja/plan/goal-2.html", "ja/glossary.html"} <= made
    assert not made & {f"ja/{page}.html" for page in ("print", "structure", "sitemap")}


def with_themes(edited: Edited) -> None:
    """Two themes, each of two areas of different goals."""
    themes = [
        {"id": name, "title": {"ja": name, "en": name}, "nodes": [f"goal-1/area-{area}", f"goal-3/area-{area}"]}
        for name, area in (("first", 1), ("second", 2))
    ]
    edited._save(edited.content / "themes.yml", {"themes": themes})


@pytest.mark.parametrize(
    ("change", "pages"),
    [
        (
            {"title": {"ja": "別の名前", "en": "first"}},
            {
                "index",
                "sitemap",
                "themes",
                "themes/first",
                "themes/second",
                *(f"plan/goal-{goal}/area-1" for goal in (1, 3)),
            },
        ),
        ({"words": {"ja": ["散歩"]}}, set()),
        (
            {"nodes": ["goal-1/area-1", "goal-2/area-1"]},
            {"themes", "themes/first", *(f"plan/goal-{goal}/area-1" for goal in (1, 2, 3))},
        ),
    ],
)
def test_a_theme_concerns_the_pages_that_show_it(tmp_path: Path, change: Mapping[str, object], pages: set[str]) -> None:
    edited = Edited(tmp_path, SEED)
    with_themes(edited)
    rebuilder = Rebuilder(Options(edited.content, tmp_path / "site", edited.templates))
    assert not rebuilder.rebuild().failed
    edited._change(edited.content / "themes.yml", lambda data: data["themes"][0].update(change))
    result = rebuilder.rebuild()
    assert not result.failed
    assert {path for path in result.made if path.startswith("ja/")} == {f"ja/{page}.html" for page in pages}


def test_a_template_concerns_the_pages_that_use_it(tmp_path: Path) -> None:
    def change(edited: Edited) -> None:
        file = edited.templates / "partials/timeline.html"
        file.write_text(file.read_text(encoding="utf-8") + "{# more #}", encoding="utf-8")

    made = made_by(tmp_path, change)
    assert "ja/index.html" in made
    assert not any("/plan/" in path or "structure" in path for path in made)


def test_a_picture_concerns_itself(tmp_path: Path) -> None:
    assert made_by(tmp_path, Edited.edit_source) == {"source/plan.txt"}


def test_a_file_that_is_saved_as_it_was_concerns_nothing(tmp_path: Path) -> None:
    assert made_by(tmp_path, Edited.touch) == set()


def test_what_was_made_anew_is_told(tmp_path: Path) -> None:
    content, output = write_site(tmp_path, WITHOUT), tmp_path / "site"
    build = ("build", "--content", content, "--output", output, "--lang", "en", "-v")
    assert re.search(r"^(\d+) of \1 files made anew$", run(*build).out, re.MULTILINE)
    edit = changed("plan/01-forests.yml", "We will widen the forests.", "We widen them.")
    write_site(tmp_path, {**WITHOUT, **edit})
    ended = run(*build)
    assert re.search(r"^3 of \d+ files made anew$", ended.out, re.MULTILINE), ended.out
    assert "3 files written" in ended.out, "two pages, and the manifest"
