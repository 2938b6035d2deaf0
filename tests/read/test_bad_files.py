"""Whatever stands in the content as a file, a folder or bytes is told in plain words, and nothing is published.

These are the things that git does not keep or no fixture should weigh; the rest stands in `tests/sites/broken/`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from generator.read import folder as walking
from tests.support.sites import ROOT, SMALL, changed, check, read_tree, run, write_files, write_site

PLAN_FILE = "plan/01-forests.yml"
PNG = b"\x89PNG\r\n"
TEXT = "number: 1\ntitle:\n  ja: 札幌市の森を育てるまちづくり\n  en: Growing forests\n"

Told = list[tuple[str, str]]


def told(content: Path) -> Told:
    """The problems of a folder that nothing may be published of, by code and place, as every command tells them."""
    output = content.parent / "site"
    write_files(output, {".nojekyll": "", "index.html": "what was published before"})
    before = read_tree(output)
    found = check(content)
    for language in ("ja", "en"):
        for command in (("check", "--content", content), ("build", "--content", content, "--output", output)):
            ended = run(*command, "--lang", language)
            assert ended.code == 1, ended.text
            assert "Traceback" not in ended.text
            for code, place, severity in found:
                assert f"{place}: " in ended.text
                assert severity == "warning" or f"[{code}]" in ended.text
        assert read_tree(output) == before
    return [(code, place) for code, place, _ in found]


def is_sound(content: Path) -> None:
    assert check(content, "--strict") == []


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_site(tmp_path)


# --- bytes ---------------------------------------------------------------------------------------------------------


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
    assert len(ended.stdout.splitlines()) < 250


# --- files and folders ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [50_000_000, 5_000_001])
@pytest.mark.parametrize("file", [PLAN_FILE, "pages/about.ja.md", "locale/ja.po"])
def test_a_text_of_many_megabytes_is_not_read(content: Path, file: str, size: int) -> None:
    path = write_files(content, {file: ""}) / file
    os.truncate(path, size)
    assert told(content) == [("too-large-a-file", f"{file}:1:1")]


def test_a_published_file_may_be_as_large_as_github_takes_it(content: Path) -> None:
    path = write_files(content, {"assets/large.bin": ""}) / "assets/large.bin"
    os.truncate(path, 100_000_001)
    assert told(content) == [("too-large-a-file", "assets/large.bin:1:1")]


@pytest.mark.parametrize("text", ["", " \n\n", "# only a remark\n", "---\n"])
@pytest.mark.parametrize("file", ["site.yml", "plan/plan.yml", PLAN_FILE, "glossary.yml", "indicators/trees.yml"])
def test_a_file_that_says_nothing(tmp_path: Path, file: str, text: str) -> None:
    assert told(write_site(tmp_path, {file: text})) == [("empty-file", f"{file}:1:1")]


def test_an_empty_folder_of_the_plan(content: Path) -> None:
    (content / "plan/02-lake").mkdir()
    assert check(content) == [("empty-folder", "plan/02-lake:1:1", "warning")]


@pytest.mark.parametrize("name", ["pages/more.ja.md", "plan/02-lake.yml", "indicators/trees.yml", "locale/ja.po"])
def test_a_folder_with_the_name_of_a_file(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path, {f"{name}/text.txt": "x"})
    assert told(content) == [("folder-not-a-file", f"{name}:1:1")]


def test_a_folder_may_have_any_name_where_files_are_only_published(tmp_path: Path) -> None:
    is_sound(write_site(tmp_path, {"assets/map.md/x.png": PNG}))


Make = Callable[[Path, Path], None]


def outside(content: Path) -> Path:
    return write_files(content.parent / "outside", {"secret.txt": "secret", "deep/secret.yml": "a: b"})


def a_chain(content: Path, link: Path) -> None:
    (content.parent / "second").symlink_to(outside(content) / "secret.txt")
    link.symlink_to(content.parent / "second")


def a_way_around(content: Path, link: Path) -> None:
    outside(content)
    link.symlink_to("../../outside/secret.txt")


def a_circle(content: Path, link: Path) -> None:
    (content / "assets/b").symlink_to(link)
    link.symlink_to("b")


LINKS: dict[str, tuple[Make, str]] = {
    "absolute": (lambda content, link: link.symlink_to(outside(content) / "secret.txt"), "link-outside"),
    "relative": (a_way_around, "link-outside"),
    "chain": (a_chain, "link-outside"),
    "folder": (lambda content, link: link.symlink_to(outside(content)), "link-outside"),
    "above": (lambda content, link: link.symlink_to("../.."), "link-outside"),
    "beside": (
        lambda content, link: link.symlink_to(f"{write_files(Path(f'{content}-2'), {'a': 'a'})}/a"),
        "link-outside",
    ),
    "device": (lambda content, link: link.symlink_to("/dev/zero"), "link-outside"),
    "nothing": (lambda content, link: link.symlink_to("nowhere.png"), "link-to-nothing"),
    "itself": (lambda content, link: link.symlink_to(link.name), "link-in-a-circle"),
    "folder within": (lambda content, link: link.symlink_to("../plan"), "link-to-a-folder"),
    "the whole": (lambda content, link: link.symlink_to(".."), "link-outside"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_that_leads_to_no_file_of_the_content(content: Path, kind: str) -> None:
    make, code = LINKS[kind]
    link = content / "assets/a.png"
    link.parent.mkdir()
    make(content, link)
    assert told(content) == [(code, "assets/a.png:1:1")]


def test_a_circle_of_links(content: Path) -> None:
    (content / "assets").mkdir()
    a_circle(content, content / "assets/a")
    assert told(content) == [("link-in-a-circle", "assets/a:1:1"), ("link-in-a-circle", "assets/b:1:1")]


@pytest.mark.parametrize("file", ["glossary.yml", "pages/more.ja.md", "indicators/trees.yml", "plan/02-lake.yml"])
def test_a_link_in_a_texts_place(content: Path, file: str) -> None:
    (content / file).parent.mkdir(exist_ok=True)
    (content / file).symlink_to(outside(content) / "secret.txt")
    assert told(content) == [("link-outside", f"{file}:1:1")]


def test_a_link_to_a_file_of_the_content(tmp_path: Path) -> None:
    content = write_site(tmp_path / "real", {"source/計画.txt": "x"})
    (content / "assets").mkdir()
    (content / "assets/plan.txt").symlink_to("../source/計画.txt")
    is_sound(content)
    (tmp_path / "linked").symlink_to(content)
    is_sound(tmp_path / "linked")


@pytest.fixture
def in_time() -> Iterator[None]:
    """Whoever waits for a pipe is told that nothing will come."""
    over = threading.Event()
    guard = threading.Thread(target=lambda: over.wait(30) or os._exit(70), daemon=True)
    guard.start()
    yield
    over.set()


@pytest.mark.parametrize(
    "file", ["glossary.yml", "pages/more.ja.md", "assets/a.png", "plan/02-lake.yml", "locale/ja.po"]
)
@pytest.mark.usefixtures("in_time")
def test_a_pipe_keeps_nobody_waiting(content: Path, file: str) -> None:
    (content / file).parent.mkdir(exist_ok=True)
    os.mkfifo(content / file)
    assert told(content) == [("not-a-file", f"{file}:1:1")]


@pytest.mark.usefixtures("in_time")
def test_a_pipe_that_nothing_uses(content: Path) -> None:
    os.mkfifo(content / "memo.txt")
    output = content.parent / "site"
    for _ in range(2):
        assert run("build", "--content", content, "--output", output).code == 0
    assert check(content) == [("unknown-file", "memo.txt:1:1", "warning")]


def test_a_socket(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("glossary.yml")
        monkeypatch.chdir(ROOT)
        assert told(content) == [("not-a-file", "glossary.yml:1:1")]


@pytest.mark.parametrize("name", ["plan", "pages", "assets", ""])
def test_a_folder_that_cannot_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = write_site(tmp_path, {"assets/a.png": PNG})
    scandir = os.scandir
    closed = content / name

    def guarded(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert ("unreadable-folder", f"{name or '.'}:1:1") in told(content)
    assert {code for code, *_ in told(content)} <= {"unreadable-folder"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed(content: Path) -> None:
    (content / PLAN_FILE).chmod(0)
    assert told(content) == [("unreadable", f"{PLAN_FILE}:1:1")]


def test_a_file_that_goes_while_it_is_looked_at(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files_of = walking.files_of

    def late(folder: Path) -> object:
        files, problems = files_of(folder)
        return [*files, "plan/02-gone.yml"], problems

    monkeypatch.setattr("generator.read.content.files_of", late)
    assert told(content) == [("unreadable", "plan/02-gone.yml:1:1")]


def test_folders_in_folders_without_end(content: Path) -> None:
    deep = content / "assets"
    for _ in range(1_500):
        deep.mkdir()
        deep /= "d"
    is_sound(content)
    os.removedirs(deep.parent)


# --- names ---------------------------------------------------------------------------------------------------------

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
    "name", ["計画.pdf", "図(1).png", "👩‍🌾.png", "a+b=c,d@e~f.txt", "日本語.tar.gz", "x_y-Z.1.txt"]
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
        PLAN_FILE: TEXT.encode("cp932"),
        "pages/about.ja.md": "---\ntitle: x\n",
        "pages/about.en.md": b"\0",
        "assets/a b.png": PNG,
    }
    content = write_site(tmp_path, files)
    (content / "glossary.yml").symlink_to("nowhere")
    assert {place.partition(":")[0] for _, place in told(content)} == {*files, "glossary.yml"}
