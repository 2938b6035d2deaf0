"""The forms under which words are found: the same for all spellings of a word, in the index and in what is asked for.

Width, case, accents, katakana or hiragana, long vowels, British or American spelling make no difference. Text without
spaces between its words is cut into pairs of characters that overlap (外国人: 外国 国人): whoever asks for a part of a
compound finds it, and no dictionary has to agree with another. Pairs are written as the numbers of their characters,
which no library takes for a word that it could cut or shorten. `templates/assets/search.js/` does the same to what is
asked for; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
"""Accents, and the vowel signs and stretches of Arabic."""
_LONG = re.compile("[\u30fc\u301c~]")
"""Long vowels, as katakana and as people write them."""
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SAME_SOUND = str.maketrans({"ぢ": "じ", "づ": "ず"})
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_PAIRED = "\u3005\u3006\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_PAIRED}]+|[^\W_{_PAIRED}]+")
_AMERICAN = re.compile("our|is(?=e|ing|ation)|tre(?=s?$)|ogue(?=s?$)|mme(?=s?$)|ll(?=ed$|ing$|er)")
_SPELLINGS = {"our": "or", "is": "iz", "tre": "ter", "ogue": "og", "mme": "m", "ll": "l"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_IS_PAIRED = re.compile(f"[{_PAIRED}]")


def folded(text: str) -> str:
    """A text in the spelling in which texts are compared."""
    text = normalize("NFKC", _MARKS.sub("", normalize("NFKD", text))).lower()
    text = _LONG.sub("", text.translate(_KATAKANA)).translate(_SAME_SOUND)
    return _POSSESSIVE.sub("", _GROUPED.sub("", text))


def code_word(code: str) -> str:
    """The one word by which an official number is found (Ⅰ-1-①, i-1-1); empty for one with other letters."""
    parts = folded(code).split("-")
    if not all(part in _ROMAN or part.isdecimal() for part in parts):
        return ""
    return f"zcode{'q'.join(str(_ROMAN.get(part, part)) for part in parts)}z"


def _spelled(word: str) -> str:
    """A word of Latin letters in one spelling, British or American."""
    return _AMERICAN.sub(lambda found: _SPELLINGS[found[0]], word) if len(word) > 3 else word


def forms(text: str) -> Iterator[str]:
    """The forms of a text's words, in their order."""
    for word in _WORD.findall(folded(text)):
        if not _IS_PAIRED.match(word):
            if len(word) > 1 or not word.isascii() or word.isdigit():
                yield _spelled(word)
            continue
        codes = [f"{ord(char):05}" for char in word]
        for first, second in zip(codes, codes[1:] or ("",), strict=False):
            yield f"k{first}{second}"
