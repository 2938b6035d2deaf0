"""The words of the schemas: what each key is for, what can be chosen, and what is wrong, as the messages have it.

Japanese first, then English. Editors' tools show `markdownDescription` while a key is typed and where the mouse rests,
`markdownEnumDescriptions` beside what can be chosen, and `errorMessage` or `patternErrorMessage` under a red line.
Those are no words of JSON Schema, so that other tools pass them over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import inspect

from generator.messages import MessageLanguage, choices_of, key_text, problem_text
from generator.problems import Place, Problem

_LANGUAGES: tuple[MessageLanguage, ...] = ("ja", "en")
_FOUND = "\0"
_SAID_OF_FOUND = {
    "ja": ((f"（今は {_FOUND}）", ""), (f"：{_FOUND}", "。"), (f"「{_FOUND}」", "この値")),
    "en": ((f", but is {_FOUND}", ""), (f": {_FOUND}", "."), (_FOUND, "this value")),
}
"""What messages say of what was found, which a schema cannot know → what it says in place of that."""

Schema = dict[str, Any]


def put_words(schema: Schema, shape: type[msgspec.Struct]) -> None:
    """Put the words of a shape, and of its keys, into its schema."""
    described = inspect.type_info(shape)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"no struct: {shape!r}")
    # Tools show a title as a heading; a struct's name says nothing to those who read it.
    schema.pop("title", None)
    _describe(schema, key_text(shape, ""))
    required = tuple(field.name for field in described.fields if field.required)
    keys = tuple(field.name for field in described.fields)
    schema["errorMessage"] = _said("not-these-keys", required=required, keys=keys)
    for field in described.fields:
        of_key: Schema = schema["properties"][field.name]
        _simplify(of_key)
        _describe(of_key, key_text(shape, field.name))
        _tell_faults(of_key, field.type, field.name, {})


def _simplify(schema: Schema) -> None:
    """A type that can also be nothing as one schema, and no default of nothing: completion would write that down."""
    if schema.get("default", "") in (None, []):
        del schema["default"]
    others = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    if len(others) == 1 and len(schema["anyOf"]) == 2 and "$ref" not in others[0]:
        del schema["anyOf"]
        schema.update(others[0])
        if "enum" in schema:
            schema["enum"].append(None)
        else:
            schema["type"] = [schema["type"], "null"]


def _describe(schema: Schema, texts: Mapping[MessageLanguage, str]) -> None:
    """Both languages, a paragraph each."""
    schema["description"] = schema["markdownDescription"] = "\n\n".join(texts[language] for language in _LANGUAGES)


def _said(code: str, **values: object) -> str:
    """A problem's message and way out, without what was found."""
    told = []
    for language in _LANGUAGES:
        message, way_out = problem_text(Problem(code, Place(""), {"found": _FOUND, "example": "…", **values}), language)
        for of_found, instead in _SAID_OF_FOUND[language]:
            message = message.replace(of_found, instead)
        message = f"{message[:1].upper()}{message[1:]}"
        told.append(f"{message}{' ' if language == 'en' else ''}{way_out}")
    return "\n".join(told)


def _tell_faults(schema: Schema, wanted: inspect.Type, key: str, extra: Mapping[str, Any]) -> None:
    """Put what is wrong with a value into the part of the schema that finds it wrong."""
    if isinstance(wanted, inspect.Metadata):
        _tell_faults(schema, wanted.type, key, {**extra, **(wanted.extra or {})})
    elif isinstance(wanted, inspect.UnionType):
        kinds = [kind for kind in wanted.types if not isinstance(kind, inspect.NoneType)]
        parts = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
        for part, kind in zip(sorted(parts, key=_rank), sorted(kinds, key=_rank_of), strict=False):
            _tell_faults(part, kind, key, extra)
        for part in parts:
            # What the schema allows besides the shape's own types: to an editor's tool 1 is no text.
            part.setdefault("errorMessage", _said("not-text", key=key))
    elif isinstance(wanted, inspect.DictType):
        _tell_faults_of_mapping(schema, wanted, key, extra)
    elif isinstance(wanted, inspect.ListType):
        schema["errorMessage"] = _said("not-a-list", key=key)
        _tell_faults(schema["items"], wanted.item_type, key, {})
    elif isinstance(wanted, inspect.IntType):
        schema["errorMessage"] = _said(extra.get("code", "not-an-integer"), key=key)
    elif isinstance(wanted, inspect.LiteralType):
        _tell_choices(schema, wanted, key, extra)
    elif isinstance(wanted, inspect.StrType):
        if wanted.pattern:
            expected = tuple(choices_of(key, "ja"))
            code = extra.get("code", "empty-text" if wanted.pattern == r"\S" else "not-one-line")
            schema["patternErrorMessage"] = _said(code, key=key, expected=expected)
        schema["errorMessage"] = _said("not-text", key=key)


def _tell_faults_of_mapping(schema: Schema, wanted: inspect.DictType, key: str, extra: Mapping[str, Any]) -> None:
    name = wanted.key_type
    by_language = isinstance(name, inspect.Metadata) and (name.extra or {}).get("code") == "not-a-language"
    if isinstance(name, inspect.LiteralType):
        schema["errorMessage"] = _said("not-a-group", key=key, keys=("one", "other"))
    else:
        schema["errorMessage"] = _said("not-by-language" if by_language else "not-a-table", key=key, example="12")
    if by_language and "multilingual" in extra:
        schema["defaultSnippets"] = [{"label": "ja, en", "body": {"ja": "$1", "en": "$2"}}]
    if "propertyNames" in schema:
        code = "not-a-language" if by_language else "not-a-slug"
        schema["propertyNames"]["patternErrorMessage"] = _said(code, key=key)
    _tell_faults(schema["additionalProperties"], wanted.value_type, "ja" if by_language else key, {})


def _tell_choices(schema: Schema, wanted: inspect.LiteralType, key: str, extra: Mapping[str, Any]) -> None:
    meanings = {language: choices_of(key, language) for language in _LANGUAGES}
    schema["errorMessage"] = _said(extra.get("code", "not-a-choice"), key=key, expected=wanted.values)
    if meanings["ja"] and "enum" in schema:
        order = list(meanings["ja"])
        schema["enum"].sort(key=lambda one: (one is None, isinstance(one, bool), one and order.index(_word(one))))
        schema["markdownEnumDescriptions"] = [
            " / ".join(meanings[language].get(_word(choice), "") for language in _LANGUAGES)
            for choice in schema["enum"]
            if choice is not None
        ]


def _word(choice: object) -> str:
    """A choice as it is called; true and false are what an editor's tool makes of yes and no."""
    return {True: "yes", False: "no"}.get(choice, str(choice)) if isinstance(choice, bool) else str(choice)


def _rank(schema: Schema) -> int:
    """Mappings last, in the parts of a schema as in those of a type."""
    return int(schema.get("type") == "object" or "$ref" in schema)


def _rank_of(kind: inspect.Type) -> int:
    bare = kind.type if isinstance(kind, inspect.Metadata) else kind
    return int(isinstance(bare, inspect.DictType | inspect.StructType))
