"""The templates: loaded once for all pages of a language and depth, with the names that they know.

Pages differ in little. What they share, a menu or a footer, is a fragment: rendered once and put into each of them.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import CodeType, MappingProxyType
from typing import Any

import jinja2.compiler
from jinja2 import (
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

import generator.render.compiler
import generator.render.standpoint
from generator.plan.model import Node, Term
from generator.problems import Place, Problem
from generator.render.compiler import DirectEnvironment, TemplateUses
from generator.render.notes import key_of
from generator.render.page_view import PageView
from generator.render.parts import Part, Rendered, assemble, part_mark
from generator.render.reading import PlanReader
from generator.render.standpoint import Standpoint
from generator.render.subjects import subject_values
from generator.render.terms import WITHOUT_LINKS, linked, without_marks
from generator.route.outputs import Page

_TERMS = "partials/terms.html"


class BrokenTemplateError(Exception):
    """A template cannot be used; `problem` says which line of which template, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates: each is compiled once, and kept as Python keeps the modules that it has compiled.

    Where they cannot be kept they are compiled anew at each start. What was kept goes by the template's text, by
    Python's version, by Jinja's own compiler and by the text of ours, so that nothing out of date is used.
    """

    def __init__(self, templates: Path) -> None:
        library = Path(jinja2.compiler.__file__).stat()
        made_by = (
            f"{library.st_size} {library.st_mtime_ns} {Path(generator.render.compiler.__file__).read_text('utf-8')}"
        )
        # Watchers of files pass over names that end so.
        super().__init__(str(templates / "__pycache__"), f"%s.{sha256(made_by.encode()).hexdigest()[:16]}.pyc")
        self._code: dict[str, tuple[str, CodeType]] = {}
        self.uses = TemplateUses()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's, whose path may have letters that the system's locale does not know."""
        return super().get_cache_key(name, os.fsencode(filename).hex() if filename else None)

    def load_bytecode(self, bucket: Bucket) -> None:
        """From memory, else from the disk."""
        kept = self._code.get(bucket.key)
        if kept is not None and kept[0] == bucket.checksum:
            bucket.code = kept[1]
        else:
            super().load_bytecode(bucket)
            self._keep(bucket)

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code:
            self._code[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Into memory, and to the disk where it can be written."""
        self._keep(bucket)
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


@cache
def compiled_templates(templates: Path) -> CompiledTemplates:
    """The compiled templates of a folder, the same for every build of a process."""
    return CompiledTemplates(templates)


class TemplateSet:
    """The templates as the pages of one language and depth use them."""

    def __init__(self, standpoint: Standpoint, templates: Path, compiled: CompiledTemplates) -> None:
        self._standpoint = standpoint
        self._reader = standpoint.plan
        self._templates = templates
        self._uses = compiled.uses
        known = {
            **standpoint.template_globals(),
            "fragment": self._fragment,
            "part": self._part,
            "once": partial(once, self._reader),
        }
        self._environment = DirectEnvironment(
            compiled.uses,
            known,
            loader=FileSystemLoader(templates),
            bytecode_cache=compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._page = _CurrentPage()
        self._parts: list[Part] = []
        self._kept: Mapping[str, Part] = {}
        self._fragments: dict[tuple[str, str | None], tuple[Markup, frozenset[str]]] = {}
        self._environment.globals["page"] = self._page

    def render(self, page: Page, kept: Mapping[str, Part] = MappingProxyType({})) -> Rendered:
        """The page. `kept` are parts of it that are as they were. Raises BrokenTemplateError on a template's fault."""
        self._parts, self._kept = [], kept
        name = f"{page.kind}.html"
        with self._blaming_templates():
            html, reads = self._noting(name, page, lambda: self._render(name, page))
        return assemble(page.path, html, reads, self._parts)

    def render_part(self, page: Page, key: str) -> Part:
        """One part of a page. Raises BrokenTemplateError on a template's fault."""
        template, macro, node_id, depth = key.split(" ")
        node = self._reader.node(node_id)
        self._page.view = PageView(self._standpoint, page)
        with self._blaming_templates():
            return self._make_part(key, template, macro, node, int(depth))

    def _render(self, name: str, page: Page) -> str:
        self._page.view = view = PageView(self._standpoint, page)
        template = self._environment.get_template(name)
        html = template.render({**subject_values(page, self._standpoint), "page": view})
        if page.kind in WITHOUT_LINKS:
            return without_marks(html)
        return linked(html, self._reader, page.language, self._term_link, self._term_explanations)

    def _term_link(self, term: Term, words: Markup) -> str:
        self._reader.reads.update(self._uses.below(_TERMS))
        return self._macro(_TERMS, "link")(term, words)

    def _term_explanations(self, terms: Sequence[Term]) -> str:
        return self._macro(_TERMS, "explanations")(terms)

    def _macro(self, template: str, name: str) -> Callable[..., str]:
        found: Callable[..., str] = getattr(self._environment.get_template(template).module, name)
        return found

    def _noting(self, name: str, page: Page, make: Callable[[], str]) -> tuple[str, frozenset[str]]:
        made, reads = self._reader.noting(make)
        if page.subject is not None:
            reads |= {key_of(page.subject)}
        return made, reads | self._uses.below(name)

    @contextmanager
    def _blaming_templates(self) -> Iterator[None]:
        try:
            yield
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            problem = _template_problem(error, self._templates)
            if problem is None:
                raise
            raise BrokenTemplateError(problem) from error

    # --- for templates --------------------------------------------------------------------------------------------

    def _fragment(self, name: str, current: str | None = None) -> Markup:
        """A template that the pages of this set share, rendered once for each page key that it marks as current."""
        found = self._fragments.get((name, current))
        if found is None:
            html, reads = self._reader.noting(lambda: self._environment.get_template(name).render(current=current))
            found = self._fragments[name, current] = Markup(html), reads | self._uses.below(name)
        self._reader.reads.update(found[1])
        return found[0]

    def _part(self, template: str, macro: str, node: Node, depth: int) -> Markup:
        """A part of a large page: a macro with a node and a depth, made anew only where what it reads has changed."""
        key = f"{template} {macro} {node.id} {depth}"
        part = self._kept.get(key) or self._make_part(key, template, macro, node, depth)
        self._parts.append(part)
        return Markup(part_mark(len(self._parts) - 1))

    def _make_part(self, key: str, template: str, macro: str, node: Node, depth: int) -> Part:
        outer = self._reader.reads
        self._reader.reads = {f"node {node.id}"}
        try:
            html = self._macro(template, macro)(node, depth)
            reads = frozenset(self._reader.reads) | self._uses.below(template)
        finally:
            self._reader.reads = outer
        return Part(key, without_marks(html).encode(), reads)


def once(reader: PlanReader, macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that is rendered once for the same arguments: for those that depend on nothing else, not on the page."""
    found: dict[object, tuple[Markup, frozenset[str]]] = {}

    def remembered(first: object, *rest: object, **named: object) -> Markup:
        # Plain values stand for themselves; objects of the plan, which stay, for where they are.
        key: object = first if type(first) is str or first is None else (first,) if type(first) is int else id(first)
        if rest or named:
            key = (key, rest, *named.items())
        known = found.get(key)
        if known is None:
            if isinstance(first, list | dict):
                raise TypeError("a macro that is rendered once takes no list or mapping: it may not live as long")
            known = found[key] = reader.noting(lambda: macro(first, *rest, **named))
        elif known[1]:
            reader.reads.update(known[1])
        return known[0]

    return remembered


class _CurrentPage:
    """`page` in the templates: whichever page is being rendered, so that they need not be loaded for each."""

    view: PageView | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.view, name)


def _template_problem(error: Exception, templates: Path) -> Problem | None:
    """Where in which template an error arose: the innermost line of it. None where it is no template's."""
    if isinstance(error, TemplateSyntaxError):
        return Problem(
            "template-error", Place(f"templates/{error.name}", error.lineno), {"detail": error.message or ""}
        )
    if isinstance(error, TemplateNotFound):
        missing = f"templates/{error.name}"
        return Problem("template-missing", _place_of(error, templates) or Place(missing), {"file": missing})
    place = _place_of(error, templates)
    if place is None:
        return None
    return Problem("template-error", place, {"detail": str(error) or type(error).__name__})


def _place_of(error: Exception, templates: Path) -> Place | None:
    """The innermost line of a template that an error arose in, or, where it is the templates' own, that led to it."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not own or (own[-1] is not frames[-1] and not isinstance(error, TemplateError)):
        return None
    file = Path(own[-1].filename).relative_to(templates).as_posix()
    return Place(f"templates/{file}", own[-1].lineno or 1)
