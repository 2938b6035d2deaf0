"""The Chromium that the browser tests drive: found where machines keep it, else installed.

`python -m tests.browser_setup` prints the path of one and exits 0, or says what to do and exits 1; the tests call
`find_chromium`. A browser that is there already comes first: Playwright drives any recent one, and needs no download.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
MACOS_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = ("Chromium/*/chrome.exe", "Google/Chrome/*/chrome.exe", "Microsoft/Edge/*/msedge.exe")
PLAYWRIGHT_PROGRAMS = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")

ADVICE = """\
テストに使う Chromium が見つからず、入れることもできませんでした。
Chromium、Google Chrome、Microsoft Edge のどれかを入れるか、環境変数 CHROMIUM にその場所を指定して、
もう一度実行してください。
No Chromium for the tests was found, and none could be installed. Install Chromium, Google Chrome or Microsoft Edge, or
give the path of one in the environment variable CHROMIUM, and run this again."""

Command = tuple[str, ...]


def find_chromium(environment: Mapping[str, str] = os.environ, system: str = platform.system()) -> Path | None:
    """The browser to drive, or None. Where `CHROMIUM` names one, it is that one or none."""
    if named := environment.get("CHROMIUM"):
        found = shutil.which(named, path=environment.get("PATH"))
        return Path(found) if found else None
    return next((path for path in _candidates(environment, system) if path.is_file()), None)


def _candidates(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    for command in COMMANDS:
        if found := shutil.which(command, path=environment.get("PATH", "")):
            yield Path(found)
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    match system:
        case "Darwin":
            for folder in (Path("/Applications"), home / "Applications"):
                yield from (folder / f"{name}.app/Contents/MacOS/{name}" for name in MACOS_APPLICATIONS)
            cache = home / "Library/Caches"
        case "Windows":
            for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
                if folder_name := environment.get(variable):
                    yield from (path for program in WINDOWS_PROGRAMS for path in Path(folder_name).glob(program))
            cache = Path(environment.get("LOCALAPPDATA") or home / "AppData/Local")
        case _:
            cache = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    browsers = Path(environment.get("PLAYWRIGHT_BROWSERS_PATH") or cache / "ms-playwright")
    for program in PLAYWRIGHT_PROGRAMS:
        yield from sorted(browsers.glob(f"chromium-*/{program}"), reverse=True)


def ways_to_install(distribution: str, privilege: Command | None) -> Iterator[Sequence[Command]]:
    """The ways to install a Chromium, the best first, each a sequence of commands.

    `distribution` is `debian`, `ubuntu`, or anything else; `privilege` is what makes a command run as root, None where
    nothing does. Ubuntu's own package is a stub for a snap, which containers cannot run, so there it is Playwright's.
    """
    if distribution == "debian" and privilege is not None:
        apt_get = (*privilege, "apt-get")
        yield (*apt_get, "update"), (*apt_get, "install", "--yes", "chromium", "fonts-noto-cjk")
    with_libraries = ("--with-deps",) if distribution == "ubuntu" and privilege is not None else ()
    yield ((sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"),)


def _distribution() -> str:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    families = {release["ID"], *release.get("ID_LIKE", "").split()}
    return "ubuntu" if "ubuntu" in families else "debian" if "debian" in families else "other"


def _privilege() -> Command | None:
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if _succeeds(("sudo", "-n", "true")) else None


def _succeeds(command: Command) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False


def main() -> int:
    """Find a browser, install one if there is none, and print where it is."""
    path = find_chromium()
    if path is None and "CHROMIUM" not in os.environ:
        for commands in ways_to_install(_distribution(), _privilege()):
            if all(_succeeds(command) for command in commands) and (path := find_chromium()):
                break
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
