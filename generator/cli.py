"""The command line: what is asked for, in what language it is answered, and how it ends.

Exit status: 0 done, 1 the content has errors, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from generator.arguments import ROOT, UsageError, message_language, parse
from generator.messages import MessageLanguage, say
from generator.pipeline import TEMPLATES, Options, Result, build, check, load_plan
from generator.publish.swap import OutputError, remove
from generator.render.parallel import available_jobs
from generator.report import Format, report
from generator.terminal import ProgressLine, colours

DONE, CONTENT_ERRORS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe may have an encoding that lacks a character of a title; that is no reason to stop.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if arguments is None:
        # A command is short and most of what it makes lives to its end: looking for garbage finds none.
        gc.disable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = message_language(given)
    try:
        options = parse(given, language)
        return _RUN[options.command](options, language)
    except UsageError as error:
        print(say(error.key, language, **error.values), file=sys.stderr)
        return WRONG_USAGE
    except OutputError as error:
        print(say(error.code, language, **error.values), file=sys.stderr)
        return WRONG_USAGE
    except OSError as error:
        print(say("disk", language, detail=error), file=sys.stderr)
        return CONTENT_ERRORS
    except KeyboardInterrupt:
        print(say("interrupted", language), file=sys.stderr)
        return INTERRUPTED


# --- the commands --------------------------------------------------------------------------------------------------


def _build(options: argparse.Namespace, language: MessageLanguage) -> int:
    asked = _options(options)
    _refuse_overlap(asked)
    started = time.perf_counter()
    with ProgressLine(language, quiet=options.quiet) as progress:
        result = build(asked, progress)
    _print_problems(result, options, language, sys.stderr)
    if result.failed:
        print(say("not-built", language, output=options.output), file=sys.stderr)
        return CONTENT_ERRORS
    seconds = f"{time.perf_counter() - started:.2f}"
    if options.verbose:
        _print_times(result, language)
    if not options.quiet:
        key = "built" if result.changed or result.removed else "unchanged"
        counts = {"pages": result.pages, "changed": result.changed, "removed": result.removed}
        print(say(key, language, output=options.output, seconds=seconds, **counts))
    return DONE


def _check(options: argparse.Namespace, language: MessageLanguage) -> int:
    started = time.perf_counter()
    quiet = options.quiet or options.format != "text"
    with ProgressLine(language, quiet=quiet) as progress:
        result = check(_options(options), progress)
    _print_problems(result, options, language, sys.stdout)
    if options.verbose:
        _print_times(result, language)
    if not result.problems and not quiet:
        print(say("sound", language, pages=result.pages, seconds=f"{time.perf_counter() - started:.2f}"))
    return CONTENT_ERRORS if result.failed else DONE


def _serve(options: argparse.Namespace, language: MessageLanguage) -> int:
    from generator.preview import Preview  # noqa: PLC0415  (only this command needs a server)

    # The preview's server has threads, beside which no process is forked: one renders.
    asked = replace(_options(options, base_url=f"http://127.0.0.1:{options.port}/"), jobs=1)

    def rebuild() -> dict[str, bytes] | None:
        started = time.perf_counter()
        result = check(asked)
        _print_problems(result, options, language, sys.stderr)
        if result.failed:
            return None
        print(say("rebuilt", language, time=time.strftime("%H:%M:%S"), seconds=f"{time.perf_counter() - started:.2f}"))
        return result.files

    gc.enable()
    preview = Preview(rebuild, (asked.content, asked.templates), options.port)
    print(say("serving", language, address=preview.address), flush=True)
    try:
        preview.run(options.open)
    except OSError as error:
        raise UsageError("port-taken", port=options.port) from error
    print(say("stopped", language))
    return DONE


def _new(options: argparse.Namespace, language: MessageLanguage) -> int:
    from generator.scaffold import ScaffoldError, scaffold, write  # noqa: PLC0415  (only this command writes content)

    asked = _options(options)
    plan = load_plan(asked)
    if plan is None:
        raise UsageError("new-broken-plan")
    try:
        planned = scaffold(plan, asked.content, options.kind, options.slug, options.under, options.title)
        written = write(planned, asked.content)
    except ScaffoldError as error:
        raise UsageError(error.key, **error.values) from error
    for path in written:
        print(say("created", language, file=path))
    if planned.addition:
        print(say("new-inline", language, kind=options.kind, file=asked.content / planned.file))
        print(planned.addition)
    print(say("next-steps", language))
    return DONE


def _clean(options: argparse.Namespace, language: MessageLanguage) -> int:
    key = "cleaned" if remove(options.output) else "nothing-to-clean"
    print(say(key, language, output=options.output))
    return DONE


_RUN = {"build": _build, "check": _check, "serve": _serve, "new": _new, "clean": _clean}


def _print_problems(result: Result, options: argparse.Namespace, language: MessageLanguage, stream: TextIO) -> None:
    form: Format = getattr(options, "format", "text")
    if result.problems or form == "json":
        folder = _relative(options.content)
        print(report(result.problems, form, language, folder, colours(stream)), file=stream)


def _print_times(result: Result, language: MessageLanguage) -> None:
    for stage, seconds in result.seconds.items():
        print(f"{seconds * 1000:8.1f} ms  {say(f'stage-{stage}', language)}")


def _relative(folder: Path) -> str:
    """The folder as the repository knows it: relative to the working directory where it lies within it."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


# --- what was asked for --------------------------------------------------------------------------------------------


def _options(options: argparse.Namespace, base_url: str | None = None) -> Options:
    content = options.content
    if not content.is_dir():
        raise UsageError("no-content", folder=content)
    address = base_url or getattr(options, "base_url", None)
    if address is not None and not _is_address(address):
        raise UsageError("bad-base-url", value=address)
    repository = getattr(options, "repository", None)
    if repository is not None and not _is_address(repository):
        raise UsageError("bad-base-url", value=repository)
    return Options(
        content=content,
        output=getattr(options, "output", ROOT / "output"),
        templates=TEMPLATES,
        base_url=address,
        repository=repository,
        strict=getattr(options, "strict", False),
        clean=getattr(options, "clean", False),
        jobs=getattr(options, "jobs", None) or available_jobs(),
    )


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment


def _refuse_overlap(options: Options) -> None:
    """An output within the content or the program, or around them, would destroy what the site is made from."""
    output = options.output.resolve()
    for folder in (options.content, options.templates, ROOT / "generator"):
        made_from = folder.resolve()
        if output == made_from or output in made_from.parents or made_from in output.parents:
            raise UsageError("output-overlaps", output=options.output)
