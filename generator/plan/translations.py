"""How far the plan is translated: every text with its owner, and what each language lacks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.plan.model import Document, Indicator, Node, Plan, Prose, Term, Text

Owner = Node | Indicator | Document | Term | Plan


class Coverage(Struct, frozen=True):
    """A language's state: how many texts there are, how many it has, and whose texts of which kind it lacks."""

    language: str
    total: int
    translated: int
    missing: tuple[tuple[Owner, str], ...]


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


def _given(owner: Owner, kind: str, text: Text | Prose) -> Iterator[tuple[Owner, str, Text | Prose]]:
    if text:
        yield owner, kind, text


def coverage(plan: Plan) -> tuple[Coverage, ...]:
    """The state of each of the site's languages, the language of record first."""
    texts = tuple(owned_texts(plan))
    found = []
    for language in plan.site.languages:
        missing = tuple((owner, kind) for owner, kind, text in texts if language not in text)
        found.append(Coverage(language, len(texts), len(texts) - len(missing), missing))
    return tuple(found)
