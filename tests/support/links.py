"""The links of a published site, followed from file to file as a reader's browser would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.support.html import Element, ids, target

_LINKING = ("href", "src", "action", "poster")
_ADDRESSES_OF_THE_SITE = frozenset({"canonical", "alternate"})


def links(page: Element) -> Iterator[tuple[Element, str]]:
    """Everything on a page that leads somewhere, but the addresses that say where the page itself is."""
    for element in page.walk():
        for name in _LINKING:
            if name in element.attributes and element.attributes.get("rel") not in _ADDRESSES_OF_THE_SITE:
                yield element, element.attributes[name]


def dead_links(pages: Mapping[str, Element], files: Mapping[str, bytes], root: str = "/") -> list[str]:
    """Every link that leads to no file, or to no such place in it; `root` is where the site stands on its server."""
    places = {path: set(ids(page)) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for element, address in links(page):
            inside = address
            if address.startswith("/"):
                if not address.startswith(root):
                    dead.append(f"{path}: {address} is outside {root}")
                    continue
                inside = "../" * path.count("/") + address.removeprefix(root)
            found = target(path, inside)
            if found is None:
                continue
            file, fragment = found
            if file not in files:
                dead.append(f"{path}: <{element.tag}> {address}")
            elif fragment and file in places and fragment not in places[file]:
                dead.append(f"{path}: {address} has no such place")
    return dead
