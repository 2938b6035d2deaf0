"""Where in the content a fault of a page is written: file, line and column, once for all pages that show it.

Pages have their links, pictures and ids of headings from texts, where they are typed otherwise: `/indicators.html` for
`../../indicators.html`. The content is looked through only after something was found on a page.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple

from generator.problems import Place, Problem
from generator.read.characters import says_something
from generator.read.content import Content
from generator.read.files import read_text
from generator.render.plain_markdown import SITE_ROOT, site_address
from generator.validate.meant import link_address
from generator.verify.site import site_target

_ADDRESS = r"\(\s*<?([^\s()<>]*(?:(?:\([^\s()]*\)|[ \t\u3000]+(?![\"'\s)>]))[^\s()<>]*)*)"
"""With the spaces that an address may not have, but for those before a link's title."""

_INLINE = re.compile(rf"!?\[[^\[\]]*\]{_ADDRESS}")
_REFERENCE = re.compile(r"^[ \t]*\[([^\[\]]+)\]:\s*<?([^\s<>]+)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_PICTURE = re.compile(rf"!\[([^\[\]]*)\](?:{_ADDRESS}|[ ]?\[([^\[\]]+)\])")
_GIVEN_ID = re.compile(r"\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}")
_FOLDERS = ("assets/", "source/")
_FEW = 50
"""Addresses for which the nearest one is looked for: on a large site that takes its time."""


class _Written(NamedTuple):
    """A link, a picture or an id as it is typed: where, in a text of which language, with which address."""

    place: Place
    language: str
    address: str


class _Text:
    """A file's text, of which every offset has its place and the language that is named last before it."""

    def __init__(self, text: str, file: str, language: str | None, marks: re.Pattern[str]) -> None:
        self.text = text
        self._file = file
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._languages = [(0, language or "")] if language else [(m.start(), m[1]) for m in marks.finditer(text)]

    def written(self, start: int, address: str, length: int = 0) -> _Written:
        """What stands at an offset; it takes as much as its address, unless it is told otherwise."""
        line = bisect_left(self._ends, start)
        place = Place(self._file, line + 1, start - (self._ends[line - 1] if line else -1), length or len(address))
        named = bisect_right(self._languages, start, key=lambda mark: mark[0])
        return _Written(place, self._languages[named - 1][1] if named else "", address)

    def links(self) -> Iterator[_Written]:
        for pattern in (_INLINE, _REFERENCE, _AUTOMATIC):
            group = pattern.groups
            yield from (self.written(match.start(group), match[group]) for match in pattern.finditer(self.text))

    def pictures_without_text(self) -> Iterator[_Written]:
        named = {match[1].casefold(): match[2] for match in _REFERENCE.finditer(self.text)}
        for match in _PICTURE.finditer(self.text):
            if not says_something(unescape(match[1])):
                label = (match[3] or "").casefold()
                yield self.written(match.start(), match[2] or named.get(label, ""), len(match[0]))

    def ids(self) -> Iterator[_Written]:
        return (self.written(match.start(), match[1]) for match in _GIVEN_ID.finditer(self.text))


class _Addresses:
    """What is typed with an address, found by what a page makes of that."""

    def __init__(self, written: Iterable[_Written]) -> None:
        self._typed: defaultdict[str, list[_Written]] = defaultdict(list)
        for one in written:
            self._typed[unescape(one.address)].append(one)
        self._by_target: dict[str, dict[tuple[str | None, str], list[str]]] = {}

    def on(self, address: str, target: tuple[str | None, str], language: str) -> Sequence[_Written]:
        """What is typed with this address, or leads to this place of the site from pages in this language."""
        if language not in self._by_target:
            by_target = self._by_target[language] = {}
            for typed in self._typed:
                if typed.startswith("/"):
                    by_target.setdefault(_target_of(typed, language), []).append(typed)
        same = {unescape(address), *self._by_target[language].get(target, ())}
        return [one for typed in sorted(same) for one in self._typed.get(typed, ())]


class Origins:
    """Finds what pages have their links, pictures and ids from.

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
        self._pages = {page.file: page.language for page in content.pages}
        texts = list(self._texts(content))
        self._links = _Addresses(one for text in texts for one in text.links())
        self._pictures = _Addresses(one for text in texts for one in text.pictures_without_text())
        self._given: defaultdict[str, list[_Written]] = defaultdict(list)
        for text in texts:
            for one in text.ids():
                self._given[one.address].append(one)

    def located(self, found: Iterable[Problem]) -> Iterator[Problem]:
        """The problems of pages, at their places in the content where they are written there."""
        for problem in found:
            yield from self._where_written(problem) or [problem]

    def _where_written(self, problem: Problem) -> list[Problem]:
        page, values = problem.place.file, problem.values
        if problem.code == "repeated-id":
            return [problem._replace(place=one.place) for one in self._given_again(values["id"], page)]
        if problem.code in {"link-without-address", "picture-without-address"}:
            # What leads where it must not has lost its address, and is found by it.
            address = values["address"]
            near = self._address_meant(address, page) if problem.code == "link-without-address" else ""
            return [
                problem._replace(place=one.place, values={"address": address, "near": near})
                for one in self._leading(self._links, page, address)
            ]
        if problem.code == "picture-without-text":
            here = self._leading(self._pictures, page, values["address"])
            return [problem._replace(place=one.place, values={"address": one.address}) for one in here]
        if problem.code in {"broken-link", "broken-file", "broken-fragment"}:
            target, fragment = site_target(page, values["address"], self._base_path)
            return [
                problem._replace(
                    place=one.place,
                    values={
                        **values,
                        "address": one.address,
                        "near": self._nearest(problem.code, one, target or "", fragment),
                    },
                )
                for one in self._leading(self._links, page, values["address"])
            ]
        return []

    def _leading(self, written: _Addresses, page: str, address: str) -> Sequence[_Written]:
        """What a page can have an address from: of several places those in its own file and language, if any are.

        A text beside its translation leads to pages in its own language, which is not that of all pages it is on.
        """
        target = site_target(page, address, self._base_path)
        for language in [one for one in map(_top, (page, target[0] or "")) if one in self._languages] or [""]:
            if here := written.on(address, target, language):
                in_language = [one for one in here if one.language == language] or here
                return [one for one in in_language if one.place.file == self._files.get(page)] or in_language
        # A place of the page that a text belongs to is on another address on pages that show the text besides.
        here = written.on(f"#{target[1]}", (None, ""), "") if target[1] else []
        return [one for one in here if one.language == _top(target[0] or "")]

    def _address_meant(self, address: str, page: str) -> str:
        """An address as it would be typed: of a page or a file by its name, a letter's, or one of another site."""
        plain = link_address(unescape(address))
        path, mark, fragment = plain.partition("#")
        name = path.rpartition("/")[2]
        name = re.sub(r"(?:\.[A-Za-z-]+)?\.md$", ".html", name)
        top = f"{_top(page)}/"
        there = [other for other in self._files if other.startswith((top, *_FOLDERS))]
        if path.startswith("/") and (f"{top}{path[1:]}" in there or path[1:] in there):
            return plain
        same = [other for other in there if name and other.rpartition("/")[2] == name]
        if len(same) == 1:
            return f"/{self._from_root(same[0])}{mark}{fragment}"
        return plain if re.match(r"https?://|mailto:|tel:", plain) else ""

    def _given_again(self, identifier: str, page: str) -> Sequence[_Written]:
        """Where a page has an id from once more: of several places all but the first, in the order that pages have.

        The text of a free page stands on it alone, and some stand on the page for printing, before the plan.
        """
        file = self._files.get(page)
        here = [one for one in self._given[identifier] if file in {None, one.place.file} or not self._is_free(one)]
        here = [one for one in here if one.language == _top(page)] or here
        own = [one for one in here if one.place.file == file]
        of_plan = [one for one in here if not self._is_free(one)]
        if len(own) > 1 or len(of_plan) > 1:
            here = own if len(own) > 1 else of_plan
        return sorted(here, key=self._is_free, reverse=True)[1:] or here

    def _is_free(self, one: _Written) -> bool:
        return one.place.file in self._pages

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
            return _nearest(fragment, sorted(name for name in self._ids(target) if "_" not in name))
        top = f"{_top(target)}/"
        # What all pages have in common says nothing of which of them was meant.
        paths = {_stem(path): path for path in sorted(self._files) if path.startswith(top)}
        return paths.get(_nearest(_stem(target), list(paths)), "")

    def _texts(self, content: Content) -> Iterator[_Text]:
        marks = re.compile(rf"(?:^|[\s{{,])({'|'.join(map(re.escape, sorted(self._languages)))}):(?=\s)", re.MULTILINE)
        for document in content.documents:
            text = read_text(content.folder / document.file, document.file, []) or ""
            yield _Text(text, document.file, self._pages.get(document.file), marks)


def _top(path: str) -> str:
    """The first part of a path: a page's language."""
    return path.partition("/")[0]


def _stem(path: str) -> str:
    """A path without its first part and a page's ending."""
    return path.partition("/")[2].removesuffix(".html")


def _nearest(wanted: str, choices: Sequence[str]) -> str:
    same = [choice for choice in choices if choice.casefold() == wanted.casefold()]
    return (same or difflib.get_close_matches(wanted, choices, n=1, cutoff=0.75) or [""])[0]


def _target_of(typed: str, language: str) -> tuple[str | None, str]:
    """The path of the site, and the fragment, that an address of a text leads to from pages in a language."""
    return site_target("", site_address(typed).replace(SITE_ROOT, f"{language}/"), "/")
