"""JSON Schema files for editors' tools, generated from the shapes: completion and red lines while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.validate.shapes import GlossaryFile, IndicatorFile, NodeFile, PageFrontMatter, PlanFile, SiteFile

SCHEMA_FOLDER = Path(__file__).parent.parent / "schema"

KINDS: dict[str, type[BaseModel]] = {
    "site": SiteFile,
    "plan": PlanFile,
    "node": NodeFile,
    "indicator": IndicatorFile,
    "glossary": GlossaryFile,
    "page": PageFrontMatter,
}


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind of file, as it stands in its file."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema.update(KINDS[kind].model_json_schema(mode="validation"))
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


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
