"""When each file last changed, and at which revision the content stands, from git's history."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct


class History(Struct, frozen=True):
    """`modified` maps a path relative to the folder to the date of its last commit; `revision` is a full id.

    Dates are as git tells them, in ISO 8601 with the committer's own offset. `head` is the commit that the whole
    repository stands at. Of a repository that was copied without its whole history (a shallow clone) nobody knows when
    a file last changed: then `is_whole` is false, and `revision` is that commit.
    """

    revision: str | None = None
    date: str | None = None
    modified: Mapping[str, str] = {}
    head: str | None = None
    is_whole: bool = True


def read_history(folder: Path, known: History | None = None) -> History:
    """The history of a folder; empty where there is no git, no repository, or no commit yet.

    `known` is what was read before; while the repository stands where it stood, there is nothing more to read.
    """
    head, _, is_shallow = _git(folder, "rev-parse", "HEAD", "--is-shallow-repository").strip().partition("\n")
    if not head:
        return History()
    if is_shallow == "true":
        return History(
            head, _git(folder, "show", "--no-patch", "--format=%cI", head).strip(), head=head, is_whole=False
        )
    if known is not None and known.head == head and known.is_whole:
        return known
    log = _git(folder, "log", "--format=%x00%H %cI", "--name-only", "--relative", "--no-renames", "--", ".")
    if not log:
        return History(head=head)
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


def _git(folder: Path, *arguments: str) -> str:
    place = folder.resolve()
    if not any((above / ".git").exists() for above in (place, *place.parents)):
        return ""
    import subprocess  # noqa: PLC0415  (only a repository needs it)

    # A repository's own settings may name programs; those are not for it to choose.
    settings = ("core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false")
    command = ["git", *(word for setting in settings for word in ("-c", setting)), "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
