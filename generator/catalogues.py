"""Interface strings: gettext catalogues (PO files), read as they are, so that nothing has to be compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from gettext import c2py
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from msgspec import Struct


class CatalogueError(Exception):
    """A catalogue cannot be read: which file it is, and why."""

    def __init__(self, file: Path, detail: str) -> None:
        super().__init__(file, detail)
        self.file = file
        self.detail = detail


class Catalogue(Struct, frozen=True):
    """A language's strings. A string that is missing stays as it stands in the templates, in English.

    `plurals` are forms by the form for one, `rule` is gettext's own way to say which is for which count, `source` the
    digest of the files.
    """

    language: str
    strings: Mapping[str, str] = {}
    plurals: Mapping[str, Sequence[str]] = {}
    rule: str = "n != 1"
    source: bytes = b""

    def gettext(self, message: str) -> str:
        """A string of the templates in the catalogue's language."""
        return self.strings.get(message, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Of a string's forms, that for the count."""
        forms = self.plurals.get(one)
        if forms:
            return forms[min(_index(self.rule)(count), len(forms) - 1)]
        return one if count == 1 else many


@cache
def _index(rule: str) -> Callable[[int], int]:
    found: Callable[[int], int] = c2py(rule)
    return found


def read_catalogue(language: str, files: Sequence[Path], known: Catalogue | None = None) -> Catalogue:
    """The strings of a language from PO files; a later file's strings go before an earlier one's.

    `known` is what was read before, and is read anew only from files that are not the same. Raises CatalogueError.
    """
    texts = [_plain(file.read_bytes()) for file in files]
    source = blake2b(b"\0".join(texts), digest_size=16).digest()
    if known is not None and known.source == source:
        return known
    return _parsed(language, files, texts, source) if files else Catalogue(language, source=source)


def _plain(text: bytes) -> bytes:
    """A file's text without a byte order mark, and with the line ends that the parser knows."""
    return text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _parsed(language: str, files: Sequence[Path], texts: Sequence[bytes], source: bytes) -> Catalogue:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  (what was read is remembered)

    strings: dict[str, str] = {}
    plurals: dict[str, Sequence[str]] = {}
    rule = "n != 1"
    for file, text in zip(files, texts, strict=True):
        try:
            catalogue = read_po(BytesIO(text))
            c2py(catalogue.plural_expr)
        except (ValueError, LookupError, PoFileError) as error:
            raise CatalogueError(file, str(error)) from error
        for message in catalogue:
            if message.fuzzy:
                continue
            if isinstance(message.id, str):
                if message.id and message.string:
                    strings[message.id] = str(message.string)
            elif message.string and all(message.string):
                plurals[message.id[0]] = tuple(message.string)
        rule = catalogue.plural_expr
    return Catalogue(language, strings, plurals, rule, source)
