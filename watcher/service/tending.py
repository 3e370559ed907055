"""When the outbox and health are looked after: soon after anything changed, and twice a minute for what falls due.

Most of the time nothing has changed and nothing waits: sixty queries every five seconds would be most of the work.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct

from watcher.service import systemd
from watcher.service.cycle import TEND, Cycle
from watcher.service.direct_notice import DirectNotice
from watcher.store.errors import StoreError
from watcher.store.polled import sources as source_states
from watcher.store.told import undelivered

if TYPE_CHECKING:
    from watcher.service.service import Service

TENDING = "outbox and health"
LOOKED_AFTER_EVERY = timedelta(seconds=30).total_seconds()
"""How late what falls due by the clock alone, such as a reminder, may be. Messages that wait are never left."""
SIGNED_EVERY = timedelta(seconds=15).total_seconds()
"""How often the database is given a sign of life: half of what `status` allows a process that it can't see."""
STUCK_AFTER = timedelta(minutes=10).total_seconds()
"""How long one answer of a server may take: most take moments, and an index for large tables a minute or two."""
DATABASE = "database"
TOLD_BY = "notices of jobs"
"""The job that tells the operators of jobs that fail: where it fails itself, they don't hear of any."""


class Tending(Struct):
    """The job that decides and delivers what is due, whatever the sources are doing, and shows that the service lives.

    `stages`: none where an engine of jobs has them done. `_at_rest` is what everything was like when nothing was left
    to do; None while something may be.
    """

    service: Service
    stages: tuple[Callable[[Cycle], None], ...] = TEND
    _at_rest: object = None
    _looked_at: float = float("-inf")
    _signed_at: float = float("-inf")
    _unwritten: DirectNotice | None = None

    def __call__(self) -> None:
        """Look after everything if it is time to, or anything changed."""
        self._unwritten = self._unwritten or DirectNotice(self.service)
        try:
            self._tend(self._unwritten)
        except StoreError as error:
            self._unwritten.lasts(str(error))
            raise

    def _tend(self, unwritten: DirectNotice) -> None:
        now = self.service.clock.monotonic()
        before = self.service.state
        looks = before != self._at_rest or now - self._looked_at >= LOOKED_AFTER_EVERY
        if looks:
            Cycle(self.service, sliced=True).run(self.stages)
            self._looked_at = now
        self.service.pulse.beat(TENDING, now)
        silent = self.service.pulse.silent(now)
        if self.service.store.unanswered_for() >= STUCK_AFTER:
            silent = *silent, DATABASE
        if silent:
            structlog.get_logger().error("no sign of life; systemd's watchdog is not fed", of=silent)
            return
        # After the work, and only while all parts live: what feeds the watchdog must be what it watches.
        systemd.tell(systemd.ALIVE)
        if looks or now - self._signed_at >= SIGNED_EVERY:
            self._sign(now, before, unwritten)

    def _sign(self, now: float, before: object, unwritten: DirectNotice) -> None:
        """Give the database a sign of life, and see whether anything is left to do."""
        service = self.service
        service.follow_clock()
        with service.store.begin() as tx:  # nobody else writes meanwhile
            left = service.state != before or service.guard.failed or undelivered.depth(tx).unsent
            source_states.note_alive(tx, service.clock.now())
            untold = service.guard.failed.get(TOLD_BY)
            if untold is None:
                unwritten.is_over(tx)
        if untold is None:
            unwritten.forget()
        else:
            unwritten.lasts(untold)
        self._signed_at = now
        # What waits in teams' outboxes is not looked up here: where there are any, it is looked after each time.
        self._at_rest = None if left or service.config.teams is not None else service.state
