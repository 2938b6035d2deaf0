"""A content folder that is edited at random, but the same way for the same seed. Its plan is made up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from generator.desk.acceptance import accept
from generator.desk.state import load, translations
from tests.support.draft import Data, Draft
from tests.support.fiction import WORDS, without_french


class Edited(Draft):
    """The folders `content` and `templates` below a folder, and the way in which they are edited."""

    def edit(self, *, is_sound: bool = True) -> str:
        """Make one edit; what it was. What is not sound is often mended."""
        self._number += 1
        mends = not is_sound and self._random.random() < 0.7
        name = "mend" if mends else self._random.choice(list(EDITS))
        EDITS[name](self)
        return name

    # --- edits ----------------------------------------------------------------------------------------------------

    def _area_file(self) -> Path:
        if not self._area_files():
            self.add_area()
        return self._random.choice(self._area_files())

    def edit_text(self) -> None:
        language = self._random.choice(self._languages())
        self._in_some_node(
            lambda node: node.setdefault("text", self._by_language()).update({language: self._words(language)})
        )

    def edit_title(self) -> None:
        language = self._random.choice(self._languages())
        self._in_some_node(lambda node: node["title"].update({language: self._words(language)}))

    def drop_text(self) -> None:
        self._in_some_node(lambda node: node.pop("text", None))

    def drop_translation(self) -> None:
        def drop(node: Data) -> None:
            if "text" in node and "ja" in node["text"]:
                node["text"] = {"ja": node["text"]["ja"]}

        self._in_some_node(drop)

    def edit_marks(self) -> None:
        def mark(node: Data) -> None:
            node["priority"] = self._random.choice(["yes", "no", "uncertain"])
            node["source_page"] = self._random.randrange(1, 9)

        self._in_some_node(mark)

    def edit_number(self) -> None:
        self._in_some_node(lambda node: node.update(number=str(self._number)) if "number" in node else None)

    def add_note(self) -> None:
        note = {"kind": self._random.choice(["variant", "uncertain"]), "text": self._by_language()}
        self._in_some_node(lambda node: node.setdefault("notes", []).append(note))

    def drop_notes(self) -> None:
        self._in_some_node(lambda node: node.pop("notes", None))

    def add_child(self) -> None:
        def add(data: Data) -> None:
            measures = data.setdefault("children", [])
            measures.insert(0, self._node(slug=f"new-{self._number}"))

        self._change(self._area_file(), add)

    def drop_child(self) -> None:
        def drop(data: Data) -> None:
            if data.get("children"):
                data["children"].pop(self._random.randrange(len(data["children"])))

        self._change(self._area_file(), drop)

    def add_area(self) -> None:
        goal = self._random.choice(self._goals())
        order = max((int(path.name[:2]) for path in self._in_order(goal)), default=0) + 1
        self._save(goal / f"{order:02d}-area-{self._number}.yml", self._area())

    def drop_area(self) -> None:
        files = self._area_files()
        if len(files) > 3:
            self._random.choice(files).unlink()

    def move_area(self) -> None:
        file, goal = self._area_file(), self._random.choice(self._goals())
        order = max((int(path.name[:2]) for path in self._in_order(goal)), default=0) + 1
        slug = file.stem.partition("-")[2]
        if any(path.stem.partition("-")[2] == slug for path in self._in_order(goal)):
            slug = f"{slug}-{self._number}"
        file.rename(goal / f"{order:02d}-{slug}.yml")

    def reorder_areas(self) -> None:
        areas = self._in_order(self._random.choice(self._goals()))
        self._random.shuffle(areas)
        for order, file in enumerate(areas, start=1):
            file.rename(file.with_name(f"x{order:02d}-{file.name.partition('-')[2]}"))
        for file in areas[:1] and list(areas[0].parent.glob("x*")):
            file.rename(file.with_name(file.name[1:]))

    def rename_slug(self) -> None:
        file = self._area_file()
        file.rename(file.with_name(f"{file.name[:3]}renamed-{self._number}.yml"))

    def add_goal(self) -> None:
        order = int(self._goals()[-1].name[:2]) + 1
        self._save(self.content / f"plan/{order:02d}-goal-{self._number}/goal.yml", self._node())

    def drop_goal(self) -> None:
        goals = self._goals()
        if len(goals) > 3:
            shutil.rmtree(self._random.choice(goals))

    def add_indicator(self) -> None:
        self._save(self.content / f"indicators/other-{self._number}.yml", self._indicator())

    def edit_indicator(self) -> None:
        files = sorted((self.content / "indicators").iterdir())
        value = {"year": 2021, "value": self._random.choice(["3", "未測定", "80.5"])}
        self._change(self._random.choice(files), lambda data: data.update(measured=[value], title=self._by_language()))

    def drop_indicators(self) -> None:
        """Those of nodes that are there no longer, too, so that the content becomes sound again."""
        files = sorted((self.content / "indicators").iterdir())
        lost = [file for file in files if self._load(file)["node"] not in self._areas()]
        for file in lost or files[1:2]:
            file.unlink()
        if not any((self.content / "indicators").iterdir()):
            self.add_indicator()

    def edit_page(self) -> None:
        pages = sorted({file.name.split(".")[0] for file in (self.content / "pages").iterdir()})
        self._write_page(self._random.choice(pages))

    def add_page(self) -> None:
        self._write_page(f"page-{self._number}")

    def drop_page(self) -> None:
        for file in sorted((self.content / "pages").glob("page-*"))[:2]:
            file.unlink()

    def edit_glossary(self) -> None:
        term = {"id": f"term-{self._number}", "term": self._by_language(), "text": self._by_language()}
        self._change(self.content / "glossary.yml", lambda data: data["terms"].append(term))

    def edit_term(self) -> None:
        """A term gets other words, some of which the texts have."""
        words = {language: self._random.choice(WORDS[language]) for language in self._languages()}
        self._in_some_term(lambda term: term.update(term=words, text=self._by_language()))

    def edit_explanation(self) -> None:
        self._in_some_term(lambda term: term.update(text={**self._by_language(), "ja": "説明です。"}))

    def edit_forms(self) -> None:
        def change(term: Data) -> None:
            language = self._random.choice(self._languages())
            key = self._random.choice(["also", "avoid"])
            term[key] = {language: [self._random.choice(WORDS[language])]}
            term["checked"] = self._random.choice(["yes", "no"])

        self._in_some_term(change)

    def drop_term(self) -> None:
        self._change(self.content / "glossary.yml", lambda data: data["terms"][1:] and data["terms"].pop())

    def edit_themes(self) -> None:
        """Themes come, get other nodes and go; those that are left name only nodes that there are."""
        file = self.content / "themes.yml"
        themes = self._load(file)["themes"] if file.exists() else []
        nodes = self._areas()
        for theme in themes:
            theme["nodes"] = [node for node in theme["nodes"] if node in nodes] or nodes[:1]
        what = self._random.choice(["add", "title", "words", "nodes", "drop", "order"])
        if what == "add" or not themes:
            some = self._random.sample(nodes, min(3, len(nodes)))
            themes.append({"id": f"theme-{self._number}", "title": self._by_language(), "nodes": some})
        elif what == "drop":
            themes.pop()
        elif what == "order":
            self._random.shuffle(themes)
        else:
            some = self._random.sample(nodes, min(2, len(nodes)))
            words = {"ja": [self._words("ja")]}
            self._random.choice(themes).update(
                {what: {"title": self._by_language(), "words": words, "nodes": some}[what]}
            )
        if themes:
            self._save(file, {"themes": themes})
        else:
            file.unlink(missing_ok=True)

    def edit_source(self) -> None:
        self._write("source/plan.txt", f"計画書 {self._number}\n")

    def edit_plan(self) -> None:
        key = self._random.choice(["title", "text", "priority_name"])
        self._change(self.content / "plan/plan.yml", lambda data: data.update({key: self._by_language()}))

    def edit_level(self) -> None:
        level = self._random.randrange(4)
        self._change(
            self.content / "plan/plan.yml", lambda data: data["levels"][level].update(name=self._by_language())
        )

    def edit_site(self) -> None:
        key = self._random.choice(["name", "description", "notices", "base_url"])
        value: object = self._by_language()
        if key == "notices":
            value = [value]
        elif key == "base_url":
            value = f"https://www.example.org/{self._number}/"
        self._change(self.content / "site.yml", lambda data: data.update({key: value}))

    def add_language(self) -> None:
        def add(data: Data) -> None:
            if "fr" not in data["languages"]:
                data["languages"].append("fr")

        self._change(self.content / "site.yml", add)

    def drop_language(self) -> None:
        for file in sorted(self.content.rglob("*.yml")):
            if file.name != "99-broken.yml":
                self._change(file, without_french)
        for file in sorted((self.content / "pages").glob("*.fr.md")):
            file.unlink()

    def edit_template(self) -> None:
        files = sorted((*self.templates.glob("*.html"), *self.templates.glob("partials/*.html")))
        file = self._random.choice([file for file in files if 'class="' in file.read_text(encoding="utf-8")])
        text = re.sub(r' data-edit="\d+"', "", file.read_text(encoding="utf-8"))
        place = self._random.choice([match.start() for match in re.finditer(' class="', text)])
        file.write_text(f'{text[:place]} data-edit="{self._number}"{text[place:]}', encoding="utf-8")

    def edit_style(self) -> None:
        file = self.templates / "assets/site.css/50-home.css"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n/* {self._number} */\n", encoding="utf-8")

    def edit_strings(self) -> None:
        file = self.templates / "locale/ja.po"
        text = file.read_text(encoding="utf-8")
        place = self._random.choice([match.end() for match in re.finditer(r'\nmsgstr "(?=[^"%\\]+"\n)', text)])
        file.write_text(f"{text[:place]}{self._number} {text[place:]}", encoding="utf-8")

    def break_something(self) -> None:
        """An error: nothing is built until it is mended."""
        self._write("plan/99-broken.yml", "title: [\n")

    def mend(self) -> None:
        (self.content / "plan/99-broken.yml").unlink(missing_ok=True)
        self.drop_indicators()
        if (self.content / "themes.yml").exists():
            self.edit_themes()

    def commit(self) -> None:
        """What was edited becomes history, with a date that pages show."""
        date = f"2020-01-01T{self._number % 24:02d}:00:00+09:00"
        identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--allow-empty", "-m", "x"]):
            subprocess.run(
                ["git", "-C", str(self.content), *command], check=True, env={**os.environ, **identity, **dates}
            )

    def accept(self) -> None:
        """Some of the translations are marked as up to date."""
        content, _ = load(self.content)
        if content:
            keys = [(one.text.id, one.language) for one in translations(content)]
            accept(self.content, content, self._random.sample(keys, len(keys) // 2), whole=True)

    def touch(self) -> None:
        """A file is saved as it was."""
        file = self._node_file()
        file.write_bytes(file.read_bytes())


EDITS: dict[str, Callable[[Edited], None]] = {
    name: edit for name, edit in vars(Edited).items() if not name.startswith("_") and callable(edit) and name != "edit"
}
"""Every kind of edit by its name."""
