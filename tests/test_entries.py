"""What staff really type by mistake: each entry of `tests/entries.yml` is told at its place, with the value to write.

And nothing else is told, in Japanese without a word of English that is no key, and with the title that it is about.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.sites import TESTS, check, copy_site, run
from tests.test_messages import foreign_words

ENTRIES: list[dict[str, Any]] = yaml.safe_load((TESTS / "entries.yml").read_text(encoding="utf-8"))
each = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["what"])


def mistaken(entry: dict[str, Any], folder: Path) -> Path:
    """The content with the mistake in it."""
    content = copy_site("bilingual", folder)
    if "typed" in entry:
        file = content / entry["file"]
        text = file.read_text(encoding="utf-8")
        assert entry["was"] in text
        file.write_text(text.replace(entry["was"], entry["typed"], 1), encoding="utf-8", newline="\n")
    for old, new in entry.get("moved", {}).items():
        (content / new).parent.mkdir(parents=True, exist_ok=True)
        (content / old).rename(content / new)
        if not any((content / old).parent.iterdir()):
            (content / old).parent.rmdir()
    return content


@each
def test_a_mistake_is_told_with_what_to_write(entry: dict[str, Any], tmp_path: Path) -> None:
    told = run("check", "--content", mistaken(entry, tmp_path), "--format", "json").problems()
    assert [(one["code"], f"{one['file']}:{one['line']}:{one['column']}", one["severity"]) for one in told] == [
        (one["code"], one["at"], one.get("severity", "error")) for one in entry["told"]
    ]
    for one, wanted in zip(told, entry["told"], strict=True):
        for language in ("ja", "en"):
            assert f"`{wanted['write']}`" in one["hint"][language] if "write" in wanted else one["hint"][language]


@each
def test_a_japanese_message_is_in_japanese(entry: dict[str, Any], tmp_path: Path) -> None:
    content = mistaken(entry, tmp_path)
    typed = {word for path in content.rglob("*") for word in re.findall("[A-Za-z]+", str(path.relative_to(content)))}
    typed |= {word for path in content.rglob("*.*") if path.is_file() for word in re.findall("[A-Za-z]+", _text(path))}
    for one in run("check", "--content", content, "--format", "json").problems():
        words = [*foreign_words(one["message"]["ja"]), *foreign_words(one["hint"]["ja"])]
        assert [word for word in words if not set(re.findall("[A-Za-z]+", word)) <= typed] == []


def test_what_is_corrected_as_told_is_in_order(tmp_path: Path) -> None:
    """The line that a message shows can be put in the place of the one that it is about."""
    tried = 0
    for number, entry in enumerate(ENTRIES):
        lines = [one for one in entry["told"] if one["code"].startswith("yaml-") and "write" in one]
        if len(lines) != len(entry["told"]) or "…" in str(lines) or lines[0]["code"] == "yaml-pasted":
            continue
        content = mistaken(entry, tmp_path / str(number))
        for one in lines:
            file, line, _ = one["at"].split(":")
            text = (content / file).read_text(encoding="utf-8").split("\n")
            text[int(line) - 1] = one["write"]
            (content / file).write_text("\n".join(text), encoding="utf-8")
        assert [one for one in check(content) if one[2] == "error"] == [], entry["what"]
        tried += 1
    assert tried > 20


def test_there_are_enough() -> None:
    assert len(ENTRIES) > 140
    assert len({entry["what"] for entry in ENTRIES}) == len(ENTRIES)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
