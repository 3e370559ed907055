"""When something is due and why, and how long to wait after a failure. Pure: the moment and the dice are given."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from watcher.timing.clock import LONDON
from watcher.timing.durations import words

# Wider than the usual time: a weekday's report may be late, and one that is missed waits for the hourly pace.
PUBLISHING_STARTS = time(8, 0)
# docs/domain.md 5.
PUBLISHING_ENDS = time(18, 0)
# Ofsted publishes about 9.30: half an hour before and an hour after it is asked more often (docs/domain.md 5).
USUAL_STARTS = time(9, 0)
USUAL_ENDS = time(10, 30)
"""Between these Ofsted usually publishes (docs/domain.md 5)."""
# A third of the default pace: the three minutes that a report of 9.30 waits at most (docs/domain.md 5).
USUAL_PACE = timedelta(minutes=3)
# Of 497 reports none came at a weekend (docs/domain.md 5): an hour is soon enough.
OUTSIDE_PUBLISHING = timedelta(hours=1)
SHORTEST_REST = timedelta(seconds=1)
"""How long a source rests at least between the end of one poll and the next one."""
TURN_WITHIN = timedelta(seconds=20)
"""How soon it is polled after an hour at which the pace changes: not every installation in the same second."""
# Doubling: 25 s, 50 s, 100 s and so on up to a quarter of an hour, so that one hiccup costs an alert half a minute.
FIRST_RETRY = timedelta(seconds=25)
# However long a site was away, a report is told within a quarter of an hour of its coming back.
LONGEST_RETRY = timedelta(minutes=15)
REFUSED_AT_LEAST = timedelta(minutes=1)
"""How long what was refused rests, though its address takes messages again."""
REFUSED_FIRST = timedelta(hours=1)
REFUSED_LONGEST = timedelta(hours=4)
"""Half a working day after a bot was invited or a mailbox emptied, what was refused for days has been told, too."""
# News is not what anybody waits for by the minute, and small sites block those who insist.
LONGEST_BACKING_OFF = timedelta(hours=1)
LONGEST_UNREADABLE = timedelta(hours=1)
"""How long a document that can't be read is left alone at most."""
CLOCK_SLACK = timedelta(minutes=2)
"""A moment of the past that lies further ahead than this was noted before the machine's clock was set back."""
SESSION_MAY_BE_LOST = timedelta(seconds=15)
"""Longer than a send to Slack may take: a server that restarts ends the sessions of processes that are sending."""
STILL_ARRIVING = timedelta(seconds=5)
"""How long what a process wrote before it was killed may still be on its way, or be dealt with at the other end."""
STOOD_STILL = timedelta(seconds=10)
"""Nothing takes so long between claiming a message and sending it, unless the process stood still. Less than after
which another process may take the message over."""
STALE_SENDING = timedelta(seconds=90)
"""Longer than any notifier may take; a delivery still in `sending` after this was left by a process that is gone."""


class Pace(Struct, frozen=True):
    """How often a source is asked now, and why, in words for people. `like_ofsted`: it follows Ofsted's hours."""

    every: timedelta
    why: str
    like_ofsted: bool = False


class Due(Struct, frozen=True):
    """When a source is asked next, and why then. `asked_to_wait`: its server said so, and nothing overrides that."""

    at: datetime
    why: str
    asked_to_wait: bool = False


def in_publishing_hours(moment: datetime) -> bool:
    """Return whether Ofsted may be publishing: weekdays from 08:00 to 18:00 in London (docs/domain.md 5)."""
    local = moment.astimezone(LONDON)
    return local.weekday() < 5 and PUBLISHING_STARTS <= local.time() < PUBLISHING_ENDS


def weekdays(first: date, last: date) -> int:
    """Count the weekdays from one day to another, both included."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(each.weekday() < 5 for each in days)


def steady(every: timedelta) -> Pace:
    """Ask at the same pace day and night."""
    return Pace(every, f"every {words(every)}")


def like_ofsted(moment: datetime, every: timedelta, pages: int, spacing: timedelta) -> Pace:
    """Ask when Ofsted publishes: `every` in its hours, more often when it usually does, hourly otherwise.

    At its usual time that is every 3 minutes instead of every 10, for up to 60 pages with 1.5 seconds between; with
    more, the site rests for as long as it was asked.
    """
    local = moment.astimezone(LONDON)
    if not in_publishing_hours(moment):
        slow = max(every, OUTSIDE_PUBLISHING)
        often = "hourly" if slow == OUTSIDE_PUBLISHING else f"every {words(slow)}"
        return Pace(slow, f"{often}: Ofsted rarely publishes now", like_ofsted=True)
    if USUAL_STARTS <= local.time() < USUAL_ENDS:
        # Twice the time that fetching takes: however many pages are watched, the site rests half of the time.
        fast = min(every, max(USUAL_PACE, every * 0.3, 2 * pages * spacing))
        return Pace(fast, f"every {words(fast)}: Ofsted usually publishes now", like_ofsted=True)
    return Pace(every, f"every {words(every)}: Ofsted may publish now", like_ofsted=True)


def next_poll(began: datetime, ended: datetime, pace: Pace, dice: float) -> Due:
    """Say when to ask again after a poll that went well, counted from its beginning.

    `dice` in [0, 1) takes up to a twentieth off, so that many sources don't stay in step.
    """
    return _not_later_than_the_turn(Due(began + pace.every * (1 - dice / 20), pace.why), began, ended, pace, dice)


class FailedPolls(Struct, frozen=True):
    """A failed poll of a source: how many have failed in a row, and how long its server asked us to wait."""

    times: int
    asked: timedelta | None = None


def after_failure(began: datetime, ended: datetime, pace: Pace, dice: float, failed: FailedPolls) -> Due:
    """Return when to ask again after a failed poll: the wait doubles each time, or is what the server asked for."""
    failures, asked = failed.times, failed.asked
    longest = max(pace.every, LONGEST_RETRY if pace.like_ofsted else LONGEST_BACKING_OFF)
    # Capped before it is computed: 2 ** 1000, after a week of failures, fits no timedelta.
    wait = min(pace.every * float(2 ** min(failures - 1, 20)), longest) * (1 - dice / 20)
    # Never earlier than asked, and a little later rather than sooner: a wait counts from the answer.
    if asked and ended + asked > began + wait:
        return Due(ended + asked + asked * dice / 20, "the site asked us to wait", asked_to_wait=True)
    times = "a failure" if failures == 1 else f"{failures} failures"
    due = Due(began + wait, f"backing off after {times}")
    return _not_later_than_the_turn(due, began, ended, pace, dice)


def _not_later_than_the_turn(due: Due, began: datetime, ended: datetime, pace: Pace, dice: float) -> Due:
    """Ask when Ofsted's hours begin, though the slower pace of before would allow to ask later."""
    turn = _next_turn(began) if pace.like_ofsted else None
    if turn and turn < due.at and pace.every > USUAL_PACE:
        local = turn.astimezone(LONDON)
        due = Due(turn + TURN_WITHIN * dice, f"at {local:%H:%M}, when Ofsted's hours of publishing begin")
    return Due(max(due.at, ended + SHORTEST_REST), due.why)


def _next_turn(moment: datetime) -> datetime:
    """Find the next moment at which a faster pace begins: on weekdays at 08:00 and at 09:00 in London."""
    today = moment.astimezone(LONDON).date()
    # Four days reach from a Friday evening over the weekend to Monday.
    days = (today + timedelta(days=number) for number in range(4))
    turns = (
        datetime.combine(day, start, LONDON).astimezone(moment.tzinfo)
        for day in days
        if day.weekday() < 5
        # Combined with London's zone each, so that the day of a clock change has its own 8:00.
        for start in (PUBLISHING_STARTS, USUAL_STARTS)
    )
    return next(each for each in turns if each > moment)


TRIED_AGAIN_FOR = timedelta(days=7)
"""For how long what a receiver refused is tried again."""


def refused_wait(since: timedelta) -> timedelta:
    """Say how long to wait after a refusal of what was queued that long ago: an hour, then as long again, then four."""
    return min(max(REFUSED_FIRST, since), REFUSED_LONGEST)


def doubt_wait(since: timedelta, usual: timedelta) -> timedelta:
    """Say how long to wait where each attempt may have arrived, the first one that long ago: as long again, four hours.

    A server that takes each message and loses its answer would else put a hundred copies a day into an inbox.
    """
    return max(usual, min(since, REFUSED_LONGEST))


def retry_wait(
    failures: int, dice: float, *, first: timedelta = FIRST_RETRY, longest: timedelta = LONGEST_RETRY
) -> timedelta:
    """Say how long to wait after the `failures`-th failure in a row (from 1): doubling, then `longest`.

    `dice` in [0, 1) takes up to a fifth off, so that many that failed together don't come back together.
    """
    # As above: capped before it overflows.
    doubled = min(first * float(2 ** min(failures - 1, 20)), longest)
    return doubled * (1 - dice / 5)
