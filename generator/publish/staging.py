"""A site is written beside the published one, and takes its place in one step, so that a reader never sees a mix.

Files that stay are not written again: the next site has them under a second name. What it replaces is kept as the spare
from which the site after it is made, so that publishing costs what has changed, not what there is.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.folders import clear, give_name, make_folder, moved, read_file, remove_tree
from generator.publish.exchange import exchange
from generator.publish.place import OutputError, foreign_among, new_folder_beside
from generator.signatures import names_in, published


class Staging:
    """The next site, on its way to take the place of the one that is published in `output`.

    `there` tells the published files by size, time and inode. `spare` is where the site before that one is kept, if it
    is: whatever in it is the very file that is published stays, the rest is made anew. With `anew` files are written
    that are the same, too. Raises OSError where the disk refuses; until `publish` has returned the published site is
    as it was.
    """

    def __init__(self, output: Path, there: Mapping[str, Sequence[object]], spare: Path | None = None) -> None:
        self.output = output
        self.anew = False
        self._there = there
        self._published = str(output)
        self._spare = spare
        self._replaces = output.is_dir() and any(output.iterdir())
        self.folder = new_folder_beside(output)
        self._base = str(self.folder)
        self._has: Mapping[str, Sequence[object]] = {}
        self._made = {""}

    def open(self) -> None:
        """Make the folder that the site is written to; from then on `discard` must be called whatever happens."""
        self.output.parent.mkdir(parents=True, exist_ok=True)
        if self._spare is not None and self._spare.is_symlink():
            self._spare.unlink()
        if self._spare is not None and self._spare.is_dir() and moved(self._spare, self.folder):
            self._has = published(self.folder)
        else:
            self.folder.mkdir(mode=0o700)

    def write(self, path: str, data: bytes) -> bool:
        """Enter a file; whether it is new or another than the published one. Processes may do so side by side."""
        if self._replaces and not self.anew and self._is_published(path, data):
            self.keep(path)
            return False
        self._make_room(path)
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
        has = self._has.get(path)
        if has is not None and has == self._there.get(path):
            return True
        self._make_room(path)
        return give_name(f"{self._published}/{path}", f"{self._base}/{path}")

    def read(self, path: str) -> bytes:
        """A file that has been entered."""
        return Path(f"{self._base}/{path}").read_bytes()

    def publish(self, paths: Collection[str], new: Collection[str]) -> None:
        """Put this site, of these paths, in the place of the published one, which becomes the spare.

        `new` are the paths that were written.
        """
        for path in self._has.keys() - paths:
            self._drop(path)
        self.folder.chmod(0o755)
        if not self._replaces:
            if self.output.exists():
                self.output.rmdir()
            self._fill_spare(new)
            self.folder.rename(self.output)
            return
        exchange(self.folder, self.output)
        self._refuse_newcomers()
        self.discard()

    def _refuse_newcomers(self) -> None:
        """What somebody has put in the output's place meanwhile, or among its files, comes back and is not lost."""
        is_link = self.folder.is_symlink()
        newcomers = () if is_link else names_in(self.folder) - self._there.keys()
        foreign = foreign_among(self.folder, newcomers) if newcomers else None
        if is_link or foreign:
            exchange(self.folder, self.output)
            raise OutputError("output-foreign" if foreign else "output-not-a-folder", output=self.output, file=foreign)

    def discard(self) -> None:
        """Let go of what is not published: it is the next site's spare, which takes of it only what it can use."""
        if self._spare is not None and self.folder.exists():
            remove_tree(self._spare)
            if moved(self.folder, self._spare):
                return
        remove_tree(self.folder)

    def _make_room(self, path: str) -> None:
        """Make a path's folder, and take away what the spare has in their places.

        The spare's own file may be the published one under its second name, so it is never written into.
        """
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            make_folder(self._base, folder)
            self._made.add(folder)
        if self._has:
            clear(f"{self._base}/{path}")

    def _drop(self, path: str) -> None:
        """Take out a file of the spare, and the folders that this leaves empty."""
        with suppress(OSError):
            os.unlink(f"{self._base}/{path}")  # noqa: PTH108
            folder = path.rpartition("/")[0]
            while folder:
                os.rmdir(f"{self._base}/{folder}")  # noqa: PTH106
                folder = folder.rpartition("/")[0]

    def _fill_spare(self, paths: Collection[str]) -> None:
        """Keep a first site as a spare, too, so that the second is published as quickly as any."""
        if self._spare is None:
            return
        remove_tree(self._spare)
        base, made = str(self._spare), {""}
        try:
            self._spare.mkdir(parents=True)
            for path in paths:
                folder = path.rpartition("/")[0]
                if folder not in made:
                    make_folder(base, folder)
                    made.add(folder)
                os.link(f"{self._base}/{path}", f"{base}/{path}")
        except OSError:
            remove_tree(self._spare)

    def _is_published(self, path: str, data: bytes) -> bool:
        try:
            place = f"{self._published}/{path}"
            return os.lstat(place).st_size == len(data) and read_file(place) == data
        except OSError:
            return False


class Patch(Staging):
    """Changes to a site that nobody else reads, made file by file where it stands, in no more time than they need."""

    def keep(self, path: str) -> bool:  # noqa: ARG002
        """A file stays as it is."""
        return True

    def publish(self, paths: Collection[str], new: Collection[str]) -> None:
        """Remove the files that are gone, and put the new ones in their places."""
        if not self._replaces:
            super().publish(paths, new)
            return
        for path in self._there.keys() - paths:
            clear(f"{self._published}/{path}")
        for path in new:
            make_folder(self._published, path.rpartition("/")[0])
            clear(f"{self._published}/{path}", folders_only=True)
            os.replace(f"{self._base}/{path}", f"{self._published}/{path}")  # noqa: PTH105
