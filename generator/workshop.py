"""Where outputs are made: rendered, looked at and written, one after the other, on as many cores as there are.

The result does not depend on the number of processes: rendering is pure, and what was made comes back in its order.
"""

from __future__ import annotations

import gc
import itertools
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from generator.endings import WorkerDiedError, holding_endings
from generator.render.answers import answers_after, known_answers, recall_answers
from generator.render.parts import Piece, Rendered, parts_of, without_parts
from generator.render.site import SiteRenderer
from generator.route.outputs import Output, Page
from generator.verify.look import Facts, Looker
from generator.worker import Worker, can_fork

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORTH_A_PROCESS = 200
"""A process costs about what so many outputs cost; with fewer to a job, one process makes them all."""

_STRETCHES = 4
"""Into how many stretches a job's outputs are cut: so many times does a job tell how far it is."""


class Task(Struct, frozen=True):
    """An output to be made. Of a large page that only differs in some parts, `stale` are those, and `pieces` all.

    With the empty key among the stale ones the page itself is made anew, with the parts that are not stale.
    """

    output: Output
    pieces: Sequence[Piece] = ()
    stale: frozenset[str] = frozenset({""})


class Made(Struct, frozen=True):
    """An output that was made: its pieces, what was seen of each, whether its bytes are new.

    Of the pieces that were `kept` it is not told again what they were made from and where they lead.
    """

    path: str
    pieces: Sequence[Piece]
    facts: Sequence[Facts]
    is_new: bool
    sha256: bytes
    """The digest of its bytes."""
    kept: frozenset[str] = frozenset()

    def seen(self) -> Facts:
        """What was seen of the page as a whole."""
        if len(self.facts) == 1:
            return self.facts[0]
        ids = tuple(itertools.chain.from_iterable(facts.ids for facts in self.facts))
        targets = frozenset().union(*(facts.targets for facts in self.facts))
        in_doubt = len(set(ids)) != len(ids) or any(facts.in_doubt for facts in self.facts)
        return Facts(ids, targets, in_doubt)


class Workshop:
    """Makes outputs. `write` takes a path and bytes and tells whether they are new; `published` gives a page as it is.

    `before` are the facts that were seen of the pieces that a page had, by path and key.
    """

    def __init__(
        self,
        renderer: SiteRenderer,
        looker: Looker,
        write: Callable[[str, bytes], bool],
        published: Callable[[str], bytes],
        before: Callable[[str], Mapping[str, Facts]],
    ) -> None:
        self._renderer = renderer
        self._looker = looker
        self._write = write
        self._published = published
        self._before = before

    def make_all(self, tasks: Sequence[Task], jobs: int) -> Iterator[Made]:
        """Everything made, in the order given, by up to `jobs` processes. Raises BrokenTemplateError, WorkerDiedError.

        Processes are forked, so that they have the plan at once; where that cannot be, one makes all.
        """
        jobs = min(jobs, len(tasks) // WORTH_A_PROCESS)
        if jobs < 2 or not can_fork():
            yield from map(self.make, tasks)
        else:
            yield from self._in_processes(tasks, jobs)

    def _in_processes(self, tasks: Sequence[Task], jobs: int) -> Iterator[Made]:
        # Neighbours share much, so each process has its own part of the outputs, not whatever comes next.
        bounds = [len(tasks) * stretch // (jobs * _STRETCHES) for stretch in range(jobs * _STRETCHES + 1)]
        stretches = [tasks[first:last] for first, last in itertools.pairwise(bounds)]
        crew: list[Worker] = []
        gc.freeze()
        try:
            for job in range(jobs):
                part = stretches[job * _STRETCHES : (job + 1) * _STRETCHES]
                with holding_endings():
                    crew.append(Worker(partial(self._make_part, part)))
            for made, answers in _in_their_order([worker.receiver for worker in crew]):
                recall_answers(answers)
                yield from made
        finally:
            for worker in crew:
                worker.end()
            gc.unfreeze()

    def _make_part(self, part: Sequence[Sequence[Task]], send: Callable[[_Results], None]) -> None:
        """What a process does: it makes its part, and sends every stretch of it."""
        for stretch in part:
            known = len(known_answers())
            made = [self.make(task) for task in stretch]
            send((made, answers_after(known)))

    def make(self, task: Task) -> Made:
        """One output, made and written. Raises BrokenTemplateError."""
        rendered, known = self._render(task)
        is_new = self._write(rendered.path, rendered.data)
        digest = sha256(rendered.data).digest()
        if not isinstance(task.output, Page):
            return Made(rendered.path, rendered.pieces, (), is_new, digest)
        facts = [self._look(rendered, piece, known) for piece in rendered.pieces]
        return Made(rendered.path, rendered.pieces, facts, is_new, digest, frozenset(known))

    def _render(self, task: Task) -> tuple[Rendered, Mapping[str, Facts]]:
        """The output, and what is known already of the pieces that it keeps."""
        output, stale = task.output, task.stale
        if not task.pieces[1:] or not isinstance(output, Page):
            return self._renderer.render(output), {}
        data = self._published(output.path)
        known = {key: facts for key, facts in self._before(output.path).items() if key not in stale}
        if "" not in stale:
            return self._renderer.render_parts(output, data, task.pieces, sorted(stale)), known
        kept = {key: part for key, part in parts_of(data, task.pieces).items() if key not in stale}
        return self._renderer.render(output, kept), known

    def _look(self, rendered: Rendered, piece: Piece, known: Mapping[str, Facts]) -> Facts:
        found = known.get(piece.key)
        if found is not None:
            return found
        if piece.key:
            html = rendered.data[piece.start : piece.start + piece.length].decode()
        elif rendered.text is not None:
            html = rendered.text
        else:
            html = without_parts(rendered.data, rendered.pieces).decode()
        return self._looker.look(rendered.path, html, piece.reads, part=bool(piece.key))


_Results = tuple[list[Made], Mapping[str, str]]
"""What was made of a stretch, and what the libraries answered meanwhile."""


def _in_their_order(receivers: Sequence[Connection]) -> Iterator[_Results]:
    """What processes send, of the first all, then of the next. Raises what one of them raised, and WorkerDiedError."""
    from multiprocessing.connection import wait  # noqa: PLC0415

    sent: dict[object, deque[_Results | Exception]] = {receiver: deque() for receiver in receivers}
    awaited = list(receivers)
    for receiver in receivers:
        for _ in range(_STRETCHES):
            while not sent[receiver]:
                if receiver not in awaited:
                    raise WorkerDiedError
                for ready in wait(awaited):
                    try:
                        sent[ready].append(cast("Connection", ready).recv())
                    except EOFError:
                        awaited.remove(cast("Connection", ready))
            result = sent[receiver].popleft()
            if isinstance(result, Exception):
                raise result
            yield result
