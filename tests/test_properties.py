"""Plans that nobody wrote: any tree, any words. They are built and hold together, or their problems are listed.

`PLANS` in the environment says how many whole plans there are to be: `PLANS=10000 pytest -k a_plan_is_built`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from generator.messages import problem_text
from generator.options import Options
from generator.read.yaml import parse_yaml
from tests.support.html import parse
from tests.support.links import dead_links
from tests.support.sites import assembled, made, write_files

quick = settings(
    max_examples=int(os.environ.get("PLANS", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=30)
ANY_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
"""Controls and what is no character, too: most plans with them have problems."""
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "# ",
            "- ",
            "**",
            "*",
            "`",
            "[",
            "](/structure.html)",
            "](x)",
            "<b>",
            "|",
            "\n\n",
            "  \n",
            "> ",
            "1. ",
            "{#a}",
            "&amp;",
            "\\",
        ]
    )
    | WORDS,
    max_size=12,
).map("".join)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)
VIEWS = ("page", "section", "item")


def by_language(words: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"ja": words}, optional={"en": words})


Names = Mapping[str, str]


def site_file(name: Names, description: Names, publisher: Names, languages: list[str]) -> dict[str, Any]:
    return {"name": name, "description": description, "languages": languages, "publisher": {"name": publisher}}


def plan_file(title: Names, levels: list[dict[str, Any]], source: Names) -> dict[str, Any]:
    period = {"first": 2012, "last": 2017}
    return {"title": title, "period": period, "levels": levels, "source": {"title": source}}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """The files of a content folder, as data: two to four levels, a tree of any shape, indicators on it."""
    depth, words = draw(st.integers(2, 4)), draw(st.sampled_from([WORDS, WORDS, WORDS, ANY_WORDS]))
    views = [
        "page",
        *sorted(draw(st.lists(st.sampled_from(VIEWS), min_size=depth - 1, max_size=depth - 1)), key=VIEWS.index),
    ]
    levels = [
        {"key": f"level-{index}", "name": draw(by_language(words)), "view": view} for index, view in enumerate(views)
    ]

    def node(level: int) -> dict[str, Any]:
        data: dict[str, Any] = {"title": draw(by_language(words))}
        if draw(st.booleans()):
            data["text"] = draw(by_language(MARKDOWN))
        if draw(st.booleans()):
            data["priority"] = draw(st.sampled_from(["yes", "no", "uncertain"]))
        if level + 1 < depth:
            slugs = draw(st.lists(SLUGS, max_size=3, unique=True))
            data["children"] = [{"slug": slug, **node(level + 1)} for slug in slugs]
        return data

    roots = {slug: node(0) for slug in draw(st.lists(SLUGS, min_size=1, max_size=3, unique=True))}
    value = st.integers(-(10**6), 10**6).map(str) | st.sampled_from(["検討中", "未測定"])
    years = [
        {"year": year, "value": draw(value)}
        for year in draw(st.lists(st.integers(2012, 2016), max_size=3, unique=True))
    ]
    indicator = {
        "node": draw(st.sampled_from([*roots, *roots, *roots, "nowhere"])),
        "title": draw(by_language(words)),
        "unit": draw(by_language(words)),
        "baseline": {"year": 2011, "value": draw(value)},
        "target": {"year": 2017, "value": draw(value)},
        "measured": years,
    }
    return {
        "site.yml": {
            "name": draw(by_language(words)),
            "description": draw(by_language(words)),
            "languages": ["ja", "en"],
            "publisher": {"name": draw(by_language(words))},
        },
        "plan/plan.yml": {
            "title": draw(by_language(words)),
            "period": {"first": 2012, "last": 2017},
            "levels": levels,
            "source": {"title": draw(by_language(words))},
        },
        **{f"plan/{order:02d}-{slug}.yml": data for order, (slug, data) in enumerate(roots.items(), start=1)},
        "indicators/only.yml": indicator,
    }


def written(folder: Path, files: Mapping[str, Any]) -> Path:
    texts = {path: yaml.safe_dump(data, allow_unicode=True, sort_keys=False) for path, data in files.items()}
    return write_files(folder / "content", texts)


@quick
@given(files=plans())
def test_a_plan_is_built_and_holds_together_or_its_problems_are_listed(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, Any]
) -> None:
    content = written(tmp_path_factory.mktemp("plan"), files)
    result, made_files = made(Options(content, content.parent / "site"))
    for problem in result.problems:
        assert all(problem_text(problem, language)[0] for language in ("ja", "en"))
    event("has errors" if result.failed else "is built")
    if result.failed:
        return
    pages = {path: parse(data) for path, data in made_files.items() if path.endswith(".html")}
    assert dead_links(pages, made_files) == []
    for page in pages.values():
        for script in page.every("script", type="application/ld+json"):
            json.loads("".join(map(str, script.parts)))
    titles = {page.one("h1").text for page in pages.values()}
    roots = [data for path, data in files.items() if path.startswith("plan/0")]
    assert {data["title"]["ja"].strip() for data in roots} <= {title.strip() for title in titles}


DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(WORDS | st.sampled_from(["title", "children", "text", "ja"]), inner, max_size=4)
    ),
    max_leaves=12,
)
FILES = st.sampled_from(["site.yml", "plan/plan.yml", "plan/01-a.yml", "indicators/a.yml", "glossary.yml"])


@settings(max_examples=200, deadline=None)
@given(file=FILES, data=DATA)
def test_a_file_of_anything_is_told_not_thrown(
    tmp_path_factory: pytest.TempPathFactory, file: str, data: object
) -> None:
    sound = {
        "site.yml": {
            "name": {"ja": "a"},
            "description": {"ja": "a"},
            "languages": ["ja"],
            "publisher": {"name": {"ja": "a"}},
        },
        "plan/plan.yml": {
            "title": {"ja": "a"},
            "period": {"first": 2012, "last": 2017},
            "levels": [{"key": "a", "name": {"ja": "a"}, "view": "page"}],
            "source": {"title": {"ja": "a"}},
        },
    }
    content = written(tmp_path_factory.mktemp("any"), {**sound, file: data})
    for problem in assembled(content)[1]:
        assert all(problem_text(problem, language)[0] for language in ("ja", "en"))


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(
        st.sampled_from("ab:- \n\"'[]{}#&*!|>%@`~,?\t\x00\x07é森：　・－“「\\") | st.characters(codec="utf-8"),
        max_size=60,
    )
)
@example(text="- :")
def test_any_text_is_yaml_or_a_problem_at_a_place_in_it(text: str) -> None:
    document, problems = parse_yaml(text, "a.yml")
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    for problem in problems:
        assert 1 <= problem.place.line <= lines + 1
        assert problem.place.column >= 1
    assert problems or document.data is None or isinstance(document.data, (str, list, dict))
