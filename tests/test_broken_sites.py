"""Sites with one fault each: what is said of it, where, and that nothing is published.

A folder in `tests/sites/broken/` holds the files that differ from `tests/sites/bilingual/`; a name that ends in
`.removed` takes that file away, and its folder with the last of them. `expected.txt` lists the problems, a line each:
code, place, and `warning` where it is no error. A star in a place stands for anything.
"""

from __future__ import annotations

import re
import shutil
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from generator.messages import en, ja
from tests.support.sites import SITES, check, copy_site, read_tree, run, write_published

BROKEN = SITES / "broken"
FAULTS = sorted(folder.name for folder in BROKEN.iterdir())
PLACEHOLDER = re.compile(r"\{\w+\}")


def expected(fault: str) -> list[tuple[str, str, str]]:
    lines = (BROKEN / fault / "expected.txt").read_text(encoding="utf-8").splitlines()
    return [(code, place, severity[0] if severity else "error") for code, place, *severity in map(str.split, lines)]


def faults_that_are_errors() -> list[str]:
    return [fault for fault in FAULTS if any(severity == "error" for *_, severity in expected(fault))]


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The content folder with the fault that the test is given."""
    content = copy_site("bilingual", tmp_path)
    fault = BROKEN / request.param
    for file in fault.rglob("*"):
        place = content / file.relative_to(fault)
        if file.suffix == ".removed":
            place.with_suffix("").unlink()
            if not any(place.parent.iterdir()):
                place.parent.rmdir()
        elif file.is_file() and file.name != "expected.txt":
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    return content


def each(faults: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("broken", faults, indirect=True)


def fits(found: tuple[str, str, str], wanted: tuple[str, str, str]) -> bool:
    return (found[0], found[2]) == (wanted[0], wanted[2]) and fnmatchcase(found[1], wanted[1])


@each(FAULTS)
def test_the_fault_is_told_at_its_place_and_nothing_else(broken: Path, request: pytest.FixtureRequest) -> None:
    """A fault is one problem: what only follows from it would send its author looking where nothing is wrong."""
    found, wanted = check(broken), expected(_fault(request))
    for problem in wanted:
        assert any(fits(one, problem) for one in found), found
    assert [one for one in found if one[0] not in {code for code, *_ in wanted}] == []


@each(faults_that_are_errors())
def test_nothing_is_published(broken: Path, request: pytest.FixtureRequest) -> None:
    output = write_published(broken.parent / "site", {"index.html": b"what was published before"})
    before = read_tree(broken.parent)
    for language, catalogue in (("ja", ja), ("en", en)):
        ended = run("build", "--content", broken, "--output", output, "--lang", language)
        assert (ended.code, ended.out) == (1, "")
        assert read_tree(broken.parent) == before
        for code, _, severity in expected(_fault(request)):
            assert f": {catalogue.SENTENCES[severity]} [{code}] " in ended.err


@each([fault for fault in FAULTS if fault not in faults_that_are_errors()])
def test_a_warning_becomes_an_error_where_that_is_asked_for(broken: Path) -> None:
    output = broken.parent / "site"
    ended = run("build", "--content", broken, "--output", output)
    assert ended.code == 0
    assert ": warning [" in ended.err
    assert (output / "index.html").exists()
    ended = run("build", "--content", broken, "--output", output.with_name("strict"), "--strict")
    assert ended.code == 1
    assert not output.with_name("strict").exists()
    assert [severity for *_, severity in check(broken, "--strict")] == ["error"]


@each(faults_that_are_errors())
def test_every_message_is_filled_in(broken: Path) -> None:
    """No placeholder is left, and none is filled with nothing."""
    for problem in run("check", "--content", broken, "--format", "json").problems():
        for language, catalogue in (("ja", ja.PROBLEMS), ("en", en.PROBLEMS)):
            code = problem["code"]
            forms = [catalogue[key][0] for key in (code, f"{code}-near") if key in catalogue]
            assert any(_shape(form).fullmatch(problem["message"][language]) for form in forms), problem["message"]
            assert problem["hint"][language]


def test_the_base_of_the_faults_is_sound(tmp_path: Path) -> None:
    assert check(copy_site("bilingual", tmp_path), "--strict") == []


def _fault(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["broken"])


def _shape(form: str) -> re.Pattern[str]:
    """What a message of the catalogue looks like once every placeholder is filled with something."""
    return re.compile(r"(?s:.+)".join(re.escape(part) for part in PLACEHOLDER.split(form)))
