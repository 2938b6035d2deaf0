"""What tests of publishing share: a town whose builds meet with accidents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.town import Town, large_town, small_town


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Town]:
    """What the sites are to be is made once."""
    return {make.__name__: make(tmp_path_factory.mktemp(make.__name__)) for make in (small_town, large_town)}


@pytest.fixture
def town(tmp_path: Path, towns: Mapping[str, Town]) -> Town:
    return towns["small_town"].copy(tmp_path)


@pytest.fixture(name="large_town")
def a_large_town(tmp_path: Path, towns: Mapping[str, Town]) -> Town:
    return towns["large_town"].copy(tmp_path)
