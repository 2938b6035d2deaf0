"""Every text that a file of the content holds in several languages, found by its type, and what it is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct, inspect

Path = tuple[str | int, ...]

_ORDER = re.compile(r"\d+-")


def key_of(path: Path) -> str:
    """The key under which something stands in its file, by which its editor knows it."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


TO_BE_WRITTEN = "…"
"""What `new` writes where a text is to be filled in."""


def is_placeholder(words: object) -> bool:
    """Whether a text is still to be written."""
    return isinstance(words, str) and words.strip() == TO_BE_WRITTEN


def owner_of(file: str) -> str:
    """What a file of the content is about, which stays as it is when files get another order.

    plan/01-exchange/02-brand/pillar.yml → plan/exchange/brand
    """
    top, slash, rest = file.partition("/")
    if not slash or file == "plan/plan.yml":
        return top.partition(".")[0]
    if top == "pages":
        return f"pages/{rest.partition('.')[0]}"
    *folders, name = rest.removesuffix(".yml").split("/")
    # In a folder, the level's own name stands for the folder.
    own = [] if top == "plan" and folders and not _ORDER.match(name) else [name]
    slugs = (_ORDER.sub("", part, count=1) if top == "plan" else part for part in (*folders, *own))
    return "/".join((top, *slugs))


def text_id(file: str, shape: Struct, path: Path) -> str:
    """What a text is known by wherever it is moved within its file: what it belongs to, and what it is of that.

    `plan/exchange/brand/logo:title`, `plan/exchange:notes.1.text`, `glossary/city:term`, `plan:levels.policy.name`
    """
    owner, rest = owner_of(file), list[str]()
    here: Any = shape
    for part in path:
        here = getattr(here, part) if isinstance(part, str) else here[part]
        if isinstance(part, str):
            rest.append(part)
        elif name := getattr(here, "slug", "") or getattr(here, "id", ""):
            rest.pop()
            owner = f"{owner}/{name}"
        else:
            rest.append(getattr(here, "key", "") or str(part + 1))
    return f"{owner}:{'.'.join(rest)}"


def texts_of(shape: Struct, path: Path = ()) -> Iterator[tuple[Path, bool, Mapping[str, Any]]]:
    """All multilingual texts of a shape: the path from the file's top, whether it is Markdown, and language → text."""
    for name, multilingual, markdown in _fields(type(shape)):
        value = getattr(shape, name)
        if not value:
            continue
        here = (*path, name)
        if isinstance(value, Struct):
            yield from texts_of(value, here)
        elif isinstance(value, dict) and multilingual:
            yield here, markdown, value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Struct):
                    yield from texts_of(item, (*here, index))
                elif multilingual:
                    yield (*here, index), markdown, item


def is_countable(shape: Struct, path: Path) -> bool:
    """Whether the text at a path is a noun whose form depends on a count."""
    here: Any = shape
    for part in path[:-1]:
        here = getattr(here, part) if isinstance(part, str) else here[part]
    return isinstance(here, Struct) and path[-1] in _countable(type(here))


@cache
def _countable(shape: type[Struct]) -> frozenset[str]:
    described = inspect.type_info(shape)
    fields = described.fields if isinstance(described, inspect.StructType) else ()
    return frozenset(field.name for field in fields if "countable" in _marks(field.type))


@cache
def _fields(shape: type[Struct]) -> tuple[tuple[str, bool, bool], ...]:
    """The fields that can hold texts, whether the field itself is one (or a list of them), and is Markdown."""
    described = inspect.type_info(shape)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"no struct: {shape!r}")
    found = []
    for field in described.fields:
        marks = frozenset(_marks(field.type))
        if marks:
            found.append((field.name, "multilingual" in marks, "markdown" in marks))
    return tuple(found)


def _marks(described: inspect.Type) -> Iterator[str]:
    """What a type is or holds: `multilingual`, `markdown`, `countable`, `struct`."""
    if isinstance(described, inspect.Metadata):
        yield from (mark for mark in ("multilingual", "markdown", "countable") if mark in (described.extra or {}))
        yield from _marks(described.type)
    elif isinstance(described, inspect.StructType):
        yield "struct"
    elif isinstance(described, inspect.ListType):
        yield from _marks(described.item_type)
    elif isinstance(described, inspect.UnionType):
        for choice in described.types:
            yield from _marks(choice)
