"""Every text of the content in all its languages, wherever they stand: side by side in a file, or a file a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.problems import Place
from generator.read.content import Located
from generator.validate.check import CheckedContent, CheckedPage
from generator.validate.outline import is_outlined
from generator.validate.texts import Path, owner_of, text_id, texts_of


@dataclass(frozen=True)
class ContentText:
    """A text by its id. `words` are what it says in each language it has: words, or a noun's forms by plural category.

    What was known before and is in order may be in outline. `homes` are the files of the languages that have one each,
    by language; else all stand in `document` at `path`. A page's own text has the path `()`.
    """

    id: str
    words: Mapping[str, Any]
    is_markdown: bool
    document: Located
    path: Path
    homes: Mapping[str, CheckedPage] | None = None

    def said(self, language: str) -> Any:
        """What it says in a language, in full."""
        words = self.words[language]
        if isinstance(words, str) and is_outlined({language: words}):
            return self.document.text_at(self.path)[language]
        return words

    @property
    def files(self) -> frozenset[str]:
        """The files that it stands in."""
        if self.homes is None:
            return frozenset({self.document.file})
        return frozenset(page.file.file for page in self.homes.values())

    def locate(self, language: str) -> Place:
        """Where it stands in a language, or where it would."""
        if self.homes is None:
            return self.document.locate((*self.path, language))
        page = self.homes.get(language) or next(iter(self.homes.values()))
        if self.path:
            return page.file.head.locate(self.path)
        body = page.file.body
        return Place(page.file.file, page.file.body_line + body.count("\n", 0, len(body) - len(body.lstrip())))


def content_texts(content: CheckedContent) -> Iterator[ContentText]:
    """All texts that are to be translated, file by file; of pages, those in the site's own languages."""
    pages: dict[str, dict[str, CheckedPage]] = {}
    languages = content.site.shape.languages
    for page in sorted(
        (page for page in content.pages if page.file.language in languages),
        key=lambda page: (page.file.slug, languages.index(page.file.language)),
    ):
        pages.setdefault(page.file.slug, {})[page.file.language] = page
    for shape, document in content.files():
        if not document.file.startswith("pages/"):
            for path, markdown, words in texts_of(shape):
                yield ContentText(text_id(document.file, shape, path), words, markdown, document, path)
    for homes in pages.values():
        yield from _page_texts(homes)


def _page_texts(homes: Mapping[str, CheckedPage]) -> Iterator[ContentText]:
    """Of what is not text, and of its notes, a page's first language speaks for all."""
    first = next(iter(homes.values()))
    document, owner = first.file.head, owner_of(first.file.file)
    for key in ("title", "description"):
        said = {language: getattr(page.shape, key) for language, page in homes.items() if getattr(page.shape, key)}
        if said:
            yield ContentText(f"{owner}:{key}", said, False, document, (key,), homes)
    bodies = {language: page.file.body for language, page in homes.items()}
    yield ContentText(f"{owner}:text", bodies, True, document, (), homes)
    for path, markdown, words in texts_of(first.shape):
        yield ContentText(text_id(document.file, first.shape, path), words, markdown, document, path)
