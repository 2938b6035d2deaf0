"""The build, told from the content folder to the published site, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from msgspec import MsgspecError

from generator.catalogues import CatalogueError
from generator.endings import holding_endings
from generator.memory import Before, Digests, Memory, recalled
from generator.options import Options
from generator.plan.assemble import assemble_plan
from generator.plan.model import Plan
from generator.problems import Place, Problem, has_errors, in_order
from generator.publish.manifest import content_files, manifest_of
from generator.publish.place import refuse_foreign
from generator.publish.staging import Staging
from generator.read.content import Content, read_content
from generator.read.history import read_history
from generator.record import Record, Remains
from generator.render.facets import digest
from generator.render.markdown import MarkdownRenderer
from generator.render.parts import Piece
from generator.render.raw_html import removed_tags
from generator.render.site import SiteRenderer, missing_catalogues
from generator.render.templates import BrokenTemplateError
from generator.result import ContentChangedError, Result
from generator.route.addresses import Addresses
from generator.route.outputs import MANIFEST, Copy, Output, Page
from generator.route.site import assets_of, content_file, plan_outputs
from generator.search.index import FOLDER, Indexing, IndexingError, index_of
from generator.signatures import Signatures, published, renewed
from generator.validate.check import CheckedContent, check_content
from generator.verify.look import Looker
from generator.verify.site import Verifier
from generator.workshop import Made, Task, Workshop

_TRIES = 5
"""How often a build begins anew because its content changes meanwhile."""

STAGES = ("read", "validate", "plan", "route", "render", "search", "verify", "publish")

Progress = Callable[[str, int, int], None]
"""Told of the stage, and of how many of how many are done (0 of 0 where there is nothing to count)."""


Write = Callable[[str, bytes], bool]
"""Takes an output's path and its bytes; whether they are new."""


def _silent(stage: str, done: int, total: int) -> None:
    pass


def _nowhere(path: str, data: bytes) -> bool:  # noqa: ARG001
    return False


def build(
    options: Options,
    progress: Progress = _silent,
    before: Before | None = None,
    there: Signatures | None = None,
    recorded: Signatures | None = None,
    by: type[Staging] = Staging,
    spare: Path | None = None,
    changed: Callable[[], str | None] = lambda: None,
) -> Result:
    """Build the site and publish it. Nothing is published unless all of it is right.

    `before` is what of the last build still holds, `there` what is published, `recorded` what the last build has
    published (None where nobody else comes to the output), `by` the way to publish, `spare` where the site before the
    published one is kept, `changed` names a file that has changed since the build began. Raises OutputError where the
    output folder cannot be used, OSError where the disk refuses, ContentChangedError where what was read is no longer
    so.
    """
    if there is None:
        there = published(options.output) if options.output.is_dir() else {}
    if recorded is not None:
        refuse_foreign(options.output, there, recorded)
    stage = partial(by, options.output, there, spare)
    return _Build(options, progress, before or Before(), there, stage, changed=changed).run()


def build_on(record: Record, options: Options, progress: Progress = _silent) -> Result:
    """Build on what the last build left, as far as its record says that it still holds, and record this one.

    Where files change while they are read, what was made may be a mix of old and new: then all begins anew.
    """
    for _ in range(_TRIES):
        before = Before() if options.clean else _before(record.remains())
        try:
            result = build(
                options, progress, before, record.published, record.recorded, spare=record.spare, changed=record.changed
            )
        except (ContentChangedError, OSError):
            if record.changed() is None:
                raise
        else:
            if not result.failed and result.memory.history.fault != "unreadable":
                record.keep(result.pages, result.problems, result.memory.encoded(), result.outputs)
            if not result.failed or record.changed() is None:
                return result
        record.recall()
    return Result((Problem("content-changing", Place(record.changed() or "site.yml")),))


def _before(remains: Remains) -> Before:
    try:
        memory = recalled(remains.memory) if remains.memory else Memory()
    except MsgspecError:
        return Before()
    return Before(memory, remains.content, remains.templates, remains.outputs)


def check(options: Options, progress: Progress = _silent, write: Write = _nowhere) -> Result:
    """Everything that a build does but publishing; each file goes to `write`."""
    return _Build(options, progress, Before(), {}, None, write).run()


def load_plan(options: Options) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan as far as it can be read, None where site.yml or plan.yml is not sound; and what is told until then."""
    build_of = _Build(options, _silent, Before(), {}, None)
    content, found = read_content(options.content)
    plan, _ = build_of.plan(content)
    return plan, in_order([*found, *build_of.problems])


class _Build:
    """One build, from reading to publishing; without a staging nothing is written."""

    def __init__(
        self,
        options: Options,
        progress: Progress,
        before: Before,
        there: Signatures,
        stage: Callable[[], Staging] | None,
        write: Write = _nowhere,
        changed: Callable[[], str | None] = lambda: None,
    ) -> None:
        self._options = options
        self._progress = progress
        self._before = before
        self._there = there
        self._stage_of = stage
        self._staging: Staging | None = None
        self._write = write
        self._memory = before.memory
        self._changed = changed
        self._lost: Collection[str] = ()
        self._indexing: Indexing | None = None
        self._indexed: Sequence[str] = ()
        self.problems: list[Problem] = []
        self._content: Content | None = None
        self._result = Result()

    def run(self) -> Result:
        try:
            self._run()
        finally:
            if self._indexing:
                self._indexing.end()
            if self._staging:
                self._staging.discard()
            self._result.problems = self._told()
        return self._result

    def _run(self) -> None:
        with self._stage("read"):
            known = self._memory.content.files.intersection(self._before.content)
            content, found = read_content(self._options.content, known)
            self._content = content
            self.problems.extend(found)
        plan, checked = self.plan(content)
        if plan is None or checked is None:
            return
        with self._stage("route"):
            outputs, found = plan_outputs(plan, Addresses(plan), content.published, assets_of(self._options.templates))
            self.problems.extend(found)
        if self._has_errors():
            return
        self.problems.extend(missing_catalogues(plan, self._options.templates, content.catalogues))
        self.problems.extend(removed_tags(checked, MarkdownRenderer()))
        with self._stage("render"):
            try:
                renderer = self._renderer(plan, outputs, content)
                facets = {**renderer.facets(), **self._files(outputs)}
                self._begin_index(renderer, facets)
                made = self._make(renderer, outputs, facets)
            except BrokenTemplateError as error:
                self.problems.append(error.problem)
                return
            except CatalogueError as error:
                self.problems.append(self._catalogue_problem(error))
                return
        with self._stage("search"):
            made.update(self._index())
        with self._stage("verify"):
            self._verify(renderer, outputs, made, content)
        self._result.base_url = self._base_url(plan)
        self._result.pages = sum(isinstance(output, Page) for output in outputs)
        if self._has_errors():
            return
        with self._stage("publish") if self._staging else nullcontext():
            digests = self._digests(content, outputs, made)
            manifest = manifest_of(digests.outputs, digests.content, plan.history.revision, self._base_url(plan))
            made[MANIFEST] = Made(MANIFEST, (), (), self._write(MANIFEST, manifest.encoded()), b"")
            self._result.made = frozenset(made)
            if self._staging:
                self._publish(self._staging, outputs, made)
                told = {problem.place.file for problem in self.problems}
                lacking = {str(one.values["language"]) for one in self.problems if one.code == "language-without-texts"}
                self._result.memory = self._memory.after(
                    checked.known(told, lacking), plan.history, renderer.catalogues, facets, digests, made, self._lost
                )

    def _told(self) -> tuple[Problem, ...]:
        """All problems in order, each with the title of what it lies within."""
        problems = in_order(self.problems, strict=self._options.strict)
        if not problems or self._content is None:
            return problems
        from generator.read.subjects import with_subjects  # noqa: PLC0415  (needed for faulty content only)

        return tuple(with_subjects(problems, self._content))

    # --- the stages -----------------------------------------------------------------------------------------------

    def plan(self, content: Content) -> tuple[Plan | None, CheckedContent | None]:
        """The plan as far as the content is sound."""
        with self._stage("validate"):
            checked, found = check_content(content, self._memory.content, self._before.content)
            self.problems.extend(found)
        if checked is None:
            return None, None
        with self._stage("plan"):
            history = read_history(self._options.content, self._memory.history)
            plan, found = assemble_plan(content, checked, history, self._options.repository)
            self.problems.extend(found)
        return plan, checked

    def _renderer(self, plan: Plan, outputs: Sequence[Output], content: Content) -> SiteRenderer:
        templates, known = self._options.templates, self._memory.catalogues
        return SiteRenderer(plan, outputs, templates, content.catalogues, self._base_url(plan), known)

    def _base_url(self, plan: Plan) -> str | None:
        base, origin = self._options.base_url or plan.site.base_url, self._options.origin
        return f"{origin}{urlsplit(base or '/').path}" if origin else base

    def _catalogue_problem(self, error: CatalogueError) -> Problem:
        of_content = error.file.is_relative_to(self._options.content)
        place = f"{'' if of_content else 'templates/'}locale/{error.file.name}"
        return Problem("bad-catalogue", Place(place, error.line), {"detail": error.detail})

    def _make(self, renderer: SiteRenderer, outputs: Sequence[Output], facets: Mapping[str, bytes]) -> dict[str, Made]:
        looker = Looker({MANIFEST, *(output.path for output in outputs)}, self._template)
        if self._stage_of:
            self._staging = self._stage_of()
            self._staging.open()
            self._staging.anew = self._options.clean
            self._write = self._staging.write
        workshop = Workshop(renderer, looker, self._write, self._published_bytes, self._memory.facts)
        if self._options.clean:
            tasks = [Task(output) for output in outputs]
        else:
            tasks = list(self._memory.tasks(outputs, facets, self._before.outputs))
        made: dict[str, Made] = {}
        for done, one in enumerate(workshop.make_all(tasks, self._options.jobs), start=1):
            made[one.path] = one
            self._progress("render", done, len(tasks))
        return made

    def _begin_index(self, renderer: SiteRenderer, facets: Mapping[str, bytes]) -> None:
        """Have the search's index made, unless what there is still holds or nobody wants any."""
        if not renderer.has_search or (self._stage_of is None and self._write is _nowhere):
            return
        if not self._options.search:
            self._result.search_index = lambda: index_of(renderer.shared)[0]
            return
        self._indexed = [] if self._options.clean else list(self._memory.below(FOLDER, facets, self._before.outputs))
        if not self._indexed:
            with holding_endings():
                self._indexing = Indexing(renderer.shared, self._options.jobs)

    def _index(self) -> dict[str, Made]:
        """The new files of the search's index: they are outputs that no page leads to."""
        if not self._indexing:
            return {}
        try:
            files, reads = self._indexing.result()
        except IndexingError as error:
            self.problems.append(Problem("search-unavailable", Place("site.yml"), {"detail": str(error)}, "warning"))
            return {}
        self._indexed = list(files)
        return {
            path: Made(path, [Piece("", reads, 0, len(data))], (), self._write(path, data), sha256(data).digest())
            for path, data in files.items()
        }

    def _verify(
        self, renderer: SiteRenderer, outputs: Sequence[Output], made: Mapping[str, Made], content: Content
    ) -> None:
        by_path = {output.path: output for output in outputs}

        def read(path: str) -> str:
            if self._staging is None:
                data = renderer.render(by_path[path]).data
            elif path in made and made[path].is_new:
                data = self._staging.read(path)
            else:
                data = self._published_bytes(path)
            return data.decode(errors="replace")

        pages = {path: one.seen() for path, one in made.items() if one.facts}
        verifier = Verifier({MANIFEST, *by_path}, read, renderer.base_path, pages)
        known = set(self._memory.places)
        lost = verifier.lost(known, all_there=self._memory.paths <= by_path.keys() | set(self._indexed))
        found = verifier.verify(known - lost, self._memory.leading_to(lost, outputs, made))
        self._lost = lost
        if found:
            from generator.verify.origin import Origins  # noqa: PLC0415  (needed for faulty sites only)
            from generator.verify.together import told_together  # noqa: PLC0415

            languages = {output.language for output in outputs if isinstance(output, Page)}
            files = {path: content_file(output) for path, output in by_path.items()}
            origins = Origins(content, languages, files, verifier.ids_of, renderer.base_path)
            located = origins.located(found)
            self.problems.extend(told_together(located, by_path.keys(), languages))

    def _digests(self, content: Content, outputs: Sequence[Output], made: Mapping[str, Made]) -> Digests:
        """The SHA-256 of all files that come out, and of all that the content has."""
        kept, intact = self._memory.sha256, self._before.content
        known = {file: digest for file, digest in kept.content.items() if file in intact}
        paths = (*(output.path for output in outputs), *self._indexed)
        return Digests(
            {path: made[path].sha256 if path in made else kept.outputs[path] for path in paths},
            content_files(self._options.content, content.files, known),
        )

    def _publish(self, staging: Staging, outputs: Sequence[Output], made: Mapping[str, Made]) -> None:
        planned = {MANIFEST, *(output.path for output in outputs), *self._indexed}
        result = self._result
        result.new = frozenset(path for path, one in made.items() if one.is_new)
        gone = self._there.keys() - planned
        result.removed = len(gone)
        if not result.changed and not result.removed and self._there:
            result.outputs = self._there
            return
        changed = self._changed()
        if changed:
            raise ContentChangedError(changed)
        linked = [staging.keep(path) for path in planned - made.keys()]
        staging.publish(planned, result.new)
        kept = self._there if all(linked) else {}
        result.outputs = renewed(self._options.output, kept, planned, result.new)

    # --- what holds from before -----------------------------------------------------------------------------------

    def _files(self, outputs: Sequence[Output]) -> dict[str, bytes]:
        """The digests of the files that outputs are made from besides the plan: templates, and what is copied."""
        templates, before = self._options.templates, self._before
        found: dict[str, bytes] = {}
        for path in templates.rglob("*.html"):
            name = path.relative_to(templates).as_posix()
            facet = f"template {name}"
            found[facet] = self._digest(facet, path.read_bytes, known=name in before.templates)
        for output in outputs:
            if isinstance(output, Copy):
                known = output.file in before.content if output.file else output.path in before.templates
                found[f"copy {output.path}"] = self._digest(f"copy {output.path}", output.read, known=known)
        return found

    def _digest(self, facet: str, read: Callable[[], bytes], *, known: bool) -> bytes:
        return (self._memory.digest(facet) if known else None) or digest(read())

    def _template(self, facet: str) -> str:
        return (self._options.templates / facet.removeprefix("template ")).read_text(encoding="utf-8")

    def _published_bytes(self, path: str) -> bytes:
        return (self._options.output / path).read_bytes()

    def _has_errors(self) -> bool:
        return has_errors(in_order(self.problems, strict=self._options.strict))

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self._progress(name, 0, 0)
        started = perf_counter()
        yield
        self._result.seconds[name] = perf_counter() - started
