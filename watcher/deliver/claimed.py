"""A message that was claimed, and whether it is still this process's to send: one that stood still has lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.values import replace
from watcher.store.told import outbox
from watcher.timing import schedule
from watcher.timing.clock import uptime

if TYPE_CHECKING:
    from watcher.deliver.lanes import Lane
    from watcher.store.database import Store
    from watcher.store.told.outbox import Delivery
    from watcher.timing.clock import Clock


class Claimed(Struct):
    """A delivery in a lane's hand; `since` is the `uptime` before it was claimed.

    One that may have arrived and can't be looked for (`blind`) is sent once more, and then no more; where nobody ever
    can look (`repeats`), more and more rarely.
    """

    delivery: Delivery
    lane: Lane
    since: float
    blind: bool = False
    repeats: bool = False

    def is_ours(self, store: Store, clock: Clock) -> bool:
        """Return whether nobody else can have sent it; after a while that is asked of the database, and claimed anew.

        StoreError when the database can't say.
        """
        if self.lane.left_behind:
            return False
        since, now, claimed_at = uptime(), clock.now(), self.delivery.claimed_at
        stood_still = schedule.STOOD_STILL
        if since - self.since < stood_still.total_seconds() and (not claimed_at or now - claimed_at < stood_still):
            return True
        with store.begin() as tx:
            ours = outbox.renew(tx, self.delivery, now)
        if ours:
            self.delivery, self.since = replace(self.delivery, claimed_at=now), since
        return ours
