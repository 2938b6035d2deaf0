"""Interface strings from PO files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogues import Catalogue, CatalogueError, read_catalogue
from tests.support.sites import SITES

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n\n'
)
JAPANESE = HEADER.format("ja", "nplurals=1; plural=0;")


def po(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_without_files_the_strings_are_those_of_the_templates() -> None:
    catalogue = read_catalogue("en", [])
    assert catalogue.gettext("Menu") == "Menu"
    assert [catalogue.ngettext("page", "pages", count) for count in (0, 1, 2)] == ["pages", "page", "pages"]


def test_strings_and_plurals(tmp_path: Path) -> None:
    text = (
        JAPANESE
        + 'msgid "Menu"\nmsgstr "メニュー"\n\nmsgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)sページ"\n'
    )
    catalogue = read_catalogue("ja", [po(tmp_path, "ja.po", text)])
    assert catalogue.gettext("Menu") == "メニュー"
    assert catalogue.gettext("Home") == "Home"
    assert [catalogue.ngettext("%(n)s page", "%(n)s pages", count) for count in (1, 2)] == ["%(n)sページ"] * 2


def test_a_later_file_goes_before(tmp_path: Path) -> None:
    first = po(tmp_path, "a.po", JAPANESE + 'msgid "Menu"\nmsgstr "メニュー"\n\nmsgid "Home"\nmsgstr "ホーム"\n')
    second = po(tmp_path, "b.po", JAPANESE + 'msgid "Menu"\nmsgstr "目次"\n')
    catalogue = read_catalogue("ja", [first, second])
    assert (catalogue.gettext("Menu"), catalogue.gettext("Home")) == ("目次", "ホーム")


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Menu"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Menu"\nmsgstr "メニュー？"\n',
        '#~ msgid "Menu"\n#~ msgstr "古い"\n',
    ],
    ids=["empty", "fuzzy", "obsolete"],
)
def test_what_is_not_settled_is_not_used(tmp_path: Path, entry: str) -> None:
    assert read_catalogue("ja", [po(tmp_path, "ja.po", JAPANESE + entry)]).gettext("Menu") == "Menu"


def test_the_head_is_no_string(tmp_path: Path) -> None:
    assert read_catalogue("ja", [po(tmp_path, "ja.po", JAPANESE)]).gettext("") == ""


@pytest.mark.parametrize(
    ("count", "form"), [(0, 0), (1, 1), (2, 2), (5, 3), (10, 3), (11, 4), (99, 4), (100, 5), (103, 3)]
)
def test_arabic_has_six_forms(count: int, form: int) -> None:
    catalogue = read_catalogue("ar", [SITES / "trilingual/locale/ar.po"])
    forms = catalogue.plurals["See the %(n)s indicator"]
    assert catalogue.ngettext("See the %(n)s indicator", "See all %(n)s indicators", count) == forms[form]


def test_too_few_forms_are_made_to_do() -> None:
    catalogue = Catalogue("pl", {}, {"page": ("strona",)}, "n")
    assert catalogue.ngettext("page", "pages", 5) == "strona"


def test_a_catalogue_without_the_head_of_plurals_speaks_like_english(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = head + 'msgid "page"\nmsgid_plural "pages"\nmsgstr[0] "Seite"\nmsgstr[1] "Seiten"\n'
    catalogue = read_catalogue("de", [po(tmp_path, "de.po", text)])
    assert [catalogue.ngettext("page", "pages", count) for count in (1, 2)] == ["Seite", "Seiten"]


@pytest.mark.parametrize(
    ("text", "line", "detail"),
    [
        (HEADER.format("de", "nplurals=2; plural=__import__('os').system('id');"), 1, ""),
        (HEADER.format("de", "nplurals=2; plural=n.__class__;"), 1, ""),
        (HEADER.format("de", "nplurals=2; plural=1/(n-5);"), 1, "divide by zero"),
        (HEADER.format("de", "nplurals=2; plural=n%0;"), 1, "divide by zero"),
        (HEADER.format("de", f"nplurals=2; plural={'(' * 500}n{')' * 500};"), 1, ""),
        (
            HEADER.format("de", "nplurals=999999999; plural=0;") + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
            5,
            "many",
        ),
        (JAPANESE + 'msgid "%(n)s a"\nmsgstr "%(other)s"\n', 7, "do not fit"),
        (JAPANESE + 'msgid "%(n)s a"\nmsgstr "%(n)d"\n', 7, "do not fit"),
        (JAPANESE + 'msgid "%(n)s a"\nmsgstr "%(n)999999999s"\n', 7, "do not fit"),
        (JAPANESE + 'msgid "%(n)s a"\nmsgstr "%n %s"\n', 7, "do not fit"),
        (JAPANESE + 'msgid "%(n)s a"\nmsgstr "100%"\n', 7, "do not fit"),
        (JAPANESE + 'msgid "%(n)s a"\nmsgid_plural "%(n)s b"\nmsgstr[0] "%(x)s"\n', 7, "do not fit"),
        (JAPANESE + 'msgid "a"\nnonsense\nmsgstr "b"\n', 8, ""),
        (JAPANESE + 'msgid "a"\nmsgstr "本文へ移動\n', 8, "quotation marks"),
        (JAPANESE + 'msgid "a"\nmsgstr 本文へ移動\n', 8, "quotation marks"),
        (JAPANESE + 'msgid "a"\nmsgstr 本文へ移動"\n', 8, "quotation marks"),
        (JAPANESE + 'msgid "a"\nmsgstr "本文へ移動\\"\n', 8, "quotation marks"),
        (JAPANESE + 'msgid "a"\nmsgstr "本文"へ移動"\n', 8, "quotation marks"),
        (JAPANESE + 'msgid "a"\nmsgstr ""\n"本文へ\n"移動"\n', 9, "quotation marks"),
        (JAPANESE + 'msgid "%(n)s a"\nmsgid_plural "b"\nmsgstr[0] "c\n', 9, "quotation marks"),
        (JAPANESE + 'msgctxt "x\nmsgid "a"\nmsgstr "c"\n', 7, "quotation marks"),
    ],
)
def test_a_catalogue_that_cannot_be_used_is_told_at_its_line(tmp_path: Path, text: str, line: int, detail: str) -> None:
    with pytest.raises(CatalogueError) as told:
        read_catalogue("de", [po(tmp_path, "de.po", text)])
    assert told.value.line == line
    assert detail in told.value.detail
    assert told.value.detail


def test_texts_may_hold_marks_and_stand_on_several_lines(tmp_path: Path) -> None:
    entry = (
        '# a "remark\n#: a.html:1\n#, python-format\n  msgid   "a"\n\tmsgstr ""\n"本\\"文\\\\" \n   "へ"\n'
        '#~ msgid "x\n#~ msgstr "y"\n'
    )
    assert read_catalogue("ja", [po(tmp_path, "ja.po", JAPANESE + entry)]).gettext("a") == '本"文\\へ'


@pytest.mark.parametrize("string", ["100%", "{0.__class__}", "%d", "%(x)s"])
def test_a_string_that_nothing_is_put_into_may_have_any_sign(tmp_path: Path, string: str) -> None:
    text = JAPANESE + f'msgid "Menu"\nmsgstr "{string}"\n'
    assert read_catalogue("ja", [po(tmp_path, "ja.po", text)]).gettext("Menu") == string


def test_a_value_may_be_left_out(tmp_path: Path) -> None:
    text = JAPANESE + 'msgid "%(a)s of %(b)s"\nmsgstr "%(b)s（%%）"\n'
    assert read_catalogue("ja", [po(tmp_path, "ja.po", text)]).gettext("%(a)s of %(b)s") % {"b": 1} == "1（%）"


def test_a_rule_that_gives_no_form_gives_one_of_those_there_are() -> None:
    catalogue = Catalogue("xx", {}, {"page": ("a", "b")}, "n-10")
    assert [catalogue.ngettext("page", "pages", count) for count in (1, 10, 11, 99)] == ["a", "a", "b", "b"]
