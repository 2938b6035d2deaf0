"""What is to be published: an `Output` each, with its path from the site's root."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.plan.model import Document, Indicator, Node
from generator.plan.themes import Theme
from generator.validate.values import ListKey

Kind = Literal[ListKey, "home", "document", "node", "indicator", "theme", "404", "languages"]
"""The kinds of page; each is rendered by the template of the same name."""


class Page(Struct, frozen=True):
    """A page: `key` is the same in all languages, `subject` is what it shows where it shows one thing."""

    path: str
    kind: Kind
    key: str
    language: str
    subject: Node | Indicator | Document | Theme | None = None


class DataFile(Struct, frozen=True):
    """A file that is made from the plan but is no page: sitemap.xml, robots.txt, .nojekyll."""

    path: str
    kind: Literal["sitemap.xml", "robots.txt", "nojekyll"]


class Copy(Struct, frozen=True):
    """A file that is published as it is, or several, one after another; `file` is its path in the content folder."""

    path: str
    origins: tuple[Path, ...]
    file: str | None = None

    def read(self) -> bytes:
        """What is published. Raises OSError."""
        return b"".join(origin.read_bytes() for origin in self.origins)


Output = Page | DataFile | Copy

MANIFEST = "manifest.json"
"""Where the list of all outputs with their digests is published, which is made when all of them are."""
