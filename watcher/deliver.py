"""The third sentence: deliver what was decided. The outbox is the only thing that retries; a notifier sends once."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from notifiers.notifier import DeliveryError, Notifier
from watcher import schedule
from watcher.store import outbox
from watcher.store.outbox import Delivery, State

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.clock import Clock
    from watcher.store.database import Store

NotifierFor = Callable[[str, str], Notifier]
"""Finds the notifier for a receiver's name and one of its addresses; DeliveryError when there is none."""


@dataclass(frozen=True, slots=True)
class Attempted:
    """One attempt, and what came of it in a sentence."""

    delivery: Delivery
    state: State
    answer: str


def deliver(
    *,
    store: Store,
    notifier_for: NotifierFor,
    clock: Clock,
    ignore_waits: bool = False,
    stopping: Callable[[], bool] = lambda: False,
) -> tuple[Attempted, ...]:
    """Try every delivery that is due, once; receivers side by side, so that a slow one delays nobody else.

    Once `stopping` says so the messages in hand are finished, and no other is begun.
    """
    with store.begin() as tx:
        outbox.release_abandoned(tx, clock.now())
        receivers = outbox.receivers_due(tx, clock.now(), ignore_waits=ignore_waits)
    if not receivers:
        return ()

    def drain(receiver: str) -> list[Attempted]:
        return _drain(
            receiver,
            store=store,
            notifier_for=notifier_for,
            clock=clock,
            ignore_waits=ignore_waits,
            stopping=stopping,
        )

    with ThreadPoolExecutor(max_workers=min(len(receivers), 8), thread_name_prefix="deliver") as threads:
        return tuple(attempted for each in threads.map(drain, receivers) for attempted in each)


def _drain(
    receiver: str,
    *,
    store: Store,
    notifier_for: NotifierFor,
    clock: Clock,
    ignore_waits: bool,
    stopping: Callable[[], bool],
) -> list[Attempted]:
    tried: list[Attempted] = []
    while not stopping():
        with store.begin() as tx:
            claimed = outbox.claim(
                tx,
                receiver,
                clock.now(),
                ignore_waits=ignore_waits,
                skip=frozenset(each.delivery.id for each in tried),
            )
        if claimed is None:
            return tried
        tried.append(_attempt(claimed, store=store, notifier_for=notifier_for, clock=clock))
    return tried


def _attempt(delivery: Delivery, *, store: Store, notifier_for: NotifierFor, clock: Clock) -> Attempted:
    looking = False
    try:
        notifier = notifier_for(delivery.receiver, delivery.address)
        looking = delivery.state is State.UNKNOWN
        receipt = notifier.find(delivery.message) if looking else None
        answer = "An earlier attempt had got through." if receipt else "Sent."
        looking = False
        receipt = receipt or notifier.send(delivery.message)
    except DeliveryError as error:
        return _failed(delivery, error, looking=looking, store=store, now=clock.now())
    with store.begin() as tx:
        outbox.sent(tx, delivery.id, receipt.reference, answer, clock.now())
    return Attempted(delivery, State.SENT, answer)


def _failed(delivery: Delivery, error: DeliveryError, *, looking: bool, store: Store, now: datetime) -> Attempted:
    """Settle a failed attempt. While only looking for an earlier one, nothing was sent: it stays unknown."""
    wait = schedule.retry_wait(delivery.attempts + 1, random.random())  # noqa: S311 - jitter
    if error.retry_after:
        wait = max(wait, error.retry_after) if not looking else error.retry_after
    state = State.GIVEN_UP if error.permanent else State.UNKNOWN if error.unknown or looking else State.QUEUED
    with store.begin() as tx:
        outbox.not_sent(tx, delivery.id, state, str(error), now, now + wait, server_wait=error.retry_after is not None)
        if error.retry_after:
            outbox.hold(tx, delivery.receiver, now + error.retry_after)
    return Attempted(delivery, state, str(error))
