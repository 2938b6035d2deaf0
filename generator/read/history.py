"""When each file last changed, and at which revision the content stands, from git's history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class History:
    """`modified` maps a path relative to the folder to the date of its last commit; `revision` is a full id."""

    revision: str | None = None
    date: datetime | None = None
    modified: Mapping[str, datetime] = field(default_factory=dict)


def read_history(folder: Path) -> History:
    """The history of a folder; empty where there is no git, no repository, or no commit yet."""
    log = _git(folder, "log", "--format=%x00%H %cI", "--name-only", "--relative", "--no-renames", "--", ".")
    if not log:
        return History()
    modified: dict[str, datetime] = {}
    revision: str | None = None
    newest: datetime | None = None
    for commit in log.split("\x00")[1:]:
        head, _, names = commit.partition("\n")
        commit_id, _, stamp = head.partition(" ")
        date = datetime.fromisoformat(stamp)
        revision, newest = revision or commit_id, newest or date
        for name in names.split("\n"):
            if name:
                modified.setdefault(name, date)
    return History(revision, newest, modified)


def _git(folder: Path, *arguments: str) -> str:
    place = folder.resolve()
    if not any((above / ".git").exists() for above in (place, *place.parents)):
        return ""
    import subprocess  # noqa: PLC0415  (only a repository needs it)

    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
