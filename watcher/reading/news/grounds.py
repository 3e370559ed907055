"""What a reading of a piece rests on, in words: what the first reader found said, and what weighed with the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.reading.news.clauses import GRADES, Standing, Whose

if TYPE_CHECKING:
    from watcher.reading.news.frames import Frame
    from watcher.reading.news.second_reader import SecondReading
    from watcher.reading.news.telling import Telling

MOST = 4
"""How many of the things that are said are named, the first ones."""
_SIGNS = {
    "priority": "an area for priority action",
    "decline": "a decline",
    "down": "a lower grade",
    "serious": "serious failures",
    "no progress": "too little progress",
    "improved": "an improvement",
    "left behind": "a grade left behind",
}
_STANDING = {
    Standing.NOW: "of now",
    Standing.STILL: "as still standing",
    Standing.KNOWN: "as known",
    Standing.EARLIER: "of earlier",
    Standing.LEFT: "as left behind",
    Standing.DENIED: "as denied",
    Standing.AWAITED: "as awaited",
}
_WHERE = {0: "in the title", 1: "in the first sentence"}


def grounds_of(telling: Telling, second: SecondReading) -> tuple[str, ...]:
    """Name what is said of the authority's own services, and the second reader's strongest features."""
    told = [each for each in telling.frames if each.whose is Whose.OWN and (each.sort in GRADES or each.sort in _SIGNS)]
    return (*dict.fromkeys(map(_said, told[:MOST])), *(f"it weighs: {each}" for each in second.strongest))


def _said(frame: Frame) -> str:
    what = f"“{frame.sort}”" if frame.sort in GRADES else _SIGNS[frame.sort]
    of = f", of {' and '.join(frame.names)}" if frame.names else ""
    return f"it says: {what} {_STANDING[frame.standing]}{of}, {_WHERE.get(frame.sentence, 'further on')}"
