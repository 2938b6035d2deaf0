"""Slips that make many files wrong at once: told where they were made, in place of each of the many.

A language that most texts have and site.yml does not list, one that it lists and no text has, a level whose key none of
the files is named by. Whoever reads a hundred problems with one cause does not find the cause among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.plan.model import Level
from generator.problems import Problem, Severity
from generator.validate.check import Checked, CheckedContent
from generator.validate.languages import exists
from generator.validate.shapes import PlanFile
from generator.validate.texts import texts_of

_FEW = 3
"""Texts, or files, of which one is told like any other: they may well be what is wrong."""


class LanguageSlips(NamedTuple):
    """What is told of the languages of site.yml, and the languages of which nothing else is to be told."""

    problems: Sequence[Problem] = ()
    languages: frozenset[str] = frozenset()


def language_slips(content: CheckedContent) -> LanguageSlips:
    """Languages that most texts have and the site does not, and those that the site has and none of its texts.

    Texts are counted only where there is such a language: files that are known to be in order have no other languages
    than the site, and where site.yml is one of them there are texts in each of these.
    """
    languages, document = content.site.shape.languages, content.site.document
    new = (
        text.keys() for shape, found in content.files() if found.file not in content.settled for text in _texts(shape)
    )
    if all(map(set(languages).issuperset, new)) and not _without_texts(content):
        return LanguageSlips()
    counted = [text.keys() for shape, _ in content.files() for text in _texts(shape)]
    there, total = Counter(language for keys in counted for language in keys), len(counted)
    if total < _FEW:
        return LanguageSlips()
    of_pages = {page.file.language for page in content.pages}
    found = []
    for language, count in there.items():
        if language not in languages and 2 * count > total and exists(language):
            values = {"language": language, "count": count}
            found.append(Problem("undeclared-language", document.locate(("languages",)), values))
    for index, language in enumerate(languages):
        if not there[language] and language not in of_pages:
            code = "language-without-texts" if index else "record-without-texts"
            severity: Severity = "warning" if index else "error"
            place = document.locate_value(("languages", index))
            found.append(Problem(code, place, {"language": language, "count": total}, severity))
    return LanguageSlips(found, frozenset(str(problem.values["language"]) for problem in found))


def _without_texts(content: CheckedContent) -> set[str]:
    """The site's languages that no text has; as a rule the first one has them all."""
    missing = set(content.site.shape.languages)
    for shape, _ in content.files():
        for text in _texts(shape):
            missing.difference_update(text)
            if not missing:
                return missing
    return missing


def _texts(shape: Struct) -> Iterator[Mapping[str, Any]]:
    return (text for _, _, text in texts_of(shape))


def levels_meant(
    levels: Sequence[Level], files: Iterable[str], plan: Checked[PlanFile], problems: list[Problem]
) -> tuple[Level, ...]:
    """The levels, those under the keys that the folders' own files are named by whose key none of them has.

    So `piller` in plan.yml is told there, and not at every pillar.yml.
    """
    names: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for file in files:
        *folders, name = file.removeprefix("plan/").removesuffix(".yml").split("/")
        if folders and not name[:1].isdigit():
            names[len(folders)][name] += 1
    meant = []
    for depth, level in enumerate(levels, start=1):
        found = names[depth]
        name, count = next(iter(found.most_common(1)), ("", 0))
        if level.key not in found and count > 1 and 2 * count > found.total():
            values = {"key": level.key, "found": name, "count": count}
            problems.append(
                Problem("level-without-files", plan.document.locate_value(("levels", depth - 1, "key")), values)
            )
            level = replace(level, key=name)  # noqa: PLW2901
        meant.append(level)
    return tuple(meant)
