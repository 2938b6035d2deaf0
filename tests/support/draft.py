"""A content folder whose plan is made up at random, but the same way for the same seed; how its files are changed."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from generator.options import TEMPLATES
from tests.support.fiction import LEVELS, WORDS, Plain

Data = dict[str, Any]


class Draft:
    """The folders `content` and `templates` below a folder, and what edits of them are made of."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._random = random.Random(seed)
        self._number = 0
        self.content = folder / "content"
        self.templates = folder / "templates"
        shutil.copytree(TEMPLATES, self.templates, ignore=shutil.ignore_patterns("__pycache__"))
        self._write_plan()

    # --- the plan at the beginning --------------------------------------------------------------------------------

    def _write_plan(self) -> None:
        self._save(
            self.content / "site.yml",
            {
                "name": {"ja": "架空の計画", "en": "A plan made up for tests"},
                "description": {"ja": "架空の計画です。", "en": "Made up."},
                "languages": ["ja", "en"],
                "base_url": "https://www.example.org/plan/",
                "publisher": {"name": {"ja": "架空の町", "en": "No town"}},
                "navigation": ["about", "structure", "indicators", "glossary"],
            },
        )
        plan = {
            "title": {"ja": "計画", "en": "Plan"},
            "text": {"ja": "はじめに。", "en": "To begin with."},
            "period": {"first": 2020, "last": 2024},
            "levels": LEVELS,
            "priority_name": {"ja": "重点", "en": "priority"},
            "source": {"title": {"ja": "計画書", "en": "The plan"}, "file": "source/plan.txt"},
        }
        self._save(self.content / "plan/plan.yml", plan)
        for goal in range(1, 4):
            note = {"kind": "uncertain", "text": self._by_language()}
            node = self._node(notes=[note], priority="yes")
            self._save(self.content / f"plan/{goal:02d}-goal-{goal}/goal.yml", node)
            for area in range(1, 4):
                self._save(self.content / f"plan/{goal:02d}-goal-{goal}/{area:02d}-area-{area}.yml", self._area())
        self._save(self.content / "indicators/first.yml", self._indicator())
        wood = {"id": "wood", "term": {"ja": "森", "en": "forest"}, "text": self._by_language(), "checked": "no"}
        self._save(self.content / "glossary.yml", {"terms": [wood]})
        self._write("source/plan.txt", "計画書\n")
        self._write_page("about")

    def _node(self, **more: object) -> Data:
        return {"number": f"{self._number}", "title": self._by_language(), "text": self._by_language(), **more}

    def _area(self) -> Data:
        steps = [{"slug": f"step-{step}", "title": self._by_language()} for step in range(2)]
        measures = [self._node(slug=f"measure-{measure}", children=steps) for measure in range(2)]
        return {"title": self._by_language(), "text": self._by_language(), "children": measures}

    def _indicator(self) -> Data:
        return {
            "node": self._random.choice(self._areas()),
            "title": self._by_language(),
            "unit": dict.fromkeys(self._languages(), "t"),
            "baseline": {"year": 2019, "value": self._random.randrange(100)},
            "target": {"year": 2024, "value": self._random.choice(["検討中", "5", "7.5"])},
        }

    def _write_page(self, slug: str) -> None:
        for language in self._languages():
            words = self._words(language)
            self._write(f"pages/{slug}.{language}.md", f"---\ntitle: '{words}'\n---\n\n{words}\n\n## {words}\n")

    # --- what edits are made of -----------------------------------------------------------------------------------

    def _words(self, language: str) -> str:
        """A few words that were not written before."""
        self._number += 1
        return f"{' '.join(self._random.choices(WORDS[language], k=3))} {self._number}"

    def _languages(self) -> list[str]:
        languages: list[str] = self._load(self.content / "site.yml")["languages"]
        return languages

    def _by_language(self) -> dict[str, str]:
        return {language: self._words(language) for language in self._languages()}

    def _load(self, file: Path) -> Data:
        found: Data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  (no objects)
        return found

    def _save(self, file: Path, data: Data) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def _write(self, path: str, text: str) -> None:
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).write_text(text, encoding="utf-8")

    def _change(self, file: Path, how: Callable[[Data], object]) -> None:
        data = self._load(file)
        how(data)
        self._save(file, data)

    def _goals(self) -> list[Path]:
        return sorted(path for path in (self.content / "plan").iterdir() if path.is_dir())

    def _area_files(self) -> list[Path]:
        return sorted((self.content / "plan").glob("*/[0-9]*.yml"))

    def _areas(self) -> list[str]:
        """The ids of the areas, and of the goals."""
        goals = [goal.name.partition("-")[2] for goal in self._goals()]
        areas = [f"{f.parent.name.partition('-')[2]}/{f.stem.partition('-')[2]}" for f in self._area_files()]
        return goals + areas

    def _node_file(self) -> Path:
        return self._random.choice([*self._area_files(), *(goal / "goal.yml" for goal in self._goals())])

    def _some_node(self, data: Data) -> Data:
        """The file's own node, or one below it."""
        while data.get("children") and self._random.random() < 0.7:
            data = self._random.choice(data["children"])
        return data

    def _in_some_node(self, how: Callable[[Data], object]) -> None:
        self._change(self._node_file(), lambda data: how(self._some_node(data)))

    def _in_some_term(self, how: Callable[[Data], object]) -> None:
        self._change(self.content / "glossary.yml", lambda data: how(self._random.choice(data["terms"])))

    def _in_order(self, folder: Path) -> list[Path]:
        return sorted(path for path in folder.iterdir() if re.match(r"\d", path.name))
