"""The index of the search while the plan is edited: made when a browser first asks for it, so that no edit waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from generator.search.index import FOLDER, IndexingError


class LateIndex:
    """The index of one site. Without anything to make it there is none."""

    def __init__(self, make: Callable[[], Mapping[str, bytes]] | None = None) -> None:
        self._make = make
        self._files: Mapping[str, bytes] | None = None
        self._lock = threading.Lock()

    def has(self, path: str | None) -> bool:
        """Whether a path of the site is the index's to answer."""
        return self._make is not None and path is not None and path.startswith(FOLDER)

    def read(self, path: str) -> bytes | None:
        """A file of the index, which the first who asks waits for."""
        with self._lock:
            if self._files is None:
                try:
                    self._files = self._make() if self._make else {}
                except IndexingError:
                    self._files = {}
            return self._files.get(path)
