"""Edits, one after the other: after each, what is renewed and what is kept make the same site as a clean build.

`EDITS` and `SEED` in the environment make for a longer or another sequence: `EDITS=500 SEED=7 pytest -k clean_build`.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jinja2 import Environment

from generator import record
from generator.options import Options
from generator.pipeline import build_on
from generator.preview.rebuilder import Rebuilder
from generator.publish.manifest import Manifest
from generator.render.compiler import DirectEnvironment
from generator.result import Result
from generator.route.outputs import MANIFEST
from generator.search.index import FOLDER
from tests.support.edits import EDITS, Edited
from tests.support.sites import ROOT, made, read_tree

COUNT = int(os.environ.get("EDITS", "15"))
SEED = int(os.environ.get("SEED", "1"))


@pytest.fixture(autouse=True, scope="module")
def _compiled_once() -> Iterator[None]:
    """Each folder has templates of its own, most of them the same: their code is made once."""
    compiled: dict[tuple[object, ...], Any] = {}

    def compile_once(
        environment: DirectEnvironment, source: str, name: str | None = None, filename: str | None = None
    ) -> Any:
        key = (source, name, *sorted(environment.known))
        if key not in compiled:
            compiled[key] = Environment.compile(environment, source, name, filename)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DirectEnvironment, "compile", compile_once)
        yield


def build(options: Options) -> Result | None:
    """As the command does it: nothing where nothing has changed."""
    kept = record.Record(options)
    return None if kept.recall() else build_on(kept, options)


def spoil(options: Options, chance: random.Random, monkeypatch: pytest.MonkeyPatch) -> str:
    """What can happen to a cache or a published site between two builds."""
    kept = record.Record(options)
    what = chance.choice(["nothing"] * 8 + ["memory", "record", "version", "lost", "changed", "looked at"])
    if what == "memory":
        data = bytearray(kept._memory.read_bytes())
        data[chance.randrange(len(data))] ^= 255
        kept._memory.write_bytes(data)
    elif what == "record":
        kept._file.write_bytes(kept._file.read_bytes()[: chance.randrange(5000)])
    elif what == "version":
        monkeypatch.setattr(record, "_FORMAT", chance.randrange(10**6))
    elif what == "lost":
        chance.choice(sorted(options.output.rglob("*.html"))).unlink()
    elif what == "changed":
        chance.choice(sorted(options.output.rglob("*.html"))).write_text("x", encoding="utf-8")
    elif what == "looked at":
        (options.output / "en/.DS_Store").write_text("x", encoding="utf-8")
    return what


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def without_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the same site when it does without the index of its search, as a preview does."""
    kept = {path: data for path, data in files.items() if not path.startswith(FOLDER)}
    manifest = json.loads(kept[MANIFEST])
    manifest["files"] = {path: digest for path, digest in manifest["files"].items() if path in kept}
    return {**kept, MANIFEST: msgspec.convert(manifest, Manifest).encoded()}


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_after_every_edit_the_site_is_that_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    edited, chance = Edited(tmp_path, seed), random.Random(seed)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    preview = Rebuilder(Options(edited.content, tmp_path / "preview", edited.templates))
    for first in (build(options), preview.rebuild()):
        assert first is not None
        assert not first.failed, first.problems
    story, sound, is_sound = [], 0, True
    for _ in range(COUNT):
        story.append(f"{edited.edit(is_sound=is_sound)}, {spoil(options, chance, monkeypatch)}")
        clean, files = made(options)
        built, previewed = build(options), preview.rebuild()
        assert previewed.problems == clean.problems, story
        if built is not None:
            assert built.problems == clean.problems, story
        is_sound = not clean.failed
        if is_sound:
            sound += 1
            assert differing(read_tree(options.output), files) == [], story
            assert differing(read_tree(tmp_path / "preview"), without_index(files)) == [], story
    assert sound > COUNT // 2, "most edits must leave a plan that can be built"


@pytest.mark.parametrize("edit", EDITS)
def test_every_kind_of_edit_alone(tmp_path: Path, edit: str) -> None:
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    first = build(options)
    assert first is not None
    assert not first.failed, first.problems
    EDITS[edit](edited)
    clean, files = made(options)
    built = build(options)
    if built is not None:
        assert built.problems == clean.problems
    if not clean.failed:
        assert differing(read_tree(options.output), files) == []


def test_what_a_new_language_lacks_is_told_of_every_file_once_one_has_it(tmp_path: Path) -> None:
    """While none has it, that is told in their place."""
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    build(options)
    edited.add_language()
    first = build(options)
    assert first is not None
    assert "language-without-texts" in {problem.code for problem in first.problems}
    edited._change(edited.content / "plan/plan.yml", lambda plan: plan["title"].update(fr="Un plan"))
    then = build(options)
    assert then is not None
    assert then.problems == made(options)[0].problems
    lacking = {problem.place.file for problem in then.problems if problem.code == "missing-translation"}
    assert {"site.yml", "plan/plan.yml", "glossary.yml", "indicators/first.yml"} < lacking


def test_into_an_empty_folder_that_was_there_before(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    options.output.mkdir()
    for _ in range(3):
        assert build(options) is not None
        assert differing(read_tree(options.output), made(options)[1]) == []
        edited.edit_text()


def test_a_link_to_a_place_that_is_named_otherwise_is_followed(tmp_path: Path) -> None:
    """An id written with `%` in a link is the same id: when it goes, the link is broken in a kept page too."""
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    pages = {"aim": "## Purpose {#purpose}\n", "lead": "[x](/aim.html#%70urpose)\n"}
    for slug, text in pages.items():
        for language in ("ja", "en"):
            edited._write(f"pages/{slug}.{language}.md", f"---\ntitle: {slug}\n---\n\n{text}")
    for text in (pages["aim"], pages["aim"] + "\nMore.\n"):
        edited._write("pages/aim.en.md", f"---\ntitle: aim\n---\n\n{text}")
        built = build(options)
        assert built is not None
        assert not built.failed, built.problems
    edited._write("pages/aim.en.md", "---\ntitle: aim\n---\n\n## Purpose {#target}\n")
    built = build(options)
    assert built is not None
    assert [problem.code for problem in built.problems] == ["broken-fragment"]
    assert built.problems == made(options)[0].problems


def test_what_is_hidden_among_the_assets_is_not_published(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    (edited.templates / "assets/.hidden").mkdir()
    (edited.templates / "assets/.hidden/x.css").write_text("p {}", encoding="utf-8")
    assert not [
        path for path in made(Options(edited.content, tmp_path / "site", edited.templates))[1] if "hidden" in path
    ]


def test_a_spare_is_used_only_as_far_as_it_is_the_published_site(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    build(options)
    edited.edit_source()
    build(options)
    spare = record.Record(options).spare
    if not spare.exists():
        pytest.skip("the output lies on another disk than the checkout")
    (spare / "ja/about.html").unlink()
    (spare / "ja/about.html").write_text("tampered", encoding="utf-8")
    (spare / "en/about.html").unlink()
    (spare / "en/stray.html").write_text("stray", encoding="utf-8")
    edited.edit_glossary()
    build(options)
    assert differing(read_tree(options.output), made(options)[1]) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_of_a_failed_build_is_published_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr("generator.workshop.WORTH_A_PROCESS", 5)
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates, jobs=jobs)
    build(options)
    edited.edit_source()
    build(options)
    before = read_tree(options.output)
    template, page = edited.templates / "partials/nodes.html", "pages/about.ja.md"
    kept = template.read_text(encoding="utf-8"), (edited.content / page).read_text(encoding="utf-8")
    template.write_text(kept[0].replace('class="place"', 'class="place failed"'), encoding="utf-8")
    edited._write(page, f"{kept[1]}\n\n[x](/nowhere.html)\n")
    failed = build(options)
    assert failed is not None
    assert failed.failed
    assert read_tree(options.output) == before
    template.write_text(kept[0], encoding="utf-8")
    edited._write(page, f"{kept[1]}\n\nMore.\n")
    build(options)
    assert differing(read_tree(options.output), made(options._replace(jobs=1))[1]) == []


def test_a_file_becomes_a_folder_and_a_file_again(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    preview = Rebuilder(Options(edited.content, tmp_path / "preview", edited.templates))
    place = edited.content / "assets/x.txt"
    for step in range(5):
        if step % 2:
            place.unlink()
            edited._write("assets/x.txt/y.txt", f"{step}")
        else:
            shutil.rmtree(place, ignore_errors=True)
            edited._write("assets/x.txt", f"{step}")
        build(options)
        preview.rebuild()
        files = made(options)[1]
        assert differing(read_tree(options.output), files) == []
        assert differing(read_tree(tmp_path / "preview"), made(options._replace(search=False))[1]) == []


@pytest.mark.parametrize(
    ("file", "data", "code"),
    [
        ("templates/node.html", b"caf\xe9", "template-error"),
        ("templates/locale/ja.po", b'msgid "a"\nmsgstr "\xe9"\n', "bad-catalogue"),
        ("content/locale/ja.po", b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(;\\n"\n', "bad-catalogue"),
    ],
)
def test_what_cannot_be_read_is_a_problem_at_its_file(tmp_path: Path, file: str, data: bytes, code: str) -> None:
    edited = Edited(tmp_path, SEED)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_bytes(data)
    result = made(Options(edited.content, tmp_path / "site", edited.templates))[0]
    assert [(problem.code, problem.place.file) for problem in result.problems if problem.severity == "error"] == [
        (code, file.removeprefix("content/"))
    ]


def test_a_link_that_leads_to_nothing_is_a_problem_at_its_place(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    (edited.content / "assets").mkdir()
    (edited.content / "assets/x.txt").symlink_to("nowhere")
    result = build(Options(edited.content, tmp_path / "site", edited.templates))
    assert result is not None
    assert [(problem.code, problem.place.file) for problem in result.problems] == [("link-to-nothing", "assets/x.txt")]


def test_builds_at_the_same_moment_wait_for_each_other(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    output = tmp_path / "site"
    leftover = tmp_path / ".site-new-fffffff-00000000"
    leftover.mkdir()
    folders = ["--content", str(edited.content), "--output", str(output)]
    command = [sys.executable, str(ROOT / "build.py"), *folders, "--lang", "en"]
    builds = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(4)]
    told = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0] * 4, told
    assert differing(read_tree(output), made(Options(edited.content, output))[1]) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site", "templates"]


def test_a_link_that_somebody_put_into_the_site_does_not_come_back(tmp_path: Path) -> None:
    edited = Edited(tmp_path, SEED)
    options = Options(edited.content, tmp_path / "site", edited.templates)
    build(options)
    (options.output / "ja/about.html").unlink()
    (options.output / "ja/about.html").symlink_to(options.output / "en/about.html")
    for _ in range(3):
        edited.edit_glossary()
        assert build(options) is not None
        assert [path for path in options.output.rglob("*") if path.is_symlink()] == []
        assert differing(read_tree(options.output), made(options)[1]) == []
