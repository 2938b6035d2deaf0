"""A rendered site held against itself: each kind of fault is found, at its place."""

from __future__ import annotations

import pytest

from generator.options import TEMPLATES
from generator.problems import Problem
from generator.verify.look import _UNUSUAL, Looker
from generator.verify.scan import scan
from generator.verify.site import Verifier

HEAD = '<!DOCTYPE html>\n<html lang="ja">\n<head><title>森</title></head>\n'


def verified(pages: dict[str, bytes], base_path: str = "/") -> list[Problem]:
    looker = Looker(pages, lambda template: pages[template.removeprefix("template ")].decode())
    facts = {
        path: looker.look(path, data.decode(), frozenset({f"template {path}"}))
        for path, data in pages.items()
        if path.endswith(".html")
    }
    return Verifier(pages, lambda path: pages[path].decode(), base_path, facts).verify()


def found(body: str, head: str = HEAD, base_path: str = "/", **files: str) -> list[tuple[str, str]]:
    pages = {"ja/a.html": f"{head}{body}\n".encode()}
    pages.update({name.replace("__", "/").replace("_", "."): text.encode() for name, text in files.items()})
    return [
        (problem.code, str(problem.place))
        for problem in verified(pages, base_path)
        if problem.place.file == "ja/a.html"
    ]


def test_a_sound_page() -> None:
    body = '<main id="m"><a href="#m">m</a><a href="../b.html#n">n</a><img src="c.png" alt=""></main>'
    assert found(body, b_html=HEAD + '<p id="n">', ja__c_png="x") == []


@pytest.mark.parametrize(
    "head", ['<html lang="ja">', '<html lang="ja"><title></title>', '<html lang="ja"><title> \n</title>']
)
def test_a_page_without_a_title(head: str) -> None:
    assert found("", head=head) == [("page-without-title", "ja/a.html:1:1")]


@pytest.mark.parametrize("html", ["<html>", '<html lang="">', "<html lang>"])
def test_a_page_without_a_language(html: str) -> None:
    assert found("", head=f"{html}<title>x</title>") == [("page-without-language", "ja/a.html:1:1")]


def test_an_id_twice() -> None:
    assert found('<p id="x">1</p>\n<p id="y">2</p><p id=x>3</p>') == [("repeated-id", "ja/a.html:5:16")]


@pytest.mark.parametrize("tag", ["<a>", '<a class="x">', "<a href>", "<a\n>"])
def test_a_link_without_an_address(tag: str) -> None:
    """So the renderer leaves a link whose address may not be followed; its author has to know."""
    assert found(f"{tag}x</a>")[0] == ("link-without-address", "ja/a.html:4:1")


@pytest.mark.parametrize(("tag", "code"), [("a", "link-without-address"), ("img alt", "picture-without-address")])
def test_the_address_that_may_not_stand_on_a_page_is_named(tag: str, code: str) -> None:
    page = f'{HEAD}<p><{tag} data-address="javascript:a(&quot;b&quot;)">x</p>\n'
    (problem,) = verified({"ja/a.html": page.encode()})
    assert (problem.code, problem.values) == (code, {"address": 'javascript:a("b")'})


def test_a_picture_without_a_text() -> None:
    body = '<img src=\'b.png\'><img src=b.png alt><img alt="森" src="b.png">'
    assert found(body, ja__b_png="x") == [("picture-without-text", "ja/a.html:4:1")]


@pytest.mark.parametrize("char", ["\x02", "\x03"])
def test_what_markdown_keeps_aside_is_not_left_on_a_page(char: str) -> None:
    assert found(f"<p>klzzwxh:0001{char}</p>") == [("strange-character", "ja/a.html:4:16")]


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="b.html">',
        "<a href='b.html'>",
        "<a class=x href=b.html>",
        '<link rel="stylesheet" href="b.css">',
        '<script src="b.js">',
        '<img alt="" src="b.png">',
        '<use href="b.svg#icon">',
        '<form action="b.html">',
        '<source src="b.mp4">',
        '<a href="">',
        '<a href="/b.html">',
        '<a href="./">',
        '<a href="../../b.html">',
        '<a href="http://[">',
        '<A HREF="b.html">',
        '<a\nhref="b.html"\n>',
        '<a href=&#34;a.html">',
    ],
)
def test_a_link_that_leads_nowhere(tag: str) -> None:
    codes = [code for code, _ in found(tag)]
    assert codes == (["broken-link"] if tag != '<a href="">' else [])


@pytest.mark.parametrize(
    "address", ["https://example.org/x", "//example.org/x", "mailto:a@b.example", "tel:+81", "http://example.org"]
)
def test_addresses_elsewhere_are_not_followed(address: str) -> None:
    assert found(f'<a href="{address}">') == []


@pytest.mark.parametrize("address", ["#n", "b.html#n", "../ja/b.html#n", "./a.html#n", "#%E6%A3%AE", "b.html#N"])
def test_a_place_that_a_page_does_not_have(address: str) -> None:
    assert found(f'<a href="{address}">', ja__b_html=HEAD + '<p id="m">') == [("broken-fragment", "ja/a.html:4:1")]


@pytest.mark.parametrize("address", ["#森", "#%E6%A3%AE", "a.html#森", "../ja/a.html?x=1#森", "%61.html"])
def test_addresses_are_read_as_browsers_read_them(address: str) -> None:
    assert found(f'<p id="森"><a href="{address}">') == []


def test_a_fragment_of_what_is_no_page_is_not_looked_for() -> None:
    assert found('<a href="plan.pdf#page=3">', ja__plan_pdf="x") == []


@pytest.mark.parametrize(
    ("base", "address", "codes"),
    [("/sub/path/", "/sub/path/ja/a.html", []), ("/sub/path/", "/ja/a.html", ["broken-link"]), ("/", "/ja/a.html", [])],
)
def test_links_from_the_root_of_the_server(base: str, address: str, codes: list[str]) -> None:
    assert [code for code, _ in found(f'<a href="{address}">', base_path=base)] == codes


def test_the_address_of_the_page_itself_is_no_link() -> None:
    assert found('<link rel="canonical" href="b.html"><link rel="alternate" hreflang="en" href="b.html">') == []


def test_places_are_lines_and_columns_of_the_page() -> None:
    assert found('<p>森</p>\n\n<p>湖 <a href="x.html">') == [("broken-link", "ja/a.html:6:6")]


@pytest.mark.parametrize("text", ["5 &lt; 6", "a > b", "\"quoted\" and 'single'", 'href="x.html"', "&lt;a href=x>"])
def test_text_is_no_tag(text: str) -> None:
    assert scan(f"<p>{text}</p>").links == []


@pytest.mark.parametrize(
    "template", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
)
def test_the_templates_are_written_as_a_quick_look_expects(template: str) -> None:
    """A template that is not costs time, not truth: all its pages are read closely."""
    assert _UNUSUAL.search((TEMPLATES / template).read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "html",
    [
        "<A href='x'>",
        "<img>",
        "<a\nhref=x>",
        "<p id = 'x'>",
        '<p\nid="x">',
        "<a class='b'>",
        '<link rel="x">',
        "<p id=x>",
    ],
)
def test_a_template_that_is_written_otherwise_is_seen(html: str) -> None:
    assert _UNUSUAL.search(f"<div>{html}</div>")
