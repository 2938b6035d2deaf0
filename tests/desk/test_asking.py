"""What `build.py new` asks on a terminal: wrong answers again, and nothing in vain."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support.sites import Run, copy_site, read_tree, run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site("bilingual", tmp_path)


def new(content: Path, *arguments: str) -> Run:
    return run("new", *arguments, "--content", content)


class Terminal(io.StringIO):
    """What somebody types."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, content: Path, *answers: str) -> Run:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
    return new(content)


def test_what_is_missing_is_asked_for_on_a_terminal(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = typed(monkeypatch, content, "9", "２", "1", "Hills", "")
    assert ended.code == 0, ended.text
    assert "Answer with a number from 1 to 6, or" in ended.out
    assert "  1  goal (goal)\n" in ended.out
    assert "  1  Ⅰ Protecting nature\n" in ended.out
    assert "[hills]" in ended.out
    assert "ja: Hills" in (content / "plan/01-nature/03-hills.yml").read_text(encoding="utf-8")


def test_an_indicator_is_asked_for(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ("4", "1", "3", "鳥", "", "nul", "trees", "羽", "", "約3割", "51,000", "2025年", "", "birds")
    ended = typed(monkeypatch, content, *answers)
    assert ended.code == 0, ended.text
    assert "This cannot be left empty." in ended.out
    assert "nul is a name that Windows lets no file have" in ended.out
    assert "Answer with a number in plain digits" in ended.out
    assert "trees.yml exists already" in ended.out
    text = (content / "indicators/birds.yml").read_text(encoding="utf-8")
    assert "node: nature " in text
    assert "value: 51000" in text
    assert "year: 2025\n  value: 検討中" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("goul",), "Did you mean `goal`?"),
        (("goul", "work"), "Did you mean `goal`?"),
        (("goal", "nature"), "exists already"),
        (("measure", "--under", "natur"), "Did you mean `nature`?"),
        (("measure", "A B", "--under", "nature"), "write `a-b`"),
        (("indicator", "--target-year", "someday"), "someday"),
        (("term", "--unit", "人"), "--unit is not used for a term"),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_asked(
    content: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(""))
    ended = new(content, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_of_a_term_the_word_is_asked_for(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = typed(monkeypatch, content, "6", "岸", "shore")
    assert ended.code == 0, ended.text
    assert "the word in the language of record" in ended.out
    assert "title" not in ended.out


def test_whoever_breaks_off_has_changed_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_tree(content)
    for answers in ((), ("3",), ("3", "1", "1"), ("3", "1", "1", "舟")):
        assert typed(monkeypatch, content, *answers).code == 130
    assert read_tree(content) == before


@pytest.mark.parametrize("kind", ["MEASURE", "施策", "measure (measure)", "measures"])
def test_what_is_chosen_may_be_named(content: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    ended = typed(monkeypatch, content, kind, "自然を守る", "丘", "hills")
    assert ended.code == 0, ended.text
    assert (content / "plan/01-nature/03-hills.yml").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("measure", "hills", "--under", "people/schools"), "は施策です。施策は目標の下に"),
        (("goal", "hills", "--under", "nature"), "目標は一番上の階層です"),
        (("step", "hills"), "取り組みには上の階層が必要です"),
        (("term", "hills", "--unit", "人"), "用語を作るときには使いません"),
        (
            ("chapter", "hills"),
            "measure（施策）、step（取り組み）、indicator（指標）、page（ページ）",
        ),
        (("取組", "hills"), "`取り組み` の間違い"),
    ],
)
def test_what_does_not_fit_is_told_in_the_words_of_the_plan(
    content: Path, arguments: tuple[str, ...], words: str
) -> None:
    ended = new(content, *arguments, "--lang", "ja")
    assert (ended.code, words in ended.err) == (2, True), ended.err


def test_the_count_is_named_in_the_words_of_the_plan(content: Path) -> None:
    said = new(content, "measure", "hills", "--under", "nature", "--lang", "ja").out
    assert "件数（`counts`）に施策（`measure`）の数が" in said
