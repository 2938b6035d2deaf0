"""The index of a site's search: what is found in it, and the files that a browser looks it up in."""

from __future__ import annotations

from collections.abc import Mapping

from generator.render.shared import SiteContext
from generator.search.entries import search_records
from generator.search.pagefind import IndexingError, index

__all__ = ["FOLDER", "IndexingError", "index_of"]

FOLDER = "search/"
"""Where the files are published."""


def index_of(shared: SiteContext) -> tuple[Mapping[str, bytes], frozenset[str]]:
    """The files by their paths, and the facets of the plan that they were made from. Raises IndexingError."""
    records, reads = shared.plan.noting(lambda: list(search_records(shared)))
    return {f"{FOLDER}{name}": data for name, data in index(records).items()}, reads
