"""Bytes that are no text, characters that no page can hold, YAML that would explode: told in plain words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.faults import is_sound, told
from tests.support.sites import ROOT, SMALL, changed, run, write_site

PLAN_FILE = "plan/01-forests.yml"
TEXT = "number: 1\ntitle:\n  ja: 札幌市の森を育てるまちづくり\n  en: Growing forests\n"


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (TEXT.encode("cp932"), "Shift_JIS", 3),
        (TEXT.replace("\n", "\r\n").encode("cp932"), "Shift_JIS", 3),
        (TEXT.encode("euc_jp"), "EUC-JP", 3),
        (TEXT.encode("iso2022_jp"), "ISO-2022-JP", 1),
        (TEXT.encode("utf-16"), "UTF-16", 1),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16", 1),
        (TEXT.encode("utf-16-le"), "UTF-16", 1),
        (TEXT.encode("utf-16-be"), "UTF-16", 1),
        (TEXT.encode("ascii", "ignore").decode().encode("utf-16-le"), "UTF-16", 1),
        (TEXT.encode("utf-32"), "UTF-32", 1),
        (TEXT.encode("utf-32-be"), "UTF-32", 1),
        ("title:\n  en: A café in Zürich\n".encode("latin-1"), "Windows-1252", 2),
        ("title: {ja: 森}\n".encode("cp932"), "Shift_JIS", 1),
        ("title: {ja: もり}\n".encode("euc_jp"), "EUC-JP", 1),
    ],
)
@pytest.mark.parametrize("file", [PLAN_FILE, "pages/about.ja.md", "locale/ja.po"])
def test_another_encoding_is_named(tmp_path: Path, data: bytes, name: str, line: int, file: str) -> None:
    content = write_site(tmp_path, {file: data})
    assert told(content) == [("other-encoding", f"{file}:{line}:1")]
    messages = run("check", "--content", content, "--format", "json").problems()[0]["message"]
    assert all(name in messages[language] for language in ("ja", "en"))


@pytest.mark.parametrize("spoilt", [b"\xff", b"\xe6\xa3", b"\xed\xa0\x80"])
def test_utf_8_that_is_damaged_is_not_taken_for_something_else(tmp_path: Path, spoilt: bytes) -> None:
    data = f"{TEXT}# 森と湖と川と山と".encode() + spoilt + b"\n"
    assert told(write_site(tmp_path, {PLAN_FILE: data})) == [("not-utf-8", f"{PLAN_FILE}:5:1")]


def test_damaged_utf_8_that_would_do_for_shift_jis(tmp_path: Path) -> None:
    text = (
        b"title: {ja: \xe5\xb8\x82\xe6\xa8\x99\xe7\x94\xe3\x81\x93\xe3\x80\x82\xe3\x81\x88\xe3\x81\x8f\xe7\x94\xbb}\n"
    )
    assert text.decode("cp932")
    assert told(write_site(tmp_path, {PLAN_FILE: text})) == [("not-utf-8", f"{PLAN_FILE}:1:1")]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, end: str, mark: str) -> None:
    files = {file: mark + text.replace("\n", end) for file, text in SMALL.items()}
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Menu"\nmsgstr "目次"\n'
    files["locale/ja.po"] = mark + catalogue.replace("\n", end)
    content = write_site(tmp_path, files)
    is_sound(content)
    output = tmp_path / "built"
    assert run("build", "--content", content, "--output", output).code == 0
    assert "目次" in (output / "ja/index.html").read_text(encoding="utf-8")
    page = f"{mark}---{end}title: 説明{end}---{end}{end}計画の\x07説明{end}"
    assert told(write_site(tmp_path, {"pages/about.ja.md": page})) == [("strange-character", "pages/about.ja.md:5:4")]
    node = mark + TEXT.replace("\n", end) + f"titel: x{end}"
    content = write_site(tmp_path / "other", {PLAN_FILE: node})
    assert told(content) == [("unknown-key", f"{PLAN_FILE}:5:1")]


@pytest.mark.parametrize(
    "char", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_a_character_that_no_page_can_hold(tmp_path: Path, char: str) -> None:
    code = f"U+{ord(char):04X}"
    places = {}
    escaped = f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\U{ord(char):08x}"
    places[PLAN_FILE, SMALL[PLAN_FILE] + f"# 森と{char}湖\n"] = (9, 5)
    places["pages/about.ja.md", f"---\ntitle: 説明\n---\n\n森と{char}湖\n"] = (5, 3)
    places["pages/about.en.md", f"---\ntitle: A{char}b\n---\n\nText.\n"] = (2, 9)
    places["plan/plan.yml", SMALL["plan/plan.yml"] + f'text:\n  ja: "町の{escaped}計画"\n  en: x\n'] = (9, 10)
    for number, ((file, text), (line, column)) in enumerate(places.items()):
        content = write_site(tmp_path / str(number), {file: text})
        assert told(content) == [("strange-character", f"{file}:{line}:{column}")]
        assert code in run("check", "--content", content).text


def test_characters_of_old_and_new_writing_are_none_of_these(tmp_path: Path) -> None:
    words = "葛\U000e0100 𠮷 𰻝 ① ㌢ 👩‍🌾 à \u3099 ﾊﾝｶｸ \ue000"
    is_sound(write_site(tmp_path, changed(PLAN_FILE, "森を育てる", words)))


# --- YAML that could be made to explode ----------------------------------------------------------------------------

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 10_000, "yaml-depth"),
        ("{a: " * 10_000, "yaml-depth"),
        ("- " * 10_000 + "x\n", "yaml-depth"),
        ("? " * 10_000 + "x\n", "yaml-depth"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(2_000)), "yaml-depth"),
        ("".join(f"{' ' * depth}- \n" for depth in range(2_000)), "yaml-depth"),
        (LAUGHS, "yaml-alias"),
        ("a: &a {b: *a}\n", "yaml-alias"),
        ("a: &a {b: c}\nd:\n  <<: *a\n", "yaml-alias"),
        ("a: &a\n  - *a\n", "yaml-alias"),
        ("".join(f"key{number}: x\n" for number in range(100_000)), "unknown-key"),
        ("a: x\n" * 100_000, "duplicate-key"),
        ("k" * 200_000 + ": x\n", "yaml-syntax"),
        (f"title: {{ja: {'森' * 1_000_000}}}\n" + "a: x\n", "unknown-key"),
        ("text: " + "'" * 99_999, "yaml-syntax"),
    ],
    ids=range(15),
)
def test_yaml_that_would_explode(tmp_path: Path, text: str, code: str) -> None:
    """In a process of its own: a stack that overflows would take the tests with it."""
    content = write_site(tmp_path, {PLAN_FILE: text})
    command = [sys.executable, "build.py", "check", "--content", str(content), "--lang", "en"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert f"[{code}]" in ended.stdout
    assert len(ended.stdout.splitlines()) < 450
