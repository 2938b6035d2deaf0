"""A record of accepted translations that is not there: nobody knows how old they are, and nobody claims to."""

from __future__ import annotations

from pathlib import Path

from tests.support.html import parse
from tests.support.repository import commit, git
from tests.support.sites import check, run, write_files, write_site

RECORD = "translations.txt"


def test_a_record_that_is_gone_or_empty_is_told(tmp_path: Path) -> None:
    """Else whatever is revised would count as up to date, even with --strict."""
    content = write_site(tmp_path)
    assert run("translations", "accept", "--all", "--content", content).code == 0
    git(content, "init", "--quiet")
    commit(content)
    for text in ("", "# ", "\n"):
        (content / RECORD).write_text(text, encoding="utf-8")
        assert check(content) == [("empty-record", f"{RECORD}:1:1", "warning")]
    assert run("check", "--content", content, "--strict").code == 1
    (content / RECORD).unlink()
    assert check(content) == [("record-gone", f"{RECORD}:1:1", "warning")]
    git(content, "rm", "--quiet", RECORD)
    commit(content)
    assert check(content) == [("record-gone", f"{RECORD}:1:1", "warning")]
    assert "`python build.py translations accept --all" in run("check", "--content", content, "--lang", "ja").out
    assert run("translations", "accept", "--all", "--content", content).code == 0
    assert check(content) == []


def test_the_record_of_another_plan_is_not_missed(tmp_path: Path) -> None:
    """Another city puts its own plan in the place of the one that the program came with."""
    content = write_site(tmp_path)
    write_files(content, {RECORD: f"plan:title en {'a' * 20} {'b' * 20}\n"})
    git(content, "init", "--quiet")
    commit(content)
    (content / RECORD).unlink()
    assert check(content) == []


def test_without_a_record_nobody_claims_to_know(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    assert run("translations", "--content", content, "--strict").code == 1
    assert run("build", "--content", content, "--output", tmp_path / "site").code == 0
    state = parse((tmp_path / "site/ja/translations.html").read_bytes()).one("main")
    rows = [[cell.text for cell in row.every("td")] for row in state.every("tr") if row.every("td")]
    assert [row[3].split()[-1] for row in rows] == ["–", "–"]
    assert run("export", "texts", tmp_path / "t.csv", "--content", content, "--lang", "ja").code == 0
    assert "確認済み" not in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
