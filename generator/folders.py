"""Folders and names on the disk: made, moved and removed, whatever stands in their way."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path | str) -> bytes:
    """A regular file's bytes. Raises OSError for anything else: a link is not followed, a pipe is not waited for."""
    handle = os.open(path, _READ)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in its place at once, whole or not at all; where a link leads to it, the file that it leads to.

    It has the mode of the one that was there.
    """
    from shutil import copymode  # noqa: PLC0415  (builds write in another way)
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    path = path.resolve()
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".new", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            if path.exists():
                copymode(path, temporary)
            else:
                temporary.chmod(0o644)
        except BaseException:
            temporary.unlink()
            raise
    temporary.replace(path)


def remove_tree(folder: Path | str) -> None:
    """Remove a folder of ours and all in it, as far as that can be; where a link stands in its place, only the link."""
    if not os.path.lexists(folder):
        return
    from shutil import rmtree  # noqa: PLC0415  (most builds have nothing to remove)

    with suppress(OSError):
        os.unlink(folder)  # noqa: PTH108
        return
    rmtree(folder, ignore_errors=True)
    if os.path.isdir(folder):  # noqa: PTH112
        _make_writable(folder)
        rmtree(folder, ignore_errors=True)


def _make_writable(folder: Path | str) -> None:
    """A folder that nobody may write to keeps what is in it."""
    for base, folders, _ in os.walk(folder):
        for place in (base, *(f"{base}/{name}" for name in folders)):
            if not os.path.islink(place):  # noqa: PTH114
                with suppress(OSError):
                    os.chmod(place, 0o700)  # noqa: PTH101


def make_folder(base: str, folder: str) -> None:
    """Make a folder and those above it, in the place of files that stand there."""
    try:
        os.makedirs(f"{base}/{folder}", exist_ok=True)  # noqa: PTH103  (often, and on plain strings)
    except (FileExistsError, NotADirectoryError):
        parts = folder.split("/")
        for depth in range(1, len(parts) + 1):
            above = "/".join((base, *parts[:depth]))
            if not os.path.isdir(above):  # noqa: PTH112
                clear(above)
        os.makedirs(f"{base}/{folder}", exist_ok=True)  # noqa: PTH103


def clear(path: str, *, folders_only: bool = False) -> None:
    """Take away what stands in a path's place, a whole folder too."""
    try:
        if not folders_only:
            os.unlink(path)  # noqa: PTH108
            return
    except FileNotFoundError:
        return
    except OSError:
        pass
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
        remove_tree(path)


def moved(folder: Path, place: Path) -> bool:
    """Move a folder to where there is none; whether that can be: it cannot from one disk to another."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(place)
    except OSError:
        return False
    return True


def give_name(there: str, here: str) -> bool:
    """Give a file a second name, or copy it where a disk has no second names; whether it is the very same file."""
    try:
        os.link(there, here)
    except OSError:
        from shutil import copy2  # noqa: PLC0415  (few disks need it)

        copy2(there, here)
        return False
    return True
