"""Folders and names on the disk: made, moved and removed, whatever stands in their way."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def remove_tree(folder: Path | str) -> None:
    """Remove a folder of ours and all in it, as far as that can be."""
    with suppress(OSError):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    remove_tree(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108
        os.rmdir(folder)  # noqa: PTH106


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
