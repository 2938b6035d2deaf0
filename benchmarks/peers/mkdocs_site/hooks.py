"""The hooks of the MkDocs site: the tree of its pages, made once all of them have been read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from plan_tree import Entry, Facts, Tree  # type: ignore[import-not-found]

_known: dict[str, Any] = {}


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Every page has been read; none has been put into its template."""
    env.trim_blocks = env.lstrip_blocks = True
    pages = [file.page for file in files.documentation_pages()]
    entries = {page.url: _entry(page, config.extra["facts"]) for page in pages}
    _known.update(entries=entries, tree=Tree(list(entries.values())))
    return env


def on_page_context(context: dict[str, Any], page: Any, config: Any, **_: Any) -> dict[str, Any]:
    """What the templates know of a page."""
    known = {"facts": config.extra["facts"], "s": config.extra["s"]}
    return {**context, **known, "here": _known["entries"][page.url], "plan": _known["tree"]}


def _entry(page: Any, facts: Facts) -> Entry:
    return Entry(page.meta, facts, f"{facts['language']}/{page.file.src_uri}", lambda: page.content)
