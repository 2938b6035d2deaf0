"""Verify a whole site before any of it is published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from generator.problems import Place, Problem
from generator.verify.look import Facts, Looker
from generator.verify.scan import Scan, scan


def verify_site(files: Mapping[str, bytes], base_path: str = "/") -> list[Problem]:
    """Every broken link or fragment, repeated id, and page without a title, a language or a picture's text.

    `files` maps a path from the site's root to its bytes; `base_path` is where the root stands on its server, for links
    that begin with a slash.
    """
    problems: list[Problem] = []
    facts: list[Facts] = []
    looker = Looker(files)
    for path, data in files.items():
        if path.endswith((".html", ".htm")):
            try:
                facts.append(looker.look(path, data.decode()))
            except UnicodeDecodeError as error:
                problems.append(Problem("not-utf-8", Place(path, data.count(b"\n", 0, error.start) + 1)))
    return problems + verify_facts(facts, files, lambda path: files[path].decode(), base_path)


def verify_facts(
    facts: Collection[Facts], paths: Collection[str], read: Callable[[str], str], base_path: str
) -> list[Problem]:
    """The problems of pages that were looked at already; `read` gives the HTML of one that has to be read closely."""
    ids = {page.path: page.ids for page in facts}
    problems: list[Problem] = []
    for page in facts:
        lost = any(fragment not in ids[target] for target, fragment in page.fragments if target in ids)
        if page.in_doubt or lost:
            html = read(page.path)
            found = scan(html)
            problems.extend(_page(page.path, html, found))
            problems.extend(_links(page.path, html, found, ids, paths, base_path))
    return problems


def _page(path: str, html: str, found: Scan) -> Iterator[Problem]:
    if not found.has_title:
        yield Problem("page-without-title", Place(path))
    if not found.language:
        yield Problem("page-without-language", Place(path))
    for identifier, position in found.repeated_ids:
        yield Problem("repeated-id", _place(path, html, position), {"id": identifier})
    for position in found.links_without_address:
        yield Problem("link-without-address", _place(path, html, position))
    for position in found.pictures_without_text:
        yield Problem("picture-without-text", _place(path, html, position))


def _links(
    path: str, html: str, found: Scan, ids: Mapping[str, Collection[str]], paths: Collection[str], base_path: str
) -> Iterator[Problem]:
    for address, position in found.links:
        target, fragment = _target(path, address, base_path)
        if target is None:
            continue
        if target not in paths:
            yield Problem("broken-link", _place(path, html, position), {"address": address})
        elif fragment and target in ids and fragment not in ids[target]:
            yield Problem("broken-fragment", _place(path, html, position), {"address": address})


def _target(path: str, address: str, base_path: str) -> tuple[str | None, str]:
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
