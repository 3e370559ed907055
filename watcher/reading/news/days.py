"""When: the day of a piece as far as it is known, and the dates that its sentences name, in months before that day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from watcher.timing.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?")
# Of this century and the last: other numbers of four digits are counts of children.
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTH = {name: number for number, name in enumerate(MONTHS, start=1)} | {
    name[:3]: number for number, name in enumerate(MONTHS, start=1)
}
# A month within it: "last autumn" is compared with months, and needs no more.
_SEASON = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10}
_NAMES = frozenset((*_MONTH, *_SEASON, "last", "earlier"))
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), start=1)} | {"seventy": 70}
_NUMBER = {**NUMBERS, "a": 1, "several": 3, "some": 3}
_UNIT = {"year": 12, "years": 12, "month": 1, "months": 1, "decade": 120, "decades": 120, "week": 0, "weeks": 0}
_AGO = ("ago", "back", "earlier", "before", "on", "after", "later", "since")
_JUDGED = frozenset(("judged", "rated", "graded", "branded", "deemed", "ranked", "ruled", "set", "named"))
FURTHER = 15
"""How many words before a date inspectors may be named who came then."""
THAN = 4
_THAN_IT_WAS = frozenset(("it", "they", "was", "were", "had", "been", "did", "at", "in", "the", "just", "only"))
"""What may be between "than" and a date: "weaker than they were two years ago"."""
_COMPARED = frozenset(("since", "than", "compared"))
_RELEASED = frozenset(("published", "released", "issued"))
_INSPECTORS = frozenset(("ofsted", "watchdog", "regulator"))
_INSPECTED = ("inspect", "visit", "reinspect")


class Day(Struct, frozen=True):
    """When a piece came out: a year and perhaps a month. `guessed` from the years that it names, where undated."""

    year: int
    month: int | None = None
    guessed: bool = False

    def months_since(self, year: int, month: int | None) -> int:
        """Count the months from then to this day; what lacks a month is taken for the whole year."""
        if month is None or self.month is None:
            return 12 * (self.year - year)
        return 12 * (self.year - year) + self.month - month


class Named(NamedTuple):
    """A date that a sentence names: from which word to before which, and how many months before the piece's day.

    `base` says that something is compared with it ("since 2015"), `inspection` that it is an inspection's, which comes
    before its report; `ago` that it is told as so long ago ("last year", "two years after").
    """

    start: int
    end: int
    months: int
    base: bool = False
    inspection: bool = False
    ago: bool = False


def day_of(published: str | None, texts: tuple[tuple[str, ...], ...]) -> Day | None:
    """Take the day that a piece bears, or the last of the years that its sentences name."""
    if published and (found := _DATE.match(published)):
        month = int(found[2]) if found[2] and 1 <= int(found[2]) <= len(MONTHS) else None
        return Day(int(found[1]), month)
    years = [int(word) for words in texts for word in words if _YEAR.match(word)]
    return Day(max(years), guessed=True) if years else None


def dates_in(texts: tuple[str, ...], day: Day | None) -> tuple[Named, ...]:
    """List the dates that a sentence names, in order.

    Where the piece's own day is unknown they are those told as so long ago; where it is guessed, all lie before it.
    """
    found = _dates(texts, day)
    guessed = day is not None and day.guessed
    return tuple(each._replace(months=max(each.months, 12)) for each in found) if guessed else tuple(found)


def _dates(texts: tuple[str, ...], day: Day | None) -> Iterator[Named]:
    at = 0
    while at < len(texts):
        if not _may_begin(texts, at):
            at += 1
            continue
        found = (day and (_year(texts, at, day) or _month(texts, at, day))) or _ago(texts, at)
        if found:
            yield found
        at = found.end if found else at + 1


def _may_begin(texts: tuple[str, ...], at: int) -> bool:
    """Pass over most words at once: no date begins with them."""
    word = texts[at]
    return word[0].isdigit() or word.removesuffix("'s") in _NAMES or (at + 1 < len(texts) and texts[at + 1] in _UNIT)


def _year(texts: tuple[str, ...], at: int, day: Day) -> Named | None:
    year = texts[at].removesuffix("'s")
    if not _YEAR.match(year):
        return None
    month = _month_or_season(texts[at - 1]) if at else None
    start = at - 1 if month else at
    return _named(texts, start, at + 1, day.months_since(int(year), month))


def _month_or_season(word: str) -> int | None:
    word = word.removesuffix("'s")
    return _MONTH.get(word) or _SEASON.get(word)


def _month(texts: tuple[str, ...], at: int, day: Day) -> Named | None:
    """Read a month alone: the last one of its name before the piece."""
    month = _month_or_season(texts[at])
    if month is None or (at + 1 < len(texts) and _YEAR.match(texts[at + 1])) or day.month is None:
        return None
    before = texts[at - 1] if at else ""
    if texts[at] in ("may", "march", "mar", "spring") and not (
        before in ("in", "last", "of", "since", "from", "on", "and", "until", "to", "late", "early", "that")
        or before.isdigit()
    ):
        return None
    months = (day.month - month) % 12
    year_ago = texts[at + 1 : at + 3] == ("last", "year")
    if (year_ago and month <= day.month) or (before == "last" and months <= 1):
        months += 12
    return _named(texts, at, at + 3 if year_ago else at + 1, months)


def _ago(texts: tuple[str, ...], at: int) -> Named | None:
    """Read "last year", "earlier this year", "three years ago", "two weeks after"."""
    here = texts[at : at + 3]
    if len(here) > 1 and here[0] == "last" and here[1] in ("year", "year's", "month", "month's", "week", "week's"):
        months = {"year": 12, "month": 1}.get(here[1].removesuffix("'s"), 0)
        visited = months == 1 and at > 0 and texts[at - 1].startswith(_INSPECTED)  # "after a visit last month"
        base = "than" in texts[max(0, at - 2) : at]
        return Named(at, at + 2, months, base=base, inspection=visited, ago=months > 0 and not visited)
    if here == ("earlier", "this", "year"):
        return Named(at, at + 3, 4, ago=True)
    if len(here) == 3 and here[1] in _UNIT and here[2] in _AGO:
        number = _NUMBER.get(here[0]) or (int(here[0]) if here[0].isdigit() and len(here[0]) < 4 else 2)
        before = texts[max(0, at - THAN) : at]
        than = "than" in before and set(before[before.index("than") + 1 :]) <= _THAN_IT_WAS
        base = here[2] == "since" or than
        return Named(at, at + 3, number * _UNIT[here[1]], base=base, ago=True)
    return None


def _named(texts: tuple[str, ...], start: int, end: int, months: int) -> Named:
    before = texts[max(0, start - 5) : start]
    released = len(before) > 1 and before[-2] in _RELEASED  # "the inspection, published in May": its report's day
    inspectors = _is_of_inspectors(texts[max(0, start - FURTHER) : start])
    near = texts[max(0, start - 6) : end + 3]
    return Named(
        start,
        end,
        months,
        base=any(each in _COMPARED for each in before),
        inspection=not released and (inspectors or any(_is_inspecting(near, at) for at in range(len(near)))),
    )


def _is_of_inspectors(before: tuple[str, ...]) -> bool:
    """Return whether it is when inspectors were there: "inspectors who were in Bolton in January"."""
    came = next((at for at, each in enumerate(before) if each in ("who", "which")), 0)
    return any(each.startswith("inspector") or each in _INSPECTORS for each in before[:came])


def _is_inspecting(near: tuple[str, ...], at: int) -> bool:
    """Return whether a word tells of an inspection, and not only who judged: "in May inspectors judged it poor"."""
    judged = near[at] in ("inspectors", "inspectorates") and bool(_JUDGED & set(near[at + 1 : at + 2]))
    return near[at].startswith(_INSPECTED) and not judged
