"""The plugin of the Pelican site: the trees of its pages, a language each, made once all of them have been read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals  # type: ignore[import-not-found]  # (installed only where Pelican is measured)
from plan_tree import Entry, Facts, Tree  # type: ignore[import-not-found]  # (it stands beside this file)


def register() -> None:
    """Called by Pelican."""
    signals.page_generator_finalized.connect(_place_pages)


def _place_pages(generator: Any) -> None:
    by_language: dict[str, list[Any]] = {}
    # Which of two translations Pelican takes for the original is nothing to us.
    for page in [*generator.pages, *generator.translations]:
        by_language.setdefault(page.lang, []).append(page)
    for language, pages in by_language.items():
        facts = generator.settings["PLAN_FACTS"][language]
        entries = [_entry(page, facts) for page in pages]
        tree = Tree(entries)
        for page, entry in zip(pages, entries, strict=True):
            page.plan_context = (entry, tree, facts, generator.settings["PLAN_STRINGS"][language])


def _entry(page: Any, facts: Facts) -> Entry:
    meta = {key.removeprefix("plan_"): value for key, value in page.metadata.items() if key.startswith("plan_")}
    file = Path(page.source_path).relative_to(page.settings["PATH"]).as_posix()
    return Entry({"id": "", "title": page.title, **meta}, facts, file, lambda: page.content)
