"""The facets of a plan: all that pages can read of it, in pieces as small as pages need them, each with a digest.

A page is made anew when a facet that it read has another digest than before, has come or has gone; otherwise its bytes
would be the same. `generator.render.reading` is the one way by which pages come to a plan, and notes what they read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from generator.plan.model import Node, Plan, Prose
from generator.plan.order import reading_order
from generator.plan.related import RelatedNodes
from generator.plan.translations import Coverage, coverage, owner_id
from generator.render.notes import NoteIndex, key_of, key_of_step
from generator.render.terms import is_explained

ALWAYS = ("site", "plan", "words", "history", "lists")
"""What every page reads: what the site is, how the plan is built, the interface's words, the revision."""

_encode = msgspec.msgpack.Encoder().encode


def digest(value: object) -> bytes:
    """Tells values of plain data apart."""
    return blake2b(_encode(value), digest_size=10).digest()


def facets_of(
    plan: Plan, notes: NoteIndex, related: RelatedNodes, surroundings: Mapping[str, object]
) -> dict[str, bytes]:
    """Every facet by its name, a kind and whose it is: `node exchange/brand`.

    `surroundings` are facets that are not the plan's own, such as the interface's words, by name.
    """
    found = {name: digest(value) for name, value in surroundings.items()}
    found.update(
        {
            "plan": digest(_frame(plan)),
            "history": digest((plan.history.revision, plan.history.date)),
            "counts": digest(plan.counts),
            "nodes": digest(list(plan.nodes)),
            "priorities": digest([(node.id, node.priority) for node in plan.nodes.values() if node.priority != "no"]),
            "indicators": digest([indicator.id for indicator in plan.indicators]),
            "everyday": digest(plan.everyday),
            "documents": digest([document.slug for document in plan.documents]),
            "glossary": digest((plan.glossary, _revised_terms(plan))),
            "coverage": digest([_state(state) for state in coverage(plan)]),
            "notes": digest([(note.number, key_of(note.owner), note.note) for note in notes.all]),
        }
    )
    found.update((f"modified {file}", digest(date)) for file, date in plan.history.modified.items())
    found.update((f"notes {owner}", digest([(note.number, note.note) for note in own])) for owner, own in notes.owned())
    found.update(_nodes(plan))
    found.update(_texts(plan))
    found.update(_terms(plan))
    found.update(_themes(plan, related))
    for indicator in plan.indicators:
        fields = msgspec.structs.asdict(indicator)
        told = {"text": sorted(indicator.text.digests), "revised": plan.revised.get(owner_id(indicator))}
        found[f"indicator {indicator.id}"] = digest({**fields, **told})
    for node_id, below in plan.indicators_under.items():
        found[f"indicators below {node_id}"] = digest([indicator.id for indicator in below])
        found[f"indicators of {node_id}"] = digest([indicator.id for indicator in below if indicator.node == node_id])
    for document in plan.documents:
        fields = msgspec.structs.asdict(document)
        told = {"text": sorted(document.text.digests), "revised": plan.revised.get(owner_id(document))}
        found[f"page {document.slug}"] = digest({**fields, **told})
    return found


def _revised_terms(plan: Plan) -> object:
    return [plan.revised.get("glossary"), *(plan.revised.get(owner_id(term)) for term in plan.glossary.terms)]


def _state(state: Coverage) -> object:
    missing = [(key_of(owner), kind) for owner, kind in state.missing]
    outdated = state.outdated and [(key_of(owner), kind, age) for owner, kind, age in state.outdated]
    return state.language, state.total, state.translated, missing, outdated


def _frame(plan: Plan) -> object:
    """What a plan says of itself, but for the texts and nodes that have facets of their own."""
    return (
        (plan.title, plan.subtitle, sorted(plan.text.digests), plan.first, plan.last, plan.era, plan.levels),
        (plan.indicator_table, plan.priority_name, plan.timeline, plan.source, plan.file, bool(plan.notes)),
        [plan.revised.get(owner) for owner in ("plan", "site")],
    )


def _nodes(plan: Plan) -> Iterator[tuple[str, bytes]]:
    for node in plan.nodes.values():
        revised = plan.revised.get(owner_id(node)) if plan.revised else None
        has = (node.id in plan.tree, bool(node.notes), node.id in plan.indicators_under, revised)
        yield f"node {node.id}", digest((_head(node), has))
    for node_id, counts in plan.counts_below.items():
        if counts:
            yield f"counts {node_id}", digest(counts)
    for above, below in plan.tree.items():
        yield f"below {above}", digest([child.id for child in below])
    order = ["", *map(key_of_step, reading_order(plan)), ""]
    for before, step, after in zip(order, order[1:], order[2:], strict=False):
        yield f"beside {step}", digest((before, after))


def _head(node: Node) -> object:
    """What others than a node's own page show of it: all but its text, its notes and what belongs to it."""
    return (
        (node.id, node.number, node.level.key, node.ordinal, node.colour, node.priority, node.source_page),
        (node.title, sorted(node.text.digests), node.file),
    )


def _terms(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Which words are terms, and how each is explained in a language."""
    terms = plan.glossary.terms
    if terms:
        forms = [(term.id, term.term, term.full, term.also, term.avoid, is_explained(term)) for term in terms]
        yield "terms", digest(forms)
    for term in terms:
        for language in plan.site.languages:
            shown = (term.full.get(language), plan.site.choose(term.text, language))
            yield f"term {term.id} {language}", digest(shown)


def _themes(plan: Plan, related: RelatedNodes) -> Iterator[tuple[str, bytes]]:
    """What each theme says, which nodes it has, by which words it is found; and what pages share."""
    if plan.themes:
        yield "themes", digest([theme.id for theme in plan.themes])
    for theme in plan.themes:
        yield f"theme {theme.id}", digest((theme.title, theme.text, plan.revised.get(owner_id(theme))))
        yield f"theme nodes {theme.id}", digest(theme.nodes)
        yield f"theme words {theme.id}", digest(theme.words)
    for node in related.themes.keys() | related.shared.keys():
        yield f"shared {node}", digest((related.themes.get(node), related.shared.get(node)))
    for key, nodes in related.sharing.items():
        yield f"sharing {key}", digest(nodes)


def _texts(plan: Plan) -> Iterator[tuple[str, bytes]]:
    texts: list[Prose] = [plan.text]
    texts += [document.text for document in plan.documents]
    texts += [node.text for node in plan.nodes.values()]
    texts += [indicator.text for indicator in plan.indicators]
    for text in texts:
        if text:
            for language in plan.site.languages:
                yield f"text {text.key} {language}", plan.site.choose(text.digests, language)[0].encode()
