"""References to what is not there, and names that two things have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import INDICATOR, SMALL, changed, check, run, write_site

FOREST, PLAN, TREES, SITE = "plan/01-forests.yml", "plan/plan.yml", "indicators/trees.yml", "site.yml"
Told = list[tuple[str, str]]


def told(folder: Path, files: dict[str, str]) -> Told:
    return [(code, severity) for code, _, severity in check(write_site(folder, files))]


def hints(folder: Path, files: dict[str, str]) -> list[str]:
    problems = run("check", "--content", write_site(folder, files), "--format", "json").problems()
    return [problem["hint"]["en"] for problem in problems]


@pytest.mark.parametrize(
    ("languages", "way_out"),
    [
        ("[jp, en]", "Did you mean `ja`?"),
        ("[ja, en, cn]", "Did you mean `zh`?"),
        ("[ja, en, kr]", "Did you mean `ko`?"),
        ("[ja, eng]", "Did you mean `en`?"),
        ("[ja, en-UK]", "Did you mean `en-GB`?"),
        ("[ja, en, xx]", "Japanese is `ja`, English `en`"),
        ("[ja, en, xyz]", "Japanese is `ja`, English `en`"),
        ("[JA, en]", "Write `ja`."),
        ("[ja, en_US]", "Write `en-US`."),
        ("[ja, 英語]", "Write `en`."),
        ("[ja, en, ja]", "Keep one of the two."),
    ],
)
def test_languages_that_do_not_exist(tmp_path: Path, languages: str, way_out: str) -> None:
    (hint,) = hints(tmp_path, {SITE: SMALL[SITE].replace("[ja, en]", languages)})
    assert hint.startswith(way_out)


def test_a_text_under_a_wrong_tag_is_told_once(tmp_path: Path) -> None:
    files = changed(FOREST, "{ja: 森を育てる,", "{jp: 森を育てる,")
    assert hints(tmp_path, files) == ["Did you mean `ja`? It has `ja` and `en`."]


@pytest.mark.parametrize("key", ["navigation", "footer"])
@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ("[about, structure, print]", []),
        ("[]", []),
        ("[priorities, indicators]", []),
        ("[abuot]", ["Did you mean `about`? There are: `about`, `structure`, "]),
        ("[weather]", ["There are: `about`, `structure`, "]),
        ("[about, sitemap, about]", ["Keep one of the two."]),
        ("[forests]", ["There are: `about`, `structure`, "]),
    ],
)
def test_pages_that_the_menu_names(tmp_path: Path, key: str, pages: str, found: list[str]) -> None:
    shown = hints(tmp_path, {SITE: SMALL[SITE] + f"{key}: {pages}\n"})
    assert len(shown) == len(found)
    assert all(hint.startswith(begin) for hint, begin in zip(shown, found, strict=True))


def test_a_page_whose_file_is_faulty_is_there(tmp_path: Path) -> None:
    files = {SITE: SMALL[SITE] + "navigation: [more]\n", "pages/more.ja.md": "no head\n"}
    assert told(tmp_path, files) == [("no-front-matter", "error")]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (INDICATOR, [("same-title", "warning")]),
        (INDICATOR.replace("node: forests", "node: forests/paths"), []),
        (INDICATOR.replace("木の数", "花の数"), []),
        (INDICATOR.replace("木の数", "花の数") + "order: 1\n", [("same-place", "warning")]),
        (INDICATOR.replace("木の数", "花の数") + "order: 2\n", []),
    ],
)
def test_two_indicators_of_one_node(tmp_path: Path, second: str, found: Told) -> None:
    assert told(tmp_path, {TREES: INDICATOR + "order: 1\n", "indicators/other.yml": second}) == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("{id: b, term: {ja: 湖, en: lake}}", []),
        ("{id: b, term: {ja: 湖, en: forest}}", []),
        ("{id: b, term: {ja: 森, en: wood}}", [("same-word", "warning")]),
        ("{id: b, term: {ja: 湖, en: lake}, also: {ja: [森]}}", [("same-word", "warning")]),
        ("{id: b, term: {ja: 林, en: wood}, also: {en: [forest]}}", []),
        ("{id: b, term: {ja: もり, en: wood}}", [("same-word", "warning")]),
        ("{id: a, term: {ja: 湖, en: lake}}", [("duplicate-term", "error")]),
    ],
)
def test_a_word_belongs_to_one_term(tmp_path: Path, second: str, found: Told) -> None:
    first = "{id: a, term: {ja: 森, en: forest}, also: {ja: [もり, 森]}}"
    assert told(tmp_path, {"glossary.yml": f"terms:\n  - {first}\n  - {second}\n"}) == found


@pytest.mark.parametrize(("pages", "beyond"), [(3, 0), (2, 5)])
def test_pages_of_the_source_wherever_they_are_told(tmp_path: Path, pages: int, beyond: int) -> None:
    note = "notes: [{kind: variant, source_page: 3, text: {ja: 注, en: Note}}]\n"
    texts = "{ja: 語, en: Word}"
    files = {
        PLAN: SMALL[PLAN].rstrip()
        + f"\n  pages: {pages}\nindicators: {{title: {texts}, name_heading: {texts}, baseline_heading: {texts},"
        + f" target_heading: {texts}, source_page: 3}}\n{note}",
        FOREST: SMALL[FOREST].replace("slug: planting", "slug: planting\n    source_page: 3"),
        TREES: INDICATOR + "source_page: 3\n",
        "pages/about.en.md": f"---\ntitle: About\n{note}---\n\nText.\n",
    }
    assert told(tmp_path, files) == [("page-beyond-source", "error")] * beyond


@pytest.mark.parametrize("key", ["indicators", "indicator", "page", "term", "plan"])
def test_names_that_no_level_can_have(tmp_path: Path, key: str) -> None:
    assert told(tmp_path, changed(PLAN, "key: step", f"key: {key}")) == [("reserved-level", "error")]


NODE = "number: {number}\ntitle: {{ja: 森, en: Forest}}\n"


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ("①②③④", ""),
        ("1234", ""),
        ("①③④⑤", "③"),
        ("②③④⑤", "②"),
        ("①②②③", "②"),
        ("①②②④", "②"),
        ("①②③③", "③"),
        ("①③③④", "③"),
        ("①②A④", "A"),
        ("①②Ⅲ④", "Ⅲ"),
        ("①⑨③④", "⑨"),
        ("②①③④", "②①"),
    ],
)
def test_a_wrong_number_is_told_once(tmp_path: Path, numbers: str, wrong: str) -> None:
    """The rest follow from it as long as they follow one another."""
    files: dict[str, str | None] = {
        f"plan/{at:02}-n{at}.yml": NODE.format(number=sign) for at, sign in enumerate(numbers, 1)
    }
    files |= {FOREST: None, PLAN: SMALL[PLAN].replace("decimal", "circled")}
    found = run("check", "--content", write_site(tmp_path, files), "--format", "json").problems()
    assert [problem["code"] for problem in found] == ["wrong-number"] * len(wrong)
    assert [problem["message"]["ja"].split("番号は ")[1][0] for problem in found] == list(wrong)


def test_a_number_after_a_faulty_file_is_not_wrong(tmp_path: Path) -> None:
    files = {f"plan/{at:02}-n{at}.yml": NODE.format(number=at) for at in (2, 3)}
    files["plan/02-n2.yml"] += "colour: red\n"
    assert told(tmp_path, files) == [("unknown-key", "error")]
