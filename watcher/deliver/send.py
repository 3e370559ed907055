"""The third sentence: deliver what was decided. The outbox is the only thing that retries; a notifier sends once."""

from __future__ import annotations

import random
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from notifiers.notifier import DeliveryError, Notifier, ShowsPictures
from watcher import logs
from watcher.store import outbox
from watcher.store.outbox import Delivery, State
from watcher.timing import schedule

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.store.database import Store
    from watcher.timing.clock import Clock

NotifierFor = Callable[[str, str], Notifier]
"""Finds the notifier for a receiver's name and one of its addresses; DeliveryError when there is none."""
SHORT_WAIT = timedelta(seconds=5)
"""A server that asks for no more than this is waited for at once: a channel takes one message a second."""


@dataclass(frozen=True, slots=True)
class Attempted:
    """One attempt, and what came of it in a sentence; `asked` is how long the server wants to be left alone."""

    delivery: Delivery
    state: State
    answer: str
    asked: timedelta | None = None

    @property
    def waits_a_moment(self) -> bool:
        """Tell whether the server only wants a moment between two messages."""
        return self.state is State.QUEUED and self.asked is not None and self.asked <= SHORT_WAIT


@dataclass(slots=True)
class InHand:
    """What this process is sending, and what came of it that the database could not take yet.

    A disk may fill between a message's sending and the note of it. The note is kept here until it can be written, so
    that nothing is sent twice as long as the process lives.
    """

    sending: set[int] = field(default_factory=set)
    unwritten: dict[int, Callable[[Connection], None]] = field(default_factory=dict)

    def write(self, store: Store, id_: int, outcome: Callable[[Connection], None]) -> None:
        """Write an outcome down and let go of the delivery; StoreError keeps both for later."""
        self.unwritten[id_] = outcome
        with store.begin() as tx:
            outcome(tx)
        self.unwritten.pop(id_, None)
        self.sending.discard(id_)

    def write_what_waits(self, store: Store) -> None:
        """Write what could not be written before."""
        for id_ in list(self.unwritten):
            outcome = self.unwritten.pop(id_, None)  # another thread may be at it, too
            if outcome:
                self.write(store, id_, outcome)


def deliver(
    *,
    store: Store,
    notifier_for: NotifierFor,
    clock: Clock,
    in_hand: InHand | None = None,
    ignore_waits: bool = False,
    until: datetime | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> tuple[Attempted, ...]:
    """Try every delivery that is due, once; receivers side by side, so that a slow one delays nobody else.

    Once `stopping` says so, or `until` is past, the messages in hand are finished, and no other is begun.
    """
    in_hand = in_hand or InHand()
    in_hand.write_what_waits(store)
    now = clock.now()
    with store.begin() as tx:
        outbox.release_abandoned(tx, now, in_hand=frozenset(in_hand.sending))
        receivers = outbox.receivers_due(tx, now, ignore_waits=ignore_waits)
    if not receivers:
        return ()
    round_ = _Round(store, notifier_for, clock, in_hand, ignore_waits, until, stopping)
    with ThreadPoolExecutor(max_workers=min(len(receivers), 8), thread_name_prefix="deliver") as threads:
        return tuple(attempted for each in threads.map(round_.drain, receivers) for attempted in each)


@dataclass(frozen=True, slots=True)
class _Round:
    store: Store
    notifier_for: NotifierFor
    clock: Clock
    in_hand: InHand
    ignore_waits: bool
    until: datetime | None
    stopping: Callable[[], bool]

    def drain(self, receiver: str) -> list[Attempted]:
        tried: list[Attempted] = []
        failed: set[int] = set()
        pictures: list[Callable[[], None]] = []
        while not self.stopping() and (self.until is None or self.clock.now() < self.until):
            claimed = self._claim(receiver, frozenset(failed))
            if claimed is None:
                break
            attempted = self._attempt(claimed, pictures)
            if attempted.asked and attempted.waits_a_moment:
                self.clock.sleep(attempted.asked.total_seconds())
                continue
            tried.append(attempted)
            if attempted.state is not State.SENT:
                failed.add(claimed.id)
        self._show(pictures)
        return tried

    def _show(self, pictures: list[Callable[[], None]]) -> None:
        """Show the pictures of what was sent, when all words are out; the first that fails is the last one tried."""
        with suppress(Exception):  # an extra: the words are out, and say the same
            for show in pictures:
                if not self.stopping():
                    show()

    def _claim(self, receiver: str, skip: frozenset[int]) -> Delivery | None:
        with self.store.begin() as tx:
            claimed = outbox.claim(tx, receiver, self.clock.now(), ignore_waits=self.ignore_waits, skip=skip)
        if claimed:
            self.in_hand.sending.add(claimed.id)
        return claimed

    def _attempt(self, delivery: Delivery, pictures: list[Callable[[], None]]) -> Attempted:
        if delivery.message.edits and delivery.message.thread is None:
            return self._done(delivery, "", "There is no first message that could be changed.")
        looking = False
        try:
            notifier = self.notifier_for(delivery.receiver, delivery.address)
            looking = delivery.state is State.UNKNOWN
            receipt = notifier.find(delivery.message) if looking else None
            answer = "An earlier attempt had got through." if receipt else "Sent."
            looking = False
            receipt = receipt or notifier.send(delivery.message)
        except DeliveryError as error:
            return self._failed(delivery, error, looking=looking)
        except Exception as error:  # a mistake of our own in one message must not hold up all the others
            return self._failed(delivery, _our_own(error), looking=looking)
        message = delivery.message
        if message.picture and not message.edits and isinstance(notifier, ShowsPictures):
            pictures.append(partial(notifier.show_picture, message, receipt))
        return self._done(delivery, receipt.reference, answer)

    def _done(self, delivery: Delivery, reference: str, answer: str) -> Attempted:
        sent = partial(outbox.sent, id_=delivery.id, reference=reference, answer=answer, now=self.clock.now())
        self.in_hand.write(self.store, delivery.id, sent)
        return _logged(Attempted(delivery, State.SENT, answer))

    def _failed(self, delivery: Delivery, error: DeliveryError, *, looking: bool) -> Attempted:
        """Settle a failed attempt. While only looking for an earlier one, nothing was sent: it stays unknown."""
        now = self.clock.now()
        wait = error.retry_after or schedule.retry_wait(delivery.attempts + 1, random.random())  # noqa: S311 - jitter
        state = State.GIVEN_UP if error.permanent else State.UNKNOWN if error.unknown or looking else State.QUEUED

        def outcome(tx: Connection) -> None:
            asked = error.retry_after is not None
            outbox.not_sent(tx, delivery.id, outbox.Outcome(state, str(error), now + wait, server_wait=asked), now)
            if asked:
                outbox.hold(tx, delivery.receiver, now + wait)

        self.in_hand.write(self.store, delivery.id, outcome)
        return _logged(Attempted(delivery, state, str(error), error.retry_after))


def _logged(attempted: Attempted) -> Attempted:
    """Name the alert, its story and the delivery in the log: it joins what was sent to what was decided."""
    delivery = attempted.delivery
    logs.logger().info(
        "delivery",
        id=delivery.id,
        alert=delivery.alert,
        story=delivery.story,
        receiver=delivery.receiver,
        state=attempted.state,
        answer=attempted.answer,
    )
    return attempted


def _our_own(error: Exception) -> DeliveryError:
    """Say where a mistake of the program's own was made; not its text, which may hold anything."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
    return DeliveryError(f"A mistake of the program's own ({where}). Please report it.", unknown=True)
