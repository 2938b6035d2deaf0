"""The same problems for people and for programs: as text, as JSON, as annotations on GitHub."""

from __future__ import annotations

import json

from generator.excerpt import Excerpt
from generator.problems import Place, Problem, has_errors, in_order
from generator.report import report

PROBLEMS = (
    Problem("missing-key", Place("plan/01-a.yml", 3, 5), {"key": "slug", "example": "a-b"}),
    Problem("missing-page", Place("pages/森.ja.md"), {"text": "100%, a: b", "file": "pages/x,y.md"}, "warning"),
)


def nowhere(place: Place) -> None:
    """No file is at hand."""


def test_text() -> None:
    assert report(PROBLEMS, "text", "en", "content", nowhere, colour=False) == (
        "plan/01-a.yml:3:5: error [missing-key] `slug` is missing here.\n"
        "    → Add a line such as `slug: a-b`.\n"
        "pages/森.ja.md:1:1: warning [missing-page] The page “100%, a: b” is not translated.\n"
        "    → Add the file pages/x,y.md.\n"
        "Errors: 1, warnings: 1."
    )


def test_text_in_japanese() -> None:
    text = report(PROBLEMS, "text", "ja", "content", nowhere, colour=False)
    assert text.startswith("plan/01-a.yml:3:5: エラー [missing-key] `slug` がありません。\n")
    assert text.endswith("\nエラー 1件、注意 1件。")


def test_nothing_to_tell_is_nothing_said() -> None:
    assert report((), "text", "en", "content", nowhere, colour=False) == ""
    assert report((), "github", "en", "content", nowhere, colour=False) == ""


def test_colours_only_where_they_are_wanted() -> None:
    text = report(PROBLEMS, "text", "en", "content", nowhere, colour=True)
    assert "\x1b[31;1merror\x1b[0m" in text
    assert "\x1b[33;1mwarning\x1b[0m" in text
    assert "\x1b" not in report(PROBLEMS, "text", "en", "content", nowhere, colour=False)


def test_what_a_file_is_called_cannot_speak_to_the_terminal() -> None:
    problem = Problem("unknown-file", Place("a\x1b[2J\nb\u202e.txt"), {"file": "\x1b]0;x\x07"}, "warning")
    text = report([problem], "text", "en", "content", nowhere, colour=False)
    assert text.splitlines()[0] == "a�[2J b�.txt:1:1: warning [unknown-file] Nothing uses the file �]0;x�."


def test_json_has_both_languages() -> None:
    first, second = json.loads(report(PROBLEMS, "json", "ja", "content", nowhere, colour=False))
    assert first == {
        "code": "missing-key",
        "severity": "error",
        "file": "plan/01-a.yml",
        "line": 3,
        "column": 5,
        "length": 0,
        "excerpt": None,
        "subject": "",
        "message": {"ja": "`slug` がありません。", "en": "`slug` is missing here."},
        "hint": {"ja": "`slug: a-b` のような行を追加してください。", "en": "Add a line such as `slug: a-b`."},
    }
    assert second["severity"] == "warning"
    assert json.loads(report((), "json", "en", "content", nowhere, colour=False)) == []


def test_annotations_for_github() -> None:
    first, second = report(PROBLEMS, "github", "en", "plans/a,b", nowhere, colour=False).splitlines()
    assert first == (
        "::error file=plans/a%2Cb/plan/01-a.yml,line=3,col=5,title=missing-key::"
        "`slug` is missing here.%0AAdd a line such as `slug: a-b`."
    )
    here = report(
        [PROBLEMS[0]._replace(place=Place("a.yml", 3, 5, 4))], "github", "en", "content", nowhere, colour=False
    )
    assert "line=3,col=5,endColumn=9,title=" in here
    assert second.startswith(
        "::warning file=plans/a%2Cb/pages/森.ja.md,line=1,col=1,title=missing-page::The page “100%25, a: b”"
    )


def test_a_template_lies_beside_the_content() -> None:
    problem = Problem("template-error", Place("templates/node.html", 2), {"detail": "a\nb"})
    text = report([problem], "github", "en", "content", nowhere, colour=False)
    assert text.startswith("::error file=templates/node.html,line=2,")
    assert "a%0Ab" in text
    assert "\n" not in text


def test_order_and_repetition() -> None:
    a, b, c = (Problem("broken-link", Place("a", line), {"address": "x"}) for line in (1, 2, 10))
    assert in_order([c, a, b, a]) == (a, b, c)


def test_strictness() -> None:
    warning = PROBLEMS[1]
    assert not has_errors(in_order([warning]))
    assert has_errors(in_order([warning], strict=True))


def test_the_line_itself_with_its_place_marked() -> None:
    excerpt = Excerpt("題: ", "titel", ": x")
    text = report(PROBLEMS[:1], "text", "en", "content", lambda _: excerpt, colour=False)
    assert text.splitlines()[1:4] == ["    | 題: titel: x", "    |     ^^^^^", "    → Add a line such as `slug: a-b`."]
    text = report(PROBLEMS[:1], "text", "en", "content", lambda _: excerpt, colour=True)
    assert "    | \x1b[31;1m    ^^^^^\x1b[0m" in text.splitlines()
    (data,) = json.loads(report(PROBLEMS[:1], "json", "en", "content", lambda _: excerpt, colour=False))
    assert data["excerpt"] == {"before": "題: ", "marked": "titel", "after": ": x"}
