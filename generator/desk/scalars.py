"""How a text is written in YAML so that it reads back as the same text: plain, in quotes, or as a block.

`|` stays `|`, quotes stay quotes; what is plain stays plain where it can. libyaml itself is asked whether it can.
"""

from __future__ import annotations

import re

import yaml
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

_HEADER = re.compile(r"[|>](?:([1-9])([+-]?)|([+-]?)([1-9]?))([^\n]*)")
_RESOLVER = Resolver()
_STRING = "tag:yaml.org,2002:str"


def written(text: str, *, flow: bool = False, quote: str | None = None, number: bool = False) -> str:
    """One line of text as a scalar; `quote` are the quotes that stood around what was there before.

    What other programs would take for a number, a date or a truth is put in quotes, unless it is to be a `number`.
    """
    if number:
        return text
    if quote != '"' and "\n" not in text:
        if quote != "'" and _reads_as_it_is(text, flow=flow):
            return text
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _reads_as_it_is(text: str, *, flow: bool) -> bool:
    """Whether a plain scalar of these characters is this text, to any program."""
    if not text or " #" in text or text in {"~", "---", "..."}:
        return False
    try:
        node = yaml.compose(f"{{k: {text}}}" if flow else f"k: {text}\n", Loader=yaml.CBaseLoader)
        items = node.value if node is not None else []
    except yaml.YAMLError:
        return False
    if len(items) != 1 or not isinstance(items[0][1], ScalarNode):
        return False
    value = items[0][1]
    reads = value.value == text and not value.style
    return bool(reads and _RESOLVER.resolve(ScalarNode, text, (True, False)) == _STRING)  # type: ignore[no-untyped-call]


def block(text: str, indent: int, header: str = "|", parent: int = 0) -> tuple[str, str]:
    """A text as a literal block, without its last line's end: what is written, and what it reads as.

    `indent` is how far its lines stand in, `parent` how far its key does; `header` is the line that begins it,
    whose chomping and remark are kept. A text that begins with a space needs the indentation to be said.
    """
    match = _HEADER.fullmatch(header)
    assert match is not None, header  # noqa: S101  (the composer has read it as one)
    chomping, remark = match[2] or match[3] or "", match[5]
    body = text.rstrip("\n")
    first = next((line for line in body.split("\n") if line), "")
    says = match[1] or match[4] or first.startswith(" ")
    lines = "\n".join(f"{' ' * indent}{line}" if line else "" for line in body.split("\n"))
    end = {"": "\n", "-": "", "+": text[len(body) :]}[chomping]
    return f"|{indent - parent if says else ''}{chomping}{remark}\n{lines}", body + end
