"""The preview: the last good site while the content has errors."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.preview import Preview
from generator.server import Served, Server


def test_the_last_good_site_stays_while_the_content_has_errors() -> None:
    results: list[Collection[str] | None] = [{"good.html"}, None, {"better.html"}]
    site = Served(Path())
    preview = Preview(lambda: results.pop(0), Server(site, 8000), ())
    assert [(preview.update(), *site.paths) for _ in range(3)] == [
        (True, "good.html"),
        (False, "good.html"),
        (True, "better.html"),
    ]


def test_the_address() -> None:
    assert Server(Served(Path()), 8000).address == "http://127.0.0.1:8000/"
