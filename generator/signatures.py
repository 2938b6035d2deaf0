"""Files by size, times and inode, as version control tells whether they have changed without reading them.

A file that had changed only just before it was looked at could change again within the same tick of the clock: those
go by their digest too.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

Signature = list[int | str]
"""Size, time of change, time of the inode's change, inode; then the digest of what had changed just before."""

Signatures = dict[str, Signature]
"""By path within a folder, with `/`."""

LARGEST = 100_000_000
"""Bytes: what is larger cannot be published, as GitHub refuses it, and is not looked into."""

_RECENT = 2_000_000_000
"""Nanoseconds: some file systems keep times only to two seconds."""


_LEFT = re.compile(r"~\$.*|.*\.tmp|(?:eh)?thumbs\.db|desktop\.ini|\.ds_store", re.IGNORECASE)


def is_left_by_systems(name: str) -> bool:
    """Whether a file is one that systems and programs leave by themselves, and nobody has written.

    Office keeps a `~$plan.docx` beside each document that is open, with its user's name in it; Windows and macOS keep
    what they know of a folder.
    """
    return _LEFT.fullmatch(name) is not None


def digest(data: bytes) -> str:
    """Tells contents apart."""
    return blake2b(data, digest_size=16).hexdigest()


def look_at(folder: Path) -> Signatures:
    """Every file of a folder that is made from.

    Compiled programs, names that begin with a dot, and what systems leave are passed over.
    """
    now = time.time_ns()
    found: Signatures = {}
    for path, entry in _entries(str(folder), published=False):
        status = _status(entry)
        changed, inode_changed = status.st_mtime_ns, status.st_ctime_ns
        signature: Signature = [status.st_size, changed, inode_changed, status.st_ino]
        if now - max(changed, inode_changed) < _RECENT and stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
            signature.append(_digest_of(folder / path))
        found[path] = signature
    return found


def unchanged(then: Mapping[str, Signature], now: Mapping[str, Signature], folder: Path) -> set[str]:
    """The files that are for certain as they were."""
    same: set[str] = set()
    for path, signature in now.items():
        kept = then.get(path)
        if kept is None or kept[:4] != signature[:4]:
            continue
        if len(kept) == 4 or kept[4] == _digest_of(folder / path):
            same.add(path)
    return same


def published(folder: Path) -> Signatures:
    """Every file of a published site by size, time of change and inode; a link, which is none of ours, by its own."""
    found: Signatures = {}
    for path, entry in _entries(str(folder), published=True):
        status = entry.stat(follow_symlinks=False)
        found[path] = [status.st_size, status.st_mtime_ns, status.st_ino]
    return found


def renewed(folder: Path, before: Mapping[str, Signature], there: Collection[str], new: Collection[str]) -> Signatures:
    """Every file of a published site of which some are `new`: the others are as they were before."""
    return {
        path: _signature_of(f"{folder}/{path}") if path in new or path not in before else before[path] for path in there
    }


def names_in(folder: Path) -> set[str]:
    """The paths of everything in a published site that is no folder."""
    return {path for path, _ in _entries(str(folder), published=True)}


def _signature_of(path: str) -> Signature:
    """A published file's."""
    status = os.stat(path)  # noqa: PTH116  (often, and on plain strings)
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def _digest_of(path: Path) -> str:
    """A file's digest; of one that cannot be read, none that another could have."""
    try:
        return digest(path.read_bytes())
    except OSError as error:
        return str(error)


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """A file's own, or, of a link that leads to nothing or in a circle, the link's."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a link leads to a folder; one that leads in a circle leads to none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _entries(folder: str, *, published: bool) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is no folder, by its path there.

    What is `published` is seen whole; of what is made from, hidden names and links to folders are passed over, and so
    are folders that cannot be entered: reading them tells of that.
    """
    ahead = [(folder, "")]
    while ahead:
        here, base = ahead.pop()
        try:
            inside = os.scandir(here)
        except PermissionError:
            if published:
                raise
            continue
        with inside as entries:
            for entry in entries:
                name = entry.name
                if not published and (name[0] == "." or name == "__pycache__" or is_left_by_systems(name)):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    ahead.append((entry.path, f"{base}{name}/"))
                elif published or not entry.is_symlink() or not _is_folder(entry):
                    yield base + name, entry
