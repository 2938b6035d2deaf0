"""The search for a browser and the choice of how to install one, on machines made up of files and variables."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import browser_setup
from tests.browser_setup import ADVICE, Command, find_chromium, main, ways_to_install


def make_program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine that has no browser on its path or in its home."""
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "ホーム 1")}


def test_a_bare_machine_has_none(bare: dict[str, str]) -> None:
    assert find_chromium(bare, "Linux") is None


def test_a_named_browser_is_taken_before_the_path(bare: dict[str, str], tmp_path: Path) -> None:
    make_program(tmp_path / "bin/chromium")
    named = make_program(tmp_path / "別の 場所/browser")
    assert find_chromium({**bare, "CHROMIUM": str(named)}, "Linux") == named


def test_a_named_browser_that_is_missing_is_not_replaced(bare: dict[str, str], tmp_path: Path) -> None:
    make_program(tmp_path / "bin/chromium")
    assert find_chromium({**bare, "CHROMIUM": "/nowhere/chromium"}, "Linux") is None


@pytest.mark.parametrize("command", ["chromium", "chromium-browser", "google-chrome", "msedge"])
def test_commands_on_the_path(bare: dict[str, str], tmp_path: Path, command: str) -> None:
    program = make_program(tmp_path / "bin" / command)
    assert find_chromium(bare, "Linux") == program


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("Linux", ".cache/ms-playwright/chromium-1200/chrome-linux64/chrome"),
        ("Darwin", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("Darwin", "Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium"),
        ("Windows", "AppData/Local/Microsoft/Edge/Application/msedge.exe"),
        ("Windows", "AppData/Local/ms-playwright/chromium-1200/chrome-win64/chrome.exe"),
    ],
)
def test_usual_places(bare: dict[str, str], system: str, place: str) -> None:
    program = make_program(Path(bare["HOME"], place))
    bare["LOCALAPPDATA"] = str(Path(bare["HOME"], "AppData/Local"))
    assert find_chromium(bare, system) == program


def test_the_newest_of_playwright_s_own_is_taken(bare: dict[str, str], tmp_path: Path) -> None:
    for number in (1187, 1200, 1194):
        make_program(tmp_path / f"browsers/chromium-{number}/chrome-linux/chrome")
    found = find_chromium({**bare, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}, "Linux")
    assert found == tmp_path / "browsers/chromium-1200/chrome-linux/chrome"


PLAYWRIGHT = (sys.executable, "-m", "playwright", "install")


@pytest.mark.parametrize(
    ("distribution", "privilege", "expected"),
    [
        ("debian", (), [("apt-get", "update"), ("apt-get", "install", "--yes", "chromium", "fonts-noto-cjk")]),
        ("debian", ("sudo", "-n"), [("sudo", "-n", "apt-get", "update")]),
        ("debian", None, [(*PLAYWRIGHT, "chromium")]),
        ("ubuntu", (), [(*PLAYWRIGHT, "--with-deps", "chromium")]),
        ("ubuntu", None, [(*PLAYWRIGHT, "chromium")]),
        ("other", (), [(*PLAYWRIGHT, "chromium")]),
    ],
)
def test_first_way_to_install(distribution: str, privilege: Command | None, expected: list[Command]) -> None:
    first = list(next(ways_to_install(distribution, privilege)))
    assert first[: len(expected)] == expected


def test_a_way_that_fails_is_followed_by_the_next(
    bare: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[Command] = []

    def only_playwright_works(command: Command) -> bool:
        tried.append(command)
        if "playwright" in command:
            make_program(tmp_path / "bin/chromium")
            return True
        return False

    monkeypatch.setattr(browser_setup, "_succeeds", only_playwright_works)
    monkeypatch.setattr(browser_setup, "_distribution", lambda: "debian")
    monkeypatch.setattr(browser_setup, "_privilege", lambda: ())
    monkeypatch.setattr(browser_setup, "find_chromium", lambda: find_chromium(bare, "Linux"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert main() == 0
    assert tried == [("apt-get", "update"), (*PLAYWRIGHT, "chromium")]
    assert capsys.readouterr().out == f"{tmp_path / 'bin/chromium'}\n"


def test_says_what_to_do_when_nothing_works(
    bare: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser_setup, "_succeeds", lambda command: False)
    monkeypatch.setattr(browser_setup, "find_chromium", lambda: find_chromium(bare, "Linux"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert main() == 1
    assert capsys.readouterr().err == f"{ADVICE}\n"
