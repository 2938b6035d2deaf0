"""Care for the scripts that texts are written in: where a sentence, a phrase or a line may end, and words of another
language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.read.characters import MAY_BE_JAPANESE
from generator.render.answers import answer

if TYPE_CHECKING:
    import budoux

_WIDE = "\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_BETWEEN_BLOCKS = ("</p>\n<", "<ul>\n<", "</li>\n<", "</ul>\n<")
"""Where a line end stands between blocks, and shows nothing."""
_JAPANESE = "\u3005-\u3007\u303b\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"

RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ku-Arab", "ps", "sd", "ug", "ur", "yi"})


@cache
def _break_in_wide() -> re.Pattern[str]:
    return re.compile(f"(?<=[{_WIDE}])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?=[{_WIDE}])")


@cache
def _japanese_run() -> re.Pattern[str]:
    word = f"[「『（]*[{_JAPANESE}](?:[{_JAPANESE}\u3000-\u303f\uff01-\uff5e]*[{_JAPANESE}]|)[」』）。、]*"
    return re.compile(f"(<[^>]*>)|({word})")


def direction(language: str) -> str:
    """`rtl` or `ltr`, by the language's script."""
    tag = language.split("-")
    return "rtl" if tag[0] in RIGHT_TO_LEFT or {"Arab", "Hebr"} & set(tag) else "ltr"


def is_wide(language: str) -> bool:
    """Whether the language is written in characters between which a line may end without a space."""
    return language.split("-", maxsplit=1)[0] in {"ja", "zh"}


def join_lines(html: str) -> str:
    """Take out line ends beside East Asian characters, where a browser would show a space. Leaves `<pre>` alone."""
    if html.count("\n") == sum(html.count(between) for between in _BETWEEN_BLOCKS):
        return html
    if "<pre" not in html:
        return _break_in_wide().sub("", html)
    parts = re.split(r"(<pre.*?</pre>)", html, flags=re.DOTALL)
    return "".join(part if part.startswith("<pre") else _break_in_wide().sub("", part) for part in parts)


def mark_japanese(html: str, language: str) -> str:
    """Wrap Japanese words in a text of another language, so that they are shown and read aloud as Japanese."""
    if is_wide(language) or not MAY_BE_JAPANESE.search(html):
        return html
    return _japanese_run().sub(lambda match: match[1] or f'<span lang="ja">{match[2]}</span>', html)


def shortened(text: str, length: int) -> str:
    """A text of at most so many characters, cut at a sentence's end where one is near."""
    if len(text) <= length:
        return text
    cut = max(text.rfind(end, 0, length) for end in ("。", ". ", "！", "？"))
    return text[: cut + 1].strip() if cut > length // 3 else text[: length - 1].rstrip() + "…"


_FOLLOWING = (
    "よる",
    "よって",
    "おける",
    "おいて",
    "関する",
    "関して",
    "対する",
    "対して",
    "ついて",
    "向けた",
    "向けて",
    "して",
)
"""What makes one particle with the に or と before it: a line that ends between them reads badly."""


_KANJI = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_AFTER_DOT = re.compile("(?<=・)(?=.)")
_WITHIN = re.compile(f"{_AFTER_DOT.pattern}|(?<={_KANJI.pattern})(?=[ァ-ヶ])|(?<=[ァ-ヶー])(?={_KANJI.pattern})")
"""Where a long compound comes apart: at its dots, and between kanji and katakana."""
_LONG = 8
"""Characters: what is longer may be wider than a column."""


@cache
def _parser() -> budoux.Parser:
    import budoux  # noqa: PLC0415  (what it has said is remembered)

    return budoux.load_default_japanese_parser()


def phrases(text: str) -> Markup:
    """Japanese text with `<wbr>` where a phrase ends, so that a heading breaks only there."""
    return Markup(answer(f"phrases {text}", lambda: _phrases(text)))


def _phrases(text: str) -> str:
    parts: list[str] = []
    for part in _parser().parse(text):
        if parts and _is_one(parts[-1], part):
            parts[-1] += part
        else:
            parts.append(part)
    parts = [piece for part in parts for piece in (_WITHIN if len(part) > _LONG else _AFTER_DOT).split(part)]
    return "<wbr>".join(escape(part) for part in parts)


def _is_one(before: str, after: str) -> bool:
    """Whether no phrase ends between two parts: one never does within a compound (多文化, 事例)."""
    if before[-1] in "にと" and after.startswith(_FOLLOWING):
        return True
    return bool(_KANJI.match(before[-1]) and _KANJI.match(after))
