"""What pages ask for wherever they stand, and what the browser has to complain of; that both are noticed, too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import OpenPage, ask, kinds, notice
from tests.browser.serving import SiteServer, serve
from tests.conftest import Built

pytestmark = pytest.mark.browser

STYLED = "return getComputedStyle(document.querySelector('h1')).fontFamily.includes('Noto Sans JP')"


def test_from_a_disk_nothing_but_the_sites_own_files_is_read(open_page: OpenPage, example: Built) -> None:
    page = open_page()
    noticed = notice(page)
    for path in kinds(example, *{path.partition("/")[0] for path in example.pages if "/" in path}):
        page.goto((example.folder / path).as_uri())
        assert ask(page, STYLED), path
    assert noticed.from_elsewhere(example.folder.as_uri()) == []
    assert noticed.complaints == []


def test_from_a_disk_the_switches_of_language_and_display_work(open_page: OpenPage, built: Built) -> None:
    page = open_page(color_scheme="light")
    page.goto((built.folder / "ja/indicators.html").as_uri())
    page.locator("[data-to=dark]").click()
    page.locator(".languages a[hreflang=en]").click()
    assert page.url == (built.folder / "en/indicators.html").as_uri()
    # The page may be there before the script in its head.
    expect(page.locator("html[data-theme=dark]")).to_be_attached()


def test_an_address_without_a_page(open_page: OpenPage, server: SiteServer, base_path: str) -> None:
    """However deep the address is, the page that says so finds its style sheet and the way home."""
    page = open_page()
    noticed = notice(page)
    origin = f"{server.address}{base_path}"
    page.goto(f"{origin}no/such/page")
    assert ask(page, STYLED)
    assert noticed.from_elsewhere(origin) == []
    assert [complaint for complaint in noticed.complaints if "status of 404" not in complaint] == []
    page.locator("main a").first.click()
    expect(page.locator(".page-home h1")).to_be_visible()


@pytest.mark.parametrize(
    ("file", "put_in", "complaint"),
    [
        ("ja/index.html", b'<img src="http://elsewhere.example/a.png" alt="">', "Content Security Policy"),
        ("ja/index.html", b"<script>document.title = 'changed'</script>", "Content Security Policy"),
        ("ja/index.html", b'<p style="color: red">red</p>', "Content Security Policy"),
        ("ja/index.html", b'<img src="../assets/no.svg" alt="">', "404"),
        ("assets/site.js", b"undefined.nothing;", "of undefined"),
    ],
)
def test_what_goes_wrong_is_noticed(
    open_page: OpenPage, built: Built, file: str, put_in: bytes, complaint: str
) -> None:
    data = built.files[file]
    changed = data.replace(b"</main>", put_in + b"</main>") if file.endswith(".html") else put_in + data
    with serve({"/": Built(built.folder, {**built.files, file: changed})}) as broken_server:
        page = open_page()
        noticed = notice(page)
        page.goto(f"{broken_server.address}/ja/index.html")
        assert complaint in " ".join(noticed.complaints)


def test_what_is_asked_for_elsewhere_is_noticed(open_page: OpenPage, server: SiteServer) -> None:
    page = open_page(bypass_csp=True)
    noticed = notice(page)
    page.goto(f"{server.address}/ja/")
    assert noticed.from_elsewhere(server.address) == []
    with page.expect_event("requestfailed"):
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/a.png'}))")
    assert noticed.from_elsewhere(server.address) == ["http://elsewhere.example/a.png"]
