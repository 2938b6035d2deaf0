"""Put the checked files together into a plan, and hold the rules across them."""

from __future__ import annotations

from msgspec.structs import replace

from generator.plan import convert
from generator.plan.ages import ages, lost_record
from generator.plan.model import Plan
from generator.plan.rules import check_plan
from generator.plan.tree import assemble_tree
from generator.plan.wholesale import levels_meant
from generator.problems import Place, Problem
from generator.read.accepted import FILE
from generator.read.content import Content
from generator.read.history import History, last_text
from generator.validate import meant
from generator.validate.check import CheckedContent


def assemble_plan(
    content: Content, checked: CheckedContent, history: History, repository: str | None = None
) -> tuple[Plan, list[Problem]]:
    """The plan, and all problems between its files. With errors among them the plan is not to be built on.

    `repository` is the address of the repository that the content is edited in; it goes before what site.yml says.
    """
    problems: list[Problem] = []
    shape = checked.plan.shape
    site = convert.site(checked.site.shape, repository)
    known = sorted({*content.nodes, *(file for file in checked.faulty if file.startswith("plan/"))})
    levels = levels_meant(convert.levels(shape.levels), known, checked.plan, problems)
    nodes, tree = assemble_tree(checked.nodes, known, content.misnamed, levels, problems)
    whole = not problems and known == sorted(checked.nodes)
    plan = Plan(
        site=site,
        title=convert.text(shape.title),
        subtitle=convert.text(shape.subtitle),
        text=convert.prose("plan", shape.text, lambda: checked.plan.document.text_at(("text",))),
        first=shape.period.first,
        last=shape.period.last,
        era=convert.era(shape.era),
        levels=levels,
        nodes=nodes,
        tree=tree,
        indicators=(),
        indicator_table=convert.indicator_table(shape.indicators),
        priority_name=convert.countable(shape.priority_name or {}),
        timeline=convert.timeline(shape.timeline),
        documents=convert.documents(checked.pages, site.languages),
        glossary=convert.glossary(checked.glossary),
        themes=convert.themes(checked.themes),
        everyday=convert.everyday(checked.search),
        source=convert.source(shape.source),
        notes=convert.notes(shape.notes),
        file="plan/plan.yml",
        history=history,
    )
    plan = plan.with_indicators(
        convert.indicator(file, indicator)
        for file, indicator in sorted(checked.indicators.items(), key=lambda item: (item[1].shape.order, item[0]))
    )
    found, aged = ages(checked)
    plan = replace(plan, ages=found, knows_ages=bool(checked.accepted))
    problems.extend(aged)
    problems.extend(
        lost_record(checked, content.files, lambda: last_text(content.folder, FILE) if FILE in history.modified else "")
    )
    problems.extend(check_plan(plan, checked, whole=whole))
    there = content.published.keys() | content.faulty
    for file, document, path in (
        (shape.source.file, checked.plan.document, ("source", "file")),
        (site.image, checked.site.document, ("image",)),
    ):
        if file and file not in there:
            near = meant.word(file, content.published)
            problems.append(Problem("no-such-file", document.locate_value(path), {"file": file, "near": near}))
    if history.fault:
        code = "shallow-history" if history.fault == "shallow" else "unreadable-history"
        problems.append(Problem(code, Place("site.yml"), severity="warning"))
    return plan, problems
