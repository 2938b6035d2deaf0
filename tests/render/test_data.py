"""The files of a site that are no pages: for search engines, and for the server."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.sites import SITES, read_tree, run, write_site

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of three languages at an address with letters of its own."""
    output = tmp_path_factory.mktemp("three") / "site"
    ended = run("build", "--content", SITES / "trilingual", "--output", output, "--base-url", "https://example.org/港/")
    assert ended.code == 0, ended.text
    return read_tree(output)


def test_the_map_is_xml_with_every_twin(three: dict[str, bytes]) -> None:
    urlset = ElementTree.fromstring(three["sitemap.xml"])  # noqa: S314  (made by the program itself)
    assert urlset.tag == f"{MAP}urlset"
    entries = {entry.findtext(f"{MAP}loc"): [link.attrib for link in entry.iter(LINK)] for entry in urlset}
    quay = next(twins for address, twins in entries.items() if address and address.endswith("/ja/plan/quay.html"))
    assert [twin["hreflang"] for twin in quay] == ["en", "ja", "ar", "x-default"]
    assert quay[-1]["href"] == quay[0]["href"], "who reads none of the languages is led to that of record"
    assert len(entries) == sum(path.endswith(".html") for path in three) - 1


def test_the_home_page_offers_the_choice_to_everyone_else(three: dict[str, bytes]) -> None:
    urlset = ElementTree.fromstring(three["sitemap.xml"])  # noqa: S314
    home = next(entry for entry in urlset if (entry.findtext(f"{MAP}loc") or "").endswith("/en/"))
    default = next(link.attrib["href"] for link in home.iter(LINK) if link.attrib["hreflang"] == "x-default")
    assert default == next(entry.findtext(f"{MAP}loc") for entry in urlset)


def test_without_an_address_nothing_is_listed(tmp_path: Path) -> None:
    assert run("build", "--content", write_site(tmp_path), "--output", tmp_path / "site").code == 0
    files = read_tree(tmp_path / "site")
    assert list(ElementTree.fromstring(files["sitemap.xml"])) == []  # noqa: S314
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_the_server_is_told_to_leave_the_files_as_they_are(three: dict[str, bytes]) -> None:
    assert three[".nojekyll"] == b""
