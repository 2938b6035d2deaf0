"""What tests of publishing share: a town whose builds meet with accidents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import town as towns


@pytest.fixture
def town(tmp_path: Path) -> towns.Town:
    return towns.small_town(tmp_path)


@pytest.fixture
def large_town(tmp_path: Path) -> towns.Town:
    return towns.large_town(tmp_path)
