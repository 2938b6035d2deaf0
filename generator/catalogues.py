"""Interface strings: gettext catalogues (PO files), read as they are, so that nothing has to be compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path

from babel.messages.pofile import read_po


def _english(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True)
class Catalogue:
    """A language's strings. A string that is missing stays as it stands in the templates, in English."""

    language: str
    strings: Mapping[str, str]
    plurals: Mapping[str, Sequence[str]]
    plural_index: Callable[[int], int] = _english

    def gettext(self, message: str) -> str:
        return self.strings.get(message, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        forms = self.plurals.get(one)
        if forms:
            return forms[min(self.plural_index(count), len(forms) - 1)]
        return one if count == 1 else many


def read_catalogue(language: str, files: Sequence[Path]) -> Catalogue:
    """The strings of a language from PO files; a later file's strings go before an earlier one's."""
    strings: dict[str, str] = {}
    plurals: dict[str, Sequence[str]] = {}
    plural_index: Callable[[int], int] = _english
    for file in files:
        with file.open("rb") as stream:
            catalogue = read_po(stream)
        for message in catalogue:
            if message.fuzzy:
                continue
            if isinstance(message.id, str):
                if message.id and message.string:
                    strings[message.id] = str(message.string)
            elif message.string and all(message.string):
                plurals[message.id[0]] = tuple(message.string)
        plural_index = c2py(catalogue.plural_expr)
    return Catalogue(language, strings, plurals, plural_index)
