"""The manifest of a site: the SHA-256 of every file of it, the digest of what it was made from, and the commit.

`manifest.json` is published with the site, so that whoever has a copy can tell whether it is whole and as it was made,
and whether two machines have made the same. A folder whose files a manifest names is a site of this program's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import msgspec

from generator import __version__
from generator.folders import read_file
from generator.read.folder import files_of
from generator.route.outputs import MANIFEST
from generator.signatures import published

_Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class ContentState(msgspec.Struct, frozen=True):
    """The content that a site was made from: the digest of all its files, and the commit that it stood at."""

    sha256: _Sha256
    commit: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{40,64}$")] | None = None


class Manifest(msgspec.Struct, frozen=True):
    """`files` maps each path from the site's root to the SHA-256 of its bytes; the manifest itself is not among them.

    Digests are in hexadecimal. `base_url` is where the site was made for.
    """

    format: Literal[1]
    generator: str
    base_url: str | None
    content: ContentState
    files: dict[str, _Sha256]

    def encoded(self) -> bytes:
        """The manifest as it is published: JSON, a file a line, so that two can be compared line by line."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


class Difference(NamedTuple):
    """A file of a site that is not as its manifest says."""

    kind: Literal["changed", "missing", "unknown", "unreadable"]
    path: str


def manifest_of(
    files: Mapping[str, bytes], content: Mapping[str, bytes], commit: str | None, base_url: str | None
) -> Manifest:
    """The manifest of a site's files, made from the files of a content folder: paths and their SHA-256."""
    listed = {path: files[path].hex() for path in sorted(files)}
    return Manifest(1, __version__, base_url, ContentState(content_digest(content), commit), listed)


def content_digest(files: Mapping[str, bytes]) -> str:
    """The digest of a content folder: of the lines that `sha256sum` prints of its files, ordered by path."""
    lines = "".join(f"{files[path].hex()}  {path}\n" for path in sorted(files))
    return sha256(lines.encode()).hexdigest()


def digest_of_content(folder: Path) -> str:
    """The digest of a content folder as it lies on the disk. Raises OSError where a file cannot be read."""
    return content_digest(content_files(folder, files_of(folder)[0], {}))


def content_files(folder: Path, files: Iterable[str], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """The SHA-256 of a content folder's files; what is none, such as a pipe that nobody uses, is passed over."""
    return {
        file: known.get(file) or sha256((folder / file).read_bytes()).digest()
        for file in files
        if file in known or (folder / file).is_file()
    }


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in a folder; None where there is none that this program has written."""
    try:
        return msgspec.json.decode(read_file(folder / MANIFEST), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def differences(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    """Every file of a folder that is not as a manifest says, by path. Nothing outside the folder is looked at."""
    there = published(folder)
    for path in sorted({*there, *manifest.files} - {MANIFEST}):
        if path not in there:
            yield Difference("missing", path)
        elif path not in manifest.files:
            yield Difference("unknown", path)
        else:
            digest = _digest(folder / path)
            if digest != manifest.files[path]:
                yield Difference("changed" if digest else "unreadable", path)


def _digest(file: Path) -> str | None:
    """A file's digest; none of what is no file of the site's own, such as a link."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
