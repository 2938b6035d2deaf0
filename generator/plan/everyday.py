"""Everyday words, which the search knows and no page shows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Everyday(Struct, frozen=True):
    """Everyday words by language, and the places that are found by them: ids of nodes, `indicators/` and an indicator's
    id, or keys of pages.
    """

    words: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]
