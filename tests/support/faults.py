"""Content with faults: what every command tells of it, and that nothing is published."""

from __future__ import annotations

from pathlib import Path

from tests.support.sites import check, read_tree, run, write_published

Told = list[tuple[str, str]]


def told(content: Path) -> Told:
    """The problems of a folder that nothing may be published of, by code and place, as every command tells them."""
    output = content.parent / "site"
    write_published(output, {"index.html": b"what was published before"})
    before = read_tree(output)
    found = check(content)
    for language in ("ja", "en"):
        for command in (("check", "--content", content), ("build", "--content", content, "--output", output)):
            ended = run(*command, "--lang", language)
            assert ended.code == 1, ended.text
            assert "Traceback" not in ended.text
            for code, place, severity in found:
                assert f"{place}: " in ended.text
                assert severity == "warning" or f"[{code}]" in ended.text
        assert read_tree(output) == before
    return [(code, place) for code, place, _ in found]


def is_sound(content: Path) -> None:
    assert check(content, "--strict") == []
