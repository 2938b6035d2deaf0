"""What all tests share: a terminal that speaks English, and the real plan built once for each worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.support.html import Element, parse
from tests.support.sites import ROOT, read_tree, run


@dataclass(frozen=True)
class Built:
    """A published site: its folder, its files, and its pages as elements."""

    folder: Path
    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> dict[str, Element]:
        return {path: parse(data) for path, data in self.files.items() if path.endswith(".html")}

    def in_language(self, language: str) -> dict[str, Element]:
        """The pages of a language, by their paths below it."""
        prefix = f"{language}/"
        return {path.removeprefix(prefix): page for path, page in self.pages.items() if path.startswith(prefix)}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real plan, built as it is published. Each worker has a folder of its own, so none waits for another."""
    output = tmp_path_factory.mktemp("built") / "site"
    ended = run("build", "--content", ROOT / "content", "--output", output, "--lang", "en")
    assert ended.code == 0, ended.text
    return Built(output, read_tree(output))


@pytest.fixture(autouse=True)
def _an_english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages do not depend on who runs the tests."""
    for variable in ("LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
