"""Themes: an index of the site's own across the plan's tree, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.problems import Problem
from generator.validate import meant

if TYPE_CHECKING:
    from generator.plan.model import Plan
    from generator.validate.check import CheckedContent

_TOLD = 10
"""So many of the nodes that are in no theme are named."""


class Theme(Struct, frozen=True):
    """A theme with the ids of the nodes in it, in the order of its file.

    `words` are those by which people look for it besides its title, by language; they are not shown.
    """

    id: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    nodes: tuple[str, ...]

    @property
    def file(self) -> str:
        """The content file that it is written in."""
        return "themes.yml"


def check_themes(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    """Ids that two themes have, and the level that is to be covered; `generator.plan.references` sees to the nodes.

    Nodes that no theme has are not told where the tree is not `whole`, or a theme names what is not there.
    """
    if content.themes is None:
        return
    document, level = content.themes.document, (content.themes.shape.covers or "").strip()
    ids: set[str] = set()
    for index, theme in enumerate(plan.themes):
        if theme.id in ids:
            yield Problem("duplicate-theme", document.locate(("themes", index, "id")), {"id": theme.id})
        ids.add(theme.id)
    if not level:
        return
    known = tuple(one.key for one in plan.levels)
    if level not in known:
        named = (one.key for one in plan.levels if any(level in forms.values() for forms in one.name.values()))
        values = {"key": level, "near": next(named, "") or meant.word(level, known), "known": known}
        yield Problem("unknown-level", document.locate_value(("covers",)), values)
    elif whole and all(node in plan.nodes for theme in plan.themes for node in theme.nodes):
        missing = uncovered(plan, level)
        if missing:
            told = {"level": level, "count": len(missing), "nodes": missing[:_TOLD]}
            yield Problem("without-theme", document.locate(("covers",)), told, "warning")


def uncovered(plan: Plan, level: str) -> tuple[str, ...]:
    """The ids of a level's nodes that no theme has, neither themselves nor with a node below them."""
    covered: set[str] = set()
    for theme in plan.themes:
        for node in theme.nodes:
            above = node
            while above and above not in covered:
                covered.add(above)
                above = above.rpartition("/")[0]
    return tuple(node.id for node in plan.nodes.values() if node.level.key == level and node.id not in covered)
