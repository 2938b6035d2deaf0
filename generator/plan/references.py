"""What the files say of each other: nodes, pages of the site and of the source, languages; and names used twice."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.plan.mentions import right_forms
from generator.plan.model import Node, Plan, Term
from generator.plan.model import Note as ModelNote
from generator.problems import Place, Problem
from generator.read.content import Located
from generator.validate import meant
from generator.validate.check import CheckedContent
from generator.validate.languages import exists, language
from generator.validate.shapes import Note
from generator.validate.values import LISTS

_MANY = 3
"""Lines of a file with the same cause: from so many on they are told as one."""


def check_references(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    """Every reference to what is not there, and every name that two things have.

    Where the tree is not `whole`, nodes that are not in it are not told.
    """
    yield from _site_languages(content)
    yield from _named_pages(plan, content)
    yield from _indicators(plan, content, whole=whole)
    yield from _terms(plan, content)
    if whole:
        yield from _of_one_node(plan, _nodes_of_themes(plan, content))
        yield from _of_one_node(plan, _places_of_everyday_words(plan, content))
    yield from _source_pages(plan, content)


def languages_exist(content: CheckedContent) -> bool:
    """Whether the site's languages can be taken for granted; else what follows from them is not told."""
    return "site.yml" in content.settled or all(map(exists, content.site.shape.languages))


def _site_languages(content: CheckedContent) -> Iterator[Problem]:
    document, languages = content.site.document, content.site.shape.languages
    if "site.yml" in content.settled:
        return
    for index, tag in enumerate(languages):
        place = document.locate_value(("languages", index))
        if tag in languages[:index]:
            yield Problem("duplicate-entry", place, {"key": "languages", "found": tag})
        elif not exists(tag):
            near = language(tag)
            yield Problem("no-language", place, {"language": tag, "near": near if near != tag else ""})


def _named_pages(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """The pages that the menu and the footer name."""
    site, document = content.site.shape, content.site.document
    there = {page.file.slug for page in content.pages}
    there.update(file[len("pages/") :].split(".")[0] for file in content.faulty if file.startswith("pages/"))
    files = {"glossary": content.glossary, "themes": content.themes}
    gone = {name for name, file in files.items() if file is None and f"{name}.yml" not in content.faulty}
    for key, named in (("navigation", site.navigation), ("footer", site.footer)):
        for index, name in enumerate(named):
            place = document.locate_value((key, index))
            if name in named[:index]:
                yield Problem("duplicate-entry", place, {"key": key, "found": name})
            elif name not in there and name not in LISTS:
                known = [*(page.slug for page in plan.documents), *LISTS]
                values = {"found": name, "near": meant.word(name, known), "known": tuple(known)}
                yield Problem("unknown-page", place, values)
            elif name in gone and place != document.locate_value(()):
                # Where no menu is written, nobody has asked for the page.
                yield Problem("page-without-file", place, {"found": name, "file": f"{name}.yml"}, "warning")


def page_files(content: CheckedContent, told: Collection[str]) -> Iterator[Problem]:
    """Pages in a language that the site does not have, but for languages that were `told` as a whole."""
    languages = content.site.shape.languages
    for page in content.pages:
        name = page.file.language
        if name not in languages and name not in told:
            near = near_language(name, languages)
            file = f"pages/{page.file.slug}.{near}.md" if near else ""
            yield Problem("unknown-language", Place(page.file.file), unknown_language(name, file, languages))


def near_language(name: str, languages: Collection[str]) -> str:
    """The language of the site that a wrong tag was meant to be."""
    near = language(name)
    return near if near in languages else ""


def unknown_language(name: str, near: str, languages: Sequence[str]) -> dict[str, object]:
    """What is said of a language that the site does not have."""
    return {"language": name, "near": near, "known": tuple(languages)}


def _indicators(plan: Plan, content: CheckedContent, *, whole: bool) -> Iterator[Problem]:
    titles: dict[tuple[str, str], str] = {}
    orders: dict[tuple[str, int], str] = {}
    for file, checked in content.indicators.items():
        shape, document = checked.shape, checked.document
        if whole and shape.node not in plan.nodes:
            yield unknown_node(shape.node, plan, document.locate_value(("node",)))
        title = next(iter(shape.title.values())).strip()
        other = titles.setdefault((shape.node, title), file)
        if other != file:
            yield Problem("same-title", document.locate(("title",)), {"title": title, "other": other}, "warning")
        other = orders.setdefault((shape.node, shape.order), file) if shape.order else file
        if other != file:
            place = document.locate_value(("order",))
            yield Problem("same-place", place, {"order": shape.order, "other": other}, "warning")


def _nodes_of_themes(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """The nodes that themes name, each once."""
    for index, theme in enumerate(plan.themes):
        for place, name in enumerate(theme.nodes):
            if content.themes is None:
                return
            at = content.themes.document.locate_value(("themes", index, "nodes", place))
            if name in theme.nodes[:place]:
                yield Problem("duplicate-entry", at, {"key": "nodes", "found": name})
            elif name not in plan.nodes:
                yield unknown_node(name, plan, at)


def _places_of_everyday_words(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """The places that search.yml names, each once in an entry."""
    if content.search is None:
        return
    others = {*LISTS, *plan.document_by_slug, *(f"indicators/{indicator.id}" for indicator in plan.indicators)}
    if any(file.startswith(("indicators/", "pages/")) for file in content.faulty):
        # What such a file would be called is not known where its name is wrong.
        others.update(name for entry in plan.everyday for name in entry.places if name.count("/") < 2)
    for index, entry in enumerate(plan.everyday):
        for place, name in enumerate(entry.places):
            at = content.search.document.locate_value(("entries", index, "places", place))
            if name in entry.places[:place]:
                yield Problem("duplicate-entry", at, {"key": "places", "found": name})
            elif name not in plan.nodes and name not in others:
                unknown = unknown_node(name, plan, at)
                near = f"indicators/{name}" if f"indicators/{name}" in others else ""
                near = near or ("" if "/" in name else meant.word(name, others))
                if near and not unknown.values.get("near"):
                    unknown = Problem("unknown-node", at, {"node": name, "near": near})
                yield unknown


def unknown_node(name: str, plan: Plan, place: Place) -> Problem:
    """What is said of a node that is not there: the one that was probably meant, else those of where its path ends."""
    above = name
    while above and above not in plan.nodes:
        above = above.rpartition("/")[0]
    below = plan.tree.get(above, ())
    near = node_meant(name, above, plan)
    if near or not (above and below):
        example = next((node for node in plan.nodes if "/" in node), next(iter(plan.nodes), ""))
        values = {"node": name, "near": near, "known": _slugs(plan.roots), "example": example}
        return Problem("unknown-node", place, values)
    return Problem("unknown-node-below", place, {"node": name, "above": above, "known": _slugs(below)})


def _of_one_node(plan: Plan, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of a file, those of many lines that name one node that is not there, or what is below it, as one."""
    of_node: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.code in {"unknown-node", "unknown-node-below"}:
            parts = str(problem.values["node"]).split("/")
            tops = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
            of_node[next(top for top in tops if top not in plan.nodes)].append(problem)
        else:
            yield problem
    for node, same in of_node.items():
        if len(same) < _MANY:
            yield from same
            continue
        lines = ", ".join(str(one.place.line) for one in same)
        values = {"node": node, "near": node_meant(node, node.rpartition("/")[0], plan), "count": len(same)}
        yield Problem("node-gone", same[0].place, {**values, "lines": lines})


def node_meant(name: str, above: str, plan: Plan) -> str:
    """The node that another path was probably meant to be; `above` is how much of that there is.

    It can have the numbers of files in it, lack what stands above, or be misspelt in one part: what all of a place
    have before them says nothing of which of them was meant.
    """
    plain = "/".join(re.sub(r"^[0-9]+-", "", part) for part in name.split("/"))
    if plain in plan.nodes:
        return plain
    ends = [node for node in plan.nodes if node.endswith(f"/{plain.rpartition('/')[2]}")]
    if len(ends) == 1:
        return ends[0]
    first, _, rest = name.removeprefix(above).strip("/").partition("/")
    beside = _slugs(plan.tree.get(above, ()) if above else plan.roots)
    begin = [slug for slug in beside if slug.startswith(f"{first}-")]
    close = begin if len(begin) == 1 else difflib.get_close_matches(first, beside, n=1, cutoff=0.7)
    near = "/".join(filter(None, (above, *close, rest)))
    return near if close and near in plan.nodes else ""


def _slugs(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(node.slug for node in nodes)


def _terms(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """Terms by their ids, and by their words in the language of record: a reader looks for the word, and finds one."""
    if content.glossary is None:
        return
    document, record = content.glossary.document, plan.site.record
    ids: set[str] = set()
    words: dict[str, str] = {}
    for index, term in enumerate(plan.glossary.terms):
        if term.id in ids:
            yield Problem("duplicate-term", document.locate(("terms", index, "id")), {"id": term.id})
            continue
        ids.add(term.id)
        forms = [("term", term.term.get(record)), *(("also", form) for form in term.also.get(record, ()))]
        for key, form in forms:
            if form and words.setdefault(form, term.id) != term.id:
                values = {"word": form, "id": term.id, "other": words[form]}
                yield Problem("same-word", document.locate(("terms", index, key)), values, "warning")
    yield from _avoided_and_right(plan.glossary.terms, document)


def _avoided_and_right(terms: Sequence[Term], document: Located) -> Iterator[Problem]:
    """Forms that are to be avoided and are right as well: they are taken for right."""
    right = {(tag, form): term.id for term in terms for tag in term.term for form in right_forms(term, tag)}
    for index, term in enumerate(terms):
        for tag, forms in term.avoid.items():
            for form in forms:
                if (tag, form) in right:
                    other, place = right[tag, form], document.locate(("terms", index, "avoid", tag))
                    if other == term.id:
                        yield Problem("avoided-and-own", place, {"word": form, "id": term.id}, "warning")
                        continue
                    values = {"word": form, "id": term.id, "other": other}
                    yield Problem("avoided-and-right", place, values, "warning")


def _source_pages(plan: Plan, content: CheckedContent) -> Iterator[Problem]:
    """Pages of the source document that it does not have."""
    last = content.plan.shape.source.pages
    if last is None:
        return
    for document, path, page in _pages_told(plan, content):
        if page > last:
            values = {"page": page, "last": last}
            yield Problem("page-beyond-source", document.locate_value((*path, "source_page")), values)


Told = tuple[Located, tuple[str | int, ...], int]


def _pages_told(plan: Plan, content: CheckedContent) -> Iterator[Told]:
    """Every page of the source that is told of, with the file and the path where that stands."""
    for node in plan.nodes.values():
        yield from _page_and_notes(content.nodes[node.file].document, node.path, node.source_page, node.notes)
    for indicator in content.indicators.values():
        yield from _page_and_notes(indicator.document, (), indicator.shape.source_page, indicator.shape.notes)
    for page in content.pages:
        yield from _page_and_notes(page.file.head, (), page.shape.source_page, page.shape.notes)
    yield from _page_and_notes(content.plan.document, (), None, plan.notes)
    if plan.indicator_table:
        yield from _page_and_notes(content.plan.document, ("indicators",), plan.indicator_table.source_page, ())


def _page_and_notes(
    document: Located, path: tuple[str | int, ...], page: int | None, notes: Sequence[Note | ModelNote]
) -> Iterator[Told]:
    if page is not None:
        yield document, path, page
    for index, note in enumerate(notes):
        if note.source_page is not None:
            yield document, (*path, "notes", index), note.source_page
