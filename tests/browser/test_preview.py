"""The preview, whole: the command, a browser, an edit."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pages import OpenPage, notice
from tests.support.sites import ROOT, copy_site

pytestmark = pytest.mark.browser

WAIT = 15_000
"""How long a change may take until it shows, in milliseconds; much longer than it takes on an idle machine."""


@dataclass(frozen=True)
class Desk:
    """A copy of a small site's content, the address at which it is shown, and what the command says meanwhile."""

    content: Path
    address: str
    log: Path

    def write(self, old: str, new: str) -> None:
        """Change the words of the first page about the plan."""
        file = self.content / "pages/about.en.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + WAIT / 1000
        while not happened():
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        """The page as it is served; empty where nothing answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=1) as answer:  # noqa: S310  (it is http)
                return str(answer.read(), "utf-8")
        except OSError:
            return ""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    content = copy_site("bilingual", tmp_path / "仕事 desk")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", str(content), "--port", port]
    log = tmp_path / "said.txt"
    with (
        log.open("wb") as said,
        subprocess.Popen([*command, "--lang", "en"], stdout=said, stderr=subprocess.STDOUT) as process,
    ):
        found = Desk(content, f"http://127.0.0.1:{port}/", log)
        try:
            found.wait_for(lambda: bool(found.page("")) or process.poll() is not None)
            assert process.poll() is None, found.said()
            yield found
        finally:
            process.terminate()


def test_an_edit_shows_and_an_error_keeps_the_last_good_site(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    noticed = notice(page)
    with page.expect_websocket(timeout=WAIT):
        page.goto(f"{desk.address}en/about.html")
    text = page.locator("main")
    words = (desk.content / "pages/about.en.md").read_text(encoding="utf-8").strip().splitlines()[-1]
    page.evaluate("window.before = true")

    desk.write(words, f"{words}\n\nA sentence of today.")
    expect(text).to_contain_text("A sentence of today.", timeout=WAIT)
    assert page.evaluate("window.before") is None, "the browser loaded the page anew by itself"

    desk.write("figure: timeline", "figure: nonsense")
    desk.wait_for(lambda: "about.en.md:3" in desk.said())
    assert "A sentence of today." in desk.page("en/about.html")

    desk.write("figure: nonsense", "figure: timeline")
    desk.write("A sentence of today.", "A sentence of tomorrow.")
    expect(text).to_contain_text("A sentence of tomorrow.", timeout=WAIT)
    assert noticed.from_elsewhere(desk.address) == []
    assert noticed.complaints == []
