"""`build.py translations`: what is missing, out of date or to be confirmed, and its acceptance."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.arguments import UsageError
from generator.desk.acceptance import Key, accept
from generator.desk.difference import difference, marked
from generator.desk.past import past_originals
from generator.desk.state import STATES, State, Translated, load, translations
from generator.endings import DONE, FAILED
from generator.git import ask_git
from generator.messages import MessageLanguage, on_a_line, say
from generator.problems import has_errors
from generator.read.accepted import FILE
from generator.read.characters import beginning
from generator.terminal import colours
from generator.validate import meant
from generator.validate.check import CheckedContent

_REVISED = ("stale", "revised")
_LONGEST = 100


def list_translations(options: argparse.Namespace, folder: Path, language: MessageLanguage) -> int:
    """Show the state of the translations, worst first; with --strict the exit status says whether all are done."""
    content, _, languages = _content(options, folder)
    found = [one for one in translations(content) if one.language in languages]
    told = [one for one in found if one.state != "done" or options.verbose]
    past = past_originals(folder, content, {one.text.id for one in told if one.state in _REVISED})
    record = content.site.shape.languages[0]
    if options.format == "json":
        print(json.dumps([_as_data(one, record, past) for one in found], ensure_ascii=False, indent=2))
    else:
        for name in languages:
            own = [one for one in found if one.language == name]
            print(_head(name, own, language, known=bool(content.accepted)))
            if not options.quiet:
                for one in sorted((one for one in told if one.language == name), key=_badness):
                    print("\n".join(_entry(one, record, past, language)))
        if not content.accepted and ask_git(folder, "ls-files", "--", FILE):
            print(say("translations-record-gone", language, file=folder / FILE))
        if any(one.state not in {"done", "missing"} for one in told) and not options.quiet:
            print(say("translations-way", language))
    # Without a record nobody knows whether what is there is done.
    is_done = all(one.state == "done" for one in found) and (bool(content.accepted) or not found)
    return FAILED if options.strict and not is_done else DONE


def accept_translations(options: argparse.Namespace, folder: Path, language: MessageLanguage) -> int:
    """Mark translations as up to date: those of the ids, or all."""
    content, whole, languages = _content(options, folder)
    if bool(options.ids) == options.all:
        raise UsageError("accept-what")
    if options.all and not options.language:
        chosen = None
    elif options.all:
        chosen = {(one.text.id, one.language) for one in translations(content) if one.language in languages}
    else:
        chosen = set(_chosen(content, options.ids, languages, folder))
    count = accept(folder, content, chosen, whole=whole)
    print(say("accepted", language, count=count, file=folder / FILE) if count else say("accepted-none", language))
    return DONE


def _content(options: argparse.Namespace, folder: Path) -> tuple[CheckedContent, bool, Sequence[str]]:
    """The content, whether it has no errors, and the languages that are asked for."""
    content, problems = load(folder)
    if content is None:
        raise UsageError("accept-broken")
    known = content.site.shape.languages[1:]
    if options.language and options.language not in known:
        raise UsageError("no-such-language", name=options.language, known=", ".join(known) or "–")
    return content, not has_errors(problems), [options.language] if options.language else known


def _chosen(content: CheckedContent, names: Sequence[str], languages: Sequence[str], folder: Path) -> Iterator[Key]:
    """The translations that are named: by the id of a text, by that of what texts belong to, or by their file."""
    there = [one for one in translations(content) if one.language in languages]
    for name in names:
        file = _within(name, folder)
        found = [one for one in there if one.text.id == name or file in one.text.files or _belongs(one.text.id, name)]
        if not found:
            near = meant.word(name, {one.text.id for one in there})
            raise UsageError("accept-unknown", id=name, near=near)
        translated = [one for one in found if one.state != "missing"]
        if not translated:
            raise UsageError("accept-untranslated", id=name, name=", ".join(languages))
        yield from ((one.text.id, one.language) for one in translated)


def _belongs(text: str, name: str) -> bool:
    return text.startswith((f"{name}:", f"{name}/"))


def _within(name: str, folder: Path) -> str:
    """The path of a file in the content folder, however it was told: from there, or as the system has it."""
    path = Path(name)
    if path.exists() and path.resolve().is_relative_to(folder.resolve()):
        return path.resolve().relative_to(folder.resolve()).as_posix()
    return name


def _badness(one: Translated) -> int:
    return STATES.index(one.state)


def _head(name: str, own: Sequence[Translated], language: MessageLanguage, *, known: bool) -> str:
    counts: Counter[State] = Counter(one.state for one in own)
    key = "translations-head" if known else "translations-unknown-age"
    return say(key, language, name=name, total=len(own), **{state: counts[state] for state in STATES})


def _entry(one: Translated, record: str, past: Mapping[str, Any], language: MessageLanguage) -> Iterator[str]:
    yield f"{one.text.id}  ({one.text.locate(one.language)})  {say(f'state-{one.state}', language)}"
    new = _words(one.text.said(record))
    if one.state == "missing":
        yield f"    {on_a_line(beginning(new, _LONGEST))}"
    elif one.state in _REVISED:
        colour = colours(sys.stdout)
        old = past.get(one.text.id)
        if old is None:
            yield f"    {say('translations-no-old', language)}"
            yield f"    {say('translations-new', language)}: {on_a_line(beginning(new, _LONGEST))}"
        else:
            spans = difference(_words(old), new)
            yield f"    {say('translations-old', language)}: {marked(spans, 'gone', colour=colour)}"
            yield f"    {say('translations-new', language)}: {marked(spans, 'new', colour=colour)}"
        now = _words(one.text.said(one.language))
        yield f"    {say('translations-now', language)}: {on_a_line(beginning(now, _LONGEST))}"


def _as_data(one: Translated, record: str, past: Mapping[str, Any]) -> Mapping[str, object]:
    place = one.text.locate(one.language)
    found: dict[str, object] = {
        "id": one.text.id,
        "language": one.language,
        "state": one.state,
        "file": place.file,
        "line": place.line,
        "original": one.text.said(record),
    }
    if one.state != "missing":
        found["translation"] = one.text.said(one.language)
    if one.state in _REVISED:
        found["original_then"] = past.get(one.text.id)
    return found


def _words(said: Any) -> str:
    """A text as it is shown: a noun by its forms."""
    return said.strip() if isinstance(said, str) else " / ".join(said.values())
