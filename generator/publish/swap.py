"""Write a site beside the published one and swap the two, so that a reader never sees a mix."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


class OutputError(Exception):
    """The output folder cannot be used; `code` names the message, `values` go into it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


MARKER = ".nojekyll"
"""Every site that this program publishes has this file: a folder with other things in it and without it is not ours."""


def publish(files: Mapping[str, bytes], output: Path, *, anew: bool = False) -> tuple[int, int]:
    """Make `output` hold exactly these files (path from the root → bytes); `anew` writes the unchanged ones too.

    Returns how many files are new or changed, and how many are gone. Raises OutputError where `output` is not
    this program's, and OSError where the disk refuses; the published site is then as it was.
    """
    _refuse_foreign(output)
    changed, gone = _difference(files, output)
    if anew:
        changed = list(files)
    if not changed and not gone and output.exists():
        return 0, 0
    output.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{output.name}-new-", dir=output.parent))
    try:
        _write(files, staging)
        staging.chmod(0o755)
        _swap(staging, output)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return len(changed), len(gone)


def remove(output: Path) -> bool:
    """Remove a published site; whether there was one. Raises OutputError where the folder is not one of ours."""
    _refuse_foreign(output)
    if not output.exists():
        return False
    shutil.rmtree(output)
    return True


def _refuse_foreign(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputError("output-not-a-folder", output=output)
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).exists():
        raise OutputError("output-foreign", output=output)


def _difference(files: Mapping[str, bytes], output: Path) -> tuple[list[str], list[str]]:
    there = {
        (Path(folder) / name).relative_to(output).as_posix() for folder, _, names in os.walk(output) for name in names
    }
    changed = [path for path, data in files.items() if path not in there or (output / path).read_bytes() != data]
    return changed, sorted(there - files.keys())


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    made: set[Path] = {folder}
    for path, data in files.items():
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)


def _swap(staging: Path, output: Path) -> None:
    """Put `staging` in the place of `output`; what stood there is removed afterwards."""
    if not output.exists():
        staging.rename(output)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{output.name}-old-", dir=output.parent))
    try:
        output.rename(old / "site")
        try:
            staging.rename(output)
        except OSError:
            (old / "site").rename(output)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
