"""How far the plan is translated: every text with its owner, what each language lacks, and what is out of date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.plan.model import (
    Age,
    Countable,
    Document,
    Glossary,
    Indicator,
    IndicatorTable,
    Node,
    Note,
    Plan,
    Prose,
    Site,
    Term,
    Text,
    Timeline,
)
from generator.plan.themes import Theme

Owner = Site | Plan | Node | Indicator | Document | Glossary | Term | Theme
Owned = tuple[str, Text | Countable | Prose]
"""The key of a text within what it belongs to, and its words."""


class Coverage(Struct, frozen=True):
    """A language's state: how many texts there are, in how many it agrees with the original as far as that is known,
    and whose texts of which kind it lacks.

    `outdated` are translations whose original was revised since, with their age; None where nobody knows of any.
    """

    language: str
    total: int
    translated: int
    missing: tuple[tuple[Owner, str], ...]
    outdated: tuple[tuple[Owner, str, Age], ...] | None


def owner_id(owner: Owner) -> str:
    """What the ids of an owner's texts begin with (`generator.validate.texts.text_id`)."""
    if isinstance(owner, Node):
        return f"plan/{owner.id}"
    if isinstance(owner, Indicator):
        return f"indicators/{owner.id}"
    if isinstance(owner, Document):
        return f"pages/{owner.slug}"
    if isinstance(owner, Theme):
        return f"themes/{owner.id}"
    if isinstance(owner, Term):
        return f"glossary/{owner.id}"
    return "plan" if isinstance(owner, Plan) else "site" if isinstance(owner, Site) else "glossary"


def owned_texts(plan: Plan) -> Iterator[tuple[Owner, str, Text | Countable | Prose]]:
    """Every text of the content that is to be translated, with whose it is and its key, as its id has it.

    They are those that `generator.validate.originals` finds in the files, which the plan does not keep.
    """
    record = plan.site.record
    for owner, texts in _owners(plan):
        for key, text in texts:
            if record in text:
                yield owner, key, text


def _owners(plan: Plan) -> Iterator[tuple[Owner, Iterator[Owned]]]:
    yield plan.site, _of_site(plan.site)
    yield plan, _of_plan(plan)
    for node in plan.nodes.values():
        yield node, _of_node(node)
    for indicator in plan.indicators:
        yield indicator, _of_indicator(indicator)
    for document in plan.documents:
        yield document, _of_document(document)
    yield plan.glossary, iter([("text", plan.glossary.text)])
    for term in plan.glossary.terms:
        yield term, iter([("term", term.term), ("full", term.full), ("text", term.text)])
    for theme in plan.themes:
        yield theme, iter([("title", theme.title), ("text", theme.text)])


def _of_site(site: Site) -> Iterator[Owned]:
    yield "name", site.name
    yield "short_name", site.short_name
    yield "description", site.description
    yield "publisher.name", site.publisher
    yield "contact.name", site.contact
    yield "licence.name", site.licence
    yield from ((f"notices.{number}", notice) for number, notice in enumerate(site.notices, start=1))


def _of_plan(plan: Plan) -> Iterator[Owned]:
    yield "title", plan.title
    yield "subtitle", plan.subtitle
    yield "text", plan.text
    if plan.era:
        yield "era.name", plan.era.name
    yield from ((f"levels.{level.key}.name", level.name) for level in plan.levels)
    if plan.timeline:
        yield from _of_timeline(plan.timeline)
    if plan.indicator_table:
        yield from _of_table(plan.indicator_table)
    yield "priority_name", plan.priority_name
    yield "source.title", plan.source.title
    yield "source.note", plan.source.note
    yield from _notes(plan.notes)


def _of_timeline(timeline: Timeline) -> Iterator[Owned]:
    yield "timeline.title", timeline.title
    yield from ((f"timeline.bars.{number}.title", bar.title) for number, bar in enumerate(timeline.bars, start=1))
    yield from ((f"timeline.marks.{number}.title", mark.title) for number, mark in enumerate(timeline.marks, start=1))


def _of_table(table: IndicatorTable) -> Iterator[Owned]:
    yield "indicators.title", table.title
    yield "indicators.text", table.text
    yield "indicators.name_heading", table.name_heading
    yield "indicators.baseline_heading", table.baseline_heading
    yield "indicators.target_heading", table.target_heading


def _of_node(node: Node) -> Iterator[Owned]:
    yield "title", node.title
    yield "text", node.text
    yield from _notes(node.notes)


def _of_indicator(indicator: Indicator) -> Iterator[Owned]:
    yield "title", indicator.title
    yield "unit", indicator.unit
    yield "qualifier", indicator.qualifier
    yield "text", indicator.text
    yield "baseline.note", indicator.baseline.note
    yield "target.note", indicator.target.note
    yield from ((f"measured.{number}.note", value.note) for number, value in enumerate(indicator.measured, start=1))
    yield from _notes(indicator.notes)


def _of_document(document: Document) -> Iterator[Owned]:
    yield "title", document.title
    told = {language: one.description for language, one in document.translations.items()}
    yield "description", {language: words for language, words in told.items() if words}
    yield "text", document.text
    yield from _notes(document.notes)


def _notes(notes: Sequence[Note]) -> Iterator[Owned]:
    return ((f"notes.{number}.text", note.text) for number, note in enumerate(notes, start=1))


def kind_of(key: str) -> str:
    """The kind of a text by its key: a string of the interface."""
    top, _, rest = key.partition(".")
    if top in {"notes", "notices"}:
        return KINDS[top]
    return KINDS.get(rest.rpartition(".")[2] or top, "text")


KINDS = {
    "title": "title",
    "term": "title",
    "full": "title",
    "subtitle": "subtitle",
    "description": "description",
    "name": "name",
    "short_name": "name",
    "priority_name": "name",
    "unit": "unit",
    "qualifier": "unit",
    "note": "remark",
    "notes": "note",
    "notices": "notice",
    "name_heading": "heading",
    "baseline_heading": "heading",
    "target_heading": "heading",
}


def coverage(plan: Plan) -> tuple[Coverage, ...]:
    """The state of each of the site's languages, the language of record first."""
    texts = tuple(owned_texts(plan))
    owners = {owner_id(owner): owner for owner, _, _ in texts} if plan.revised else {}
    found = []
    for language in plan.site.languages:
        missing = tuple((owner, kind_of(key)) for owner, key, text in texts if language not in text)
        outdated = tuple(_outdated(plan, owners, language)) if plan.knows_ages else None
        done = len(texts) - len(missing) - len(outdated or ())
        found.append(Coverage(language, len(texts), done, missing, outdated))
    return tuple(found)


def _outdated(plan: Plan, owners: Mapping[str, Owner], language: str) -> Iterator[tuple[Owner, str, Age]]:
    """The texts in the order of their ids."""
    for name, ages in plan.ages.items():
        age = ages.get(language)
        if age in {"stale", "revised"}:
            owner, _, key = name.partition(":")
            yield owners.get(owner, plan), kind_of(key), age
