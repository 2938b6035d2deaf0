"""What a plan that is made up for edits consists of: words, levels, and how it is written down."""

from __future__ import annotations

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


class Plain(yaml.SafeDumper):
    """Writes YAML without anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Everything is written out."""
        return True
