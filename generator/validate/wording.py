"""What a file's texts show when they are read closely: eras that do not fit, and languages mixed up.

Each can be right in a text that must be shown as it stands, so these are warnings; errors are only nouns of no words,
and Markdown that cannot be rendered (`generator.validate.prose`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.problems import Place, Problem
from generator.read.characters import MAY_BE_JAPANESE, beginning, says_something
from generator.read.content import MarkdownFile
from generator.read.yaml import Document
from generator.validate.eras import may_hold_eras, misfits
from generator.validate.languages import language as meant_language
from generator.validate.prose import body_problems, text_problems
from generator.validate.shapes import Note, Shape
from generator.validate.texts import Path, key_of, texts_of

_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
_KANJI = re.compile("[々〆\u3400-\u9fff]")
_ADDRESS = r"\]\([^()]*\)|https?://\S+|\{#[^{}]*\}"
_WITH_KANJI = frozenset({"ja", "zh", "yue", "ko", "ain"})
"""Languages whose texts can consist of what Japanese is written in."""

_FEW_WORDS = 4
"""A Japanese text may be a name in Latin letters; one of so many Latin words is a text in another language."""


def look_at_texts(shape: Shape, document: Document) -> Iterator[Problem]:
    """All that is odd in the texts of a file that has its shape."""
    yield from _lists(shape, document)
    eras = may_hold_eras(document.text)
    for path, markdown, text in texts_of(shape):
        if markdown:
            yield from text_problems(document, path, text)
        yield from _languages(text, path, document)
        for language, words in text.items():
            if not isinstance(words, str):
                if "other" not in words:
                    yield Problem("missing-key", document.locate((*path, language)), {"key": "other", "example": "…"})
                continue
            if not markdown and (("\n" in words and len(words.strip().splitlines()) != 1) or not says_something(words)):
                yield _no_line((*path, language), words, document)
            if eras and may_hold_eras(words):
                yield from _eras(shape, (*path, language), words, document)


def _lists(shape: Shape, document: Document) -> Iterator[Problem]:
    """Words that stand in lists: with the comma of Japanese between them they are one, and a reading is in kana."""
    for group in ("terms", "themes", "entries"):
        for index, owner in enumerate(getattr(shape, group, ())):
            for key in ("also", "avoid", "words"):
                for language, words in getattr(owner, key, {}).items():
                    if any("、" in word for word in words):
                        place = document.locate_value((group, index, key, language))
                        better = ", ".join(part.strip() for word in words for part in word.split("、"))
                        yield Problem(
                            "words-in-one", place, {"key": key, "better": f"{language}: [{better}]"}, "warning"
                        )
            reading = getattr(owner, "reading", {}).get("ja", "")
            if _KANJI.search(reading):
                place = document.locate_value((group, index, "reading", "ja"))
                yield Problem("reading-in-kanji", place, {"found": reading}, "warning")


def _no_line(path: Path, words: str, document: Document) -> Problem:
    code = "not-one-line" if says_something(words) else "empty-text"
    found = beginning("⏎".join(words.strip().splitlines()), 60)
    return Problem(code, document.locate_value(path), {"key": path[-1], "found": found})


def _eras(shape: Shape, path: Path, words: str, document: Document) -> Iterator[Problem]:
    for misfit in misfits(words):
        if not _told_of(shape, path[:-1]):
            before = words.count(misfit.words, 0, misfit.start)
            place = document.locate_words(path, misfit.words, before)
            yield _wrong_era(place, misfit.words, misfit.right, has_notes=_can_be_noted(shape, path[:-1]))


def look_at_page(page: MarkdownFile, notes: list[Note]) -> Iterator[Problem]:
    """The same of a page's body."""
    yield from body_problems(page.body, page.file, page.body_line)
    if not _has_kanji(page.language) and _is_japanese(page.body) and not _has_kanji(meant_language(page.language)):
        values = {"key": page.file, "language": page.language, "text": beginning(page.body)}
        yield Problem("wrong-language", Place(page.file, page.body_line), values, "warning")
    if not may_hold_eras(page.body) or any(note.kind == "misprint" for note in notes):
        return
    for misfit in misfits(page.body):
        line_start = page.body.rfind("\n", 0, misfit.start) + 1
        line = page.body_line + page.body.count("\n", 0, misfit.start)
        place = Place(page.file, line, misfit.start - line_start + 1, len(misfit.words))
        yield _wrong_era(place, misfit.words, misfit.right)


def _wrong_era(place: Place, words: str, right: int, *, has_notes: bool = True) -> Problem:
    code = "wrong-era" if has_notes else "wrong-era-here"
    return Problem(code, place, {"found": words, "right": right}, "warning")


def _languages(text: Mapping[str, Any], path: Path, document: Document) -> Iterator[Problem]:
    """Japanese under another language's key, and the other way round; both together have changed places."""
    japanese = ""
    for name, words in text.items():
        if name != "ja" and _is_japanese(words) and not _has_kanji(name) and not _has_kanji(meant_language(name)):
            japanese = name
    foreign = "ja" in text and _is_foreign(text["ja"])
    if foreign and japanese:
        values = {"key": key_of(path), "language": japanese}
        yield Problem("languages-swapped", document.locate(path), values, "warning")
    elif foreign or japanese:
        name = japanese or "ja"
        values = {"key": key_of(path), "language": name, "text": beginning(text[name])}
        yield Problem("wrong-language", document.locate((*path, name)), values, "warning")


def _has_kanji(language: str) -> bool:
    return language.partition("-")[0] in _WITH_KANJI


def _is_japanese(words: object) -> bool:
    """Whether a text consists mostly of kana and kanji; the addresses in it do not count."""
    if not isinstance(words, str) or words.isascii() or not MAY_BE_JAPANESE.search(words):
        return False
    words = re.sub(_ADDRESS, "", words)
    return 2 * len(MAY_BE_JAPANESE.findall(words)) > len(_LETTER.findall(words))


def _is_foreign(words: object) -> bool:
    """Whether what should be Japanese is a sentence without a single kana or kanji."""
    if not isinstance(words, str) or MAY_BE_JAPANESE.search(words):
        return False
    return len(_LATIN_WORD.findall(re.sub(_ADDRESS, "", words))) >= _FEW_WORDS


def _can_be_noted(shape: Shape, path: Path) -> bool:
    """Whether an editorial note can stand beside a text."""
    owner: Any = shape
    for part in path:
        if hasattr(owner, "notes"):
            return True
        owner = owner[part] if isinstance(part, int) else getattr(owner, part)
    return False


def _told_of(shape: Shape, path: Path) -> bool:
    """Whether an editorial note beside a text tells that the source has a misprint there."""
    owner: Any = shape
    notes: list[Note] = []
    for part in path:
        if isinstance(owner, Struct):
            notes = getattr(owner, "notes", notes)
        owner = owner[part] if isinstance(part, int) else getattr(owner, part)
    return any(note.kind == "misprint" for note in notes)
