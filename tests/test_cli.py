"""The command: what it is asked, in which language it answers, and how it ends."""

from __future__ import annotations

import os
import pstats
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sites import ROOT, WITHOUT, Run, changed, read_tree, run, write_site

COMMANDS = ("build", "check", "serve", "new", "clean")
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
BROKEN = changed("plan/01-forests.yml", "number: 1", "numbr: 1")
WARNING = changed("plan/01-forests.yml", "{ja: 道を整える, en: Tending paths}", "{ja: 道を整える}")


def script(*arguments: str | Path, cwd: Path, **environment: str) -> Run:
    """`python build.py` as a process of its own."""
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    ended = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, check=False)
    encoding = environment.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    return Run(ended.returncode, ended.stdout.decode(encoding), ended.stderr.decode(encoding))


@pytest.mark.parametrize("command", ["build", "check", "serve", "new"])
def test_what_is_not_installed_is_told_in_words(tmp_path: Path, command: str) -> None:
    arguments = [sys.executable, "-S", str(ROOT / "build.py"), command, "--content", str(write_site(tmp_path))]
    extra = ["page", "history"] if command == "new" else []
    ended = subprocess.run([*arguments, *extra], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert ended.returncode == 1
    assert ".venv/bin/python" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("language", ["ja", "en"])
def test_commands_that_messages_name_can_be_typed_as_they_stand(tmp_path: Path, language: str) -> None:
    content = write_site(tmp_path / "町 の計画")
    ended = script("translations", "accept", "--content", content, "--lang", language, cwd=tmp_path)
    assert ended.code == 2
    typed = [sys.executable, str(ROOT / "build.py"), "translations", "--content", str(content)]
    assert typed in [shlex.split(named) for named in re.findall("`(.+?)`", ended.err)]
    ended = script("translations", "accept", "--lang", language, cwd=ROOT)
    interpreter = Path(sys.executable)
    shown = interpreter.relative_to(ROOT) if interpreter.is_relative_to(ROOT) else interpreter
    typed = [str(shown), "build.py", "translations"]
    assert typed in [shlex.split(named) for named in re.findall("`(.+?)`", ended.err)]


# --- help ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_english(command: str) -> None:
    ended = run(*filter(None, [command]), "--help")
    assert (ended.code, ended.err) == (0, "")
    assert not JAPANESE.search(ended.out)
    assert "{" not in ended.out.replace("{ja,en}", "").replace("{text,json,github}", "")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_japanese(command: str) -> None:
    ended = run(*filter(None, [command]), "--help", "--lang", "ja")
    assert (ended.code, ended.err) == (0, "")
    described = [line for line in ended.out.splitlines() if line.startswith("  ") and "  " in line.strip()]
    assert described
    assert [line for line in described if not JAPANESE.search(line)] == []


def test_help_in_japanese_has_no_english_heads() -> None:
    for command in ([], *([command] for command in COMMANDS)):
        out = run(*command, "--help", "--lang", "ja").out
        assert not re.search(r"^(usage|options|positional arguments|optional arguments):", out, re.MULTILINE)


def test_help_names_every_command() -> None:
    out = run("--help").out
    assert [command for command in COMMANDS if not re.search(rf"^ +{command} ", out, re.MULTILINE)] == []


def test_help_names_the_kinds_that_can_be_made() -> None:
    out = run("new", "--help").out
    assert "indicator" in out
    assert "term" in out


@pytest.mark.parametrize(("locale", "japanese"), [("ja_JP.UTF-8", True), ("en_US.UTF-8", False), ("C", False)])
def test_the_language_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch, locale: str, japanese: bool) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert bool(JAPANESE.search(run("--help").out)) is japanese


@pytest.mark.parametrize("option", [["--lang", "ja"], ["--lang=ja"]])
def test_the_language_can_be_asked_for(tmp_path: Path, option: list[str]) -> None:
    ended = run("check", "--content", write_site(tmp_path), *option)
    assert ended.out.startswith("内容に問題はありません")


# --- wrong usage ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["build", "--nothing"],
        ["build", "extra"],
        ["build", "--lang", "fr"],
        ["check", "--format", "xml"],
        ["serve", "--port", "http"],
        ["serve", "--port", "0"],
        ["serve", "--port", "70000"],
        ["new"],
        ["new", "goal"],
        ["build", "--content"],
        ["build", "--content", "/nowhere/at/all"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "ftp://example.org/"],
        ["build", "--base-url", "https://"],
        ["build", "--base-url", "http://["],
        ["build", "--base-url", "https://example.org/?a=b"],
        ["build", "--base-url", "https://example.org/#top"],
        ["build", "--base-url", "https://example.org/a b/"],
        ["build", "--base-url", "https://user:secret@example.org/"],
        ["build", "--base-url", "https://例.jp/"],
        ["build", "--base-url", "https://example.org:65536/"],
        ["build", "--base-url", "none"],
        ["build", "--base-url", "https://example.org//elsewhere.example/"],
        ["build", "--base-url", 'https://example.org/"onload="x'],
        ["build", "--repository", "https://example.org/<b>"],
        ["build", "--repository", "git@github.com:a/b.git"],
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_wrong_usage(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    assert ended.err.strip()


@pytest.mark.parametrize(
    "arguments",
    [["frobnicate"], ["build", "--nothing"], ["serve", "--port", "70000"], ["new"], ["check", "--format", "xml"]],
)
def test_wrong_usage_is_told_in_japanese(arguments: list[str]) -> None:
    last = run(*arguments, "--lang", "ja").err.splitlines()[-1]
    assert JAPANESE.search(last), last


def test_an_option_of_other_commands_is_told_as_that() -> None:
    ended = run("build", "--format", "github", "--lang", "en")
    assert ended.code == 2
    assert "--format is not known to this command, but to: check, translations, import." in ended.err
    assert "Did you mean" not in ended.err


@pytest.mark.parametrize("before", [["--lang", "ja"], ["--lang=ja"], ["-q", "--lang", "ja"]])
def test_options_may_stand_before_the_command(tmp_path: Path, before: list[str]) -> None:
    content = write_site(tmp_path, BROKEN)
    ended = run(*before, "--content", content, "check", "--strict")
    assert ended.code == 1
    assert "エラー [unknown-key]" in ended.out


def test_a_folder_that_is_named_like_a_command_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(tmp_path).rename(tmp_path / "check")
    monkeypatch.chdir(tmp_path)
    assert run("--content", "check", "--output", tmp_path / "site").code == 0
    assert (tmp_path / "site/ja/index.html").is_file()


def test_a_port_that_is_none_is_told_so() -> None:
    told = run("serve", "--port", "70000").err.splitlines()[-1]
    assert told == "70000 is no port number; use one from 1 to 65535, such as `--port 8000`."


@pytest.mark.parametrize("output", ["content", "content/plan", ".", "content/../content/site"])
def test_the_site_may_not_overlap_what_it_is_made_from(tmp_path: Path, output: str) -> None:
    content = write_site(tmp_path)
    before = read_tree(tmp_path)
    ended = run("build", "--content", content, "--output", tmp_path / output)
    assert ended.code == 2
    assert "lies within, or around" in ended.err
    assert read_tree(tmp_path) == before


@pytest.mark.parametrize("command", [["build", "--clean"], ["build"], ["clean"]])
def test_a_folder_of_someone_elses_is_left_alone(tmp_path: Path, command: list[str]) -> None:
    content = ["--content", str(write_site(tmp_path))] if command[0] == "build" else []
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear", encoding="utf-8")
    ended = run(*command, *content, "--output", tmp_path / "mine")
    assert ended.code == 2
    assert read_tree(tmp_path / "mine") == {"letter.txt": b"Dear"}


# --- build, check, clean -------------------------------------------------------------------------------------------


def test_build_is_what_is_done_without_a_command(tmp_path: Path) -> None:
    ended = run("--content", write_site(tmp_path), "--output", tmp_path / "site", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(r"22 pages in \S+: \d+ files written, 0 as they were, 0 removed, in \d+\.\d\d s\.\n", ended.out)


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    arguments = ["build", "--content", str(write_site(tmp_path)), "--output", str(tmp_path / "site")]
    run(*arguments)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    assert "nothing has changed" in run(*arguments).out
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == before


def test_only_what_differs_is_counted(tmp_path: Path) -> None:
    content = write_site(tmp_path, WITHOUT)
    arguments = ["build", "--content", str(content), "--output", str(tmp_path / "site")]
    run(*arguments)
    (content / "pages/about.ja.md").unlink()
    (content / "pages/about.en.md").unlink()
    assert ", 2 removed, " in run(*arguments).out
    assert not (tmp_path / "site/ja/about.html").exists()


def test_quiet_and_verbose(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    assert run("build", "--content", content, "--output", tmp_path / "a", "-q").text == ""
    out = run("build", "--content", content, "--output", tmp_path / "b", "-v").out
    assert len(re.findall(r"^ *\d+\.\d ms  \S", out, re.MULTILINE)) == 8


def test_check_writes_nothing(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    before = read_tree(tmp_path)
    ended = run("check", "--content", content)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("The content is sound: 22 pages")
    assert read_tree(tmp_path) == before


@pytest.mark.parametrize(
    ("files", "strict", "code"), [({}, False, 0), (WARNING, False, 0), (WARNING, True, 1), (BROKEN, False, 1)]
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_how_it_ends(tmp_path: Path, command: str, files: dict[str, str], strict: bool, code: int) -> None:
    options = ["--strict"] if strict else []
    output = ["--output", str(tmp_path / "site")] if command == "build" else []
    assert run(command, "--content", write_site(tmp_path, files), *output, *options).code == code


def test_a_site_with_errors_says_that_nothing_was_published(tmp_path: Path) -> None:
    ended = run("build", "--content", write_site(tmp_path, BROKEN), "--output", tmp_path / "site")
    assert ended.err.endswith(f"Nothing was published; {tmp_path / 'site'} is as it was.\n")
    assert not (tmp_path / "site").exists()


def test_a_clean_build_of_broken_content_leaves_the_published_site(tmp_path: Path) -> None:
    content, output = write_site(tmp_path), tmp_path / "site"
    run("build", "--content", content, "--output", output)
    before = read_tree(output)
    write_site(tmp_path, BROKEN)
    assert run("build", "--clean", "--content", content, "--output", output).code == 1
    assert read_tree(output) == before


@pytest.mark.parametrize("form", ["json", "github"])
def test_programs_get_nothing_but_the_problems(tmp_path: Path, form: str) -> None:
    sound, broken = write_site(tmp_path / "a"), write_site(tmp_path / "b", BROKEN)
    assert run("check", "--content", sound, "--format", form).text.strip() in {"[]", ""}
    ended = run("check", "--content", broken, "--format", form)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("[\n" if form == "json" else "::error file=")


def test_github_is_told_the_path_from_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path, BROKEN)
    assert "file=content/plan/01-forests.yml," in run("check", "--content", "content", "--format", "github").out


@pytest.mark.parametrize("at", [".", "tools", "plans/city", "plans/city/content/plan"])
def test_github_is_told_the_path_in_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Wherever the content stands in it, and wherever the command is run."""
    content = write_site(tmp_path / "plans/city", changed("plan/01-forests.yml", "number: 1", "number: 7"))
    (tmp_path / ".git").mkdir()
    (tmp_path / at).mkdir(exist_ok=True, parents=True)
    monkeypatch.chdir(tmp_path / at)
    told = run("check", "--content", os.path.relpath(content), "--format", "github").out
    place = "file=plans/city/content/plan/01-forests.yml,line=1,col=1,endColumn=7"
    assert told.startswith(f"::error {place},title=wrong-number::")


def test_clean(tmp_path: Path) -> None:
    run("build", "--content", write_site(tmp_path), "--output", tmp_path / "site")
    assert run("clean", "--output", tmp_path / "site").out == f"Removed {tmp_path / 'site'}.\n"
    assert not (tmp_path / "site").exists()
    assert run("clean", "--output", tmp_path / "site") == Run(0, f"There is no {tmp_path / 'site'}.\n", "")


@pytest.mark.parametrize(("error", "code"), [(OSError(28, "No space left on device"), 1), (KeyboardInterrupt(), 130)])
def test_a_full_disk_and_an_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.publish.staging.Staging.write", fail)
    ended = run("build", "--content", write_site(tmp_path), "--output", tmp_path / "site")
    assert ended.code == code
    assert ended.err.endswith("The published site is as it was.\n")
    assert "Traceback" not in ended.err


# --- as a process --------------------------------------------------------------------------------------------------


def test_from_any_folder_and_with_any_path(tmp_path: Path) -> None:
    elsewhere = tmp_path / "別の 場所"
    elsewhere.mkdir()
    content = write_site(tmp_path / "札幌市 計画（案）")
    ended = script("--content", content, "--output", "公開 用/サイト", "--lang", "ja", cwd=elsewhere)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("公開 用/サイト に22ページを作りました")
    assert (elsewhere / "公開 用/サイト/ja/index.html").is_file()


def test_no_colour_and_no_progress_in_a_pipe(tmp_path: Path) -> None:
    for environment in ({}, {"NO_COLOR": "1"}):
        ended = script("check", "--content", write_site(tmp_path, BROKEN), cwd=tmp_path, **environment)
        assert ended.code == 1
        assert "\x1b" not in ended.text
        assert "\r" not in ended.text


@pytest.mark.parametrize(("encoding", "language"), [("cp932", "ja"), ("cp1252", "en")])
def test_a_pipe_of_another_encoding(tmp_path: Path, encoding: str, language: str) -> None:
    """Where the output is put in a file on Windows, its encoding is the system's and lacks many characters."""
    files = {"plan/01-forests.yml": "number: 1\ntitle: {ja: 森・déjà vu 한국}\n"}
    ended = script(
        "check", "--content", write_site(tmp_path, files), "--lang", language, cwd=tmp_path, PYTHONIOENCODING=encoding
    )
    assert "Traceback" not in ended.err
    assert ended.code == 0
    assert "missing-translation" in ended.out


def test_a_profile_is_written(tmp_path: Path) -> None:
    file = tmp_path / "計測.prof"
    ended = run(
        "build", "--content", write_site(tmp_path), "--output", tmp_path / "site", "--profile", file, "--lang", "en"
    )
    assert ended.code == 0
    assert str(file) in ended.err
    assert any("pipeline.py" in name for name, *_ in vars(pstats.Stats(str(file)))["stats"])


@pytest.mark.parametrize("output", [".", "", "./", "en/..", "../site"])
def test_an_output_that_has_no_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    content, site = write_site(tmp_path), tmp_path / "site"
    assert run("build", "--content", content, "--output", site).code == 0
    monkeypatch.chdir(site)
    ended = run("build", "--content", content, "--output", output, "--clean")
    assert (ended.code, ended.err) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]
    monkeypatch.chdir(site)
    assert run("clean", "--output", output).code == 0
    assert not site.exists()


@pytest.mark.parametrize("command", ["build", "clean"])
def test_the_whole_disk_is_no_output(tmp_path: Path, command: str) -> None:
    given = ("--content", write_site(tmp_path)) if command == "build" else ()
    assert run(command, *given, "--output", "/").code == 2


@pytest.mark.parametrize("options", [["-I"], ["-P"]])
def test_a_python_that_is_careful(tmp_path: Path, options: list[str]) -> None:
    command = [sys.executable, *options, str(ROOT / "build.py"), "--content", str(write_site(tmp_path))]
    ended = subprocess.run([*command, "--output", f"{tmp_path}/\udcffx"], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert sorted(os.fsencode(path.name) for path in tmp_path.iterdir()) == [b"content", b"\xffx"]


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everybody_may_read_what_is_published(tmp_path: Path, umask: int) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--content", str(write_site(tmp_path)), "--output"]
    subprocess.run([*command, str(tmp_path / "site")], umask=umask, check=True, capture_output=True)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o644, 0o755}
