"""The words of HTML, without its tags: for what is read, found or cut short as plain text."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile("<[^>]*>")
_END = re.compile(r"</(?:p|li|h[1-6]|t[dh]|caption|blockquote|dt|dd)>|<br ?/?>")
"""What parts words that no space parts."""


def words_of(html: str) -> str:
    """The words on one line; blocks are kept apart by a space."""
    return " ".join(unescape(_TAG.sub("", _END.sub(" ", html))).split())
