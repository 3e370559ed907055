"""The picture of an authority's judgements over time, drawn once for what is known."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.history.timeline import timeline

if TYPE_CHECKING:
    from datetime import date

    from watcher.model.ofsted import Inspection

# A drawing costs far more to make than to keep.
MOST_KEPT = 64
_ONE_AT_A_TIME = threading.Lock()
"""matplotlib has settings that all threads share."""


@lru_cache(MOST_KEPT)
def history_svg(name: str, known: tuple[Inspection, ...], today: date) -> bytes:
    """Draw an authority's inspections as SVG, until today."""
    from watcher.history import plot

    with _ONE_AT_A_TIME:
        return plot.as_bytes(plot.draw_authority(timeline(name, known), today), "svg")
