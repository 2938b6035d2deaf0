"""The preview through half a hundred edits of all kinds, in a browser that nobody touches but to look elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.pages import OpenPage, notice
from tests.support.desk import Desk, at_work

pytestmark = pytest.mark.browser

WAIT = 10_000
"""How long a change may take until it shows, in milliseconds; much longer than it takes on an idle machine."""

ABOUT, SITE, GLOSSARY = "pages/about.en.md", "site.yml", "glossary.yml"
FOREST, LAKE = "plan/01-nature/01-forests.yml", "plan/01-nature/02-lake.yml"
FENCES = "  - slug: fences\n    title: {ja: 柵, en: Fences}\n"
FOUND = "      - indicators/trees\n"
LONG = "\n\n".join(f"Paragraph {number} of a page that is long enough to be scrolled." for number in range(200))
PANEL = "preview-panel .panel"


@dataclass
class Reader:
    """Somebody who looks at a page of the preview while files are edited."""

    desk: Desk
    page: Page
    edits: list[str] = field(default_factory=list)

    def looks_at(self, path: str) -> None:
        """Open another page."""
        with self.page.expect_websocket(timeout=WAIT):
            self.page.goto(self.desk.address + path)

    @contextmanager
    def sees(self, selector: str, text: str) -> Iterator[None]:
        """The edits are seen on the page, which is loaded anew by itself; with `!` something is no longer seen."""
        self._is_connected()
        yield
        found = self.page.locator(selector)
        if text.startswith("!"):
            expect(found).not_to_contain_text(text[1:], timeout=WAIT)
        else:
            expect(found.filter(has_text=text).first).to_be_visible(timeout=WAIT)
        self.waits_until("!window.before")
        self.edits.append(text)

    @contextmanager
    def is_told(self, *texts: str) -> Iterator[None]:
        """The panel says this, or is gone where it has nothing to say; the page stays and is not scrolled."""
        before = self._is_connected()
        yield
        if not texts:
            expect(self.page.locator(PANEL)).to_be_hidden(timeout=WAIT)
        for text in texts:
            expect(self.page.locator(PANEL)).to_contain_text(text, timeout=WAIT)
        assert self.page.evaluate("[window.before, scrollY]") == before
        self.edits.append(" ".join(texts))

    @contextmanager
    def sees_style(self, selector: str, name: str, value: str) -> Iterator[None]:
        """The page looks otherwise, stays, and is not scrolled."""
        before = self._is_connected()
        yield
        expect(self.page.locator(selector)).to_have_css(name, value, timeout=WAIT)
        assert self.page.evaluate("[window.before, scrollY]") == before
        self.edits.append(value)

    def _is_connected(self) -> list[object]:
        self.waits_until("window.LiveReload?.connector.protocol === 7")
        found: list[object] = self.page.evaluate("[window.before = true, scrollY]")
        return found

    def waits_until(self, condition: str) -> None:
        """What Playwright has for this is code within the page, which its policy refuses."""

        def holds() -> bool:
            try:
                return bool(self.page.evaluate(condition))
            except Error:
                # It is being loaded anew.
                return False

        self.desk.wait_for(holds)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(tmp_path / "仕事 desk", own_program=True) as found:
        # What adds up is told in tests of the plan.
        text = (found.content / "plan/plan.yml").read_text(encoding="utf-8")
        counted = re.sub(r"counts:\n(  .*\n)+", "", text)
        (found.content / "plan/plan.yml").write_text(counted, encoding="utf-8")
        yield found


@pytest.fixture
def reader(desk: Desk, open_page: OpenPage) -> Reader:
    return Reader(desk, open_page())


def test_half_a_hundred_edits(reader: Reader) -> None:
    noticed = notice(reader.page)
    for edit in (a_page, its_errors, the_plan, its_files, the_site, what_it_looks_like):
        try:
            edit(reader, reader.desk)
        except AssertionError as error:
            raise AssertionError(f"after {reader.edits}: {error}\n{reader.desk.said()}") from error
    assert len(reader.edits) >= 50
    assert [text for text in noticed.complaints if "404" not in text] == []
    assert noticed.from_elsewhere(reader.desk.address) == []
    assert "Traceback" not in reader.desk.said()


def a_page(reader: Reader, desk: Desk) -> None:
    reader.looks_at("en/about.html")
    file = desk.content / ABOUT
    with reader.sees("main h2", "Aims"):
        desk.write("## Purpose", "## Aims")
    with reader.sees("h1", "Of the plan"):
        desk.write("title: About the plan", "title: Of the plan")
    with reader.sees("main", "Paragraph 199"):
        desk.write("page](/structure.html).", f"page](/structure.html).\n\n{LONG}")
    with reader.sees("main strong", "Paragraph 7"):
        desk.write("Paragraph 7 of", "**Paragraph 7** of")
    with reader.sees("main h2", "Ends"):
        # As editors save that write beside the file and rename.
        part = file.with_name(f".{file.name}.swp")
        part.write_text(file.read_text(encoding="utf-8").replace("## Aims", "## Ends"), encoding="utf-8")
        part.replace(file)
    with reader.sees("main h2", "Goals"):
        # As those save that move the old file away and write a new one.
        backup = file.rename(file.with_name(f"{file.name}~"))
        file.write_text(backup.read_text(encoding="utf-8").replace("## Ends", "## Goals"), encoding="utf-8")
        backup.unlink()
    with reader.sees("main h2", "Hopes"):
        file.write_bytes(file.read_bytes().replace(b"Goals", b"Hopes").replace(b"\n", b"\r\n"))
    with reader.sees("main h2", "Goals"):
        file.write_bytes(file.read_bytes().replace(b"Hopes", b"Goals").replace(b"\r\n", b"\n"))
    reader.page.evaluate("scrollTo(0, document.body.scrollHeight - innerHeight - 300)")
    with reader.sees("main", "The last paragraph"):
        desk.write("Paragraph 199", "The last paragraph")
    reader.waits_until("scrollY > 5000")


def its_errors(reader: Reader, desk: Desk) -> None:
    with reader.is_told("about.en.md:3", "nonsense"):
        desk.write("figure: timeline", "figure: nonsense")
    with reader.is_told("about.en.md:3", "rubbish"):
        desk.write("figure: nonsense", "figure: rubbish")
    with reader.is_told("about.en.md:2", "titel", "Errors: 2"):
        desk.write("title: Of", "titel: Of")
    with reader.is_told("Errors: 1"):
        desk.write("titel: Of", "title: Of")
    with reader.is_told():
        desk.write("figure: rubbish", "figure: timeline")
    with reader.is_told("about.en.md:", "colon"):
        desk.write("title: Of", "title Of")
    with reader.is_told("about.en.md:2", "title：Of"):
        desk.write("title Of", "title：Of")
    with reader.sees("h1", "What it is"):
        desk.write("title：Of the plan", "title: What it is")
    with reader.is_told():
        for _ in range(2):
            os.utime(desk.content / ABOUT)
            desk.write("Goals", "Goals")


def the_plan(reader: Reader, desk: Desk) -> None:
    reader.looks_at("en/plan/nature/forests.html")
    with reader.sees("h1", "More forest"):
        desk.write("Widening the forests", "More forest", FOREST)
    with reader.sees("main", "1,234"):
        desk.write("value: 1200", "value: 1234", "indicators/trees.yml")
    with reader.sees("main", "Laying paths"):
        desk.write("Tending paths", "Laying paths", FOREST)
    with reader.sees("main", "Fences"):
        desk.write("  - slug: paths", f"{FENCES}  - slug: paths", FOREST)
    with reader.sees("main", "!Fences"):
        desk.write(FENCES, "", FOREST)
    with reader.sees("main", "!Priority"):
        desk.write("priority: yes", "priority: no", FOREST)
    with reader.sees("main", "!Trees planted"):
        desk.write(FOUND, "", "search.yml")
        aside = (desk.content / "indicators/trees.yml").rename(desk.content.with_name("aside.yml"))
    with reader.sees("main", "Trees planted"):
        aside.rename(desk.content / "indicators/trees.yml")
        desk.write("      - about\n", f"{FOUND}      - about\n", "search.yml")
    with reader.is_told("01-forests.yml:2"):
        desk.write("title:\n  ja: 森", "title\n  ja: 森", FOREST)
    with reader.is_told():
        desk.write("title\n  ja: 森", "title:\n  ja: 森", FOREST)
    reader.looks_at("ja/plan/nature/forests.html")
    with reader.sees("main", "苗木を植える"):
        desk.write("木を植える", "苗木を植える", FOREST)


def its_files(reader: Reader, desk: Desk) -> None:
    nature = desk.content / "plan/01-nature"
    reader.looks_at("en/plan/nature.html")
    with reader.sees("main", "The moor"):
        (nature / "03-moor.yml").write_text("number: 3\ntitle: {ja: 湿原, en: The moor}\n", encoding="utf-8")
    reader.looks_at("en/plan/nature/moor.html")
    with reader.sees("h1", "The wide moor"):
        desk.write("The moor", "The wide moor", "plan/01-nature/03-moor.yml")
    with reader.is_told("03-moor.yml:", "by its place it is 3"):
        desk.write("number: 3", "number: 2", "plan/01-nature/03-moor.yml")
    with reader.sees("h1", "The wide moor"):
        # Another order: files and numbers.
        (nature / "03-moor.yml").rename(nature / "02-moor.yml")
        (nature / "02-lake.yml").rename(nature / "03-lake.yml")
        desk.write("number: 2", "number: 3", "plan/01-nature/03-lake.yml")
    with reader.sees("h1", "Page not found"):
        (nature / "02-moor.yml").rename(nature / "02-bog.yml")
    with reader.sees("h1", "The wide moor"):
        (nature / "02-bog.yml").rename(nature / "02-moor.yml")
    with reader.sees("h1", "Page not found"):
        (nature / "02-moor.yml").unlink()
        desk.write("number: 3", "number: 2", "plan/01-nature/03-lake.yml")
    pages = desk.content / "pages"
    reader.looks_at("en/more.html")
    with reader.sees("h1", "More"):
        (pages / "more.ja.md").write_text("---\ntitle: 追記\n---\n\n本文です。\n", encoding="utf-8")
        (pages / "more.en.md").write_text("---\ntitle: More\n---\n\nMore words.\n", encoding="utf-8")
    reader.looks_at("ja/more.html")
    with reader.sees(PANEL, "Warnings: 1"):
        (pages / "more.en.md").unlink()
    with reader.sees("h1", "ページが見つかりません"):
        (pages / "more.ja.md").unlink()
    reader.looks_at("en/glossary.html")
    with reader.sees("main", "The deep water"):
        desk.write("The water that", "The deep water that", GLOSSARY)
    with reader.sees("main", "heath"):
        term = "  - id: heath\n    term: {ja: 荒れ野, en: heath}\n    reading: {ja: あれの}\n"
        desk.write("terms:\n", f"terms:\n{term}", GLOSSARY)
    with reader.sees("main", "heath"):
        (desk.content / "source/plan.txt").write_text("Another text.\n", encoding="utf-8")


def the_site(reader: Reader, desk: Desk) -> None:
    with reader.sees("header", "Woods and Folk"):
        desk.write("en: Forests and People", "en: Woods and Folk", SITE)
    with reader.sees("header", "!Glossary"):
        desk.write("  - glossary\n", "", SITE)
    for before, after, path in (
        ("languages:", "base_url: https://example.org/clubs/lake/\nlanguages:", "/clubs/lake/"),
        ("/clubs/lake/", "/木/", "/%E6%9C%A8/"),
        ("base_url: https://example.org/木/\n", "", "/"),
    ):
        with reader.sees("main", "heath"):
            desk.write(before, after, SITE)
        address = f"{desk.address.removesuffix('/')}{path}"
        assert reader.page.url == f"{address}en/glossary.html"
        assert f"The site is at {address} (" in desk.said()
    with reader.is_told("site.yml", "langages"):
        desk.write("languages:", "langages:", SITE)
    with reader.is_told():
        desk.write("langages:", "languages:", SITE)


def what_it_looks_like(reader: Reader, desk: Desk) -> None:
    def styled(name: str, rule: str) -> None:
        with (desk.templates / "assets" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{rule}\n")

    def changed(name: str, old: str, new: str) -> None:
        file = desk.templates / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    reader.looks_at("en/about.html")
    reader.page.evaluate("scrollTo(0, 3000)")
    with reader.sees_style("h1", "background-color", "rgb(7, 8, 9)"):
        styled("site.css/95-print.css", "h1 { background-color: rgb(7, 8, 9); }")
    with reader.sees_style("body", "color", "rgb(1, 2, 3)"):
        styled("site.css/00-tokens.css", "body { color: rgb(1, 2, 3); }")
    with (
        reader.sees_style("h1", "background-color", "rgb(7, 7, 7)"),
        reader.sees_style("body", "color", "rgb(4, 5, 6)"),
    ):
        styled("site.css/95-print.css", "h1 { background-color: rgb(7, 7, 7); }")
        styled("site.css/00-tokens.css", "body { color: rgb(4, 5, 6); }")
    with reader.sees("main h2", "Hopes"):
        styled("site.css/95-print.css", "h1 { background-color: rgb(9, 9, 9); }")
        desk.write("## Goals", "## Hopes")
    with reader.sees(".tried", "Tried out"):
        changed("base.html", "<main ", "<p class=tried>Tried out</p>\n<main ")
    with reader.is_told("templates/base.html"):
        changed("base.html", "<main ", "{{ nothing( }}<main ")
    with reader.is_told():
        changed("base.html", "{{ nothing( }}<main ", "<main ")
    with reader.sees("html[data-scripted]", "Hopes"):
        script = '"use strict"; document.documentElement.dataset.scripted = "";'
        changed("assets/site.js/20-menu.js", '"use strict";', script)
    reader.looks_at("ja/about.html")
    with reader.sees(".skip-link", "本文まで"):
        changed("locale/ja.po", 'msgstr "本文へ移動"', 'msgstr "本文まで"')


def test_two_saves_half_a_second_apart_are_two_reloads_of_a_page_that_stays_scrolled(reader: Reader) -> None:
    desk, page = reader.desk, reader.page
    reader.looks_at("en/about.html")
    with reader.sees("main", "Paragraph 199"):
        desk.write("page](/structure.html).", f"page](/structure.html).\n\n{LONG}")
    with reader.sees("main", "Edition 0 of"):
        desk.write("Paragraph 0", "Edition 0")
    loads: list[Page] = []
    page.on("load", lambda page: loads.append(page))  # noqa: PLW0108  (Playwright marks what it is given)
    page.evaluate("scrollTo(0, 4321)")
    for number in range(10):
        desk.write(f"Edition {number} of", f"Edition {number + 1} of")
        page.wait_for_timeout(500)
    expect(page.locator("main")).to_contain_text("Edition 10 of", timeout=WAIT)
    page.wait_for_timeout(500)
    assert len(loads) == 10
    assert page.evaluate("scrollY") == 4321


def test_the_search_of_the_preview_follows_the_edits(reader: Reader) -> None:
    desk, page = reader.desk, reader.page
    reader.looks_at("en/about.html")

    def search(words: str) -> None:
        page.keyboard.press("/")
        page.locator("dialog[open] input[type=search]").fill(words)

    search("zeppelins")
    expect(page.locator(".search-status")).to_contain_text("Nothing was found", timeout=WAIT)
    page.keyboard.press("Escape")
    with reader.sees("main", "Zeppelins"):
        desk.write("page](/structure.html).", "page](/structure.html).\n\nZeppelins over the lake.")
    search("zeppelin")
    expect(page.locator(".result mark").first).to_have_text("Zeppelins", timeout=WAIT)
