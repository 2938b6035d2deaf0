"""What does not fit a shape, all of it, in plain terms.

Whether data fits is quickly seen (`generator.validate.check`); only data that does not is gone through here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import msgspec
from msgspec import inspect

from generator.problems import Place, Problem, not_too_many
from generator.read.diagnosis import EMPTY, OF_SHAPES, diagnose
from generator.read.files import read_text
from generator.read.yaml import Data, Document
from generator.validate import meant
from generator.validate.eras import calendar_year
from generator.validate.shapes import GlossaryFile, IndicatorFile, Note
from generator.validate.texts import Path, key_of
from generator.validate.values import IN_WORDS, NO_VALUE

_FIGURE = re.compile("[0-9〇一二三四五六七八九十百千万億]")


_EXAMPLES = {
    "not-a-slug": "city-brand",
    "not-a-page": "about",
    "not-a-node": "exchange/city-brand",
    "not-a-path": "source/plan.pdf",
    "not-a-language": "ja",
    "not-a-year": "2017",
    "not-an-integer": "12",
    "not-an-address": "https://www.city.example.jp/",
    "not-a-base-address": "https://city.github.io/plan/",
    "not-an-email": "plan@city.example.jp",
    "not-a-repository-path": "content",
    "not-a-value": "51000",
    "not-yes-or-no": "yes",
}
"""For the code of what does not fit, what would."""


def explain(shape: type[msgspec.Struct], document: Document, file: FilePath) -> list[Problem]:
    """Every problem of a document that should have a shape, each at its place.

    `file` is read once more: where a line was understood otherwise than it was meant, its problem is how it is typed.
    """
    data = document.data
    if data is None and document.file.endswith(".md"):
        data = {}
    if isinstance(data, dict):
        better = _better_place(shape, data, document.file)
        if better:
            return [Problem("another-kind", Place(document.file), {"better": better})]
        found = not_too_many(_Explainer(document).struct(_fields(shape), data, ()))
    else:
        fields = _fields(shape).values()
        lists = (field.name for field in fields if isinstance(_bare(field.type), inspect.ListType))
        values = {"keys": tuple(field.name for field in fields if field.required) or tuple(lists)}
        if data is None:
            return [Problem("empty-file", Place(document.file), values)]
        found = [Problem("not-a-mapping", document.locate(), values)]
    return _as_typed(found, file)


def _better_place(shape: type[msgspec.Struct], data: Mapping[str, Data], file: str) -> str:
    """Where a file belongs that says what one of another kind says; empty where it may be of its own kind."""
    name = re.sub(r"^[0-9]+-", "", file.rpartition("/")[2])
    known = _fields(shape).keys()
    for other, place in ((IndicatorFile, f"indicators/{name}"), (GlossaryFile, "glossary.yml")):
        if other is not shape and len(data.keys() - known) > 1 and data.keys() <= _fields(other).keys():
            return place
    return ""


_MISSING = ("missing-key", "missing-by-language", "missing-group")


def _as_typed(found: Sequence[Problem], file: FilePath) -> list[Problem]:
    """The problems, with those in the place of others that explain them by how a line is typed.

    A key that is there, but on such a line, is not missing.
    """
    lines: list[str] = []
    told: list[Problem] = []
    for problem in found:
        if problem.code in OF_SHAPES:
            lines = lines or (read_text(file, problem.place.file, []) or "").split("\n")
            line = problem.place.line - 1
            suspects = (line, line + 1) if problem.code in EMPTY else (line,)
            typed = diagnose(lines, suspects, problem.place.file, OF_SHAPES[problem.code])
            told.extend(_nothing_there(problem, typed) or typed or [problem])
        else:
            told.append(problem)
    straight = {str(problem.values.get("better", "")).strip().partition(":")[0] for problem in told}
    return [problem for problem in told if problem.code not in _MISSING or problem.values["key"] not in straight]


def _nothing_there(problem: Problem, typed: Sequence[Problem]) -> list[Problem]:
    """A cell of a spreadsheet that had no number, #N/A: to YAML it is a remark."""
    found = str(typed[0].values["better"]).partition(": ")[2].strip("'") if typed else ""
    if typed and problem.code == "no-value" and typed[0].code == "yaml-hash" and _has_no_figure(found):
        return [Problem("no-number", typed[0].place, {**problem.values, "found": found})]
    return []


@cache
def _fields(shape: type[msgspec.Struct]) -> Mapping[str, inspect.Field]:
    described = inspect.type_info(shape)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"no struct: {shape!r}")
    return {field.name: field for field in described.fields}


class _Explainer:
    """Goes through a document's data along its shape; a `path` is the keys and indexes from the top."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def struct(self, fields: Mapping[str, inspect.Field], data: Mapping[str, Data], path: Path) -> Iterator[Problem]:
        misspelt = set()
        for key in data:
            if key in fields:
                continue
            near = meant.word(key, fields)
            misspelt.add(near)
            values = {"key": key, "near": near, "keys": tuple(fields)}
            yield Problem("unknown-key", self._document.locate((*path, key)), values)
        for name, field in fields.items():
            if field.required and name in data and isinstance(_bare(field.type), inspect.ListType) and not data[name]:
                yield _without_entries("no-entries", name, field.type, self._document.locate((*path, name)))
            elif name in data:
                yield from self._value(field.type, data[name], (*path, name))
            elif field.required and name not in misspelt:
                # A key that is only misspelt is not missing: the misspelling is told.
                yield _missing(name, field.type, self._document.locate((*path, name)))

    def _value(
        self, wanted: inspect.Type, given: Data, path: Path, extra: Mapping[str, Any] | None = None
    ) -> Iterator[Problem]:
        extra = extra or {}
        if isinstance(wanted, inspect.Metadata):
            yield from self._value(wanted.type, given, path, {**extra, **(wanted.extra or {})})
        elif isinstance(wanted, inspect.UnionType):
            yield from self._one_of(wanted, given, path, extra)
        elif given is None:
            code = "empty-list" if isinstance(wanted, inspect.ListType) else extra.get("empty", "empty-text")
            yield self._problem(code, given, path)
        elif isinstance(wanted, inspect.StructType):
            yield from self._group(wanted, given, path)
        elif isinstance(wanted, inspect.DictType):
            yield from self._mapping(wanted, given, path, multilingual="multilingual" in extra)
        elif isinstance(wanted, inspect.ListType):
            yield from self._list(wanted, given, path)
        elif isinstance(wanted, inspect.IntType):
            yield from self._integer(wanted, given, path, extra.get("code", "not-an-integer"))
        elif isinstance(wanted, inspect.LiteralType):
            if given not in wanted.values:
                yield self._no_choice(extra.get("code", "not-a-choice"), wanted.values, given, path)
        elif isinstance(given, dict | list):
            # A language's text is text, whatever else it could have been mistaken for.
            yield self._problem(extra.get("code", "not-text"), given, path, example=_first_text(given))
        elif isinstance(wanted, inspect.StrType):
            yield from self._text(wanted, given, path, extra)
        else:
            raise TypeError(f"no type of a shape: {wanted!r}")

    def _one_of(
        self, wanted: inspect.UnionType, given: Data, path: Path, extra: Mapping[str, Any]
    ) -> Iterator[Problem]:
        """Nothing is allowed where None is; a mapping is held against what can be one, all else against the rest."""
        choices = [choice for choice in wanted.types if not isinstance(choice, inspect.NoneType)]
        if given is None and len(choices) < len(wanted.types):
            return
        mappings = [choice for choice in choices if isinstance(_bare(choice), inspect.DictType | inspect.StructType)]
        others = [choice for choice in choices if choice not in mappings]
        fitting = mappings if mappings and (isinstance(given, dict) or not others) else others
        yield from self._value(fitting[0], given, path, extra)

    def _group(self, wanted: inspect.StructType, given: Data, path: Path) -> Iterator[Problem]:
        if isinstance(given, dict):
            yield from self.struct(_fields(wanted.cls), given, path)
        else:
            keys = tuple(field.name for field in _fields(wanted.cls).values() if field.required)
            yield self._problem("not-a-group", given, path, keys=keys)

    def _mapping(self, wanted: inspect.DictType, given: Data, path: Path, *, multilingual: bool) -> Iterator[Problem]:
        if not isinstance(given, dict):
            by_language = multilingual or _extra(wanted.key_type).get("code") == "not-a-language"
            code = "not-by-language" if by_language else "not-a-table"
            if by_language and isinstance(_bare(wanted.value_type), inspect.ListType):
                yield self._problem("not-lists-by-language", given, path, example=_a_list("ja", given))
            else:
                yield self._problem(code, given, path, example=_an_example(wanted.value_type))
            return
        if not given and wanted.min_length:
            yield self._problem("empty-list", given, path)
        key_type = _bare(wanted.key_type)
        for key, value in given.items():
            here = (*path, key)
            if isinstance(key_type, inspect.LiteralType) and key not in key_type.values:
                yield self._no_choice("not-a-choice", key_type.values, key, here, at_key=True)
            elif isinstance(key_type, inspect.StrType):
                yield from self._text(key_type, key, here, _extra(wanted.key_type), at_key=True)
            if isinstance(value, str) and isinstance(_bare(wanted.value_type), inspect.ListType):
                problem = self._problem("not-lists-by-language", value, here, example=_a_list(key, value))
                yield problem._replace(values={**problem.values, "key": key_of(path)})
            else:
                yield from self._value(wanted.value_type, value, here)

    def _list(self, wanted: inspect.ListType, given: Data, path: Path) -> Iterator[Problem]:
        if not isinstance(given, list):
            entry = re.split("[,、，]", given)[0] if isinstance(given, str) else ""
            fits = isinstance(_bare(wanted.item_type), inspect.StrType)
            example = entry.strip() if fits and entry.strip() else _by_year(given) or _an_example(wanted.item_type)
            yield self._problem("not-a-list", given, path, example=example)
            return
        if not given and wanted.min_length:
            yield self._problem("empty-list", given, path)
        for index, item in enumerate(given):
            if _is_note(wanted.item_type) and isinstance(item, dict) and "slug" in item:
                # What comes after it is the same mistake.
                yield Problem("lost-children", self._document.locate((*path, index)))
                return
            if item is None and isinstance(_bare(wanted.item_type), inspect.StructType | inspect.DictType):
                yield self._problem("empty-entry", item, (*path, index), example=_an_example(wanted.item_type))
            else:
                yield from self._value(wanted.item_type, item, (*path, index))

    def _no_choice(
        self, code: str, choices: Sequence[Any], given: Data, path: Path, *, at_key: bool = False
    ) -> Problem:
        near = meant.word(given, choices) if isinstance(given, str) else ""
        near = near or (choices[0] if len(choices) == 1 else "")
        return self._problem(code, given, path, at_key=at_key, expected=tuple(choices), near=near)

    def _integer(self, wanted: inspect.IntType, given: Data, path: Path, code: str) -> Iterator[Problem]:
        """A year is told as one whatever is wrong with it; of other numbers it is told which way they are out."""
        number = _whole(given)
        if number is not None and _within(wanted, number):
            return
        if number is None or code != "not-an-integer" or wanted.ge is None:
            near = _whole(meant.MEANT[code](given)) if isinstance(given, str) else None
            fits = near is not None and _within(wanted, near)
            eras = [calendar_year(f"{letter}{number}") for letter in "HR"]
            if code == "not-a-year" and all(eras):
                yield self._problem("year-of-an-era", given, path, heisei=eras[0], reiwa=eras[1])
                return
            yield self._problem(code, given, path, near=str(near) if fits else "")
        else:
            yield self._problem("too-small", given, path, ge=wanted.ge)

    def _text(
        self, wanted: inspect.StrType, given: str, path: Path, extra: Mapping[str, Any], *, at_key: bool = False
    ) -> Iterator[Problem]:
        if not given.strip():
            yield self._problem(extra.get("empty", "empty-text"), given, path, at_key=at_key)
        elif wanted.max_length is not None and len(given) > wanted.max_length:
            yield self._problem("too-long", given, path, at_key=at_key, max_length=wanted.max_length)
        elif wanted.pattern and not re.search(wanted.pattern, given):
            code = extra.get("code", "not-one-line")
            near = (
                meant.value(given, (*NO_VALUE, *IN_WORDS), self._units())
                if code == "not-a-value"
                else _meant(code, given)
            )
            if code == "not-a-value" and (near in {*NO_VALUE, *IN_WORDS} or _has_no_figure(given)):
                code = "no-number"
            fits = re.search(wanted.pattern, near) and len(near) <= (wanted.max_length or len(near))
            yield self._problem(code, given, path, at_key=at_key, near=near if fits else "")

    def _units(self) -> list[str]:
        """What the values of the file count, in each language and each of its forms."""
        unit = self._document.data.get("unit") if isinstance(self._document.data, dict) else None
        forms = unit.values() if isinstance(unit, dict) else ()
        return [
            one
            for form in forms
            for one in (form.values() if isinstance(form, dict) else [form])
            if isinstance(one, str)
        ]

    def _problem(self, code: str, given: Data, path: Path, *, at_key: bool = False, **details: object) -> Problem:
        place = self._document.locate(path) if at_key else self._document.locate_value(path)
        if code in {"no-number", "no-value", "not-a-value"}:
            details["expected"] = (*IN_WORDS, *NO_VALUE)
        return Problem(code, place, {"key": key_of(path), "found": _shown(given), **details})


def _a_list(language: str, given: Data) -> str:
    """Words as the list of a language."""
    words = re.split("[,、，]", given) if isinstance(given, str) else given if isinstance(given, list) else []
    return f"{language}: [{', '.join(word.strip() for word in words if isinstance(word, str)) or '…'}]"


def _is_note(wanted: inspect.Type) -> bool:
    """Whether entries are editorial notes, which nodes without their `children:` seem to go on with."""
    bare = _bare(wanted)
    return isinstance(bare, inspect.StructType) and bare.cls is Note


def _by_year(given: Data) -> str:
    """The first of values that are written as `2013: 52000`, as the entry that it should be."""
    year, value = next(iter(given.items()), ("", None)) if isinstance(given, dict) else ("", None)
    return f"{{year: {year}, value: {value}}}" if re.fullmatch("[0-9]{4}", year) and isinstance(value, str) else ""


def _missing(name: str, wanted: inspect.Type, place: Place) -> Problem:
    """A key that is not there; of a text in several languages, and of a group, how it is begun is told, too."""
    bare = _bare(wanted)
    if isinstance(bare, inspect.DictType):
        return Problem("missing-by-language", place, {"key": name})
    if isinstance(bare, inspect.StructType):
        keys = tuple(field.name for field in _fields(bare.cls).values() if field.required)
        return Problem("missing-group", place, {"key": name, "keys": keys})
    if isinstance(bare, inspect.ListType):
        return _without_entries("missing-list", name, bare, place)
    return Problem("missing-key", place, {"key": name, "example": _an_example(wanted)})


def _without_entries(code: str, name: str, wanted: inspect.Type, place: Place) -> Problem:
    bare = _bare(wanted)
    example = _an_example(bare.item_type) if isinstance(bare, inspect.ListType) else "…"
    return Problem(code, place, {"key": name, "example": example})


def _an_example(wanted: inspect.Type) -> str:
    """A value that would fit a type, as it would be typed; of an entry of a list, its first key."""
    bare = _bare(wanted)
    if isinstance(bare, inspect.StructType):
        required = [(name, _bare(field.type), field) for name, field in _fields(bare.cls).items() if field.required]
        plain = [one for one in required if not isinstance(one[1], inspect.DictType | inspect.StructType)]
        name, kind, field = (plain or required)[0]
        example = _an_example(field.type)
        return f"{name}: {{{example}}}" if isinstance(kind, inspect.DictType) else f"{name}: {example}"
    if isinstance(bare, inspect.LiteralType):
        return str(bare.values[0])
    if isinstance(bare, inspect.DictType) and _extra(bare.key_type).get("code") == "not-a-language":
        return f"ja: {_an_example(bare.value_type)}"
    if isinstance(bare, inspect.DictType | inspect.ListType):
        return "…"
    code = _extra(wanted).get("code") or ("not-an-integer" if isinstance(bare, inspect.IntType) else "")
    return _EXAMPLES.get(code, "…")


def _has_no_figure(given: str) -> bool:
    return not _FIGURE.search(unicodedata.normalize("NFKC", given))


def _first_text(given: Data) -> str:
    """The first text that stands in what should be one."""
    while isinstance(given, dict | list) and given:
        given = next(iter(given.values())) if isinstance(given, dict) else given[0]
    return _shown(given) if isinstance(given, str) else "…"


def _bare(wanted: inspect.Type) -> inspect.Type:
    return _bare(wanted.type) if isinstance(wanted, inspect.Metadata) else wanted


def _extra(wanted: inspect.Type) -> Mapping[str, Any]:
    return (wanted.extra or {}) if isinstance(wanted, inspect.Metadata) else {}


def _whole(given: Data) -> int | None:
    try:
        return msgspec.convert(given, int, strict=False)
    except msgspec.ValidationError:
        return None


def _within(wanted: inspect.IntType, number: int) -> bool:
    return (wanted.ge is None or number >= wanted.ge) and (wanted.le is None or number <= wanted.le)


def _meant(code: str, given: str) -> str:
    """A proposal for a text; it counts only where it would fit itself."""
    return meant.MEANT[code](given) if code in meant.MEANT else ""


def _shown(given: Data) -> str:
    if given is None:
        return ""
    if isinstance(given, dict):
        return ", ".join(f"{key}: …" for key in given)
    if isinstance(given, list):
        return "[…]"
    line = "⏎".join(given.strip().splitlines()).replace("\t", " ")
    return line if len(line) <= 60 else line[:59] + "…"
