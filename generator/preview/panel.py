"""What the preview's panel shows: takes problems, gives them as plain data with all words in both languages.

The panel itself is panel.js and panel.css in assets/: in the pages that the preview serves, and in no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

from generator.excerpt import Excerpts
from generator.messages import MessageLanguage, problem_text, say
from generator.problems import OF_FILES, Problem
from generator.report import as_data, excerpt_for

PANEL = ".preview"
"""Where the panel's own files are. No site has a path that begins with a dot."""

PROBLEMS_CHANGED = f"{PANEL}/problems"
"""The path that pages are told of where what is wrong has changed."""

_ASSETS = Path(__file__).parent / "assets"
_FILES = ("panel.js", "panel.css")
_LANGUAGES: Sequence[MessageLanguage] = get_args(MessageLanguage)
_WORDS = (
    *("error", "warning", "way-out", "language-name", "panel-name", "panel-languages", "panel-old-site", "panel-open"),
    *("panel-fold", "panel-copy", "panel-copied", "panel-not-copied", "panel-editor", "panel-keys", "panel-ended"),
)
_TYPED = re.compile("`([^`]*)`")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none';"
    " form-action 'none'"
)


def asset(name: str) -> bytes | None:
    """A file of the panel's own."""
    return (_ASSETS / name).read_bytes() if name in _FILES else None


@cache
def version() -> str:
    """Tells the panel's files from what they were in another version of the program."""
    return blake2b(b"".join((_ASSETS / name).read_bytes() for name in _FILES), digest_size=8).hexdigest()


def panel_data(problems: Sequence[Problem], excerpts: Excerpts, language: MessageLanguage) -> dict[str, Any]:
    """All that the panel shows; `language` is that of whoever has not chosen one."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = {
        "summary": _counted("summary", errors=errors, warnings=warnings),
        "warnings": _counted("panel-warnings", count=warnings),
    }
    return {
        "language": language,
        "words": _words(),
        "counts": counts,
        "problems": list(_problems(problems, excerpts)),
    }


def _problems(problems: Iterable[Problem], excerpts: Excerpts) -> Iterable[dict[str, Any]]:
    for problem in problems:
        place, file = problem.place, excerpts.file(problem.place)
        there = quote(file.resolve().as_posix().removeprefix("/"), safe="/:") if file.is_file() else None
        yield {
            **as_data(problem, excerpt_for(problem, excerpts.of)),
            "message": {language: problem_text(problem, language)[0] for language in _LANGUAGES},
            "place": f"{place.file}:{place.line}" if there and problem.code not in OF_FILES else place.file,
            # No editor opens what is not there: a file that is missing, a page that was made.
            "editor": f"vscode://file/{there}:{place.line}:{place.column}" if there else None,
        }


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return {language: {word: say(word, language) for word in _WORDS} for language in _LANGUAGES}


def _counted(key: str, **values: int) -> Mapping[str, str]:
    return {language: say(key, language, **values) for language in _LANGUAGES}


def stand_in(language: MessageLanguage) -> bytes:
    """The page that stands for every other as long as there is no site: in both languages, the reader's first."""
    told = ""
    for each in sorted(_LANGUAGES, key=lambda each: each != language):
        why = _TYPED.sub(r"<code>\1</code>", say("panel-no-site-why", each))
        told += f'<section lang="{each}"><h1>{say("panel-no-site", each)}</h1><p>{why}</p></section>'
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY, quote=False)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{say("panel-no-site", language)}</title>'
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="/{PANEL}/panel.css"></head>'
        f'<body class="stand-in"><main>{told}</main></body></html>'
    ).encode()
