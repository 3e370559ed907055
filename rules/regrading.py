"""What a correction changed in the judgements, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from watcher.model.corrections import Correction
    from watcher.model.documents import Reading
    from watcher.model.ofsted import Area


def regradings(correction: Correction, now: Reading) -> tuple[str, ...]:
    """Say for each area whose judgement is not what it was: what it is, and what it was."""
    return tuple(
        f"{AREA_NAMES[area]}: {_word(now, area)} now, {_word(correction.before, area)} before the correction"
        for area in correction.regraded(now)
    )


def _word(said: Reading, area: Area) -> str:
    found = next((each.grade.word for each in said.judgements if each.area == area), None)
    return found or "no judgement that could be read"
