"""Every text that a file of the content holds in several languages, found by its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct, inspect

Path = tuple[str | int, ...]


def texts_of(shape: Struct, path: Path = (), *, markdown: bool = False) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """All multilingual texts of a shape: the path of keys and indexes from the file's top, and language → text.

    With `markdown`, only those in Markdown.
    """
    wanted = "markdown" if markdown else "multilingual"
    for name, marks in _fields(type(shape)):
        value = getattr(shape, name)
        if not value:
            continue
        here = (*path, name)
        if isinstance(value, Struct):
            yield from texts_of(value, here, markdown=markdown)
        elif isinstance(value, dict) and wanted in marks:
            yield here, value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Struct):
                    yield from texts_of(item, (*here, index), markdown=markdown)
                elif wanted in marks:
                    yield (*here, index), item


@cache
def _fields(shape: type[Struct]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The fields that can hold texts, and what each is or holds."""
    described = inspect.type_info(shape)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"no struct: {shape!r}")
    found = []
    for field in described.fields:
        marks = frozenset(_marks(field.type))
        if marks:
            found.append((field.name, marks))
    return tuple(found)


def _marks(described: inspect.Type) -> Iterator[str]:
    """What a type is or holds: `multilingual`, `markdown`, `struct`."""
    if isinstance(described, inspect.Metadata):
        yield from {"multilingual", "markdown"} & (described.extra or {}).keys()
        yield from _marks(described.type)
    elif isinstance(described, inspect.StructType):
        yield "struct"
    elif isinstance(described, inspect.ListType):
        yield from _marks(described.item_type)
    elif isinstance(described, inspect.UnionType):
        for choice in described.types:
            yield from _marks(choice)
