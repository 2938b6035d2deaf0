"""Names of files: those that work everywhere, those that are told, and only once."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.support.faults import is_sound, told
from tests.support.sites import INDICATOR, SMALL, check, run, write_site

PLAN_FILE = "plan/01-forests.yml"
PNG = b"\x89PNG\r\n"

DECOMPOSED = normalize("NFD", "計画が.pdf")
COMPOSED = normalize("NFC", DECOMPOSED)


@pytest.mark.parametrize("stored", [DECOMPOSED, COMPOSED])
@pytest.mark.parametrize("typed", [DECOMPOSED, COMPOSED])
@pytest.mark.parametrize("text", ["[計画](/assets/{})", "*[計画](/assets/{})*"], ids=["plain", "full"])
def test_names_meet_however_their_letters_are_stored(tmp_path: Path, stored: str, typed: str, text: str) -> None:
    page = f"---\ntitle: 説明\n---\n\n{text.format(typed)}を見てください。\n"
    content = write_site(tmp_path, {f"assets/{stored}": "x", "pages/about.ja.md": page})
    is_sound(content)
    output = tmp_path / "site"
    for _ in range(2):
        assert run("build", "--content", content, "--output", output).code == 0
    assert (output / "assets" / COMPOSED).read_text() == "x"
    assert f'href="../assets/{COMPOSED}"' in (output / "ja/about.html").read_text(encoding="utf-8")
    (content / "assets" / stored).write_text("y")
    assert run("build", "--content", content, "--output", output).code == 0
    assert (output / "assets" / COMPOSED).read_text() == "y"


def test_names_that_only_look_alike(tmp_path: Path) -> None:
    content = write_site(tmp_path, {f"assets/{DECOMPOSED}": "x", f"assets/{COMPOSED}": "y"})
    assert told(content) == [("same-name", f"assets/{COMPOSED}:1:1")]


def test_names_that_differ_in_case_only(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"assets/Lake.png": PNG, "assets/lake.png": PNG})
    assert told(content) == [("same-output", "assets/lake.png:1:1")]
    assert "assets/Lake.png" in run("check", "--content", content).text


@pytest.mark.parametrize(
    "name",
    [
        *("a b.pdf", "100%.pdf", "a#1.pdf", "a?.pdf", "a&b.pdf", '"a".pdf', "it's.pdf", "a\nb.pdf", "a\\b.pdf", "a."),
        *("a ", "a:b.pdf", "a*.pdf", "a|b", "全角　空白.pdf", "\u202ea.pdf\u2028", "a\x1b[31m.pdf"),
    ],
)
@pytest.mark.parametrize("folder", ["assets", "source", "assets/more"])
def test_a_published_name_that_is_no_address(tmp_path: Path, folder: str, name: str) -> None:
    content = write_site(tmp_path, {f"{folder}/{name}": "x"})
    [(code, place)] = told(content)
    assert code == "bad-file-name"
    assert place.startswith(f"{folder}/")
    assert place.isprintable()
    assert not any(char in run("check", "--content", content).text for char in "\x1b\u2028")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        *(("trees - コピー.yml", "trees"), ("%2e%2e%2fx.yml", "2e-2e-2fx"), ("50%.yml", "50"), ("Trees.yml", "trees")),
        *(("a&lt.yml", "a-lt"), ("a'b.yml", "a-b"), ("植樹.yml", ""), ("東/trees.yml", ""), ("a--b.yml", "a-b")),
        *(("more/Trees.yml", "more/trees"), ("-.yml", "")),
    ],
)
def test_an_indicator_whose_name_is_no_address(tmp_path: Path, name: str, near: str) -> None:
    counted = SMALL["plan/plan.yml"] + "counts: {indicators: 1}\n"
    content = write_site(tmp_path, {f"indicators/{name}": INDICATOR, "plan/plan.yml": counted})
    assert told(content) == [("indicator-name", f"indicators/{name}:1:1")]
    text = run("check", "--content", content, "--lang", "en").text
    assert f"for example to `{near}.yml`" in text if near else "as in `planted-trees.yml`" in text


def test_indicators_may_stand_in_folders(tmp_path: Path) -> None:
    is_sound(write_site(tmp_path, {"indicators/more/trees-2.yml": INDICATOR}))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("--.ja.md", "page-name"),
        ("お知らせ.ja.md", "page-name"),
        ("お知らせ.md", "page-name"),
        ("お知らせ.zh-Hant.markdown", "page-name"),
        ("-a.ja.md", "unknown-file"),
        ("a--b.ja.md", "unknown-file"),
    ],
)
def test_a_page_whose_name_is_no_address(tmp_path: Path, name: str, told: str) -> None:
    [(code, place, severity)] = check(write_site(tmp_path, {f"pages/{name}": SMALL["pages/about.ja.md"]}))
    assert (code, place, severity) == (told, f"pages/{name}:1:1", "error")


def test_the_name_that_a_page_must_have_keeps_its_language(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"pages/お知らせ.zh-Hant.md": SMALL["pages/about.ja.md"]})
    assert "`news.zh-Hant.md`" in run("check", "--content", content).out


@pytest.mark.parametrize(
    "name", ["計画.pdf", "図(1).png", "👩‍🌾.png", "a+b=c,d@e~f.txt", "日本語.v2.pdf", "x_y-Z.1.txt"]
)
def test_a_published_name_that_works(tmp_path: Path, name: str) -> None:
    page = f"---\ntitle: 説明\n---\n\n[ファイル](/assets/{name})を見てください。\n"
    content = write_site(tmp_path, {f"assets/{name}": "x", "pages/about.ja.md": page})
    is_sound(content)
    assert run("build", "--content", content, "--output", tmp_path / "site").code == 0
    assert (tmp_path / "site/assets" / normalize("NFC", name)).exists()


@pytest.mark.parametrize("folder", ["assets", "plan", "pages", "."])
def test_a_name_that_is_no_text(tmp_path: Path, folder: str) -> None:
    content = write_site(tmp_path)
    (content / folder).mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(content / folder) + b"/\xff\xe9.yml")).write_bytes(b"x")
    prefix = "" if folder == "." else f"{folder}/"
    assert told(content) == [("bad-file-name", f"{prefix}\\xff\\xe9.yml:1:1")]
    for form in ("json", "github"):
        assert run("check", "--content", content, "--format", form).out.isascii() is False


@pytest.mark.parametrize("name", ["con", "AUX.png", "nul.tar.gz", "com1.txt", "Lpt9"])
def test_a_name_that_windows_keeps_for_itself(tmp_path: Path, name: str) -> None:
    assert told(write_site(tmp_path, {f"assets/{name}": "x"})) == [("reserved-name", f"assets/{name}:1:1")]


def test_a_page_that_windows_cannot_have(tmp_path: Path) -> None:
    text = SMALL[PLAN_FILE].replace("number: 1", "number: 2")
    assert told(write_site(tmp_path, {"plan/02-con.yml": text})) == [("reserved-name", "plan/02-con.yml:1:1")]


@pytest.mark.parametrize(
    "name", ["02_lake.yml", "2-Lake.yml", "lake.yml", "02-lake.yaml", "02-lake.YML", "02 lake.yml"]
)
def test_only_the_name_is_told_of_a_misnamed_file(tmp_path: Path, name: str) -> None:
    """What follows in its folder is counted without it, but that is nobody's mistake."""
    lake, hills = (SMALL[PLAN_FILE].replace("number: 1", f"number: {number}") for number in (2, 3))
    content = write_site(tmp_path, {f"plan/{name}": lake, "plan/03-hills.yml": hills})
    [(code, place)] = told(content)
    assert code in {"file-name", "unknown-file"}
    assert place == f"plan/{name}:1:1"


def test_an_unknown_language_of_a_page(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"pages/about.ja.md": None, "pages/about.jp.md": SMALL["pages/about.ja.md"]})
    [problem] = [
        one for one in run("check", "--content", content, "--format", "json").problems() if one["severity"] == "error"
    ]
    assert problem["code"] == "unknown-language"
    assert "pages/about.ja.md" in problem["hint"]["ja"]


def test_all_files_are_told_of_in_one_run(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "site.yml": SMALL["site.yml"].replace("languages: ", "languages："),
        "plan/plan.yml": SMALL["plan/plan.yml"].replace("period: ", "period:\t{"),
        PLAN_FILE: SMALL[PLAN_FILE].encode("cp932"),
        "pages/about.ja.md": "---\ntitle: x\n",
        "pages/about.en.md": b"\0",
        "assets/a b.png": PNG,
    }
    content = write_site(tmp_path, files)
    (content / "glossary.yml").symlink_to("nowhere")
    assert {place.partition(":")[0] for _, place in told(content)} == {*files, "glossary.yml"}
