"""Faults that many pages share, told once: takes the problems of pages, gives one for each fault.

What pages have from the content is told where it is written there. The rest they have from the templates, most of which
are used by many pages: a link in the footer is broken on all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from generator.problems import Place, Problem

_UPWARDS = re.compile(r"^(?:\.{0,2}/)+")


def told_together(problems: Iterable[Problem], pages: Collection[str], languages: Collection[str]) -> Iterator[Problem]:
    """The problems; of those at `pages` one for all that share a fault, whose values say on how many it is.

    Files that no page's text asks for are the templates' own: they are told at their place there.
    """
    shared: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.place.file in pages:
            shared[problem.code, _fault(problem, languages)].append(problem)
        else:
            yield problem
    for (code, _), same in shared.items():
        first = min(same, key=lambda one: (one.place.file.count("/"), one.place))
        if code == "broken-file" and first.values["file"].startswith("assets/"):
            file = f"templates/{first.values['file']}"
            yield Problem("template-file", Place(file), {"file": file})
            continue
        count = len({one.place.file for one in same})
        yield first._replace(values={**first.values, "pages": count}) if count > 1 else first


def _fault(problem: Problem, languages: Collection[str]) -> str:
    """What a fault is known by on every page: an address as a template has it, whichever folder it leads from."""
    address = problem.values.get("address")
    if address is None:
        return repr(sorted(problem.values.items()))
    path, _, fragment = _UPWARDS.sub("", address).partition("#")
    top, _, rest = path.partition("/")
    return fragment if problem.code == "broken-fragment" else rest if top in languages else path
