"""The interface's strings: each is in the Japanese catalogue, with the same placeholders, and none there is unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from generator.catalogues import Catalogue
from generator.plan.translations import KINDS
from generator.render.notes import KIND_NAMES
from generator.render.shared import PAGE_TITLES
from generator.render.standpoint import KINDS_OF_OWNERS
from generator.render.words import REASONS
from tests.support.sites import ROOT, SITES, run

TEMPLATES = ROOT / "templates"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@pytest.fixture(scope="module")
def japanese() -> Catalog:
    with (TEMPLATES / "locale/ja.po").open("rb") as stream:
        return read_po(stream)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(message: Message) -> list[str]:
    """The translation, or all of them where the string depends on a count."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def first_form(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def template_calls(template: Path) -> Iterator[nodes.Call]:
    tree = Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        called = call.node
        name = called.name if isinstance(called, nodes.Name) else getattr(called, "attr", "")
        if name in {"_", "_plain", "gettext", "ngettext"}:
            yield call


def strings_of_templates() -> dict[str, str]:
    """Every string that a template asks for, and where. A string that is put together cannot be translated."""
    found = {}
    for template in sorted(TEMPLATES.rglob("*.html")):
        for call in template_calls(template):
            place = f"{template.relative_to(TEMPLATES).as_posix()}:{call.lineno}"
            assert isinstance(call.args[0], nodes.Const), f"{place}: not a constant"
            found[call.args[0].value] = place
    return found


def strings_of_program() -> set[str]:
    found = {*PAGE_TITLES.values(), *KIND_NAMES.values(), *REASONS.values()}
    found |= {*KINDS.values(), "text", *KINDS_OF_OWNERS.values()}
    for file in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"gettext", "ngettext"}:
                string = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                found |= {string} if isinstance(string, str) else set()
    return found


def test_every_string_of_the_templates_is_translated(japanese: Catalog) -> None:
    known = {first_form(message) for message in messages(japanese)}
    assert {string: place for string, place in strings_of_templates().items() if string not in known} == {}


def test_every_string_of_the_program_is_translated(japanese: Catalog) -> None:
    assert strings_of_program() - {first_form(message) for message in messages(japanese)} == set()


def test_every_string_of_the_catalogue_is_used(japanese: Catalog) -> None:
    used = strings_of_templates().keys() | strings_of_program()
    assert {first_form(message) for message in messages(japanese)} - used == set()


def test_every_string_has_a_translation_that_is_settled(japanese: Catalog) -> None:
    for message in messages(japanese):
        assert all(forms(message)), message.id
        assert not message.fuzzy, message.id
        # A list is joined with 、, numbers with their nouns, and titles have their marks; all other strings have words.
        words = [form for form in forms(message) if not re.fullmatch(r"、|[%()「」『』\w\s]+", form)]
        assert all(re.search("[\u3040-\u30ff\u4e00-\u9fff]", form) for form in words), message.id


def test_translations_fill_in_the_same(japanese: Catalog) -> None:
    for message in messages(japanese):
        wanted = set(PLACEHOLDER.findall(first_form(message)))
        for form in forms(message):
            assert set(PLACEHOLDER.findall(form)) == wanted, message.id
            assert form.count("%") == len(PLACEHOLDER.findall(form)), message.id


def test_templates_fill_in_what_their_strings_ask_for() -> None:
    for template in sorted(TEMPLATES.rglob("*.html")):
        for call in template_calls(template):
            given = {keyword.key for keyword in call.kwargs}
            if len(call.args) > 1:
                given.add("n")
            for argument in call.args[:2]:
                if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
                    assert set(PLACEHOLDER.findall(argument.value)) <= given, f"{template.name}:{call.lineno}"


def test_japanese_has_one_form(japanese: Catalog) -> None:
    assert japanese.num_plurals == 1
    assert all(len(forms(message)) == 1 for message in messages(japanese) if not isinstance(message.id, str))


@pytest.mark.parametrize("content", [ROOT / "content", SITES / "bilingual"], ids=lambda folder: folder.name)
def test_nothing_that_is_asked_for_while_building_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: Path
) -> None:
    """Whatever way a string comes to be asked for: built, the Japanese pages miss none."""
    missed: set[str] = set()
    gettext, ngettext = Catalogue.gettext, Catalogue.ngettext

    def noting(self: Catalogue, message: str) -> str:
        missed.update({message} if self.language == "ja" and message not in self.strings else ())
        return gettext(self, message)

    def noting_plural(self: Catalogue, one: str, many: str, count: int) -> str:
        missed.update({one} if self.language == "ja" and one not in self.plurals else ())
        return ngettext(self, one, many, count)

    monkeypatch.setattr(Catalogue, "gettext", noting)
    monkeypatch.setattr(Catalogue, "ngettext", noting_plural)
    assert run("build", "--content", content, "--output", tmp_path / "site").code == 0
    assert missed == set()
