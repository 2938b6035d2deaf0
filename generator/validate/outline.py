"""Files in outline: what they say but for their long texts, in whose place stand digests.

It is what a build remembers of a file that is in order. The texts are read again where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeVar

from msgspec.structs import replace

from generator.validate.shapes import IndicatorFile, InlineNode, NodeFile, PlanFile

_MARK = "\0"
"""Begins what stands for a text; no text can hold it."""

S = TypeVar("S", NodeFile, InlineNode, IndicatorFile, PlanFile)


def outline(words: Mapping[str, str]) -> dict[str, str]:
    """What stands for a text in each of its languages."""
    return {language: _MARK + digest_of(text) for language, text in words.items()}


def digest_of(words: str | Mapping[str, str]) -> str:
    """Tells a text from any other: words, what stands for them, or the forms of a noun by plural category."""
    if not isinstance(words, str):
        words = "\n".join(f"{category} {form.strip()}" for category, form in sorted(words.items()))
    if words.startswith(_MARK):
        return words.removeprefix(_MARK)
    return blake2b(words.strip().encode(), digest_size=10).hexdigest()


def is_outlined(words: Mapping[str, str]) -> bool:
    """Whether these are no words, but what stands for them."""
    return any(text.startswith(_MARK) for text in words.values())


def outlined(shape: S) -> S:
    """A file's shape in outline."""
    if isinstance(shape, NodeFile | InlineNode):
        children = [outlined(child) for child in shape.children]
        if shape.text and not is_outlined(shape.text):
            return replace(shape, text=outline(shape.text), children=children)
        return replace(shape, children=children) if children else shape
    return replace(shape, text=outline(shape.text)) if shape.text and not is_outlined(shape.text) else shape
