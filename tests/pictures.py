"""The pictures of the editors' guides, taken of the program as it is: `python -m tests.pictures`.

They show the real plan in the preview, with edits that are made for the picture in a copy of all of it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser_setup import find_chromium
from tests.support.desk import WAIT, copy_of_the_program, free_port
from tests.support.sites import ROOT

PICTURES = ROOT / "docs/images"
FILE = "plan/01-attractions-and-exchange/01-city-brand/01-appeal-and-brand.yml"
PAGE = "plan/attractions-and-exchange/city-brand/appeal-and-brand.html"
SIZE: ViewportSize = {"width": 1100, "height": 680}

TITLE = "ja: 国際芸術祭の開催"
REVISED = "ja: 国際芸術祭（架空の改訂）の開催"
MISTYPED = "ja：国際芸術祭の開催"


@contextmanager
def preview(program: Path, language: str) -> Iterator[str]:
    """The address at which a copy of the program, begun in its own folder as editors do, shows its plan."""
    port = free_port()
    command = [".venv/bin/python", "build.py", "serve", "--port", str(port), "--lang", language]
    with subprocess.Popen(command, cwd=program, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = next(line for line in process.stdout if f":{port}/" in line)
            threading.Thread(target=process.stdout.read, daemon=True).start()
            yield said[said.index("http://") :].split()[0]
        finally:
            process.terminate()


def edit(content: Path, old: str, new: str) -> None:
    """Put words in the place of others in the file that the pictures show."""
    file = content / FILE
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def take(page: Page, address: str, content: Path, language: str) -> None:
    """The preview, an error, and a translation that has become old."""
    page.goto(f"{address}{language}/{PAGE}")
    page.screenshot(path=PICTURES / f"preview-{language}.png")
    edit(content, TITLE, MISTYPED)
    page.locator("preview-panel .errors").wait_for(timeout=WAIT * 1000)
    time.sleep(0.5)
    page.screenshot(path=PICTURES / f"error-{language}.png")
    edit(content, MISTYPED, REVISED)
    toggle = page.locator("preview-panel .warnings .toggle")
    toggle.wait_for(timeout=WAIT * 1000)
    page.goto(f"{address}en/{PAGE}#creative-city--promotion")
    toggle.click()
    time.sleep(0.5)
    page.screenshot(path=PICTURES / f"old-{language}.png")
    edit(content, REVISED, TITLE)


def take_site(browser: Browser, folder: Path) -> None:
    """The finished site: its home page on a wide screen, beside it a page of the plan on a phone."""
    subprocess.run([sys.executable, str(ROOT / "build.py"), "--output", str(folder), "--quiet"], check=True)
    pictures = []
    for width, path in ((1048, "ja/index.html"), (328, f"en/{PAGE}")):
        page = browser.new_page(viewport={"width": width, "height": 703}, color_scheme="light")
        page.goto((folder / path).as_uri())
        data = b64encode(page.screenshot()).decode()
        pictures.append(f'<img src="data:image/png;base64,{data}" style="border: 1px solid #949494">')
        page.close()
    page = browser.new_page(viewport={"width": 1400, "height": 707})
    page.set_content(f'<body style="margin: 0; display: flex; justify-content: space-between">{"".join(pictures)}')
    page.screenshot(path=PICTURES / "site.png")
    page.close()


def main() -> None:
    """Take all pictures anew."""
    browser_file = find_chromium()
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_file)
        for language in ("ja", "en"):
            program = copy_of_the_program(Path(folder) / language)
            shutil.copytree(ROOT / "content", program / "content")
            (program / ".venv").symlink_to(sys.prefix)
            with preview(program, language) as address:
                context = browser.new_context(viewport=SIZE, locale=language, color_scheme="light")
                take(context.new_page(), address, program / "content", language)
                context.close()
        take_site(browser, Path(folder) / "site")
        browser.close()


if __name__ == "__main__":
    main()
