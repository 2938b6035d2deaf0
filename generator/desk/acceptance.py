"""Record that translations agree with their originals as both stand: the lines of `translations.txt`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from generator.folders import replace_file
from generator.read.accepted import FILE
from generator.validate.check import CheckedContent
from generator.validate.originals import content_texts
from generator.validate.outline import digest_of

_HEAD = """\
# 各訳が、どの原文から作られたかの記録です。`python build.py translations accept` が書きます。手では直しません。
# From which original each translation was made. Written by `python build.py translations accept`, not by hand.
"""

Key = tuple[str, str]
"""The id of a text, and the language of a translation."""


def accept(folder: Path, content: CheckedContent, chosen: Collection[Key] | None, *, whole: bool) -> int:
    """Mark translations as up to date; None stands for all there are. How many lines of the record are new.

    Lines of texts that are no longer there are dropped where the content is `whole`; those of a translation that is
    missing stay as long as its original does, as it may come back. Where no line is new, nothing is written. Raises
    OSError where the file cannot be written.
    """
    lines = dict(_lines(content, chosen))
    there = set(_there(content))
    kept = {
        (key, f"{key[0]} {key[1]} {original} {translation}")
        for key, pairs in content.accepted.pairs.items()
        if key not in lines and (key in there or not whole)
        for original, translation in pairs
    }
    before = {line for line in content.accepted.text.split("\n") if line and not line.startswith("#")}
    after = sorted({*kept, *lines.items()})
    new = len({line for _, line in after} - before)
    if new:
        replace_file(folder / FILE, (_HEAD + "".join(f"{line}\n" for _, line in after)).encode())
    return new


def _there(content: CheckedContent) -> Iterator[Key]:
    for text in content_texts(content):
        yield from ((text.id, language) for language in content.site.shape.languages)


def _lines(content: CheckedContent, chosen: Collection[Key] | None) -> Iterator[tuple[Key, str]]:
    record, *others = content.site.shape.languages
    for text in content_texts(content):
        if record not in text.words:
            continue
        for language in others:
            key = (text.id, language)
            if language in text.words and (chosen is None or key in chosen):
                digests = f"{digest_of(text.words[record])} {digest_of(text.words[language])}"
                yield key, f"{text.id} {language} {digests}"
