"""Gathers a burst of alerts into one digest a receiver; what stays single is released to be sent."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import groupby, islice
from typing import TYPE_CHECKING

import structlog

import notifiers
from notifiers.messages.digests import digest_message, parts_of
from watcher.deliver import enqueue
from watcher.model.alerts import Severity
from watcher.model.errors import in_a_sentence
from watcher.store.engine import locks
from watcher.store.told import digests
from watcher.store.told.outbox import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from notifiers.messages.digests import Room
    from notifiers.notifier import ReceiverSettings
    from watcher.model.alerts import Message
    from watcher.store.database import Store
    from watcher.store.told.outbox import Delivery


BURST_WITHIN = timedelta(seconds=20)
"""How long what was decided waits for the rest of its burst, while documents are still being fetched."""


def gather(
    store: Store,
    receivers: Mapping[str, ReceiverSettings],
    now: datetime,
    *,
    more_may_come: Callable[[], bool] = lambda: False,
    alone: str | None = None,
) -> None:
    """Release what was decided in this cycle, or has waited its time; many at once as a digest.

    It must not run while decisions are being made, or a part of a burst would be released before the rest is there:
    unless `more_may_come`, asked where anything waits, says so. `alone` is the only receiver that is gathered for.
    """
    with store.look() as tx:
        if not digests.any_waiting(tx, now, alone):
            return
    more = more_may_come()
    with store.begin() as tx:
        locks.take_turn(tx, "gathering")  # or two that read the same would tell it in two digests
        pending = sorted(digests.waiting(tx, now, alone), key=_where)
        oldest = min((each.queued_at for each in pending), default=now)
        if more and _is_young(oldest, now):
            return
        for (receiver, _address, rank), group in groupby(pending, key=_where):
            deliveries = list(group)
            looked_for = [each for each in deliveries if each.state is not State.QUEUED]
            fresh = [each for each in deliveries if each.state is State.QUEUED]
            # It may have been sent as itself already: in a digest it could not be found again.
            digests.release(tx, looked_for, now)
            settings = receivers.get(receiver)
            many = settings is not None and len(fresh) > _most_single(settings, critical=rank == 0)
            made = _made(tx, fresh, notifiers.digest_room(settings)) if settings and many else ()
            for members, message in made:
                digests.gather(tx, members, message, now)
            if not made:
                digests.release(tx, fresh, now)


def _is_young(oldest: datetime, now: datetime) -> bool:
    """Return whether what was queued first may still wait for the rest of its burst."""
    # The lower bound is for a clock that was set back: what was queued in its future must not wait for it.
    return timedelta() <= now - oldest < BURST_WITHIN


def release_few(
    store: Store,
    receivers: Mapping[str, Mapping[str, ReceiverSettings]],
    now: datetime,
    *,
    more_may_come: Callable[[], bool],
) -> frozenset[str]:
    """Release what was decided for teams, at once for all for whom it is too little to be gathered; name the others.

    `receivers` are those of each team; `store` is the operator's.
    """
    with store.look() as tx:
        waiting = [each for each in digests.waiting_in_teams(tx, now) if each.team in receivers]
    more = bool(waiting) and more_may_come()
    few: list[digests.Waits] = []
    left: set[str] = set()
    for team, group in groupby(waiting, key=lambda each: each.team):
        theirs = list(group)
        if more and _is_young(min(each.queued_at for each in theirs), now):
            continue
        if _are_few(theirs, receivers[team]):
            few += theirs
        else:
            left.add(team)
    if few:
        with store.begin() as tx:
            digests.release_in_teams(tx, few, now)
    return frozenset(left)


def _are_few(waiting: Iterable[digests.Waits], receivers: Mapping[str, ReceiverSettings]) -> bool:
    """Return whether they all go out singly, however urgent each is; so does what is for no receiver any more."""
    counted = Counter((each.receiver, each.address) for each in waiting if each.receiver in receivers)
    return all(
        many <= min(_most_single(receivers[name], critical=each) for each in (True, False))
        for (name, _), many in counted.items()
    )


def _made(tx: Connection, fresh: list[Delivery], room: Room | None) -> tuple[tuple[list[Delivery], Message], ...]:
    """Make one digest in the place of them all, or as many as their receiver's limits need, so that all are named.

    None where a mistake of ours prevents it: then each goes out by itself, rather than none, and nobody else's.
    """
    try:
        return tuple(_digests(tx, fresh, room))
    except Exception as error:
        structlog.get_logger().error("no digest could be made; all go out singly", error=in_a_sentence(error))
        return ()


def _digests(tx: Connection, fresh: list[Delivery], room: Room | None) -> Iterator[tuple[list[Delivery], Message]]:
    parts = parts_of([each.message for each in fresh], room)
    waiting = iter(fresh)
    for number, part in enumerate(parts, start=1):
        members = list(islice(waiting, len(part)))
        keys = "\n".join(each.key for each in part)
        key = enqueue.delivery_key(tx, f"digest\n{keys}", members[0].receiver, members[0].address)
        yield members, digest_message(key, part, part=number, of=len(parts))


def _where(delivery: Delivery) -> tuple[str, str, int]:
    """Sort critical alerts before all others."""
    return delivery.receiver, delivery.address, 0 if delivery.message.severity is Severity.CRITICAL else 1


def _most_single(settings: ReceiverSettings, *, critical: bool) -> int:
    if critical:
        return settings.critical_digest_above
    return settings.digest_above if settings.digest == "burst" else 1
