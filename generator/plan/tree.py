"""The plan's tree, put together from its folders and files.

A folder is a node whose own file is named by its level (`policy.yml`); a file is a node with what is below it. Both
bear an order prefix and a slug: `02-exchange`. Levels go by depth.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from msgspec import Struct

from generator.plan.convert import notes, prose, text
from generator.plan.model import Level, Node
from generator.problems import Place, Problem
from generator.read.content import Located
from generator.read.yaml import Path
from generator.validate import meant
from generator.validate.check import Checked
from generator.validate.shapes import InlineNode, NodeFile, NodeShape

_NAME = re.compile(r"^(?P<order>[0-9]+)-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)$")


@dataclass
class _Entry:
    """A folder or a file of the plan: its own checked file, and the entries within it by name."""

    file: str
    checked: Checked[NodeFile] | None = None
    within: dict[str, _Entry] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    """Files in it whose names say neither that they are its own nor what else."""
    is_whole: bool = True
    """Whether all that lies within has a name that gives it its place; else the order of the others is not sure."""


def assemble_tree(
    files: Mapping[str, Checked[NodeFile]],
    known: Sequence[str],
    misnamed: Collection[str],
    levels: Sequence[Level],
    problems: list[Problem],
) -> tuple[Mapping[str, Node], Mapping[str, tuple[Node, ...]]]:
    """All nodes by id in the plan's order, and those right below each, the topmost under "".

    `known` are all node files there are, the faulty ones too; of the names of those that are `misnamed` the reader has
    told already.
    """
    top = _Entry("plan")
    for file in known:
        found: list[Problem] = []
        _enter(top, file, files.get(file), levels, found)
        problems.extend(() if file in misnamed else found)
    assembler = _Assembler(levels, set(known), misnamed, problems)
    assembler.children(top, (), 0)
    return assembler.nodes, assembler.tree


def _enter(
    top: _Entry, file: str, checked: Checked[NodeFile] | None, levels: Sequence[Level], problems: list[Problem]
) -> None:
    *folders, name = file.removeprefix("plan/").removesuffix(".yml").split("/")
    entry = top
    for folder in folders:
        within = entry.within.get(folder)
        if within is None:
            within = entry.within[folder] = _Entry(f"{entry.file}/{folder}")
        entry = within
    depth = len(folders)
    own_name = levels[depth - 1].key if 0 < depth <= len(levels) else None
    if name == own_name and entry.file.endswith(".yml"):
        problems.append(Problem("folder-and-file", Place(entry.file), {"name": folders[-1]}))
    elif name == own_name:
        entry.checked, entry.file = checked, file
    elif _NAME.match(name):
        if name in entry.within:
            problems.append(Problem("folder-and-file", Place(file), {"name": name}))
            return
        entry.within[name] = _Entry(file, checked)
    else:
        entry.is_whole = False
        entry.unplaced.append(file)


def _expected_name(name: str, beside: Collection[str]) -> str:
    """A name in place of one that does not say what it is: what is left of it as order and slug; else a free order."""
    plain = normalize("NFKC", name)
    rest = plain.lstrip("0123456789")
    orders = [int(match["order"]) for other in beside if (match := _NAME.match(other))]
    order = plain.removesuffix(rest) if rest else ""
    return f"{order or f'{max(orders, default=0) + 1:02d}'}-{meant.slug(rest) or '…'}"


class _Spot(Struct, frozen=True):
    """Where a node stands: in which document at which path, and below which slugs as which of its siblings."""

    document: Located
    path: tuple[str | int, ...]
    parents: tuple[str, ...]
    slug: str
    ordinal: int
    colour: int


class _Assembler:
    def __init__(
        self, levels: Sequence[Level], known: set[str], misnamed: Collection[str], problems: list[Problem]
    ) -> None:
        self.levels = levels
        self.known = known
        self.misnamed = misnamed
        self.problems = problems
        self.nodes: dict[str, Node] = {}
        self.tree: dict[str, tuple[Node, ...]] = {}

    def children(self, entry: _Entry, parents: tuple[str, ...], colour: int) -> None:
        """Enter the nodes of the folders and files within an entry, in the order of their prefixes."""
        found: list[tuple[Node, Located]] = []
        orders: dict[int, str] = {}
        self._note_unplaced(entry, len(parents))
        for position, (order, slug, name) in enumerate(self._ordered(entry), start=1):
            child = entry.within[name]
            if order in orders:
                better = _expected_name(slug, entry.within)
                values = {"name": name, "other": orders[order], "better": better}
                self.problems.append(Problem("same-order", Place(child.file), values))
            orders.setdefault(order, name)
            if child.checked is None:
                self._note_missing(child, len(parents))
                continue
            ordinal = position if entry.is_whole else 0
            spot = _Spot(child.checked.document, (), parents, slug, ordinal, colour)
            node = self._node(child.checked.shape, spot, child)
            if node:
                found.append((node, child.checked.document))
        self._hang(parents, found)

    def _ordered(self, entry: _Entry) -> list[tuple[int, str, str]]:
        """The entries within one as order, slug and name, in their order."""
        found = []
        for name, child in entry.within.items():
            match = _NAME.match(name)
            if match:
                found.append((int(match["order"]), match["slug"], name))
            else:
                entry.is_whole = False
                self.problems.append(
                    Problem(
                        "file-name", Place(child.file), {"name": name, "expected": _expected_name(name, entry.within)}
                    )
                )
        return sorted(found)

    def _note_missing(self, entry: _Entry, depth: int) -> None:
        """A folder without a file of its own; a file that is there but faulty has been told of already."""
        if entry.unplaced:
            self._note_unplaced(entry, depth + 1)
        elif entry.file not in self.known and depth < len(self.levels):
            file = f"{entry.file}/{self.levels[depth].key}.yml"
            self.problems.append(Problem("missing-file", Place(file), {"file": file}))

    def _note_unplaced(self, entry: _Entry, depth: int) -> None:
        """Files whose names do not say what they are; where the folder lacks its own, one of them is probably that."""
        own = self.levels[depth - 1].key if 0 < depth <= len(self.levels) else ""
        unplaced = {file: file.rpartition("/")[2].removesuffix(".yml") for file in entry.unplaced}
        lacks_own = own and entry.file not in self.known
        near = meant.word(own, unplaced.values()) or next(iter(unplaced.values()), "")
        for file, name in unplaced.items():
            if file in self.misnamed:
                continue
            values = {"name": f"{name}.yml", "expected": f"{own}.yml"}
            if lacks_own and name == near:
                self.problems.append(Problem("level-file", Place(file), values))
            else:
                values["expected"] = f"{_expected_name(name, entry.within)}.yml"
                self.problems.append(Problem("file-name", Place(file), values))

    def _node(self, shape: NodeShape, spot: _Spot, entry: _Entry | None = None) -> Node | None:
        depth = len(spot.parents)
        if depth >= len(self.levels):
            values = {"levels": len(self.levels), "deepest": self.levels[-1].key}
            self.problems.append(Problem("too-deep", _title(spot.document, spot.path), values))
            return None
        if entry and entry.within and shape.children:
            where = spot.document.locate(("children",))
            self.problems.append(Problem("children-twice", where, {"folder": entry.file.rpartition("/")[0]}))
        level = self.levels[depth]
        slugs = (*spot.parents, spot.slug)
        colour = spot.ordinal if level.colours else spot.colour
        name = "/".join(slugs)
        node = Node(
            id=name,
            slug=spot.slug,
            level=level,
            number=shape.number,
            ordinal=spot.ordinal,
            colour=colour,
            title=text(shape.title),
            text=prose(f"node {name}", shape.text, lambda: spot.document.text_at((*spot.path, "text"))),
            priority=shape.priority,
            source_page=shape.source_page,
            notes=notes(shape.notes),
            file=spot.document.file,
            path=spot.path,
        )
        self.nodes[name] = node
        if entry and entry.within:
            self.children(entry, slugs, colour)
        else:
            self._inline(shape.children, spot, slugs, colour)
        return node

    def _inline(self, shapes: Sequence[InlineNode], above: _Spot, parents: tuple[str, ...], colour: int) -> None:
        """Enter the nodes that stand in their parent's file."""
        found = []
        for index, shape in enumerate(shapes):
            path = (*above.path, "children", index)
            node = self._node(shape, _Spot(above.document, path, parents, shape.slug, index + 1, colour))
            if node:
                found.append((node, above.document))
        self._hang(parents, found)

    def _hang(self, parents: tuple[str, ...], found: Sequence[tuple[Node, Located]]) -> None:
        """Hang nodes below their parent, and note which of them have one slug."""
        if found:
            self.tree["/".join(parents)] = tuple(node for node, _ in found)
        first: dict[str, tuple[Node, Located]] = {}
        for node, document in found:
            other, its_document = first.setdefault(node.slug, (node, document))
            if other is not node:
                values = {"slug": node.slug, "other": str(_slug(its_document, other.path))}
                self.problems.append(Problem("duplicate-slug", _slug(document, node.path), values))


def _slug(document: Located, path: Path) -> Place:
    """Where a node has its slug; one in a file of its own has it from the file's name."""
    return document.locate((*path, "slug" if path else "title"))


def _title(document: Located, path: Path) -> Place:
    return document.locate((*path, "title"))
