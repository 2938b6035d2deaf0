"""The same content gives the same bytes, wherever and however it is built.

`PYTHONS` in the environment names other interpreters, joined as in PATH, that have the requirements installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.sites import ROOT, SITES, published, read_tree, write_files

MANY = 120
"""Pages in each of two languages: enough for several processes."""
PYTHONS = [sys.executable, *filter(None, os.environ.get("PYTHONS", "").split(os.pathsep))]
HOWEVER: Mapping[str, Mapping[str, str]] = {
    "as it is": {},
    "Tokyo": {"TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"},
    "New York": {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    "Istanbul": {"TZ": "Europe/Istanbul", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "3", "PYTHONOPTIMIZE": "2"},
}


def content_files() -> dict[str, bytes]:
    """Three languages, and many pages."""
    pages = {
        f"pages/page-{number}.{language}.md": f"---\ntitle: '{number}'\n---\n\n<{number}> *{number}*\n".encode()
        for number in range(MANY)
        for language in ("ja", "en")
    }
    return {**read_tree(SITES / "trilingual"), **pages}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What a build within this process makes."""
    folder = tmp_path_factory.mktemp("here")
    files = published(write_files(folder / "content", content_files()), folder / "site")
    assert len(files) > 2 * MANY
    return files


def build(
    folder: Path,
    python: str = sys.executable,
    more: Sequence[str] = (),
    umask: int = -1,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Build the content in a folder, from within it and with relative paths."""
    command = [python, str(ROOT / "build.py"), "--content", "content", "--output", "site", *more]
    here = {**os.environ, **environment}
    ended = subprocess.run(command, cwd=folder, env=here, umask=umask, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return folder / "site"


def test_where_the_locale_does_not_know_the_letters_of_a_path(tmp_path: Path, expected: Mapping[str, bytes]) -> None:
    """Neither those of the content's, nor those of the program's own."""
    checkout = tmp_path / "新しい 場所"
    shutil.copytree(ROOT / "generator", checkout / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", checkout / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", checkout)
    write_files(checkout / "内容", content_files())
    command = [sys.executable, "build.py", "--content", "内容", "--output", "公開"]
    here = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    for said in ("written", "nothing has changed"):
        ended = subprocess.run([*command, "--lang", "en"], cwd=checkout, env=here, capture_output=True, check=False)
        assert ended.returncode == 0, ended.stderr
        assert said in ended.stdout.decode("ascii")
        assert differing(checkout / "公開", expected) == []


def differing(folder: Path, expected: Mapping[str, bytes]) -> Sequence[str]:
    found = read_tree(folder)
    return sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))


@pytest.mark.parametrize("environment", HOWEVER.values(), ids=HOWEVER.keys())
def test_in_any_environment(tmp_path: Path, expected: Mapping[str, bytes], environment: Mapping[str, str]) -> None:
    write_files(tmp_path / "content", content_files())
    assert differing(build(tmp_path, environment=environment), expected) == []


@pytest.mark.parametrize("python", PYTHONS, ids=lambda path: Path(path).parts[-3])
def test_with_any_python(tmp_path: Path, expected: Mapping[str, bytes], python: str) -> None:
    write_files(tmp_path / "content", content_files())
    assert differing(build(tmp_path, python), expected) == []


def test_in_any_place_and_from_files_in_any_order(tmp_path: Path, expected: Mapping[str, bytes]) -> None:
    """Files lie in a folder in the order in which they came, on some disks in the reverse one."""
    files = content_files()
    for name, order in (("別の 場所", sorted(files)), ("b", sorted(files, reverse=True))):
        write_files(tmp_path / name / "content", {path: files[path] for path in order})
        assert differing(build(tmp_path / name), expected) == []
        shutil.rmtree(tmp_path / name)


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_by_any_number_of_processes(tmp_path: Path, expected: Mapping[str, bytes], jobs: str) -> None:
    write_files(tmp_path / "content", content_files())
    assert differing(build(tmp_path, more=("--jobs", jobs)), expected) == []


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_with_any_umask(tmp_path: Path, expected: Mapping[str, bytes], umask: int) -> None:
    write_files(tmp_path / "content", content_files())
    assert differing(build(tmp_path, umask=umask), expected) == []


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_with_any_line_ending(tmp_path: Path, expected: Mapping[str, bytes], ending: bytes) -> None:
    """As an editor, or version control, may write them. Only the digest of the content itself is another."""
    files = {path: data.replace(b"\n", ending) for path, data in content_files().items()}
    write_files(tmp_path / "content", files)
    assert differing(build(tmp_path), expected) == ["manifest.json"]
