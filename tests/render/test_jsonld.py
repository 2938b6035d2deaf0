"""Structured data: JSON that cannot end its element, of the kinds that search engines know."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.render.jsonld import breadcrumbs, organization, script_text, without_empty
from tests.conftest import Built
from tests.support.html import Element, parse
from tests.support.sites import SMALL, run, write_site

URL = "https://example.org/plan/"


def data(page: Element) -> list[dict[str, Any]]:
    script = page.one("script", type="application/ld+json")
    found = json.loads("".join(part for part in script.parts if isinstance(part, str)))
    assert found["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = found["@graph"]
    return graph


def test_nothing_in_it_can_end_the_element() -> None:
    text = str(script_text([{"name": "</script><!-- & -->"}]))
    assert not re.search("[<>&]", text)
    assert json.loads(text)["@graph"] == [{"name": "</script><!-- & -->"}]


def test_parts() -> None:
    assert breadcrumbs([("Home", "https://example.org/"), ("Plan", None)])["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://example.org/"},
        {"@type": "ListItem", "position": 2, "name": "Plan"},
    ]
    assert organization("City", None) == {"@type": "GovernmentOrganization", "name": "City"}
    assert without_empty({"a": None, "b": "", "c": [], "d": 0, "e": False}) == {"d": 0, "e": False}


def test_every_page_has_some(built: Built) -> None:
    for path, page in built.pages.items():
        kinds = {part["@type"] for part in data(page)}
        wanted = {"WebSite"} if path in {"index.html", "ja/index.html", "en/index.html"} else {"WebPage", "Dataset"}
        assert kinds & wanted, path


def test_the_policy_of_the_page_allows_exactly_that(built: Built) -> None:
    for path, page in built.pages.items():
        policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
        text = "".join(map(str, page.one("script", type="application/ld+json").parts))
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy, path
        # WebAssembly, which the search is; nothing else that is unsafe.
        assert "unsafe" not in policy.replace(" 'wasm-unsafe-eval' ", " ")
        inline = [script for script in page.every("script") if not script.attributes.get("src")]
        assert len(inline) == 1, path
        assert not [element for element in page.walk() if "style" in element.attributes or element.tag == "style"]
        assert not [name for element in page.walk() for name in element.attributes if name.startswith("on")]


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jsonld")
    site = SMALL["site.yml"].replace("小さな町の計画", "小さな「町」</script>の計画")
    ended = run(
        "build", "--content", write_site(folder, {"site.yml": site}), "--output", folder / "site", "--base-url", URL
    )
    assert ended.code == 0, ended.text
    return folder / "site"


def test_the_trail_has_full_addresses(addressed: Path) -> None:
    trail, page = data(parse((addressed / "en/plan/forests.html").read_bytes()))
    assert [(step["name"], step["item"]) for step in trail["itemListElement"]] == [
        ("Home", f"{URL}en/"),
        ("Growing forests", f"{URL}en/plan/forests.html"),
    ]
    assert (page["url"], page["inLanguage"]) == (f"{URL}en/plan/forests.html", "en")


def test_a_name_that_looks_like_markup(addressed: Path) -> None:
    (site,) = data(parse((addressed / "ja/index.html").read_bytes()))
    assert site["name"] == "小さな「町」</script>の計画"


def test_an_indicator_is_a_data_set(built: Built) -> None:
    graph = data(built.in_language("ja")["indicators/snow-festival-visitors.html"])
    (dataset,) = [part for part in graph if part["@type"] == "Dataset"]
    (variable,) = dataset["variableMeasured"]
    assert (variable["name"], variable["value"], variable["unitText"]) == (
        "さっぽろ雪まつりに来場した外国人の数",
        "51000",
        "人",
    )
    assert dataset["temporalCoverage"] == "2012/2017"
