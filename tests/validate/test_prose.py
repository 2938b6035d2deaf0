"""Texts that would keep the build for ever are refused by a measure of them; the others are rendered in seconds."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.validate.prose import LONGEST, MOST_SIGNS, prose_fault
from tests.support.faults import told
from tests.support.sites import ROOT, SMALL, changed, check, run, write_site

SECONDS = 8
"""Of the processor: more than any of the texts takes that are rendered."""

SIGNS = [
    *(
        "*",
        "_",
        "**",
        "*_",
        "`",
        "``",
        "[",
        "![",
        "[]",
        "[](",
        "[a](",
        "![a](",
        "[a][",
        "[[a]",
        "<",
        "<a",
        "<a@b",
        "&",
        "&amp;",
    ),
    *(
        "\\",
        "\\*",
        "a*",
        "日*",
        "**a ",
        "*a **b ",
        "_a ",
        "`a",
        "`a` ",
        "[a](b) ",
        "**a** ",
        "<http://a.b> ",
        "|",
        "a|",
        "~",
    ),
    *(
        "# a\n",
        "a\n=\n",
        "- \n",
        "\n- ",
        "- a\n",
        "1. a\n",
        "> a\n",
        "> ",
        "a\n\n",
        "a  \n",
        "|a|b|\n|-|-|\n",
        "[a]: b\n",
        "\n",
    ),
    *(" ", "\t", "(", '[a]("', "{#a}", "# {#a}\n", "\u3000", "\u00a0", "</x>", "<x>", "</x>\n\n"),
]
NESTED = {
    "quotations": "> " * 10_000 + "a",
    "quotations without spaces": ">" * 10_000 + "a",
    "lists in a line": "- " * 10_000 + "a",
    "numbers in a line": "1. " * 10_000 + "a",
    "lists": "\n".join("  " * depth + "- a" for depth in range(400)),
    "lists apart": "\n\n".join("  " * depth + "- a" for depth in range(400)),
    "lists by tabs": "\n".join("\t" * depth + "- a" for depth in range(400)),
    "quotations in lists": "\n".join("  " * depth + "- > a" for depth in range(400)),
    "brackets": "[" * 10_000 + "a" + "]" * 10_000,
    "links": "[" * 10_000 + "a" + "](b)" * 10_000,
    "emphasis": "*a " * 5_000 + "b" + " a*" * 5_000,
    "emphasis and strong": "**a *b " * 2_500 + "x" + " b* a**" * 2_500,
    "backticks": " ".join("`" * length for length in range(1, 430)),
    "a heading far away": "# a" + " " * 90_000 + "b",
    "a heading far away by wide spaces": "# a" + "\u3000" * 90_000 + "b",
}
TABLES = {
    "wide": f"|{'a|' * 1_000}\n|{'-|' * 1_000}\n" + f"|{'b|' * 1_000}\n" * 40,
    "long": "|a|b|\n|-|-|\n" + "|a|b|\n" * 15_000,
    "unclosed": "|a|b|\n|-|-|\n" + "|`a|b|\n" * 12_000,
}
TEXTS = {
    **{f"run of {sign!r}": (sign * LONGEST)[:LONGEST] for sign in SIGNS},
    # Paragraphs are rendered one by one: what a third takes says how long all would.
    **{f"paragraphs of {sign!r}": ((sign * 150 + "\n\n") * LONGEST)[: LONGEST // 3] for sign in SIGNS},
    **NESTED,
    **TABLES,
}


RENDER = """
import sys, time
from generator.render.markdown import MarkdownRenderer
MarkdownRenderer().html(sys.stdin.read())
print(time.process_time())
"""


def rendered(text: str) -> float:
    """In a process of its own, which can be ended: how long it takes to render a text."""
    command = [sys.executable, "-c", RENDER]
    ended = subprocess.run(command, input=text, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return float(ended.stdout)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_refused_at_once_or_rendered_in_time(name: str) -> None:
    text = TEXTS[name]
    started = time.process_time()
    fault = prose_fault(text)
    assert time.process_time() - started < 1
    assert fault or rendered(text) < SECONDS


@pytest.mark.parametrize("name", [*NESTED, "run of '['", "run of '*_'", "run of '\\\\*'", "run of '# a\\n'"])
def test_what_would_fill_the_stack_or_take_hours_is_refused(name: str) -> None:
    if name != "quotations without spaces":
        assert prose_fault(TEXTS[name])


@pytest.mark.parametrize(
    "text",
    [
        ("計画の[一覧](/structure.html)と**目標**。" * 100 + "\n\n") * 30,
        "- [一覧](/a.html) と *強調* と `記号`\n" * 2_000,
        "| a | [b](/c.html) |\n| --- | ---: |\n" + "| `x` | **1** |\n" * 2_000,
        "\n\n".join("> " * 3 + f"引用 {number}" for number in range(2_000)),
        "\n".join("  " * (number % 8) + "- 項目" for number in range(2_000)),
        "\n\n".join(f"## 見出し {number}\n\n本文。" for number in range(2_000)),
        "日本語の長い文です。" * 9_000,
        "A & B <i> 5 * 3 = 15, a_b_c " * 60,
    ],
)
def test_long_texts_that_people_write_are_none_of_these(text: str) -> None:
    assert prose_fault(text) is None


@pytest.mark.parametrize(
    "entity", ["&#0;", "&#x1F;", "&#xD800;", "&#xFFFE;", "&#128;", "&#x110000;", "&#99999999999999999999;"]
)
def test_an_entity_that_is_no_character(entity: str) -> None:
    fault = prose_fault(f"森と{entity}湖")
    assert fault
    assert (fault.code, fault.offset) == ("markdown-entity", 2)


def test_a_text_of_the_length_of_a_book(tmp_path: Path) -> None:
    page = "---\ntitle: 説明\n---\n\n" + "日本語の文です。\n\n" * (LONGEST // 9)
    content = write_site(tmp_path, {"pages/about.ja.md": page})
    assert told(content) == [("markdown-length", "pages/about.ja.md:4:1")]


@pytest.mark.parametrize("entity", ["&#169;", "&#x68EE;", "&copy;", "&#9;", "&#;", "&#xZZ;"])
def test_an_entity_that_is_one(entity: str) -> None:
    assert prose_fault(f"森と{entity}湖") is None


def test_the_line_is_that_of_the_file(tmp_path: Path) -> None:
    page = f"---\ntitle: 説明\n---\n\n一つ目。\n\n{'[森' * (MOST_SIGNS * 3)}\n"
    text = f"一つ目。\n\n    {'> ' * 700}深い。\n"
    node = changed(
        "plan/01-forests.yml", "{ja: 森を広げます。, en: We will widen the forests.}", f"\n  ja: |\n    {text}  en: x"
    )
    content = write_site(tmp_path, {"pages/about.ja.md": page, **node})
    assert check(content) == [
        ("markdown-signs", "pages/about.ja.md:7:1", "error"),
        ("markdown-depth", "plan/01-forests.yml:7:1", "error"),
    ]


def test_a_known_file_is_not_measured_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_site(tmp_path)
    measured: list[str] = []
    monkeypatch.setattr("generator.validate.prose.prose_fault", measured.append)
    for expected in (True, False):
        measured.clear()
        (content / "plan/plan.yml").write_text(SMALL["plan/plan.yml"] + f"# {expected}\n", encoding="utf-8")
        assert run("build", "--content", content, "--output", tmp_path / "site").code == 0
        assert any("森を広げます。" in text for text in measured) is expected
