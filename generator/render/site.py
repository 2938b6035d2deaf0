"""Render every output of a site to bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.catalogues import Catalogue, read_catalogue
from generator.plan.model import Plan
from generator.plan.related import RelatedNodes
from generator.problems import Place, Problem
from generator.render.data import render_data
from generator.render.facets import facets_of
from generator.render.markdown import MarkdownRenderer
from generator.render.notes import NoteIndex
from generator.render.parts import Part, Piece, Rendered, replace_parts
from generator.render.reading import PlanReader
from generator.render.shared import SiteContext
from generator.render.standpoint import Standpoint
from generator.render.templates import TemplateSet, compiled_templates
from generator.render.terms import TermMarker
from generator.render.words import Words
from generator.route.addresses import Addresses
from generator.route.outputs import DataFile, Output, Page
from generator.route.site import lists_of


class SiteRenderer:
    """Renders the outputs of one plan with one folder of templates; `known` are catalogues that were read before."""

    def __init__(
        self,
        plan: Plan,
        outputs: Sequence[Output],
        templates: Path,
        catalogues: Mapping[str, Path],
        base_url: str | None,
        known: Mapping[str, Catalogue] | None = None,
    ) -> None:
        notes = NoteIndex(plan)
        related = RelatedNodes(plan)
        reader = PlanReader(plan, notes, related)
        markdown = MarkdownRenderer()
        known = known or {}
        self.catalogues = strings = {
            language: read_catalogue(language, _catalogue_files(language, templates, catalogues), known.get(language))
            for language in plan.site.languages
        }
        marker = TermMarker(plan.glossary.terms)
        words = {language: Words(language, reader, strings[language], markdown, marker) for language in strings}
        self._outputs = outputs
        self._lists = lists_of(plan)
        self.shared = shared = SiteContext(reader, Addresses(plan), self._lists, words, base_url)
        self.base_path = shared.base_path
        self._templates = templates
        self._compiled = compiled_templates(templates)
        self._sets: dict[tuple[str, int | None], TemplateSet] = {}
        self._plan, self._notes, self._related = plan, notes, related

    @property
    def has_search(self) -> bool:
        """Whether the site has a search."""
        return "search" in self._lists

    def facets(self) -> dict[str, bytes]:
        """The digest of everything that an output can be made from, by name; files are not among them."""
        surroundings = {
            "site": (self._plan.site, self.shared.base_url),
            "words": self.catalogues,
            "lists": self._lists,
            "outputs": [output.path for output in self._outputs],
        }
        return facets_of(self._plan, self._notes, self._related, surroundings)

    def render(self, output: Output, kept: Mapping[str, Part] | None = None) -> Rendered:
        """An output; `kept` are parts of it that are as they were. Raises BrokenTemplateError."""
        if isinstance(output, Page):
            return self._template_set(output).render(output, kept or {})
        if isinstance(output, DataFile):
            data = render_data(output, self._outputs, self.shared).encode()
            return Rendered(output.path, data, [Piece("", frozenset({"outputs"}), 0, len(data))])
        data = output.read()
        return Rendered(output.path, data, [Piece("", frozenset({f"copy {output.path}"}), 0, len(data))])

    def render_parts(self, page: Page, data: bytes, pieces: Sequence[Piece], stale: Sequence[str]) -> Rendered:
        """A page as it stands with those of its parts made anew that are named. Raises BrokenTemplateError."""
        templates = self._template_set(page)
        return replace_parts(page.path, data, pieces, {key: templates.render_part(page, key) for key in stale})

    def _template_set(self, page: Page) -> TemplateSet:
        """The templates for the page's language and depth. The 404 page is shown at any address, so it has no depth."""
        depth = None if page.kind == "404" else page.path.count("/")
        key = (page.language, depth)
        if key not in self._sets:
            standpoint = Standpoint(self.shared, page.language, depth)
            self._sets[key] = TemplateSet(standpoint, self._templates, self._compiled)
        return self._sets[key]


def missing_catalogues(plan: Plan, templates: Path, catalogues: Mapping[str, Path]) -> list[Problem]:
    """A warning for each language whose interface would be in English; English itself needs no catalogue."""
    return [
        Problem("missing-catalogue", Place("site.yml"), {"language": language}, "warning")
        for language in plan.site.languages
        if language.split("-")[0] != "en" and not _catalogue_files(language, templates, catalogues)
    ]


def _catalogue_files(language: str, templates: Path, catalogues: Mapping[str, Path]) -> list[Path]:
    """The catalogues of a language: the templates' own, then the content's, which goes before it."""
    own = templates / "locale" / f"{language}.po"
    return [file for file in (own, catalogues.get(language)) if file and file.exists()]
