"""Translations and their age: what is told to editors and shown to readers, and how it is accepted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.desk.state import load, translations
from generator.validate.originals import content_texts
from tests.support.html import parse
from tests.support.repository import commit, git
from tests.support.sites import INDICATOR, SITES, changed, check, copy_site, run, write_files, write_site

FOREST = "plan/01-forests.yml"
RECORD = "translations.txt"
TITLE = "plan/forests:title"
TEXT = "plan/forests:text"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small site, all of its translations accepted."""
    folder = write_site(tmp_path, {"indicators/trees.yml": INDICATOR})
    assert run("translations", "accept", "--all", "--content", folder).code == 0
    return folder


def edit(content: Path, old: str, new: str, file: str = FOREST) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), encoding="utf-8")


def states(content: Path) -> dict[str, str]:
    """The texts whose translation is not done."""
    checked, _ = load(content)
    assert checked is not None
    return {one.text.id: one.state for one in translations(checked) if one.state != "done"}


def record(content: Path) -> str:
    return (content / RECORD).read_text(encoding="utf-8")


def listed(content: Path, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run("translations", "--content", content, "--format", "json", *options).out
    )
    return found


# --- what a text is known by ------------------------------------------------------------------------------------------


def ids(content: Path) -> list[str]:
    checked, _ = load(content)
    assert checked is not None
    return [text.id for text in content_texts(checked)]


def test_the_ids_of_texts() -> None:
    found = ids(SITES / "bilingual")
    assert len(found) == len(set(found))
    assert {
        "site:name",
        "site:publisher.name",
        "plan:title",
        "plan:levels.goal.name",
        "plan/nature:title",
        "plan/nature/forests:notes.1.text",
        "plan/nature/forests/planting:title",
        "indicators/trees:unit",
        "pages/about:title",
        "pages/about:text",
        "glossary/forest:term",
    } <= set(found)


def test_ids_stay_when_files_get_another_order(tmp_path: Path) -> None:
    content = copy_site("bilingual", tmp_path)
    before = sorted(ids(content))
    (content / "plan/01-nature").rename(content / "plan/07-nature")
    (content / "plan/07-nature/02-lake.yml").rename(content / "plan/07-nature/010-lake.yml")
    assert sorted(ids(content)) == before


# --- age --------------------------------------------------------------------------------------------------------------


def test_without_a_record_nothing_is_told(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    assert check(content) == []
    assert "accept --all" in run("translations", "--content", content).out


def test_what_was_accepted_is_up_to_date(content: Path) -> None:
    assert check(content) == []
    assert states(content) == {}
    assert run("translations", "--content", content, "--strict").code == 0


def test_accepting_again_changes_no_byte(content: Path) -> None:
    before, time = record(content), (content / RECORD).stat().st_mtime_ns
    assert run("translations", "accept", "--all", "--content", content).code == 0
    assert (record(content), (content / RECORD).stat().st_mtime_ns) == (before, time)


def test_a_revised_original_makes_its_translation_stale(content: Path) -> None:
    edit(content, "ja: 森を育てる", "ja: 森を守る")
    assert check(content) == [("stale-translation", f"{FOREST}:2:19", "warning")]
    assert states(content) == {TITLE: "stale"}
    assert run("check", "--content", content, "--strict").code == 1
    assert run("build", "--content", content, "--output", content.parent / "out", "--strict").code == 1
    assert run("translations", "--content", content, "--strict").code == 1
    edit(content, "ja: 森を守る", "ja: 森を育てる")
    assert check(content) == []


def test_a_bettered_translation_stays_up_to_date(content: Path) -> None:
    edit(content, "Growing forests", "To grow forests")
    assert check(content) == []


def test_where_both_have_changed_somebody_has_to_see(content: Path) -> None:
    edit(content, "ja: 森を育てる, en: Growing", "ja: 森を守る, en: Keeping")
    assert check(content) == [("revised-translation", f"{FOREST}:2:19", "warning")]


def test_a_new_text_is_to_be_confirmed(content: Path) -> None:
    edit(content, "  - slug: paths", "  - slug: huts\n    title: {ja: 小屋, en: Huts}\n  - slug: paths")
    assert states(content) == {"plan/forests/huts:title": "unconfirmed"}
    assert [code for code, *_ in check(content)] == ["unconfirmed-translation"]


def test_what_is_still_to_be_written_is_told_alone(content: Path) -> None:
    edit(content, "  - slug: paths", "  - slug: huts\n    title: {ja: 小屋, en: …}\n  - slug: paths")
    assert [code for code, *_ in check(content)] == ["placeholder"]


def test_a_page_and_the_forms_of_a_noun_have_their_age_too(content: Path) -> None:
    edit(content, "計画の説明です。", "計画の新しい説明です。", "pages/about.ja.md")
    edit(content, "ja: 本", "ja: 株", "indicators/trees.yml")
    assert states(content) == {"pages/about:text": "stale", "indicators/trees:unit": "stale"}
    assert check(content) == [
        ("stale-translation", "indicators/trees.yml:3:15", "warning"),
        ("stale-translation", "pages/about.en.md:5:1", "warning"),
    ]


def test_what_is_missing(content: Path) -> None:
    edit(content, ", en: Growing forests", "")
    (content / "pages/about.en.md").unlink()
    assert states(content) == {TITLE: "missing", "pages/about:title": "missing", "pages/about:text": "missing"}


# --- accepting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [TEXT, "plan/forests", FOREST])
def test_a_text_is_accepted_by_its_id_its_owner_or_its_file(content: Path, name: str) -> None:
    edit(content, "森を広げます。", "森を大きく広げます。")
    assert states(content) == {TEXT: "stale"}
    assert run("translations", "accept", "--content", content, name).code == 0
    assert check(content) == []


def test_other_texts_stay_as_they_are(content: Path) -> None:
    edit(content, "ja: 森を育てる", "ja: 森を守る")
    edit(content, "森を広げます。", "森を大きく広げます。")
    before = record(content).splitlines()
    assert run("translations", "accept", TEXT, "--content", content).code == 0
    assert states(content) == {TITLE: "stale"}
    after = record(content).splitlines()
    assert [line.split()[0] for line in after if line not in before] == [TEXT]
    assert len(after) == len(before)


def test_what_is_no_longer_there_is_dropped_from_a_sound_content_only(content: Path) -> None:
    edit(content, "  - slug: paths\n    title: {ja: 道を整える, en: Tending paths}\n", "")
    (content / "pages/about.ja.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    (content / "pages/about.en.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    run("translations", "accept", "--all", "--content", content)
    assert "plan/forests/paths:title" in record(content)
    write_files(content, {"pages/about.ja.md": None, "pages/about.en.md": None})
    edit(content, "en: Planting trees", "en: Planting new trees")
    run("translations", "accept", "--all", "--content", content)
    assert "plan/forests/paths:title" not in record(content)
    assert "pages/about" not in record(content)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept",), "--all"),
        (("accept", "--all", TEXT), "--all"),
        (("accept", "plan/forests:titel"), f"Is {TITLE} meant?"),
        (("accept", "nowhere"), "There is no text nowhere"),
        (("list", "--language", "fr"), "It has: en"),
        (("agree",), "list, accept"),
    ],
)
def test_a_wrong_call(content: Path, arguments: tuple[str, ...], words: str) -> None:
    before = record(content)
    done = run("translations", *arguments, "--content", content, "--lang", "en")
    assert done.code == 2
    assert words in done.err
    assert record(content) == before


def test_a_text_without_a_translation_cannot_be_accepted(content: Path) -> None:
    edit(content, ", en: Growing forests", "")
    done = run("translations", "accept", TITLE, "--content", content, "--lang", "en")
    assert (done.code, "no translation into en" in done.err) == (2, True)


def test_both_sides_of_a_merge_count(content: Path) -> None:
    """Two people accept on branches of their own; git joins their lines without asking."""
    (content / ".gitattributes").write_text("translations.txt merge=union\n", encoding="utf-8")
    git(content, "init", "--quiet", "--initial-branch=main")
    commit(content)
    edits = {"a": ("ja: 森を育てる", "ja: 森を守る", FOREST), "b": ("計画の説明", "説明", "pages/about.ja.md")}
    for branch, (old, new, file) in edits.items():
        git(content, "switch", "--quiet", "--create", branch, "main")
        edit(content, old, new, file)
        run("translations", "accept", "--all", "--content", content)
        commit(content)
    before = record(content)
    git(content, "merge", "--quiet", "a", "-m", "x")
    assert record(content) != before
    assert check(content) == []


def test_where_there_is_nothing_to_accept_nothing_is_written(content: Path) -> None:
    before = record(content)
    edit(content, ", en: Planting trees", "")
    (content / "pages/about.en.md").unlink()
    for what in ("plan:title", "--all"):
        ended = run("translations", "accept", what, "--content", content)
        assert ended.code == 0
        assert "nothing to mark" in ended.out
        assert record(content) == before


def test_a_translation_that_comes_back_is_known(content: Path) -> None:
    edit(content, ", en: Planting trees", "")
    edit(content, "森を広げます。", "森を大きく広げます。")
    assert run("translations", "accept", TEXT, "--content", content).code == 0
    edit(content, "title: {ja: 木を植える", "title: {ja: 木を植える, en: Planting trees")
    assert states(content) == {}


def test_a_text_that_is_told_in_part_says_that_it_goes_on(content: Path) -> None:
    edit(content, "en: We will widen the forests.", f"en: {'We will widen the forests. ' * 3}")
    edit(content, "森を広げます。", "森を大きく広げます。")
    said = run("check", "--content", content, "--lang", "en").out
    assert re.search("“We will widen the forests. We will [a-z]*…”", said)


def test_either_of_two_lines_counts(content: Path) -> None:
    then = next(line for line in record(content).splitlines() if line.startswith(f"{TITLE} "))
    edit(content, "ja: 森を育てる", "ja: 森を守る")
    run("translations", "accept", "--all", "--content", content)
    (content / RECORD).write_text(f"{record(content)}{then}\n", encoding="utf-8")
    assert check(content) == []
    edit(content, "ja: 森を守る", "ja: 森を育てる")
    assert check(content) == []
    edit(content, "ja: 森を育てる", "ja: 森")
    assert states(content) == {TITLE: "stale"}


# --- what is listed ---------------------------------------------------------------------------------------------------


def test_the_list_shows_what_was_changed(content: Path) -> None:
    git(content, "init", "--quiet")
    commit(content)
    edit(content, "森を広げます。", "森を大きく広げます。")
    said = run("translations", "--content", content, "--lang", "ja").out
    assert "訳したときの原文: 森を広げます。" in said
    assert "今の原文: 森を{+大+}{+きく+}広げます。" in said.replace("{+大きく+}", "{+大+}{+きく+}")
    assert "We will widen the forests." in said
    assert f"{FOREST}:3:" in said


def test_the_old_original_is_found_however_long_ago(content: Path) -> None:
    git(content, "init", "--quiet")
    commit(content)
    for words in ("森を大きく広げます。", "森をもっと広げます。", "森をさらに広げます。"):
        text = (content / FOREST).read_text(encoding="utf-8")
        (content / FOREST).write_text(text.replace(text.split("text: {ja: ")[1].split(",")[0], words), encoding="utf-8")
        commit(content)
    [found] = [one for one in listed(content) if one["state"] == "stale"]
    assert (found["id"], found["original_then"], found["original"]) == (TEXT, "森を広げます。", "森をさらに広げます。")


def test_without_a_history_the_list_says_so(content: Path) -> None:
    edit(content, "森を広げます。", "森を大きく広げます。")
    said = run("translations", "--content", content, "--lang", "en").out
    assert "not in git’s history" in said
    assert "森を大きく広げます。" in said


def test_the_list_as_data(content: Path) -> None:
    found = {one["id"]: one for one in listed(content)}
    assert found["indicators/trees:unit"]["translation"] == {"one": "tree", "other": "trees"}
    assert {one["state"] for one in found.values()} == {"done"}


def test_what_is_done_is_listed_when_it_is_asked_for(content: Path) -> None:
    assert TITLE not in run("translations", "--content", content).out
    assert TITLE in run("translations", "--content", content, "--verbose").out


# --- what readers see -------------------------------------------------------------------------------------------------


def built(content: Path) -> Path:
    output = content.parent / "site"
    assert run("build", "--content", content, "--output", output).code == 0
    return output


def test_a_page_says_that_its_original_was_revised(content: Path) -> None:
    sentence = "The original (Japanese) was revised after this translation."
    output = built(content)
    page = output / "en/plan/forests.html"
    assert sentence not in parse(page.read_bytes()).one("main").text
    edit(content, "森を広げます。", "森を大きく広げます。")
    edit(content, "ja: 木を植える", "ja: 木を多く植える")
    edit(content, "計画の説明です。", "計画の新しい説明です。", "pages/about.ja.md")
    built(content)
    main = parse(page.read_bytes()).one("main")
    [hint] = [hint for hint in main.every(class_="hint") if sentence in hint.text]
    assert hint.one("a").attributes["href"] == "../../ja/plan/forests.html"
    assert "Original revised since" in main.one(id="planting").text
    assert "Original revised since" not in main.one(id="paths").text
    assert sentence in parse((output / "en/about.html").read_bytes()).one("main").text
    assert "revised" not in parse((output / "ja/plan/forests.html").read_bytes()).one("main").text
    run("translations", "accept", "--all", "--content", content)
    built(content)
    assert sentence not in parse(page.read_bytes()).one("main").text


def test_a_page_says_that_it_is_being_checked(content: Path) -> None:
    edit(content, "ja: 森を広げます。, en: We will widen", "ja: 広げます。, en: The City will widen")
    page = parse((built(content) / "en/plan/forests.html").read_bytes())
    assert "Whether this translation agrees with it is being checked." in page.one("main").text


def test_the_state_of_translation_is_public(content: Path) -> None:
    edit(content, "森を広げます。", "森を大きく広げます。")
    edit(content, ", en: Planting trees", "")
    state = parse((built(content) / "ja/translations.html").read_bytes()).one("main")
    rows = [[cell.text for cell in row.every("td")] for row in state.every("tr") if row.every("td")]
    assert [[words.split()[-1] for words in row[2:]] for row in rows] == [["0", "–"], ["1", "1"]]
    # What is revised counts once, and not as translated.
    total, *counts = (int(words.split()[-1]) for words in rows[1])
    assert total == sum(counts)
    links = [link.attributes["href"] for link in state.every("a") if "forests" in link.attributes["href"]]
    assert links == ["plan/forests.html#planting", "plan/forests.html"]


def test_what_is_missing_says_in_which_language_it_is_shown(tmp_path: Path) -> None:
    content = write_site(tmp_path, changed(FOREST, ", en: We will widen the forests.", ""))
    edit(content, ", en: Planting trees", "")
    main = parse((built(content) / "en/plan/forests.html").read_bytes()).one("main")
    assert "It is shown in Japanese." in main.one(class_="hint").text
    assert "Not translated yet" in main.one(id="planting").text


def test_a_record_that_git_has_and_the_folder_has_not_is_told(content: Path) -> None:
    git(content, "init", "--quiet")
    commit(content)
    assert "git restore" not in run("translations", "--content", content, "--lang", "en").out
    (content / RECORD).unlink()
    assert f"`git restore {content / RECORD}`" in run("translations", "--content", content, "--lang", "en").out
    git(content, "rm", "--quiet", RECORD)
    assert "git restore" not in run("translations", "--content", content, "--lang", "en").out
