"""Terms in running text: marked where a text becomes HTML, and made links where a page first has them.

A text is rendered once for all pages that show it, so it cannot know which mention is a page's first. It has marks,
of characters that no text can hold; when a page is complete, the first mark of each term becomes a link, and the
others become the words that they stand around.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from generator.plan.mentions import Mentions
from generator.plan.model import Term
from generator.render.reading import PlanReader
from generator.route.outputs import Kind

_BEGIN, _WORDS, _END = "\x01", "\x02", "\x03"
EXPLANATIONS = Markup("\x04")
"""Stands for the explanations of the terms that a page links, until these are known."""

WITHOUT_LINKS: frozenset[Kind] = frozenset({"glossary", "parallel", "print", "search", "sitemap", "structure"})
"""Pages that explain the terms themselves, have them in several languages, are read on paper, or hold titles alone."""

_MARK = re.compile(f"{_BEGIN}([0-9]+){_WORDS}([^{_END}]*){_END}")
_TAG = r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
_NOT_RUNNING = re.compile(
    rf"<(?=(a|caption|code|h[1-6]|kbd|pre|rp|rt|th)[ >]){_TAG[1:]}(?:[^<]|{_TAG})*?</\1>|{_TAG}|&\#?\w+;"
)
"""Elements whose words are no running text or cannot hold a link, any other tag, and what stands for a character."""


class TermMarker:
    """Marks the mentions of those terms that there is something to say of."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._mentions = Mentions(terms)
        self._explained = frozenset(number for number, term in enumerate(terms) if is_explained(term))

    def marked(self, html: str, language: str) -> str:
        """The HTML of a text in a language, with marks."""
        if not self._explained:
            return html
        pieces: list[str] = []
        done = 0
        # As ends of paragraphs, tags belong to no mention, and each letter keeps its place.
        text = _NOT_RUNNING.sub(lambda found: "\n" * len(found[0]), html)
        for start, end, number, is_right in self._mentions.find(text, language):
            if is_right and number in self._explained:
                pieces += (html[done:start], _BEGIN, str(number), _WORDS, html[start:end], _END)
                done = end
        return "".join((*pieces, html[done:])) if pieces else html


def is_explained(term: Term) -> bool:
    """Whether the glossary says more of a term than its word."""
    return bool(term.text or term.full)


def without_marks(html: str) -> str:
    """HTML with the words that marks stand around, and no marks."""
    if EXPLANATIONS in html:
        html = html.replace(EXPLANATIONS, "")
    return _MARK.sub(r"\2", html) if _BEGIN in html else html


def linked(
    html: str,
    plan: PlanReader,
    language: str,
    link: Callable[[Term, Markup], str],
    explanations: Callable[[Sequence[Term]], str],
) -> str:
    """A page's HTML in which the first mention of each term is a link, and the explanations of these terms."""
    plan.note_terms()
    found: dict[str, Term] = {}

    def shown(mark: re.Match[str]) -> str:
        number, words = mark.groups()
        if number in found:
            return words
        term = found[number] = plan.term(int(number), language)
        return link(term, Markup(words))

    if _BEGIN in html:
        html = _MARK.sub(shown, html)
    return html.replace(EXPLANATIONS, explanations(tuple(found.values())) if found else "")
