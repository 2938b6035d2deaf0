"""The generators that are measured: this one and its peers, a module each."""

from __future__ import annotations

from benchmarks.peers.base import Site
from benchmarks.peers.hugo import Hugo
from benchmarks.peers.ours import Ours
from benchmarks.peers.simple import Eleventy, MkDocs, Pelican

PEERS: dict[str, type[Site]] = {peer.name: peer for peer in (Hugo, Eleventy, MkDocs, Pelican)}
"""What this program is compared with, by name."""

__all__ = ["PEERS", "Ours", "Site"]
