"""Small content folders for tests, and the command run on them within the test's own process."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.cli import main
from generator.options import Options
from generator.pipeline import build
from generator.pipeline import check as check_all
from generator.plan.assemble import assemble_plan
from generator.plan.model import Plan
from generator.problems import Problem, has_errors, in_order
from generator.publish.manifest import manifest_of
from generator.read.content import read_content
from generator.read.history import History
from generator.result import Result
from generator.route.outputs import MANIFEST
from generator.validate.check import check_content

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
SITES = TESTS / "sites"

Files = Mapping[str, str | bytes | None]

SMALL: dict[str, str] = {
    "site.yml": """\
name: {ja: 小さな町の計画, en: Plan of a Small Town}
description: {ja: 計画の全文です。, en: The whole plan.}
languages: [ja, en]
publisher:
  name: {ja: 小さな町, en: Small Town}
""",
    "plan/plan.yml": """\
title: {ja: 町の計画, en: Town plan}
period: {first: 2020, last: 2024}
levels:
  - {key: goal, name: {ja: 目標, en: {one: goal, other: goals}}, view: page, numbering: decimal}
  - {key: step, name: {ja: 取り組み, en: {one: step, other: steps}}, view: item}
source:
  title: {ja: 計画書, en: The plan on paper}
""",
    "plan/01-forests.yml": """\
number: 1
title: {ja: 森を育てる, en: Growing forests}
text: {ja: 森を広げます。, en: We will widen the forests.}
children:
  - slug: planting
    title: {ja: 木を植える, en: Planting trees}
  - slug: paths
    title: {ja: 道を整える, en: Tending paths}
""",
    "pages/about.ja.md": "---\ntitle: この計画について\n---\n\n計画の説明です。\n",
    "pages/about.en.md": "---\ntitle: About the plan\n---\n\nWhat the plan is.\n",
}
"""The files of a sound content folder: two languages, two levels, one page."""

WITHOUT = {"site.yml": SMALL["site.yml"] + "omit: [search, parallel]\n"}
"""Has it do without what is made of texts of all pages."""

INDICATOR = """\
node: forests
title: {ja: 木の数, en: Number of trees}
unit: {ja: 本, en: {one: tree, other: trees}}
baseline: {year: 2019, value: 51000}
target: {year: 2024, value: 検討中}
"""
"""The file of an indicator that fits the small plan."""


def write_site(folder: Path, files: Files | None = None) -> Path:
    """Write the small content folder with some files put in, put in another's place or (None) left out."""
    return write_files(folder / "content", {**SMALL, **(files or {})})


def write_files(folder: Path, files: Files) -> Path:
    """Write files by their paths; those that are None are removed."""
    for path, text in files.items():
        file = folder / path
        if text is None:
            file.unlink(missing_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def write_published(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A published site of these files, with the manifest that makes it one."""
    digests = {path: sha256(data).digest() for path, data in files.items()}
    write_files(folder, {**files, MANIFEST: manifest_of(digests, {}, None, None).encoded()})
    return folder


def copy_site(name: str, folder: Path) -> Path:
    """A copy of one of the whole sites in `tests/sites/`, to be built or changed."""
    return Path(shutil.copytree(SITES / name, folder / "content"))


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """A file of the small content folder with one thing in it changed."""
    assert SMALL[file].count(old) == 1, (file, old)
    return {file: SMALL[file].replace(old, new)}


@dataclass(frozen=True)
class Run:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err

    def problems(self) -> list[dict[str, Any]]:
        """The problems of a run with `--format json`."""
        found: list[dict[str, Any]] = json.loads(self.out)
        return found


def run(*arguments: str | Path) -> Run:
    """Run `build.py` with these arguments, within this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Run(code, out.getvalue(), err.getvalue())


def check(content: Path, *options: str) -> list[tuple[str, str, str]]:
    """The problems of a content folder, each as its code, its place and its severity."""
    return [
        (problem["code"], f"{problem['file']}:{problem['line']}:{problem['column']}", problem["severity"])
        for problem in run("check", "--content", content, "--format", "json", *options).problems()
    ]


def assembled(content: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a content folder, and all problems that can be told without rendering it."""
    read, problems = read_content(content)
    checked, found = check_content(read)
    problems += found
    plan = None
    if checked is not None:
        plan, found = assemble_plan(read, checked, History())
        problems += found
    return plan, in_order(problems)


def load(content: Path) -> Plan:
    """The plan of a content folder that has no errors."""
    plan, problems = assembled(content)
    assert plan is not None
    assert not has_errors(problems), problems
    return plan


def faults(content: Path) -> list[tuple[str, str]]:
    """What is wrong with a content folder as far as that can be told without rendering it: codes and places."""
    return [(problem.code, str(problem.place)) for problem in assembled(content)[1]]


def made(options: Options) -> tuple[Result, dict[str, bytes]]:
    """What a check comes to, and the files that would be published."""
    files: dict[str, bytes] = {}

    def write(path: str, data: bytes) -> bool:
        files[path] = data
        return True

    return check_all(options, write=write), files


def published(content: Path, folder: Path) -> dict[str, bytes]:
    """The files of a site as a build publishes them in a folder."""
    assert not build(Options(content, folder)).failed
    return read_tree(folder)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
