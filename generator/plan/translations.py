"""How far the plan is translated: every text with its owner, what each language lacks, and what is out of date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.plan.model import Age, Document, Indicator, Node, Plan, Prose, Term, Text
from generator.plan.themes import Theme

Owner = Node | Indicator | Document | Term | Theme | Plan


class Coverage(Struct, frozen=True):
    """A language's state: how many texts there are, how many it has, and whose texts of which kind it lacks.

    `outdated` are translations whose original was revised since, with their age.
    """

    language: str
    total: int
    translated: int
    missing: tuple[tuple[Owner, str], ...]
    outdated: tuple[tuple[Owner, str, Age], ...]


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
    return "plan" if isinstance(owner, Plan) else f"glossary/{owner.id}"


def owned_texts(plan: Plan) -> Iterator[tuple[Owner, str, Text | Prose]]:
    """Every text of the plan that readers see, with whose it is and of which kind: title, text, note, name, unit."""
    yield plan, "title", plan.title
    yield from _given(plan, "text", plan.text)
    for node in plan.nodes.values():
        yield node, "title", node.title
        yield from _given(node, "text", node.text)
        yield from ((node, "note", note.text) for note in node.notes)
    for indicator in plan.indicators:
        yield indicator, "title", indicator.title
        yield from _given(indicator, "text", indicator.text)
        yield (
            indicator,
            "unit",
            {language: forms["other"] for language, forms in indicator.unit.items() if "other" in forms},
        )
        yield from ((indicator, "note", note.text) for note in indicator.notes)
    for document in plan.documents:
        yield document, "text", document.text
        yield from ((document, "note", note.text) for note in document.notes)
    for term in plan.glossary.terms:
        yield term, "title", term.term
        yield from _given(term, "text", term.text)
    for theme in plan.themes:
        yield theme, "title", theme.title
        yield from _given(theme, "text", theme.text)


def _given(owner: Owner, kind: str, text: Text | Prose) -> Iterator[tuple[Owner, str, Text | Prose]]:
    if text:
        yield owner, kind, text


def coverage(plan: Plan) -> tuple[Coverage, ...]:
    """The state of each of the site's languages, the language of record first."""
    texts = tuple(owned_texts(plan))
    owners = {owner_id(owner): owner for owner, _, _ in texts} if plan.revised else {}
    found = []
    for language in plan.site.languages:
        missing = tuple((owner, kind) for owner, kind, text in texts if language not in text)
        outdated = tuple(_outdated(plan, owners, language))
        found.append(Coverage(language, len(texts), len(texts) - len(missing), missing, outdated))
    return tuple(found)


_KINDS = {"title": "title", "term": "title", "unit": "unit", "notes": "note"}


def _outdated(plan: Plan, owners: Mapping[str, Owner], language: str) -> Iterator[tuple[Owner, str, Age]]:
    """Those of what has a place on the site, in the order of their ids; what the site says of itself is the plan's."""
    for name, ages in plan.ages.items():
        age = ages.get(language)
        if age in {"stale", "revised"}:
            owner, _, rest = name.partition(":")
            yield owners.get(owner, plan), _KINDS.get(rest.partition(".")[0], "text"), age
