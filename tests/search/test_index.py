"""What of a site can be found, and the files of the index."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.messages import problem_text
from generator.search.pagefind import IndexingError, Record, index
from tests.support.sites import SITES, copy_site, read_tree, run

RECORDS = [
    Record("a.html", ("ja", "en"), "en", ((1.0, "schools"),), '{"ja": {"title": "学校 <&\\">"}}', {"kind": "page"}),
    Record("b.html", ("ja", "en"), "en", ((5.0, "school"), (1.0, "k22806")), "{}", {"kind": "page"}),
    Record("a.html", ("ar",), "ar", ((1.0, "school"),), '{"ar": {"title": "a"}}', {"kind": "page"}),
]


def fragments(files: Mapping[str, bytes]) -> list[dict[str, object]]:
    """What the index holds of each place."""
    found = [gzip.decompress(data) for path, data in files.items() if path.endswith(".pf_fragment")]
    return sorted((json.loads(data.removeprefix(b"pagefind_dcd")) for data in found), key=lambda one: str(one["url"]))


def built(site: Path, output: Path) -> dict[str, bytes]:
    ended = run("build", "--content", site, "--output", output)
    assert ended.code == 0, ended.text
    return {path: data for path, data in read_tree(output).items() if path.startswith("search/")}


def test_languages_with_the_same_rules_share_an_index() -> None:
    files = index(RECORDS)
    languages = json.loads(files["pagefind-entry.json"])["languages"]
    assert {language: told["page_count"] for language, told in languages.items()} == {"ar": 1, "en": 2, "ja": 2}
    assert {language: told["wasm"] for language, told in languages.items()} == {"ar": "ar", "en": "en", "ja": "en"}
    shown = [found["meta"]["shown"] for found in fragments(files)]  # type: ignore[index]
    assert shown == ['{"ar": {"title": "a"}}', '{"ja": {"title": "学校 <&\\">"}}', "{}"]


def test_of_pagefinds_files_only_those_of_the_search_are_published() -> None:
    names = {path.partition(".")[0] for path in index(RECORDS) if path.endswith(".js")}
    assert names == {"pagefind", "pagefind-worker"}


def test_the_same_records_are_the_same_bytes() -> None:
    many = [RECORDS[0], *(Record(f"{n}.html", ("ja", "en"), "en", ((1.0, f"word{n}"),), "{}", {}) for n in range(300))]
    assert index(many) == index(many)


@pytest.mark.parametrize("program", ["/bin/false", "/bin/cat"])
def test_a_program_that_does_not_do_what_it_should(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    import pagefind_bin  # type: ignore[import-untyped]  # noqa: PLC0415

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    with pytest.raises(IndexingError):
        index(RECORDS)


def test_a_program_that_answers_something_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import pagefind_bin  # noqa: PLC0415

    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nhead -c 1000000 /dev/zero | tr '\\0' ,\nexec cat >/dev/null\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: str(program))
    with pytest.raises(IndexingError, match="none that is known"):
        index(Record(f"{n}.html", ("en",), "en", ((1.0, "word " * 100),), "{}", {}) for n in range(500))


def test_a_site_has_an_index_of_everything_in_each_language(tmp_path: Path) -> None:
    files = built(SITES / "bilingual", tmp_path / "site")
    urls = {
        str(found["url"]).removeprefix("en/")
        for found in fragments({path.removeprefix("search/"): files[path] for path in files})
    }
    assert {"plan/nature.html", "plan/nature/forests.html", "indicators/trees.html", "about.html"} <= urls
    assert any(url.startswith("plan/") and "#" in url for url in urls), "sections and items have places of their own"
    assert any(url.startswith("glossary.html#term-") for url in urls)
    for url in urls:
        path, _, anchor = url.partition("#")
        for language in ("ja", "en"):
            page = (tmp_path / "site" / language / path).read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in page


def test_the_index_stays_as_long_as_the_words_do(tmp_path: Path) -> None:
    site, output = copy_site("bilingual", tmp_path / "content"), tmp_path / "site"
    before = built(site, output)
    stamps = {path: (output / path).stat().st_mtime_ns for path in before}
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets/more.txt").write_text("x", encoding="utf-8")
    assert built(site, output) == before
    assert {path: (output / path).stat().st_mtime_ns for path in before} == stamps
    page = site / "pages/about.en.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n\nZeppelins.\n", encoding="utf-8")
    after = built(site, output)
    assert after != before
    assert any("zeppelins" in str(found["content"]) for found in fragments(after))
    assert built(site, tmp_path / "anew") == after, "nothing of the index before is left"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("themes.yml", "en: [walking, fishing]", "en: [rowing, fishing]"),
        ("themes.yml", "      - people/schools\n      - nature/forests\n", "      - people/schools\n"),
        ("search.yml", "en: [hiking, mushrooms]", "en: [hiking, truffles]"),
    ],
)
def test_words_that_no_page_shows_are_found_as_they_are_now(tmp_path: Path, file: str, old: str, new: str) -> None:
    site, output = copy_site("bilingual", tmp_path / "content"), tmp_path / "site"
    before = built(site, output)
    text = (site / file).read_text(encoding="utf-8")
    assert old in text
    (site / file).write_text(text.replace(old, new), encoding="utf-8")
    after = built(site, output)
    assert after.keys() != before.keys()
    assert after == built(site, tmp_path / "clean")


def test_a_site_may_do_without(tmp_path: Path) -> None:
    site = copy_site("bilingual", tmp_path / "content")
    (site / "site.yml").write_text((site / "site.yml").read_text(encoding="utf-8") + "omit: [search]\n", "utf-8")
    assert built(site, tmp_path / "site") == {}
    pages = read_tree(tmp_path / "site")
    assert "ja/search.html" not in pages
    assert b"wasm-unsafe-eval" not in pages["ja/index.html"]
    assert b"data-search" not in pages["ja/index.html"]


def test_a_site_is_published_without_an_index_that_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.options import Options  # noqa: PLC0415
    from generator.pipeline import build  # noqa: PLC0415

    def fail(*_: object, **__: object) -> None:
        raise OSError(8, "Exec format error")

    monkeypatch.setattr("generator.search.pagefind.subprocess.Popen", fail)
    result = build(Options(SITES / "bilingual", tmp_path / "site"))
    (told,) = [problem for problem in result.problems if problem.code == "search-unavailable"]
    assert "起動できません" in problem_text(told, "ja")[0]
    assert not result.failed
    assert (tmp_path / "site/ja/search.html").exists()
