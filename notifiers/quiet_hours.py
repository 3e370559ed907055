"""When a receiver wants to be told: at once, not at night, or once a week."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import BeforeValidator, WithJsonSchema

from watcher.timing.clock import LONDON

DigestEvery = Literal["burst", "day", "week"]
DIGEST_AT = time(8, 0)
"""When daily and weekly digests are made, in London; weekly ones on Mondays."""
# 24 hours with a leading zero alone: "7:00-19:00" and "7 pm" are refused at `check` rather than guessed at night.
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?- ?([01]\d|2[0-3]):([0-5]\d)")


class QuietHours(Struct, frozen=True):
    """Hours of the day, in London, in which only critical alerts are sent; they may go over midnight."""

    begin: time
    end: time

    def over(self, moment: datetime) -> datetime:
        """Say when it is quiet no longer: the moment itself, where it isn't."""
        local = moment.astimezone(LONDON)
        if not self._holds(local.time()):
            return moment
        day = local.date() if local.time() < self.end else local.date() + timedelta(days=1)
        # An hour that London's clock shows twice is meant as the one that it shows now.
        return datetime.combine(day, self.end.replace(fold=local.fold), LONDON).astimezone(moment.tzinfo)

    def _holds(self, at: time) -> bool:
        if self.begin < self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


def quiet_hours(text: object) -> QuietHours:
    """Read "22:00-07:00"; ValueError says how to write it."""
    if isinstance(text, QuietHours):
        return text
    found = _HOURS.fullmatch(text.strip()) if isinstance(text, str) else None
    hours = QuietHours(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))) if found else None
    if hours is None or hours.begin == hours.end:
        sentence = 'are no hours. Write them like "22:00-07:00"'
        raise ValueError(sentence)
    return hours


Quiet = Annotated[
    QuietHours, BeforeValidator(quiet_hours), WithJsonSchema({"type": "string", "pattern": "^[0-9: -]{11,13}$"})
]


def next_digest(every: DigestEvery, now: datetime) -> datetime:
    """Say when the next digest is made; a receiver without one is told now."""
    if every == "burst":
        return now
    local = now.astimezone(LONDON)
    day = local.date() if local.time() < DIGEST_AT else local.date() + timedelta(days=1)
    while every == "week" and day.weekday() != 0:
        day += timedelta(days=1)
    return datetime.combine(day, DIGEST_AT, LONDON).astimezone(now.tzinfo)
