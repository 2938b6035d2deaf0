"""What each kind of page shows: the names that its template is given beside those that all templates know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.plan.model import Document, Indicator, Node, Term
from generator.plan.themes import Theme
from generator.render.standpoint import Standpoint
from generator.render.words import Words
from generator.route.outputs import Page


def subject_values(page: Page, standpoint: Standpoint) -> Mapping[str, Any]:
    """The names and values of a page's own subject."""
    plan, subject = standpoint.plan, page.subject
    if page.kind == "parallel":
        return {"node": subject}
    if isinstance(subject, Node):
        return {"node": subject, "indicators": plan.indicators_below(subject)}
    if isinstance(subject, Indicator):
        return {"indicator": subject, "node": plan.node(subject.node)}
    if isinstance(subject, Document):
        return {"document": subject, "body": standpoint.prose(subject.text, top_heading=2, sections=True)}
    if isinstance(subject, Theme):
        return {"theme": subject, "nodes": plan.nodes_of(subject)}
    if page.kind == "indicators":
        groups = (standpoint.indicator_group(plan.indicators_below(root), root) for root in plan.roots)
        return {"groups": [group for group in groups if group.rows]}
    if page.kind == "priorities":
        return {
            "nodes": [node for node in plan.priorities if node.priority == "yes"],
            "uncertain": [node for node in plan.priorities if node.priority == "uncertain"],
        }
    if page.kind == "glossary":
        return {"terms": sorted(plan.glossary.terms, key=lambda term: _sort_key(term, standpoint.words))}
    return {}


def _sort_key(term: Term, words: Words) -> str:
    return words.plain(term.reading if words.language in term.reading else term.term).casefold()
