"""The build as a whole: its stages in their order, told of as it goes, and the same bytes from the same content."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.options import Options
from generator.pipeline import STAGES, build, check, load_plan
from tests.support.sites import ROOT, SITES, changed, made, read_tree, write_site

BROKEN = changed("plan/01-forests.yml", "number: 1", "numbr: 1")


def stages(content: Path, output: Path) -> list[str]:
    told: list[str] = []
    build(Options(content, output), lambda stage, *_: told.append(stage))
    return list(dict.fromkeys(told))


def test_the_stages_in_their_order(tmp_path: Path) -> None:
    assert stages(write_site(tmp_path), tmp_path / "site") == list(STAGES)


def test_a_fault_ends_it_before_anything_is_rendered(tmp_path: Path) -> None:
    assert stages(write_site(tmp_path, BROKEN), tmp_path / "site") == ["read", "validate", "plan", "route"]
    assert stages(write_site(tmp_path / "b", {"site.yml": "x: y\n"}), tmp_path / "site") == ["read", "validate"]
    page = "---\ntitle: x\n---\n"
    twice = {"pages/print.ja.md": page, "pages/print.en.md": page}
    assert stages(write_site(tmp_path / "c", twice), tmp_path / "site")[-1] == "route"


def test_rendering_is_counted(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    options = Options(write_site(tmp_path), tmp_path / "site")
    check(options, lambda _, *count: told.append((count[0], count[1])))
    rendered, files = [count for count in told if count != (0, 0)], made(options)[1]
    assert rendered == [(done, len(files)) for done in range(1, len(files) + 1)]


def test_what_a_check_gives(tmp_path: Path) -> None:
    result, files = made(Options(write_site(tmp_path), tmp_path / "site"))
    assert not result.failed
    assert result.pages == sum(path.endswith(".html") for path in files) == 16
    assert result.seconds.keys() == set(STAGES) - {"publish"}
    assert not (tmp_path / "site").exists()


def test_addresses_that_are_asked_for_go_before_those_of_the_content(tmp_path: Path) -> None:
    site = {
        "site.yml": (write_site(tmp_path) / "site.yml").read_text(encoding="utf-8")
        + "base_url: https://old.example/\nrepository: {url: https://github.com/a/old}\n"
    }
    options = Options(write_site(tmp_path, site), tmp_path / "site")
    page = made(options)[1]["ja/about.html"].decode()
    assert 'href="https://old.example/ja/about.html"' in page
    assert 'href="https://github.com/a/old/edit/main/content/pages/about.ja.md"' in page
    asked = Options(
        options.content, options.output, base_url="https://new.example/p", repository="https://github.com/b/new"
    )
    page = made(asked)[1]["ja/about.html"].decode()
    assert 'href="https://new.example/p/ja/about.html"' in page
    assert "github.com/a/old" not in page
    assert "old.example" not in page


def test_a_plan_without_a_site_is_none(tmp_path: Path) -> None:
    assert load_plan(Options(write_site(tmp_path, {"site.yml": "x: y\n"}), tmp_path / "site")) is None
    assert load_plan(Options(write_site(tmp_path, BROKEN), tmp_path / "site")) is not None


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    ],
    ids=["Tokyo", "New York"],
)
def test_the_same_bytes_on_any_machine(tmp_path: Path, environment: dict[str, str]) -> None:
    """Elsewhere, in another time zone, locale and path, and from files that lie on the disk in another order."""
    _, here = made(Options(SITES / "bilingual", tmp_path / "site"))
    content = tmp_path / "別の 場所"
    for file in sorted(read_tree(SITES / "bilingual"), reverse=True):
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SITES / "bilingual" / file, content / file)
    _, there = made(Options(content, tmp_path / "site"))
    command = [sys.executable, str(ROOT / "build.py"), "--content", str(content), "--output", "site"]
    ended = subprocess.run(command, cwd=tmp_path, env={**os.environ, **environment}, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert read_tree(tmp_path / "site") == there
    if not check_has_dates(here):
        assert here == there


def check_has_dates(files: dict[str, bytes]) -> bool:
    """Whether the pages say when their files changed: those in a repository do."""
    return any(b"<time " in data for data in files.values())
