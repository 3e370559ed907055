"""Is what a source shows broken, or strangely quiet? Pure: what it showed before is given, and so is the moment.

Nothing here is expected because of a number in the code: a page is measured by what the same page showed last, the
list by its own last good poll, and silence by the silences before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model.listings import BELIEVED_AFTER_POLLS, ShownReport
from watcher.timing import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MANY_AT_ONCE = 3
"""A page or a feed that loses so many entries between two polls has been changed, not cleared out."""
STILL_THE_LIST = 0.9
"""A list may lose a tenth of its authorities at once; councils merge, but not by the dozen."""
FEWEST_PUBLICATIONS = 20
"""With fewer nothing can be said about how long silence usually lasts."""
LOOKED_BACK = timedelta(days=3 * 365)
UNUSUAL = 1.5
"""A silence half as long again as any before it is unusual."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why what a page shows may not be true. `wholly`: nothing on it is believed; else only that something is gone."""

    sentence: str
    wholly: bool


def doubt_page(before: Sequence[ShownReport], now: Sequence[ShownReport], *, contradicted: bool) -> Doubt | None:
    """Compare a page with what it showed before.

    `contradicted`: the list of authorities still speaks of this page's newest report, or can't be believed itself.
    """
    if not before:
        return None
    keys = {each.key for each in now}
    lost = [each for each in before if each.key not in keys]
    if not now:
        return Doubt(f"it lists no report, where it listed {_reports(len(before))}", wholly=True)
    if len(lost) >= MANY_AT_ONCE or (len(before) > 1 and 2 * len(lost) > len(before)):
        return Doubt(f"{len(lost)} of the {_reports(len(before))} that it listed are gone at once", wholly=True)
    if 2 * sum(each.published is not None for each in now) < len(now) and all(each.published for each in before):
        return Doubt("its reports have no publication dates any more", wholly=True)
    return _doubt_newest(before, now, lost, contradicted=contradicted)


def _doubt_newest(
    before: Sequence[ShownReport], now: Sequence[ShownReport], lost: Sequence[ShownReport], *, contradicted: bool
) -> Doubt | None:
    """Tell an old cached copy, which lacks what was published last, from the page of a report that was withdrawn."""
    newest = max((each.published for each in before if each.published), default=None)
    latest_shown = max((each.published for each in now if each.published), default=date.min)
    gone = [each for each in lost if each.published == newest]
    if newest is None or latest_shown >= newest or not gone:
        return None
    seen = f"it no longer lists “{gone[0].title}”, published {newest:%-d %B %Y}"
    if contradicted:
        return Doubt(f"{seen}, and the list of authorities doesn't bear that out: an old copy of the page", wholly=True)
    if gone[0].missing + 1 < BELIEVED_AFTER_POLLS:
        return Doubt(f"{seen}: an old copy of the page, or the report was withdrawn", wholly=False)
    return None


def doubt_feed(before: int, now: int | None) -> Doubt | None:
    """Compare how many pieces a feed lists with how many it listed before; `now` None: it says "not modified"."""
    if now == 0 and before >= MANY_AT_ONCE:
        return Doubt(f"it lists nothing, where it listed {before} pieces", wholly=True)
    return None


def _reports(count: int) -> str:
    return f"{count} report{'s' if count != 1 else ''}"


def doubt_list(expected: int | None, before: Mapping[str, date | None], now: Mapping[str, date | None]) -> str | None:
    """Compare the list of authorities with its last good poll: each authority's latest report, and how many there are.

    The answer is what was seen and expected, without the name of the list.
    """
    if expected and len(now) < expected * STILL_THE_LIST:
        return f"it shows {len(now)} authorities, where {expected} were expected from the last good poll"
    dated = [urn for urn in now if before.get(urn)]
    undated = [urn for urn in dated if now[urn] is None]
    if dated and 2 * len(undated) > len(dated):
        return f"{len(undated)} of its {len(now)} authorities have no date of a latest report any more"
    back = [urn for urn in dated if (day := now[urn]) and day < (before[urn] or date.min)]
    if len(back) > 1:
        return f"for {len(back)} authorities it names an earlier latest report than before: this is an old copy"
    return None


def blind_for(since: datetime, now: datetime) -> timedelta:
    """Count the hours between two moments in which Ofsted may publish."""
    blind = timedelta()
    step = timedelta(minutes=5)
    moment = since
    while moment < now:
        ends = min(moment + step, now)
        if schedule.in_publishing_hours(moment):
            blind += ends - moment
        moment = ends
    return blind


def strangely_quiet(published: Iterable[date], today: date, elections: Iterable[date]) -> str | None:
    """Say that nothing was published for longer than in the three years before; None when that is ordinary.

    Counted are weekdays on which Ofsted usually publishes: not those of August, of Christmas, and of the five weeks
    before an election.
    """
    days = sorted({each for each in published if today - LOOKED_BACK <= each <= today})
    if len(days) < FEWEST_PUBLICATIONS:
        return None
    polls = tuple(elections)
    silences = [_usual_days(one, other, polls) for one, other in pairwise(days)]
    now = _usual_days(days[-1], today, polls)
    if now <= max(silences) * UNUSUAL:
        return None
    return (
        f"nothing new was published since {days[-1]:%-d %B %Y}: {now} ordinary weekdays, "
        f"where {max(silences)} were the most so far"
    )


def _usual_days(after: date, until: date, elections: tuple[date, ...]) -> int:
    count = 0
    day = after + timedelta(days=1)
    while day <= until:
        count += day.weekday() < 5 and not _is_unusual(day, elections)
        day += timedelta(days=1)
    return count


def _is_unusual(day: date, elections: tuple[date, ...]) -> bool:
    christmas = (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 7)
    return day.month == 8 or christmas or any(timedelta(0) <= each - day <= timedelta(weeks=5) for each in elections)


def local_election(year: int) -> date:
    """Find the first Thursday in May, on which councils are elected."""
    first = date(year, 5, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7)
