"""When each file last changed, and at which revision the content stands, from git's history."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.git import ask_git, in_repository, standpoint

_TELLING = ("--name-only", "--relative", "--no-renames", "--no-diff-merges")


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


_UNREADABLE = History(fault="unreadable")


def last_text(folder: Path, file: str) -> str:
    """What a file that is gone said when it was last committed; nothing where git does not know."""
    commit = ask_git(folder, "log", "--max-count=1", "--format=%H", "--diff-filter=AM", "--", file)
    return (commit and ask_git(folder, "show", f"{commit.strip()}:./{file}")) or ""


def read_history(folder: Path, known: History | None = None) -> History:
    """The history of a folder; empty where there is no repository, or no commit yet.

    `known` is what was read before; while the repository stands where it stood, there is nothing more to read.
    """
    if not in_repository(folder):
        return History()
    said = standpoint(folder)
    if said is None:
        # Where there is no commit yet this says so, and no more.
        return (
            History()
            if ask_git(folder, "rev-parse", "--verify", "--quiet", "HEAD", fine=1) is not None
            else _UNREADABLE
        )
    head, _, is_shallow = said.strip().partition("\n")
    if is_shallow == "true":
        date = ask_git(folder, "show", "--no-patch", "--format=%cI", head)
        return History(head, (date or "").strip() or None, head=head, fault="shallow")
    if known is not None and known.head == head and known.fault is None:
        return known
    log = ask_git(folder, "log", "--format=%x00%H %cI", *_TELLING, "--", ".")
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
