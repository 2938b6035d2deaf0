"""A site is written beside the published one, and takes its place in one step, so that a reader never sees a mix."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


class OutputError(Exception):
    """The output folder cannot be used; `code` names the message, `values` go into it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


MARKER = ".nojekyll"
"""Every site that this program publishes has this file: a folder with other things in it and without it is not ours."""


class Staging:
    """The next site, on its way to take the place of the one that is published in `output`.

    Raises OutputError where `output` is not this program's, and OSError where the disk refuses; until `publish` has
    returned the published site is as it was.
    """

    def __init__(self, output: Path) -> None:
        _refuse_foreign(output)
        self.output = output
        self._published = str(output)
        self._replaces = output.exists()
        output.parent.mkdir(parents=True, exist_ok=True)
        self.folder = _beside(output, "new")
        self._base = str(self.folder)
        self._made = {""}

    def write(self, path: str, data: bytes) -> bool:
        """Enter a file; whether it is new or another than the published one. Processes may do so side by side."""
        if self._replaces and self._is_published(path, data):
            self.keep(path)
            return False
        self._enter(path)
        handle = os.open(f"{self._base}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, data[written:])
        finally:
            os.close(handle)
        return True

    def keep(self, path: str) -> bool:
        """Enter a file as it is published; whether it is the very same file."""
        self._enter(path)
        there, here = f"{self._published}/{path}", f"{self._base}/{path}"
        try:
            os.link(there, here)
        except OSError:
            # Not every disk can give a file two names.
            from shutil import copy2  # noqa: PLC0415

            copy2(there, here)
            return False
        return True

    def read(self, path: str) -> bytes:
        """A file that has been entered."""
        return Path(f"{self._base}/{path}").read_bytes()

    def publish(self, gone: Collection[str] = ()) -> None:  # noqa: ARG002  (what was not entered is gone)
        """Put this site in the place of the published one; what stood there is removed afterwards."""
        self.folder.chmod(0o755)
        if not self._replaces:
            if self.output.exists():
                self.output.rmdir()
            self.folder.rename(self.output)
            return
        old = _beside(self.output, "old")
        try:
            self.output.rename(old / "site")
            try:
                self.folder.rename(self.output)
            except OSError:
                (old / "site").rename(self.output)
                raise
        finally:
            _remove_tree(str(old))

    def discard(self) -> None:
        """Leave the published site as it is."""
        _remove_tree(self._base)

    def _enter(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(f"{self._base}/{folder}", exist_ok=True)  # noqa: PTH103  (often, and on plain strings)
            self._made.add(folder)

    def _is_published(self, path: str, data: bytes) -> bool:
        try:
            with open(f"{self._published}/{path}", "rb") as file:  # noqa: PTH123
                return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
        except OSError:
            return False


class Patch(Staging):
    """Changes to a site that nobody else reads, made file by file where it stands, in no more time than they need."""

    def __init__(self, output: Path) -> None:
        super().__init__(output)
        self._written: list[str] = []

    def write(self, path: str, data: bytes) -> bool:
        """Enter a file; whether it is new or another than the one there is."""
        is_new = super().write(path, data)
        if is_new:
            self._written.append(path)
        return is_new

    def keep(self, path: str) -> bool:  # noqa: ARG002
        """A file stays as it is."""
        return True

    def publish(self, gone: Collection[str] = ()) -> None:
        """Put the new files in their places, and remove those that are gone."""
        if not self._replaces:
            super().publish()
            return
        for path in self._written:
            there = Path(f"{self._published}/{path}")
            there.parent.mkdir(parents=True, exist_ok=True)
            Path(f"{self._base}/{path}").replace(there)
        for path in gone:
            Path(f"{self._published}/{path}").unlink(missing_ok=True)


def remove(output: Path) -> bool:
    """Remove a published site; whether there was one. Raises OutputError where the folder is not one of ours."""
    _refuse_foreign(output)
    if not output.exists():
        return False
    _remove_tree(str(output))
    if output.exists():
        raise OSError(f"{output}")
    return True


def _refuse_foreign(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputError("output-not-a-folder", output=output)
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).exists():
        raise OutputError("output-foreign", output=output)


def _beside(output: Path, what: str) -> Path:
    """A new folder of our own beside the output folder, on the same disk."""
    folder = output.parent / f".{output.name}-{what}-{os.getpid():x}-{os.urandom(4).hex()}"
    folder.mkdir(mode=0o700)
    return folder


def _remove_tree(folder: str) -> None:
    """Remove a folder of ours and all in it, as far as that can be."""
    with suppress(OSError):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    _remove_tree(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108
        os.rmdir(folder)  # noqa: PTH106
