"""The build as a whole: its stages in their order, told of as it goes, and the same bytes from the same content."""

from __future__ import annotations

from pathlib import Path

from generator.options import Options
from generator.pipeline import STAGES, build, check, load_plan
from generator.route.outputs import MANIFEST
from tests.support.sites import changed, made, write_site

BROKEN = changed("plan/01-forests.yml", "number: 1", "numbr: 1")


def stages(content: Path, output: Path) -> list[str]:
    told: list[str] = []
    build(Options(content, output), lambda stage, *_: told.append(stage))
    return list(dict.fromkeys(told))


def test_the_stages_in_their_order(tmp_path: Path) -> None:
    assert stages(write_site(tmp_path), tmp_path / "site") == list(STAGES)


def test_a_fault_ends_it_before_anything_is_rendered(tmp_path: Path) -> None:
    assert stages(write_site(tmp_path, BROKEN), tmp_path / "site") == ["read", "validate", "plan", "route"]
    assert stages(write_site(tmp_path / "b", {"site.yml": "x: y\n"}), tmp_path / "site") == ["read", "validate"]
    page = "---\ntitle: x\n---\n"
    twice = {"pages/print.ja.md": page, "pages/print.en.md": page}
    assert stages(write_site(tmp_path / "c", twice), tmp_path / "site")[-1] == "route"


def test_rendering_is_counted(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    options = Options(write_site(tmp_path), tmp_path / "site")
    check(options, lambda _, *count: told.append((count[0], count[1])))
    rendered = [count for count in told if count != (0, 0)]
    files = [path for path in made(options)[1] if path != MANIFEST and not path.startswith("search/")]
    assert rendered == [(done, len(files)) for done in range(1, len(files) + 1)]


def test_what_a_check_gives(tmp_path: Path) -> None:
    result, files = made(Options(write_site(tmp_path), tmp_path / "site"))
    assert not result.failed
    assert result.pages == sum(path.endswith(".html") for path in files) == 22
    assert result.seconds.keys() == set(STAGES) - {"publish"}
    assert not (tmp_path / "site").exists()


def test_addresses_that_are_asked_for_go_before_those_of_the_content(tmp_path: Path) -> None:
    site = {
        "site.yml": (write_site(tmp_path) / "site.yml").read_text(encoding="utf-8")
        + "base_url: https://old.example/\nrepository: {url: https://github.com/a/old}\n"
    }
    options = Options(write_site(tmp_path, site), tmp_path / "site")
    page = made(options)[1]["ja/about.html"].decode()
    assert 'href="https://old.example/ja/about.html"' in page
    assert 'href="https://github.com/a/old/edit/main/content/pages/about.ja.md"' in page
    asked = Options(
        options.content, options.output, base_url="https://new.example/p", repository="https://github.com/b/new"
    )
    page = made(asked)[1]["ja/about.html"].decode()
    assert 'href="https://new.example/p/ja/about.html"' in page
    assert "github.com/a/old" not in page
    assert "old.example" not in page


def test_a_plan_without_a_site_is_none(tmp_path: Path) -> None:
    assert load_plan(Options(write_site(tmp_path, {"site.yml": "x: y\n"}), tmp_path / "site"))[0] is None
    assert load_plan(Options(write_site(tmp_path, BROKEN), tmp_path / "site")) is not None
