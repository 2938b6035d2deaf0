"""Content that nobody meant to write: a sound site's files, damaged byte by byte and name by name.

Whatever comes of it is a site that holds together or a list of problems, never anything else. `FUZZ` in the environment
says how many cases there are to be: `FUZZ=10000 pytest tests/test_fuzz.py`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from generator.messages import problem_text
from generator.options import Options
from generator.problems import Problem
from generator.result import Result
from generator.route.outputs import MANIFEST
from tests.support.html import parse
from tests.support.links import dead_links
from tests.support.sites import SITES, made, read_tree, write_files

CASES = int(os.environ.get("FUZZ", "60"))
SOUND = read_tree(SITES / "bilingual")
TOKENS = (
    *(
        "：",
        "　",
        "\t",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        ": ",
        ":",
        "- ",
        "-",
        "#",
        " #",
        "---\n",
        "...\n",
        "\ufeff",
    ),
    *("'", '"', '"\\0"', '"\\ud800"', '"\\x07"', "|", ">", "|\n", "{", "}", "[", "]", "[" * 300, "{a: " * 200, ","),
    *(
        "&a ",
        "*a",
        "&a [*a, *a]",
        "<<: *a",
        "!!python/object:os.system ",
        "!",
        "%YAML 1.1\n",
        "? ",
        "@",
        "`",
        "~",
        "null",
    ),
    *(
        "ja:",
        "en: x",
        "title: x\n",
        "children:\n",
        "number: 9\n",
        "slug: ../x\n",
        "node: /\n",
        "value: １，０００\n",
        "year: 平成",
    ),
    *(
        "\x00",
        "\x07",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\u200b",
        "\ufffe",
        "\ufdd0",
        "\U0001f600",
        "が",
        "ｶﾞ",
    ),
    *(
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "> " * 50,
        "- " * 60,
        "# ",
        "[x](y)",
        "[x](/nowhere.html#a)",
        "![](x)",
        "| a |\n|---|\n",
        "{#a}",
    ),
    *(
        "<",
        ">",
        "&",
        "&#0;",
        "&#xd800;",
        "&amp;",
        "<b>",
        "</p>",
        "<script>alert(1)</script>",
        "<!--",
        "]]>",
        "javascript:x",
    ),
    *("{{ 7 * 7 }}", "{% for %}", "%(x)s", "%s", "{0}", "\\", "\\n", "1e999", "NaN", "-" * 100, "9" * 400, "あ" * 5000),
)
BYTES = (b"\xff", b"\xfe\xff", b"\xff\xfe", b"\x82\xa0", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b$B")
PIECES = st.sampled_from([*(token.encode("utf-8", "surrogatepass") for token in TOKENS), *BYTES]) | st.binary(
    max_size=8
)
NAMES = (
    *(
        "plan/03-x.yml",
        "plan/x.yml",
        "plan/01-nature/03-.yml",
        "plan/01-nature/goal.yaml",
        "plan/01-nature.yml",
        "plan/goal.yml",
    ),
    *(
        "plan/02-people/01-schools/01-a.yml",
        "plan/99999999999999999999-a.yml",
        "indicators/trees/trees.yml",
        "indicators/Ａ.yml",
    ),
    *(
        "pages/about.md",
        "pages/about.fr.md",
        "pages/ABOUT.ja.md",
        "pages/index.ja.md",
        "pages/structure.en.md",
        "locale/ja.po",
    ),
    *(
        "assets/a b.txt",
        "assets/が.txt",
        "assets/x.html",
        "assets/x.svg",
        "assets/index.html",
        "source/Plan.txt",
        "readme.txt",
    ),
)
TEXTS = sorted(path for path in SOUND if not path.startswith("source/"))


@st.composite
def damage(draw: st.DrawFn) -> dict[str, bytes | None]:
    """Some of the sound site's files as they are now, those that are gone as None."""
    changed: dict[str, bytes | None] = {}
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(TEXTS))
        data = changed.get(path) or SOUND[path]
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(["insert"] * 4 + ["cut", "replace", "copy", "all", "move", "whole", "none"]))
        if how in {"insert", "replace"}:
            data = data[:start] + draw(PIECES) + data[start if how == "insert" else end :]
        elif how == "cut":
            data = data[:start] + data[end:]
        elif how == "copy":
            data = data[:end] + data[start:]
        elif how == "all":
            data = data.replace(data[start : start + 1] or b"\n", draw(PIECES), draw(st.integers(1, 50)))
        elif how == "whole":
            data = b"".join(draw(st.lists(PIECES, max_size=6)))
        if how in {"move", "none"}:
            changed[path] = None
        if how != "none":
            changed[draw(st.sampled_from(NAMES)) if how == "move" else path] = data
    return changed


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What is made of the sound site."""
    return made(Options(SITES / "bilingual", tmp_path_factory.mktemp("sound") / "site"))[1]


def write_damaged(folder: Path, changed: Mapping[str, bytes | None]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    write_files(folder, SOUND)
    for path in (path for path, data in changed.items() if data is None):
        (folder / path).unlink()
    for path, data in changed.items():
        if data is not None and not any(above.is_file() for above in (folder / path).parents):
            write_files(folder, {path: data})


def hold_problem(problem: Problem, folder: Path) -> None:
    """It is worded in each language, and its place is one that the file has."""
    for language in ("ja", "en"):
        assert all(problem_text(problem, language))
    assert problem.place.column >= 1
    file = folder / problem.place.file
    if file.is_file():
        lines = file.read_bytes().replace(b"\r\n", b"\n").decode(errors="replace").splitlines()
        assert 1 <= problem.place.line <= len(lines) + 1, problem


def hold_site(files: Mapping[str, bytes], sound: Mapping[str, bytes]) -> None:
    """Every page is whole, in plain characters, and leads nowhere in vain; what is new of it is valid."""
    pages = {path: parse(data) for path, data in files.items() if path.endswith(".html") and path.count("/") < 9}
    assert dead_links(pages, files) == []
    for path in pages:
        if files[path] != sound.get(path):
            text = files[path].decode()
            assert not set(text) & set(map(chr, (*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF))), path
            parser = html5lib.HTMLParser()
            parser.parse(text)
            assert parser.errors == [], path


def hold(folder: Path, sound: Mapping[str, bytes]) -> Result:
    result, files = made(Options(folder, folder.parent / "site"))
    for problem in result.problems:
        hold_problem(problem, folder)
    if result.failed:
        assert MANIFEST not in files
    else:
        hold_site(files, sound)
    return result


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # the files of a failing case are large
@settings(
    max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(changed=damage())
def test_damaged_content_is_built_and_holds_together_or_its_problems_are_listed(
    tmp_path: Path, sound: Mapping[str, bytes], changed: dict[str, bytes | None]
) -> None:
    write_damaged(tmp_path / "content", changed)
    result = hold(tmp_path / "content", sound)
    event("has errors" if result.failed else "has warnings" if result.problems else "is built")


def test_the_sound_site_holds(tmp_path: Path, sound: Mapping[str, bytes]) -> None:
    write_damaged(tmp_path / "content", {})
    assert hold(tmp_path / "content", sound).problems == ()
