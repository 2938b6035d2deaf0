"""One Chromium and one server for each worker, and pages opened in them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.pages import OpenPage, kinds
from tests.browser.serving import SiteServer, serve
from tests.browser_setup import ADVICE, find_chromium
from tests.conftest import Built
from tests.support.sites import ROOT, read_tree, run

FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing but the tests' own server can be reached.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
SHARES = 6
BELOW = "/sub/path/"
EXAMPLE = "/example/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Started for each file of tests: while Playwright runs, no other event loop can, and some tests have one."""
    executable = find_chromium()
    assert executable is not None, ADVICE
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example: three languages, one of them from right to left, and measured values."""
    output = tmp_path_factory.mktemp("example") / "site"
    ended = run("build", "--content", ROOT / "examples/harbour-city", "--output", output)
    assert ended.code == 0, ended.text
    return Built(output, read_tree(output))


@pytest.fixture(scope="session")
def base_path(built: Built) -> str:
    """The path at which the plan says that it is published: its 404 page works only there."""
    return urlsplit(built.pages["index.html"].one("link", rel="canonical").attributes["href"]).path


@pytest.fixture(scope="session")
def server(built: Built, example: Built, base_path: str) -> Iterator[SiteServer]:
    with serve({"/": built, BELOW: built, base_path: built, EXAMPLE: example}) as site_server:
        yield site_server


@pytest.fixture(params=range(SHARES))
def addresses(request: pytest.FixtureRequest, server: SiteServer, built: Built, example: Built) -> list[str]:
    """A share of all pages of the plan, and of one of each kind of the example; the shares go to all workers."""
    plan = [f"{server.address}/{path}" for path in sorted(built.pages) if path != "404.html"]
    more = [f"{server.address}{EXAMPLE}{path}" for path in kinds(example, "ar")]
    return [*plan, *more, f"{server.address}/no/such/page"][request.param :: SHARES]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, height: int = 800, **options: object) -> Page:
        # Without motion, so that nothing is measured half-way between two colours.
        given = {"reduced_motion": "reduce", "viewport": {"width": width, "height": height}, **options}
        contexts.append(browser.new_context(**given))  # type: ignore[arg-type]  # the options of a context
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()
