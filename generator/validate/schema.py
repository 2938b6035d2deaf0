"""JSON Schema files for editors' tools, generated from the shapes: completion and red lines while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from generator.validate import shapes
from generator.validate.schema_words import put_words
from generator.validate.shapes import (
    GlossaryFile,
    IndicatorFile,
    NodeFile,
    PageFrontMatter,
    PlanFile,
    SearchFile,
    SiteFile,
    ThemesFile,
)

SCHEMA_FOLDER = Path(__file__).parent.parent / "schema"

KINDS: dict[str, type[msgspec.Struct]] = {
    "site": SiteFile,
    "plan": PlanFile,
    "node": NodeFile,
    "indicator": IndicatorFile,
    "glossary": GlossaryFile,
    "themes": ThemesFile,
    "search": SearchFile,
    "page": PageFrontMatter,
}


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind of file, as it stands in its file."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    described = msgspec.json.schema(KINDS[kind])
    others = described["$defs"]
    for name, definition in others.items():
        shape = getattr(shapes, name)
        _loosen(definition["properties"], inspect.type_info(shape))
        put_words(definition, shape)
    schema.update(others.pop(KINDS[kind].__name__))
    schema["$defs"] = others
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def _loosen(properties: dict[str, dict[str, Any]], shape: inspect.Type) -> None:
    """Put in what the shape says of its fields' schemas otherwise: msgspec lets what follows from the type go first."""
    if isinstance(shape, inspect.StructType):
        for field in shape.fields:
            if isinstance(field.type, inspect.Metadata):
                properties[field.name].update(field.type.extra_json_schema or {})


def write_schemas(folder: Path = SCHEMA_FOLDER) -> list[Path]:
    """Write the schema files that are missing or differ; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        text = schema_text(kind)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


if __name__ == "__main__":
    for schema_file in write_schemas():
        print(schema_file)
