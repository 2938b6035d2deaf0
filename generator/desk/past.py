"""Originals as they were when they were translated: looked for in git's history by their digests."""

from __future__ import annotations

import tarfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.desk.state import load
from generator.git import ask_git, in_repository
from generator.read.accepted import FILE
from generator.validate.check import CheckedContent
from generator.validate.originals import content_texts
from generator.validate.outline import digest_of

_FARTHEST = 40
"""Commits that are looked into."""


def past_originals(folder: Path, content: CheckedContent, wanted: Collection[str]) -> Mapping[str, Any]:
    """What the originals of texts, by their ids, said when their translations were accepted; as far as git knows.

    The commit that the content stands at is asked first, then those that recorded the originals, then the latest that
    changed anything.
    """
    record = content.site.shape.languages[0]
    pairs = content.accepted.pairs
    sought = {
        name: {original for (key, _), said in pairs.items() if key == name for original, _ in said} for name in wanted
    }
    found: dict[str, Any] = {}
    if not sought or not in_repository(folder):
        return found
    asked: set[str] = set()
    for commit in _commits(folder, sought):
        if commit in asked or len(asked) == _FARTHEST:
            continue
        asked.add(commit)
        then = _content_at(folder, commit)
        for text in content_texts(then) if then else ():
            if text.id in sought and record in text.words and digest_of(text.words[record]) in sought[text.id]:
                found[text.id] = text.said(record)
                del sought[text.id]
        if not sought:
            break
    return found


def _commits(folder: Path, sought: Mapping[str, Collection[str]]) -> Iterator[str]:
    yield from _asked(folder, "rev-parse", "HEAD")
    for name in list(sought):
        for digest in sought.get(name, ()):
            yield from _asked(folder, "log", "--format=%H", f"-S{digest}", "--", FILE)
    yield from _asked(folder, "log", "--format=%H", f"--max-count={_FARTHEST}", "--", ".")


def _asked(folder: Path, *arguments: str) -> list[str]:
    return (ask_git(folder, *arguments) or "").split()


def _content_at(folder: Path, commit: str) -> CheckedContent | None:
    """The content of a commit, laid out beside and read as any other."""
    with TemporaryDirectory() as beside:
        archive = Path(beside) / "content.tar"
        if ask_git(folder, "archive", "--format=tar", f"--output={archive}", commit, ".") is None:
            return None
        content = Path(beside) / "content"
        with tarfile.open(archive) as packed:
            for member in packed:
                if member.isfile() and (data := packed.extractfile(member)):
                    file = content / member.name
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(data.read())
        return load(content)[0]
