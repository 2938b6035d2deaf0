"""A folder with faults of every kind: all that can be known at once is told in one run, each once."""

from __future__ import annotations

from pathlib import Path

from tests.support.sites import INDICATOR, SMALL, check, run, write_site

FILES: dict[str, str] = {
    "site.yml": SMALL["site.yml"] + "navigation: [abuot]\nimage: assets/none.png\n",
    "plan/plan.yml": SMALL["plan/plan.yml"].rstrip()
    + "\n  file: source/none.pdf\nera: {name: {ja: 令和, en: Reiwa}, first: 2018}\ncounts: {stepp: 2}\n",
    "plan/01-forests.yml": SMALL["plan/01-forests.yml"].replace("number: 1", "number: 2"),
    "plan/02-lake.yml": "number: 2\ntitle: {ja: 湖, en: Lake}\npriorty: yes\n",
    "plan/03-sea.yml": "number: 3\ntitle: {ja: '海, en: Sea}\n",
    "plan/04-hills.yml": "number: 4\ntitle: {ja: 平成25年（2014年）の丘, en: Hills}\n",
    "indicators/trees.yml": INDICATOR.replace("year: 2019", "year: 平成31"),
    "indicators/paths.yml": INDICATOR.replace("51000", "'51,000'").replace("木の数", "道の数"),
    "indicators/woods.yml": INDICATOR.replace("2024", "2004").replace("木の数", "林の数"),
    "glossary.yml": "terms:\n  - id: Forest\n    term: {ja: 森, en: forest}\n",
    "pages/about.fr.md": "---\ntitle: À propos\n---\n\nLe plan.\n",
    "pages/print.ja.md": "---\ntitle: 印刷\n---\n\n印刷の説明です。\n",
    "pages/print.en.md": "---\ntitle: Print\n---\n\nHow to print.\n",
    "notes.txt": "a note\n",
}
TOLD = {
    ("yaml-syntax", "plan/03-sea.yml"),
    ("unknown-key", "plan/02-lake.yml"),
    ("not-a-year", "indicators/trees.yml"),
    ("not-a-value", "indicators/paths.yml"),
    ("not-a-slug", "glossary.yml"),
    ("unknown-page", "site.yml"),
    ("no-such-file", "site.yml"),
    ("no-such-file", "plan/plan.yml"),
    ("era-begins", "plan/plan.yml"),
    ("unknown-level", "plan/plan.yml"),
    ("wrong-number", "plan/01-forests.yml"),
    ("wrong-era", "plan/04-hills.yml"),
    ("target-before-baseline", "indicators/woods.yml"),
    ("unknown-language", "pages/about.fr.md"),
    ("same-output", "pages/print.ja.md"),
    ("same-output", "pages/print.en.md"),
    ("unknown-file", "notes.txt"),
}


def test_faults_of_all_stages_are_told_in_one_run(tmp_path: Path) -> None:
    found = check(write_site(tmp_path, FILES))
    assert sorted((code, place.split(":")[0]) for code, place, _ in found) == sorted(TOLD)


def test_nothing_is_published_and_no_traceback_is_shown(tmp_path: Path) -> None:
    content = write_site(tmp_path, FILES)
    for language in ("ja", "en"):
        ended = run("build", "--content", content, "--output", tmp_path / "site", "--lang", language)
        assert (ended.code, ended.out) == (1, "")
        assert "Traceback" not in ended.err
        assert not (tmp_path / "site").exists()
