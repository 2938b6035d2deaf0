"""What libraries and the system say is told in Japanese without a word of theirs, however it comes about."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers.expat import ErrorString

import jinja2
import pytest
import yaml

from generator.catalogues import CatalogueError, read_catalogue
from generator.messages import disk_text, ja, problem_text
from generator.problems import Place, Problem
from generator.read.yaml import parse_yaml
from tests.support.sites import ROOT, run
from tests.test_messages import foreign_words

TEMPLATES = """\
{{ x
{% if %}
{% if a %}
{% endif %}
{% for %}
{% for a in %}
{{ 'a }}
{{ a b }}
{{ }}
{% unknown %}
{{ a|nofilter }}
{{ a is notest }}
{{ 1/0 }}
{{ missing }}
{{ {}.a.b }}
{{ [][3] }}
{% include 'no.html' %}
{% extends 'no.html' %}
{# x
{% raw %}
{{ 1 + 'a' }}
{{ a() }}
{{ 3() }}
{% macro %}
{% call %}
{% set %}
{% block %}
{% block a %}{% endblock b %}
{{ a.b.c }}
{{ ( }}
{{ } }}
{% import 'no.html' as x %}
{% from 'x' import %}
{{ 'a'|round }}
{{ range('a') }}
{{ a? }}
{% block a %}{% endblock %}{% block a %}{% endblock %}
{% else %}
{{ 1 if }}
{{ a:b }}
{{ lipsum(n='x') }}
{{ 'a'.no_method() }}
{{ 3.no }}
{% for a, b in [1] %}{% endfor %}
{% if a %}{% for %}
{{ dict(1) }}
""".splitlines()
CATALOGUES = (
    b"msgid",
    b'msgid "a',
    b'msgid "a"\nfoo "b"',
    b'"lost"\n',
    b"\xff\xfe",
    b"\x80abc",
    b'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"',
    b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=a b c;\\n"\n',
    b'msgid ""\nmsgstr "Plural-Forms: nplurals=99; plural=n;\\n"\n',
    b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=1/n;\\n"\n',
    b'msgid "%(x)s"\nmsgstr "%(y)s"\n',
)
YAMLS = (
    "a: b: c",
    "a: [1",
    "a: {b",
    "a: 'b",
    'a: "b',
    'a: "\\q"',
    'a: "\\xZZ"',
    "a: *b",
    "%X\n---\na: b",
    "a: !<b",
    "a: !b!c d",
    "- a\nb: c",
    "a: b\n- c",
    "a:\n\tb: c",
    "a: @b",
    "? a\n? [b",
    "a: |x\n b",
    "a: b\n c: d",
    "[a]: b\n}",
    "a: &\n",
    "]",
    "a: &b c\nd: &b e",
    "--- a\n... b",
    "a\nb: c",
    "a: 'b' c",
    "%YAML 3.0\n---\na",
    "%TAG ! a\n%TAG ! b\n---\na",
    "a: \x01",
)
CALLS = """\
bulid
build --formt x
check --format jsn
build --jobs 0
build --jobs x
serve --port 0
new
new policy
build --c x
check --quiet=1
check --content
check --content nowhere
build --base-url x
--lang
--lang ja --lang fr
clean --output
verify-manifest
verify-manifest nowhere
new nothing x
new page structure
new page A_b
new term
check extra
serve --open=1
build --repository x
-x
--lang=ja -h
check --help
new --help
serve --help
""".splitlines()


def foreign(japanese: str) -> list[str]:
    """The English words that are neither quoted nor names."""
    return foreign_words(re.sub("「[^」]*」", "", japanese))


def template_faults() -> Iterator[tuple[str, str]]:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, loader=jinja2.DictLoader({}), autoescape=True)
    for source in TEMPLATES:
        try:
            environment.from_string(source).render()
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            yield source, getattr(error, "message", None) or str(error)


@pytest.mark.parametrize(("source", "said"), list(template_faults()))
def test_templates(source: str, said: str) -> None:
    japanese, _ = problem_text(Problem("template-error", Place("templates/a.html"), {"detail": said}), "ja")
    assert set(foreign_words(japanese)) <= set(re.findall("[A-Za-z]+", source)), said
    assert said in problem_text(Problem("template-error", Place("templates/a.html"), {"detail": said}), "en")[0]


def test_the_templates_are_faulty() -> None:
    assert len(list(template_faults())) >= len(TEMPLATES) - 6


@pytest.mark.parametrize("data", CATALOGUES)
def test_catalogues(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "ja.po"
    file.write_bytes(data)
    with pytest.raises(CatalogueError) as caught:
        read_catalogue("ja", [file])
    detail = caught.value.detail
    japanese, _ = problem_text(Problem("bad-catalogue", Place("locale/ja.po"), {"detail": detail}), "ja")
    assert foreign(japanese) == [], detail


@pytest.mark.parametrize("code", range(1, 44))
def test_pictures(code: int) -> None:
    said = ErrorString(code)
    if said:
        japanese, _ = problem_text(Problem("broken-svg", Place("assets/a.svg"), {"detail": said}), "ja")
        assert foreign(japanese) == [], said


@pytest.mark.parametrize("text", YAMLS)
def test_yaml(text: str) -> None:
    for problem in parse_yaml(text, "plan/a.yml")[1]:
        quoted = set(re.findall("[A-Za-z]+", text))
        for words in problem_text(problem, "ja"):
            assert set(foreign(words)) <= quoted | {"U"}, words


def test_nothing_that_libyaml_says_is_unworded() -> None:
    """Every cause has its own words; the general ones are for what nobody has seen yet."""
    said = {problem for text in YAMLS for problem in libyaml_problems(text)}
    assert len(said) > 12
    assert said - ja.DETAILS.keys() == set()


def libyaml_problems(text: str) -> Iterator[str]:
    try:
        yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        yield error.problem or ""
    except yaml.YAMLError:
        return  # A character that may not be there: the reader finds it first.


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_the_system(number: int) -> None:
    japanese = disk_text(OSError(number, os.strerror(number)), "ja")
    assert foreign(japanese) == []


@pytest.mark.parametrize("call", CALLS)
def test_wrong_calls(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setenv("COLUMNS", "300")
    said = run(*call.split()).text
    assert re.search("[\u3040-\u30ff\u4e00-\u9fff]", said)
    known = set(re.findall("[A-Za-z]+", call)) | {"build", "check", "serve", "new", "verify-manifest", "clean", "py"}
    options = set(re.findall("[a-z]+", (ROOT / "generator/arguments.py").read_text(encoding="utf-8")))
    levels = {"policy", "pillar", "basic-measure", "measure", "initiative", "indicator", "term"}
    words = [word for word in foreign(said) if not {word, *word.split("-")} & (known | options | levels)]
    assert words == []
