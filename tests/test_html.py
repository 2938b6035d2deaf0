"""What the finished pages are made of: valid HTML, addresses, data for machines, the security policy, their weight.

It is asked of the real plan, of every site in `tests/sites/` and of every example. Each question is a function from a
page to what is wrong with it, and the last test shows that each of them can find something.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest
from turbohtml import conformance

from generator.search.index import FOLDER
from tests.conftest import Built
from tests.support.html import Element, parse, target
from tests.support.policy import policy_faults
from tests.support.sites import ROOT, SITES, read_tree, run

CONTENTS = {
    "the plan": ROOT / "content",
    **{folder.name: folder for folder in sorted(SITES.iterdir()) if folder.name != "broken"},
    **{folder.name: folder for folder in sorted((ROOT / "examples").iterdir()) if folder.is_dir()},
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SEARCH = "assets/search.js"
PLAIN = ("page-languages", "page-404")
"""The pages for all languages at once."""


@pytest.fixture(scope="session", params=CONTENTS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    if request.param == "the plan":
        plan: Built = request.getfixturevalue("built")
        return plan
    output = tmp_path_factory.mktemp(request.param) / "site"
    ended = run("build", "--content", CONTENTS[request.param], "--output", output)
    assert ended.code == 0, ended.text
    return Built(output, read_tree(output))


def wrong(site: Built, question: Callable[[Element], Iterator[str]]) -> dict[str, list[str]]:
    """The answers of the pages that have any."""
    return {path: found for path, page in site.pages.items() if (found := list(question(page)))}


# --- HTML ----------------------------------------------------------------------------------------------------------


def parse_errors(page: str) -> Iterator[str]:
    """Errors of the syntax and of how the elements nest."""
    parser = html5lib.HTMLParser()
    parser.parse(page)
    yield from (f"{line}:{column} {code} {values}" for (line, column), code, values in parser.errors)


def unfit_markup(page: str) -> Iterator[str]:
    """What the standard asks of authors and no parser sees: misplaced elements, repeated ids, roles without sense."""
    for message in conformance.check_html(page).messages:
        yield f"{message.line}:{message.column} {message.severity} {message.code}: {message.message}"


BLOCK = re.compile(
    "address|article|aside|blockquote|details|div|dl|figure|footer|form|h[1-6]|header|hgroup|hr|main|nav|ol|p|pre|section"
    "|table|ul"
)
LINE = re.compile("p|h[1-6]|span|em|strong|b|i|small|sub|sup|q|cite|code|mark|label|button|dfn|abbr")
"""Elements that hold a line of text, and so no block."""
ACTIVE = re.compile("a|button|input|select|textarea|summary|details|label")
PARTS = {"ul": "li|template", "ol": "li|template", "dl": "dt|dd|div", "hgroup": "p|h[1-6]", "tr": "th|td"}


def misplaced(page: Element) -> Iterator[str]:
    """Elements that may not stand where they do."""
    for element in page.one("body").walk():
        above = list(_above(element))
        parent = next((around.tag for around in above if around.tag != "a"), "")
        if LINE.fullmatch(parent) and BLOCK.fullmatch(element.tag):
            yield f"<{element.tag}> in <{parent}>"
        if above and not re.fullmatch(PARTS.get(above[0].tag, ".*"), element.tag):
            yield f"<{element.tag}> in <{above[0].tag}>"
        if ACTIVE.fullmatch(element.tag):
            yield from (f"<{element.tag}> in <{a.tag}>" for a in above if a.tag in {"a", "button", "summary"})


def _above(element: Element) -> Iterator[Element]:
    while element.parent is not None:
        element = element.parent
        yield element


@pytest.mark.parametrize("question", [parse_errors, unfit_markup])
def test_pages_are_valid(site: Built, question: Callable[[str], Iterator[str]]) -> None:
    found = {path: list(question(site.files[path].decode())) for path in site.pages}
    assert {path: errors for path, errors in found.items() if errors} == {}


def heading_faults(page: Element) -> Iterator[str]:
    levels = [int(heading.tag[1]) for heading in page.every(*HEADINGS)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"levels {levels}"
    yield from (f"h{below} after h{above}" for above, below in pairwise(levels) if below > above + 1)
    yield from (f"{heading.tag} without text" for heading in page.every(*HEADINGS) if not heading.text.strip())


def table_faults(page: Element) -> Iterator[str]:
    for table in page.every("table"):
        if not "".join(caption.text for caption in table.every("caption")).strip():
            yield "a table without a caption"
        if not table.every("th"):
            yield "a table without header cells"
        for cell in table.every("th"):
            if cell.attributes.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
                yield f"no scope: {cell.text}"


def inline_code(page: Element) -> Iterator[str]:
    """Scripts and styles within the page, but for its structured data."""
    for element in page.walk():
        is_data = element.attributes.get("type") == "application/ld+json"
        if element.tag == "style" or (element.tag == "script" and "src" not in element.attributes and not is_data):
            yield f"<{element.tag}>"
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield f'<{element.tag} {name}="{value}">'


def resources(page: Element) -> Iterator[str]:
    """The addresses of what a browser loads for the page."""
    for element in page.walk():
        if element.tag == "link" and element.attributes.get("rel") not in {"canonical", "alternate"}:
            yield element.attributes["href"]
        if element.tag == "use":
            yield element.attributes["href"]
        for name in ("src", "srcset", "data", "poster"):
            if name in element.attributes:
                yield element.attributes[name]


def resources_from_elsewhere(page: Element) -> Iterator[str]:
    yield from (address for address in resources(page) if urlsplit(address).scheme or urlsplit(address).netloc)


@pytest.mark.parametrize("question", [misplaced, heading_faults, table_faults, inline_code, resources_from_elsewhere])
def test_pages_are_well_made(site: Built, question: Callable[[Element], Iterator[str]]) -> None:
    assert wrong(site, question) == {}


def test_links_to_other_languages_keep_the_page(site: Built) -> None:
    for path, page in site.pages.items():
        for link in (link for choice in page.every("nav", class_="languages") for link in choice.every("a")):
            own, other = page.one("html").attributes["lang"], link.attributes["hreflang"]
            assert target(path, link.attributes["href"]) == (path.replace(f"{own}/", f"{other}/", 1), "")
            assert link.attributes["lang"] == other


# --- the head ------------------------------------------------------------------------------------------------------


def meta(page: Element, name: str) -> str | None:
    """The content of the page's only `<meta>` of this name or property."""
    found = [*page.every("meta", name=name), *page.every("meta", property=name)]
    assert len(found) <= 1, f"{name} is said {len(found)} times"
    return found[0].attributes["content"] if found else None


def alternates(page: Element) -> dict[str, str]:
    return {link.attributes["hreflang"]: link.attributes["href"] for link in page.every("link", rel="alternate")}


def canonical(page: Element) -> str | None:
    found = page.every("link", rel="canonical")
    return found[0].attributes["href"] if found else None


def plain(page: Element) -> bool:
    """Whether the page is for all languages at once."""
    return any(page.every("body", class_=name) for name in PLAIN)


def title(page: Element) -> str | None:
    return page.one("head").one("title").text


def description(page: Element) -> str | None:
    return meta(page, "description")


@pytest.mark.parametrize("say", [title, description])
def test_titles_and_descriptions_differ(site: Built, say: Callable[[Element], str | None]) -> None:
    said: dict[tuple[str, str | None], list[str]] = {}
    for path, page in site.pages.items():
        if not plain(page):
            said.setdefault((page.one("html").attributes["lang"], say(page)), []).append(path)
    assert [paths for (_, text), paths in said.items() if len(paths) > 1 or not (text or "").strip()] == []


def test_every_page_names_its_twins_and_they_name_it(site: Built) -> None:
    by_address = {canonical(page): page for page in site.pages.values()}
    languages = {page.one("html").attributes["lang"] for page in site.pages.values()}
    for path, page in site.pages.items():
        named = alternates(page)
        if canonical(page) is None or len(languages) == 1:
            assert named == {}, path
            continue
        assert named.keys() == languages | {"x-default"}, path
        assert plain(page) or named[page.one("html").attributes["lang"]] == canonical(page), path
        for language in languages:
            twin = by_address[named[language]]
            assert twin.one("html").attributes["lang"] == language, path
            assert plain(page) or alternates(twin) == named, path


def test_pages_can_be_shared(site: Built) -> None:
    for path, page in site.pages.items():
        assert meta(page, "og:type") in {"website", "article"}, path
        assert meta(page, "og:title"), path
        assert meta(page, "og:site_name"), path
        assert meta(page, "og:description") == meta(page, "description"), path
        assert meta(page, "og:locale") == page.one("html").attributes["lang"].replace("-", "_"), path
        assert meta(page, "og:url") == canonical(page), path
        assert meta(page, "twitter:card"), path


def structured_data(page: Element) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for script in page.every("script", type="application/ld+json"):
        data = json.loads("".join(part for part in script.parts if isinstance(part, str)))
        assert data["@context"] == "https://schema.org"
        found += data["@graph"]
    return found


def typed(data: object, name: str) -> Iterator[dict[str, Any]]:
    """Everything of this type, however deep in the structured data."""
    if isinstance(data, dict):
        if data.get("@type") == name:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from typed(part, name)


def test_pages_say_to_machines_what_they_are(site: Built) -> None:
    for path, page in site.pages.items():
        data = structured_data(page)
        if page.every("body", class_="page-404"):
            continue
        assert list(typed(data, "GovernmentOrganization")), path
        trail = [step.text.strip() for nav in page.every("nav", class_="breadcrumb") for step in nav.every("li")]
        lists = list(typed(data, "BreadcrumbList"))
        assert [len(item["itemListElement"]) for item in lists] == ([len(trail)] if trail else []), path
        datasets = list(typed(data, "Dataset"))
        figures = any(page.every("body", class_=name) for name in ("page-indicators", "page-indicator"))
        assert len(datasets) == figures, path
        for dataset in datasets:
            assert dataset["name"], path
            assert dataset["variableMeasured"], path


def test_data_tell_no_number_where_there_is_none(built: Built) -> None:
    """The targets of the real plan are under consideration: no page gives machines a value for them."""
    for page in built.pages.values():
        for measured in typed(structured_data(page), "PropertyValue"):
            assert re.fullmatch(r"[0-9.]+", str(measured["value"]))


# --- the security policy -------------------------------------------------------------------------------------------


def test_the_policy_fits_the_page(site: Built) -> None:
    assert wrong(site, policy_faults) == {}


# --- weight --------------------------------------------------------------------------------------------------------


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def test_home_is_light(site: Built) -> None:
    homes = {path: page for path, page in site.pages.items() if page.every("body", class_="page-home")}
    assert homes
    for path, page in homes.items():
        files = {path, *(found[0] for address in resources(page) if (found := target(path, address)))}
        assert len(files) <= 6, files
        assert sum(compressed(site.files[file]) for file in files) <= 30_000, path


def test_scripts_are_light(built: Built) -> None:
    """Those of every page; and what the search loads, but for its engine."""
    scripts = {file for file in built.files if file.endswith(".js") and not file.startswith(FOLDER)}
    assert SEARCH in scripts
    assert compressed(built.files[SEARCH]) <= 10_000
    assert sum(compressed(built.files[file]) for file in scripts - {SEARCH}) <= 10_000
    for path, page in built.pages.items():
        sources = {script.attributes.get("src", "") for script in page.every("script")}
        assert not [source for source in sources if SEARCH in source or FOLDER in source], path


# --- each of them can fail -----------------------------------------------------------------------------------------

SOUND = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A</title></head>'
    "<body><main><h1>A</h1>{}</main></body></html>"
)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (parse_errors, "<p><b>a</p></b>"),
        (parse_errors, "<table><p>a</p></table>"),
        (unfit_markup, '<p id="a">a</p><p id="a">b</p>'),
        (unfit_markup, '<img src="a.png">'),
        (unfit_markup, '<button role="button">a</button>'),
    ],
)
def test_the_checkers_of_markup_can_fail(question: Callable[[str], Iterator[str]], part: str) -> None:
    assert list(question(SOUND.format(""))) == []
    assert list(question(SOUND.format(part)))


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (misplaced, "<ul><p>a</p></ul>"),
        (misplaced, "<p><a><div>a</div></a></p>"),
        (misplaced, '<a href="a"><span><button>a</button></span></a>'),
        (misplaced, "<dl><p>a</p></dl>"),
        (heading_faults, "<h3>B</h3>"),
        (heading_faults, "<h1>B</h1>"),
        (heading_faults, "<h2> </h2>"),
        (table_faults, '<table><tr><th scope="col">a</th></tr></table>'),
        (table_faults, "<table><caption>a</caption><tr><th>a</th></tr></table>"),
        (inline_code, '<p style="color: red">a</p>'),
        (inline_code, "<script>alert()</script>"),
        (inline_code, '<p onclick="alert()">a</p>'),
        (inline_code, '<a href="JavaScript:alert()">a</a>'),
        (resources_from_elsewhere, '<img src="https://example.org/a.png" alt="">'),
        (resources_from_elsewhere, '<script src="//example.org/a.js"></script>'),
    ],
)
def test_the_checkers_of_pages_can_fail(question: Callable[[Element], Iterator[str]], part: str) -> None:
    assert list(question(parse(SOUND.format("")))) == []
    assert list(question(parse(SOUND.format(part))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ("'sha256-", "'sha256-x"),
        ("style-src 'self'", "style-src 'unsafe-inline'"),
        ('http-equiv="Content-Security-Policy"', 'name="other"'),
        ('"@context"', '"@Context"'),
    ],
)
def test_the_checker_of_the_policy_can_fail(built: Built, old: str, new: str) -> None:
    page = built.files["en/index.html"].decode()
    assert old in page
    assert list(policy_faults(parse(page.replace(old, new))))
