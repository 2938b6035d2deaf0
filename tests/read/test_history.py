"""When a file last changed, as git tells it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.publish.manifest import read_manifest
from generator.read.history import History, read_history
from tests.support.repository import commit, git
from tests.support.sites import run, write_site


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small content folder in it, and a later commit to one file."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    content = write_site(tmp_path, {"source/計画書.txt": "x"})
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "2013-04-01T09:00:00+09:00")
    (content / "plan/01-forests.yml").write_text("number: 1\ntitle: {ja: 森, en: Forest}\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("beside the content", encoding="utf-8")
    commit(tmp_path, "2014-05-02T18:30:00+09:00")
    return content


def test_each_file_has_the_date_of_its_last_commit(repository: Path) -> None:
    history = read_history(repository)
    assert history.modified["plan/01-forests.yml"] == "2014-05-02T18:30:00+09:00"
    assert history.modified["site.yml"] == "2013-04-01T09:00:00+09:00"
    assert history.modified["source/計画書.txt"] == history.modified["site.yml"]
    assert "README.md" not in history.modified


def test_the_revision_is_the_last_that_touched_the_content(repository: Path) -> None:
    before = read_history(repository)
    (repository.parent / "README.md").write_text("changed", encoding="utf-8")
    commit(repository.parent, "2015-01-01T00:00:00+09:00")
    after = read_history(repository)
    assert (after.revision, after.date, after.modified) == (before.revision, before.date, before.modified)
    assert after.head != before.head
    assert before.revision == git(repository, "rev-parse", "HEAD~1").strip()


def test_what_is_known_is_not_read_again(repository: Path) -> None:
    known = read_history(repository)
    assert read_history(repository, known) is known
    (repository / "site.yml").write_text("changed", encoding="utf-8")
    commit(repository.parent, "2015-01-01T00:00:00+09:00")
    assert read_history(repository, known).modified["site.yml"] == "2015-01-01T00:00:00+09:00"


@pytest.mark.parametrize("what", ["no repository", "no commit", "no git"])
def test_without_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    content = write_site(tmp_path)
    if what == "no commit":
        git(tmp_path, "init", "--quiet")
    if what == "no git":
        monkeypatch.setenv("PATH", "")
    assert read_history(content) == History()


def test_pages_say_when_they_changed(repository: Path, tmp_path: Path) -> None:
    assert run("build", "--content", repository, "--output", tmp_path / "site").code == 0
    page = (tmp_path / "site/ja/plan/forests.html").read_text(encoding="utf-8")
    assert '<time datetime="2014-05-02">2014年5月2日</time>' in page
    english = (tmp_path / "site/en/about.html").read_text(encoding="utf-8")
    assert '<time datetime="2013-04-01">April 1, 2013</time>' in english


def test_without_the_whole_history_no_date_is_told(repository: Path, tmp_path: Path) -> None:
    """In a shallow clone every file seems to have changed last with the newest commit."""
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    content = tmp_path / "shallow/content"
    head = git(tmp_path, "rev-parse", "HEAD").strip()
    history = read_history(content)
    assert (history.modified, history.fault) == ({}, "shallow")
    assert (history.revision, history.date, history.head) == (head, "2014-05-02T18:30:00+09:00", head)
    build = ("build", "--content", content, "--output", tmp_path / "site", "--lang", "en")
    assert "[shallow-history]" in run(*build).err
    git(content, "fetch", "--quiet", "--unshallow")
    assert read_history(content, history) == read_history(repository)
    ended = run(*build)
    assert (ended.code, ended.err) == (0, "")
    assert "nothing has changed" not in ended.out


def test_a_repository_cannot_choose_a_program_to_be_run(repository: Path, tmp_path: Path) -> None:
    """Its settings would have every signature looked at by a program that they name."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/has-run\n", encoding="utf-8")
    program.chmod(0o755)
    head, message = git(tmp_path, "cat-file", "commit", "HEAD").split("\n\n", 1)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    (tmp_path / "signed").write_text(f"{head}\n{signature}\n\n{message}", encoding="utf-8")
    git(
        tmp_path, "update-ref", "HEAD", git(tmp_path, "hash-object", "-t", "commit", "-w", f"{tmp_path}/signed").strip()
    )
    for name, value in (("log.showSignature", "true"), ("gpg.program", f"{program}"), ("core.fsmonitor", f"{program}")):
        git(tmp_path, "config", name, value)
    assert read_history(repository).revision
    assert not (tmp_path / "has-run").exists()
    git(tmp_path, "log")
    assert (tmp_path / "has-run").exists(), "git itself would run it"


def fake_git(folder: Path, *lines: str) -> str:
    """A PATH with another git before the real one."""
    program = folder / "fake/git"
    program.parent.mkdir()
    program.write_text("\n".join(["#!/bin/sh", *lines, f'exec {shutil.which("git")} "$@"']), encoding="utf-8")
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("call", [" log ", " rev-parse "])
def test_a_history_that_cannot_be_read_is_told_and_not_remembered(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    build = ("build", "--content", repository, "--output", tmp_path / "site", "--lang", "en")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", fake_git(tmp_path, f'case "$*" in *"{call}"*) kill -9 $$;; esac'))
        ended = run(*build)
        assert (ended.code, "[unreadable-history]" in ended.err) == (0, True)
    ended = run(*build)
    assert (ended.code, ended.err) == (0, "")
    manifest = read_manifest(tmp_path / "site")
    assert manifest is not None
    assert manifest.content.commit == read_history(repository).revision


def test_before_the_first_commit_there_is_nothing_to_tell(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    git(tmp_path, "init", "--quiet")
    assert read_history(content) == History()


def test_a_hook_and_a_users_settings_make_no_difference(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_history(repository)
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    settings = tmp_path / "gitconfig"
    settings.write_text("[log]\nshowRoot = false\nfollow = true\ndiffMerges = on\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert read_history(repository) == expected


def test_every_page_and_the_manifest_name_the_commit(repository: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", "--content", repository, "--output", site).code == 0
    commit = git(tmp_path, "rev-parse", "HEAD").strip()
    manifest = read_manifest(site)
    assert manifest is not None
    assert manifest.content.commit == commit
    pages = sorted(path for path in site.glob("*/**/*.html"))
    assert len(pages) > 10
    for page in pages:
        assert f"<dd>{commit[:7]} (" in page.read_text(encoding="utf-8"), page
