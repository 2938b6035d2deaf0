"""What the plan that is edited at random is made of. All of it is made up."""

import yaml

WORDS = {
    "ja": ("森", "湖", "**道**を整える", "市民と進める", "[計画](/structure.html)", "新しい施策", "2030年まで"),
    "en": ("forest", "lake", "tending **paths**", "with citizens", "[plan](/structure.html)", "new", "by 2030"),
    "fr": ("forêt", "lac", "des chemins", "avec les citoyens", "nouveau", "d’ici 2030", "plan"),
}
LEVELS = [
    {"key": "goal", "name": {"ja": "目標", "en": "goal"}, "view": "page", "numbering": "free", "colours": "yes"},
    {"key": "area", "name": {"ja": "分野", "en": "area"}, "view": "page"},
    {"key": "measure", "name": {"ja": "施策", "en": "measure"}, "view": "section", "numbering": "free"},
    {"key": "step", "name": {"ja": "取り組み", "en": "step"}, "view": "item"},
]


def without_french(data: object) -> None:
    """Leave the third language out of a file's data."""
    if isinstance(data, dict):
        data.pop("fr", None)
        for value in data.values():
            without_french(value)
    elif isinstance(data, list):
        if "fr" in data:
            data.remove("fr")
        for value in data:
            without_french(value)


class Plain(yaml.CSafeDumper):
    """Writes everything out."""

    def ignore_aliases(self, data: object) -> bool:
        """Nothing is written as an alias."""
        return True
