"""The command line: what is asked for, in what language it is answered, and how it ends.

Whether a build has anything to do is seen here, before what does it is loaded.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from generator.arguments import UsageError, message_language, parse
from generator.endings import BREAKS, DONE, FAILED, WRONG_USAGE, broken_off, heed_endings
from generator.messages import Called, MessageLanguage, called, disk_text, say
from generator.options import ROOT, TEMPLATES, Options
from generator.publish.place import OutputError, alone
from generator.record import Record
from generator.terminal import drop_output, stand_in_for_closed_streams


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    if arguments is None:
        stand_in_for_closed_streams()
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
        asked = parse(given, language)
    except UsageError as error:
        print(say(error.key, language, **error.values), file=sys.stderr)
        return WRONG_USAGE
    with called(_how_called(asked)):
        return _ended(asked, language, heeds=arguments is None)


def _ended(asked: argparse.Namespace, language: MessageLanguage, *, heeds: bool) -> int:
    """How the command ends, in whichever way it does; where it `heeds` what asks it to, with a word of it."""
    try:
        if heeds:
            heed_endings()
        profile = getattr(asked, "profile", None)
        return _profiled(asked, language, profile) if profile else _run(asked, language)
    except UsageError as error:
        print(say(error.key, language, **error.values), file=sys.stderr)
        return WRONG_USAGE
    except BrokenPipeError:
        # Whoever read the output has read enough. Python would complain once more when it closes the stream.
        drop_output()
        return FAILED
    except BREAKS as error:
        status, words = broken_off(error, language)
        print(words, file=sys.stderr)
        return status


def _how_called(asked: argparse.Namespace) -> Called:
    """The command as it was typed, by which Python and with which content; another program's has its usual name."""
    program, content = Called().program, getattr(asked, "content", None)
    if Path(sys.argv[0]).name == "build.py":
        program = f"{_quoted(_from_here(sys.orig_argv[0]))} {_quoted(_from_here(sys.argv[0]))}"
    usual = content is None or content.resolve() == (ROOT / "content").resolve()
    return Called(program, "" if usual else f" --content {_quoted(str(content))}")


def _quoted(words: str) -> str:
    """A path as every shell takes it for one word."""
    return f'"{words}"' if " " in words or "\u3000" in words else words


def _from_here(program: str) -> str:
    """A program's path, shorter where it lies in the working directory."""
    path = Path(program)
    if not path.is_absolute() or not path.is_relative_to(Path.cwd()):
        return program
    return str(path.relative_to(Path.cwd()))


def _profiled(given: argparse.Namespace, language: MessageLanguage, file: Path) -> int:
    """Run the command and write how long each of its functions took."""
    from cProfile import Profile  # noqa: PLC0415  (only who asks for it waits for it)

    file.touch()
    given.jobs = 1
    profile = Profile()
    try:
        return profile.runcall(_run, given, language)
    finally:
        try:
            profile.dump_stats(file)
            print(say("profiled", language, file=file), file=sys.stderr)
        except OSError as error:
            print(disk_text(error, language), file=sys.stderr)


def _run(given: argparse.Namespace, language: MessageLanguage) -> int:
    started = time.perf_counter()
    if given.command == "clean":
        from generator.commands import clean  # noqa: PLC0415  (each command loads what it needs, and no more)

        output = _place(given.output)
        with _alone(output, language):
            return clean(output, language)
    if given.command == "verify-manifest":
        from generator.commands import verify_manifest  # noqa: PLC0415

        return verify_manifest(_folder(given.site), given.content and _folder(given.content), language, given.quiet)
    options = _options(given)
    if given.command != "build":
        from generator import commands  # noqa: PLC0415

        return commands.RUN[given.command](given, options, language)
    _refuse_overlap(options)
    with _alone(options.output, language):
        return _build(given, options, language, started)


@contextmanager
def _alone(output: Path, language: MessageLanguage) -> Iterator[None]:
    """The place of the output for this process alone."""

    def tell(key: str) -> None:
        print(say(key, language, output=output), file=sys.stderr, flush=True)

    try:
        with alone(output, lambda: tell("waiting"), lambda: tell("recovered")):
            yield
    except OutputError as error:
        raise UsageError(error.code, **error.values) from error


def _build(given: argparse.Namespace, options: Options, language: MessageLanguage, started: float) -> int:
    # What is published is for everybody to read.
    os.umask(0o022)
    record = Record(options)
    remembered = record.recall()
    if remembered is None or options.clean:
        from generator.commands import build_site  # noqa: PLC0415

        return build_site(given, options, language, record)
    if remembered.problems:
        from generator.commands import print_problems  # noqa: PLC0415

        print_problems(remembered.problems, options, language, sys.stderr)
    if not given.quiet:
        seconds = f"{time.perf_counter() - started:.2f}"
        print(say("unchanged", language, output=options.output, pages=remembered.pages, seconds=seconds))
    return DONE


# --- what was asked for --------------------------------------------------------------------------------------------


def _place(output: Path) -> Path:
    """An output by the folder that it lies in and its own name, which may be a link's; `.` and `..` are no names."""
    if output.name in {"", ".."}:
        output = output.resolve()
    if not output.name:
        raise UsageError("output-overlaps", output=output)
    return output.parent.resolve() / output.name


def _folder(path: Path) -> Path:
    if not path.is_dir():
        from difflib import get_close_matches  # noqa: PLC0415  (few calls are wrong)

        beside = [one.name for one in path.parent.iterdir() if one.is_dir()] if path.parent.is_dir() else []
        near = [path.with_name(name) for name in get_close_matches(path.name, beside, n=1)]
        raise UsageError("no-content", folder=path, near=str(near[0]) if near else "")
    return path


def _options(options: argparse.Namespace) -> Options:
    content = _folder(options.content)
    address = getattr(options, "base_url", None)
    if address is not None and not _is_address(address):
        raise UsageError("bad-base-url", value=address)
    repository = getattr(options, "repository", None)
    if repository is not None and not _is_address(repository):
        raise UsageError("bad-base-url", value=repository)
    return Options(
        content=content,
        output=_place(getattr(options, "output", ROOT / "output")),
        templates=TEMPLATES,
        base_url=address,
        repository=repository,
        strict=getattr(options, "strict", False),
        clean=getattr(options, "clean", False),
        jobs=getattr(options, "jobs", None) or _cores(),
    )


def _is_address(value: str) -> bool:
    from generator.validate.values import BASE_ADDRESS  # noqa: PLC0415  (few builds are given one)

    return re.fullmatch(BASE_ADDRESS, value) is not None


def _refuse_overlap(options: Options) -> None:
    """An output within the content or the program, or around them, would destroy what the site is made from."""
    output = options.output.resolve()
    for folder in (options.content, options.templates, ROOT / "generator"):
        made_from = folder.resolve()
        if output == made_from or output in made_from.parents or made_from in output.parents:
            raise UsageError("output-overlaps", output=options.output)


def _cores() -> int:
    """How many processes may usefully run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
