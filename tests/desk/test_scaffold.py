"""`build.py new`: a file of every kind in its place, with the next number; nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import ROOT, Run, assembled, copy_site, faults, load, read_tree, run, write_files, write_site

TO_BE_WRITTEN = {"wrong-count", "placeholder", "placeholder-page"}
"""What is left to do after a file was written: its texts, and the number of such files that the plan declares."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site("bilingual", tmp_path)


def new(content: Path, *arguments: str) -> Run:
    return run("new", *arguments, "--content", content)


def only_new(content: Path, before: dict[str, bytes]) -> dict[str, str]:
    """The files that were not there before; those that were are as they were."""
    after = read_tree(content)
    assert {path: after[path] for path in before} == before
    return {path: data.decode() for path, data in after.items() if path not in before}


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (("goal", "work", "--title", "仕事"), {"plan/03-work/goal.yml"}),
        (("measure", "hills", "--under", "nature"), {"plan/01-nature/03-hills.yml"}),
        (("indicator", "birds", "--under", "nature/lake"), {"indicators/birds.yml"}),
        (("page", "contact", "--title", "連絡先"), {"pages/contact.ja.md", "pages/contact.en.md"}),
    ],
)
def test_whole_files(content: Path, arguments: tuple[str, ...], files: set[str]) -> None:
    before = read_tree(content)
    ended = new(content, *arguments)
    assert (ended.code, ended.err) == (0, "")
    written = only_new(content, before)
    assert written.keys() == files
    for path, text in written.items():
        assert f"Wrote {content / path}.\n" in ended.out
        assert text.endswith("\n")
        assert not [line for line in text.splitlines() if line.rstrip() != line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("goal", "work", "--title", "仕事"),
        ("measure", "hills", "--under", "nature"),
        ("page", "contact"),
        ("indicator", "birds", "--under", "nature"),
    ],
)
def test_what_is_written_is_sound_but_for_what_is_to_be_filled_in(content: Path, arguments: tuple[str, ...]) -> None:
    assert new(content, *arguments).code == 0
    codes = {code for code, _ in faults(content)}
    assert codes <= TO_BE_WRITTEN
    assert codes & {"placeholder", "placeholder-page"}, "nothing that is still to be written can be published"


def test_a_node_has_the_next_number_and_its_title(content: Path) -> None:
    new(content, "goal", "work", "--title", "仕事: 「人」と #物")
    plan, _ = assembled(content)
    assert plan is not None
    work = plan.nodes["work"]
    assert (work.number, work.title["ja"], work.title["en"]) == ("Ⅲ", "仕事: 「人」と #物", "…")


TITLES = (
    "仕事: 一",
    "- 一",
    "'一",
    '"一',
    "#一",
    "{一}",
    "[一",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "no",
    "~",
    "a #b",
    "一\\n",
)


def test_any_title_is_that_title(tmp_path: Path) -> None:
    found = {}
    for number, title in enumerate(TITLES):
        content = copy_site("bilingual", tmp_path / str(number))
        new(content, "measure", "hills", "--under", "nature", "--title", title)
        plan, _ = assembled(content)
        hills = plan.nodes.get("nature/hills") if plan else None
        found[title] = hills.title["ja"] if hills else None
    assert found == {title: title for title in TITLES}


def test_a_folder_or_a_file_as_the_levels_ask(tmp_path: Path) -> None:
    for kind, slug, under, file in (
        ("world", "moon", None, "plan/02-moon/world.yml"),
        ("land", "island", "world", "plan/01-world/02-island/land.yml"),
        ("field", "meadow", "world/land", "plan/01-world/01-land/02-meadow.yml"),
    ):
        content = copy_site("six-levels", tmp_path / slug)
        before = read_tree(content)
        new(content, kind, slug, *(["--under", under] if under else []))
        assert list(only_new(content, before)) == [file]


@pytest.mark.parametrize(
    ("arguments", "file", "line"),
    [
        (("step", "boats", "--under", "nature/lake", "--title", "舟"), "plan/01-nature/02-lake.yml", 10),
        (("term", "shore", "--title", "岸"), "glossary.yml", 18),
    ],
)
def test_what_stands_in_a_file_that_is_there_is_added_to_it(
    content: Path, arguments: tuple[str, ...], file: str, line: int
) -> None:
    before = read_tree(content)
    ended = new(content, *arguments)
    assert ended.code == 0
    after = read_tree(content)
    assert {path for path in after if after[path] != before.get(path)} == {file}
    assert f"Added to {content / file}, line {line}.\n" in ended.out
    lines, old = after[file].decode().splitlines(), before[file].decode().splitlines()
    added = len(lines) - len(old)
    assert added >= 4
    assert [*lines[: line - 1], *lines[line - 1 + added :]] == old
    assert arguments[1] in "".join(lines[line - 1 : line + 1])
    assert {code for code, _ in faults(content)} <= TO_BE_WRITTEN
    assert new(content, *arguments).code == 2


@pytest.mark.parametrize(
    ("arguments", "counted"),
    [
        (("measure", "hills", "--under", "nature"), "measure"),
        (("indicator", "birds", "--under", "nature"), "indicators"),
        (("page", "contact"), None),
    ],
)
def test_the_count_that_is_to_be_raised_is_named(
    content: Path, arguments: tuple[str, ...], counted: str | None
) -> None:
    said = new(content, *arguments).out
    assert (f"has a number for {counted}, raise it" in said) if counted else ("counts" not in said)
    wrong = [problem.values["key"] for problem in assembled(content)[1] if problem.code == "wrong-count"]
    assert wrong == ([counted] if counted else [])


def test_a_glossary_is_begun(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    assert new(content, "term", "shore", "--title", "岸").code == 0
    assert new(content, "用語", "lake").code == 0
    assert {code for code, _ in faults(content)} == {"placeholder"}


def test_a_kind_by_the_name_that_the_plan_gives_it(content: Path) -> None:
    assert new(content, "施策", "hills", "--under", "nature").code == 0
    assert (content / "plan/01-nature/03-hills.yml").is_file()


def test_an_indicator_with_its_values(content: Path) -> None:
    values = ("--unit", "羽", "--baseline-year", "2021", "--baseline", "4.2", "--target", "50")
    assert new(content, "indicator", "birds", "--under", "nature", *values).code == 0
    text = (content / "indicators/birds.yml").read_text(encoding="utf-8")
    assert "  ja: 羽\n" in text
    assert "  year: 2021\n  value: 4.2    #" in text
    assert "  year: 2024\n  value: 50\n" in text


def test_values_that_are_certain_are_taken_over_as_files_have_them(content: Path) -> None:
    values = (
        "--baseline-year",
        "平成24年",
        "--baseline",
        "51,000",
        "--target-year",
        "２０２５年度",
        "--target",
        "４．２",
    )
    assert new(content, "indicator", "birds", "--under", "nature", *values).code == 0
    text = (content / "indicators/birds.yml").read_text(encoding="utf-8")
    assert "  year: 2012\n  value: 51000    #" in text
    assert "  year: 2025\n  value: 4.2\n" in text


def test_a_new_term_has_its_other_lines_as_remarks_and_the_next_one_comes_after_them(content: Path) -> None:
    for text in (None, "", "terms: []\n"):
        (content / "glossary.yml").unlink(missing_ok=True)
        if text is not None:
            (content / "glossary.yml").write_text(text or "terms:\n  - id: lake\n    term: {ja: 湖}", encoding="utf-8")
        assert new(content, "term", "shore", "--title", "岸").code == 0
        assert new(content, "term", "reed", "--title", "葦").code == 0
        lines = (content / "glossary.yml").read_text(encoding="utf-8").splitlines()
        if text == "terms: []\n":
            continue
        shore, reed = (next(i for i, line in enumerate(lines) if f"- id: {name}" in line) for name in ("shore", "reed"))
        for part in (lines[shore:reed], lines[reed:]):
            assert [line.split(":")[0] for line in part if line.startswith("    # ") and line[6] != " "] == [
                "    # reading",
                "    # text",
            ]


def test_a_file_that_ends_without_a_line_end_is_added_to(content: Path) -> None:
    file = content / "glossary.yml"
    file.write_text(
        "terms:\n  - id: lake\n    term: {ja: 湖}\n    text:\n      ja: |\n        水です。", encoding="utf-8"
    )
    assert new(content, "term", "shore", "--title", "岸").code == 0
    text = file.read_text(encoding="utf-8")
    assert "        水です。\n  - id: shore" in text
    assert text.endswith("\n")


def test_the_next_one_stands_where_its_siblings_do(tmp_path: Path) -> None:
    content = write_files(tmp_path, read_tree(ROOT / "examples/harbour-city"))
    under = ("--under", "open-waterfront/old-docks")
    assert new(content, "project", "pp", *under, "--title", "P").code == 0
    assert (content / "plan/01-open-waterfront/01-old-docks/03-pp.yml").is_file()
    assert "children-twice" not in {code for code, _ in faults(content)}


def test_the_first_one_below_a_file_stands_in_it(content: Path) -> None:
    (content / "plan/03-sea.yml").write_text("number: Ⅲ\ntitle: {ja: 海, en: Sea}\n", encoding="utf-8")
    assert new(content, "measure", "coast", "--under", "sea").code == 0
    assert "slug: coast" in (content / "plan/03-sea.yml").read_text(encoding="utf-8")
    plan, _ = assembled(content)
    assert plan is not None
    assert "sea/coast" in plan.nodes


@pytest.mark.parametrize(
    ("file", "text", "arguments"),
    [
        ("plan/01-nature/01-forests.yml", "number：1\n", ("measure", "forests", "--under", "nature")),
        ("plan/01-nature/03-x.yml", "", ("measure", "hills", "--under", "nature")),
        ("plan/01-nature/new one.yml", "title: {ja: 一}\n", ("measure", "hills", "--under", "nature")),
        ("plan/01-nature/01-forests.yml", "number：1\n", ("indicator", "birds", "--under", "nature/forests")),
        ("glossary.yml", "terms: 1\n", ("term", "shore")),
        ("plan/plan.yml", "title: x\n", ("goal", "work")),
    ],
)
def test_not_while_there_are_files_that_are_not_read(
    content: Path, file: str, text: str, arguments: tuple[str, ...]
) -> None:
    (content / file).write_text(text, encoding="utf-8")
    before = read_tree(content)
    ended = new(content, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert file in ended.err
    assert read_tree(content) == before


def test_a_broken_glossary_keeps_no_measure_from_being_written(content: Path) -> None:
    (content / "glossary.yml").write_text("terms: 1\n", encoding="utf-8")
    assert new(content, "measure", "hills", "--under", "nature").code == 0
    assert new(content, "page", "contact").code == 0


def test_without_a_terminal_it_says_what_is_missing(content: Path) -> None:
    assert "goal, measure, step, indicator, page, term" in new(content).err
    assert "after the kind" in new(content, "goal").err


def test_the_schema_of_a_new_file_can_be_reached(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    new(content, "goal", "lake")
    line = (content / "plan/02-lake.yml").read_text(encoding="utf-8").splitlines()[0]
    path = line.removeprefix("# yaml-language-server: $schema=")
    assert (content / "plan" / path).resolve() == ROOT / "generator/schema/node.schema.json"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("goal", "nature"), "exists already"),
        (("measure", "lake", "--under", "nature"), "exists already"),
        (("step", "shore", "--under", "nature/lake"), "exists already"),
        (("indicator", "trees", "--under", "nature"), "exists already"),
        (("page", "about"), "exists already"),
        (("term", "forest"), "exists already"),
        (("page", "structure"), "a page that every site has"),
        (("measure", "hills"), "add `--under nature`"),
        (
            ("measure", "hills", "--under", "people/schools"),
            "(people/schools) is a measure; a measure stands below a goal, as in `--under nature`",
        ),
        (
            ("step", "hills", "--under", "nature"),
            "is a goal; a step stands below a measure, as in `--under nature/forests`",
        ),
        (("goal", "hills", "--under", "nature"), "A goal stands at the top of the plan"),
        (("measure", "hills", "--under", "natur"), "Did you mean `nature`?"),
        (
            ("measure", "hills", "--under", "nowhere"),
            "The plan has no node nowhere. At its top there are: nature, people",
        ),
        (("indicator", "birds"), "add `--under nature`"),
        (("indicator", "birds", "--under", "forests"), "Did you mean `nature/forests`?"),
        (("indicator", "birds", "--under", "nowhere"), "joined with /, as in `nature/forests`"),
        (("goal", "New_Goal"), "write `new-goal`"),
        (("goul", "work"), "Did you mean `goal`?"),
        (("goal", "../../etc"), "cannot be part of an address"),
        (("goal", ""), "its part of the address"),
        (("goal", "con"), "Windows"),
        (("goal", "work", "--title", "a\nb"), "--title"),
        (("goal", "work", "--title", ""), "--title"),
        (("term", "shore", "--unit", "人", "--under", "nature"), "--unit, --under is not used for a term"),
        (("goal", "仕事"), "cannot be part of an address"),
        (("page", "a" * 300), "cannot be part of an address"),
        (("chapter", "work"), "there are: goal, measure, step, indicator, page, term"),
    ],
)
def test_what_cannot_be_written_is_not(content: Path, arguments: tuple[str, ...], words: str) -> None:
    before = read_tree(content)
    ended = new(content, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert read_tree(content) == before


def test_not_into_content_that_is_no_plan(tmp_path: Path) -> None:
    content = write_site(tmp_path, {"plan/plan.yml": "title: x\n"})
    ended = new(content, "goal", "lake")
    assert ended.code == 2
    assert "correct them first" in ended.err


def test_a_second_one_before_the_first_is_filled_in(content: Path) -> None:
    assert new(content, "measure", "hills", "--under", "nature").code == 0
    assert new(content, "measure", "rivers", "--under", "nature").code == 0
    text = (content / "plan/01-nature/04-rivers.yml").read_text(encoding="utf-8")
    assert "number: 4    #" in text


def test_a_file_that_appears_meanwhile_is_not_overwritten(content: Path) -> None:
    from generator.desk.scaffold import scaffold, write  # noqa: PLC0415  (the two steps that the command takes at once)

    plan = load(content)
    planned = scaffold(plan, content, "page", "contact", None, None)
    (content / "pages/contact.ja.md").write_text("someone else's", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write(planned, content)
    assert (content / "pages/contact.ja.md").read_text(encoding="utf-8") == "someone else's"


def test_the_real_plan_can_grow(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for file, data in read_tree(ROOT / "content").items():
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(data)
    ended = new(content, "basic-measure", "food", "--under", "attractions-and-exchange/city-brand", "--title", "食")
    assert ended.code == 0
    assert (content / "plan/01-attractions-and-exchange/01-city-brand/03-food.yml").is_file()
    assert {code for code, _ in faults(content)} == {"wrong-count", "placeholder", "without-theme"}
