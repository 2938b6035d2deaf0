"""What must hold between the files: references, numbers, counts, levels, languages, years, terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from generator.plan.model import Node, Plan
from generator.plan.numbering import matches, position, printed
from generator.plan.references import check_references, languages_exist, near_language, page_files, unknown_language
from generator.plan.terms import check_terms
from generator.plan.themes import check_themes
from generator.plan.wholesale import language_slips
from generator.plan.years import check_years
from generator.problems import Place, Problem, Severity
from generator.read.characters import beginning
from generator.validate import meant
from generator.validate.check import CheckedContent
from generator.validate.texts import is_placeholder, key_of, texts_of

_LONGEST = 40
_VIEW_ORDER = ("page", "section", "item")
_NOT_FOR_LEVELS = frozenset({"plan", "indicator", "indicators", "page", "term"})
"""What `counts` and the command `new` have a meaning of their own for, and the name of the plan's own file."""


def check_plan(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    """Every problem that only shows when the files are seen together.

    Where the tree is not `whole` because some of its files have problems of their own, what would only follow from
    that is not told.
    """
    yield from _levels(plan, content)
    yield from _numbers(plan, content)
    yield from _counts(plan, content, whole=whole)
    yield from check_references(plan, content, whole=whole)
    yield from check_themes(plan, content, whole=whole)
    yield from check_years(plan, content)
    if languages_exist(content):
        slips = language_slips(content)
        yield from slips.problems
        yield from _languages(content, slips.languages)
        yield from page_files(content, slips.languages)
        yield from _page_languages(plan, content, slips.languages)
        yield from check_terms(plan, content)
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
    for index, level in enumerate(plan.levels):
        if level.key in _NOT_FOR_LEVELS:
            yield Problem("reserved-level", document.locate_value(("levels", index, "key")), {"key": level.key})


def _numbers(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """Each number against its place; one that follows the number before it is right where that one was not.

    So a number that is left out is told once, and not again for all that come after it. What stands beside a file with
    problems of its own has no place that is known.
    """
    others: list[tuple[Node, str]] = []
    as_printed: set[str] = set()
    for siblings in plan.tree.values():
        before = 0
        for node in siblings:
            if not node.ordinal:
                continue
            numbering = node.level.numbering
            expected = printed(numbering, before + 1)
            values = {"expected": expected, "title": _title(node)}
            if node.number is None:
                if expected is not None:
                    yield Problem("missing-number", _place(node, content), values)
            elif numbering == "none":
                found = {"number": node.number, "level": node.level.key}
                yield Problem("number-unexpected", _place(node, content, "number"), found)
            elif not matches(numbering, node.number, before + 1):
                if matches(numbering, node.number, node.ordinal):
                    before = node.ordinal - 1
                else:
                    place = _place(node, content, "number")
                    yield Problem("wrong-number", place, {**values, "number": node.number})
                    before = (position(numbering, node.number) or before + 1) - 1
            elif node.number == expected:
                as_printed.add(node.level.key)
            elif expected is not None:
                others.append((node, expected))
            before += 1
    for node, expected in others:
        # A plan may print them in another form, but hardly some of them.
        if node.level.key in as_printed:
            values = {"number": node.number, "expected": expected}
            yield Problem("number-form", _place(node, content, "number"), values, "warning")


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
            values = {"key": key, "near": meant.word(key, actual), "known": tuple(actual)}
            yield Problem("unknown-level", place, values)
        elif actual[key] != declared and key not in uncertain:
            told = {"key": key, "declared": declared, "actual": actual[key]}
            name = next((level.name for level in plan.levels if level.key == key), None)
            in_words = {language: forms["other"] for language, forms in (name or {}).items() if "other" in forms}
            yield Problem("wrong-count", place, {**told, "name": in_words or key})


def _languages(content: CheckedContent, told: Collection[str]) -> Iterator[Problem]:
    """Texts in a language that the site does not have, and texts that lack one of the site's languages.

    Of the languages that were `told` as a whole nothing more is.
    """
    languages = content.site.shape.languages
    for shape, document in content.files():
        if document.file in content.settled:
            continue
        for path, _, text in texts_of(shape):
            misspelt = set()
            for language in text:
                if language not in languages and language not in told:
                    place, near = document.locate((*path, language)), near_language(language, languages)
                    misspelt.add(near)
                    yield Problem("unknown-language", place, unknown_language(language, near, languages))
            key = key_of(path)
            for language in (name for name, words in text.items() if is_placeholder(words)):
                yield Problem("placeholder", document.locate((*path, language)), {"key": key})
            for language in languages:
                if language not in text and language not in misspelt and language not in told:
                    severity: Severity = "error" if language == languages[0] else "warning"
                    code = "missing-original" if language == languages[0] else "missing-translation"
                    # A file that was known is known in outline; its words stand in the document.
                    shown = next(iter(document.text_at(path).values()))
                    excerpt = shown if isinstance(shown, str) else next(iter(shown.values()), "")
                    values = {"language": language, "key": key}
                    yield Problem(code, document.locate(path), {**values, "text": beginning(excerpt)}, severity)


def _beginning(words: str) -> str:
    """The beginning of a text, with a sign that it goes on."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _page_languages(plan: Plan, content: CheckedContent, told: Collection[str]) -> Iterator[Problem]:
    mistaken = {page.file.slug for page in content.pages if page.file.language not in plan.site.languages}
    mistaken.update(file[len("pages/") : -len(".….md")] for file in content.faulty if file.endswith(".….md"))
    for document in (document for document in plan.documents if document.slug not in mistaken):
        for language in plan.site.languages:
            file = f"pages/{document.slug}.{language}.md"
            if language not in document.translations and file not in content.faulty and language not in told:
                known = next(iter(document.translations.values()))
                values = {"language": language, "file": file, "text": known.title}
                if language == plan.site.record:
                    yield Problem("missing-original-page", Place(known.file), values)
                else:
                    yield Problem("missing-page", Place(known.file), values, "warning")


def _pages(content: CheckedContent) -> Iterator[Problem]:
    """Pages that are still to be written."""
    for page in content.pages:
        if page.file.file in content.settled:
            continue
        if is_placeholder(page.shape.title):
            values = {"key": "title", "file": page.file.file}
            yield Problem("placeholder-page", page.file.head.locate(("title",)), values)
        if is_placeholder(page.file.body):
            values = {"key": "text", "file": page.file.file}
            yield Problem("placeholder-page", Place(page.file.file, page.file.body_line), values)


def _place(node: Node, content: CheckedContent, key: str = "title") -> Place:
    return content.nodes[node.file].document.locate((*node.path, key))


def _title(node: Node) -> str:
    return next(iter(node.title.values()), node.id)
