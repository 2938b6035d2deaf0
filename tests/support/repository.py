"""A git repository around a content folder, with the author and the dates that a test says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """What git says when it is run in a folder."""
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(folder), *arguments]
    surroundings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **environment}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings).stdout


def commit(folder: Path, date: str = "2014-01-01T00:00:00+09:00") -> None:
    """Commit all there is."""
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
