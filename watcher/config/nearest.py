"""Which known word was probably meant by a mistyped one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.timing.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = 4
"""A word of at most this many letters is near only where one was mistyped: "abc" is not meant as "BCT"."""
CERTAIN = 80
"""How similar (of 100) a setting must be that has a meaning elsewhere."""
_COMPASS = re.compile(r"\b(?:north|south|east|west)", re.IGNORECASE)


def nearest(given: str, known: Iterable[str], least: int = 60) -> str | None:
    """Find the word that was probably meant, at `least` this similar (of 100); None when none is near."""
    from rapidfuzz import fuzz, process, utils
    from rapidfuzz.distance import OSA

    words = list(known)
    for scorer, cutoff in ((fuzz.ratio, least), (fuzz.token_sort_ratio, 90)):  # the second: words in another order
        near = process.extractOne(given, words, scorer=scorer, processor=utils.default_process, score_cutoff=cutoff)
        other_way = {*_COMPASS.findall(given.lower())} - {*_COMPASS.findall(near[0].lower())} if near else None
        if (
            near
            and not other_way
            and (len(near[0]) > SHORT or OSA.distance(given, near[0], processor=utils.default_process) <= 1)
        ):
            return near[0]
    return None


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Suggest what is nearest; the whole choice when it is short; nothing when nothing is near."""
    choices = list(known)
    near = nearest(given, choices)
    if near:
        return f'Did you mean "{near}"?'
    if choices and len(choices) <= 12:
        quoted = [f'"{each}"' for each in choices]
        return f"It may be {listed(quoted, 'or')}."
    return ""
