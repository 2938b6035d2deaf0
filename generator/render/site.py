"""Render every output of a site to bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.catalogues import read_catalogue
from generator.plan.model import Plan
from generator.problems import Place, Problem
from generator.render.data import render_data
from generator.render.markdown import MarkdownRenderer
from generator.render.notes import NoteIndex
from generator.render.shared import SiteContext
from generator.render.standpoint import Standpoint
from generator.render.templates import CompiledTemplates, TemplateSet
from generator.render.words import Words
from generator.route.addresses import Addresses
from generator.route.outputs import DataFile, Output, Page


class SiteRenderer:
    """Renders the outputs of one plan with one folder of templates."""

    def __init__(
        self,
        plan: Plan,
        addresses: Addresses,
        templates: Path,
        catalogues: Mapping[str, Path],
        base_url: str | None,
    ) -> None:
        markdown = MarkdownRenderer()
        words = {
            language: Words(
                language, plan, read_catalogue(language, _catalogue_files(language, templates, catalogues)), markdown
            )
            for language in plan.site.languages
        }
        self._shared = shared = SiteContext(plan, addresses, NoteIndex(plan), words, base_url)
        self.base_path = shared.base_path
        self._templates = templates
        self._compiled = CompiledTemplates(templates)
        self._sets: dict[tuple[str, int | None], TemplateSet] = {}

    def render(self, outputs: Sequence[Output], site: Sequence[Output] | None = None) -> Iterator[tuple[Output, bytes]]:
        """Each output with its bytes, in the order given; `site` are all of the site's, where these are but a part.

        Raises BrokenTemplateError.
        """
        for output in outputs:
            if isinstance(output, Page):
                yield output, self._template_set(output).render(output).encode()
            elif isinstance(output, DataFile):
                yield output, render_data(output, site or outputs, self._shared).encode()
            else:
                yield output, output.origin.read_bytes()

    def _template_set(self, page: Page) -> TemplateSet:
        """The templates for the page's language and depth. The 404 page is shown at any address, so it has no depth."""
        depth = None if page.kind == "404" else page.path.count("/")
        key = (page.language, depth)
        if key not in self._sets:
            standpoint = Standpoint(self._shared, page.language, depth)
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
