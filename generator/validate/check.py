"""Hold each file of the content against the shape of its kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

import msgspec

from generator.problems import Problem
from generator.read.content import Content, Located, MarkdownFile
from generator.read.yaml import Document
from generator.validate.outline import outlined
from generator.validate.shapes import (
    GlossaryFile,
    IndicatorFile,
    NodeFile,
    PageFrontMatter,
    PlanFile,
    Shape,
    SiteFile,
)
from generator.validate.wording import look_at_page, look_at_texts

S = TypeVar("S", bound=Shape)
T = TypeVar("T", NodeFile, IndicatorFile)


@dataclass(frozen=True)
class Checked(Generic[S]):
    """A file that has its kind's shape, together with the document that knows the places."""

    shape: S
    document: Located


@dataclass(frozen=True)
class CheckedPage:
    """A page's file whose front matter has its shape."""

    shape: PageFrontMatter
    file: MarkdownFile


class KnownPage(msgspec.Struct, frozen=True):
    """What a page's file says."""

    shape: PageFrontMatter
    body: str
    body_line: int


class KnownContent(msgspec.Struct, frozen=True):
    """What the files say that an earlier check found in order, by file, for a site in these languages."""

    languages: tuple[str, ...] = ()
    site: Mapping[str, SiteFile] = {}
    plan: Mapping[str, PlanFile] = {}
    glossary: Mapping[str, GlossaryFile] = {}
    nodes: Mapping[str, NodeFile] = {}
    indicators: Mapping[str, IndicatorFile] = {}
    pages: Mapping[str, KnownPage] = {}


@dataclass(frozen=True)
class CheckedContent:
    """Every file of the content, checked alone; what holds between files is the next stage's."""

    site: Checked[SiteFile]
    plan: Checked[PlanFile]
    glossary: Checked[GlossaryFile] | None
    nodes: Mapping[str, Checked[NodeFile]]
    indicators: Mapping[str, Checked[IndicatorFile]]
    pages: tuple[CheckedPage, ...]
    faulty: frozenset[str]
    """The files that are there but have problems of their own, so that they must not be taken for missing."""
    settled: frozenset[str] = field(default_factory=frozenset)
    """The files that were found in order before, in the languages that the site still has."""

    def known(self, told: Collection[str]) -> KnownContent:
        """What the next check need not look at again: all but the files of which something was told."""
        return KnownContent(
            tuple(self.site.shape.languages),
            {} if "site.yml" in told else {"site.yml": self.site.shape},
            {} if "plan/plan.yml" in told else {"plan/plan.yml": outlined(self.plan.shape)},
            {} if self.glossary is None or "glossary.yml" in told else {"glossary.yml": self.glossary.shape},
            {file: _outlined(node) for file, node in self.nodes.items() if file not in told},
            {file: _outlined(indicator) for file, indicator in self.indicators.items() if file not in told},
            {
                page.file.file: KnownPage(page.shape, page.file.body, page.file.body_line)
                for page in self.pages
                if page.file.file not in told
            },
        )


def _outlined(checked: Checked[T]) -> T:
    """What was known before is in outline already."""
    return outlined(checked.shape) if isinstance(checked.document, Document) else checked.shape


def check_content(content: Content, known: KnownContent | None = None) -> tuple[CheckedContent | None, list[Problem]]:
    """Check all files but those that are known and were not read again.

    Without a sound site.yml and plan.yml there is nothing to build on: then the content is None.
    """
    known = known or KnownContent()
    problems: list[Problem] = []
    site = _checked(SiteFile, content.site, known.site, problems)
    plan = _checked(PlanFile, content.plan, known.plan, problems)
    glossary = _checked(GlossaryFile, content.glossary, known.glossary, problems)
    nodes = {file: _checked(NodeFile, found, known.nodes, problems) for file, found in content.nodes.items()}
    indicators = {
        file: _checked(IndicatorFile, found, known.indicators, problems) for file, found in content.indicators.items()
    }
    pages = [(_checked_page(page, known.pages, problems), page) for page in content.pages]
    if site is None or plan is None:
        return None, problems
    faulty = set(content.faulty)
    faulty.update(file for file, checked in {**nodes, **indicators}.items() if checked is None)
    faulty.update(page.file for checked, page in pages if checked is None)
    same_languages = known.languages == tuple(site.shape.languages)
    checked = CheckedContent(
        site,
        plan,
        glossary,
        {file: node for file, node in nodes.items() if node},
        {file: indicator for file, indicator in indicators.items() if indicator},
        tuple(page for page, _ in pages if page),
        frozenset(faulty),
        frozenset(_unread(content) if same_languages else ()),
    )
    return checked, problems


def _unread(content: Content) -> Collection[str]:
    """The files that were not read because they are known."""
    alone = (document for document in (content.site, content.plan, content.glossary) if document)
    heads = (page.head for page in content.pages)
    documents = (*alone, *content.nodes.values(), *content.indicators.values(), *heads)
    return [document.file for document in documents if not isinstance(document, Document)]


def _checked(
    shape: type[S], document: Located | None, known: Mapping[str, S], problems: list[Problem]
) -> Checked[S] | None:
    if document is None:
        return None
    if not isinstance(document, Document):
        return Checked(known[document.file], document)
    try:
        checked = Checked(msgspec.convert(document.data, shape, strict=False), document)
    except msgspec.ValidationError as error:
        from generator.validate.explain import explain  # noqa: PLC0415  (needed for faulty content only)

        found = explain(shape, document)
        problems.extend(found or [Problem("invalid-value", document.locate(), {"key": "", "found": str(error)})])
        return None
    problems.extend(look_at_texts(checked.shape, document))
    return checked


def _checked_page(page: MarkdownFile, known: Mapping[str, KnownPage], problems: list[Problem]) -> CheckedPage | None:
    if not isinstance(page.head, Document):
        found = known[page.file]
        return CheckedPage(found.shape, replace(page, body=found.body, body_line=found.body_line))
    head = _checked(PageFrontMatter, page.head, {}, problems)
    if head is None:
        return None
    problems.extend(look_at_page(page, head.shape.notes))
    return CheckedPage(head.shape, page)
