"""The indicators' values as a table, an indicator a row, a column for each year in which values were measured.

The baseline and the target have columns of their own, and so have their years, since those differ between indicators.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from generator.catalogues import read_catalogue
from generator.desk.headings import year_heading
from generator.desk.rows import digests, place_of, titles_of
from generator.desk.tables import Column, Table
from generator.messages import MessageLanguage, say
from generator.render.words import REASONS
from generator.validate.check import CheckedContent
from generator.validate.shapes import IndicatorFile
from generator.validate.texts import owner_of
from generator.validate.values import IN_WORDS, NO_VALUE

FIXED = {
    "column-baseline-year": "baseline.year",
    "column-baseline": "baseline.value",
    "column-target-year": "target.year",
    "column-target": "target.value",
}
"""The columns that every indicator fills, and where in its file that stands; other values go by their year."""


class Reasons:
    """Why there is no number: what the files say, and what the site shows in its languages."""

    def __init__(self, folder: Path, templates: Path, languages: Sequence[str]) -> None:
        self._known = {**{reason: reason for reason in NO_VALUE}, **IN_WORDS}
        self._shown: dict[str, str] = {}
        for language in reversed(languages):
            files = [place / "locale" / f"{language}.po" for place in (templates, folder)]
            catalogue = read_catalogue(language, [file for file in files if file.is_file()])
            self._shown = {reason: catalogue.gettext(words) for reason, words in REASONS.items()}
            for reason, words in (*REASONS.items(), *self._shown.items()):
                self._known.setdefault(words.casefold(), reason)

    def meaning(self, text: str) -> str:
        """A number in its shortest form, or the reason that words stand for; else the text itself."""
        words = " ".join(text.split())
        if words.casefold() in self._known:
            return self._known[words.casefold()]
        try:
            number = Decimal(words)
        except InvalidOperation:
            return words
        return f"{number.normalize():f}" if words.isascii() and number.is_finite() else words

    def shown(self, text: str) -> str:
        """A value as the table shows it: a reason in the words of the site's first language."""
        return self._shown.get(self.meaning(text), text)


def values_of(shape: IndicatorFile) -> Mapping[str, str]:
    """All values of an indicator, and the years of its baseline and target; what is not there is empty."""
    found = defaultdict(str)
    for name in ("baseline", "target"):
        value = getattr(shape, name)
        found[f"{name}.year"], found[f"{name}.value"] = str(value.year), value.value
    found.update((str(one.year), one.value) for one in shape.measured)
    return found


def values_table(content: CheckedContent, reasons: Reasons, user: MessageLanguage) -> Table:
    """All indicators with their values, in the order of their files; measured years from the plan's first on."""
    record, titles = content.site.shape.languages[0], titles_of(content)
    period = content.plan.shape.period
    measured = {one.year for checked in content.indicators.values() for one in checked.shape.measured}
    years = range(min({period.first, *measured}), max({period.last, *measured}) + 1)
    columns = [
        Column(say("column-id", user), 28),
        Column(say("column-place", user), 40),
        Column(say("column-name", user), 36),
        Column(say("column-unit", user), 10),
        *(Column(say(key, user), 11, "number") for key in FIXED),
        *(Column(year_heading(year, user), 11, "number") for year in years),
        Column(say("column-base", user), 10, "hidden"),
    ]
    rows = []
    for file, checked in content.indicators.items():
        shape, owner, values = checked.shape, owner_of(file), values_of(checked.shape)
        unit = shape.unit.get(record, "")
        fixed = {
            "column-id": owner,
            "column-place": " › ".join(place_of(f"plan/{shape.node}", titles)),
            "column-name": titles.get(owner, ""),
            "column-unit": unit if isinstance(unit, str) else unit.get("other", ""),
        }
        shown = (reasons.shown(values[name]) for name in (*FIXED.values(), *map(str, years)))
        base = digests({**{name: reasons.meaning(value) for name, value in values.items()}, **fixed})
        rows.append([*fixed.values(), *shown, base])
    return Table(say("sheet-values", user), columns, rows)
