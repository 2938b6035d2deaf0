"""The source document, and what the Japanese pages show of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.conftest import Built
from tests.fidelity.shown import Shown
from tests.fidelity.source import SourceText, read_source
from tests.support.html import Element
from tests.support.sites import ROOT

PRINT = "print.html"
PARALLEL = "parallel.html"
OTHER_WORDS = frozenset({PRINT, PARALLEL, "glossary.html"})
"""Pages whose words prove nothing: some say everything a second time, another has parts of titles as its terms."""


def shown_on(pages: Mapping[str, Element]) -> Shown:
    own = {path: page for path, page in pages.items() if not path.startswith("parallel/")}
    return Shown({path: page for path, page in own.items() if path not in OTHER_WORDS})


@pytest.fixture(scope="session")
def source() -> SourceText:
    return read_source(ROOT / "content/source/action-plan.ja.txt")


@pytest.fixture(scope="session")
def shown(built: Built) -> Shown:
    return shown_on(built.in_language("ja"))


@pytest.fixture(scope="session")
def printed(built: Built) -> Shown:
    """The page for printing alone."""
    return Shown({PRINT: built.in_language("ja")[PRINT]})
