"""Attacks in every text that a plan can have: all of them are on the pages as text, and nothing else comes of them.

`HOSTILE=all` puts every attack also into each text that a plan has only once, and takes some minutes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path

import html5lib
import pytest
from babel.messages.pofile import read_po, write_po

from generator.options import TEMPLATES
from generator.render.markdown import MarkdownRenderer
from generator.render.plain_markdown import SITE_ROOT
from generator.search.index import FOLDER
from tests.support.attacks import LINES, PROSE, SOME_PROSE
from tests.support.hostile import LANGUAGES, HostileSite, in_lines, in_texts, made_hostile, seen
from tests.support.html import Element, parse
from tests.support.policy import policy_faults

ALL = os.environ.get("HOSTILE") == "all"
BATCHES = 5
VALUE = re.compile(r"%\(\w+\)s")
WORDS = "Quiet words"
MARKDOWN_MAKES = {
    *((tag, "") for tag in ("p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "hr", "br")),
    *(
        (tag, "")
        for tag in ("table", "thead", "tbody", "tr", "th", "td", "caption", "div", "h2", "h3", "h4", "h5", "h6")
    ),
    *((tag, "") for tag in ("a", "img", "abbr", "del", "ins", "kbd", "mark", "rp", "rt", "ruby", "sub", "sup", "span")),
    *((f"h{level}", "id") for level in range(2, 7)),
    *(("a", name) for name in ("href", "title", "data-address")),
    *(("img", name) for name in ("src", "alt", "title", "data-address")),
    *(("div", name) for name in ("class", "tabindex")),
    *(("th", name) for name in ("class", "scope")),
    *(("td", "class"), ("ol", "start"), ("abbr", "title"), ("span", "lang"), ("wbr", "")),
}
"""The elements that a text in Markdown may come to, with the attributes that they may have."""
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#|(?:(?:\.\./)*|/below/)(?![/\\])[^:\\\s]*$)")


IN_LINES = in_lines(LINES)


def errors(site: HostileSite) -> set[str]:
    return {problem.code for problem in site.result.problems if problem.severity == "error"}


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """The same plan with words that do nothing."""
    return made_hostile(tmp_path_factory.mktemp("quiet"), [WORDS] * len(IN_LINES), [WORDS])


@pytest.fixture(scope="module", params=range(BATCHES) if ALL else [0])
def turn(request: pytest.FixtureRequest) -> int:
    """Which attacks what is there only once is given."""
    return int(request.param)


@pytest.fixture(scope="module")
def lines(turn: int, tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """Attacks in every text that is no Markdown."""
    return made_hostile(tmp_path_factory.mktemp("lines"), IN_LINES, [WORDS], turn)


@pytest.fixture(scope="module")
def prose(turn: int, tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """Attacks in every text in Markdown."""
    attacks = in_texts(PROSE if ALL else SOME_PROSE, BATCHES)
    return made_hostile(tmp_path_factory.mktemp("prose"), [WORDS], attacks, turn)


@pytest.fixture(params=["lines", "prose"])
def hostile(request: pytest.FixtureRequest, lines: HostileSite, prose: HostileSite) -> HostileSite:
    return lines if request.param == "lines" else prose


def pages(site: HostileSite) -> Iterator[tuple[str, Element]]:
    for path, data in site.files.items():
        if path.endswith(".html"):
            yield path, parse(data)


def parts(page: Element) -> Counter[tuple[str, str]]:
    """How many elements of each tag there are, and attributes of each name; but for what follows from the words."""
    found: Counter[tuple[str, str]] = Counter()
    for element in page.walk():
        if not follows_from_words(element):
            found.update([(element.tag, ""), *((element.tag, name) for name in element.attributes)])
    return found


def follows_from_words(element: Element) -> bool:
    """Where a Japanese heading may break, Japanese words among others, terms and what explains them."""
    names, kind = element.attributes.keys(), element.attributes.get("class")
    is_of_terms = (kind, *sorted(names)) in {
        ("term-link", "aria-describedby", "class", "href"),
        ("explanations", "class", "data-more"),
        ("explanation", "class", "hidden", "id", "role"),
    }
    above = element.parent.attributes.get("class") if element.parent else ""
    return (
        element.tag == "wbr"
        or is_of_terms
        or (element.tag == "span" and names == {"lang"})
        or (element.tag == "b" and not names and above == "explanation")
    )


# --- what the pages are made of ------------------------------------------------------------------------------------


def test_every_text_is_attacked(lines: HostileSite, quiet: HostileSite) -> None:
    assert lines.texts == quiet.texts
    assert len(lines.texts) > 40
    assert errors(quiet) == set()


def test_a_text_of_one_line_adds_no_element_and_no_attribute(lines: HostileSite, quiet: HostileSite) -> None:
    assert set(named(lines)) == set(named(quiet))
    expected = {path: parts(page) for path, page in pages(quiet)}
    assert {path: (parts(page) - expected[path], expected[path] - parts(page)) for path, page in pages(lines)} == {
        path: (Counter(), Counter()) for path in expected
    }
    assert errors(lines) == set()


def named(site: HostileSite) -> list[str]:
    """The files whose names do not come of what stands in them, as those of the search's index do."""
    return [path for path in site.files if not path.startswith(FOLDER)]


def test_a_text_of_one_line_is_shown_as_it_is_written(lines: HostileSite) -> None:
    for which, words in enumerate(IN_LINES):
        page = parse(lines.files[f"en/plan/n{which}.html"])
        shown = " ".join(page.one("h1").text.split())
        expected = "".join(character for character in words if character.isprintable() or character.isspace())
        assert squeezed(shown) == squeezed(expected)
        assert squeezed(page.one("meta", property="og:title").attributes["content"]) == squeezed(expected)


def squeezed(text: str) -> str:
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def test_prose_comes_to_nothing_but_what_markdown_makes(prose: HostileSite, quiet: HostileSite) -> None:
    usual = {path: set(parts(page)) for path, page in pages(quiet)}
    for path, page in pages(prose):
        known = usual.get(path) or usual[re.sub(r"\d+", "0", path)]
        assert set(parts(page)) <= known | MARKDOWN_MAKES, path
    assert errors(prose) <= {"link-without-address", "picture-without-address", "repeated-id", "broken-link"}


def test_nothing_leads_where_it_must_not(hostile: HostileSite) -> None:
    for path, page in pages(hostile):
        for element in page.walk():
            for name in ("href", "src", "action"):
                address = element.attributes.get(name, "")
                assert ADDRESS.match(address), (path, element.tag, address)
                assert name == "href" or not address.startswith("http"), (path, element.tag, address)


def test_pages_have_no_errors_of_syntax(hostile: HostileSite) -> None:
    """Those with the most to say, of each language."""
    for path, data in hostile.files.items():
        if path.endswith(".html") and (ALL or re.search(r"^en/(plan/n|indicators/|glossary|index|about)|404", path)):
            parser = html5lib.HTMLParser()
            parser.parse(data.decode())
            assert parser.errors == [], path


def test_the_policy_is_the_strict_one_and_nothing_stands_in_the_page(hostile: HostileSite) -> None:
    for path, page in pages(hostile):
        assert list(policy_faults(page)) == [], path
        (data,) = page.every("script", type="application/ld+json")
        assert json.loads("".join(map(str, data.parts)))["@graph"], path


def test_the_words_of_the_interface_are_text_whoever_writes_them(quiet: HostileSite, tmp_path: Path) -> None:
    """A catalogue of the content with an attack in place of every string of the templates."""
    catalogues = {}
    for language in LANGUAGES:
        with (TEMPLATES / "locale/ja.po").open("rb") as file:
            catalogue = read_po(file)
        for message, attack in zip(catalogue, cycle(LINES), strict=False):
            originals = [message.id] if isinstance(message.id, str) else message.id
            values = " ".join(VALUE.findall(originals[0]))
            said = f"{seen(attack).replace('%', '%%') if values else seen(attack)} {values}"
            if message.id:
                message.string = said if isinstance(message.id, str) else (said,)
        written = BytesIO()
        write_po(written, catalogue, width=0)
        catalogues[f"locale/{language}.po"] = written.getvalue().decode()
    site = made_hostile(tmp_path, [WORDS] * len(IN_LINES), [WORDS], more=catalogues)
    assert errors(site) == set()
    expected = {path: parts(page) for path, page in pages(quiet)}
    assert {path: (parts(page) - expected[path], expected[path] - parts(page)) for path, page in pages(site)} == {
        path: (Counter(), Counter()) for path in expected
    }
    assert "</script>" in parse(site.files["en/index.html"]).one("body").text


def test_files_for_machines_hold_no_more_than_addresses(lines: HostileSite, quiet: HostileSite) -> None:
    for path in ("sitemap.xml", "robots.txt", ".nojekyll"):
        assert lines.files[path] == quiet.files[path]


def test_the_link_to_edit_a_page_names_one_file(lines: HostileSite) -> None:
    page = parse(lines.files["en/plan/n0.html"])
    (link,) = [a.attributes["href"] for a in page.every("a") if "/edit/" in a.attributes.get("href", "")]
    assert link == (
        "https://plan.example/repository/edit/main%23%27%22%3Cb%3E/content%20%23%27%22%3Cb%3E/plan/000-n0.yml"
    )


# --- Markdown alone ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", PROSE)
def test_an_attack_in_markdown_by_itself(attack: str) -> None:
    """It nests, it is valid as a part of a page, and has no element, attribute or address that Markdown has not."""
    html = MarkdownRenderer().html(attack).replace(SITE_ROOT, "")
    fragment = parse(html)
    assert set(parts(fragment)) - {("document", "")} <= MARKDOWN_MAKES
    for element in fragment.walk():
        assert ADDRESS.match(element.attributes.get("href", "")), element.attributes
        assert ADDRESS.match(element.attributes.get("src", "")), element.attributes
    parser = html5lib.HTMLParser()
    parser.parseFragment(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", html))
    assert parser.errors == []


# --- that all this can fail ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "old", "new"),
    [
        ("partials/head.html", "<title>{{ full_title }}", "<title>{{ full_title|safe }}"),
        ("partials/head.html", 'content="{{ page.description }}"', 'content="{{ page.description|safe }}"'),
        ("partials/ui.html", '"badge">{{ number(node) }}', '"badge">{{ number(node)|safe }}'),
        ("glossary.html", "{{ term.term[alternate.lang] }}", "{{ term.term[alternate.lang]|safe }}"),
    ],
)
def test_a_template_that_does_not_escape_is_noticed(
    tmp_path: Path, quiet: HostileSite, template: str, old: str, new: str
) -> None:
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    text = (templates / template).read_text(encoding="utf-8")
    assert old in text
    (templates / template).write_text(text.replace(old, new), encoding="utf-8")
    site = made_hostile(tmp_path, IN_LINES, [WORDS], templates=templates)
    with pytest.raises(AssertionError):
        test_a_text_of_one_line_adds_no_element_and_no_attribute(site, quiet)


@pytest.mark.parametrize(
    "part",
    ['<p style="a">', '<p onclick="a">', "<script>a</script>", "<style>a</style>", '<base href="a">', "<form></form>"],
)
def test_what_stands_in_a_page_is_noticed(quiet: HostileSite, part: str) -> None:
    page = quiet.files["en/index.html"].decode()
    assert list(policy_faults(parse(page))) == []
    closing = "</p>" if part.startswith("<p") else ""
    assert list(policy_faults(parse(page.replace("</main>", f"{part}{closing}</main>"))))
