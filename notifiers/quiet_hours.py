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


NOON = 12


class QuietHours(Struct, frozen=True):
    """Hours of the day, in London, in which only critical alerts are sent; they may go over midnight."""

    begin: time
    end: time

    @property
    def all_working_day(self) -> bool:
        """Whether it is quiet while people are at work, which is most often the opposite of what is meant."""
        return self._holds(time(9)) and self._holds(time(NOON)) and self._holds(time(16, 59))

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
    if hours is None:
        raise ValueError(f"is not a span of hours. {_as_meant(text)}")
    if hours.begin == hours.end:
        raise ValueError('ends when it begins. Write from when to when it is to be quiet: "22:00-07:00".')
    return hours


# Not taken, only understood: "10pm to 8.30am" is answered with how to write it.
_SAID = re.compile(r"(\d{1,2})(?:[:.h]([0-5]\d))?\s*([ap])?\.?(?:m\.?)?")


def _as_meant(text: object) -> str:
    """Say how to write "10pm to 8.30am"; for what can't be guessed, how hours are written."""
    said = text.strip().lower() if isinstance(text, str) else ""
    ends = re.split(r"\s*(?:[-\u2013]|\bto\b|\buntil\b|\btill\b)\s*", said)
    times = [found for each in ends if (found := _SAID.fullmatch(each))]
    halves = {each[3] for each in times}
    # "10-7" may be meant in the morning or at night; "22.00" and "10pm" say it.
    certain = None not in halves or (halves == {None} and any(int(each[1]) > NOON for each in times))
    hours = [_on_24(int(each[1]), each[3]) for each in times]
    if (
        len(ends) != len(times)
        or len(times) != 2
        or not certain
        or max(hours) >= 24
        or times[0].groups() == times[1].groups()
    ):
        return 'Write them like "22:00-07:00"'
    written = (f"{hour:02}:{each[2] or '00'}" for hour, each in zip(hours, times, strict=True))
    return f'Write "{"-".join(written)}"'


def _on_24(hour: int, half: str | None) -> int:
    return hour if half is None else hour % NOON + (NOON if half == "p" else 0)


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
