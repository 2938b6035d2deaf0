"""Git, asked in the same way everywhere: whatever a repository, a user or a hook has set, it tells the same."""

from __future__ import annotations

import os
from pathlib import Path

_SETTINGS = (
    *("core.quotePath=false", "core.fsmonitor=false"),
    *("log.showSignature=false", "log.showRoot=true", "log.follow=false"),
)
"""What may have been set otherwise: programs that git is to run, and what it tells."""

_CONFIGURED = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"})


def in_repository(folder: Path) -> bool:
    """Whether a folder lies in a repository; seen without starting anything."""
    return top_of_repository(folder) is not None


def top_of_repository(folder: Path) -> Path | None:
    """The top folder of the repository that a folder lies in."""
    place = folder.resolve()
    return next((above for above in (place, *place.parents) if (above / ".git").exists()), None)


def ask_git(folder: Path, *arguments: str, fine: int = 0) -> str | None:
    """What git says of a folder; None where it cannot be asked, or ends otherwise than with 0 or what is `fine`."""
    import subprocess  # noqa: PLC0415  (only a repository needs it)

    command = ["git", *(word for setting in _SETTINGS for word in ("-c", setting)), "-C", str(folder), *arguments]
    # A hook is told of the repository that it belongs to, which need not be the content's.
    told = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _CONFIGURED}
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace", env=told)
    except OSError:
        return None
    return done.stdout if done.returncode in {0, fine} else None


def standpoint(folder: Path) -> str | None:
    """The commit that a folder's repository stands at, and on another line whether its history is cut short."""
    return ask_git(folder, "rev-parse", "HEAD", "--is-shallow-repository")
