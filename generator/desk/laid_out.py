"""Mappings and lists as YAML: on lines of their own, or within brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from generator.desk.scalars import block, written
from generator.read.yaml import Data


def flow_written(value: Data, *, number: bool = False) -> str:
    """A value within brackets."""
    if isinstance(value, dict):
        entries = (f"{key}: {flow_written(item, number=number or key in _NUMBERS)}" for key, item in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow_written(item) for item in value)}]"
    return written(value or "", flow=True, number=number)


_NUMBERS = {"year", "value", "number", "order"}
"""Keys whose values are plain: a number needs no quotes."""


def lines_of(value: Any, indent: int, comments: Mapping[str, str], *, number: bool = False) -> tuple[str, Any]:
    """A mapping or a list as lines that stand in so far, without the last one's end, and what it reads as.

    `comments` stand beside the keys that they are for; a `number` is never put in quotes.
    """
    margin = " " * indent
    lines, reads = [], deepcopy(value)
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str):
                lines.append(f"{margin}- {written(item)}")
                continue
            inner, reads[index] = lines_of(item, indent + 2, comments, number=number)
            lines.append(f"{margin}- {inner[indent + 2 :]}")
        return "\n".join(lines), reads
    for key, item in (value or {}).items():
        remark = f"    # {comments[key]}" if key in comments else ""
        if item is None:
            lines.append(f"{margin}{key}:{remark}")
        elif isinstance(item, str) and "\n" in item:
            new, reads[key] = block(item, indent + 2, f"|{remark}", indent)
            lines.append(f"{margin}{key}: {new}")
        elif isinstance(item, str):
            lines.append(f"{margin}{key}: {written(item, number=number or key in _NUMBERS)}{remark}")
        else:
            inner, reads[key] = lines_of(item, indent + 2, comments, number=number)
            lines.append(f"{margin}{key}:{remark}\n{inner}")
    return "\n".join(lines), reads


def remarks_written(remarks: Sequence[str], indent: int) -> str:
    """Remarks on lines of their own that stand in so far, each with the end of the line before it."""
    return "".join(f"\n{' ' * indent}# {remark}" for remark in remarks)
