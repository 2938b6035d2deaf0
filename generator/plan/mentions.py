"""Where the glossary's terms stand in a text: each form as people write it in its language, the longest first.

Where words have spaces between them, a form is found as whole words, with a capital or without, in the plural or not.
Where they have none, it is found anywhere but within a longer word, as far as the letters show one: katakana go on
with katakana, Latin letters with Latin letters, and a short word in kanji (施策) is none in a longer one (施策体系).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from generator.plan.model import Term

_WITHOUT_SPACES = frozenset({"ja", "zh", "yue", "ko", "th", "lo", "km", "my"})


class Mention(NamedTuple):
    """A form from `start` to `end` of a text, with its term's number; one that is not right is to be avoided."""

    start: int
    end: int
    term: int
    is_right: bool


class _Form(NamedTuple):
    words: str
    term: int
    is_right: bool


class _Finder(Protocol):
    def find(self, text: str) -> Iterator[Mention]: ...

    def has(self, text: str) -> bool: ...


class Mentions:
    """Finds terms, which go by their numbers in the glossary."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._finders: dict[tuple[str, int | None], _Finder | None] = {}

    def find(self, text: str, language: str) -> Iterator[Mention]:
        """All that is found in a text, in its order; what lies within a longer form is not found."""
        finder = self._finder(language, None)
        return finder.find(text) if finder else iter(())

    def has(self, text: str, language: str, number: int) -> bool:
        """Whether a text has any right form of one term, were it within another term's or another word."""
        finder = self._finder(language, number)
        return finder is not None and finder.has(text)

    def _finder(self, language: str, number: int | None) -> _Finder | None:
        key = (language, number)
        if key not in self._finders:
            terms = enumerate(self._terms) if number is None else [(number, self._terms[number])]
            forms = [form for place, term in terms for form in _forms(place, term, language)]
            self._finders[key] = _finder(language, forms) if forms else None
        return self._finders[key]


def right_forms(term: Term, language: str) -> tuple[str, ...]:
    """What a term may be called in a language, its own word first; a word that is still to be written is none."""
    named = (term.term.get(language, ""), term.full.get(language, ""), *term.also.get(language, ()))
    return tuple(dict.fromkeys(filter(_WORD.search, named)))


def _forms(number: int, term: Term, language: str) -> Iterator[_Form]:
    for words in right_forms(term, language):
        yield _Form(words, number, is_right=True)
    for words in filter(_WORD.search, term.avoid.get(language, ())):
        yield _Form(words, number, is_right=False)


def _finder(language: str, forms: Sequence[_Form]) -> _Finder:
    main = language.partition("-")[0]
    if main in _WITHOUT_SPACES:
        return _WithoutSpaces(forms, japanese=main == "ja")
    return _WithSpaces(forms, _FOLDED.get(main, _folded), _ARTICLES.get(main, frozenset()))


# --- languages with spaces -----------------------------------------------------------------------------------------

_MARKS = "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
"""Letters and digits, with the marks that belong to them."""
_HYPHENS = frozenset("-‐‑’' \t\u00a0\n")
_IN_ADDRESSES = frozenset("._@")
_ARTICLES = {"en": frozenset({"a", "an", "the"})}
_LAST_WORD = re.compile(r"\b(\w+)\s+\Z")
_LONGEST_ARTICLE = 8
"""With the spaces after it."""
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(?=..)")


def _folded(word: str) -> str:
    """A word as it is without a capital at its beginning and the s of most plurals."""
    word = word[0].lower() + word[1:]
    return word[:-1] if len(word) > 3 and word[-1] == "s" else word


def _folded_english(word: str) -> str:
    word = word[0].lower() + word[1:]
    if len(word) <= 3 or word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else word[:-1]


def _folded_arabic(word: str) -> str:
    """A word without vowel signs, and without its article with what is joined to that."""
    plain = _ARABIC_MARKS.sub("", word)
    article = _ARABIC_ARTICLE.match(plain)
    return plain[article.end() :] if article else plain


_FOLDED: Mapping[str, Callable[[str], str]] = {"en": _folded_english, "ar": _folded_arabic}


class _Words(NamedTuple):
    """A form's words as they are compared, each with what stands before it; its own article, and what ends it."""

    words: tuple[tuple[str, str], ...]
    article: str
    tail: str
    form: _Form


class _WithSpaces:
    def __init__(self, forms: Sequence[_Form], fold: Callable[[str], str], articles: frozenset[str]) -> None:
        self._fold = fold
        self._articles = articles
        self._by_first: dict[str, list[_Words]] = {}
        for form in forms:
            words = self._words(form)
            if words.words:
                self._by_first.setdefault(words.words[0][1], []).append(words)
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one.words))
        # Where an article is joined to the word, nothing can be said of how that begins.
        self._first = _WORD if fold is _folded_arabic else _beginnings(self._by_first)

    def find(self, text: str) -> Iterator[Mention]:
        after = 0
        for first in self._first.finditer(text):
            word = _WORD.match(text, first.start())
            if word is None:
                continue
            for candidate in self._by_first.get(self._fold(word[0]), ()):
                start, end = self._start(candidate, text, word.start()), self._end(candidate, text, word.end())
                if after <= start < end and _is_alone(text, start, end):
                    after = end = end + len(candidate.tail) * text.startswith(candidate.tail, end)
                    yield Mention(start, end, candidate.form.term, candidate.form.is_right)
                    break

    def has(self, text: str) -> bool:
        """Whether any right form stands in a text."""
        return any(mention.is_right for mention in self.find(text))

    def _words(self, form: _Form) -> _Words:
        """An article within a form may be another in a text, or none; one at its beginning belongs to it."""
        found: list[tuple[str, str]] = []
        article, end = "", 0
        for word in _WORD.finditer(form.words):
            if word[0].lower() not in self._articles:
                joint = _joint(form.words[end : word.start()]) if found else ""
                found.append((joint, self._fold(word[0])))
            elif not found:
                article = word[0].lower()
            end = word.end()
        return _Words(tuple(found), article, form.words[end:], form)

    def _start(self, form: _Words, text: str, start: int) -> int:
        """Where a form begins whose first word begins here, or -1 where its article is not before that."""
        if not form.article:
            return start
        before = _LAST_WORD.search(text, max(start - _LONGEST_ARTICLE, 0), start)
        return before.start() if before and before[1].lower() == form.article else -1

    def _end(self, form: _Words, text: str, end: int) -> int:
        """Where a form ends whose first word ends here, or 0 where it does not stand there."""
        for joint, wanted in form.words[1:]:
            word = _WORD.search(text, end)
            if word is not None and word[0] in self._articles:
                word = _WORD.search(text, word.end())
            if word is None or self._fold(word[0]) != wanted:
                return 0
            between = text[end : word.start()]
            if joint if between == " " else _joint(between) not in {joint, *self._articles}:
                return 0
            end = word.end()
        return end


def _beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Finds where a word begins that may be one of these, which are folded."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(re.escape(word[1:].removesuffix("y")))
    letters = (f"[{letter}{letter.upper()}](?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"\b(?:{'|'.join(letters)})")


def _joint(between: str) -> str:
    """What stands between two words but for spaces and hyphens; lines are joined, paragraphs and entries are not."""
    if "\n" in between and (between.strip() or between.count("\n") > 1):
        return between
    return "".join(char for char in between if char not in _HYPHENS)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether words are not a part of an address or a name of a file."""
    follows = text[end : end + 2]
    return not (text[start - 1 : start] in _IN_ADDRESSES or (follows[:1] in _IN_ADDRESSES and follows[1:].isalnum()))


# --- languages without spaces --------------------------------------------------------------------------------------

_LATIN = re.compile("[0-9A-Za-z\u00c0-\u024f]")
_WIDE_LATIN = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_KATAKANA = re.compile("[ァ-ヺー-ヿｦ-ﾟ]")
_KANJI = re.compile("[々〆㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_HANGUL = re.compile("[가-힣]")
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF10, 0xFF5B) if chr(wide).isalnum()}
_LONG = 4
"""So many letters make a word that is hardly ever found within another by chance (多文化共生社会)."""
_BEFORE = frozenset("各全本新旧諸同両当")
_AFTER = frozenset("等数内外間別側中")
"""What may stand beside a short word in kanji, alone, and leaves it the word that it is."""
_STEM = frozenset("いきぎしじちにびみり")
_VERB = re.compile("ま[すしせ]|た[いくがけ]|ながら|なさい|つつ|やす[いくか]|にく[いくか]|そう[だでな]|[始続直合]")
"""What goes on from a verb's stem: 取り組みます is no 取り組み."""


class _WithoutSpaces:
    def __init__(self, forms: Sequence[_Form], *, japanese: bool) -> None:
        self._japanese = japanese
        self._by_first: dict[str, list[_Form]] = {}
        for form in forms:
            plain = form._replace(words=_half_width(form.words))
            self._by_first.setdefault(plain.words[0], []).append(plain)
        for found in self._by_first.values():
            found.sort(key=lambda form: -len(form.words))
        self._first = re.compile(f"[{re.escape(''.join(self._by_first))}]")

    def find(self, text: str) -> Iterator[Mention]:
        plain, after = _half_width(text), 0
        for first in self._first.finditer(plain):
            start = first.start()
            if start < after:
                continue
            for form in self._by_first[first[0]]:
                end = start + len(form.words)
                if plain.startswith(form.words, start) and self._is_whole(plain, start, end):
                    after = end
                    yield Mention(start, end, form.term, form.is_right)
                    break

    def has(self, text: str) -> bool:
        """Whether any right form stands in a text, were it within another word: 岸壁遊歩道 has the word 岸壁."""
        plain = _half_width(text)
        return any(form.is_right and form.words in plain for forms in self._by_first.values() for form in forms)

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        """Whether a form is no part of a longer word."""
        before, first, last, behind = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
        for script in (_LATIN, _KATAKANA):
            if (script.match(before) and script.match(first)) or (script.match(last) and script.match(behind)):
                return False
        if _HANGUL.match(before) and _HANGUL.match(first):
            return False
        if not self._japanese:
            return True
        if last in _STEM and _VERB.match(text, end):
            return False
        return end - start >= _LONG or not (
            (_KANJI.match(first) and _goes_on(before, text[start - 2 : start - 1], _BEFORE))
            or (_KANJI.match(last) and _goes_on(behind, text[end + 1 : end + 2], _AFTER))
        )


def _goes_on(beside: str, beyond: str, harmless: frozenset[str]) -> bool:
    """Whether the letter beside a word in kanji makes it another word."""
    return bool(_KANJI.match(beside) and (beside not in harmless or _KANJI.match(beyond)))


def _half_width(text: str) -> str:
    """A text with its full-width Latin letters and digits as others; each letter keeps its place."""
    return text.translate(_HALF_WIDTH) if _WIDE_LATIN.search(text) else text
