"""What must hold between the files: references, numbers, counts, levels, languages, years."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.plan.model import Node, Plan
from generator.plan.numbering import matches, printed
from generator.problems import Place, Problem, Severity
from generator.validate.check import CheckedContent
from generator.validate.prose import body_problems, text_problems
from generator.validate.texts import texts_of

_VIEW_ORDER = ("page", "section", "item")


def check_plan(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    """Every problem that only shows when the files are seen together.

    Where the tree is not `whole` because some of its files have problems of their own, what would only follow from
    that is not told.
    """
    yield from _levels(plan, content)
    yield from _numbers(plan, content)
    yield from _counts(plan, content, whole=whole)
    yield from _indicators(plan, content, whole=whole)
    yield from _years(plan, content)
    yield from _terms(plan, content)
    yield from _texts(content)
    yield from _page_languages(plan, content)
    yield from _pages(content)


def _levels(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    document = content.plan.document
    if plan.levels[0].view != "page":
        yield Problem("first-level-no-page", document.locate(("levels", 0, "view")), {"key": plan.levels[0].key})
    for index, (above, level) in enumerate(zip(plan.levels, plan.levels[1:], strict=False), start=1):
        if _VIEW_ORDER.index(level.view) < _VIEW_ORDER.index(above.view):
            values = {"view": level.view, "key": level.key, "above": above.key, "above_view": above.view}
            yield Problem("level-view-order", document.locate(("levels", index, "view")), values)
    for key, times in Counter(level.key for level in plan.levels).items():
        if times > 1:
            yield Problem("duplicate-level", document.locate(("levels",)), {"key": key})


def _numbers(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    for node in plan.nodes.values():
        if not node.ordinal:
            continue
        numbering = node.level.numbering
        expected = printed(numbering, node.ordinal)
        if node.number is None:
            if expected is not None:
                yield Problem("missing-number", _place(node, content), {"expected": expected, "title": _title(node)})
        elif numbering == "none":
            yield Problem("number-unexpected", _place(node, content), {"number": node.number, "level": node.level.key})
        elif not matches(numbering, node.number, node.ordinal):
            values = {"number": node.number, "expected": expected, "title": _title(node)}
            yield Problem("wrong-number", _place(node, content), values)


def _counts(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    document = content.plan.document
    there = Counter(node.level.key for node in plan.nodes.values())
    actual: Mapping[str, int] = {
        **{level.key: there[level.key] for level in plan.levels},
        "indicators": len(plan.indicators),
    }
    uncertain = set() if whole else {level.key for level in plan.levels}
    if any(file.startswith("indicators/") for file in content.faulty):
        uncertain.add("indicators")
    for key, declared in content.plan.shape.counts.items():
        place = document.locate(("counts", key))
        if key not in actual:
            yield Problem("unknown-level", place, {"key": key, "known": ", ".join(actual)})
        elif actual[key] != declared and key not in uncertain:
            yield Problem("wrong-count", place, {"key": key, "declared": declared, "actual": actual[key]})


def _indicators(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    for file, checked in content.indicators.items():
        node = checked.shape.node
        if whole and node not in plan.nodes:
            near = difflib.get_close_matches(node, plan.nodes, n=1)
            values = {"node": node, "near": near[0] if near else ""}
            yield Problem("unknown-node", checked.document.locate_value(("node",)), values)
        years: dict[int, int] = {}
        for index, value in enumerate(checked.shape.measured):
            place = checked.document.locate(("measured", index, "year"))
            if value.year in years:
                yield Problem("duplicate-year", place, {"year": value.year, "file": file})
            years[value.year] = index


def _years(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    document = content.plan.document
    if plan.first > plan.last:
        yield Problem("years-reversed", document.locate(("period",)), {"first": plan.first, "last": plan.last})
    if plan.timeline is None:
        return
    chart = plan.timeline
    if chart.first > chart.last:
        yield Problem("years-reversed", document.locate(("timeline",)), {"first": chart.first, "last": chart.last})
    for index, bar in enumerate(chart.bars):
        place = document.locate(("timeline", "bars", index))
        if bar.first > bar.last:
            yield Problem("years-reversed", place, {"first": bar.first, "last": bar.last})
        elif bar.first < chart.first or bar.last > chart.last:
            yield Problem("year-outside", place, {"first": chart.first, "last": chart.last})
    for index, mark in enumerate(chart.marks):
        if not chart.first <= mark.after <= chart.last:
            place = document.locate(("timeline", "marks", index))
            yield Problem("year-outside", place, {"first": chart.first, "last": chart.last})


def _terms(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, term in enumerate(plan.glossary.terms):
        if term.id in seen and content.glossary:
            place = content.glossary.document.locate(("terms", index, "id"))
            yield Problem("duplicate-term", place, {"id": term.id})
        seen.add(term.id)


def _texts(content: CheckedContent) -> Iterator[Problem]:
    """Texts in a language that the site does not have, that lack one of the site's languages, or cannot be rendered."""
    languages = content.site.shape.languages
    for shape, document in content.files():
        if document.file in content.settled:
            continue
        for path, text in texts_of(shape):
            yield from text_problems(document, path, text)
            for language in text:
                if language not in languages:
                    place = document.locate((*path, language))
                    yield Problem("unknown-language", place, {"language": language, "known": ", ".join(languages)})
            key = path[-1] if isinstance(path[-1], str) else path[-2]
            for language in (name for name, words in text.items() if _is_placeholder(words)):
                yield Problem("placeholder", document.locate((*path, language)), {"key": key})
            for language in languages:
                if language not in text:
                    severity: Severity = "error" if language == languages[0] else "warning"
                    code = "missing-original" if language == languages[0] else "missing-translation"
                    # A file that was known is known in outline; its words stand in the document.
                    shown = next(iter(document.text_at(path).values()))
                    excerpt = shown if isinstance(shown, str) else next(iter(shown.values()), "")
                    values = {"language": language, "key": key}
                    yield Problem(code, document.locate(path), {**values, "text": excerpt.strip()[:40]}, severity)


def _is_placeholder(words: object) -> bool:
    """What `new` writes where a text is to be filled in."""
    return isinstance(words, str) and words.strip() == "…"


def _page_languages(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    for document in plan.documents:
        for language in plan.site.languages:
            file = f"pages/{document.slug}.{language}.md"
            if language not in document.translations and file not in content.faulty:
                known = next(iter(document.translations.values()))
                values = {"language": language, "file": file, "text": known.title}
                yield Problem("missing-page", Place(known.file), values, "warning")


def _pages(content: CheckedContent) -> Iterator[Problem]:
    """Pages that are still to be written, or cannot be rendered."""
    for page in content.pages:
        if page.file.file in content.settled:
            continue
        yield from body_problems(page.file.body, page.file.file, page.file.body_line)
        if _is_placeholder(page.shape.title):
            yield Problem("placeholder", page.file.head.locate(("title",)), {"key": "title"})
        if _is_placeholder(page.file.body):
            yield Problem("placeholder", Place(page.file.file, page.file.body_line), {"key": page.file.file})


def _place(node: Node, content: CheckedContent) -> Place:
    return content.nodes[node.file].document.locate((*node.path, "title"))


def _title(node: Node) -> str:
    return next(iter(node.title.values()), node.id)
