"""The preview's panel in a browser: what it shows, in which language, how it is used; nothing of it is published."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import OpenPage, notice
from tests.browser.test_accessibility import violations
from tests.conftest import Built
from tests.support.desk import Desk, at_work
from tests.support.sites import run

pytestmark = pytest.mark.browser

WAIT = 10_000
ABOUT = "pages/about.en.md"
BROKEN = {
    "pages/about.en.md": "---\ntitle: About\nfigure: 森の<b>nonsense</b>\n---\n\n## Purpose {#purpose}\n\nWords.\n"
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(tmp_path / "desk") as found:
        yield found


def opened(desk: Desk, page: Page, path: str = "en/about.html") -> Locator:
    """The page, connected and told how things stand; the panel on it."""
    with page.expect_websocket(timeout=WAIT):
        page.goto(desk.address + path)
    desk.wait_for(lambda: bool(page.evaluate("window.LiveReload?.connector.protocol === 7")))
    panel = page.locator("preview-panel .panel")
    expect(panel).to_have_count(1)
    return panel


def test_each_problem_with_its_line_its_place_and_what_to_do(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    noticed = notice(page)
    panel = opened(desk, page)
    expect(panel).to_be_hidden()
    desk.write("figure: timeline", 'figure: "<b>nonsense</b>"')
    article = panel.locator("article")
    expect(article).to_have_count(1, timeout=WAIT)
    expect(panel.locator(".summary")).to_have_text("Errors: 1, warnings: 0.")
    expect(article.locator(".place")).to_have_text(f"error {ABOUT}:3")
    expect(article.locator("pre")).to_have_text('figure: "<b>nonsense</b>"')
    expect(article.locator("mark")).to_have_text('"<b>nonsense</b>"')
    expect(article.locator(".message")).to_contain_text("<b>nonsense</b>")
    expect(panel.locator(".note")).to_contain_text("you see the site as it was before")
    expect(article).to_contain_text("→ Did you mean timeline?")
    assert page.locator("b").count() == 0
    expect(article.locator("a")).to_have_attribute(
        "href", f"vscode://file{desk.content.resolve().as_posix()}/{ABOUT}:3:9"
    )
    desk.write('figure: "<b>nonsense</b>"', "figure: timeline")
    expect(panel).to_be_hidden(timeout=WAIT)
    assert noticed.complaints == []


def test_the_place_is_copied(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    button = panel.get_by_role("button", name="Copy the place")
    button.click(timeout=WAIT)
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator("preview-panel").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{ABOUT}:3"
    expect(button).to_be_visible(timeout=WAIT)


def test_where_copying_is_not_allowed_that_is_said(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    panel.get_by_role("button", name="Copy the place").click(timeout=WAIT)
    expect(panel.get_by_role("button", name="Cannot be copied")).to_be_visible()


def test_its_language_is_chosen_and_stays(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    expect(panel).to_have_attribute("lang", "en", timeout=WAIT)
    panel.get_by_role("button", name="日本語").click()
    expect(panel.locator(".summary")).to_have_text("エラー 1件、注意 0件。")
    expect(panel.get_by_role("button", name="日本語")).to_be_focused()
    expect(panel.get_by_role("button", name="日本語")).to_have_attribute("aria-pressed", "true")
    panel = opened(desk, page, "en/glossary.html")
    expect(panel).to_have_attribute("lang", "ja")
    expect(panel.locator(".message")).to_contain_text("「nonsense」")
    expect(panel.get_by_role("button", name="エディター")).to_have_count(0)
    expect(panel.get_by_role("link", name="エディター")).to_have_count(1)


def test_it_begins_in_the_language_of_the_command(tmp_path: Path, open_page: OpenPage) -> None:
    with at_work(tmp_path / "desk", language="ja") as desk:
        panel = opened(desk, open_page())
        desk.write("figure: timeline", "figure: nonsense")
        expect(panel.locator(".summary")).to_have_text("エラー 1件、注意 0件。", timeout=WAIT)


def test_it_is_folded_and_opened_by_a_reload_and_by_a_new_error(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    toggle = panel.locator(".toggle")
    expect(toggle).to_have_attribute("aria-expanded", "true", timeout=WAIT)
    toggle.focus()
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(panel.locator("article")).to_be_hidden()
    expect(toggle).to_be_focused()
    desk.write("## Purpose", "## Aims")
    desk.write("figure: nonsense", "figure: rubbish")
    expect(panel.locator("article")).to_be_visible(timeout=WAIT)
    page.keyboard.press("Escape")
    expect(panel.locator("article")).to_be_hidden()
    # What was folded stays so on other pages; what is new is shown.
    opened(desk, page)
    expect(panel.locator(".summary")).to_be_visible()
    expect(panel.locator("article")).to_be_hidden()
    opened(desk, page, "en/glossary.html")
    expect(panel.locator("article")).to_be_hidden()
    desk.write("figure: rubbish", "figure: nonsense")
    expect(panel.locator("article")).to_be_visible(timeout=WAIT)
    opened(desk, page)
    expect(panel.locator("article")).to_be_visible()


def test_a_key_leads_to_it_and_back_and_another_folds_it(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    expect(panel.locator("article")).to_be_visible(timeout=WAIT)
    expect(page.locator("preview-panel [role=status]").first).to_contain_text("Errors: 1, warnings: 0.")
    link = page.locator("main a").first
    link.focus()
    page.keyboard.press("F8")
    expect(panel.locator(".list")).to_be_focused()
    page.keyboard.press("F8")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel.locator("article")).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("F8")
    expect(panel.locator(".list")).to_be_focused()
    expect(panel.locator(".keys")).to_have_text("F8 leads to these messages and back, Esc folds them.")
    page.keyboard.press("Escape")
    expect(panel.locator(".toggle")).to_be_focused()


def test_the_page_can_be_scrolled_to_its_end_above_it(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(width=360, height=500)
    panel = opened(desk, page)
    desk.write("figure: timeline", f"figure: {'nonsense ' * 40}")
    expect(panel.locator("article")).to_be_visible(timeout=WAIT)
    last = page.locator("footer a").last
    last.focus()
    box, above = last.bounding_box(), panel.bounding_box()
    assert box is not None
    assert above is not None
    assert box["y"] + box["height"] <= above["y"]
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).paddingBottom") == "0px"
    page.emulate_media(media="screen")
    desk.write(f"figure: {'nonsense ' * 40}", "figure: timeline")
    expect(panel).to_be_hidden(timeout=WAIT)
    assert page.evaluate("getComputedStyle(document.documentElement).paddingBottom") == "0px"


def test_the_focus_stays_with_its_problem_where_another_comes_before(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    panel.get_by_role("button", name="Copy the place").focus(timeout=WAIT)
    desk.write("- id: forest", "- idd: forest", "glossary.yml")
    expect(panel.locator("article").first).to_contain_text("glossary.yml", timeout=WAIT)
    own = panel.locator("article", has_text=f"{ABOUT}:3")
    expect(own.get_by_role("button", name="Copy the place")).to_be_focused()


def test_what_is_not_there_cannot_be_opened(desk: Desk, open_page: OpenPage) -> None:
    panel = opened(desk, open_page())
    (desk.content / "glossary.yml").rename(desk.content / "glosary.yml")
    expect(panel.locator("article").first).to_be_visible(timeout=WAIT)
    (desk.content / "glosary.yml").unlink()
    (desk.content / "plan/plan.yml").unlink()
    expect(panel.locator(".place").first).to_have_text("error plan/plan.yml", timeout=WAIT)
    expect(panel.get_by_role("link", name="Open in the editor")).to_have_count(0)


def test_the_language_is_the_same_in_all_tabs(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    other = page.context.new_page()
    there = opened(desk, other, "ja/")
    desk.write("figure: timeline", "figure: nonsense")
    expect(there).to_have_attribute("lang", "en", timeout=WAIT)
    panel.get_by_role("button", name="日本語").click(timeout=WAIT)
    expect(there).to_have_attribute("lang", "ja")


def test_a_preview_that_has_ended_is_told(tmp_path: Path, open_page: OpenPage) -> None:
    with at_work(tmp_path / "desk", language="ja") as desk:
        page = open_page()
        opened(desk, page)
        told = page.locator("preview-panel .ended")
        expect(told).to_be_hidden()
        os.kill(desk.process, signal.SIGTERM)
        expect(told).to_be_visible(timeout=WAIT)
        expect(told).to_have_text("プレビューは終了しています。このページはもう更新されません。")
        assert list(violations(page)) == []
        page.evaluate("document.dispatchEvent(new Event('LiveReloadConnect'))")
        expect(told).to_be_hidden()


def test_it_tells_what_there_is_also_without_its_styles(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/panel.css*", lambda route: route.abort())
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    expect(panel.locator("article")).to_be_visible(timeout=WAIT)


def test_it_can_be_used_by_the_keyboard_alone(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    expect(panel.locator("article")).to_be_visible(timeout=WAIT)
    panel.locator(".toggle").focus()
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.shadowRoot.activeElement.textContent"))
    assert [stop[:14] for stop in stops] == ["日本語", "English", stops[2][:14], "Copy the place", "Open in the ed"]
    assert stops[2].startswith("Until this is put right")


def test_warnings_are_a_small_count_that_opens_and_stays_open(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    panel = opened(desk, page)
    (desk.content / "loose.yml").write_text("a: b\n", encoding="utf-8")
    toggle = panel.locator(".toggle")
    expect(toggle).to_have_text("Warnings: 1Open", timeout=WAIT)
    box, view = panel.bounding_box(), page.viewport_size
    assert box is not None
    assert view is not None
    assert box["width"] < 250
    assert box["height"] < 60
    toggle.click()
    expect(panel.locator(".place")).to_have_text("warning loose.yml")
    desk.write("## Purpose", "## Aims")
    expect(page.locator("main")).to_contain_text("Aims", timeout=WAIT)
    expect(panel.locator(".place")).to_be_visible(timeout=WAIT)
    desk.write("figure: timeline", "figure: nonsense")
    expect(panel.locator(".summary").first).to_have_text("Errors: 1, warnings: 1.", timeout=WAIT)
    expect(panel.locator("details")).not_to_have_attribute("open", "")
    # What was opened, and how far down one was, stays while other errors come.
    panel.locator("details summary").click()
    page.set_viewport_size({"width": 400, "height": 300})
    panel.locator(".list").evaluate("list => { list.scrollTop = 40; }")
    desk.write("figure: nonsense", "figure: rubbish")
    expect(panel.locator("article.error .message")).to_contain_text("rubbish", timeout=WAIT)
    expect(panel.locator("details")).to_have_attribute("open", "")
    assert panel.locator(".list").evaluate("list => list.scrollTop") == 40
    desk.write("figure: rubbish", "figure: nonsense")
    (desk.content / "loose.yml").unlink()
    desk.write("figure: nonsense", "figure: timeline")
    expect(panel).to_be_hidden(timeout=WAIT)


def test_every_open_page_shows_it(desk: Desk, open_page: OpenPage) -> None:
    panels = [opened(desk, open_page(), path) for path in ("en/about.html", "ja/", "en/nothing.html", "")]
    desk.write("figure: timeline", "figure: nonsense")
    for panel in panels:
        expect(panel).to_be_visible(timeout=WAIT)
    desk.write("figure: nonsense", "figure: timeline")
    for panel in panels:
        expect(panel).to_be_hidden(timeout=WAIT)


def test_a_site_that_begins_with_errors_appears_once_they_are_mended(tmp_path: Path, open_page: OpenPage) -> None:
    with at_work(tmp_path / "desk", BROKEN, language="ja") as desk:
        page = open_page()
        panel = opened(desk, page)
        expect(page.locator("main")).to_contain_text("There is nothing to show yet")
        expect(page.locator("h1").first).to_have_text("まだ表示できません")
        expect(panel.locator(".place")).to_have_text(f"エラー {ABOUT}:3")
        expect(panel.locator(".note")).to_have_count(0)
        assert list(violations(page)) == []
        desk.write("森の<b>nonsense</b>", "timeline")
        expect(page.locator("#main_content")).to_contain_text("Purpose", timeout=WAIT)
        expect(panel).to_be_hidden(timeout=WAIT)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_axe_finds_nothing(desk: Desk, open_page: OpenPage, scheme: str, width: int) -> None:
    page = open_page(width=width, height=600, color_scheme=scheme)
    panel = opened(desk, page)
    (desk.content / "loose.yml").write_text(f"a: {'森と湖' * 200}\n", encoding="utf-8")
    desk.write("figure: timeline", f"figure: {'nonsense' * 20}")
    expect(panel.locator("details")).to_be_visible(timeout=WAIT)
    panel.locator("summary").click()
    for folded in (False, True):
        if folded:
            panel.locator(".toggle").click()
        assert list(violations(page)) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
        box = panel.bounding_box()
        assert box is not None
        assert box["height"] <= 600 * 0.6 + 1
    background = panel.evaluate("panel => getComputedStyle(panel).backgroundColor")
    assert background == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(26, 26, 26)")


def test_it_is_dark_where_the_reader_has_chosen_that_and_never_printed(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    panel = opened(desk, page)
    desk.write("figure: timeline", "figure: nonsense")
    expect(panel).to_be_visible(timeout=WAIT)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(panel).to_have_css("background-color", "rgb(26, 26, 26)")
    page.emulate_media(media="print")
    expect(panel).to_be_hidden()


def test_a_page_of_an_older_preview_is_loaded_anew(desk: Desk, open_page: OpenPage) -> None:
    """The preview was ended and begun again, and meanwhile the page has changed."""
    page = open_page()
    opened(desk, page)
    page.evaluate("window.before = true")
    state = page.evaluate("fetch('/.preview/state.json').then(answer => answer.json())")
    assert f'data-edition="{state["edition"]}"' in desk.page("en/about.html")
    page.route("**/.preview/state.json", lambda route: route.fulfill(json={**state, "edition": "1"}), times=1)
    with page.expect_navigation(timeout=WAIT):
        page.evaluate("document.dispatchEvent(new Event('LiveReloadConnect'))")
    assert page.evaluate("window.before") is None


def test_what_is_published_knows_nothing_of_it(built: Built) -> None:
    for path, data in built.files.items():
        assert b"preview" not in path.encode().lower()
        if path.endswith((".html", ".js", ".css")):
            assert b"livereload" not in data.lower()
            assert b"/.preview" not in data
            assert b"preview-panel" not in data
            assert b"ws://" not in data


def test_the_policy_of_a_page_is_the_published_one_but_for_its_socket(
    desk: Desk, open_page: OpenPage, tmp_path: Path
) -> None:
    published = run("build", "--content", desk.content, "--output", tmp_path / "published", "--base-url", desk.address)
    assert published.code == 0, published.text
    page = open_page()
    expect(opened(desk, page)).to_have_count(1)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]")
    in_preview = policy.get_attribute("content") or ""
    page.goto((tmp_path / "published/en/about.html").as_uri())
    socket = f" ws://127.0.0.1:{desk.port}"
    assert in_preview.count(socket) == 1
    assert in_preview.replace(socket, "") == policy.get_attribute("content")
