"""The glossary's terms in the plan's texts: translations that lack them, and forms that are to be avoided.

Some texts speak of words instead of using them: what an editorial note or page quotes is not looked at, and a term's
own explanation is not held against the term. A word that a translation has as the original has it is not missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.plan.convert import is_yes
from generator.plan.mentions import Mention, Mentions, right_forms
from generator.plan.model import Plan
from generator.problems import Place, Problem
from generator.read.content import Located
from generator.validate.check import CheckedContent, CheckedPage
from generator.validate.outline import is_outlined
from generator.validate.shapes import GlossaryFile, Shape
from generator.validate.texts import Path, texts_of

_ADDRESS = re.compile(r"\]\([^()]*\)|https?://[^\s）」]+|`[^`]*`")
_QUOTED = re.compile('「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"\n]*"')
_PARAGRAPH = re.compile(r"(?:\A|\n[ \t]*\n)\s*(?=\S)")

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


class _Found(NamedTuple):
    """A text as it is looked at, and the terms that are found in it."""

    text: str
    mentions: Sequence[Mention]


class _Check:
    """The terms, and the languages that they are held in."""

    def __init__(self, plan: Plan) -> None:
        self._terms = plan.glossary.terms
        self._record, *self._others = plan.site.languages
        self._avoiding = frozenset(language for term in self._terms for language in term.avoid)
        self._mentions = Mentions(self._terms)

    def file(self, shape: Shape, document: Located) -> Iterator[Problem]:
        """The texts of a file."""
        is_glossary = isinstance(shape, GlossaryFile)
        for path, _, text in texts_of(shape):
            if is_glossary and path[-1] != "text":
                # The terms themselves.
                continue
            words = _words(text, path, document)
            found = self._found(words, quotes="notes" in path)
            own = path[1] if is_glossary and len(path) > 1 else None
            for language, missing, _ in self._missing(found):
                if missing != own:
                    yield self._is_missing(missing, language, document.locate((*path, language)))
            for language, one in found.items():
                place_of = partial(document.locate_words, (*path, language))
                yield from self._to_avoid(words[language], one, language, place_of, own)

    def pages(self, pages: Mapping[str, CheckedPage]) -> Iterator[Problem]:
        """A free page in its languages: title, description, body."""
        for key in ("title", "description"):
            lines = {language: getattr(page.shape, key) or "" for language, page in pages.items()}
            found = self._found(lines, quotes=False)
            for language, missing, _ in self._missing(found):
                yield self._is_missing(missing, language, pages[language].file.head.locate((key,)))
            for language, one in found.items():
                place_of = partial(pages[language].file.head.locate_words, (key,))
                yield from self._to_avoid(lines[language], one, language, place_of)
        bodies = {language: page.file.body for language, page in pages.items()}
        is_own = any(is_yes(page.shape.reference) for page in pages.values())
        found = self._found(bodies, quotes=not is_own)
        for language, missing, start in self._missing(found):
            place = _place_of_paragraph(bodies[self._record], start, pages[language])
            yield self._is_missing(missing, language, place)
        for language, one in found.items():
            place_of = partial(_place_in_body, pages[language])
            yield from self._to_avoid(bodies[language], one, language, place_of)

    def _found(self, text: Mapping[str, str], *, quotes: bool) -> Mapping[str, _Found]:
        """What is found in a text in each language; in a translation, nothing where nothing is to be avoided."""
        found = {}
        for language in (self._record, *self._others):
            words = text.get(language)
            if words and words.strip():
                running = _running(words, quotes=quotes)
                all_of_them = language == self._record or language in self._avoiding
                found[language] = _Found(running, [*self._mentions.find(running, language)] if all_of_them else [])
        return found

    def _missing(self, found: Mapping[str, _Found]) -> Iterator[tuple[str, int, int]]:
        """The language of each translation that lacks a term, the term, and where the original first has that."""
        original = found.get(self._record)
        if original is None:
            return
        first: dict[int, Mention] = {}
        for mention in original.mentions:
            if mention.is_right and self._terms[mention.term].checked:
                first.setdefault(mention.term, mention)
        for language, translation in found.items() if first else ():
            # Where the wrong form stands, that is told and no more.
            there = {mention.term for mention in translation.mentions}
            for number, mention in first.items():
                if number in there or not right_forms(self._terms[number], language):
                    continue
                is_quoted = original.text[mention.start : mention.end] in translation.text
                if not is_quoted and not self._mentions.has(translation.text, language, number):
                    yield language, number, mention.start

    def _is_missing(self, number: int, language: str, place: Place) -> Problem:
        term = self._terms[number]
        forms = right_forms(term, language)
        word = term.term.get(self._record, term.id)
        values = {"term": word, "id": term.id, "language": language, "forms": forms}
        return Problem("missing-term", place, values, "warning")

    def _to_avoid(
        self, text: str, found: _Found, language: str, place_of: PlaceOf, own: str | int | None = None
    ) -> Iterator[Problem]:
        """The words that are to be avoided, each once; not those of the term whose `own` text it is."""
        told: set[str] = set()
        for mention in found.mentions:
            words = text[mention.start : mention.end]
            if mention.is_right or mention.term == own or words in told:
                continue
            told.add(words)
            term = self._terms[mention.term]
            right = right_forms(term, language) or right_forms(term, self._record)
            place = place_of(words, text.count(words, 0, mention.start))
            yield Problem("avoided-term", place, {"found": words, "id": term.id, "forms": right}, "warning")


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
    # As marks of emphasis these would hide where a word begins.
    text = text.replace("_", " ")
    return _QUOTED.sub(_blank, text) if quotes else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _place_in_body(page: CheckedPage, words: str, before: int) -> Place:
    body, start = page.file.body, -1
    for _ in range(before + 1):
        start = body.find(words, start + 1)
    line = page.file.body_line + body.count("\n", 0, start)
    return Place(page.file.file, line, start - body.rfind("\n", 0, start), len(words))


def _place_of_paragraph(original: str, start: int, page: CheckedPage) -> Place:
    """Where the paragraph begins that translates what stands there; the first, where the two have not as many."""
    begins, own = ([paragraph.end() for paragraph in _PARAGRAPH.finditer(body)] for body in (original, page.file.body))
    place = own[bisect_right(begins, start) - 1] if len(own) == len(begins) else own[0]
    return Place(page.file.file, page.file.body_line + page.file.body.count("\n", 0, place))
