"""The JSON Schema files that editors' tools use say the same as the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.messages import en_keys, ja_keys
from generator.validate.schema import KINDS, SCHEMA_FOLDER, schema_text, write_schemas
from tests.support.sites import ROOT, SITES

MODELINE = re.compile(r"\A# yaml-language-server: \$schema=(\S+)\n")
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
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


def schemas(part: Any) -> Iterator[dict[str, Any]]:
    """A schema and all schemas within it."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from schemas(value)
    elif isinstance(part, list):
        for value in part:
            yield from schemas(value)


def shapes_in(kind: str) -> list[dict[str, Any]]:
    schema = json.loads(schema_text(kind))
    return [schema, *schema["$defs"].values()]


@pytest.mark.parametrize("kind", KINDS)
def test_editors_are_told_what_keys_are_for_in_both_languages(kind: str) -> None:
    for shape in shapes_in(kind):
        for name, described in [("", shape), *shape["properties"].items()]:
            japanese, english = described["markdownDescription"].split("\n\n")
            assert JAPANESE.search(japanese), (shape["description"], name)
            assert re.match("[A-Za-z/]", english)
            assert english.endswith((".", "`", ")"))
            assert described["description"] == described["markdownDescription"]


@pytest.mark.parametrize("kind", KINDS)
def test_editors_are_told_what_is_wrong_in_both_languages(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    held = [part for part in schemas(schema) if isinstance(part.get("pattern"), str)]
    assert held
    for part in held:
        japanese, english = part["patternErrorMessage"].split("\n")
        assert JAPANESE.search(japanese)
        assert "\0" not in japanese + english
    for part in schemas(schema):
        if part.get("type") in ("object", "array", "integer") or "enum" in part:
            assert JAPANESE.search(part["errorMessage"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_chosen_is_explained(kind: str) -> None:
    for part in schemas(json.loads(schema_text(kind))):
        choices = [choice for choice in part.get("enum", ()) if choice is not None]
        assert len(part.get("markdownEnumDescriptions", ())) == len(choices)
        assert all(" / " in told for told in part.get("markdownEnumDescriptions", ()))


@pytest.mark.parametrize("kind", KINDS)
def test_completion_writes_nothing_that_means_nothing(kind: str) -> None:
    """A default is what completion puts in: neither null nor an empty list is what anybody wants to write."""
    for part in schemas(json.loads(schema_text(kind))):
        assert part.get("default", "x") not in (None, [])


def test_no_key_is_explained_that_no_shape_has() -> None:
    explained = {name.partition(".")[2] for name in ja_keys.KEYS if "." in name}
    assert explained == {name for kind in KINDS for shape in shapes_in(kind) for name in shape["properties"]}
    assert ja_keys.KEYS.keys() == en_keys.KEYS.keys()
    assert explained == ja_keys.NAMES.keys()
    assert ja_keys.CHOICES.keys() == en_keys.CHOICES.keys()
    of_values = {"value"}  # Japanese has words of its own for some of these.
    for key in ja_keys.CHOICES.keys() - of_values:
        assert ja_keys.CHOICES[key].keys() == en_keys.CHOICES[key].keys()


@pytest.mark.parametrize("name", [name for name in ja_keys.KEYS if "." in name])
def test_the_example_of_a_key_fits_it(name: str) -> None:
    """It is the same in both languages but for a word of theirs, and none that the schema would refuse."""
    japanese, english = (
        re.search("例：`([^`]+)`", ja_keys.KEYS[name]),
        re.search("Example: `(.+?)`", en_keys.KEYS[name]),
    )
    if not japanese or not english or re.search("- |: ", japanese[1]):
        return
    key = name.partition(".")[2]
    held = [shape["properties"][key] for kind in KINDS for shape in shapes_in(kind) if key in shape["properties"]]
    for example in (japanese[1], english[1]):
        value = yaml.load(example, Loader=TextLoader)  # noqa: S506  (a safe loader)
        fitting = [one for one in held if "$ref" not in str(one)]
        assert any(not list(jsonschema.Draft202012Validator(one).iter_errors(value)) for one in fitting)


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "pattern" and isinstance(value, str))
        yield from (pattern for key, value in schema.items() if key == "patternProperties" for pattern in value)
        yield from (pattern for value in schema.values() for pattern in patterns(value))
    elif isinstance(schema, list):
        yield from (pattern for value in schema for pattern in patterns(value))


ESCAPES = re.compile(r"\\[\^$\\.*+?()\[\]{}|/dDsSwWbBnrtfv]")
"""What may be escaped in ECMA 262 with its flag `u`, by which editors' tools read patterns; Python allows more."""


def is_read_by_all(pattern: str) -> bool:
    re.compile(pattern)
    bare = ESCAPES.sub("", pattern)
    outside = re.sub(r"\[[^\]]*\]", "", bare)
    return "\\" not in bare and re.search(r"[{}]", re.sub(r"\{[0-9]+(,[0-9]*)?\}", "", outside)) is None


def test_every_pattern_is_read_by_all_tools() -> None:
    found = {
        pattern
        for kind in KINDS
        for pattern in patterns(json.loads((SCHEMA_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")))
    }
    assert len(found) > 10
    assert {pattern for pattern in found if not is_read_by_all(pattern)} == set()
    assert not is_read_by_all('["]\\"')
    assert not is_read_by_all("[a\\-z]")


def test_a_key_is_called_what_it_is_in_its_place() -> None:
    schema = (SCHEMA_FOLDER / "node.schema.json").read_text(encoding="utf-8")
    assert "別の表記：計画書にある" in schema
    assert "読み方：計画書" not in schema
