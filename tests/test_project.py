"""The project's own set-up: one version, complete locks, schemas where editors look for them."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from generator import __version__

ROOT = Path(__file__).parent.parent
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


def test_editors_find_one_schema_for_each_content_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas: dict[str, list[str]] = settings["yaml.schemas"]
    assert [schema for schema in schemas if not (ROOT / schema).is_file()] == []
    for file in (ROOT / "content").rglob("*.yml"):
        path = file.relative_to(ROOT).as_posix()
        # The YAML extension's own patterns: a star stands for any text, slashes included.
        found = [
            schema
            for schema, patterns in schemas.items()
            if any(re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path) for pattern in patterns)
        ]
        assert len(found) == 1, path
