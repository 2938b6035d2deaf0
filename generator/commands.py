"""What the commands do, and what they say of it."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from generator.arguments import UsageError
from generator.endings import BREAKS, DONE, FAILED, broken_off, disregard_endings, heed_again
from generator.excerpt import Excerpts
from generator.git import top_of_repository
from generator.messages import MessageLanguage, disk_text, say
from generator.options import Options
from generator.pipeline import build_on, check, load_plan
from generator.problems import Problem
from generator.publish.manifest import differences, digest_of_content, read_manifest
from generator.publish.place import remove
from generator.record import Record
from generator.report import Format, report
from generator.result import Result
from generator.route.outputs import MANIFEST
from generator.terminal import ProgressLine, colours, drop_output


def build_site(options: argparse.Namespace, asked: Options, language: MessageLanguage, record: Record) -> int:
    """Build and publish; the build is recorded, so that the next one sees whether it has anything to do.

    Raises OutputError where the output folder cannot be used.
    """
    started = time.perf_counter()
    try:
        with ProgressLine(language, quiet=options.quiet) as line:
            result = build_on(record, asked, lambda *told: _progressing(line, *told))
    except BREAKS as error:
        status, words = broken_off(error, language)
        print(words, say("as-it-was", language), file=sys.stderr)
        return status
    print_problems(result.problems, asked, language, sys.stderr)
    if result.failed:
        print(say("not-built", language, output=options.output), file=sys.stderr)
        return FAILED
    try:
        _tell(result, options, language, f"{time.perf_counter() - started:.2f}")
    except BrokenPipeError:
        # Nobody wants to hear of it.
        drop_output()
    except OSError as error:
        print(
            disk_text(error, language), say("published-all-the-same", language, output=options.output), file=sys.stderr
        )
        drop_output()
        return FAILED
    return DONE


def _progressing(line: ProgressLine, stage: str, done: int, total: int) -> None:
    """A build may be interrupted until its site is put in its place."""
    if stage == "publish":
        disregard_endings()
    elif done == 0:
        heed_again()
    line(stage, done, total)


def _tell(result: Result, options: argparse.Namespace, language: MessageLanguage, seconds: str) -> None:
    if options.verbose:
        _print_times(result, language)
    if not options.quiet:
        key = "built" if result.changed or result.removed else "unchanged"
        kept = len(result.outputs) - result.changed
        counts = {"pages": result.pages, "changed": result.changed, "kept": kept, "removed": result.removed}
        print(say(key, language, output=options.output, seconds=seconds, **counts), flush=True)


def _check(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    started = time.perf_counter()
    quiet = options.quiet or options.format != "text"
    with ProgressLine(language, quiet=quiet) as progress:
        result = check(asked, progress)
    print_problems(result.problems, asked, language, sys.stdout, options.format)
    if options.verbose:
        _print_times(result, language)
    if not result.problems and not quiet:
        print(say("sound", language, pages=result.pages, seconds=f"{time.perf_counter() - started:.2f}"))
    return FAILED if result.failed else DONE


def _serve(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    from tempfile import TemporaryDirectory  # noqa: PLC0415  (only this command needs them)

    from generator.preview.session import Session  # noqa: PLC0415
    from generator.preview.watch import Preview  # noqa: PLC0415

    gc.disable()
    with TemporaryDirectory(prefix="preview-", ignore_cleanup_errors=True) as folder:
        session = Session(asked, Path(folder) / "site", options.port, language)
        try:
            session.server.listen()
        except OSError as error:
            raise UsageError(
                "port-taken", port=options.port, next=options.port + 1 if options.port < 65535 else 8000
            ) from error
        session.update()
        session.say_where()
        Preview(session.update, session.server, (asked.content, asked.templates)).run(options.open)
    print(say("stopped", language))
    return DONE


def _new(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    from generator.desk.writing import write_new  # noqa: PLC0415  (only this command writes content)

    plan, problems = load_plan(asked)
    return write_new(plan, problems, options, asked.content, language)


def _translations(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    from generator.desk.review import accept_translations, list_translations  # noqa: PLC0415  (no build needs them)

    command = accept_translations if options.action == "accept" else list_translations
    return command(options, asked.content, language)


def _export(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    from generator.desk.exchange import export_table  # noqa: PLC0415

    return export_table(options, asked, language)


def _import(options: argparse.Namespace, asked: Options, language: MessageLanguage) -> int:
    from generator.desk.exchange import import_table  # noqa: PLC0415

    return import_table(options, asked, language)


def clean(output: Path, language: MessageLanguage) -> int:
    """Remove the built site, and the record of its builds. Raises OutputError where the folder is not one of ours."""
    key = "cleaned" if remove(output) else "nothing-to-clean"
    Record(Options(output, output)).forget()
    print(say(key, language, output=output))
    return DONE


def verify_manifest(site: Path, content: Path | None, language: MessageLanguage, quiet: bool) -> int:
    """Check a site against the manifest that it was published with, and its content against what it was made from."""
    manifest = read_manifest(site)
    if manifest is None:
        raise UsageError("no-manifest", file=site / MANIFEST)
    found = list(differences(site, manifest))
    for difference in found:
        print(say(f"file-{difference.kind}", language, file=difference.path), file=sys.stderr)
    if found:
        print(say("not-as-published", language, site=site, count=len(found)), file=sys.stderr)
        return FAILED
    if content is not None and digest_of_content(content) != manifest.content.sha256:
        print(say("other-content", language, folder=content), file=sys.stderr)
        return FAILED
    if not quiet:
        made_at = {"commit": manifest.content.commit or "–", "content": manifest.content.sha256}
        print(say("as-published", language, site=site, files=len(manifest.files), **made_at))
    return DONE


def print_problems(
    problems: Sequence[Problem],
    asked: Options,
    language: MessageLanguage,
    stream: TextIO,
    form: Format = "text",
    total: Sequence[Problem] = (),
) -> None:
    """Print problems in the form that was asked for; `total` are all that there are, where some were told before."""
    if problems or total or form == "json":
        excerpt_of = Excerpts(asked.content, asked.templates).of
        folder = _relative(asked.content)
        print(report(problems, form, language, folder, excerpt_of, colour=colours(stream), total=total), file=stream)


def _print_times(result: Result, language: MessageLanguage) -> None:
    for stage, seconds in result.seconds.items():
        print(f"{seconds * 1000:8.1f} ms  {say(f'stage-{stage}', language)}")
    if result.outputs:
        print(say("made", language, made=len(result.made), total=len(result.outputs)))


def _relative(folder: Path) -> str:
    """The folder as the repository knows it, wherever the command is run; without one, from the working directory."""
    try:
        return folder.resolve().relative_to(top_of_repository(folder) or Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


RUN: Mapping[str, Callable[[argparse.Namespace, Options, MessageLanguage], int]] = {
    "check": _check,
    "serve": _serve,
    "new": _new,
    "translations": _translations,
    "export": _export,
    "import": _import,
}
"""The commands that take content, but for `build`."""
