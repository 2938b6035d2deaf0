"""Plan all the outputs of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.plan.model import Document, Indicator, Node, Plan
from generator.problems import Place, Problem
from generator.read.names import RESERVED
from generator.route.addresses import Addresses
from generator.route.outputs import Copy, DataFile, Kind, Output, Page
from generator.signatures import is_left_by_systems
from generator.validate.values import LISTS


def plan_outputs(
    plan: Plan, addresses: Addresses, published: Mapping[str, Path], assets: Mapping[str, Sequence[Path]]
) -> tuple[tuple[Output, ...], list[Problem]]:
    """Every output, and a problem for each path that two of them claim.

    `published` maps a path from the site's root to the file that is copied there, `assets` a path within `assets/` to
    the files that it consists of.
    """
    outputs: list[Output] = [
        Page("index.html", "languages", "languages", plan.site.record),
        Page("404.html", "404", "404", plan.site.record),
    ]
    for language in plan.site.languages:
        outputs.extend(_pages(plan, addresses, language))
    outputs.append(DataFile("sitemap.xml", "sitemap.xml"))
    outputs.append(DataFile("robots.txt", "robots.txt"))
    outputs.append(DataFile(".nojekyll", "nojekyll"))
    outputs.extend(Copy(f"assets/{name}", tuple(origins)) for name, origins in sorted(assets.items()))
    outputs.extend(Copy(path, (origin,), path) for path, origin in sorted(published.items()))
    return tuple(outputs), list(_collisions(plan, outputs))


def lists_of(plan: Plan) -> tuple[Kind, ...]:
    """The lists that there is something to show in."""
    owners: tuple[Plan | Document | Node | Indicator, ...] = (
        plan,
        *plan.documents,
        *plan.nodes.values(),
        *plan.indicators,
    )
    empty: dict[Kind, bool] = {
        "indicators": not plan.indicators,
        "priorities": all(node.priority == "no" for node in plan.nodes.values()),
        "themes": not plan.themes,
        "glossary": not plan.glossary.terms,
        "notes": not any(owner.notes for owner in owners),
        "translations": len(plan.site.languages) == 1,
        "search": "search" in plan.site.omit,
        "parallel": len(plan.site.languages) == 1 or "parallel" in plan.site.omit,
    }
    return tuple(kind for kind in LISTS if not empty.get(kind))


def _pages(plan: Plan, addresses: Addresses, language: str) -> Iterable[Page]:
    yield Page(f"{language}/index.html", "home", "home", language)
    for document in plan.documents:
        yield Page(f"{language}/{addresses.path(document)}", "document", document.slug, language, document)
    lists = lists_of(plan)
    for kind in lists:
        yield Page(f"{language}/{kind}.html", kind, kind, language)
    for node in plan.nodes.values():
        if node.level.view == "page":
            yield Page(f"{language}/{addresses.path(node)}", "node", node.id, language, node)
            if "parallel" in lists:
                path = addresses.parallel_path(node)
                yield Page(f"{language}/{path}", "parallel", f"parallel/{node.id}", language, node)
    for indicator in plan.indicators:
        key = f"indicators/{indicator.id}"
        yield Page(f"{language}/{addresses.path(indicator)}", "indicator", key, language, indicator)
    for theme in {theme.id: theme for theme in plan.themes}.values():
        yield Page(f"{language}/{addresses.path(theme)}", "theme", f"themes/{theme.id}", language, theme)


def _collisions(plan: Plan, outputs: Iterable[Output]) -> Iterable[Problem]:
    """Paths that differ only in case are one file on some disks, so they count as the same; some can be on none."""
    taken: dict[str, Output] = {}
    for output in outputs:
        if RESERVED.search(output.path):
            name = output.path.rpartition("/")[2]
            yield Problem("reserved-name", Place(content_file(output) or plan.file), {"name": name})
        other = taken.setdefault(output.path.casefold(), output)
        if other is not output:
            file, other_file = content_file(output), content_file(other)
            values = {"path": output.path, "other": (other_file if file else None) or other.path}
            yield Problem("same-output", Place(file or other_file or plan.file), values)


def content_file(output: Output) -> str | None:
    """The file of the content that an output is made from, where there is one."""
    if isinstance(output, Copy):
        return output.file
    if not isinstance(output, Page) or output.subject is None:
        return None
    if isinstance(output.subject, Document):
        return output.subject.in_language(output.language).file
    return output.subject.file


_ONE_FILE = (".css", ".js")
"""A folder with such a name is published as one file: its files one after another, in the order of their names."""


def assets_of(templates: Path) -> dict[str, list[Path]]:
    """The files that the templates bring along, by their paths below assets/, each with what it consists of."""
    folder = templates / "assets"
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if is_left_by_systems(path.name) or any(part.startswith(".") for part in parts):
            continue
        if path.is_file():
            whole = next((n for n, part in enumerate(parts[:-1], start=1) if part.endswith(_ONE_FILE)), len(parts))
            found.setdefault("/".join(parts[:whole]), []).append(path)
    return found
