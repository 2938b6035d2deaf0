"""Hold each file of the content against the shape of its kind."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from generator.problems import Problem
from generator.read.accepted import FILE, Accepted
from generator.read.content import Content, Located, MarkdownFile
from generator.read.yaml import Document
from generator.validate.outline import outlined
from generator.validate.published import published_problems
from generator.validate.shapes import (
    GlossaryFile,
    IndicatorFile,
    NodeFile,
    PageFrontMatter,
    PlanFile,
    SearchFile,
    Shape,
    SiteFile,
    ThemesFile,
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
    """What the files say that an earlier check found in order, by file, as far as these languages are concerned.

    `terms` tell by which words of the glossary they were checked.
    """

    languages: tuple[str, ...] = ()
    terms: bytes = b""
    site: Mapping[str, SiteFile] = {}
    plan: Mapping[str, PlanFile] = {}
    glossary: Mapping[str, GlossaryFile] = {}
    themes: Mapping[str, ThemesFile] = {}
    search: Mapping[str, SearchFile] = {}
    nodes: Mapping[str, NodeFile] = {}
    indicators: Mapping[str, IndicatorFile] = {}
    pages: Mapping[str, KnownPage] = {}
    published: Sequence[str] = ()
    """Files that are published as they are and may be."""
    accepted: str = ""
    """The digest of what was accepted of the translations."""

    @property
    def files(self) -> frozenset[str]:
        """The files that say all this, but for those that are published as they are."""
        record = (FILE,) if self.accepted else ()
        alone = (self.site, self.plan, self.glossary, self.themes, self.search)
        return frozenset(record).union(*alone, self.nodes, self.indicators, self.pages)


@dataclass(frozen=True)
class CheckedContent:
    """Every file of the content, checked alone; what holds between files is the next stage's."""

    site: Checked[SiteFile]
    plan: Checked[PlanFile]
    glossary: Checked[GlossaryFile] | None
    themes: Checked[ThemesFile] | None
    search: Checked[SearchFile] | None
    nodes: Mapping[str, Checked[NodeFile]]
    indicators: Mapping[str, Checked[IndicatorFile]]
    pages: tuple[CheckedPage, ...]
    faulty: frozenset[str]
    """The files that are there but have problems of their own, so that they must not be taken for missing."""
    published: tuple[str, ...] = ()
    settled: frozenset[str] = field(default_factory=frozenset)
    """The files that were found in order before, in the languages and by the accepted translations of today."""
    accepted: Accepted = field(default_factory=Accepted)
    terms: bytes = b""
    """Tell the words of the glossary from others."""
    has_other_terms: bool = True
    """Whether the files that are settled were checked by other words of the glossary."""

    def files(self) -> Iterator[tuple[Shape, Located]]:
        """Every file that has a shape, with its document."""
        yield self.site.shape, self.site.document
        yield self.plan.shape, self.plan.document
        if self.glossary:
            yield self.glossary.shape, self.glossary.document
        if self.themes:
            yield self.themes.shape, self.themes.document
        if self.search:
            yield self.search.shape, self.search.document
        for node in self.nodes.values():
            yield node.shape, node.document
        for indicator in self.indicators.values():
            yield indicator.shape, indicator.document
        for page in self.pages:
            yield page.shape, page.file.head

    def known(self, told: Collection[str], lacking: Collection[str] = ()) -> KnownContent:
        """What the next check need not look at again: all but the files of which something was told.

        Of the languages that all files are `lacking` nothing was told of each: as soon as one has them, it must be.
        """
        return KnownContent(
            tuple(language for language in self.site.shape.languages if language not in lacking),
            self.terms,
            {} if "site.yml" in told else {"site.yml": self.site.shape},
            {} if "plan/plan.yml" in told else {"plan/plan.yml": outlined(self.plan.shape)},
            {} if self.glossary is None or "glossary.yml" in told else {"glossary.yml": self.glossary.shape},
            {} if self.themes is None or "themes.yml" in told else {"themes.yml": self.themes.shape},
            {} if self.search is None or "search.yml" in told else {"search.yml": self.search.shape},
            {file: _outlined(node) for file, node in self.nodes.items() if file not in told},
            {file: _outlined(indicator) for file, indicator in self.indicators.items() if file not in told},
            {
                page.file.file: KnownPage(page.shape, page.file.body, page.file.body_line)
                for page in self.pages
                if page.file.file not in told
            },
            [file for file in self.published if file not in told],
            "" if FILE in told else self.accepted.digest,
        )


def _outlined(checked: Checked[T]) -> T:
    """What was known before is in outline already."""
    return outlined(checked.shape) if isinstance(checked.document, Document) else checked.shape


def check_content(
    content: Content, known: KnownContent | None = None, unchanged: Container[str] = ()
) -> tuple[CheckedContent | None, list[Problem]]:
    """Check all files but those that are known and were not read again.

    `unchanged` are the files that are as they were when they were known. Without a sound site.yml and plan.yml there is
    nothing to build on: then the content is None.
    """
    known = known or KnownContent()
    check = _Check(content.folder)
    problems = check.problems
    site = check.file(SiteFile, content.site, known.site)
    plan = check.file(PlanFile, content.plan, known.plan)
    glossary = check.file(GlossaryFile, content.glossary, known.glossary)
    themes = check.file(ThemesFile, content.themes, known.themes)
    search = check.file(SearchFile, content.search, known.search)
    nodes = {file: check.file(NodeFile, found, known.nodes) for file, found in content.nodes.items()}
    indicators = {
        file: check.file(IndicatorFile, found, known.indicators) for file, found in content.indicators.items()
    }
    pages = [(check.page(page, known.pages), page) for page in content.pages]
    settled = {file for file in known.published if file in unchanged}
    for file, path in content.published.items():
        if file not in settled:
            problems.extend(published_problems(file, path))
    if site is None or plan is None:
        return None, problems
    faulty = set(content.faulty)
    for problem in problems:
        if problem.code == "another-kind":
            # Its name is right where it belongs, and it is missing there.
            content.misnamed.add(problem.place.file)
            faulty.add(str(problem.values["better"]))
    faulty.update(file for file, checked in {**nodes, **indicators}.items() if checked is None)
    faulty.update(page.file for checked, page in pages if checked is None)
    faulty.update(
        document.file
        for document, checked in ((content.glossary, glossary), (content.themes, themes))
        if document and checked is None
    )
    as_before = known.languages == tuple(site.shape.languages) and known.accepted == content.accepted.digest
    terms = _words_of(glossary.shape) if glossary else b""
    checked = CheckedContent(
        site,
        plan,
        glossary,
        themes,
        search,
        {file: node for file, node in nodes.items() if node},
        {file: indicator for file, indicator in indicators.items() if indicator},
        tuple(page for page, _ in pages if page),
        frozenset(faulty),
        tuple(content.published),
        frozenset(_unread(content) if as_before else ()),
        content.accepted,
        terms,
        terms != known.terms,
    )
    return checked, problems


def _words_of(glossary: GlossaryFile) -> bytes:
    """A digest of the terms' forms, but for what explains them."""
    forms = [(term.id, term.term, term.full, term.also, term.avoid, term.checked) for term in glossary.terms]
    return blake2b(msgspec.msgpack.encode(forms), digest_size=10).digest()


def _unread(content: Content) -> Collection[str]:
    """The files that were not read because they are known."""
    return [document.file for document in content.documents if not isinstance(document, Document)]


class _Check:
    """The check of one file after another, and the problems that it has found."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: list[Problem] = []

    def file(self, shape: type[S], document: Located | None, known: Mapping[str, S]) -> Checked[S] | None:
        if document is None:
            return None
        if not isinstance(document, Document):
            return Checked(known[document.file], document)
        try:
            checked = Checked(msgspec.convert(document.data, shape, strict=False), document)
        except msgspec.ValidationError as error:
            from generator.validate.explain import explain  # noqa: PLC0415  (needed for faulty content only)

            found = explain(shape, document, self._folder / document.file)
            unexplained = Problem("invalid-value", document.locate(), {"key": "", "found": str(error)})
            self.problems.extend(found or [unexplained])
            return None
        self.problems.extend(look_at_texts(checked.shape, document))
        return checked

    def page(self, page: MarkdownFile, known: Mapping[str, KnownPage]) -> CheckedPage | None:
        if not isinstance(page.head, Document):
            found = known[page.file]
            return CheckedPage(found.shape, replace(page, body=found.body, body_line=found.body_line))
        head = self.file(PageFrontMatter, page.head, {})
        if head is None:
            return None
        self.problems.extend(look_at_page(page, head.shape.notes))
        return CheckedPage(head.shape, page)
