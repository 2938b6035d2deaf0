"""The preview, whole: the command, a browser, an edit."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pages import OpenPage
from tests.support.sites import ROOT

pytestmark = pytest.mark.browser

WAIT = 20_000


@dataclass(frozen=True)
class Desk:
    """A copy of a small site's content, and the address at which it is shown."""

    content: Path
    address: str


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    content = tmp_path / "内容 content"
    shutil.copytree(ROOT / "tests/sites/bilingual", content)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", str(content), "--port", str(port)]
    with subprocess.Popen(
        [*command, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "rebuilt" in line:
                break
        yield Desk(content, f"http://127.0.0.1:{port}")
        process.terminate()


def test_an_edit_shows_and_an_error_keeps_the_last_good_site(desk: Desk, open_page: OpenPage) -> None:
    page = open_page()
    for _ in range(50):
        if page.goto(f"{desk.address}/en/", wait_until="load"):
            break
    site = desk.content / "site.yml"
    text = site.read_text(encoding="utf-8")
    before = page.title()
    name = before.rpartition(" – ")[2]
    page.wait_for_timeout(1500)
    site.write_text(text.replace(name, "A name of its own"), encoding="utf-8")
    expect(page).to_have_title(re.compile("A name of its own"), timeout=WAIT)
    site.write_text("name: [", encoding="utf-8")
    page.wait_for_timeout(1500)
    answer = page.goto(f"{desk.address}/en/")
    assert answer is not None
    assert answer.ok
    assert "A name of its own" in page.title()
