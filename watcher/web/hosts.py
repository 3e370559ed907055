"""How one host is treated: one request at a time, a rest between two, and peace when it asks or is in trouble."""

from __future__ import annotations

import random
import threading
from datetime import timedelta
from typing import Protocol

from msgspec import Struct, field

from watcher.timing import schedule

# One or two bad answers are chance; a host that fails three times in a row is left alone, each time for longer.
TROUBLES_BEFORE_LEAVING_ALONE = 3
LEFT_ALONE_FIRST, LEFT_ALONE_LONGEST = timedelta(minutes=1), timedelta(minutes=15)
"""How long a host is left alone after this many failures in a row; it doubles with each further one."""
# The second is a 200 that a proxy on the way has changed (RFC 9110, 15.3.4): refused, all of the web would be dark
# behind one that says so, and what it changed is doubted like any page and document.
GIVEN = (200, 203)
# docs/sources.md 0: back-off on 403, 429 and 5xx; these say that the host is in trouble and not that we are unwelcome.
BUSY = (429, *range(500, 600))
"""What says so, with what proxies and Cloudflare answer in a site's place (509, 520 to 530, 598)."""
REFUSED = (401, 403)
"""Not 404 and 410: a report that is gone says nothing of how its host is."""


class CookiesRefusedError(Exception):
    """A site refused cookies of its own. They are forgotten now: asked once more, it is asked without them."""


class SharedTurns(Protocol):
    """The turns of several processes that ask the same hosts, by the host's name."""

    def book(self, name: str, spacing: timedelta) -> float:
        """Book the next turn; returns how many seconds there are until it."""

    def rest(self, name: str, spacing: timedelta) -> None:
        """Let a host rest from now on."""

    def leave_alone(self, name: str, length: timedelta) -> None:
        """Leave a host alone for this long."""

    def left_alone_for(self, name: str) -> timedelta | None:
        """Say how long a host is still left alone; None when it may be asked."""


class Host(Struct):
    """One host: its turn, when it may be asked again, and how often in a row it refused us or broke down.

    Moments are monotonic seconds; `trouble` is a sentence about the last one, where it is known.
    """

    turn: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    left_alone_until: float = 0.0
    trouble: str = "it asked for that, or was in trouble."
    _troubles: int = 0

    def left_alone_for(self, now: float) -> timedelta | None:
        """Say how long it is still left alone; None when it may be asked."""
        return timedelta(seconds=round(self.left_alone_until - now)) if now < self.left_alone_until else None

    def answered(self, status: int, asked_to_wait: timedelta | None, now: float) -> None:
        """Note an answer: a good one ends its troubles."""
        if status not in (*REFUSED, *BUSY):
            self._troubles = 0
            return
        self.broke_down(now)
        if asked_to_wait:
            self._leave_alone(now, asked_to_wait)

    def broke_down(self, now: float) -> None:
        """Note that it refused us, or didn't answer."""
        self._troubles += 1
        times = self._troubles - TROUBLES_BEFORE_LEAVING_ALONE + 1
        if times > 0:
            dice = random.random()  # noqa: S311 - jitter
            self._leave_alone(now, schedule.retry_wait(times, dice, first=LEFT_ALONE_FIRST, longest=LEFT_ALONE_LONGEST))

    def _leave_alone(self, now: float, length: timedelta) -> None:
        # Never shortened: it may have asked for more than its troubles alone would earn it.
        self.left_alone_until = max(self.left_alone_until, now + length.total_seconds())
