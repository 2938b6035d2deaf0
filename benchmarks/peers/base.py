"""What every generator that is measured has in common: a site that is written, built, edited and served."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from benchmarks.workload import Node, Plan

INSTALLED = Path(__file__).parent.parent / ".peers"
"""Where `python -m benchmarks install` puts the peers."""


@dataclass
class Edit:
    """A place in a file after which a mark is put; each edit puts another mark there."""

    file: Path
    before: str
    original: str = ""

    def make(self, mark: str) -> None:
        """Write the file with this mark instead of the last one."""
        if not self.original:
            self.original = self.file.read_text("utf-8")
        head, found, tail = self.original.partition(self.before)
        if not found:
            raise ValueError(f"{self.file} lacks {self.before!r}")
        self.file.write_text(head + found + mark + tail, "utf-8")


class Site(ABC):
    """One generator's site of one plan, in a folder of its own."""

    name: str
    largest = 10_000_000
    """The largest plan that it is measured with."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.folder = folder
        pages = plan.pages()
        self.edited = next(node for node in pages[len(pages) // 2 :] if not node.children)
        """The page whose text is edited: one without children, in the middle of the plan."""
        self.retitled = plan.roots[len(plan.roots) // 2].children[0]
        """The node whose title is edited: it shows on the pages around it and below it."""

    @classmethod
    @abstractmethod
    def version(cls) -> str | None:
        """The version that would be measured; None where the generator is not installed."""

    @abstractmethod
    def write(self) -> None:
        """Write what the site is made from."""

    @property
    @abstractmethod
    def output(self) -> Path:
        """Where the finished site stands."""

    @property
    def caches(self) -> tuple[Path, ...]:
        """What a cold build must not find, beside the output."""
        return ()

    @abstractmethod
    def build_command(self) -> list[str]:
        """The program and its arguments."""

    def serve_command(self, port: int) -> list[str] | None:  # noqa: ARG002  (what overrides it needs the port)
        """The preview's; None where it is not measured."""
        return None

    @abstractmethod
    def source(self, node: Node, language: str) -> Path:
        """The file that a page's text is edited in."""

    @abstractmethod
    def template(self) -> Path:
        """The template of the nodes' pages."""

    @abstractmethod
    def page(self, key: str, language: str) -> str:
        """The path within the output of a node's page (by its id) or of `structure`, `sitemap`, `print`, `home`."""

    def address(self, node: Node) -> str:
        """The path under which the preview serves a node's page in Japanese."""
        return "/" + self.page(node.id, "ja")

    def edits(self) -> dict[str, Edit]:
        """The edits that are measured, by name."""
        return {
            "text": self.text_edit(),
            "title": Edit(self.source(self.retitled, "ja"), self.retitled.title.ja),
            "template": Edit(self.template(), '<div class="side-column"'),
        }

    def text_edit(self) -> Edit:
        """The edit after the first sentence of a page's text."""
        return Edit(self.source(self.edited, "ja"), self.edited.text.ja.partition("。")[0] + "。")
