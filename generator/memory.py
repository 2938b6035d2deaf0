"""What a build remembers for the next: what the content said, which facets there were, what outputs were made of.

It is one file of MessagePack beside the record, and is used only as far as the record (`generator.record`) says that
files are as they were. What cannot be read exactly is thrown away.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from generator.catalogues import Catalogue
from generator.read.history import History
from generator.render.answers import known_answers, recall_answers
from generator.render.facets import ALWAYS
from generator.render.parts import Piece
from generator.route.outputs import Output
from generator.validate.check import KnownContent
from generator.verify.look import Facts
from generator.workshop import Made, Task


class _Piece(msgspec.Struct, frozen=True, array_like=True):
    """A piece of an output; `reads` and `targets` are numbers of names, `ids` are kept where there are other pieces."""

    key: str
    start: int
    length: int
    reads: bytes
    targets: bytes
    ids: tuple[str, ...]
    in_doubt: bool


class Digests(msgspec.Struct, frozen=True):
    """The SHA-256 of every output by its path, and of every file of the content."""

    outputs: Mapping[str, bytes] = {}
    content: Mapping[str, bytes] = {}


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    content: KnownContent
    history: History
    catalogues: dict[str, Catalogue]
    answers: dict[str, str]
    names: list[str]
    digests: list[bytes]
    places: list[str]
    outputs: dict[str, list[_Piece]]
    sha256: Digests = Digests()


class Memory:
    """The last build, or nothing at all."""

    def __init__(
        self,
        remembered: _Remembered | None = None,
        names: _Numbers | None = None,
        places: _Numbers | None = None,
    ) -> None:
        self._remembered = remembered or _Remembered(KnownContent(), History(), {}, {}, [], [], [], {})
        self._names = names or _Numbers(self._remembered.names)
        self._places = places or _Numbers(self._remembered.places)

    @property
    def content(self) -> KnownContent:
        """What the content's files said, those that were in order."""
        return self._remembered.content

    @property
    def history(self) -> History:
        """When files changed, as far as the repository told then."""
        return self._remembered.history

    @property
    def catalogues(self) -> Mapping[str, Catalogue]:
        """The interface's strings by language."""
        return self._remembered.catalogues

    def digest(self, facet: str) -> bytes | None:
        """The digest of something that outputs were made from."""
        number = self._names.number(facet)
        return (self._remembered.digests[number] or None) if number is not None else None

    @property
    def sha256(self) -> Digests:
        """The digests of all that came out and of the content that went in."""
        return self._remembered.sha256

    @property
    def paths(self) -> KeysView[str]:
        """The outputs that there were."""
        return self._remembered.outputs.keys()

    @property
    def places(self) -> Sequence[str]:
        """The places of the site that its pages lead to."""
        return [place for place in self._remembered.places if place]

    def tasks(self, outputs: Iterable[Output], facets: Mapping[str, bytes], intact: Collection[str]) -> Iterator[Task]:
        """What is to be made: all outputs but those that are intact and would come out the same."""
        then = self._remembered
        stale = {
            number
            for number, (name, digest) in enumerate(zip(then.names, then.digests, strict=True))
            if facets.get(name, b"") != digest
        }
        is_stale = _finder(stale)
        anew = any(self.digest(name) != facets[name] for name in ALWAYS)
        for output in outputs:
            pieces = self._remembered.outputs.get(output.path)
            if anew or pieces is None or output.path not in intact:
                yield Task(output)
                continue
            if len(pieces) == 1:
                if is_stale(pieces[0].reads):
                    yield Task(output)
                continue
            keys = frozenset(piece.key for piece in pieces if is_stale(piece.reads))
            if keys:
                yield Task(output, [_piece(piece) for piece in pieces], keys)

    def below(self, folder: str, facets: Mapping[str, bytes], intact: Collection[str]) -> Sequence[str]:
        """The outputs below a folder, if all of them are intact and would come out the same; else none."""
        found = [path for path in self._remembered.outputs if path.startswith(folder)]
        names = self._remembered.names
        reads = {
            number for path in found for piece in self._remembered.outputs[path] for number in _numbers(piece.reads)
        }
        same = all(self.digest(names[number]) == facets.get(names[number]) for number in reads)
        anew = any(self.digest(name) != facets[name] for name in ALWAYS)
        return found if same and not anew and all(path in intact for path in found) else ()

    def facts(self, path: str) -> dict[str, Facts]:
        """What was seen of an output's pieces, by their keys, but for where they lead."""
        pieces = self._remembered.outputs.get(path, ())
        return {piece.key: Facts(piece.ids, frozenset(), piece.in_doubt) for piece in pieces}

    def leading_to(self, places: Collection[str], outputs: Iterable[Output], made: Mapping[str, Made]) -> Iterator[str]:
        """The outputs that were kept, or pieces of them, and lead to any of these places or to nobody knows where."""
        leads = _finder(self._places.known(places))
        for output in outputs:
            new = made.get(output.path)
            if new and not new.kept:
                continue
            for piece in self._remembered.outputs.get(output.path, ()):
                if (not new or piece.key in new.kept) and (piece.in_doubt or leads(piece.targets)):
                    yield output.path
                    break

    def after(
        self,
        content: KnownContent,
        history: History,
        catalogues: Mapping[str, Catalogue],
        facets: Mapping[str, bytes],
        sha256: Digests,
        made: Mapping[str, Made],
        lost: Collection[str] = (),
    ) -> Memory:
        """What the next build is to remember: outputs that were made anew as they are now, the others as they were.

        `lost` are places that are there no longer; those to which nothing leads are forgotten.
        """
        outputs = {}
        for path in sha256.outputs:
            new = made.get(path)
            outputs[path] = self._pieces(new) if new else self._remembered.outputs[path]
        if lost:
            used = {number for pieces in outputs.values() for piece in pieces for number in _numbers(piece.targets)}
            self._places.drop(self._places.known(lost) - used)
        self._names.add(facets)
        names, places = self._names.all, self._places.all
        digests = [facets.get(name, b"") for name in names]
        answers = dict(known_answers())
        remembered = _Remembered(content, history, dict(catalogues), answers, names, digests, places, outputs, sha256)
        return Memory(remembered, self._names, self._places)

    def encoded(self) -> bytes:
        """The memory as it is kept."""
        return msgspec.msgpack.encode(self._remembered)

    def _pieces(self, made: Made) -> list[_Piece]:
        found = []
        kept = {piece.key: piece for piece in self._remembered.outputs[made.path]} if made.kept else {}
        for index, piece in enumerate(made.pieces):
            if piece.key in made.kept:
                found.append(replace(kept[piece.key], start=piece.start, length=piece.length))
                continue
            facts = made.facts[index] if made.facts else Facts((), frozenset(), in_doubt=False)
            found.append(
                _Piece(
                    piece.key,
                    piece.start,
                    piece.length,
                    self._names.numbered(piece.reads),
                    self._places.numbered(facts.targets),
                    facts.ids if len(made.pieces) > 1 else (),
                    facts.in_doubt,
                )
            )
        return found


def _piece(piece: _Piece) -> Piece:
    """A piece as it lies in its page; what it was made from is told again only if it is made anew."""
    return Piece(piece.key, frozenset(), piece.start, piece.length)


def recalled(data: bytes) -> Memory:
    """The memory that was kept. Raises msgspec.MsgspecError where it is none."""
    remembered = msgspec.msgpack.decode(data, type=_Remembered)
    recall_answers(remembered.answers)
    return Memory(remembered)


@dataclass(frozen=True)
class Before:
    """What of the last build still holds: its memory, as far as these files are as they were."""

    memory: Memory = field(default_factory=Memory)
    content: Collection[str] = frozenset()
    templates: Collection[str] = frozenset()
    outputs: Collection[str] = frozenset()


class _Numbers:
    """Numbers for names, so that long lists of them are short."""

    def __init__(self, names: list[str]) -> None:
        self.all = names
        self._numbers: dict[str, int] = {name: number for number, name in enumerate(names)}

    def add(self, names: Iterable[str]) -> None:
        """Give numbers to those that have none."""
        for name in names:
            if name not in self._numbers:
                self._numbers[name] = len(self.all)
                self.all.append(name)

    def numbered(self, names: Collection[str]) -> bytes:
        """The numbers of names, new ones for those that have none."""
        self.add(names)
        return array("I", [self._numbers[name] for name in names]).tobytes()

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget the names of numbers, which stay unused."""
        for number in numbers:
            del self._numbers[self.all[number]]
            self.all[number] = ""

    def number(self, name: str) -> int | None:
        """The number of a name, if it has one."""
        return self._numbers.get(name)

    def known(self, names: Iterable[str]) -> set[int]:
        """The numbers of the names that have one."""
        return {self._numbers[name] for name in names if name in self._numbers}


def _finder(wanted: Collection[int]) -> Callable[[bytes], bool]:
    """Whether any of some numbers is among others. One or two are quickly looked for in the bytes themselves."""

    def is_among(numbers: bytes) -> bool:
        return any(number in wanted for number in _numbers(numbers))

    if not wanted:
        return lambda _: False
    if len(wanted) > 2:
        return is_among
    first, *rest = (number.to_bytes(4, sys.byteorder) for number in wanted)
    second = rest[0] if rest else first
    # The bytes can also lie across two numbers.
    return lambda numbers: (first in numbers or second in numbers) and is_among(numbers)


def _numbers(data: bytes) -> array[int]:
    return array("I", data)
