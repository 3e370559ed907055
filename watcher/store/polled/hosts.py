"""When each host may be asked next, where several processes ask: together they ask no more often than one would."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import select, update

from watcher.store.tables.sources import host
from watcher.store.upsert import insert_missing

if TYPE_CHECKING:
    from watcher.store.database import Store
    from watcher.timing.clock import Clock


class SharedHosts(Struct, frozen=True):
    """The turns of all processes, in the database."""

    store: Store
    clock: Clock

    def book(self, name: str, spacing: timedelta) -> float:
        """Book the next turn at a host; returns how many seconds there are until it."""
        with self.store.begin(lasting=False) as tx:
            now = self.clock.now()
            insert_missing(tx, host, [{"name": name, "next_at": now}])
            free_at: datetime = tx.execute(
                select(host.c.next_at).where(host.c.name == name).with_for_update()
            ).scalar_one()
            turn = max(now, free_at)
            tx.execute(update(host).where(host.c.name == name).values(next_at=turn + spacing))
        return (turn - now).total_seconds()

    def rest(self, name: str, spacing: timedelta) -> None:
        """Let a host rest from now on, after an answer that took longer than its turn."""
        until = self.clock.now() + spacing
        with self.store.begin(lasting=False) as tx:
            tx.execute(update(host).where(host.c.name == name, host.c.next_at < until).values(next_at=until))

    def leave_alone(self, name: str, length: timedelta) -> None:
        """Leave a host alone that asked for it, or is in trouble."""
        until = self.clock.now() + length
        with self.store.begin(lasting=False) as tx:
            tx.execute(update(host).where(host.c.name == name).values(left_alone_until=until))

    def left_alone_for(self, name: str) -> timedelta | None:
        """Say how long a host is still left alone by all; None when it may be asked."""
        with self.store.look() as tx:
            until: datetime | None = tx.execute(select(host.c.left_alone_until).where(host.c.name == name)).scalar()
        now = self.clock.now()
        return timedelta(seconds=round((until - now).total_seconds())) if until and until > now else None
