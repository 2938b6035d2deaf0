"""What the command line can be asked for, and how a wrong call is told, in the user's language."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast

from generator.messages import MessageLanguage, say, user_language
from generator.options import ROOT


class UsageError(Exception):
    """The command was used wrongly; `key` and `values` word it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def parse(arguments: Sequence[str], language: MessageLanguage) -> argparse.Namespace:
    """The command and its options. Raises UsageError where they cannot be understood."""
    return _parser(language).parse_args(_with_command(list(arguments)))


def message_language(arguments: Sequence[str]) -> MessageLanguage:
    """The language of the messages, needed before the arguments can be parsed."""
    for index, argument in enumerate(arguments):
        value = arguments[index + 1] if argument == "--lang" and index + 1 < len(arguments) else argument
        if argument in {"--lang", f"--lang={value.removeprefix('--lang=')}"}:
            chosen = value.removeprefix("--lang=")
            if chosen in {"ja", "en"}:
                return cast("MessageLanguage", chosen)
    return user_language(os.environ)


def _with_command(arguments: list[str]) -> list[str]:
    """The command first, whatever options stand before it; `build` is what is meant where there is none."""
    if arguments and (arguments[0] in {"-h", "--help"} or not arguments[0].startswith("-")):
        return arguments
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] in _WITH_VALUES else 1
    if at < len(arguments) and arguments[at] in _TAKES:
        return [arguments[at], *arguments[:at], *arguments[at + 1 :]]
    return ["build", *arguments]


class _Formatter(argparse.HelpFormatter):
    """argparse's help, its own few words in the user's language."""

    language: MessageLanguage = "en"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{say('usage', self.language)}: ")


class _JapaneseFormatter(_Formatter):
    language: MessageLanguage = "ja"


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are worded by the catalogue: argparse's own are in English."""

    mixes = False
    """Whether options may stand between the arguments, of which there are any number."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As always; where options may stand between arguments, argparse has another way, which comes back here."""
        if not self.mixes:
            return super().parse_known_args(args, namespace)
        self.mixes = False
        # argparse would make the usage into a text by itself, and cut off as much as its own English beginning has.
        self.usage = self.usage or self.format_usage().partition(": ")[2]
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixes = True

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        for key, pattern in _COMPLAINTS.items():
            match = re.search(pattern, message)
            if match:
                values = {name: value.replace("'", "") for name, value in match.groupdict().items()}
                others = _takers(values["value"]) if key == "usage-unknown-option" else []
                if others:
                    raise UsageError("usage-of-others", value=values["value"].split()[0], commands=", ".join(others))
                if key in {"usage-unknown-option", "usage-choice"}:
                    flags = " ".join(flag for flags, _ in _OPTIONS.values() for flag in flags)
                    values["near"] = _near(values["value"], values.get("choices", flags).replace(",", "").split())
                raise UsageError(key, **values)
        raise UsageError("usage-error")


def _takers(given: str) -> Sequence[str]:
    """The commands that take the option with which something begins that another one does not know."""
    flag = given.split(maxsplit=1)[0].partition("=")[0] if given.split() else ""
    return [name for name, takes in _TAKES.items() if any(flag in _OPTIONS[option][0] for option in takes)]


def _near(value: str, choices: Sequence[str]) -> str:
    """The choice that was probably meant."""
    import difflib  # noqa: PLC0415  (few calls are wrong)

    near = difflib.get_close_matches(value.split(maxsplit=1)[0] if value.split() else "", choices, n=1)
    return near[0] if near else ""


_COMPLAINTS = {
    "usage-unknown-option": r"unrecognized arguments: (?P<value>.*)",
    "usage-ambiguous": r"ambiguous option: (?P<value>\S*) could match (?P<choices>.*)",
    "usage-choice": r"argument (?P<name>\S*): invalid choice: '(?P<value>.*?)' \(choose from (?P<choices>.*)\)",
    "usage-no-value": r"argument (?P<name>\S+): expected one argument",
    "usage-takes-none": r"argument (?:-\w/)?(?P<name>\S+): ignored explicit argument",
    "usage-missing": r"the following arguments are required: (?P<name>.*)",
    "bad-port": r"argument --port: (?P<value>.*)",
    "bad-count": r"argument --jobs: (?P<value>.*)",
}
"""The sentence that words a complaint of argparse's → how that begins."""


def _parser(language: MessageLanguage) -> argparse.ArgumentParser:
    formatter = _JapaneseFormatter if language == "ja" else _Formatter
    parser = _Parser(prog="build.py", description=say("help", language), add_help=False, formatter_class=formatter)
    heads = {"options": say("options", language)}
    parser.add_argument_group(heads["options"]).add_argument(
        "-h", "--help", action="help", help=_help("help", language)
    )
    commands = parser.add_subparsers(
        dest="command",
        title=say("commands", language),
        metavar=say("metavar-command", language),
        parser_class=_Parser,
        prog="build.py",
    )
    for name, takes in _TAKES.items():
        text = _help(name, language)
        sub = commands.add_parser(name, help=text, description=text, add_help=False, formatter_class=formatter)
        arguments = sub.add_argument_group(say("arguments", language))
        options = sub.add_argument_group(heads["options"])
        options.add_argument("-h", "--help", action="help", help=_help("help", language))
        options.add_argument("--lang", choices=("ja", "en"), help=_help("lang", language))
        for option in takes:
            flags, settings = _OPTIONS[option]
            if name_of_value := settings.get("metavar", "").lower():
                settings = {**settings, "metavar": say(f"metavar-{name_of_value}", language)}
            group = options if flags[0].startswith("-") else arguments
            group.add_argument(*flags, help=_help(option, language), **settings)
        sub.mixes = "ids" in takes
    return parser


def _help(key: str, language: MessageLanguage) -> str:
    return say(f"help-{key}", language, kinds="indicator, page, term")


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(value)
    return int(value)


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(value)
    return int(value)


_TAKES: Mapping[str, Sequence[str]] = {
    "build": ("content", "output", "base-url", "repository", "jobs", "anew", "strict", "quiet", "verbose", "profile"),
    "check": ("content", "format", "strict", "quiet", "verbose", "profile"),
    "serve": ("content", "port", "open"),
    "new": (
        *("new-kind", "new-slug", "under", "title", "unit", "baseline-year", "baseline", "target-year", "target"),
        "content",
    ),
    "translations": (
        *("action", "ids", "all", "language", "content", "data-format", "strict-texts", "quiet", "verbose-texts"),
    ),
    "export": ("what", "file", "language", "content"),
    "import": ("file", "apply", "content", "data-format"),
    "verify-manifest": ("site", "made-from", "quiet"),
    "clean": ("output",),
}
"""The commands, and which options each takes."""

_OPTIONS: Mapping[str, tuple[Sequence[str], Mapping[str, Any]]] = {
    "content": (("--content",), {"type": Path, "default": ROOT / "content", "metavar": "DIR"}),
    "output": (("--output",), {"type": Path, "default": ROOT / "output", "metavar": "DIR"}),
    "base-url": (("--base-url",), {"metavar": "URL"}),
    "repository": (("--repository",), {"metavar": "URL"}),
    "jobs": (("--jobs",), {"type": _count, "metavar": "N"}),
    "anew": (("--clean",), {"action": "store_true"}),
    "strict": (("--strict",), {"action": "store_true"}),
    "quiet": (("-q", "--quiet"), {"action": "store_true"}),
    "verbose": (("-v", "--verbose"), {"action": "store_true"}),
    "profile": (("--profile",), {"type": Path, "metavar": "FILE"}),
    "format": (("--format",), {"choices": ("text", "json", "github"), "default": "text"}),
    "port": (("--port",), {"type": _port, "default": 8000, "metavar": "N"}),
    "open": (("--open",), {"action": "store_true"}),
    "site": (("site",), {"type": Path, "metavar": "DIR"}),
    "made-from": (("--content",), {"type": Path, "metavar": "DIR"}),
    "new-kind": (("kind",), {"nargs": "?", "metavar": "KIND"}),
    "new-slug": (("slug",), {"nargs": "?", "metavar": "SLUG"}),
    "under": (("--under",), {"metavar": "SLUGS"}),
    "title": (("--title",), {"metavar": "TITLE"}),
    "unit": (("--unit",), {"metavar": "UNIT"}),
    "baseline-year": (("--baseline-year",), {"metavar": "YEAR"}),
    "baseline": (("--baseline",), {"metavar": "VALUE"}),
    "target-year": (("--target-year",), {"metavar": "YEAR"}),
    "target": (("--target",), {"metavar": "VALUE"}),
    "action": (("action",), {"nargs": "?", "choices": ("list", "accept"), "default": "list", "metavar": "ACTION"}),
    "ids": (("ids",), {"nargs": "*", "metavar": "ID"}),
    "all": (("--all",), {"action": "store_true"}),
    "language": (("--language",), {"metavar": "LANG"}),
    "data-format": (("--format",), {"choices": ("text", "json"), "default": "text"}),
    "what": (("what",), {"choices": ("texts", "values"), "metavar": "WHAT"}),
    "file": (("file",), {"type": Path, "metavar": "FILE"}),
    "apply": (("--apply",), {"action": "store_true"}),
    "strict-texts": (("--strict",), {"action": "store_true"}),
    "verbose-texts": (("-v", "--verbose"), {"action": "store_true"}),
}
"""Every option: its flags, and what argparse is told of it."""

_WITH_VALUES = {
    "--lang",
    *(flag for flags, settings in _OPTIONS.values() for flag in flags if flag[0] == "-" and "action" not in settings),
}
"""The flags that a value follows."""
