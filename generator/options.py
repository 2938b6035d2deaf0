"""What a build is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
"""The checkout: what stands beside generator/."""

TEMPLATES = ROOT / "templates"


class Options(NamedTuple):
    """`repository` and `base_url` go before what site.yml says, `origin` before the scheme and the host of either."""

    content: Path
    output: Path
    templates: Path = TEMPLATES
    base_url: str | None = None
    origin: str | None = None
    repository: str | None = None
    strict: bool = False
    jobs: int = 1
    """How many processes may render at once."""
    search: bool = True
    """Whether the search's index is made with the site, or when who serves it is asked for it."""
    clean: bool = False
    """Write every file anew, the unchanged ones too."""
