"""Which languages there are, and which tag another word was probably meant to be."""

from __future__ import annotations

import re
import unicodedata

_SECOND_LETTERS = {
    "a": "abefkmnrsvyz",
    "b": "aeghimnors",
    "c": "aehorsuvy",
    "d": "aevz",
    "e": "elnostu",
    "f": "afijory",
    "g": "adlnuv",
    "h": "aeiortuyz",
    "i": "adegikostu",
    "j": "av",
    "k": "agijklmnosuvwy",
    "l": "abginotuv",
    "m": "ghiklnrsty",
    "n": "abdeglnorvy",
    "o": "cjmrs",
    "p": "ailst",
    "q": "u",
    "r": "mnouw",
    "s": "acdegiklmnoqrstuvw",
    "t": "aeghiklnorstwy",
    "u": "gkrz",
    "v": "eio",
    "w": "ao",
    "x": "h",
    "y": "io",
    "z": "ahu",
}
"""The two-letter codes of ISO 639 by their first letter. Without kr, Kanuri, which is typed for Korean."""

_MEANT = {
    other: tag
    for tag, others in {
        "ja": "jp jpn 日本語 japanese",
        "en": "us gb eng 英語 english",
        "zh": "cn chi zho 中国語 chinese",
        "zh-Hant": "hk zh-tw 繁体字",
        "zh-Hans": "簡体字",
        "ko": "kr kor 韓国語 korean",
        "vi": "vn vie ベトナム語",
        "ne": "np nep ネパール語",
        "fil": "ph フィリピン語",
        "pt": "por ポルトガル語",
        "es": "spa スペイン語",
        "fr": "fre fra フランス語",
        "de": "ger deu ドイツ語",
        "ru": "rus ロシア語",
    }.items()
    for other in others.split()
}
"""Codes of countries, longer codes, and names, that are taken for a language's tag."""


def exists(tag: str) -> bool:
    """Whether a tag of the right form names a language."""
    code, *rest = tag.split("-")
    if "UK" in rest or code in _MEANT:
        return False
    if len(code) == 2:
        return code[1] in _SECOND_LETTERS.get(code[0], "")
    from babel import Locale  # noqa: PLC0415  (few sites have a language without a code of two letters)

    return code in Locale("en").languages


def language(given: str) -> str:
    """JA, en_US, zh-hant and jp as tags."""
    plain = unicodedata.normalize("NFKC", given).strip().casefold().partition(".")[0]
    if plain in _MEANT:
        return _MEANT[plain]
    code, *rest = re.split("[-_ ]", plain)
    parts = (part.title() if len(part) == 4 else part.upper().replace("UK", "GB") for part in rest)
    return "-".join((_MEANT.get(code, code), *parts))
