"""What a template knows of its own page: title, addresses, twins in other languages, trail, neighbours, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.plan.model import Document, Indicator, Node
from generator.plan.order import Step
from generator.plan.themes import Theme
from generator.render import formats, jsonld
from generator.render.citation import Citation, citation, has_form
from generator.render.policy import security_policy
from generator.render.raw_html import without_tags
from generator.render.script import direction, shortened
from generator.render.shared import PAGE_TITLES, page_title
from generator.render.standpoint import Standpoint
from generator.render.views import Alternate, Link
from generator.route.addresses import Target
from generator.route.outputs import Page

_ABOUT_THE_SITE = frozenset({"404", "languages", "search", "sitemap", "theme", "themes", "translations"})
"""Pages that hold no text of the plan beyond titles, so that they are no translation of it."""


class PageView:
    """`page` in the templates. Absolute addresses are None where the site's own is not known."""

    def __init__(self, standpoint: Standpoint, output: Page) -> None:
        self._standpoint = standpoint
        self._shared = shared = standpoint.shared
        self._output = output
        self._links = standpoint.link
        self._words = standpoint.words
        self.lang = output.language
        self.dir = direction(output.language)
        self.kind = output.kind
        self.key = output.key
        self.url = shared.absolute(output.path) if output.kind != "404" else None

    # --- titles ---------------------------------------------------------------------------------------------------

    @cached_property
    def title(self) -> str:
        subject = self._output.subject
        if not subject:
            return page_title(self.key, self._words)
        title = self._words.plain(subject.title)
        if self.kind == "parallel":
            return self._words.catalogue.gettext("%(title)s (side by side)") % {"title": title}
        return title

    @cached_property
    def description(self) -> str:
        """What the page is about, in a sentence: its own description, the beginning of its text, or the site's."""
        subject, words = self._output.subject, self._words
        if isinstance(subject, Document):
            translation = subject.translations.get(self.lang)
            if translation and translation.description:
                return translation.description
        elif subject and subject.text and self.kind != "parallel":
            return _excerpt(words.plain(subject.text))
        site = words.plain(self._shared.plan.site.description)
        if self.kind in {"home", "languages"}:
            return site
        label = f"{words.label(subject)} " if isinstance(subject, Node) else ""
        return f"{label}{self.title} – {words.plain(self._shared.plan.title)}"

    # --- addresses ------------------------------------------------------------------------------------------------

    @cached_property
    def _all_languages(self) -> bool:
        return self.kind in {"404", "languages"}

    @cached_property
    def alternates(self) -> Sequence[Alternate]:
        """The page in every language; for the pages in all languages at once, each language's home page."""
        rest = "index.html" if self._all_languages else self._output.path.partition("/")[2]
        return tuple(
            Alternate(
                language,
                formats.language_name(language),
                direction(language),
                self._shared.absolute(f"{language}/{rest}"),
                self._links.to(f"{language}/{rest}"),
                language == self.lang and not self._all_languages,
            )
            for language in self._shared.plan.site.languages
        )

    @property
    def x_default(self) -> str | None:
        """For readers of none of the languages: the choice of languages, or the page in the language of record."""
        return self._shared.absolute("index.html") if self.kind in {"home", "languages"} else self.alternates[0].url

    @property
    def image_url(self) -> str | None:
        image = self._shared.plan.site.image
        return self._shared.absolute(image) if image else None

    # --- place in the site ----------------------------------------------------------------------------------------

    @cached_property
    def trail(self) -> Sequence[Link]:
        """From the home page down to the page above this one."""
        if self.kind in {"home", "404", "languages"}:
            return ()
        links = [Link(self._words.gettext(PAGE_TITLES["home"]), self._links.href("home"))]
        subject = self._output.subject
        if isinstance(subject, Indicator):
            links.append(Link(escape(page_title("indicators", self._words)), self._links.href("indicators")))
        elif isinstance(subject, Theme):
            links.append(Link(escape(page_title("themes", self._words)), self._links.href("themes")))
        elif isinstance(subject, Node):
            links.extend(self._standpoint.node_link(above) for above in self._above(subject))
        return tuple(links)

    @property
    def ordinary_href(self) -> str:
        """From a page with the languages side by side, the page that shows the same in its own language."""
        subject = self._output.subject
        return self._links.href(subject if isinstance(subject, Node) else "home")

    def _above(self, node: Node) -> Sequence[Node]:
        """The nodes above a node's page; of its page with the languages side by side, the node itself too."""
        above = self._shared.plan.ancestors(node)
        return (*above, node) if self.kind == "parallel" else above

    @property
    def previous(self) -> Link | None:
        return self._beside[0]

    @property
    def next(self) -> Link | None:
        return self._beside[1]

    @cached_property
    def _beside(self) -> Sequence[Link | None]:
        """Before and after the page in the plan's own order."""
        subject = self._output.subject
        if self.kind == "parallel" or isinstance(subject, Theme):
            return (None, None)
        step: Step | None = subject or ("indicators" if self.kind == "indicators" else None)
        if step is None:
            return (None, None)
        return tuple(self._step_link(other) if other else None for other in self._shared.plan.beside(step))

    def _step_link(self, step: Step) -> Link:
        if isinstance(step, Node):
            return self._standpoint.node_link(step)
        if isinstance(step, str):
            return Link(escape(page_title(step, self._words)), self._links.href(step))
        label = self._words.gettext("Indicator") if isinstance(step, Indicator) else ""
        return Link(self._words.t(step.title), self._links.href(step), label)

    # --- where it comes from --------------------------------------------------------------------------------------

    @cached_property
    def _file(self) -> str:
        """The content file that the page is written in."""
        subject = self._output.subject
        if isinstance(subject, Document):
            return subject.in_language(self.lang).file
        if subject:
            return subject.file
        plan = self._shared.plan
        return "themes.yml" if self.kind == "themes" else (self.kind == "glossary" and plan.glossary.file) or plan.file

    @property
    def modified(self) -> datetime | None:
        """When the page's content last changed: its own file, or, for a page on the whole plan, anything."""
        plan = self._shared.plan
        if self._output.subject or self.kind in {"glossary", "themes"}:
            return plan.modified(self._file)
        return plan.date

    @property
    def citations(self) -> Sequence[Citation]:
        """How the page is cited, the page's own language first."""
        subject, shared = self._output.subject, self._shared
        if subject is None or isinstance(subject, Theme):
            return ()
        others = (language for language in shared.plan.site.languages if language != self.lang)
        return tuple(
            citation(shared.words[language], subject, self._modified_in(language), self._url_in(language))
            for language in (self.lang, *others)
            if has_form(shared.words[language])
        )

    def _modified_in(self, language: str) -> datetime | None:
        subject = self._output.subject
        file = subject.in_language(language).file if isinstance(subject, Document) else self._file
        return self._shared.plan.modified(file)

    def _url_in(self, language: str) -> str | None:
        return self._shared.absolute(f"{language}/{self._output.path.partition('/')[2]}")

    @property
    def edit_url(self) -> str | None:
        site = self._shared.plan.site
        if not site.repository_url or self._all_languages:
            return None
        path = quote(f"{site.repository_directory}/{self._file}")
        return f"{site.repository_url}/edit/{quote(site.repository_branch)}/{path}"

    @property
    def revision(self) -> str | None:
        """The commit that the content stands at, short."""
        revision = self._shared.plan.revision
        return revision[:7] if revision else None

    @property
    def is_translation(self) -> bool:
        """Whether the page shows the plan in another language than the plan's own."""
        if self.lang == self._shared.plan.site.record or self.kind in _ABOUT_THE_SITE:
            return False
        subject = self._output.subject
        return subject.reference if isinstance(subject, Document) else True

    @property
    def security_policy(self) -> Markup:
        searches = "search" in self._shared.lists and not self._all_languages
        return Markup(security_policy(self.jsonld, search=searches))

    # --- structured data ------------------------------------------------------------------------------------------

    @cached_property
    def jsonld(self) -> Markup:
        plan, words = self._shared.plan, self._words
        publisher = jsonld.organization(words.plain(plan.site.publisher), plan.site.publisher_url)
        graph: list[Mapping[str, Any]] = []
        if self.trail:
            graph.append(jsonld.breadcrumbs([*self._steps(), (self.title, self.url)]))
        if isinstance(self._output.subject, Indicator) or self.kind == "indicators":
            graph.append(self._dataset(publisher))
        else:
            graph.append(self._web_page(publisher))
        return jsonld.script_text(graph)

    def _steps(self) -> Iterator[tuple[str, str | None]]:
        """The trail's names and absolute addresses."""
        subject = self._output.subject
        yield page_title("home", self._words), self._address_of("home")
        if isinstance(subject, Indicator):
            yield page_title("indicators", self._words), self._address_of("indicators")
        elif isinstance(subject, Theme):
            yield page_title("themes", self._words), self._address_of("themes")
        elif isinstance(subject, Node):
            for above in self._above(subject):
                yield self._words.plain(above.title), self._address_of(above)

    def _address_of(self, target: Target) -> str | None:
        return self._shared.absolute(f"{self.lang}/{self._shared.addresses.path(target)}")

    def _web_page(self, publisher: Mapping[str, Any]) -> dict[str, Any]:
        site = self._shared.plan.site
        return jsonld.without_empty(
            {
                "@type": "WebSite" if self.kind in {"home", "languages"} else "WebPage",
                "name": self._words.plain(site.name) if self.kind in {"home", "languages"} else self.title,
                "description": self.description,
                "url": self.url,
                "inLanguage": list(site.languages) if self._all_languages else self.lang,
                "dateModified": self.modified.isoformat() if self.modified else None,
                "publisher": publisher,
            }
        )

    def _dataset(self, publisher: Mapping[str, Any]) -> dict[str, Any]:
        plan, words, subject = self._shared.plan, self._words, self._output.subject
        indicators = (subject,) if isinstance(subject, Indicator) else plan.indicators
        return jsonld.without_empty(
            {
                "@type": "Dataset",
                "name": f"{self.title} – {words.plain(plan.title)}",
                "description": self.description,
                "url": self.url,
                "inLanguage": self.lang,
                "creator": publisher,
                "dateModified": self.modified.isoformat() if self.modified else None,
                "temporalCoverage": f"{min((i.baseline.year for i in indicators), default=plan.first)}/{plan.last}",
                "variableMeasured": [
                    jsonld.without_empty(
                        {
                            "@type": "PropertyValue",
                            "name": words.plain(indicator.title),
                            "unitText": words.countable(indicator.unit, 2),
                            "value": str(indicator.baseline.number) if indicator.baseline.number is not None else None,
                        }
                    )
                    for indicator in indicators
                ],
                "isAccessibleForFree": True,
            }
        )


def _excerpt(markdown: str, length: int = 120) -> str:
    """The beginning of a text without its markup, cut at a sentence's end where one is near."""
    text = " ".join(without_tags(markdown[: 20 * length]).replace("**", "").replace("#", "").split())
    return shortened(text, length)
