"""A site that is built again and again by one process, each time at the cost of what has changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator import signatures
from generator.memory import Before, Memory
from generator.options import Options
from generator.pipeline import build
from generator.preview.emptied import await_words
from generator.publish.staging import Patch
from generator.result import Result
from generator.signatures import Signatures

_TRIES = 5
"""How often what is wrong may be that of a file which is just being written."""


@dataclass(frozen=True)
class _Last:
    """What the last build that went well was made from, and what it made; or nothing at all."""

    memory: Memory = field(default_factory=Memory)
    content: Signatures = field(default_factory=dict)
    templates: Signatures = field(default_factory=dict)
    outputs: Signatures = field(default_factory=dict)


class Rebuilder:
    """Builds into a folder that nobody else writes to, and remembers the last build that went well."""

    def __init__(self, options: Options) -> None:
        # Nobody waits for the index of the search but who asks for it.
        self._options = options._replace(search=False)
        self._last = _Last()

    def rebuild(self) -> Result:
        """Build what has changed. A build with errors leaves the site as it is.

        After one that broke off nobody knows which files it has put in their places: the next one makes everything. So
        does one whose folder has gone, as a cleaner of temporary files may have it.
        """
        tries = 0
        while True:
            tries += 1
            content = signatures.look_at(self._options.content)
            result = self._build(content)
            if not result.failed or tries == _TRIES or not self._is_being_written(content, result):
                return result

    def _is_being_written(self, content: Signatures, result: Result) -> bool:
        """Whether what is wrong may be so no more: the next save comes while the last one is still looked at."""
        folder = self._options.content
        faulty = {problem.place.file for problem in result.problems if problem.severity == "error"}
        return await_words(folder / file for file in faulty) or signatures.look_at(folder) != content

    def _build(self, content: Signatures) -> Result:
        options = self._options
        templates = signatures.look_at(options.templates)
        last, self._last = self._last, _Last()
        if not options.output.is_dir():
            last = _Last()
        before = Before(
            last.memory,
            signatures.unchanged(last.content, content, options.content),
            signatures.unchanged(last.templates, templates, options.templates),
            last.outputs.keys(),
        )
        result = build(options, before=before, there=last.outputs, by=Patch)
        self._last = last if result.failed else _Last(result.memory, content, templates, result.outputs)
        return result
