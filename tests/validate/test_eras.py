"""Years of Japanese eras beside calendar years: what agrees is not told, what does not is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.read.content import read_content
from generator.read.yaml import Document
from generator.validate import check as checking
from generator.validate.eras import may_hold_eras, misfits
from generator.validate.shapes import Shape
from tests.support.sites import SMALL, changed, check, write_site

FOREST = "plan/01-forests.yml"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "平成29年（2017年）",
            "平成25年度（2013年度）",
            "2017年(平成29年)",
            "平成二十九年（2017年）",
            "平成元年（1989年）",
        ),
        *(
            "平成２９年（２０１７年）",
            "H29年度（2017年度）",
            "令和元年度（2019年度）",
            "昭和64年（1989年）",
            "平成 29 年（ 2017 年 ）",
        ),
        *(
            "平成25年度（2014年3月末）",
            "平成25年度（2014年3月31日）",
            "平成25年度末（2014年）",
            "平成25年度（2013年4月）",
        ),
        *("平成26年3月（2013年度）", "2013年度（平成25年度）", "2017（平成29）年度", "平成29（2017）年度"),
        "平成25年度（2013年）から平成34年度（2022年）まで",
        "平成25年度から平成29年度（2013年度から2017年度）",
        "2013年度から2017年度（平成25年度から平成29年度）",
        "2013～2017年度（平成25～29年度）",
        *(
            "平成32年（2020年）",
            "平成25年、2014年",
            "平成25年（5か年計画）",
            "H2（2020年に開始）",
            "平成25年（2014年に改訂）",
        ),
        *("fiscal 2013 (Heisei 25)", "Heisei 25 (2013)", "Shōwa 47 (1972)"),
    ],
)
def test_years_that_agree(text: str) -> None:
    assert list(misfits(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("平成29年（2018年）", "平成29年（2018年）", 2017),
        ("計画は平成２５年度（２０１２年度）に", "平成２５年度（２０１２年度）", 2013),
        ("2017年（平成28年）", "2017年（平成28年）", 2016),
        ("平成二十九年（2016年）", "平成二十九年（2016年）", 2017),
        ("令和元年（2018年）", "令和元年（2018年）", 2019),
        ("平成25年度（2013年3月末）", "平成25年度（2013年3月末）", 2014),
        ("平成26年3月（2014年度）", "平成26年3月（2014年度）", 2013),
        ("H29年（2018年）", "H29年（2018年）", 2017),
        ("平成29（2018）年度", "平成29（2018）年度", 2017),
        ("fiscal 2014 (Heisei 25)", "2014 (Heisei 25)", 2013),
        ("平成1年（1990年）と平成2年（1990年）", "平成1年（1990年）", 1989),
    ],
)
def test_years_that_do_not(text: str, words: str, right: int) -> None:
    assert may_hold_eras(text)
    assert [(found.words, found.right) for found in misfits(text)] == [(words, right)]
    assert text[next(misfits(text)).start :].startswith(words)


def told(folder: Path, text: str) -> list[tuple[str, str, str]]:
    return check(
        write_site(folder, changed(FOREST, "text: {ja: 森を広げます。, en: We will widen the forests.}\n", text))
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("text:\n  ja: 森は平成29年（2018年）から。\n  en: Forests.\n", "4:9"),
        ("text:\n  ja: '森は平成29年（2018年）から。'\n  en: Forests.\n", "4:10"),
        ("text:\n  ja: |\n    一つ目。\n\n    森は平成29年（2018年）から。\n  en: Forests.\n", "7:7"),
        ("text:\n  ja: >-\n    一つ目。\n    森は平成29年（2018年）から。\n  en: Forests.\n", "6:7"),
        ("text:\n  ja: 森は平成29年\n    （2018年）から。\n  en: Forests.\n", "4:7"),
        ("text: {ja: 森は平成29年（2018年）から。, en: Forests.}\n", "3:14"),
        ("text:\n  ja: 森。\n  en: Since 2018 (Heisei 29).\n", "5:13"),
    ],
)
def test_it_is_told_where_it_stands(tmp_path: Path, text: str, place: str) -> None:
    assert told(tmp_path, text) == [("wrong-era", f"{FOREST}:{place}", "warning")]


def test_the_same_words_twice_are_told_twice(tmp_path: Path) -> None:
    text = "text:\n  ja: |\n    平成29年（2018年）と平成29年（2018年）と\n    平成29年（2018年）。\n  en: Forests.\n"
    assert [place for _, place, _ in told(tmp_path, text)] == [f"{FOREST}:{at}" for at in ("5:5", "5:18", "6:5")]


def test_a_note_of_a_misprint_stands_for_the_warning(tmp_path: Path) -> None:
    """An official text is shown as it stands; whoever has told of its error is not told of it again."""
    note = "notes: [{kind: KIND, text: {ja: 原典のまま。, en: As in the source.}}]\n"
    text = "text: {ja: 平成29年（2018年）。, en: Forests.}\n"
    assert told(tmp_path / "a", text + note.replace("KIND", "misprint")) == []
    assert len(told(tmp_path / "b", text + note.replace("KIND", "placement"))) == 1


def test_the_note_must_stand_at_the_same_node(tmp_path: Path) -> None:
    note = "notes: [{kind: misprint, text: {ja: 原典のまま。, en: As in the source.}}]\n"
    files = changed(FOREST, "ja: 道を整える", "ja: 平成29年（2018年）の道")
    files[FOREST] = files[FOREST].replace("children:", note + "children:")
    assert [code for code, *_ in check(write_site(tmp_path, files))] == ["wrong-era"]


def test_a_known_file_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_site(tmp_path)
    checked, _ = checking.check_content(read_content(folder)[0])
    assert checked is not None
    looked: list[str] = []

    def look(_shape: Shape, document: Document) -> list[Problem]:
        looked.append(document.file)
        return []

    monkeypatch.setattr(checking, "look_at_texts", look)
    known = checked.known(())
    checking.check_content(read_content(folder, {*known.nodes, *known.plan, *known.glossary})[0], known)
    assert looked
    assert FOREST not in looked


@pytest.mark.parametrize("name", ["{ja: 平成, en: HEISEI}", "{ja: 紀元, en: Heisei}"])
@pytest.mark.parametrize(("first", "told"), [(1989, []), (1988, [("era-begins", "plan/plan.yml:8", "error")])])
def test_the_year_in_which_an_era_begins(
    tmp_path: Path, name: str, first: int, told: list[tuple[str, str, str]]
) -> None:
    era = f"era: {{name: {name}, first: {first}}}\n"
    problems = check(write_site(tmp_path, {"plan/plan.yml": SMALL["plan/plan.yml"] + era}))
    assert [(code, place.rpartition(":")[0], severity) for code, place, severity in problems] == told


def test_an_era_that_is_not_known_can_begin_whenever_it_does(tmp_path: Path) -> None:
    era = "era: {name: {ja: 仏暦, en: Buddhist Era}, first: 1800}\n"
    assert check(write_site(tmp_path, {"plan/plan.yml": SMALL["plan/plan.yml"] + era})) == []
