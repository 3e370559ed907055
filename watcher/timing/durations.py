"""Lengths of time as people write them: "30 minutes", "2 hours", "7 days"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
# At most six digits: a longer number is no length of time that anybody means.
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?(second|minute|hour|day|week)s?")
LONGEST = timedelta(days=365 * 1_000)
"""What is longer ("999999 weeks", for never) counts as this: no calendar has the day before which that would be."""
HOW_TO_WRITE = 'Write it like "30 minutes" or "2 hours".'


def duration(text: object) -> timedelta:
    """Read a length of time; ValueError says how to write one."""
    if isinstance(text, timedelta):
        return text
    found = _LENGTH.fullmatch(text.strip().lower()) if isinstance(text, str) else None
    if not found:
        raise ValueError(f"is not a length of time. {_as_meant(text) or HOW_TO_WRITE}")
    length = min(timedelta(seconds=float(found[1]) * _UNITS[found[2]]), LONGEST)
    if length < timedelta(seconds=1):
        raise ValueError(f"is too short; the shortest is one second. {HOW_TO_WRITE}")
    return length


# Not taken, only understood: "10m" is answered with how to write it.
_IN_SHORT = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?(?:(s)(?:ecs?)?|(m)(?:ins?)?|(h)(?:rs?)?|(d)|(w)(?:ks?)?)")
_COUNTED = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTED |= {"ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
_OFTEN = {
    "half an hour": "30 minutes",
    "hourly": "1 hour",
    "daily": "1 day",
    "weekly": "7 days",
    "every hour": "1 hour",
    "every day": "1 day",
}


def _as_meant(text: object) -> str:
    """Say how to write "10m" or "hourly"; nothing for what can't be guessed."""
    said = " ".join(text.lower().split()).rstrip(".") if isinstance(text, str) else ""
    if said in _OFTEN:
        return f'Write "{_OFTEN[said]}".'
    first, _, rest = said.removeprefix("every ").partition(" ")
    said = f"{_COUNTED.get(first, first)} {rest}".strip()
    if _LENGTH.fullmatch(said):  # with blanks that are none, or a full stop behind
        return f'Write "{said}".'
    short = _IN_SHORT.fullmatch(said)
    if not short:
        return ""
    letter = next(each for each in short.groups()[1:] if each)
    unit = next(each for each in _UNITS if each.startswith(letter))
    return f'Write "{short[1]} {unit}{"" if short[1] == "1" else "s"}".'


def words(length: timedelta) -> str:
    """Write a length of time as people say it: "3 minutes", "90 seconds", "1 day"."""
    seconds = length.total_seconds()
    unit = next(name for name, size in reversed(_UNITS.items()) if seconds >= size or size == 1)
    count = f"{seconds / _UNITS[unit]:.3g}"
    return f"{count} {unit}{'' if count == '1' else 's'}"


Duration = Annotated[
    timedelta, BeforeValidator(duration), WithJsonSchema({"type": "string", "pattern": "^[0-9.]+ ?[a-z]+$"})
]

SHORTEST_KEEPING = timedelta(days=30)
"""Less is refused: a choice that guards against a slip such as "30 minutes", which would delete nearly everything."""


def keeping(text: object) -> timedelta | None:
    """Read how long something is kept, None for "forever"; ValueError says how to write it."""
    if text is None or (isinstance(text, str) and text.strip().lower() == "forever"):
        return None
    try:
        length = duration(text)
    except ValueError:
        length = timedelta(0)
    if length < SHORTEST_KEEPING:
        raise ValueError('is not a time to keep something. Write it like "365 days", at least "30 days", or "forever".')
    return length


Keeping = Annotated[
    timedelta | None,
    BeforeValidator(keeping),
    WithJsonSchema({"type": "string", "pattern": "^([0-9.]+ ?[a-z]+|forever)$"}),
]


def working_hours(text: object) -> timedelta:
    """Read a number of working hours; ValueError says how to write one."""
    if isinstance(text, timedelta):
        return text
    found = (
        re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?) ?working hours?", text.strip().lower())
        if isinstance(text, str)
        else None
    )
    if not found or float(found[1]) == 0:
        raise ValueError('is not a number of working hours. Write it like "4 working hours" (a working day has 8)')
    return timedelta(hours=float(found[1]))


WorkingHours = Annotated[
    timedelta,
    BeforeValidator(working_hours),
    WithJsonSchema({"type": "string", "pattern": "^[0-9.]+ ?working hours?$"}),
]
