"""What is proposed in place of a value that does not fit: what was meant where that is certain, else nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.validate import meant
from generator.validate.values import IN_WORDS, NO_VALUE
from tests.support.sites import INDICATOR, SMALL, changed, run, write_site

FOREST, PLAN, TREES = "plan/01-forests.yml", "plan/plan.yml", "indicators/trees.yml"
REASONS = (*NO_VALUE, *IN_WORDS)


def hints(folder: Path, files: dict[str, str]) -> list[tuple[str, str, str]]:
    """The code and the ways out, in English and Japanese, of all problems of the small folder with these files."""
    problems = run("check", "--content", write_site(folder, files), "--format", "json").problems()
    return [(problem["code"], problem["hint"]["en"], problem["hint"]["ja"]) for problem in problems]


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("５１０００", "51000"),
        ("1,000", "1000"),
        ("１，０００", "1000"),
        ("51 000", "51000"),
        ("1_000", "1000"),
        ("1'000", "1000"),
        ("約300", "300"),
        ("300人", "300"),
        ("約1,200人程度", "1200"),
        ("300 people", "300"),
        ("5%", "5"),
        ("５％", "5"),
        ("+5", "5"),
        ("\u22125", "-5"),
        ("－5", "-5"),
        ("△5", "-5"),
        ("▲1,000", "-1000"),
        ("1e5", "100000"),
        ("5万", "50000"),
        ("1.2万人", "12000"),
        (".5", "0.5"),
        ("5.", "5"),
        ("01", "1"),
        ("-0", "0"),
        ("検討 中", "検討中"),
        ("検討中。", "検討中"),
        ("（検討中）", "検討中"),
        ("Under consideration", "under-consideration"),
        ("not_measured", "not-measured"),
    ],
)
def test_the_value_to_write_is_named(tmp_path: Path, given: str, number: str) -> None:
    ((code, english, japanese),) = hints(tmp_path, {TREES: INDICATOR.replace("51000", f'"{given}"')})
    if re.match("[0-9-]", number):
        assert code == "not-a-value"
        assert english.startswith(f"Write `{number}`. ")
        assert japanese.startswith(f"`{number}` と書いてください。")
    else:
        assert code == "no-number"
        assert english.startswith(f"Did you mean `{number}`?")
        assert japanese.startswith(f"`{number}` の間違いではありませんか。")


@pytest.mark.parametrize(
    "given",
    [
        *("NaN", "inf", "-Infinity", "0x10", "-", "―", "N/A", "未定", "未実施", "未", "なし"),
        *(
            "1,00",
            "12,34",
            "1.000,5",
            "1/2",
            "5～6",
            "5 - 6",
            "3割",
            "300人以上",
            "5 million",
            "5k",
            "1万2千",
            "2兆",
            "3百万",
        ),
        *("1.234567890", "9" * 40, "1e99", "2017年3月", "三百"),
        *("10²", "①", "1,200 300", "1,200_300", "0,500", "00,500"),
    ],
)
def test_what_is_not_certain_is_not_guessed(tmp_path: Path, given: str) -> None:
    ((code, english, japanese),) = hints(tmp_path, {TREES: INDICATOR.replace("51000", f'"{given}"')})
    assert code in {"not-a-value", "no-number"}
    assert "`under-consideration` (still to be decided), `not-measured`" in english
    assert "`検討中`（これから決める）" in japanese


@pytest.mark.parametrize(
    ("unit", "given", "number"),
    [
        ("{ja: 千円, en: thousand yen}", "1,200千円", "1200"),
        ("{ja: 千円, en: thousand yen}", "１，２００ 千円", "1200"),
        ("{ja: 千円, en: thousand yen}", "1,200 thousand yen", "1200"),
        ("{ja: 千円, en: thousand yen}", "1,200", "1200"),
        ("{ja: 千円, en: thousand yen}", "1,200円", ""),
        ("{ja: 千円, en: thousand yen}", "1.2千", ""),
        ("{ja: 万人, en: {one: ten thousand, other: ten thousands}}", "1.2万人", "1.2"),
        ("{ja: 万人, en: {one: ten thousand, other: ten thousands}}", "12万", ""),
        ("{ja: 人, en: people}", "1.2万人", "12000"),
    ],
)
def test_a_unit_that_is_a_multiple_is_no_part_of_the_number(tmp_path: Path, unit: str, given: str, number: str) -> None:
    text = INDICATOR.replace("{ja: 本, en: {one: tree, other: trees}}", unit).replace("51000", f'"{given}"')
    ((code, english, _),) = hints(tmp_path, {TREES: text})
    assert code == "not-a-value"
    assert english.startswith(f"Write `{number}`. ") if number else not english.startswith("Write `")


@pytest.mark.parametrize(
    ("given", "number"), [("19O", "190"), ("2OO", "200"), ("2o人", ""), ("1O5", "105"), ("1l0", "110")]
)
def test_letters_among_digits_are_digits(given: str, number: str) -> None:
    assert meant.value(given) == number


@pytest.mark.parametrize(
    "given",
    [
        *(
            "5減",
            "5増",
            "1ダース",
            "10余",
            "10余り",
            "3倍",
            "5強",
            "5弱",
            "10数人",
            "5半",
            "100近く",
            "3 times",
            "5l",
            "I9",
        ),
        *("OO", "O5", "1２ dozen"),
    ],
)
def test_what_makes_it_another_number_is_no_unit(given: str) -> None:
    assert meant.value(given) == ""


@settings(max_examples=200)
@given(st.text(max_size=12) | st.from_regex(r"[0-9０-９,.，万%人約△-]{1,10}", fullmatch=True))
def test_a_proposal_for_a_value_is_a_value_of_the_same_digits(given: str) -> None:
    found = meant.value(given, REASONS)
    assert found in {"", *REASONS} or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", found), (given, found)


@pytest.mark.parametrize(
    ("given", "year"),
    [
        *(("２０２０", "2020"), ("2020年", "2020"), ("2020年度", "2020"), ("FY2020", "2020"), ("西暦2020", "2020")),
        *(
            ("平成29", "2017"),
            ("平成29年度", "2017"),
            ("平成 29 年度", "2017"),
            ("平成二十九年", "2017"),
            ("H29", "2017"),
        ),
        *(("令和元年", "2019"), ("令和元年度", "2019"), ("R1", "2019"), ("r2", "2020"), ("Reiwa 2", "2020")),
        *(
            ("平成十年", "1998"),
            ("平成31年", "2019"),
            ("昭和六十三", "1988"),
            ("昭和64年", "1989"),
            ("大正元年", "1912"),
        ),
    ],
)
def test_the_year_to_write_is_named(tmp_path: Path, given: str, year: str) -> None:
    found = hints(tmp_path, {TREES: INDICATOR.replace("year: 2019", f"year: {given}")})
    assert [(code, english) for code, english, _ in found] == [("not-a-year", f"Write `{year}`.")]


def test_a_short_year_may_be_one_of_an_era(tmp_path: Path) -> None:
    files = {TREES: INDICATOR.replace("{year: 2019, value: 51000}", "\n  year: 24\n  value: 5")}
    ((code, english, japanese),) = hints(tmp_path, files)
    assert code == "year-of-an-era"
    assert english == "If it is a year of an era, write `2012` for Heisei 24, `2042` for Reiwa 24."
    assert japanese == "平成24年なら `2012`、令和24年なら `2042` と書いてください。"


@pytest.mark.parametrize(
    "given",
    [
        *("令和0年", "平成32", "平成50年", "昭和99年", "昭和65", "T99", "H0", "平成²", "明治四十六"),
        *("20170", '"\'17"', "2017-03", "2012～2017", "去年", "平成", "[2017]", "{a: b}", "1e9"),
    ],
)
def test_a_year_that_is_not_certain_is_not_guessed(tmp_path: Path, given: str) -> None:
    found = hints(tmp_path, {TREES: INDICATOR.replace("{year: 2019, value: 51000}", f"\n  year: {given}\n  value: 5")})
    assert [(code, "2017" in english) for code, english, _ in found] == [("not-a-year", True)]


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("１８", "18"),
        ("p.18", "18"),
        ("18ページ", "18"),
        ("五", "5"),
        ("十八ページ", "18"),
        ("18頁", "18"),
        ("1,000", "1000"),
        ("018", "18"),
        ("一", ""),
        ("1-2", ""),
    ],
)
def test_the_page_to_write_is_named(tmp_path: Path, given: str, number: str) -> None:
    ((code, english, _),) = hints(tmp_path, changed(FOREST, "number: 1", f"number: 1\nsource_page: {given}"))
    assert (code, english == f"Write `{number}`.") == ("not-an-integer", bool(number))
    assert number or not english.startswith("Write `")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        *(("source_page: 0", "too-small"), ("source_page: -3", "too-small"), ("source_page: -", "yaml-dash")),
        *(("source_page: 1.5", "not-an-integer"), ("source_page: []", "not-an-integer")),
    ],
)
def test_pages_count_from_one(tmp_path: Path, line: str, code: str) -> None:
    assert [found for found, *_ in hints(tmp_path, changed(FOREST, "number: 1", f"number: 1\n{line}"))] == [code]


@pytest.mark.parametrize("counts", ["{goal: -1}", "{goal: 一}", "{goal: 1.5}"])
def test_counts_are_not_negative(tmp_path: Path, counts: str) -> None:
    assert len(hints(tmp_path, {PLAN: SMALL[PLAN] + f"counts: {counts}\n"})) == 1


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        *(("City Brand", "city-brand"), ("city_brand", "city-brand"), ("city.brand", "city-brand"), ("city-", "city")),
        *(("a--b", "a-b"), ("ｃｉｔｙ", "city"), ("Café", "cafe"), ("R&D", "r-d"), ("森", ""), ("都市brand", "")),
    ],
)
def test_the_slug_to_write_is_named(tmp_path: Path, given: str, slug: str) -> None:
    ((code, english, _),) = hints(tmp_path, changed(FOREST, "planting", given))
    assert (code, english == f"Write `{slug}`.") == ("not-a-slug", bool(slug))


@pytest.mark.parametrize(
    ("given", "node"),
    [
        *(("forests／planting", "forests/planting"), ("forests ＞ planting", "forests/planting")),
        *(("01-forests.yml", "forests"), ("Forests/", "forests"), ("森/planting", "")),
    ],
)
def test_the_node_to_write_is_named(tmp_path: Path, given: str, node: str) -> None:
    ((code, english, _),) = hints(tmp_path, {TREES: INDICATOR.replace("node: forests", f"node: {given}")})
    assert (code, english == f"Write `{node}`.") == ("not-a-node", bool(node))


def test_a_slug_that_is_too_long(tmp_path: Path) -> None:
    assert [code for code, *_ in hints(tmp_path, changed(FOREST, "planting", "a" * 81))] == ["too-long"]


@pytest.mark.parametrize(
    ("file", "old", "new", "near"),
    [
        (FOREST, "number: 1", "number: 1\npriority: yess", "yes"),
        (FOREST, "number: 1", "number: 1\npriority: はい", "yes"),
        (FOREST, "number: 1", "number: 1\npriority: いいえ", "no"),
        (FOREST, "number: 1", "number: 1\npriority: true", "yes"),
        (FOREST, "number: 1", "number: 1\npriority: Ｙｅｓ", "yes"),
        (FOREST, "number: 1", "number: 1\npriority: 高", ""),
        (FOREST, "number: 1", "number: 1\npriorty: yes", "priority"),
        (FOREST, "number: 1", "番号: 1", "number"),
        (FOREST, "number: 1", "NUMBER: 1", "number"),
        (FOREST, "number: 1", "number: 1\nnotes: [{kind: 誤植, text: {ja: 注, en: Note}}]", "misprint"),
        (FOREST, "number: 1", "number: 1\nnotes: [{kind: misprnt, text: {ja: 注, en: Note}}]", "misprint"),
        (PLAN, "view: page", "view: pages", "page"),
        (PLAN, "view: page", "view: ページ", "page"),
        (PLAN, "numbering: decimal", "numbering: romans", "roman"),
        (PLAN, "numbering: decimal", "numbering: 丸数字", "circled"),
        (PLAN, "view: item", "view: item, colours: はい", "yes"),
        (PLAN, "one: step", "ones: step", "one"),
    ],
)
def test_a_near_miss_of_a_word_is_named(tmp_path: Path, file: str, old: str, new: str, near: str) -> None:
    ((_, english, japanese),) = hints(tmp_path, changed(file, old, new))
    assert (f"`{near}`" in english and f"`{near}`" in japanese) if near else "yes" in english


@pytest.mark.parametrize(("given", "near"), [("増", "up"), ("減少", "down"), ("upp", "up"), ("良", "")])
def test_which_direction_is_better(tmp_path: Path, given: str, near: str) -> None:
    ((code, english, _),) = hints(tmp_path, {TREES: INDICATOR + f"better: {given}\n"})
    assert (code, f"Did you mean `{near}`?" in english) == ("not-a-choice", bool(near))


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("example.org/plan", "https://example.org/plan"),
        ("HTTPS://Example.org/", "https://example.org/"),
        ("https://example.org/?a=b", "https://example.org/"),
        ("https://example.org/plan#top", "https://example.org/plan"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://例.jp/", "https://xn--fsq.jp/"),
        ("https://例.jp/計画/?a", "https://xn--fsq.jp/%E8%A8%88%E7%94%BB/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org:65536/", ""),
        ("https://example.org:0/", ""),
        ("none", ""),
        ("/plan/", ""),
        ("../plan", ""),
        ("ftp://example.org/", ""),
    ],
)
def test_the_address_of_the_site(tmp_path: Path, given: str, near: str) -> None:
    ((code, english, _),) = hints(tmp_path, {"site.yml": SMALL["site.yml"] + f"base_url: '{given}'\n"})
    assert code == "not-a-base-address"
    assert english == f"Write `{near}`." if near else "remove the line" in english


@pytest.mark.parametrize("given", ["https://example.org", "http://localhost:8000/a/b", "https://例.jp/x?y=1#z"])
def test_other_addresses_may_have_more(tmp_path: Path, given: str) -> None:
    publisher = SMALL["site.yml"].replace("publisher:\n", f"publisher:\n  url: {given}\n")
    assert hints(tmp_path, {"site.yml": publisher}) == []


@pytest.mark.parametrize(
    ("given", "address"),
    [
        *(("https：//www.example.org/", "https://www.example.org/"), ("ｈｔｔｐｓ://a.example/", "https://a.example/")),
        *(("ttps://a.example/", "https://a.example/"), ("https:/a.example/b", "https://a.example/b")),
        *(("//www.example.org/a", "https://www.example.org/a"), ("www.example.org", "https://www.example.org")),
        *(("plan＠city.example.jp", "mailto:plan@city.example.jp"), ("mailto:plan＠a.jp", "mailto:plan@a.jp")),
        *(("tel:０１１－2032", "tel:011-2032"), ("／a.html", "/a.html"), ("//x", "//x"), ("/a b.pdf", "/a-b.pdf")),
    ],
)
def test_the_address_of_a_link(given: str, address: str) -> None:
    assert meant.link_address(given) == address
