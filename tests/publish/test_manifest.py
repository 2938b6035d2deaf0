"""The manifest names every file of a site with its digest, and whatever differs from it is told."""

from __future__ import annotations

import json
import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publish.manifest import content_digest, differences, digest_of_content, read_manifest
from generator.route.outputs import MANIFEST
from tests.support.sites import copy_site, read_tree, run, write_files, write_published

FILES = {"index.html": b"home", "ja/about.html": b"about", "assets/図.png": b"\x89PNG"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_published(tmp_path / "site", FILES)


def told(site: Path) -> list[tuple[str, str]]:
    manifest = read_manifest(site)
    assert manifest is not None
    return [(difference.kind, difference.path) for difference in differences(site, manifest)]


def test_a_site_as_it_was_published(site: Path) -> None:
    assert told(site) == []


def test_whatever_differs_is_told(site: Path) -> None:
    (site / "index.html").write_bytes(b"Home")
    (site / "ja/about.html").unlink()
    (site / ".hidden").touch()
    (site / "__pycache__").mkdir()
    (site / "__pycache__/evil.html").touch()
    assert told(site) == [
        ("unknown", ".hidden"),
        ("unknown", "__pycache__/evil.html"),
        ("changed", "index.html"),
        ("missing", "ja/about.html"),
    ]


def test_a_link_is_no_file_of_the_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "same").write_bytes(b"home")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "same")
    assert told(site) == [("unreadable", "index.html")]


def test_nothing_outside_the_site_is_looked_at(site: Path, tmp_path: Path) -> None:
    """A manifest may come from anybody."""
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    manifest = json.loads((site / MANIFEST).read_bytes())
    manifest["files"] |= dict.fromkeys(["../secret", "/etc/hostname"], sha256(b"s").hexdigest())
    (site / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert told(site) == [("missing", "../secret"), ("missing", "/etc/hostname")]


@pytest.mark.parametrize("what", ["a pipe", "a link", "an endless device"])
def test_what_is_no_file_is_no_manifest(site: Path, tmp_path: Path, what: str) -> None:
    (site / MANIFEST).rename(tmp_path / "manifest.json")
    if what == "a pipe":
        os.mkfifo(site / MANIFEST)
    else:
        (site / MANIFEST).symlink_to(tmp_path / "manifest.json" if what == "a link" else "/dev/zero")
    ended = run("verify-manifest", site, "--lang", "en")
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize("key", ["commit", "sha256"])
def test_a_manifest_says_nothing_but_digests(site: Path, key: str) -> None:
    manifest = json.loads((site / MANIFEST).read_bytes())
    manifest["content"][key] = "\x1b]0;owned\x07"
    (site / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert read_manifest(site) is None


def test_names_of_files_cannot_speak_to_the_terminal(site: Path) -> None:
    (site / "\x1b[31ma\u202e　図.txt").touch()
    ended = run("verify-manifest", site, "--lang", "ja")
    assert (ended.code, ended.err.splitlines()[0]) == (1, "増えています：\ufffd[31ma\ufffd　図.txt")


def test_it_is_read_and_compared_line_by_line(site: Path) -> None:
    lines = (site / MANIFEST).read_text(encoding="utf-8").splitlines()
    assert f'  "assets/図.png": "{sha256(FILES["assets/図.png"]).hexdigest()}",' in lines


def test_the_digest_of_the_content_can_be_had_without_this_program(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    write_files(content, {".hidden": "", ".git/config": ""})
    listed = "find . -type f -not -path '*/.*' | sed 's,^./,,' | LC_ALL=C sort | xargs sha256sum | sha256sum"
    shell = subprocess.run(["sh", "-c", listed], cwd=content, check=True, capture_output=True, text=True)
    assert shell.stdout.split()[0] == digest_of_content(content)


def test_the_digest_of_the_content_tells_names_and_bytes_apart() -> None:
    one, other = sha256(b"1").digest(), sha256(b"2").digest()
    contents = [{"a": one}, {"b": one}, {"a": other}, {"a": one, "b": other}, {"a": other, "b": one}]
    assert len({content_digest(content) for content in contents}) == len(contents)
    assert content_digest({"a": one, "b": other}) == content_digest({"b": other, "a": one})


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    """A content folder, and the site that was built from it."""
    content, site = copy_site("bilingual", tmp_path), tmp_path / "site"
    assert run("build", "--content", content, "--output", site).code == 0
    return content, site


def test_a_build_publishes_one_with_every_file(built: tuple[Path, Path]) -> None:
    content, site = built
    manifest = read_manifest(site)
    assert manifest is not None
    files = read_tree(site)
    del files[MANIFEST]
    assert manifest.files == {path: sha256(data).hexdigest() for path, data in files.items()}
    assert list(manifest.files) == sorted(manifest.files)
    assert manifest.content.sha256 == digest_of_content(content)


def test_it_follows_the_edits(built: tuple[Path, Path]) -> None:
    content, site = built
    for edit in ("# a\n", "# b\n"):
        with (content / "site.yml").open("a", encoding="utf-8") as file:
            file.write(edit)
        assert run("build", "--content", content, "--output", site).code == 0
        ended = run("verify-manifest", site, "--content", content, "--lang", "en")
        assert (ended.code, ended.err) == (0, "")
        assert digest_of_content(content) in ended.out


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_command(built: tuple[Path, Path], language: str) -> None:
    content, site = built
    check = ("verify-manifest", site, "--lang", language)
    assert run(*check, "-q") == run(*check, "-q", "--content", content)
    assert run(*check, "-q").text == ""
    (content / "site.yml").write_text("", encoding="utf-8")
    ended = run(*check, "--content", content)
    assert (ended.code, ended.out) == (1, "")
    assert str(content) in ended.err
    (site / "index.html").unlink()
    ended = run(*check)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines()[0].endswith("index.html")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_without_a_manifest_there_is_nothing_to_check(tmp_path: Path, language: str) -> None:
    for site in (tmp_path, tmp_path / "nothing"):
        ended = run("verify-manifest", site, "--lang", language)
        assert (ended.code, ended.out) == (2, "")
        assert str(site) in ended.err
