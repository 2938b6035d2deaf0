"""Every output is planned once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.route.addresses import Addresses
from generator.route.outputs import Copy, DataFile, Page
from generator.route.site import assets_of, plan_outputs
from generator.validate.values import LISTS
from tests.support.sites import SITES, SMALL, load, write_site


def test_all_outputs_of_a_site_that_has_everything(tmp_path: Path) -> None:
    plan = load(SITES / "bilingual")
    source, css = tmp_path / "plan.txt", tmp_path / "site.css"
    outputs, problems = plan_outputs(plan, Addresses(plan), {"source/plan.txt": source}, {"site.css": [css]})
    assert problems == []
    pages = {output.path for output in outputs if isinstance(output, Page)}
    nodes = ("nature", "nature/forests", "nature/lake", "people", "people/schools")
    own = {"index.html", "about.html", "indicators/trees.html", *(f"plan/{node}.html" for node in nodes)}
    own.update(f"parallel/plan/{node}.html" for node in nodes)
    own.update(f"{kind}.html" for kind in LISTS)
    own.update({"themes/outdoors.html", "themes/learning.html"})
    assert pages == {"index.html", "404.html", *(f"{language}/{path}" for language in ("ja", "en") for path in own)}
    data = [output.path for output in outputs if isinstance(output, DataFile)]
    assert data == ["sitemap.xml", "robots.txt", ".nojekyll"]
    copies = [(output.path, output.origins) for output in outputs if isinstance(output, Copy)]
    assert copies == [("assets/site.css", (css,)), ("source/plan.txt", (source,))]


def test_lists_of_nothing_are_no_pages() -> None:
    plan = load(SITES / "minimal")
    outputs, _ = plan_outputs(plan, Addresses(plan), {}, {})
    lists = [output.kind for output in outputs if isinstance(output, Page) and output.kind in LISTS]
    assert lists == ["structure", "search", "sitemap", "print"]


def test_a_page_has_the_same_key_in_each_language(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path))
    outputs, _ = plan_outputs(plan, Addresses(plan), {}, {})
    pages = [page for page in outputs if isinstance(page, Page) and "/" in page.path]
    japanese, english = ([page.key for page in pages if page.language == language] for language in ("ja", "en"))
    assert japanese == english
    assert len(set(japanese)) == len(japanese)


@pytest.mark.parametrize("slug", ["structure", "sitemap", "translations", "print", "index"])
def test_a_free_page_may_not_take_the_place_of_another(tmp_path: Path, slug: str) -> None:
    page = "---\ntitle: x\n---\n"
    plan = load(write_site(tmp_path, {f"pages/{slug}.ja.md": page, f"pages/{slug}.en.md": page}))
    _, problems = plan_outputs(plan, Addresses(plan), {}, {})
    assert [(problem.code, problem.values["path"]) for problem in problems] == [
        ("same-output", f"ja/{slug}.html"),
        ("same-output", f"en/{slug}.html"),
    ]


def test_names_that_differ_in_case_only_are_one_file_on_some_disks(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path))
    here = tmp_path / "x"
    _, problems = plan_outputs(plan, Addresses(plan), {"assets/Site.css": here}, {"site.css": [here]})
    assert [problem.values["path"] for problem in problems] == ["assets/Site.css"]


def test_a_folder_named_like_a_style_sheet_is_published_as_one_file(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    for name in ("a.css/2.css", "a.css/1/x.css", "a.css/.hidden", "a.css/Thumbs.db", "~$b.js", "fonts/a.woff2", "b.js"):
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        (assets / name).write_text(f"{name} ", encoding="utf-8")
    found = assets_of(tmp_path)
    assert {name: [path.name for path in parts] for name, parts in found.items()} == {
        "a.css": ["x.css", "2.css"],
        "fonts/a.woff2": ["a.woff2"],
        "b.js": ["b.js"],
    }
    outputs, _ = plan_outputs(load(SITES / "minimal"), Addresses(load(SITES / "minimal")), {}, found)
    (style,) = [output for output in outputs if isinstance(output, Copy) and output.path == "assets/a.css"]
    assert style.read() == b"a.css/1/x.css a.css/2.css "


@pytest.mark.parametrize("languages", ["one", "two"])
def test_languages_stand_side_by_side_only_where_there_are_several_and_they_are_wanted(
    tmp_path: Path, languages: str
) -> None:
    omitted = {"site.yml": SMALL["site.yml"] + "omit:\n  - parallel\n"}
    plan = load(write_site(tmp_path, omitted)) if languages == "two" else load(SITES / "minimal")
    outputs, _ = plan_outputs(plan, Addresses(plan), {}, {})
    assert [output.path for output in outputs if "parallel" in output.path] == []
    assert [page for page in outputs if isinstance(page, Page) and page.kind == "node"]


def test_a_page_side_by_side_stands_beside_each_of_a_node(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path))
    outputs, _ = plan_outputs(plan, Addresses(plan), {}, {})
    pages = [output for output in outputs if isinstance(output, Page)]
    nodes = {page.path for page in pages if page.kind == "node"}
    beside = {page.path for page in pages if page.kind == "parallel" and page.subject}
    assert nodes
    assert beside == {path.replace("/plan/", "/parallel/plan/", 1) for path in nodes}
