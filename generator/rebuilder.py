"""A site that is built again and again by one process, each time at the cost of what has changed."""

from __future__ import annotations

from generator import signatures
from generator.memory import Before, Memory
from generator.options import Options
from generator.pipeline import Result, build
from generator.publish.staging import Patch
from generator.signatures import Signatures


class Rebuilder:
    """Builds into a folder that nobody else writes to, and remembers the last build that went well."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._memory = Memory()
        self._content: Signatures = {}
        self._templates: Signatures = {}
        self._outputs: Signatures = {}

    def rebuild(self) -> Result:
        """Build what has changed. A build with errors leaves the site as it is."""
        options = self._options
        content = signatures.look_at(options.content)
        templates = signatures.look_at(options.templates)
        before = Before(
            self._memory,
            signatures.unchanged(self._content, content, options.content),
            signatures.unchanged(self._templates, templates, options.templates),
            self._outputs.keys(),
        )
        result = build(options, before=before, there=self._outputs, recorded=self._outputs, by=Patch)
        if not result.failed:
            self._memory, self._outputs = result.memory, result.outputs
            self._content, self._templates = content, templates
        return result
