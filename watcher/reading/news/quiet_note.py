"""Which pieces are at least a quiet note: a net so wide that whatever slips through says nothing ill of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.news import Direction
from watcher.reading.news.clauses import Standing, Whose
from watcher.reading.news.outcome import BETTER, JUST
from watcher.reading.news.telling import HEAD, LEAD, NOW, TITLE

if TYPE_CHECKING:
    from watcher.reading.news.first_reader import FirstReading
    from watcher.reading.news.second_reader import SecondReading
    from watcher.reading.news.telling import Telling

ILL = frozenset(("harsh", "bottom", "fallen", "harmed", "lacking", "urgent"))
"""The classes of words (vocabulary.txt, shades) that say something ill."""
LEAST, LIKELY = 0.03, 0.25
"""What even the second reader alone gives less than the first is another matter: a job, a school, a road. From the
second on it is noted though the rules see something better: they may have taken a fall for a rise."""


def is_noted(telling: Telling, first: FirstReading, second: SecondReading) -> bool:
    """Return whether a piece that is no alert is a quiet note.

    One is where a reader sees a first notice or doubts; and where inspectors and anything ill stand beside a named
    authority, unless the result is good or better. A council's paper follows a report that was published before.
    """
    if first.minutes:
        return False
    own = telling.about is Whose.OWN
    if own and (first.alerts or second.doubts):
        return True
    well = first.direction is Direction.IMPROVED or first.grade in BETTER
    if well and not telling.said("decline", "down"):
        return own and second.alone >= LIKELY
    if own and (_has_government_stepped_in(telling) or _is_after_a_fall(telling)):
        return True
    return (own and second.doubts_alone) or (second.alone >= LEAST and _is_ill_spoken_of(telling))


def _has_government_stepped_in(telling: Telling) -> bool:
    """Return whether ministers act on an inadequate grade of the last weeks, whose report may have been missed."""
    found = telling.said("inadequate", standing=(*NOW, Standing.KNOWN, Standing.EARLIER), within=HEAD)
    return bool(telling.named() and telling.has("government", HEAD)) and any(
        each.months is not None and each.months <= JUST for each in found
    )


def _is_after_a_fall(telling: Telling) -> bool:
    """Return whether a title tells by the way of a fall that may be new: "'Not good enough' after Ofsted downgrade"."""
    fallen = telling.said("down", standing=(Standing.KNOWN,), within=TITLE)
    return bool(fallen and telling.named(0)) and all(each.months is None for each in fallen)


def _is_ill_spoken_of(telling: Telling) -> bool:
    said = {hit.sort for each in telling.sentences[:LEAD] for hit in each.hits}
    return bool(said & ILL and telling.named()) and telling.has("inspector")
