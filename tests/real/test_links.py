"""The real plan's links, wherever it is published: at the root of a server, below a path, or on a disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Built
from tests.support.html import Element, parse
from tests.support.links import dead_links, links
from tests.support.sites import ROOT, read_tree, run

ROOT_URL, SUB_URL = "https://plan.example.org/", "https://example.org/sub/path/"
NS = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module", params=[ROOT_URL, SUB_URL], ids=["at the root", "below a path"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Built]:
    """The real plan as it is built for an address."""
    output = tmp_path_factory.mktemp("published") / "site"
    ended = run("build", "--content", ROOT / "content", "--output", output, "--base-url", request.param)
    assert ended.code == 0, ended.text
    return request.param, Built(output, read_tree(output))


def test_every_link_leads_somewhere_on_the_disk(built: Built) -> None:
    pages = {path: page for path, page in built.pages.items() if path != "404.html"}
    assert dead_links(pages, built.files) == []
    absolute = [address for page in pages.values() for _, address in links(page) if address.startswith("/")]
    assert absolute == []


def test_every_link_has_an_address(built: Built) -> None:
    for path, page in built.pages.items():
        assert [link.text for link in page.every("a") if not link.attributes.get("href")] == [], path


def test_every_link_leads_somewhere_on_a_server(published: tuple[str, Built]) -> None:
    url, site = published
    assert dead_links(site.pages, site.files, root="/" + url.split("/", 3)[3]) == []


def test_pages_differ_by_their_own_addresses_only(built: Built, published: tuple[str, Built]) -> None:
    """But for the site's address in the head, the pages are the same wherever they are published."""
    _, site = published
    assert site.files.keys() == built.files.keys()
    for path, page in site.in_language("ja").items():
        theirs = [address for _, address in links(built.in_language("ja")[path])]
        assert [address for _, address in links(page)] == theirs


def test_the_page_for_lost_readers_links_from_any_address(published: tuple[str, Built]) -> None:
    url, site = published
    below = "/" + url.split("/", 3)[3]
    addresses = [address for _, address in links(site.pages["404.html"]) if not address.startswith("#")]
    assert addresses
    assert [address for address in addresses if not address.startswith(below)] == []


def test_every_page_says_its_address_and_its_twins(published: tuple[str, Built]) -> None:
    url, site = published
    for path, page in site.pages.items():
        if path == "404.html":
            assert not page.every("link", rel="canonical")
            continue
        assert page.one("link", rel="canonical").attributes["href"] == url + _folder(path)
        twins = _alternates(page)
        assert twins.keys() == {"ja", "en", "x-default"}
        for language in ("ja", "en"):
            rest = path.partition("/")[2] or "index.html"
            assert twins[language] == url + _folder(f"{language}/{rest}")
        assert _property(page, "og:url") == url + _folder(path)


def test_the_map_of_the_site_has_every_page(published: tuple[str, Built]) -> None:
    url, site = published
    urlset = ElementTree.fromstring(site.files["sitemap.xml"])  # noqa: S314  (made by the program itself)
    found = {}
    for entry in urlset.iterfind("map:url", NS):
        address = entry.findtext("map:loc", namespaces=NS)
        found[address] = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iterfind("x:link", NS)}
    assert found.keys() == {url + _folder(path) for path in site.pages if path != "404.html"}
    for path, page in site.in_language("ja").items():
        assert found[url + _folder(f"ja/{path}")] == _alternates(page), path


def test_robots_are_told_of_the_map(published: tuple[str, Built]) -> None:
    url, site = published
    assert f"Sitemap: {url}sitemap.xml\n" in site.files["robots.txt"].decode()


def test_the_checker_of_links_can_fail(tmp_path: Path) -> None:
    page = parse('<a href="b.html">b</a><a href="#c">c</a><img src="/x/d.png"><a href="https://example.org">e</a>')
    files: Mapping[str, bytes] = {"a/a.html": b""}
    assert len(dead_links({"a/a.html": page}, files, root="/y/")) == 3


def _folder(path: str) -> str:
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path


def _alternates(page: Element) -> dict[str, str]:
    return {
        link.attributes["hreflang"]: link.attributes["href"] for link in page.one("head").every("link", rel="alternate")
    }


def _property(page: Element, name: str) -> str:
    return page.one("meta", property=name).attributes["content"]
