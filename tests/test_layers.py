"""The program's own order: a stage knows only those before it, files are short, what is public says what it does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.sites import ROOT

GENERATOR = ROOT / "generator"
STAGES = ("read", "validate", "plan", "route", "render", "search", "verify", "publish")
FOUNDATION = frozenset(
    {"__version__", "catalogues", "endings", "folders", "git", "messages", "problems", "signatures", "worker"}
)
FILES = sorted(path.relative_to(GENERATOR).as_posix() for path in GENERATOR.rglob("*.py"))


def tree(file: str) -> ast.Module:
    return ast.parse((GENERATOR / file).read_text(encoding="utf-8"))


def imports(module: ast.Module) -> set[str]:
    """The parts of the program that a module imports, by the first name after `generator`."""
    found: set[str] = set()
    for node in ast.walk(module):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are told from the top"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found.update(name.split(".")[1] for name in names if name.startswith("generator."))
    return found


def layer(file: str) -> str:
    return file.partition("/")[0].removesuffix(".py")


@pytest.mark.parametrize("file", [file for file in FILES if layer(file) in STAGES])
def test_a_stage_knows_only_those_before_it(file: str) -> None:
    before = set(STAGES[: STAGES.index(layer(file)) + 1])
    assert imports(tree(file)) <= before | FOUNDATION


@pytest.mark.parametrize("file", [file for file in FILES if layer(file) in FOUNDATION])
def test_the_foundation_knows_no_stage(file: str) -> None:
    assert imports(tree(file)) <= FOUNDATION


def test_stages_are_those_of_the_folders() -> None:
    from generator.pipeline import STAGES as TOLD  # noqa: PLC0415  (to hold the two together)

    folders = {path.parent.name for path in GENERATOR.glob("*/__init__.py")} - FOUNDATION - {"desk", "preview"}
    assert folders == set(STAGES)
    assert TOLD == STAGES


def test_the_checker_of_imports_can_fail() -> None:
    assert imports(ast.parse("import generator.render.site\nfrom generator.plan import model\nimport json")) == {
        "render",
        "plan",
    }


def test_nothing_of_the_program_knows_sapporo() -> None:
    names = ("sapporo", "札幌", "さっぽろ")
    folders = (GENERATOR, ROOT / "templates")
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".py", ".html", ".js", ".css", ".po", ".json"}
    ]
    assert [
        str(path) for path in files if any(name in path.read_text(encoding="utf-8").lower() for name in names)
    ] == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_short_enough_to_be_read(file: str) -> None:
    assert len((GENERATOR / file).read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize(
    "file", sorted(path.relative_to(ROOT).as_posix() for path in Path(__file__).parent.rglob("*.py"))
)
def test_so_is_a_file_of_tests(file: str) -> None:
    assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", FILES)
def test_modules_and_public_functions_say_what_they_do(file: str) -> None:
    module = tree(file)
    assert ast.get_docstring(module), "a module says what it takes and gives"
    bare = [
        node.name
        for node in module.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert bare == []


@pytest.mark.parametrize("file", [file for file in FILES if file != "validate/shapes.py"])
def test_public_classes_say_what_they_are(file: str) -> None:
    """But for plain records, whose names and fields say all there is to say."""
    bare = [
        node.name
        for node in tree(file).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
        if "dataclass" not in ast.unparse(ast.Module([*map(ast.Expr, node.decorator_list)], []))
    ]
    assert bare == []
