"""What the built pages show, and what of the source is not among it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.support.html import Element, squeezed

_BLOCKS = ("p", "li", "dt", "dd", "th", "td", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "q")
_NAMES = ("a", "q", "dt", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6")
_NUMBERS = frozenset({"I", "II", "III"})


class Shown:
    """The text of some pages: whole paragraphs and cells, what is shown by itself, and other wordings in notes."""

    def __init__(self, pages: Mapping[str, Element]) -> None:
        self.blocks: set[str] = set()
        self.names: set[str] = set()
        self.readings: set[str] = set()
        for page in pages.values():
            main = page.one("main")
            self.blocks.update(squeezed(element.text) for element in main.every(*_BLOCKS))
            named = [*main.every(*_NAMES), *main.every(class_="value"), *main.every(class_="item-title")]
            # A term within a sentence is a link, but nothing that is shown by itself.
            named = [element for element in named if element.attributes.get("class") != "term-link"]
            named += main.every(class_="bar-title") + main.every(class_="mark-title") + main.every(class_="badge")
            self.names.update(squeezed(element.text) for element in named)
            self.readings.update(squeezed(element.text) for element in main.every("q"))
        self.names = {name for name in self.names if len(name) > 1 or name in _NUMBERS}

    def lacks(self, sentences: Iterable[str]) -> list[str]:
        """The sentences that no paragraph or cell has, in their order."""
        wanted = [squeezed(sentence) for sentence in sentences]
        return [sentence for sentence in wanted if not any(sentence in block for block in self.blocks)]

    def lacks_names(self, names: Iterable[str]) -> list[str]:
        """The names that are not shown by themselves, whole, nor in a note's other wording; in their order."""
        return [
            name
            for name in map(squeezed, names)
            if name not in self.names and not any(name in reading for reading in self.readings)
        ]


def segments(text: str, names: Iterable[str]) -> tuple[list[str], str]:
    """Divide a text into names, the whole of it; the names in order, and the rest from where that is not possible.

    This is how wrapped cells are read: joined, they are the names of the table one after the other.
    """
    text = squeezed(text)
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    reached: dict[int, tuple[int, str]] = {0: (0, "")}
    for position in range(len(text)):
        if position in reached:
            for name in by_first.get(text[position], ()):
                if text.startswith(name, position):
                    reached.setdefault(position + len(name), (position, name))
    end = max(reached)
    found = []
    position = end
    while position:
        position, name = reached[position]
        found.append(name)
    return found[::-1], text[end:]
