"""What comes of a build: its result, or the word that it has to begin anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.memory import Memory
from generator.problems import Problem, has_errors
from generator.signatures import Signatures


@dataclass
class Result:
    """What came of it: all problems in order, and, where a site was made, how much of it is new."""

    problems: tuple[Problem, ...] = ()
    pages: int = 0
    made: frozenset[str] = frozenset()
    """The paths of the outputs that were made; the others are as they were."""
    new: frozenset[str] = frozenset()
    """Those of them that were not published before as they are now."""
    removed: int = 0
    base_url: str | None = None
    """Where the site is published."""
    search_index: Callable[[], Mapping[str, bytes]] | None = None
    """Makes the files of the search's index by their paths, where that was left to who serves the site."""
    seconds: dict[str, float] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    """What the next build is to remember."""
    outputs: Signatures = field(default_factory=dict)

    @property
    def changed(self) -> int:
        return len(self.new)

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)


class ContentChangedError(Exception):
    """A file is no longer as it was when the build began; `file` is its path in the content folder or the templates."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file
