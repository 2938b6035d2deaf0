"""From checked shapes to the domain model, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from generator.plan.everyday import Everyday
from generator.plan.model import (
    Bar,
    Countable,
    Document,
    Era,
    Glossary,
    Indicator,
    IndicatorTable,
    Level,
    Mark,
    Note,
    Prose,
    Site,
    SourceDocument,
    Term,
    Text,
    Timeline,
    Translation,
    Value,
)
from generator.plan.themes import Theme
from generator.validate import shapes
from generator.validate.check import Checked, CheckedPage
from generator.validate.outline import is_outlined, outline
from generator.validate.values import IN_WORDS, NO_VALUE, PluralForms

EMPTY: Text = {}


def text(value: Mapping[str, str] | None) -> Text:
    """A text without the space around it; empty for none."""
    return {language: words.strip() for language, words in value.items()} if value else EMPTY


def prose(key: str, value: Mapping[str, str] | None, read: Callable[[], Text]) -> Prose:
    """A long text under the key by which it is known: from its words, or from what stands for them."""
    if not value:
        return Prose(key, EMPTY, dict)
    if is_outlined(value):
        return Prose(key, value, read)
    return Prose(key, outline(value), lambda: value)


def is_yes(value: str) -> bool:
    """Whether a yes or no is a yes."""
    return value in {"yes", "true"}


def countable(value: Mapping[str, str | PluralForms]) -> Countable:
    """Every language's forms by plural category; a noun with one form has it as `other`."""
    return {
        language: {"other": forms}
        if isinstance(forms, str)
        else {str(category): form for category, form in forms.items()}
        for language, forms in value.items()
    }


def notes(values: Sequence[shapes.Note]) -> tuple[Note, ...]:
    """Editorial notes, in their order."""
    return tuple(Note(note.kind, text(note.text), note.reading, note.source_page) for note in values)


def levels(values: Sequence[shapes.Level]) -> tuple[Level, ...]:
    """The levels from the top down."""
    return tuple(
        Level(level.key, index, countable(level.name), level.view, level.numbering, is_yes(level.colours))
        for index, level in enumerate(values)
    )


def site(shape: shapes.SiteFile, repository_url: str | None = None) -> Site:
    """The site; `repository_url` goes before the shape's. A contact without an address is the issues."""
    repository, contact, licence = shape.repository, shape.contact, shape.licence
    url = (repository_url or (repository.url if repository else "")).rstrip("/") or None
    contact_url = contact.url if contact else None
    if contact and not contact_url and not contact.email and url:
        contact_url = f"{url}/issues"
    return Site(
        name=text(shape.name),
        short_name=text(shape.short_name),
        description=text(shape.description),
        languages=tuple(dict.fromkeys(shape.languages)),
        base_url=shape.base_url,
        repository_url=url,
        repository_branch=repository.branch if repository else "main",
        repository_directory=repository.directory.strip("/") if repository else "content",
        publisher=text(shape.publisher.name),
        publisher_url=shape.publisher.url,
        contact=text(contact.name if contact else None),
        contact_url=contact_url,
        contact_email=contact.email if contact else None,
        licence=text(licence.name if licence else None),
        licence_url=licence.url if licence else None,
        image=shape.image,
        notices=tuple(text(notice) for notice in shape.notices),
        navigation=tuple(shape.navigation),
        footer=tuple(shape.footer),
        omit=tuple(dict.fromkeys(shape.omit)),
    )


def timeline(shape: shapes.Timeline | None) -> Timeline | None:
    """The chart of years, where the plan has one."""
    if shape is None:
        return None
    bars = tuple(Bar(text(bar.title), bar.first, bar.last, is_yes(bar.current)) for bar in shape.bars)
    marks = tuple(Mark(text(mark.title), mark.after) for mark in shape.marks)
    return Timeline(text(shape.title), shape.first, shape.last, bars, marks)


def era(shape: shapes.Era | None) -> Era | None:
    """The era, where the plan counts in one."""
    return Era(text(shape.name), shape.first) if shape else None


def indicator_table(shape: shapes.IndicatorTable | None) -> IndicatorTable | None:
    """What is said around the table of indicators."""
    if shape is None:
        return None
    return IndicatorTable(
        text(shape.title),
        text(shape.text),
        text(shape.name_heading),
        text(shape.baseline_heading),
        text(shape.target_heading),
        shape.source_page,
    )


def source(shape: shapes.SourceDocument) -> SourceDocument:
    """The document that the plan was taken from."""
    return SourceDocument(text(shape.title), shape.file, shape.url, shape.pages, text(shape.note))


def indicator(file: str, checked: Checked[shapes.IndicatorFile]) -> Indicator:
    """An indicator; its id is its file's name."""
    shape = checked.shape
    name = file.removeprefix("indicators/").removesuffix(".yml")
    return Indicator(
        id=name,
        node=shape.node,
        title=text(shape.title),
        unit=countable(shape.unit),
        qualifier=text(shape.qualifier),
        better=shape.better,
        text=prose(f"indicator {name}", shape.text, lambda: checked.document.text_at(("text",))),
        baseline=_value(shape.baseline),
        target=_value(shape.target),
        measured=tuple(_value(value) for value in sorted(shape.measured, key=lambda value: value.year)),
        source_page=shape.source_page,
        notes=notes(shape.notes),
        file=file,
    )


def _value(shape: shapes.YearValue) -> Value:
    reason = IN_WORDS.get(shape.value, shape.value)
    if reason in NO_VALUE:
        return Value(shape.year, None, reason, text(shape.note))
    return Value(shape.year, Decimal(shape.value), None, text(shape.note))


def glossary(checked: Checked[shapes.GlossaryFile] | None) -> Glossary:
    """The glossary; one without terms where there is no file."""
    if checked is None:
        return Glossary(EMPTY, (), None)
    terms = tuple(
        Term(
            term.id,
            text(term.term),
            text(term.full),
            _forms(term.also),
            _forms(term.avoid),
            is_yes(term.checked),
            text(term.reading),
            is_yes(term.official),
            text(term.text),
        )
        for term in checked.shape.terms
    )
    return Glossary(text(checked.shape.text), terms, "glossary.yml")


def themes(checked: Checked[shapes.ThemesFile] | None) -> tuple[Theme, ...]:
    """The themes, in the order of their file; none where there is no file."""
    return tuple(
        Theme(theme.id, text(theme.title), text(theme.text), _forms(theme.words), tuple(theme.nodes))
        for theme in (checked.shape.themes if checked else ())
    )


def everyday(checked: Checked[shapes.SearchFile] | None) -> tuple[Everyday, ...]:
    """The everyday words of the search; none where there is no file."""
    return tuple(
        Everyday(_forms(entry.words), tuple(entry.places)) for entry in (checked.shape.entries if checked else ())
    )


def _forms(forms: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(form.strip() for form in words) for language, words in forms.items()}


def documents(pages: Sequence[CheckedPage], languages: Sequence[str]) -> tuple[Document, ...]:
    """The free pages by slug; what is not text is taken from the language that comes first among the site's."""
    by_slug: dict[str, list[CheckedPage]] = {}
    for page in pages:
        if page.file.language in languages:
            by_slug.setdefault(page.file.slug, []).append(page)
    found = []
    for slug, translations in sorted(by_slug.items()):
        translations.sort(key=lambda page: languages.index(page.file.language))
        first = translations[0].shape
        found.append(
            Document(
                slug,
                {page.file.language: _translation(page) for page in translations},
                _body(slug, translations),
                first.figure,
                first.source_page,
                is_yes(first.reference),
                notes(first.notes),
            )
        )
    return tuple(found)


def _body(slug: str, pages: Sequence[CheckedPage]) -> Prose:
    bodies = {page.file.language: page.file.body for page in pages}
    return Prose(f"page {slug}", outline(bodies), lambda: bodies)


def _translation(page: CheckedPage) -> Translation:
    return Translation(page.shape.title, page.shape.description, page.file.file, page.file.body_line)
