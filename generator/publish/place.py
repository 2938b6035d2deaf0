"""The place of an output: whose it is, whose turn it is to build there, and what a build that was killed has left.

A build has the place to itself. Only what is this program's is ever replaced or removed there; with a single file of
somebody else's in it, or a link in its stead, the build leaves all as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.folders import remove_tree
from generator.publish.exchange import ASIDE
from generator.signatures import Signature, published

_DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders that were only looked at."""


class OutputError(Exception):
    """The output folder cannot be used; `code` names the message, `values` go into it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@contextmanager
def alone(output: Path, wait: Callable[[], None], recovered: Callable[[], None]) -> Iterator[None]:
    """Keep other builds of the same output waiting; `wait` is called where this one has to.

    What a build that was killed has left is cleared away, and `recovered` is called. Where the system has no locks, or
    the place cannot be written to, nobody is kept waiting and nothing is cleared away.
    """
    made = _make_folder(output.parent)
    file = output.with_name(f".{output.name}-lock")
    lock = _taken(file, wait)
    try:
        if lock is not None and _clear_up(output):
            recovered()
        yield
    finally:
        if lock is not None:
            with suppress(OSError):
                file.unlink()
            lock.close()
        for folder in made:
            with suppress(OSError):
                folder.rmdir()


def new_folder_beside(output: Path) -> Path:
    """A name beside an output for the site that is to take its place."""
    return output.with_name(f"{_prefix(output)}{os.getpid():x}-{os.urandom(4).hex()}")


def refuse_foreign(output: Path, there: Mapping[str, Signature], recorded: Mapping[str, Signature]) -> None:
    """Raise OutputError where something stands in an output's place that this program did not put there.

    `there` are the files that the folder holds, `recorded` those that the last build has left there. What is not
    exactly as recorded is still this program's if the manifest in the folder names it.
    """
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputError("output-not-a-folder", output=output)
    unknown = [path for path, signature in there.items() if recorded.get(path) != signature]
    if not unknown:
        return
    from generator.publish.manifest import read_manifest  # noqa: PLC0415  (few builds need it)
    from generator.route.outputs import MANIFEST  # noqa: PLC0415

    manifest = read_manifest(output)
    ours = {*manifest.files, MANIFEST} if manifest else ()
    foreign = [path for path in unknown if path not in ours and PurePosixPath(path).name not in _DROPPINGS]
    if foreign:
        raise OutputError("output-foreign", output=output, file=min(foreign))


def remove(output: Path) -> bool:
    """Remove a published site; whether there was one. Raises OutputError where the folder is not one of ours."""
    refuse_foreign(output, published(output) if output.is_dir() else {}, {})
    if not output.exists():
        return False
    remove_tree(output)
    if output.exists():
        raise OSError(f"{output}")
    return True


def _prefix(output: Path) -> str:
    return f".{output.name}-new-"


def _clear_up(output: Path) -> bool:
    """Remove what a killed build has left, and put the site back that it may have had aside; whether there was any."""
    with os.scandir(output.parent) as entries:
        left = sorted(entry.name for entry in entries if entry.name.startswith(_prefix(output)))
    for folder in map(output.with_name, left):
        if folder.name.endswith(ASIDE) and not output.exists():
            folder.rename(output)
        else:
            remove_tree(folder)
    return bool(left)


def _taken(file: Path, wait: Callable[[], None]) -> BinaryIO | None:
    """The lock, once it is this process's."""
    try:
        import fcntl  # noqa: PLC0415  (not every system has it)
    except ImportError:
        return None
    while True:
        try:
            lock = file.open("ab")
        except OSError:
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_at(lock, file):
            return lock
        # Its owner was done in the meantime and took it away: there is another file by now, or none.
        lock.close()


def _is_at(lock: BinaryIO, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock.fileno()), file.stat())
    except OSError:
        return False


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; those that were made, from the innermost outwards."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return missing
