"""What `build.py new` asks for on a terminal: the kind, the place in the plan, the title, the name for the address.

A wrong answer is told and asked for again. Whoever breaks off has changed nothing: all is written at the end.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from generator.desk.scaffold import (
    OTHER_KINDS,
    Scaffold,
    ScaffoldError,
    kind_names,
    kinds_by_name,
    level_above,
    no_value,
    refuse_slug,
)
from generator.messages import MessageLanguage, on_a_line, say
from generator.plan.model import Node, Plan
from generator.validate import meant
from generator.validate.values import IN_WORDS, NO_VALUE, Line, Value, Year, fits

_YEARS = {"baseline": "ask-baseline-year", "target": "ask-target-year"}
_VALUES = {"baseline": "ask-baseline", "target": "ask-target"}


class Questions:
    """Asks for what the options leave open, and puts the answers where the options would have stood."""

    def __init__(self, plan: Plan, options: argparse.Namespace, language: MessageLanguage) -> None:
        self._plan = plan
        self._options = options
        self._language = language

    def ask(self, planned: Callable[[], Scaffold]) -> Scaffold:
        """Ask for all but the kind, then plan; what that refuses of an answer is asked for again."""
        options = self._options
        if not options.under and (options.kind == "indicator" or level_above(self._plan, options.kind)):
            options.under = self._parent(options.kind).id
        given = options.slug
        if given is not None:
            # Whether it is free is known by now; nobody likes to answer in vain.
            planned()
        if options.title is None:
            options.title = self._line("ask-term" if options.kind == "term" else "ask-title", "", self._filled)
        if given is None:
            near = meant.slug(options.title or "")
            options.slug = self._line("ask-slug", near, self._slug)
        if options.kind == "indicator":
            self._measure()
        while True:
            try:
                return planned()
            except ScaffoldError as error:
                if given is not None or error.key not in {"exists", "new-taken"}:
                    raise
                print(say(error.key, self._language, **error.values))
                options.slug = self._line("ask-slug", "", self._slug)

    # --- the questions --------------------------------------------------------------------------------------------

    def kind(self) -> str:
        """Ask for the kind, by a number or by any of its names."""
        keys = [*(level.key for level in self._plan.levels), *OTHER_KINDS]
        by_name = kinds_by_name(self._plan)
        names = [[name for name, kind in by_name.items() if kind == key] for key in keys]
        labels = [f"{self._named(key)} ({key})" for key in keys]
        return keys[self._choice("ask-kind", labels, names)]

    def _named(self, kind: str) -> str:
        names = kind_names(self._plan, kind)
        return names.get(self._language) or next(iter(names.values()))

    def _parent(self, kind: str) -> Node:
        """Down the tree from the top, to the level above the kind's; of an indicator, as far as it is to belong."""
        above = level_above(self._plan, kind)
        node: Node | None = None
        while above is None or node is None or node.level.index < above.index:
            nodes = self._plan.children(node) if node else self._plan.roots
            if not nodes:
                if above is None and node:
                    return node
                raise ScaffoldError("new-none-above", kind=kind_names(self._plan, kind))
            may_stay = above is None and node is not None
            labels = [self._label(one) for one in nodes]
            names = [[one.slug, *one.title.values()] for one in nodes]
            if may_stay and node:
                labels.append(say("ask-here", self._language, title=self._label(node)))
                names.append([])
            chosen = self._choice("ask-parent", labels, names)
            if chosen == len(nodes) and node:
                return node
            node = nodes[chosen]
        return node

    def _label(self, node: Node) -> str:
        title = node.title.get(self._language) or next(iter(node.title.values()), node.slug)
        return f"{node.number} {title}" if node.number else title

    def _measure(self) -> None:
        options, plan = self._options, self._plan
        options.unit = options.unit or self._line("ask-unit", "", self._filled)
        for name, year in (("baseline", plan.first), ("target", plan.last)):
            key = f"{name}_year"
            if getattr(options, key) is None:
                setattr(options, key, self._line(_YEARS[name], str(year), self._year, _plain_year))
            if getattr(options, name) is None:
                setattr(options, name, self._line(_VALUES[name], no_value(plan), self._value, _plain_value))

    # --- the answers ----------------------------------------------------------------------------------------------

    def _choice(self, question: str, labels: Sequence[str], names: Sequence[Sequence[str]]) -> int:
        """Which of several: its number is asked for, and the label, or what it is called besides, is as good."""
        print(say(question, self._language))
        for at, label in enumerate(labels, start=1):
            print(f"  {at}  {on_a_line(label)}")
        known = [{one.casefold() for one in (label, *more)} for label, more in zip(labels, names, strict=True)]

        def number(answer: str) -> str:
            called = [str(at) for at, one in enumerate(known, start=1) if answer.casefold() in one]
            return called[0] if len(called) == 1 else meant.whole_number(answer)

        def check(answer: str) -> str:
            found = number(answer)
            fits = found and 1 <= int(found) <= len(labels)
            return "" if fits else say("answer-number", self._language, last=len(labels))

        return int(self._line("ask-number", "1" if len(labels) == 1 else "", check, number)) - 1

    def _line(self, question: str, default: str, check: Callable[[str], str], plain: Callable[[str], str] = str) -> str:
        """An answer that passes the check, which says what is wrong with one; an empty one stands for the default.

        What comes back is `plain`, as the files have it.
        """
        shown = say(question, self._language) + (f" [{default}]" if default else "")
        while True:
            try:
                answer = input(f"{shown}: ").strip() or default
            except EOFError:
                raise KeyboardInterrupt from None
            fault = check(answer)
            if not fault:
                return plain(answer)
            print(fault)

    def _filled(self, answer: str) -> str:
        if not answer:
            return say("answer-empty", self._language)
        return "" if fits(answer, Line) else say("answer-line", self._language)

    def _slug(self, answer: str) -> str:
        if not answer:
            return say("answer-empty", self._language)
        try:
            refuse_slug(answer)
        except ScaffoldError as error:
            return say(error.key, self._language, **error.values)
        return ""

    def _year(self, answer: str) -> str:
        return "" if fits(_plain_year(answer), Year) else say("answer-year", self._language)

    def _value(self, answer: str) -> str:
        return "" if fits(_plain_value(answer), Value) else say("answer-value", self._language)


def taken_over(given: str, kind: object, near: Callable[[str], str]) -> str:
    """What was given as the files have it, where it is certain what it says; else as it is."""
    return given if fits(given, kind) else near(given) or given


def value_meant(given: str) -> str:
    """The value that was meant: a number, or a reason why there is none."""
    return meant.value(given, (*NO_VALUE, *IN_WORDS))


def _plain_year(answer: str) -> str:
    return taken_over(answer, Year, meant.year)


def _plain_value(answer: str) -> str:
    return taken_over(answer, Value, value_meant)
