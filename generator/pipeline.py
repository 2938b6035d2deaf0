"""The build, told from the content folder to the published site, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from generator.options import Options
from generator.plan.assemble import assemble_plan
from generator.plan.model import Plan
from generator.problems import Problem, has_errors, in_order
from generator.publish.swap import publish
from generator.read.content import Content, read_content
from generator.read.history import read_history
from generator.render.parallel import render_outputs
from generator.render.site import SiteRenderer, missing_catalogues
from generator.render.templates import BrokenTemplateError
from generator.route.addresses import Addresses
from generator.route.outputs import Output, Page
from generator.route.site import plan_outputs
from generator.validate.check import check_content
from generator.verify.site import verify_site

STAGES = ("read", "validate", "plan", "route", "render", "verify", "publish")

Progress = Callable[[str, int, int], None]
"""Told of the stage, and of how many of how many are done (0 of 0 where there is nothing to count)."""


@dataclass
class Result:
    """What came of it: all problems in order, and, where a site was made, its files by path."""

    problems: tuple[Problem, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    pages: int = 0
    changed: int = 0
    removed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)


def _silent(stage: str, done: int, total: int) -> None:
    pass


def build(options: Options, progress: Progress = _silent) -> Result:
    """Build the site and publish it. Nothing is written unless all of it is right."""
    result = check(options, progress)
    if not result.failed:
        with _stage("publish", result, progress):
            result.changed, result.removed = publish(result.files, options.output, anew=options.clean)
    return result


def check(options: Options, progress: Progress = _silent) -> Result:
    """Everything that a build does but publishing: the problems, and the files that would be published."""
    result = Result()
    problems: list[Problem] = []
    try:
        _make(options, result, problems, progress)
    finally:
        result.problems = in_order(problems, strict=options.strict)
    return result


def _make(options: Options, result: Result, problems: list[Problem], progress: Progress) -> None:
    with _stage("read", result, progress):
        content, found = read_content(options.content)
        problems.extend(found)
    plan = _plan(content, options, result, problems, progress)
    if plan is None or has_errors(in_order(problems, strict=options.strict)):
        return
    with _stage("route", result, progress):
        addresses = Addresses(plan)
        outputs, found = plan_outputs(plan, addresses, content.published, _assets(options.templates))
        problems.extend(found)
    if has_errors(found):
        return
    problems.extend(missing_catalogues(plan, options.templates, content.catalogues))
    base_url = options.base_url or plan.site.base_url
    with _stage("render", result, progress):
        renderer = SiteRenderer(plan, addresses, options.templates, content.catalogues, base_url)
        try:
            _render(renderer, outputs, options.jobs, result, progress)
        except BrokenTemplateError as error:
            problems.append(error.problem)
            return
    with _stage("verify", result, progress):
        problems.extend(verify_site(result.files, renderer.base_path))


def load_plan(options: Options) -> Plan | None:
    """The plan of a content folder as far as it can be read; None where site.yml or plan.yml is not sound."""
    content, _ = read_content(options.content)
    return _plan(content, options, Result(), [], _silent)


def _plan(
    content: Content, options: Options, result: Result, problems: list[Problem], progress: Progress
) -> Plan | None:
    with _stage("validate", result, progress):
        checked, found = check_content(content)
        problems.extend(found)
    if checked is None:
        return None
    with _stage("plan", result, progress):
        plan, found = assemble_plan(content, checked, read_history(options.content), options.repository)
        problems.extend(found)
    return plan


def _render(renderer: SiteRenderer, outputs: tuple[Output, ...], jobs: int, result: Result, progress: Progress) -> None:
    for done, (output, data) in enumerate(render_outputs(renderer, outputs, jobs), start=1):
        result.files[output.path] = data
        result.pages += isinstance(output, Page)
        progress("render", done, len(outputs))


def _assets(templates: Path) -> dict[str, Path]:
    folder = templates / "assets"
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@contextmanager
def _stage(name: str, result: Result, progress: Progress) -> Iterator[None]:
    progress(name, 0, 0)
    started = perf_counter()
    yield
    result.seconds[name] = perf_counter() - started
