"""Verify a whole site before any of it is published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from generator.problems import Place, Problem
from generator.read.characters import named
from generator.verify.look import Facts, ids_in
from generator.verify.scan import Scan, scan, strange_characters

_FEW = 20


class Verifier:
    """Holds a site's pages against each other.

    `paths` are all paths of the site, `read` gives a page's HTML, `base_path` is where the site's root stands on its
    server, for links that begin with a slash. `pages` are those that are new, as they look; the others are as they
    were when all was well.
    """

    def __init__(
        self, paths: Container[str], read: Callable[[str], str], base_path: str, pages: Mapping[str, Facts]
    ) -> None:
        self._paths = paths
        self._read = read
        self._base_path = base_path
        self._pages = pages
        self._ids: dict[str, Collection[str]] = {path: frozenset(page.ids) for path, page in pages.items()}

    def lost(self, places: Iterable[str], *, all_there: bool = False) -> set[str]:
        """Of places that were there, those that are no longer; in a page that is not new nothing has changed.

        With `all_there` every path is there that was before.
        """
        if all_there and len(self._pages) < _FEW:
            new = tuple(f"{path}#" for path in self._pages)
            places = (place for place in places if place.startswith(new))
        return {place for place in places if not self._is_there(place)}

    def verify(self, known: Container[str] = (), doubtful: Iterable[str] = ()) -> list[Problem]:
        """Every broken link or fragment, repeated id, and page without a title, a language or a picture's text.

        `known` are places that are there for certain; `doubtful` are pages that are not new and may lead elsewhere.
        """
        closely = {path for path, page in self._pages.items() if page.in_doubt or self._misses(page, known)}
        return [problem for path in sorted(closely.union(doubtful)) for problem in self._closely(path)]

    def _is_there(self, place: str) -> bool:
        path, _, fragment = place.partition("#")
        return path in self._paths and (not fragment or path not in self._pages or fragment in self._ids[path])

    def _misses(self, page: Facts, known: Container[str]) -> bool:
        """Whether a page leads to a place that is not there; that its paths are there was seen at the first look."""
        for target in page.targets:
            if target not in known:
                path, _, fragment = target.partition("#")
                if fragment and path.endswith(".html") and fragment not in self.ids_of(path):
                    return True
        return False

    def ids_of(self, path: str) -> Collection[str]:
        """The ids that a page of the site has."""
        if path not in self._ids:
            self._ids[path] = ids_in(self._read(path))
        return self._ids[path]

    def _closely(self, path: str) -> Iterator[Problem]:
        html = self._read(path)
        found = scan(html)
        yield from _page(path, html, found)
        yield from self._links(path, html, found)
        for char, position in strange_characters(html):
            yield Problem("strange-character", _place(path, html, position), {"detail": named(char)})

    def _links(self, path: str, html: str, found: Scan) -> Iterator[Problem]:
        for address, position in found.links:
            target, fragment = site_target(path, address, self._base_path)
            if target is None:
                continue
            if target not in self._paths:
                code = "broken-file" if target.startswith(_OF_FILES) else "broken-link"
                yield Problem(code, _place(path, html, position), {"address": address, "file": target})
            elif fragment and target.endswith(".html") and fragment not in self.ids_of(target):
                yield Problem("broken-fragment", _place(path, html, position), {"address": address})


_OF_FILES = ("assets/", "source/")
"""Where a site has what its content publishes as it is."""


def _page(path: str, html: str, found: Scan) -> Iterator[Problem]:
    if not found.has_title:
        yield Problem("page-without-title", Place(path))
    if not found.language:
        yield Problem("page-without-language", Place(path))
    for identifier, position in found.repeated_ids:
        yield Problem("repeated-id", _place(path, html, position), {"id": identifier})
    for address, position in found.links_without_address:
        yield Problem("link-without-address", _place(path, html, position), {"address": address})
    for address, position in found.pictures_without_address:
        yield Problem("picture-without-address", _place(path, html, position), {"address": address})
    for address, position in found.pictures_without_text:
        yield Problem("picture-without-text", _place(path, html, position), {"address": address})


def site_target(path: str, address: str, base_path: str) -> tuple[str | None, str]:
    """The path of the site that an address leads to, and the fragment; None for addresses elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, ""
    if parts.scheme or parts.netloc:
        return None, ""
    if not parts.path:
        return path, unquote(parts.fragment)
    if parts.path.startswith("/"):
        inside = parts.path.removeprefix(base_path) if parts.path.startswith(base_path) else parts.path
        target = normpath(unquote(inside))
    else:
        target = normpath(join(path.rpartition("/")[0], unquote(parts.path)))
    return target, unquote(parts.fragment)


def _place(path: str, html: str, position: int) -> Place:
    line_start = html.rfind("\n", 0, position) + 1
    return Place(path, html.count("\n", 0, position) + 1, position - line_start + 1)
