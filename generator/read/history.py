"""When each file last changed, and at which revision the content stands, from git's history."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct


class History(Struct, frozen=True):
    """`modified` maps a path relative to the folder to the date of its last commit; `revision` is a full id.

    Dates are as git tells them, in ISO 8601 with the committer's own offset. `head` is the commit that the whole
    repository stands at. With a `fault` nobody knows when a file last changed: the repository was copied without its
    whole history (`shallow`; `revision` is then the commit that it stands at), or could not be read.
    """

    revision: str | None = None
    date: str | None = None
    modified: Mapping[str, str] = {}
    head: str | None = None
    fault: Literal["shallow", "unreadable"] | None = None


def read_history(folder: Path, known: History | None = None) -> History:
    """The history of a folder; empty where there is no repository, or no commit yet.

    `known` is what was read before; while the repository stands where it stood, there is nothing more to read.
    """
    place = folder.resolve()
    if not any((above / ".git").exists() for above in (place, *place.parents)):
        return History()
    said = _git(folder, "rev-parse", "HEAD", "--is-shallow-repository")
    if said is None:
        # Where there is no commit yet this says so, and no more.
        return (
            History() if _git(folder, "rev-parse", "--verify", "--quiet", "HEAD", fine=1) is not None else _UNREADABLE
        )
    head, _, is_shallow = said.strip().partition("\n")
    if is_shallow == "true":
        date = _git(folder, "show", "--no-patch", "--format=%cI", head)
        return History(head, (date or "").strip() or None, head=head, fault="shallow")
    if known is not None and known.head == head and known.fault is None:
        return known
    log = _git(folder, "log", "--format=%x00%H %cI", *_TELLING, "--", ".")
    if log is None:
        return _UNREADABLE
    modified: dict[str, str] = {}
    revision: str | None = None
    newest: str | None = None
    for commit in log.split("\x00")[1:]:
        written, _, names = commit.partition("\n")
        commit_id, _, date = written.partition(" ")
        revision, newest = revision or commit_id, newest or date
        for name in names.split("\n"):
            if name:
                modified.setdefault(name, date)
    return History(revision, newest, modified, head)


_TELLING = ("--name-only", "--relative", "--no-renames", "--no-diff-merges")
_CONFIGURED = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"})

_UNREADABLE = History(fault="unreadable")

_SETTINGS = (
    *("core.quotePath=false", "core.fsmonitor=false"),
    *("log.showSignature=false", "log.showRoot=true", "log.follow=false"),
)
"""What a repository, or a user, may have set otherwise: programs that git is to run, and what it tells."""


def _git(folder: Path, *arguments: str, fine: int = 0) -> str | None:
    """What git says; None where it cannot be asked, or ends otherwise than with 0 or what is `fine`."""
    import subprocess  # noqa: PLC0415  (only a repository needs it)

    command = ["git", *(word for setting in _SETTINGS for word in ("-c", setting)), "-C", str(folder), *arguments]
    # A hook is told of the repository that it belongs to, which need not be the content's.
    told = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _CONFIGURED}
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace", env=told)
    except OSError:
        return None
    return done.stdout if done.returncode in {0, fine} else None
