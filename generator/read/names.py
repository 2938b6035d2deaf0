"""Names of files: those that every system can keep, and that work in an address; and the name that was meant.

Staff work on Windows, which cannot have some names at all. Whatever is published under its own name is asked for by it,
so such names hold nothing that an address would have to spell otherwise.
"""

from __future__ import annotations

import difflib
import os
import re
from typing import NamedTuple
from unicodedata import normalize

from generator.read.accepted import FILE

_PLAIN = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
RESERVED = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?(?:/|\Z)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever ending they have, anywhere in a path."""

_ON_NO_DISK = re.compile(
    '[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"*:<>?|\\\\]|[. ]$'
)
_IN_NO_ADDRESS = re.compile("[\\s#%&'`^{}\\[\\]\\\\]")

_FOLDERS = ("plan", "indicators", "pages", "assets", "source", "locale")
ALONE = ("site.yml", "glossary.yml", "themes.yml", "search.yml")
"""The YAML files that stand alone in the content folder."""
_FILES = (*ALONE, FILE)


class NameFault(NamedTuple):
    """What is wrong with a name: a problem's code and values."""

    code: str
    values: dict[str, str]


def shown(path: str) -> str:
    """A path as it can be printed: bytes that are no UTF-8, and characters that would break the line, as codes."""
    if path.isprintable():
        return path
    readable = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in readable)


def composed(path: str) -> str:
    """A path with its accents and voicing marks as one character each; macOS writes them apart (NFD)."""
    return path if path.isascii() else normalize("NFC", path)


def name_fault(name: str, *, published: bool) -> NameFault | None:
    """What is wrong with the name of a file or folder; those that are `published` have to work in an address, too."""
    if RESERVED.search(name):
        return NameFault("reserved-name", {"name": name})
    if _PLAIN.fullmatch(name):
        return None
    found = _ON_NO_DISK.search(name) or (_IN_NO_ADDRESS.search(composed(name)) if published else None)
    if not found:
        return None
    parts = [_better(part) for part in composed(name).split(".")]
    better = ".".join(filter(None, [parts[0] or "file", *parts[1:]]))
    return NameFault("bad-file-name", {"name": shown(name), "character": _named(found[0]), "better": better})


_COPIES = (
    re.compile(r"(?:copy of|コピー ?[～~:：]?) ?(?P<of>.+)", re.IGNORECASE),
    re.compile(r"(?P<of>.+?) ?(?:-|の)? ?(?:コピー|copy)(?: ?[(（]?[0-9]+[)）]?)?", re.IGNORECASE),
    re.compile(r"(?P<of>.+?) ?[(（][0-9]+[)）]"),
)
"""What systems call a copy, without the ending: `a - コピー`, `a - Copy (2)`, `aのコピー`, `Copy of a`, `a (1)`."""


def copied_from(name: str, *, published: bool) -> str:
    """The name of the file or folder that one of this name seems to be a copy of; empty where it does not.

    A name that works in an address may be meant, where files are only published.
    """
    if published and name_fault(name, published=True) is None:
        return ""
    stem, dot, ending = composed(name).rpartition(".") if "." in name else (composed(name), "", "")
    match = next(filter(None, (copy.fullmatch(stem) for copy in _COPIES)), None)
    return f"{match['of'].rstrip()}{dot}{ending}" if match else ""


def _better(words: str) -> str:
    """Words of a name, joined with hyphens where they have characters between them that cannot be used."""
    return "-".join(filter(None, re.split(f"{_ON_NO_DISK.pattern}|{_IN_NO_ADDRESS.pattern}|-", words)))


def _named(char: str) -> str:
    """A character as it is shown in a message."""
    if "\udc80" <= char <= "\udcff":
        return f"0x{ord(char) - 0xDC00:02X}"
    return char if char.isprintable() and not char.isspace() else f"U+{ord(char):04X}"


def meant(file: str) -> str:
    """The path that a file of no known kind was probably meant to have; empty where nothing suggests itself.

    A language that is missing from a page's name is left open: `pages/about.….md`.
    """
    top, slash, rest = file.partition("/")
    if not slash:
        near = difflib.get_close_matches(_with_ending(top.lower()), _FILES, n=1, cutoff=0.8)
        return near[0] if near else ""
    if top not in _FOLDERS:
        near = difflib.get_close_matches(top.lower(), _FOLDERS, n=1, cutoff=0.75)
        return f"{near[0]}/{rest}" if near else ""
    if top in {"plan", "indicators"}:
        better = _with_ending(rest)
        return f"{top}/{better}" if better != rest and better.endswith(".yml") else ""
    if top == "pages":
        return _page(rest)
    if top == "locale" and rest.lower().endswith(".po"):
        return f"locale/{rest[:-3]}.po"
    return ""


def slugs(path: str) -> str:
    """A path without its ending as it stands in an address; empty where nothing is left of a name."""
    parts = [slug(part) for part in path.split("/")]
    return "/".join(parts) if all(parts) else ""


def slug(words: str) -> str:
    """Words in plain letters as a part of an address: City Brand → city-brand."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _with_ending(name: str) -> str:
    return re.sub(r"\.(?:ya?ml|yml\.txt)$", ".yml", name, flags=re.IGNORECASE)


def _page(name: str) -> str:
    match = re.fullmatch(
        r"(.+?)(?:[._]([A-Za-z]{2,3}(?:-[A-Za-z]+)*))?\.(?:md|markdown|md\.txt)|(.+?)[._](ja|en)\.txt",
        name,
        re.IGNORECASE,
    )
    if match and match[3]:
        return f"pages/{slug(match[3])}.{match[4]}.md"
    words = slug(match[1]) if match else ""
    return f"pages/{words}.{match[2] or '…'}.md" if match and words else ""
