"""The project's own set-up: one version, complete locks, schemas where editors look for them."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from generator import __version__
from tests.support.sites import ROOT, changed, run, write_site

LOCKS = ("requirements.lock", "requirements-dev.lock")

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[._-]+", "-", name[0]).lower()


def pins(lock: str) -> dict[str, str]:
    """Each entry of a lock, by its package: the pin with its options, on one line."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = text.replace("\\\n", " ").splitlines()
    return {name_of(entry): entry for entry in entries}


def test_the_version_is_said_alike_in_both_places() -> None:
    assert PROJECT["project"]["version"] == __version__


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_hashes(lock: str) -> None:
    for entry in pins(lock).values():
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^;]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_registry(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_locks_hold_all_that_the_project_asks_for() -> None:
    runtime = {name_of(requirement) for requirement in PROJECT["project"]["dependencies"]}
    development = {name_of(requirement) for requirement in PROJECT["dependency-groups"]["dev"]}
    assert runtime <= pins("requirements.lock").keys()
    assert runtime | development <= pins("requirements-dev.lock").keys()


def test_tests_run_on_what_is_published_with() -> None:
    """The same versions and files; for which systems a package is needed may differ, as more of them need it."""
    published, tested = (
        {name: re.sub(r" ; .*?(?=\s+--hash)", "", pin) for name, pin in pins(lock).items()} for lock in LOCKS
    )
    assert published.items() <= tested.items()


def _fits(pattern: str, path: str, *, old: bool) -> bool:
    """Whether a pattern of the YAML extension fits; in its older versions a star stands for slashes, too."""
    form = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", ".*" if old else "[^/]*")
    return re.fullmatch(form, path) is not None


@pytest.mark.parametrize("old", [True, False])
def test_editors_find_one_schema_for_each_content_file(old: bool) -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas: dict[str, list[str]] = settings["yaml.schemas"]
    assert [schema for schema in schemas if not (ROOT / schema).is_file()] == []
    for file in (*(ROOT / "content").rglob("*.yml"), *(ROOT / "examples").rglob("*.yml")):
        path = file.relative_to(ROOT).as_posix()
        found = [
            schema
            for schema, patterns in schemas.items()
            if any(_fits(pattern, path, old=old) for pattern in patterns if not pattern.startswith("!"))
            and not any(_fits(pattern[1:], path, old=old) for pattern in patterns if pattern.startswith("!"))
        ]
        assert len(found) == 1, path


def _matchers() -> dict[str, dict[str, Any]]:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    return {matcher["severity"]: matcher for task in tasks for matcher in task["problemMatcher"]}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_editor_finds_each_problem_that_check_prints(tmp_path: Path, language: str) -> None:
    files = {
        **changed("plan/01-forests.yml", "{ja: 森を育てる, en: Growing forests}", "{ja: 森を育てる}"),
        "pages/木 の話.ja.md": "x",
        "plan/02-x.yml": "number：1\n",
    }
    content = write_site(tmp_path, files)
    told = run("check", "--content", content, "--lang", language).out
    found = []
    for severity, matcher in _matchers().items():
        pattern = matcher["pattern"]
        for match in re.finditer(pattern["regexp"], told, re.MULTILINE):
            assert match[pattern["message"]]
            place = (match[pattern["file"]], int(match[pattern["line"]]), int(match[pattern["column"]]))
            found.append((*place, severity, match[pattern["code"]]))
    problems = run("check", "--content", content, "--format", "json").problems()
    assert sorted(found) == sorted(
        (one["file"], one["line"], one["column"], one["severity"], one["code"]) for one in problems
    )
    assert {severity for *_, severity, _ in found} == {"error", "warning"}


def test_what_stands_below_a_problem_is_no_problem() -> None:
    for line in ("    | plan/x.yml:1:1: error [a-b] c", "    → `a:1:1: エラー [a-b] c`", "エラー 1件、注意 0件。"):
        assert not any(re.search(matcher["pattern"]["regexp"], line) for matcher in _matchers().values())


def test_tasks_run_commands_that_there_are_and_are_named_in_both_languages() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    for task in tasks:
        assert " / " in task["label"]
        assert run(*task["args"][1:], "--help").code == 0
