"""The order in which a plan is read from its beginning to its end, as its pages lead through it.

First the free pages that are the plan's own text, then the tree from the top down, each node before those below it,
then the table of all indicators, and each of them.
"""

from __future__ import annotations

from typing import Literal

from generator.plan.model import Document, Indicator, Node, Plan

Step = Document | Node | Indicator | Literal["indicators"]
"""A page in that order: what it shows, or the key of the table of all indicators."""


def reading_order(plan: Plan) -> tuple[Step, ...]:
    """All steps through a plan."""
    documents = (document for document in plan.documents if document.reference)
    nodes = (node for node in plan.nodes.values() if node.level.view == "page")
    table: tuple[Step, ...] = ("indicators",) if plan.indicators else ()
    return (*documents, *nodes, *table, *plan.indicators)
