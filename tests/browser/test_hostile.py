"""Attacks in every text of a plan, opened in a browser that would run them: nothing runs, nothing is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.pages import OpenPage, ask, kinds, notice
from tests.browser.serving import SiteServer, serve
from tests.conftest import Built
from tests.support.attacks import LINES, PROSE, SOME_PROSE
from tests.support.hostile import in_lines, in_texts, made_hostile

pytestmark = pytest.mark.browser

ALL = os.environ.get("HOSTILE") == "all"
BELOW = "/below/"
BATCHES = 3
POKE = """
// Whatever a reader could do to an element, done to each of them, but for leaving the page.
for (const element of document.querySelectorAll("body *")) {
    for (const kind of ["pointerenter", "mouseover", "mousemove", "focus", "focusin", "blur", "animationstart"])
        element.dispatchEvent(new Event(kind, {bubbles: false}));
    element.focus?.();
}
addEventListener("click", event => event.target.closest("a[href]:not([href^='#'])") && event.preventDefault(), true);
for (const element of document.querySelectorAll("a, button, summary, label, main *"))
    element.click?.();
return [...document.querySelectorAll("a[href]")].map(link => link.protocol)
    .filter(protocol => !["http:", "https:", "mailto:", "tel:"].includes(protocol));
"""


@pytest.fixture(scope="module", params=["lines", "prose"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with attacks in all of its texts of a kind. It may have problems: here all of it is published."""
    lines, prose = in_lines(LINES), in_texts(PROSE if ALL else SOME_PROSE, BATCHES)
    given = (lines, ["Quiet words"]) if request.param == "lines" else (["Quiet words"], prose)
    folder = tmp_path_factory.mktemp("hostile")
    return Built(folder, made_hostile(folder, *given).files)


@pytest.fixture(scope="module")
def hostile_server(hostile: Built) -> Iterator[SiteServer]:
    with serve({BELOW: hostile}) as server:
        yield server


def poked(page: Page, origin: str, paths: list[str]) -> list[str]:
    """What comes of opening pages and of everything that can be done there."""
    found: list[str] = []

    def refuse(dialog: Dialog) -> None:
        found.append(f"{page.url}: a dialog says {dialog.message}")
        dialog.dismiss()

    noticed = notice(page)
    page.on("dialog", refuse)
    page.context.on("page", lambda opened: found.append(f"{page.url}: a window opens at {opened.url}"))
    for path in paths:
        page.goto(f"{origin}{path}")
        found += [f"{path}: a link of {protocol}" for protocol in ask(page, POKE)]
        if page.evaluate("window.pwned"):
            found.append(f"{path}: a script has run")
        # A view that was chosen is kept behind the question mark; only another path is another page.
        if page.evaluate("location.origin + location.pathname") != f"{origin}{path}":
            found.append(f"{path}: led to {page.url}")
    return found + noticed.from_elsewhere(origin) + noticed.complaints


def test_nothing_runs_and_nothing_is_asked_for(open_page: OpenPage, hostile: Built, hostile_server: SiteServer) -> None:
    paths = sorted(hostile.pages) if ALL else kinds(hostile, "ja", "en")
    assert len(paths) > 20
    found = poked(open_page(), f"{hostile_server.address}{BELOW}", paths)
    assert found == []


RUNS = (
    "<img src=x onerror=window.pwned=1>",
    "<script>alert(1)</script>",
    "<b onclick=window.pwned=1>x</b>",
    "<b onmouseover=window.pwned=1 tabindex=0>x</b>",
    "<a href=javascript:window.pwned=1>x</a>",
    "<style>body{background:url(http://attack.example/a.png)}</style>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
)


@pytest.mark.parametrize(("part", "policy"), [*((part, False) for part in RUNS), (RUNS[1], True), (RUNS[5], True)])
def test_what_runs_is_noticed(open_page: OpenPage, built: Built, part: str, policy: bool) -> None:
    data = built.files["en/notes.html"].replace(b"</main>", f"{part}</main>".encode())
    with serve({BELOW: Built(built.folder, {**built.files, "en/notes.html": data})}) as server:
        assert poked(open_page(bypass_csp=not policy), f"{server.address}{BELOW}", ["en/notes.html"])
