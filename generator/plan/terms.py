"""The glossary's terms in the plan's texts: translations that lack them, and forms that are to be avoided.

Some texts speak of words instead of using them: what an editorial note or page quotes is not looked at, and a term's
own explanation is not held against the term. A word that a translation has as the original has it is not missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.plan.convert import is_yes
from generator.plan.mentions import Mentions, right_forms
from generator.plan.model import Plan
from generator.problems import Place, Problem
from generator.read.content import Located
from generator.validate.check import CheckedContent, CheckedPage
from generator.validate.outline import is_outlined
from generator.validate.shapes import GlossaryFile, Shape
from generator.validate.texts import Path, texts_of

_ADDRESS = re.compile(r"\]\([^()]*\)|https?://[^\s）」]+|`[^`]*`")
_QUOTED = re.compile('「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"\n]*"')
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")

PlaceOf = Callable[[str, int], Place]
"""The place of words that stand somewhere in a text."""


def check_terms(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """Every text that has changed, or all where the terms have, held against the glossary."""
    if not plan.glossary.terms:
        return
    check = _Check(plan)
    settled = frozenset() if content.has_other_terms else content.settled
    for shape, document in content.files():
        if document.file not in settled:
            yield from check.file(shape, document)
    by_slug: dict[str, list[CheckedPage]] = {}
    for page in content.pages:
        by_slug.setdefault(page.file.slug, []).append(page)
    for pages in by_slug.values():
        if any(page.file.file not in settled for page in pages):
            yield from check.pages({page.file.language: page for page in pages})


class _Check:
    """The terms, and the languages that they are held in."""

    def __init__(self, plan: Plan) -> None:
        self._terms = plan.glossary.terms
        self._record, *self._others = plan.site.languages
        self._mentions = Mentions(self._terms)

    def file(self, shape: Shape, document: Located) -> Iterator[Problem]:
        """The texts of a file."""
        is_glossary = isinstance(shape, GlossaryFile)
        for path, _, text in texts_of(shape):
            if is_glossary and path[-1] != "text":
                # The terms themselves.
                continue
            words = _words(text, path, document)
            running = {language: _running(value, quotes="notes" in path) for language, value in words.items()}
            own = path[1] if is_glossary and len(path) > 1 else None
            for language, missing, _ in self._missing(running):
                if missing != own:
                    yield self._is_missing(missing, language, document.locate((*path, language)))
            for language, value in words.items():
                place_of = partial(document.locate_words, (*path, language))
                yield from self._to_avoid(value, running[language], language, place_of, own)

    def pages(self, pages: Mapping[str, CheckedPage]) -> Iterator[Problem]:
        """A free page in its languages: title, description, body."""
        for key in ("title", "description"):
            lines = {language: getattr(page.shape, key) or "" for language, page in pages.items()}
            for language, missing, _ in self._missing(lines):
                yield self._is_missing(missing, language, pages[language].file.head.locate((key,)))
            for language, line in lines.items():
                head = pages[language].file.head
                yield from self._to_avoid(line, line, language, partial(head.locate_words, (key,)))
        bodies = {
            language: _running(page.file.body, quotes=not is_yes(page.shape.reference))
            for language, page in pages.items()
        }
        for language, missing, start in self._missing(bodies):
            place = _place_of_paragraph(bodies[self._record], start, pages[language])
            yield self._is_missing(missing, language, place)
        for language, body in bodies.items():
            page = pages[language]
            yield from self._to_avoid(page.file.body, body, language, partial(_place_in_body, page))

    def _missing(self, text: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
        """The language of each translation that lacks a term, the term, and where the original first has that."""
        original = text.get(self._record, "")
        first: dict[int, tuple[int, str]] = {}
        for mention in self._mentions.find(original, self._record):
            if self._terms[mention.term].checked:
                first.setdefault(mention.term, (mention.start, original[mention.start : mention.end]))
        if not first:
            return
        for language in self._others:
            translation = text.get(language, "")
            if not translation.strip():
                continue
            # Where the wrong form stands, that is told and no more.
            there = {mention.term for mention in self._mentions.find(translation, language)}
            for number, (start, words) in first.items():
                if number in there or words in translation or not right_forms(self._terms[number], language):
                    continue
                if not self._mentions.has(translation, language, number):
                    yield language, number, start

    def _is_missing(self, number: int, language: str, place: Place) -> Problem:
        term = self._terms[number]
        forms = right_forms(term, language)
        word = term.term.get(self._record, term.id)
        values = {"term": word, "id": term.id, "language": language, "forms": forms}
        return Problem("missing-term", place, values, "warning")

    def _to_avoid(
        self, text: str, running: str, language: str, place_of: PlaceOf, own: str | int | None = None
    ) -> Iterator[Problem]:
        """The words that are to be avoided, each once; not those of the term whose `own` text it is."""
        told: set[str] = set()
        for mention in self._mentions.find(running, language):
            found = text[mention.start : mention.end]
            if mention.is_right or mention.term == own or found in told:
                continue
            told.add(found)
            term = self._terms[mention.term]
            right = right_forms(term, language) or right_forms(term, self._record)
            place = place_of(found, text.count(found, 0, mention.start))
            yield Problem("avoided-term", place, {"found": found, "id": term.id, "forms": right}, "warning")


def _words(text: Mapping[str, Any], path: Path, document: Located) -> Mapping[str, str]:
    """A text in each language, a noun's plural forms line by line; of a file that was known, from the file."""
    plain = {
        language: words if isinstance(words, str) else "\n".join(words.values()) for language, words in text.items()
    }
    return document.text_at(path) if is_outlined(plain) else plain


def _running(text: str, *, quotes: bool) -> str:
    """A text in Markdown with nothing but spaces where addresses, code and, if it `quotes`, quotations stand."""
    if "](" in text or "://" in text or "`" in text:
        text = _ADDRESS.sub(_blank, text)
    return _QUOTED.sub(_blank, text) if quotes else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _place_in_body(page: CheckedPage, words: str, before: int) -> Place:
    body, start = page.file.body, -1
    for _ in range(before + 1):
        start = body.find(words, start + 1)
    line = page.file.body_line + body.count("\n", 0, start)
    return Place(page.file.file, line, start - body.rfind("\n", 0, start))


def _place_of_paragraph(original: str, start: int, page: CheckedPage) -> Place:
    """Where the paragraph begins that translates what stands there; the body, where the two have not as many."""
    ends = [gap.end() for gap in _PARAGRAPHS.finditer(original)]
    own = [0, *(gap.end() for gap in _PARAGRAPHS.finditer(page.file.body))]
    begins = own[sum(end <= start for end in ends)] if len(own) == len(ends) + 1 else 0
    begins += len(page.file.body[begins:]) - len(page.file.body[begins:].lstrip("\n"))
    return Place(page.file.file, page.file.body_line + page.file.body.count("\n", 0, begins))
