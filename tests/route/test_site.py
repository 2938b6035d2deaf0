"""Every output is planned once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.route.addresses import Addresses
from generator.route.outputs import LISTS, Copy, DataFile, Page
from generator.route.site import plan_outputs
from tests.support.sites import INDICATOR, load, write_site


def test_all_outputs_of_a_small_site(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path, {"indicators/trees.yml": INDICATOR}))
    source, css = tmp_path / "plan.txt", tmp_path / "site.css"
    outputs, problems = plan_outputs(plan, Addresses(plan), {"source/plan.txt": source}, {"site.css": css})
    assert problems == []
    pages = [output for output in outputs if isinstance(output, Page)]
    own = {"index.html", "about.html", "plan/forests.html", "indicators/trees.html"} | {
        f"{kind}.html" for kind in LISTS
    }
    assert {page.path for page in pages} == {"index.html", "404.html"} | {
        f"{lang}/{path}" for lang in ("ja", "en") for path in own
    }
    assert [output.path for output in outputs if isinstance(output, DataFile)] == [
        "sitemap.xml",
        "robots.txt",
        ".nojekyll",
    ]
    assert [output for output in outputs if isinstance(output, Copy)] == [
        Copy("assets/site.css", css),
        Copy("source/plan.txt", source),
    ]


def test_a_page_has_the_same_key_in_each_language(tmp_path: Path) -> None:
    plan = load(write_site(tmp_path))
    outputs, _ = plan_outputs(plan, Addresses(plan), {}, {})
    pages = [page for page in outputs if isinstance(page, Page) and "/" in page.path]
    japanese, english = ([page.key for page in pages if page.language == language] for language in ("ja", "en"))
    assert japanese == english
    assert len(set(japanese)) == len(japanese)


@pytest.mark.parametrize("slug", [*LISTS, "index"])
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
    _, problems = plan_outputs(plan, Addresses(plan), {"assets/Site.css": here}, {"site.css": here})
    assert [problem.values["path"] for problem in problems] == ["assets/Site.css"]
