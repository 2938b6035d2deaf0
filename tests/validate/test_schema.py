"""The JSON Schema files that editors' tools use say the same as the program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.validate.schema import KINDS, SCHEMA_FOLDER, schema_text, write_schemas
from tests.support.sites import ROOT, SITES

MODELINE = re.compile(r"\A# yaml-language-server: \$schema=(\S+)\n")
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
FOLDERS = [
    folder
    for folder in (ROOT / "content", *sorted((ROOT / "examples").glob("*")), *SITES.iterdir())
    if (folder / "site.yml").is_file()
]


class TextLoader(yaml.SafeLoader):
    """Dates and sexagesimals stay text; numbers, truths and nothing are what YAML 1.2 has them to be."""


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TextLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def kind_of(file: str) -> str:
    if file.startswith("plan/"):
        return "plan" if file == "plan/plan.yml" else "node"
    return "indicator" if file.startswith("indicators/") else file.removesuffix(".yml")


def yaml_files() -> list[tuple[Path, str]]:
    return [
        (folder, path.relative_to(folder).as_posix()) for folder in FOLDERS for path in sorted(folder.rglob("*.yml"))
    ]


def pages() -> list[Path]:
    return [page for folder in FOLDERS for page in sorted(folder.glob("pages/*.md"))]


def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema: dict[str, Any] = json.loads((SCHEMA_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_what_would_be_written(kind: str) -> None:
    assert (SCHEMA_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8") == schema_text(kind)


def test_there_is_no_other_file() -> None:
    assert {path.name for path in SCHEMA_FOLDER.iterdir()} == {f"{kind}.schema.json" for kind in KINDS}


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert len(write_schemas(tmp_path)) == len(KINDS)
    (tmp_path / "site.schema.json").write_text("{}", encoding="utf-8")
    assert write_schemas(tmp_path) == [tmp_path / "site.schema.json"]
    assert write_schemas(tmp_path) == []


@pytest.mark.parametrize(("folder", "file"), yaml_files(), ids=lambda part: getattr(part, "name", part))
def test_every_content_file_is_valid(folder: Path, file: str) -> None:
    data = yaml.load((folder / file).read_text(encoding="utf-8"), Loader=TextLoader)  # noqa: S506  (a safe loader)
    assert [f"{list(error.path)}: {error.message}" for error in validator(kind_of(file)).iter_errors(data)] == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"{page.parts[-3]}-{page.name}")
def test_every_head_of_a_page_is_valid(page: Path) -> None:
    match = FRONT_MATTER.match(page.read_text(encoding="utf-8"))
    assert match
    assert list(validator("page").iter_errors(yaml.load(match[1], Loader=TextLoader))) == []  # noqa: S506


@pytest.mark.parametrize("file", [file for folder, file in yaml_files() if folder == ROOT / "content"])
def test_every_file_of_the_plan_names_its_schema(file: str) -> None:
    path = ROOT / "content" / file
    match = MODELINE.match(path.read_text(encoding="utf-8"))
    assert match, f"{file} does not begin with its schema"
    assert (path.parent / match[1]).resolve() == SCHEMA_FOLDER / f"{kind_of(file)}.schema.json"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("node", {"number": 1}),
        ("node", {"title": {"ja": "森"}, "titel": {}}),
        ("node", {"title": "森"}),
        ("node", {"title": {"ja": "森"}, "priority": "maybe"}),
        ("node", {"title": {"ja": "森"}, "children": [{"title": {"ja": "道"}}]}),
        ("page", {"title": ""}),
        ("glossary", {"terms": [{"id": "Term", "term": {"ja": "語"}}]}),
        ("indicator", {"node": "a", "title": {"ja": "木"}, "unit": {"ja": "本"}, "baseline": {"year": 2020}}),
    ],
)
def test_a_schema_refuses_what_the_build_refuses(kind: str, data: dict[str, Any]) -> None:
    assert list(validator(kind).iter_errors(data))


@pytest.mark.parametrize("value", [51000, 4.2, "検討中", "not-measured"])
def test_a_schema_takes_the_values_that_the_build_takes(value: object) -> None:
    year = {"year": 2020, "value": value}
    data = {"node": "a", "title": {"ja": "木"}, "unit": {"ja": "本"}, "baseline": year, "target": year}
    assert list(validator("indicator").iter_errors(data)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_editors_are_told_what_keys_are_for(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    assert schema["description"]
    described = [name for name, field in schema["properties"].items() if field.get("description")]
    assert described, "completion shows these words"
