"""The command line: what is asked for, in what language it is answered, and how it ends.

Exit status: 0 done, 1 the content has errors, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO, cast
from urllib.parse import urlsplit

from generator.messages import MessageLanguage, say, user_language
from generator.pipeline import TEMPLATES, Options, Result, build, check, load_plan
from generator.problems import has_errors
from generator.publish.swap import OutputError, remove
from generator.report import Format, report
from generator.terminal import ProgressLine, colours

ROOT = Path(__file__).parent.parent
COMMANDS = ("build", "check", "serve", "new", "clean")
DONE, CONTENT_ERRORS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class UsageError(Exception):
    """The command was used wrongly; `key` and `values` word it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    try:
        options = _parser(language).parse_args(_with_command(given))
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
    if options.clean:
        remove(asked.output)
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

    asked = _options(options, base_url=f"http://127.0.0.1:{options.port}/")

    def rebuild() -> dict[str, bytes] | None:
        started = time.perf_counter()
        result = check(asked)
        _print_problems(result, options, language, sys.stderr)
        if result.failed:
            return None
        print(say("rebuilt", language, time=time.strftime("%H:%M:%S"), seconds=f"{time.perf_counter() - started:.2f}"))
        return result.files

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
    plan, problems = load_plan(asked)
    if plan is None or has_errors(problems):
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


def _language(arguments: Sequence[str]) -> MessageLanguage:
    """The language of the messages, needed before the arguments can be parsed."""
    for index, argument in enumerate(arguments):
        value = arguments[index + 1] if argument == "--lang" and index + 1 < len(arguments) else argument
        if argument in {"--lang", f"--lang={value.removeprefix('--lang=')}"}:
            chosen = value.removeprefix("--lang=")
            if chosen in {"ja", "en"}:
                return cast("MessageLanguage", chosen)
    return user_language(os.environ)


def _with_command(arguments: list[str]) -> list[str]:
    """`build` is what is meant where no command stands first."""
    if arguments and (arguments[0] in COMMANDS or arguments[0] in {"-h", "--help"}):
        return arguments
    if arguments and not arguments[0].startswith("-"):
        return arguments
    return ["build", *arguments]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        raise UsageError("usage-error", detail=message)


def _parser(language: MessageLanguage) -> argparse.ArgumentParser:
    def text(key: str, **values: object) -> str:
        return say(f"help-{key}", language, **values)

    parser = _Parser(prog="build.py", description=say("help", language), add_help=False)
    parser.add_argument("-h", "--help", action="help", help=text("help"))
    commands = parser.add_subparsers(dest="command", title=say("commands", language), metavar="")

    def command(name: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text(name), description=text(name), add_help=False)
        sub.add_argument("-h", "--help", action="help", help=text("help"))
        sub.add_argument("--lang", choices=("ja", "en"), help=text("lang"))
        return sub

    def content(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--content", type=Path, default=ROOT / "content", metavar="DIR", help=text("content"))

    def output(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--output", type=Path, default=ROOT / "output", metavar="DIR", help=text("output"))

    def loudness(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--strict", action="store_true", help=text("strict"))
        sub.add_argument("-q", "--quiet", action="store_true", help=text("quiet"))
        sub.add_argument("-v", "--verbose", action="store_true", help=text("verbose"))

    sub = command("build")
    content(sub)
    output(sub)
    sub.add_argument("--base-url", metavar="URL", help=text("base-url"))
    sub.add_argument("--repository", metavar="URL", help=text("repository"))
    sub.add_argument("--clean", action="store_true", help=text("clean"))
    loudness(sub)
    sub = command("check")
    content(sub)
    sub.add_argument("--format", choices=("text", "json", "github"), default="text", help=text("format"))
    loudness(sub)
    sub = command("serve")
    content(sub)
    sub.add_argument("--port", type=_port, default=8000, metavar="N", help=text("port"))
    sub.add_argument("--open", action="store_true", help=text("open"))
    sub = command("new")
    content(sub)
    sub.add_argument("kind", metavar="KIND", help=text("kind", kinds="…"))
    sub.add_argument("slug", metavar="SLUG", help=text("slug"))
    sub.add_argument("--under", metavar="SLUGS", help=text("under"))
    sub.add_argument("--title", metavar="TITLE", help=text("title"))
    output(command("clean"))
    return parser


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(value)
    return int(value)
