"""Files that are published as they are: which kinds may be, and pictures in SVG that hold more than a picture."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.options import TEMPLATES, Options
from generator.pipeline import build_on
from generator.problems import Problem
from generator.record import Record
from generator.validate import published
from generator.validate.published import svg_problems
from tests.support.sites import check, write_files, write_site

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg">\n{}\n</svg>'
)


def told(part: str) -> list[tuple[str, str]]:
    problems = svg_problems(SVG.format(part).encode(), "assets/a.svg")
    return [(problem.code, str(problem.place)) for problem in problems]


@pytest.mark.parametrize(
    "part",
    [
        '<path d="M0 0" fill="url(#a)"/><use href="#b"/><use xlink:href="#c"/>',
        "<style>p { fill: url( '#a' ); font: 1px sans-serif }</style>",
        '<image href="data:image/png;base64,AA=="/>',
        '<animate attributeName="x" values="1;2"/>',
        "<metadata><x xmlns='http://purl.org/dc'>http://example.org/</x></metadata><title>on</title>",
        "<text>javascript: url(x) &lt;script&gt; &#38; onload</text>",
    ],
)
def test_a_picture(part: str) -> None:
    assert told(part) == []


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        "<s:script href='#x'/>",
        "<SCRIPT/>",
        "<g onload='alert(1)'/>",
        "<g ONclick='alert(1)'/>",
        "<foreignObject/>",
        "<h:img/>",
        "<h:meta http-equiv='refresh' content='0'/>",
        "<a href='https://example.org/'/>",
        "<a xlink:href='javascript:alert(1)'/>",
        "<a href=' &#106;avascript:alert(1)'/>",
        "<image href='http://example.org/a.png'/>",
        "<use href='other.svg#a'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<g xml:base='http://example.org/'/>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<set attributeName=' onmouseover' to='alert(1)'/>",
        "<rect fill='url(http://example.org/a)'/>",
        "<rect style='fill: URL( \"//example.org/a\" )'/>",
        "<rect fill='u\\72l(http://example.org/)'/>",
        "<rect style='background: image-set(\"http://example.org/\" 1x)'/>",
        "<style>@import 'http://example.org/'</style>",
        "<style>@im<!-- x -->port 'http://example.org/'</style>",
        "<style><![CDATA[@im]]>port 'x'</style>",
        "<style>a { fill: &#117;rl(x) }</style>",
        "<?xml-stylesheet href='a.css'?>",
        "<iframe/>",
    ],
)
def test_what_could_run_or_fetch_is_told_at_its_line(part: str) -> None:
    codes = told(part)
    assert {code for code, _ in codes} == {"active-svg"}
    assert all(place.startswith("assets/a.svg:2:") for _, place in codes)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", "active-svg"),
        (b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>", "active-svg"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"), "not-utf-8"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "active-svg"),
        (b"<svg/>", "active-svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "broken-svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>&nbsp;</svg>", "broken-svg"),
        (b"", "broken-svg"),
        (b"\x89PNG", "not-utf-8"),
    ],
)
def test_what_is_no_such_picture(data: bytes, code: str) -> None:
    assert [problem.code for problem in svg_problems(data, "a.svg")] == [code]


def test_the_byte_order_mark_is_no_fault() -> None:
    assert list(svg_problems("\ufeff".encode() + SVG.format("<g/>").encode(), "a.svg")) == []


@pytest.mark.parametrize(
    "name",
    ["a.html", "a.HTM", "a.xhtml", "a.xml", "a.xsl", "a.js", "a.mjs", "a.css", "a.swf", "a.wasm", "a.hta", "a.png.php"],
)
def test_kinds_that_may_not_be_published(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path, {f"assets/{name}": "x", "assets/CNAME": "x"})
    assert [(code, place) for code, place, _ in check(content)] == [
        ("active-file", "assets/CNAME:1:1"),
        ("active-file", f"assets/{name}:1:1"),
    ]


def test_kinds_that_may_be_published(tmp_path: Path) -> None:
    names = ("a.pdf", "g.PDF", "b.csv", "c.xlsx", "d.png", "e.txt", "f.svg")
    content = write_site(tmp_path, {f"assets/{name}": SVG.format("<g/>") for name in names})
    assert check(content) == []


def test_a_picture_that_has_not_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_site(tmp_path, {"assets/a.svg": SVG.format("<g/>"), "assets/b.svg": SVG.format("<g/>")})
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    options = Options(content, tmp_path / "site", templates)
    read: list[str] = []
    look = published.svg_problems

    def noted(data: bytes, file: str) -> Iterator[Problem]:
        read.append(file)
        return look(data, file)

    monkeypatch.setattr(published, "svg_problems", noted)

    def build() -> list[str]:
        read.clear()
        record = Record(options)
        record.recall()
        result = build_on(record, options)
        return [problem.code for problem in result.problems]

    assert (build(), read) == ([], ["assets/a.svg", "assets/b.svg"])
    write_files(content, {"assets/b.svg": SVG.format("<path/>")})
    assert (build(), read) == ([], ["assets/b.svg"])
    write_files(content, {"assets/b.svg": SVG.format("<script/>")})
    assert (build(), read) == (["active-svg"], ["assets/b.svg"])
