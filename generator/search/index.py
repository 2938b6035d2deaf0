"""The index of a site's search: what is found in it, and the files that a browser looks it up in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.render.shared import SiteContext
from generator.search.entries import search_records
from generator.search.pagefind import IndexingError, index
from generator.worker import Worker, can_fork

__all__ = ["FOLDER", "Indexing", "IndexingError", "index_of"]

FOLDER = "search/"
"""Where the files are published."""

Index = tuple[Mapping[str, bytes], frozenset[str]]
"""The files by their paths, and the facets of the plan that they were made from."""


def index_of(shared: SiteContext) -> Index:
    """The index. Raises IndexingError."""
    files, reads = shared.plan.noting(lambda: index(search_records(shared)))
    return {f"{FOLDER}{name}": data for name, data in files.items()}, reads


class Indexing:
    """An index on its way: made beside all else where there is a second processor, else when it is asked for."""

    def __init__(self, shared: SiteContext, jobs: int) -> None:
        self._shared = shared
        self._worker = Worker(self._send) if jobs > 1 and can_fork() else None

    def _send(self, send: Callable[[Any], None]) -> None:
        send(index_of(self._shared))

    def result(self) -> Index:
        """The index, once. Raises IndexingError, WorkerDiedError."""
        found: Index = self._worker.result() if self._worker else index_of(self._shared)
        return found

    def end(self) -> None:
        """Whether it is made or not."""
        if self._worker:
            self._worker.end()
