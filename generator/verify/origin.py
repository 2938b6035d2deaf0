"""Where in the content a link is written that leads nowhere: file, line and column, once for all pages that show it.

Pages have their links from texts, where they are typed otherwise: `/indicators.html` for `../../indicators.html`. The
content is looked through only after something was found on a page.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

from generator.problems import Place, Problem
from generator.read.content import Content
from generator.read.files import read_text
from generator.read.names import composed
from generator.verify.site import site_target

_INLINE = re.compile(r"!?\[[^\[\]]*\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)")
_REFERENCE = re.compile(r"^\s*\[[^\[\]]+\]:\s*<?([^\s<>]+)", re.MULTILINE)
_TAG = re.compile(r"<(?:a|img)\s[^>]*?(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_AUTOMATIC = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_FEW = 50
"""Addresses for which the nearest one is looked for: on a large site that takes its time."""


class _Written(NamedTuple):
    """A link as it is typed: where its address begins, in a text of which language."""

    place: Place
    language: str
    address: str


class Origins:
    """Finds what pages have their links from.

    `files` tells what content file a page shows; `paths` are those of the site, `ids` gives those of a page.
    """

    def __init__(
        self,
        content: Content,
        languages: Collection[str],
        files: Mapping[str, str | None],
        ids: Callable[[str], Collection[str]],
        base_path: str,
    ) -> None:
        self._languages = languages
        self._files = files
        self._ids = ids
        self._base_path = base_path
        self._near: dict[str, str] = {}
        self._written = list(self._all_written(content))

    def located(self, found: Iterable[Problem]) -> Iterator[Problem]:
        """The problems of pages, at their places in the content where they are written there."""
        for problem in found:
            if problem.code in {"link-without-address", "picture-without-address"}:
                yield from self._without_address(problem)
            elif problem.code in {"broken-link", "broken-fragment"}:
                yield from self._broken(problem)
            else:
                yield problem

    def _broken(self, problem: Problem) -> Iterator[Problem]:
        page, address = problem.place.file, problem.values["address"]
        target, fragment = site_target(page, address, self._base_path)
        wanted = (self._from_root(target or ""), fragment)
        here = [
            one
            for one in self._written
            if one.address == address or (one.address.startswith("/") and _typed_target(one.address) == wanted)
        ]
        if not here:
            yield problem
        for one in self._closest(here, page):
            near = self._nearest(problem.code, one, target or "", fragment)
            yield Problem(problem.code, one.place, {"address": one.address, "near": near})

    def _without_address(self, problem: Problem) -> Iterator[Problem]:
        """What leads where it must not has lost its address, and is found by it."""
        here = [one for one in self._written if unescape(one.address) == unescape(problem.values["address"])]
        if not here:
            yield problem
        for one in self._closest(here, problem.place.file):
            yield Problem(problem.code, one.place, problem.values)

    def _closest(self, here: Sequence[_Written], page: str) -> Sequence[_Written]:
        """Of several places those in the page's own file and language, as far as there are any."""
        language = page.partition("/")[0]
        in_language = [one for one in here if one.language == language] or here
        return [one for one in in_language if one.place.file == self._files.get(page)] or in_language

    def _from_root(self, path: str) -> str:
        """A path without its language, as links are typed."""
        first, _, rest = path.partition("/")
        return rest if first in self._languages else path

    def _nearest(self, code: str, one: _Written, target: str, fragment: str) -> str:
        """The address that was probably meant, as it would be typed; empty where none is like it."""
        key = f"{target}#{fragment}" if code == "broken-fragment" else target
        if key not in self._near:
            self._near[key] = "" if len(self._near) >= _FEW else self._like(code, target, fragment)
        near = self._near[key]
        if not near:
            return ""
        if code == "broken-fragment":
            return f"{one.address.partition('#')[0]}#{near}"
        return f"/{self._from_root(near)}{'#' if fragment else ''}{fragment}"

    def _like(self, code: str, target: str, fragment: str) -> str:
        if code == "broken-fragment":
            # The templates' own ids have an underscore, so that none of the content is ever the same.
            wanted, choices = fragment, sorted(name for name in self._ids(target) if "_" not in name)
        else:
            top = f"{target.partition('/')[0]}/"
            wanted, choices = target, sorted(path for path in self._files if path.startswith(top))
        same = [choice for choice in choices if choice.casefold() == wanted.casefold()]
        return (same or difflib.get_close_matches(wanted, choices, n=1, cutoff=0.75) or [""])[0]

    def _all_written(self, content: Content) -> Iterator[_Written]:
        marks = re.compile(rf"(?:^|[\s{{,])({'|'.join(map(re.escape, sorted(self._languages)))}):(?=\s)", re.MULTILINE)
        pages = {page.file: page.language for page in content.pages}
        for document in content.documents:
            text = read_text(content.folder / document.file, document.file, []) or ""
            for pattern in (_INLINE, _REFERENCE, _AUTOMATIC, _TAG):
                for match in pattern.finditer(text):
                    language = pages.get(document.file) or _last(marks, text, match.start())
                    start = match.start(match.lastindex or 0)
                    line_start = text.rfind("\n", 0, start) + 1
                    place = Place(document.file, text.count("\n", 0, start) + 1, start - line_start + 1)
                    yield _Written(place, language, match[match.lastindex or 0])


def _last(marks: re.Pattern[str], text: str, end: int) -> str:
    """The language that is named last before a place in a file."""
    found = ""
    for match in marks.finditer(text, max(0, end - 100_000), end):
        found = match[1]
    return found


def _typed_target(address: str) -> tuple[str, str]:
    """The path without its language, and the fragment, that an address of a text leads to."""
    path, _, fragment = composed(address).partition("#")
    return normpath(unquote(path.partition("?")[0])).lstrip("/"), unquote(fragment)
