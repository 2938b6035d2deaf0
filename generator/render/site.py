"""Render every output of a site to bytes."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from generator.catalogues import read_catalogue
from generator.plan.model import Document, Indicator, Node, Plan, Term
from generator.problems import Place, Problem
from generator.render.context import PageContext
from generator.render.data import render_data
from generator.render.markdown import MarkdownRenderer
from generator.render.notes import NoteIndex
from generator.render.shared import SiteContext
from generator.render.words import Words
from generator.route.addresses import Addresses
from generator.route.outputs import DataFile, Output, Page


class BrokenTemplateError(Exception):
    """A template cannot be used; `problem` says which line of which template, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


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
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, outputs: Sequence[Output]) -> Iterator[tuple[Output, bytes]]:
        """Each output with its bytes, in the order given."""
        for output in outputs:
            if isinstance(output, Page):
                yield output, self._page(output).encode()
            elif isinstance(output, DataFile):
                yield output, render_data(output, outputs, self._shared).encode()
            else:
                yield output, output.origin.read_bytes()

    def _page(self, page: Page) -> str:
        context = PageContext(self._shared, page)
        try:
            template = self._environment.get_template(f"{page.kind}.html")
            return template.render({**context.template_globals(), **_subject_values(page, context)})
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            problem = _template_problem(error, self._templates)
            if problem is None:
                raise
            raise BrokenTemplateError(problem) from error


def _template_problem(error: Exception, templates: Path) -> Problem | None:
    """Where in which template an error arose: the innermost line of it. None where it is no template's."""
    if isinstance(error, TemplateSyntaxError):
        return Problem(
            "template-error", Place(f"templates/{error.name}", error.lineno), {"detail": error.message or ""}
        )
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not own or (own[-1] is not frames[-1] and not isinstance(error, TemplateError)):
        return None
    file = Path(own[-1].filename).relative_to(templates).as_posix()
    detail = str(error) or type(error).__name__
    return Problem("template-error", Place(f"templates/{file}", own[-1].lineno or 1), {"detail": detail})


def _catalogue_files(language: str, templates: Path, catalogues: Mapping[str, Path]) -> list[Path]:
    """The catalogues of a language: the templates' own, then the content's, which goes before it."""
    own = templates / "locale" / f"{language}.po"
    return [file for file in (own, catalogues.get(language)) if file and file.exists()]


def _subject_values(page: Page, context: PageContext) -> dict[str, Any]:
    """What a kind of page is given beside the names that all templates know."""
    plan, subject = context.plan, page.subject
    if isinstance(subject, Node):
        return {"node": subject, "indicators": plan.indicators_below(subject)}
    if isinstance(subject, Indicator):
        return {"indicator": subject, "node": plan.nodes[subject.node]}
    if isinstance(subject, Document):
        return {"document": subject, "body": _document_body(subject, context)}
    if page.kind == "indicators":
        return {"groups": [{"node": root, "rows": _rows(plan, root)} for root in plan.roots if _rows(plan, root)]}
    if page.kind == "priorities":
        nodes = plan.nodes.values()
        return {
            "nodes": [node for node in nodes if node.priority == "yes"],
            "uncertain": [node for node in nodes if node.priority == "uncertain"],
        }
    if page.kind == "glossary":
        return {"terms": sorted(plan.glossary.terms, key=lambda term: _sort_key(term, context.words))}
    if page.kind == "print":
        return {
            "documents": [
                {"document": document, "body": _document_body(document, context, top_heading=3)}
                for document in plan.documents
                if document.reference
            ]
        }
    return {}


def _document_body(document: Document, context: PageContext, top_heading: int = 2) -> Markup:
    bodies = {language: translation.body for language, translation in document.translations.items()}
    return context.prose(bodies, top_heading=top_heading)


def _rows(plan: Plan, root: Node) -> list[dict[str, object]]:
    return [{"indicator": indicator, "node": plan.nodes[indicator.node]} for indicator in plan.indicators_below(root)]


def _sort_key(term: Term, words: Words) -> str:
    return words.plain(term.reading if words.language in term.reading else term.term).casefold()
