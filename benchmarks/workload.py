"""A plan of any number of nodes, always the same for the same number: the workload that every generator is given.

The tree is of mixed depth: two thirds of the nodes are pages, some ten below each; the last third are sections on the
deepest pages. Each node has a title and three paragraphs in Japanese and English, every fourth a table of figures.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks import vocabulary as words
from benchmarks.vocabulary import Pair

LANGUAGES = ("ja", "en")
ROOTS = 6
FAN_OUT = 10
YEARS = range(2019, 2024)
ROMAN = "ⅠⅡⅢⅣⅤⅥ"
EMPTY = Pair("", "")


@dataclass(eq=False)
class Node:
    """A part of the plan. `text` holds links as `(node:id)`; `in_text` makes addresses of them."""

    slug: str
    level: int
    number: str | None
    title: Pair
    text: Pair = EMPTY
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    is_page: bool = True

    @property
    def id(self) -> str:
        """The slugs from the top, joined with `/`."""
        return f"{self.parent.id}/{self.slug}" if self.parent else self.slug

    def label(self, level: Pair, language: str) -> str:
        """Level and number in words: 分野2, Field 2."""
        number = self.number or ""
        if language == "ja":
            return f"{level.ja}{number}"
        name = level.en.split("|")[0].capitalize()
        return f"{name} {plain_number(number)}".strip()

    def code(self, language: str) -> str:
        """The numbers from the top down: Ⅰ-1-2."""
        own = (self.number or "") if language == "ja" else plain_number(self.number or "")
        return f"{self.parent.code(language)}-{own}" if self.parent else own


@dataclass(frozen=True)
class Plan:
    """The whole: its levels' names from the top down, the last of which is of sections, and its roots."""

    levels: tuple[Pair, ...]
    roots: tuple[Node, ...]

    def nodes(self) -> Iterator[Node]:
        """Every node in reading order."""
        return _walk(self.roots)

    def pages(self) -> list[Node]:
        """Every node that has a page, in reading order."""
        return [node for node in self.nodes() if node.is_page]


def plain_number(number: str) -> str:
    """Ⅱ → II; a plain number as it is."""
    letters = ("I", "II", "III", "IV", "V", "VI")
    return letters[ROMAN.index(number)] if number and number in ROMAN else number


def in_text(text: str, address: Callable[[str], str]) -> str:
    """The text with the address of each node that it links to."""
    return re.sub(r"\(node:([^)]+)\)", lambda found: f"({address(found.group(1))})", text)


def plan_of(nodes: int) -> Plan:
    """The plan of that many nodes; at least 30 make one."""
    if nodes < 30:
        raise ValueError("A plan for measuring has at least 30 nodes.")
    chance = random.Random(nodes)
    sections = nodes // 3
    sizes = _level_sizes(nodes - sections)
    levels = [_roots(chance)]
    for depth, size in enumerate(sizes[1:], start=1):
        levels.append(_children(levels[-1], size, depth, chance))
    _children(levels[-1], sections, len(sizes), chance, is_page=False)
    plan = Plan((*words.LEVELS[: len(sizes)], words.SECTION_LEVEL), tuple(levels[0]))
    ids = [node.id for node in plan.pages()]
    for index, node in enumerate(plan.nodes()):
        node.text = _text(chance, chance.choice(ids), with_table=index % 4 == 3)
    return plan


# --- the tree ------------------------------------------------------------------------------------------------------


def _level_sizes(pages: int) -> list[int]:
    """How many pages each level has: ten times as many as the one above; the last takes what is left."""
    sizes = [ROOTS]
    while left := pages - sum(sizes):
        last = len(sizes) + 1 == len(words.LEVELS) or left <= sizes[-1] * FAN_OUT * 3 // 2
        sizes.append(left if last else sizes[-1] * FAN_OUT)
    return sizes


def _roots(chance: random.Random) -> list[Node]:
    taken: set[str] = set()
    roots = []
    for index in range(ROOTS):
        title, slug = _title(chance, taken)
        roots.append(Node(slug, 0, ROMAN[index], title))
    return roots


def _children(parents: list[Node], size: int, level: int, chance: random.Random, *, is_page: bool = True) -> list[Node]:
    """That many nodes, spread unevenly over the parents; their children in reading order."""
    weights = [chance.choice((0, 1, 2, 2, 3, 4)) for _ in parents]
    if not any(weights):
        weights[0] = 1
    shares = dict.fromkeys(range(len(parents)), 0)
    for index in chance.choices(range(len(parents)), weights, k=size):
        shares[index] += 1
    made = []
    for index, parent in enumerate(parents):
        taken: set[str] = set()
        for ordinal in range(1, shares[index] + 1):
            title, slug = _title(chance, taken)
            number = str(ordinal) if is_page else None
            parent.children.append(Node(slug, level, number, title, parent=parent, is_page=is_page))
        made.extend(parent.children)
    return made


def _walk(nodes: tuple[Node, ...] | list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


# --- the words -----------------------------------------------------------------------------------------------------


def _title(chance: random.Random, taken: set[str]) -> tuple[Pair, str]:
    """A title, and a slug that is none of those taken."""
    subject, place, action = (chance.choice(part) for part in (words.SUBJECTS, words.PLACES, words.ACTIONS))
    title = Pair(f"{place.ja}における{subject.ja}の{action.ja}", f"{action.en} {subject.en} in {place.en}")
    stem = re.sub(r"[^a-z]+", "-", subject.en.lower()).strip("-")
    slug, times = stem, 1
    while slug in taken:
        times += 1
        slug = f"{stem}-{times}"
    taken.add(slug)
    return title, slug


def _text(chance: random.Random, target: str, *, with_table: bool) -> Pair:
    """Three paragraphs, the second followed by a list, and a table after the third."""
    bodies = chance.sample(words.SENTENCES, 3)
    parts = (
        [chance.choice(words.OPENINGS), chance.choice(words.CONNECTIONS)],
        bodies[:2],
        chance.sample(words.ITEMS, 3),
        bodies[2:],
    )
    subject, place = chance.choice(words.SUBJECTS), chance.choice(words.PLACES)
    partners = chance.sample(words.PARTNERS, 2)
    count = chance.randrange(12, 99)
    table = _table(chance, subject) if with_table else EMPTY
    texts = []
    for index in range(2):
        values = {
            "subject": subject[index],
            "place": place[index],
            "partner": partners[0][index],
            "link": f"node:{target}",
            "count": str(count),
        }
        first, second, items, third = ([pair[index].format_map(values) for pair in part] for part in parts)
        gap = " " if index else ""
        listed = "\n".join(f"- {item}" for item in items)
        blocks = [gap.join(first), gap.join(second), listed, gap.join(third)]
        texts.append("\n\n".join([*blocks, table[index]] if with_table else blocks) + "\n")
    return Pair(*texts)


def _table(chance: random.Random, subject: Pair) -> Pair:
    """A caption in bold and a table of three rows and six columns."""
    measures = chance.sample(words.MEASURES, 3)
    starts = [chance.randrange(200, 90_000) for _ in measures]
    steps = [[chance.randrange(-150, 900) for _ in YEARS] for _ in measures]
    tables = []
    for index, (caption, head) in enumerate((("**{}の推移**", "指標"), ("**Figures on {}**", "Indicator"))):
        years = [f"{year}年度" if index == 0 else f"FY{year}" for year in YEARS]
        lines = [f"| {' | '.join([head, *years])} |", "| --- |" + " ---: |" * len(YEARS)]
        for measure, start, row in zip(measures, starts, steps, strict=True):
            figures = [f"{start + sum(row[: end + 1]):,}" for end in range(len(YEARS))]
            lines.append(f"| {' | '.join([measure[index], *figures])} |")
        tables.append(caption.format(subject[index]) + "\n\n" + "\n".join(lines))
    return Pair(*tables)
