"""All that the program says, in each of its languages: complete, alike in what is filled in, and in that language."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from generator.messages import en, en_tables, ja, problem_text, say, user_language
from generator.problems import OF_FILES, Place, Problem
from tests.support.sites import ROOT, SITES, TESTS

MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "generator").rglob("*.py"))
}
CATALOGUES = {file for file in MODULES if re.search(r"/messages/(ja|en)(_[a-z]+)?\.py$", file)}
RAISED_WITH_KEYS = ("UsageError", "OutputError", "ScaffoldError")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|unreadable|placeholder")
TECHNICAL = re.compile(
    "[abz]|https|www|example|org|github|io|UTF-?|yml|id|ja|en|html|json|text|title|yes|no|page|section|item|content|site"
    "|git|MB|Windows|VS|Code|Excel|CSV|output|plan|key|indicators|pages|assets|source|locale|docs|city-brand|exchange|city|port|under|Ctrl-C|URL"
    "|glossary|HTML|SVG|PDF|PNG|png|Markdown|nplurals|list|accept|PO|po|xlsx|csv|apply|texts|values|README"
)
"""Words that stay as they are in Japanese: names of files, keys, values, options and keys of the keyboard."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                yield node


def constants(node: ast.AST) -> set[str]:
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def words_of(node: ast.expr, tree: ast.AST) -> set[str]:
    """What an argument can be: a constant, one of two, or what its name is given anywhere in the module."""
    if isinstance(node, ast.Name):
        given = [
            part.value
            for part in ast.walk(tree)
            if isinstance(part, ast.Assign | ast.AnnAssign)
            and part.value is not None
            and any(
                isinstance(name, ast.Name) and name.id == node.id
                for target in (part.targets if isinstance(part, ast.Assign) else [part.target])
                for name in ast.walk(target)
            )
        ]
        return set().union(*(constants(value) for value in given)) if given else set()
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id.isupper():
        return words_of(node.value, tree)
    return constants(node)


@cache
def raised_codes() -> dict[str, str]:
    """Every code that a problem is made with, and where."""
    found: dict[str, str] = {}
    for file, tree in MODULES.items():
        for call in calls(tree, "Problem", "_note", "note", "NameFault", "Mistake", "Fault", "_fault", "_said"):
            for code in words_of(call.args[0], tree) if call.args else ():
                found[code] = f"{file}:{call.lineno}"
        if file.endswith("/explain.py"):
            for call in calls(tree, "_problem", "_without_entries", "get"):
                # A shape can name the code of what does not fit it.
                found.update((code, f"{file}:{call.lineno}") for code in set().union(*map(constants, call.args)))
        if file.endswith("/validate/values.py"):
            for call in calls(tree, "_told_as"):
                found.update((code, f"{file}:{call.lineno}") for code in constants(call))
    return {code: place for code, place in found.items() if CODE.fullmatch(code)}


def used_sentences() -> set[str]:
    found: set[str] = set()
    for tree in MODULES.values():
        for call in calls(tree, "say", *RAISED_WITH_KEYS):
            found |= words_of(call.args[0], tree)
    return found


def test_the_codes_that_are_raised_are_found() -> None:
    codes = raised_codes()
    assert {
        "yaml-syntax",
        "yaml-alias",
        "missing-original",
        "missing-translation",
        "not-a-value",
        "broken-link",
    } <= codes.keys()
    assert len(codes) > 55


def test_every_problem_is_worded() -> None:
    assert {code: place for code, place in raised_codes().items() if code not in en.PROBLEMS} == {}


def test_every_wording_of_a_problem_is_used() -> None:
    assert {code for code in en.PROBLEMS if code.removesuffix("-near") not in raised_codes()} == set()


def test_both_languages_word_the_same_problems_and_sentences() -> None:
    assert ja.PROBLEMS.keys() == en.PROBLEMS.keys()
    assert ja.SENTENCES.keys() == en.SENTENCES.keys()


@pytest.mark.parametrize("code", en.PROBLEMS)
def test_both_languages_fill_in_the_same(code: str) -> None:
    for japanese, english in zip(ja.PROBLEMS[code], en.PROBLEMS[code], strict=True):
        assert fields(japanese) == fields(english)


@pytest.mark.parametrize("key", en.SENTENCES)
def test_both_languages_fill_in_the_same_in_sentences(key: str) -> None:
    assert fields(ja.SENTENCES[key]) == fields(en.SENTENCES[key])


@pytest.mark.parametrize("code", en.PROBLEMS)
def test_a_problem_says_what_is_wrong_and_what_to_do(code: str) -> None:
    for language in (ja, en):
        message, way_out = language.PROBLEMS[code]
        assert message
        assert way_out.endswith(("。", ".", "?", "}", "}`", "）")), way_out


def test_both_languages_word_the_same_of_what_is_said_of_yaml() -> None:
    assert ja.DETAILS.keys() == en.DETAILS.keys()


def test_every_sentence_that_is_said_is_worded() -> None:
    assert {key for key in used_sentences() if re.fullmatch(r"[a-z]+(-[a-z]+)*", key)} - en.SENTENCES.keys() - {
        "help-",
        "stage-",
        "state-",
        "file-",
    } == set()


def test_every_sentence_is_said() -> None:
    words = set().union(*(constants(tree) for file, tree in MODULES.items() if file not in CATALOGUES))
    said = words | {f"{begin}-{word}" for begin in ("help", "stage", "state", "file") for word in words}
    said |= {f"metavar-{word.lower()}" for word in words} | {f"{key}-near" for key in words}
    assert en.SENTENCES.keys() - said == set()


@pytest.mark.parametrize("code", ja.PROBLEMS)
def test_japanese_problems_are_in_japanese(code: str) -> None:
    for text in ja.PROBLEMS[code]:
        assert foreign_words(text) == []


@pytest.mark.parametrize("key", sorted(ja.SENTENCES.keys() - {"usage-error"}))
def test_japanese_sentences_are_in_japanese(key: str) -> None:
    assert foreign_words(ja.SENTENCES[key]) == []
    assert re.search("[\u3040-\u30ff\u4e00-\u9fff→]", ja.SENTENCES[key])


@pytest.mark.parametrize("code", en.PROBLEMS)
def test_english_problems_are_in_english(code: str) -> None:
    for text in en.PROBLEMS[code]:
        assert not re.search("[\u3040-\u30ff\u4e00-\u9fff]", text)


@pytest.mark.parametrize("catalogue", [ja, en])
def test_what_is_to_be_typed_stands_between_two_backquotes(catalogue: ModuleType) -> None:
    """The preview shows it as code, and all of a text as it is where they do not come in pairs."""
    texts = [text for pair in catalogue.PROBLEMS.values() for text in pair] + list(catalogue.SENTENCES.values())
    assert [text for text in texts if text.count("`") % 2] == []


def test_the_problems_of_whole_files_are_known() -> None:
    assert OF_FILES - en.PROBLEMS.keys() == set()


def test_every_problem_of_the_content_has_a_site_that_shows_it() -> None:
    """The rest cannot be shown by a folder alone: a disk, a template, or a page that the templates make wrongly."""
    shown = {
        line.split()[0]
        for file in SITES.glob("broken/*/expected.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    elsewhere = {
        *(
            "unreadable",
            "yaml-depth",
            "template-error",
            "template-missing",
            "template-file",
            "page-without-title",
            "page-without-language",
        ),
        *(
            "missing-catalogue",
            "search-unavailable",
            "content-changing",
            "folder-gone",
            "shallow-history",
            "unreadable-history",
            "record-gone",
        ),
        # What git does not keep, or no fixture should weigh: tests/read/test_bad_*.py and tests/validate/ make it.
        *("unreadable-folder", "empty-folder", "not-a-file", "too-large-a-file", "same-name", "markdown-length"),
        "reserved-name",
        *("link-outside", "link-to-nothing", "link-in-a-circle", "link-to-a-folder"),
    }
    # The last is told by editors' tools alone.
    elsewhere |= {"invalid-value", "bad-catalogue", "not-these-keys"}
    entries = yaml.safe_load((TESTS / "entries.yml").read_text(encoding="utf-8"))
    shown |= {told["code"] for entry in entries for told in entry["told"]}
    # Of tables that come back: tests/desk/test_exchange.py.
    elsewhere |= set(en_tables.PROBLEMS)
    # Where the engine that makes the index cannot: tests/search/test_index.py.
    elsewhere |= {"search-unavailable"}
    assert raised_codes().keys() - shown - elsewhere == set()


def test_the_near_miss_is_named_where_one_is_known() -> None:
    near = Problem("unknown-key", Place("a"), {"key": "titel", "near": "title", "keys": ("x",)})
    far = Problem("unknown-key", Place("a"), {"key": "weather", "near": "", "keys": ("number", "title")})
    assert problem_text(near, "en") == ("`titel` is not known here.", "Did you mean `title`?")
    assert problem_text(far, "en")[1] == "Known here: `number` and `title`."
    assert problem_text(far, "ja")[1] == "ここで使える項目：`number`（番号）、`title`（題名）"
    assert "`title`" in problem_text(near, "ja")[1]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LC_ALL": "", "LANG": "ja"}, "ja"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_language_of_the_user(environment: dict[str, str], language: str) -> None:
    assert user_language(environment) == language


def test_say() -> None:
    assert say("cleaned", "en", output=Path("output")) == "Removed output."
    assert say("cleaned", "ja", output=Path("output")) == "output を削除しました。"


def foreign_words(japanese: str) -> list[str]:
    """The words in Latin letters that are no names; between backquotes and braces anything may stand."""
    words = LATIN.findall(re.sub(r"`[^`]*`|\{\w+\}|https://\S+", "", japanese))
    return [word for word in words if not TECHNICAL.fullmatch(word)]
