"""The generators that are measured: this one and its peers, a module each."""

from __future__ import annotations

from benchmarks.peers.base import Site
from benchmarks.peers.eleventy import Eleventy
from benchmarks.peers.hugo import Hugo
from benchmarks.peers.mkdocs import MkDocs
from benchmarks.peers.ours import Ours
from benchmarks.peers.pelican import Pelican

PEERS: dict[str, type[Site]] = {peer.name: peer for peer in (Hugo, Eleventy, MkDocs, Pelican)}
"""What this program is compared with, by name."""

__all__ = ["PEERS", "Ours", "Site"]
