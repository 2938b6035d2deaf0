"""Interface strings: gettext catalogues (PO files), read as they are, so that nothing has to be compiled.

What a catalogue says is text, whoever wrote it. Its values are put in by their names alone, and its rule of plurals is
arithmetic (`gettext.c2py` reads it token by token), so neither can do anything but say which words to show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from gettext import c2py
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message


class CatalogueError(Exception):
    """A catalogue cannot be used: which file it is, why, and from which line on."""

    def __init__(self, file: Path, detail: str, line: int = 1) -> None:
        super().__init__(file, detail)
        self.file = file
        self.detail = detail
        self.line = line


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
            return forms[max(0, min(_index(self.rule)(count), len(forms) - 1))]
        return one if count == 1 else many


@cache
def _index(rule: str) -> Callable[[int], int]:
    found: Callable[[int], int] = c2py(rule)
    return found


def read_catalogue(language: str, files: Sequence[Path], known: Catalogue | None = None) -> Catalogue:
    """The strings of a language from PO files; a later file's strings go before an earlier one's.

    `known` is what was read before, and is read anew only from files that are not the same. Raises CatalogueError.
    """
    texts = [plain_lines(file.read_bytes()) for file in files]
    source = blake2b(b"\0".join(texts), digest_size=16).digest()
    if known is not None and known.source == source:
        return known
    return _parsed(language, files, texts, source) if files else Catalogue(language, source=source)


_MANY_FORMS = re.compile(rb"nplurals\s*=\s*0*([1-9][0-9]+)")
_SAYS = re.compile(r'[ \t]*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)(?![\w\[])|")')
_WHOLE = re.compile(r'[ \t]*(?:msg[a-z_]+(?:\[\d+\])?)?[ \t]*"(?:[^"\\]|\\.)*"[ \t]*')
_MAY_DIVIDE_BY_NOTHING = re.compile(r"[/%]\s*(?![1-9\s])")
_VALUE = re.compile(r"%\((\w+)\)s|%%")


def plain_lines(text: bytes) -> bytes:
    """A file's text without a byte order mark, and with the line ends that the parser knows."""
    return text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _refuse_many_forms(file: Path, text: bytes) -> None:
    """The parser makes room for as many forms as the head says that there are; no language has ten."""
    many = _MANY_FORMS.search(text)
    if many:
        raise CatalogueError(file, "there are too many plural forms", text.count(b"\n", 0, many.start()) + 1)


def _refuse_open_marks(file: Path, text: bytes) -> None:
    """Every text stands between quotation marks; the parser takes a line's first and last character for them."""
    try:
        lines = text.decode().split("\n")
    except UnicodeDecodeError:
        return  # Whatever its head says that it is in; bytes alone do not tell where a mark is.
    for number, line in enumerate(lines, start=1):
        if _SAYS.match(line) and not _WHOLE.fullmatch(line):
            raise CatalogueError(file, "a text does not stand between quotation marks", number)


def _refuse_odd_values(message: Message, file: Path) -> None:
    """A string may leave out a value that its original has, but can have no other, nor give it another form."""
    originals = (message.id,) if isinstance(message.id, str) else message.id
    strings = (message.string,) if isinstance(message.string, str) else message.string or ()
    known = {name for original in originals for name in _VALUE.findall(original)}
    if not known - {""}:
        return  # Nothing is put into it, so that a percent sign is one.
    for string in strings:
        if "%" in _VALUE.sub("", string) or not known >= set(_VALUE.findall(string)) - {""}:
            raise CatalogueError(file, "the %(…)s do not fit those of the original", message.lineno or 1)


def parse_po(file: Path, text: bytes) -> Catalog:
    """The messages of a PO file, whose bytes are without marks of others' line ends. Raises CatalogueError."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  (what was read is remembered)

    _refuse_many_forms(file, text)
    _refuse_open_marks(file, text)
    try:
        catalogue = read_po(BytesIO(text), abort_invalid=True)
        c2py(catalogue.plural_expr)
    except PoFileError as error:
        raise CatalogueError(file, str(error), error.lineno + 1) from error
    except (ValueError, LookupError) as error:
        raise CatalogueError(file, str(error)) from error
    if _MAY_DIVIDE_BY_NOTHING.search(catalogue.plural_expr):
        raise CatalogueError(file, "the rule of plurals may divide by zero")
    return catalogue


def _parsed(language: str, files: Sequence[Path], texts: Sequence[bytes], source: bytes) -> Catalogue:
    strings: dict[str, str] = {}
    plurals: dict[str, Sequence[str]] = {}
    rule = "n != 1"
    for file, text in zip(files, texts, strict=True):
        catalogue = parse_po(file, text)
        for message in catalogue:
            if message.fuzzy:
                continue
            _refuse_odd_values(message, file)
            if isinstance(message.id, str):
                if message.id and message.string:
                    strings[message.id] = str(message.string)
            elif message.string and all(message.string):
                plurals[message.id[0]] = tuple(message.string)
        rule = catalogue.plural_expr
    return Catalogue(language, strings, plurals, rule, source)
