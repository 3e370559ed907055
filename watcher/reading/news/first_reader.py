"""The first reader: rules over frames. What is adverse of now, of whom, and whether it is told for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.news import Direction
from watcher.reading.news.clauses import Whose
from watcher.reading.news.first_notice import newness
from watcher.reading.news.grade import grade_now
from watcher.reading.news.inspection_kind import inspection_type
from watcher.reading.news.matter import alerted, authorities_of, is_digest, is_round_up
from watcher.reading.news.minutes import is_minutes
from watcher.reading.news.outcome import adverse_in, direction_of

if TYPE_CHECKING:
    from watcher.reading.news.telling import Telling

LEAST_NEWNESS = -2
"""What weighs less than this is told as known; the second reader judges the rest."""
LAST_ANNUAL_RATINGS = 2012
"""Until then the ratings of a year came out all at once, so that a piece on many could be a first notice."""


class FirstReading(Struct, frozen=True):
    """What the rules find in a piece. `adverse` is the beginning of a sentence; `alerts` their verdict."""

    minutes: bool
    authorities: tuple[str, ...]
    inspection_type: str | None
    grade: str | None
    direction: Direction
    newness: int
    adverse: str | None
    adverse_of: tuple[str, ...]
    round_up: bool

    @property
    def alerts(self) -> bool:
        """Whether the rules take it for a first notice of something adverse, of somebody who is named."""
        return bool(self.adverse) and self.may_alert

    @property
    def may_alert(self) -> bool:
        """Whether it may be one, if something adverse is said that the rules have no words for."""
        return bool(self.adverse_of) and not (self.minutes or self.round_up) and self.newness >= LEAST_NEWNESS


def read_by_rules(telling: Telling) -> FirstReading:
    """Read a piece by the rules."""
    kind = inspection_type(telling)
    yearly = telling.day is not None and telling.day.year <= LAST_ANNUAL_RATINGS
    many = is_round_up(telling) and not yearly and not is_digest(telling)
    return FirstReading(
        minutes=is_minutes(telling),
        authorities=authorities_of(telling),
        inspection_type=kind,
        grade=grade_now(telling),
        direction=direction_of(telling, kind),
        newness=newness(telling),
        adverse=adverse_in(telling, kind) if telling.about is Whose.OWN else None,
        adverse_of=alerted(telling),
        round_up=many,
    )
