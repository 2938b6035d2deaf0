"""Rendering with templates of one's own: what they are given, and what is said where one cannot be used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.messages import problem_text
from generator.options import TEMPLATES, Options
from generator.pipeline import build, check
from generator.plan.related import RelatedNodes
from generator.problems import Problem
from generator.render.notes import NoteIndex
from generator.render.reading import PlanReader
from generator.render.templates import once
from tests.support.html import parse
from tests.support.sites import SITES, SMALL, changed, load, made, read_tree, write_files, write_site


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the project's templates, to be broken."""
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def problems(tmp_path: Path, templates: Path) -> tuple[Problem, ...]:
    return check(Options(write_site(tmp_path), tmp_path / "site", templates)).problems


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("{{ nothing_of_that_name }}", "nothing_of_that_name"),
        ("{{ node.nothing }}", "nothing"),
        ("{% if %}", "Expected an expression"),
        ("{% endblock %}{% endblock %}", "endblock"),
        ("{{ node.title|nofilter }}", "nofilter"),
        ("{{ 1 + 'a' }}", "int"),
        ("{{ 1 / 0 }}", "zero"),
    ],
)
def test_a_fault_of_a_template_is_told_at_its_line(tmp_path: Path, templates: Path, line: str, detail: str) -> None:
    text = '{% extends "base.html" %}\n{% block content %}\n\n' + line + "\n{% endblock %}\n"
    write_files(templates, {"node.html": text})
    (problem,) = problems(tmp_path, templates)
    assert (problem.code, problem.place.file, problem.place.line) == ("template-error", "templates/node.html", 4)
    assert detail in str(problem.values["detail"])


def test_a_fault_of_a_part_is_told_where_it_stands(tmp_path: Path, templates: Path) -> None:
    write_files(templates, {"partials/footer.html": "<footer>\n{{ site.nothing }}\n</footer>\n"})
    (problem,) = problems(tmp_path, templates)
    assert str(problem.place) == "templates/partials/footer.html:2:1"


def test_a_template_that_is_missing(tmp_path: Path, templates: Path) -> None:
    (templates / "structure.html").unlink()
    (problem,) = problems(tmp_path, templates)
    file = "templates/structure.html"
    assert (problem.code, str(problem.place), problem.values) == ("template-missing", f"{file}:1:1", {"file": file})


def test_a_template_that_another_needs_and_is_missing(tmp_path: Path, templates: Path) -> None:
    write_files(templates, {"node.html": '{% extends "base.html" %}\n{% include "partials/nowhere.html" %}\n'})
    (templates / "partials/footer.html").unlink()
    (problem,) = problems(tmp_path, templates)
    assert (problem.code, problem.values) == ("template-missing", {"file": "templates/partials/footer.html"})
    assert problem.place.file == "templates/base.html"
    assert "footer.html" in templates.joinpath("base.html").read_text("utf-8").splitlines()[problem.place.line - 1]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("partials/footer.html", "</footer>", '<a href="nowhere.html">x</a></footer>', "broken-link"),
        (
            "partials/footer.html",
            "</footer>",
            "<a href=\"{{ site_file(page.lang ~ '/index.html')|replace('index', 'no') }}\">x</a></footer>",
            "broken-link",
        ),
        ("partials/footer.html", "</footer>", '<a href="#nowhere">x</a></footer>', "broken-fragment"),
        ("partials/footer.html", "</footer>", '<p id="a"></p><p id="a"></p></footer>', "repeated-id"),
        ("partials/head.html", "<title>{{ full_title }}</title>", "", "page-without-title"),
    ],
)
def test_a_fault_that_all_pages_share_is_told_once(
    tmp_path: Path, templates: Path, file: str, old: str, new: str, code: str
) -> None:
    text = (templates / file).read_text(encoding="utf-8")
    assert old in text
    (templates / file).write_text(text.replace(old, new), encoding="utf-8")
    (problem,) = problems(tmp_path, templates)
    assert (problem.code, problem.place.file) == (code, "404.html" if "head" in file else "en/about.html")
    assert problem.values["pages"] > 10
    message, way_out = problem_text(problem, "en")
    assert message.endswith(f"It is so on {problem.values['pages']} pages, of which this is the first.")
    assert "templates/" in way_out


def test_a_file_of_the_templates_that_is_missing_is_told_there(tmp_path: Path, templates: Path) -> None:
    shutil.rmtree(templates / "assets/site.js")
    (problem,) = problems(tmp_path, templates)
    assert (problem.code, str(problem.place)) == ("template-file", "templates/assets/site.js:1:1")


def test_nothing_is_published_with_a_broken_template(tmp_path: Path, templates: Path) -> None:
    content, output = write_site(tmp_path), tmp_path / "site"
    assert not build(Options(content, output, templates)).failed
    before = read_tree(output)
    write_files(templates, {"print.html": "{{ broken"})
    assert build(Options(content, output, templates)).failed
    assert read_tree(output) == before


def test_the_content_cannot_speak_to_the_templates(tmp_path: Path) -> None:
    """What looks like a template, a placeholder or markup is shown as it was written."""
    odd = "{{ site }} {% raw %} %(n)s {n} 100% <b>&amp;</b> \"'"
    text = SMALL["plan/01-forests.yml"].replace("木を植える", f"'{odd.replace(chr(39), chr(39) * 2)}'")
    content = write_site(tmp_path, {"plan/01-forests.yml": text})
    result, files = made(Options(content, tmp_path / "site"))
    assert result.problems == ()
    for path in ("ja/plan/forests.html", "ja/structure.html", "ja/print.html"):
        assert odd in parse(files[path]).one("main").text, path


def test_a_title_in_one_place_is_escaped_everywhere(tmp_path: Path) -> None:
    content = write_site(tmp_path, changed("plan/01-forests.yml", "ja: 森を育てる", 'ja: "<i>森</i> & \\"湖\\""'))
    result, files = made(Options(content, tmp_path / "site"))
    assert result.problems == ()
    page = parse(files["ja/plan/forests.html"])
    assert page.one("h1").text == '<i>森</i> & "湖"'
    assert page.one("title").text.startswith('<i>森</i> & "湖" – ')
    assert page.one("meta", property="og:title").attributes["content"] == '<i>森</i> & "湖"'
    pages = [parse(data) for path, data in files.items() if path.endswith(".html")]
    assert not [element for page in pages for element in page.every("i") if "森" in element.text]


def test_a_description_has_the_words_of_a_text_without_its_tags(tmp_path: Path) -> None:
    text = 'ja: "<ruby>札幌<rt>さっぽろ</rt></ruby>のCO<sub>2</sub>、a < b"'
    content = write_site(tmp_path, changed("plan/01-forests.yml", "ja: 森を広げます。", text))
    result, files = made(Options(content, tmp_path / "site"))
    assert result.problems == ()
    page = parse(files["ja/plan/forests.html"])
    assert page.one("meta", name="description").attributes["content"] == "札幌のCO2、a < b"
    assert page.one(class_="node-text").one("ruby").one("rt").text == "さっぽろ"


def test_japanese_words_are_marked_beside_attributes_and_not_in_them(tmp_path: Path) -> None:
    text = 'en: \'[x](/about.html "> 日本 \\" onclick=") <abbr title="> 日本">日本</abbr>\''
    content = write_site(tmp_path, changed("plan/01-forests.yml", "en: We will widen the forests.", text))
    _, files = made(Options(content, tmp_path / "site"))
    page = parse(files["en/plan/forests.html"]).one(class_="node-text")
    abbreviation = page.one("abbr")
    assert abbreviation.attributes == {"title": "> 日本"}
    assert abbreviation.one("span", lang="ja").text == "日本"
    assert "onclick" not in {name for element in page.walk() for name in element.attributes}


def test_links_of_prose_begin_at_the_language(tmp_path: Path) -> None:
    prose = {
        "plan/01-forests.yml": SMALL["plan/01-forests.yml"].replace(
            "ja: 森を広げます。", 'ja: \'[説明](/about.html)と`href="/x"`、href="/y"。\''
        )
    }
    result, files = made(Options(write_site(tmp_path, prose), tmp_path / "site"))
    assert result.problems == ()
    for path, address in (("ja/plan/forests.html", "../about.html"), ("ja/print.html", "about.html")):
        text = next(element for element in parse(files[path]).every(class_="prose") if "説明" in element.text)
        assert text.one("a").attributes["href"] == address
        assert 'href="/x"、href="/y"。' in text.text, "what only looks like a link stays as it is"


def test_prose_can_link_to_what_is_published_as_it_is(tmp_path: Path) -> None:
    page = "---\ntitle: 説明\n---\n\n[計画書](/source/plan.txt)\n"
    result, files = made(
        Options(write_site(tmp_path, {"source/plan.txt": "x", "pages/about.ja.md": page}), tmp_path / "site")
    )
    assert result.problems == ()
    link = parse(files["ja/about.html"]).one(class_="document-body").one("a")
    assert link.attributes["href"] == "../source/plan.txt"


def test_macros_rendered_once_go_by_plain_values_themselves() -> None:
    """Numbers that are made for a call and gone after it may come to lie where another one lay."""
    plan = load(SITES / "bilingual")
    read = PlanReader(plan, NoteIndex(plan), RelatedNodes(plan))
    macro = once(read, lambda number, mark="": Markup(f"{number}{mark}"))
    assert [macro(1000 + number) for number in range(200)] == [str(1000 + number) for number in range(200)]
    assert (macro(1), macro("1"), macro(1, "a"), macro(1, mark="b")) == ("1", "1", "1a", "1b")
    with pytest.raises(TypeError):
        macro([1])
