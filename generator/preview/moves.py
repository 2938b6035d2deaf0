"""Where pages have gone whose addresses have changed: takes the paths of two sites, gives the new ones by the old."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence


def moved_pages(before: Collection[str], after: Collection[str]) -> Mapping[str, str]:
    """Where the pages are now that have another address than before, as far as that is clear.

    It is where in a language one page has gone and one has come; or where all that have gone have come again with
    another name for one and the same part of the address, as the pages below a folder that was renamed.
    """
    gone, come = (_by_language(set(there) - set(other)) for there, other in ((before, after), (after, before)))
    found: dict[str, str] = {}
    for language, paths in gone.items():
        new = come.get(language, [])
        if len(paths) == len(new) == 1:
            found[paths[0]] = new[0]
        elif paths and len(paths) == len(new):
            found.update(_renamed(paths, new))
    return found


def _by_language(paths: Collection[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        if path.endswith(".html"):
            found.setdefault(path.partition("/")[0], []).append(path)
    return found


def _renamed(gone: Sequence[str], come: Sequence[str]) -> Mapping[str, str]:
    """The new paths of pages by the old ones, if these differ in one part of theirs, the same in all of them."""
    for depth in range(gone[0].count("/") + 1):
        names = [{_parts(path)[depth : depth + 1] for path in paths} for paths in (gone, come)]
        if len(names[0]) == len(names[1]) == 1 and names[0] != names[1]:
            new = names[1].pop()
            found = {path: _joined(_parts(path)[:depth] + new + _parts(path)[depth + 1 :]) for path in gone}
            return found if set(found.values()) == set(come) else {}
    return {}


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.removesuffix(".html").split("/"))


def _joined(parts: Sequence[str]) -> str:
    return "/".join(parts) + ".html"
