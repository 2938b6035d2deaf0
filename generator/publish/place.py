"""The place of an output: whose it is, whose turn it is to build there, and what a build that was killed has left.

A build has the place to itself. Only what is this program's is ever replaced or removed there; with a single file of
somebody else's in it, or a link in its stead, the build leaves all as it is.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.folders import remove_tree
from generator.publish.exchange import ASIDE
from generator.signatures import Signature, published

_DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in folders that were only looked at."""

_LONG = 200
"""Bytes: systems allow 255 for a name, and some stand beside it."""


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
    the place cannot be written to, nobody is kept waiting and nothing is cleared away. Raises OutputError where
    something else stands in the lock's place.
    """
    made = [path for path in (output.parent, *output.parent.parents) if not path.exists()]
    file = output.with_name(f".{_stem(output)}-lock")
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
    return output.with_name(f".{_stem(output)}-new-{os.getpid():x}-{os.urandom(4).hex()}")


def refuse_foreign(output: Path, there: Mapping[str, Signature], recorded: Mapping[str, Signature]) -> None:
    """Raise OutputError where something stands in an output's place that this program did not put there.

    `there` are the files that the folder holds, `recorded` those that the last build has left there. What is not
    exactly as recorded is still this program's if the manifest in the folder names it.
    """
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputError("output-not-a-folder", output=output)
    if os.path.ismount(output):
        raise OutputError("output-is-a-disk", output=output)
    unknown = [path for path, signature in there.items() if recorded.get(path) != signature]
    foreign = foreign_among(output, unknown) if unknown else _folders_alone(output, there)
    if foreign:
        raise OutputError("output-foreign", output=output, file=foreign)


def foreign_among(output: Path, paths: Iterable[str]) -> str | None:
    """Of files in an output the first that its manifest does not name, and that nobody's file manager has left."""
    from generator.publish.manifest import read_manifest  # noqa: PLC0415  (few builds need it)
    from generator.route.outputs import MANIFEST  # noqa: PLC0415

    manifest = read_manifest(output)
    ours = {*manifest.files, MANIFEST} if manifest else ()
    dropped = _DROPPINGS if manifest else ()
    return min((path for path in paths if path not in ours and PurePosixPath(path).name not in dropped), default=None)


def _folders_alone(output: Path, there: Mapping[str, Signature]) -> str | None:
    """A folder in what holds folders only: none of our sites does."""
    names = sorted(path.name for path in output.iterdir()) if output.is_dir() and not there else ()
    return next(iter(names), None)


def remove(output: Path) -> bool:
    """Remove a published site; whether there was one. Raises OutputError where the folder is not one of ours."""
    refuse_foreign(output, published(output) if output.is_dir() else {}, {})
    if not output.exists():
        return False
    remove_tree(output)
    if output.exists():
        raise OSError(f"{output}")
    return True


def _stem(output: Path) -> str:
    """What the names beside an output begin with: its own, or, where that leaves no room, what stands for it."""
    name = os.fsencode(output.name)
    return output.name if len(name) < _LONG else blake2b(name, digest_size=8).hexdigest()


def _clear_up(output: Path) -> bool:
    """Remove what a killed build has left, and put the site back that it may have had aside; whether there was any.

    Only folders are looked at whose names this program makes; where a link bears one it is nobody's business.
    """
    left = re.compile(rf"\.{re.escape(_stem(output))}-new-[0-9a-f]+-[0-9a-f]{{8}}({ASIDE})?")
    with os.scandir(output.parent) as entries:
        found = sorted(
            entry.name for entry in entries if left.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        )
    for folder in map(output.with_name, found):
        if folder.name.endswith(ASIDE) and not os.path.lexists(output):
            folder.rename(output)
        else:
            remove_tree(folder)
    return bool(found)


def _taken(file: Path, wait: Callable[[], None]) -> BinaryIO | None:
    """The lock, once it is this process's."""
    try:
        import fcntl  # noqa: PLC0415  (not every system has it)
    except ImportError:
        return None
    while True:
        with suppress(OSError):
            # Whoever had the lock before may have taken the folder away that was made for it.
            file.parent.mkdir(parents=True, exist_ok=True)
        lock = _opened(file)
        if lock is None:
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        except OSError:
            # Some shared disks know no locks.
            lock.close()
            file.unlink(missing_ok=True)
            return None
        if _is_at(lock, file):
            return lock
        # Its owner was done in the meantime and took it away: there is another file by now, or none.
        lock.close()


def _opened(file: Path) -> BinaryIO | None:
    """The lock's file; None where none can be made. What is there is not followed, waited for or written to."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
    except OSError:
        if os.path.lexists(file):
            raise OutputError("lock-in-the-way", file=file) from None
        return None
    lock = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        lock.close()
        raise OutputError("lock-in-the-way", file=file)
    return lock


def _is_at(lock: BinaryIO, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock.fileno()), file.stat())
    except OSError:
        return False
