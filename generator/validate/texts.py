"""Every text that a file of the content holds in several languages, found by its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.validate.shapes import Multilingual

Path = tuple[str | int, ...]


def texts_of(shape: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """All multilingual texts of a shape: the path of keys and indexes from the file's top, and language → text."""
    for name, multilingual in _fields(type(shape)):
        value = getattr(shape, name)
        if not value:
            continue
        here = (*path, name)
        if isinstance(value, BaseModel):
            yield from texts_of(value, here)
        elif isinstance(value, dict) and multilingual:
            yield here, value
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from texts_of(item, (*here, index))
                elif multilingual:
                    yield (*here, index), item


@cache
def _fields(shape: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields that can hold texts, and whether the field itself is one (or a list of them)."""
    found = []
    for name, info in shape.model_fields.items():
        multilingual = is_multilingual(info)
        if multilingual or _holds_shapes(info.annotation):
            found.append((name, multilingual))
    return tuple(found)


def is_multilingual(field: FieldInfo) -> bool:
    """Whether a field is a text in several languages, or a list of such texts."""
    return any(isinstance(mark, Multilingual) for mark in field.metadata) or _marked(field.annotation)


def _marked(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return any(isinstance(mark, Multilingual) for mark in marks) or any(_marked(part) for part in get_args(annotation))


def _holds_shapes(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_shapes(part) for part in get_args(annotation))
