"""The third sentence: deliver what was decided. The outbox is the only thing that retries; a notifier sends once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import msgspec
import structlog
from msgspec import Struct, field

from notifiers import last_moment
from notifiers.messages.updates import late_message
from notifiers.notifier import CarriesPictures, DeliveryError, Notifier, ShowsPictures
from watcher.deliver.attempts import Attempted
from watcher.deliver.claimed import Claimed
from watcher.deliver.lanes import Lane, Lanes
from watcher.model.errors import in_a_sentence
from watcher.model.values import replace
from watcher.store import outbox, undelivered
from watcher.store.outbox import Delivery, State
from watcher.timing import schedule
from watcher.timing.clock import uptime

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.model.alerts import Message, Receipt
    from watcher.model.documents import Picture
    from watcher.store.database import Store
    from watcher.timing.clock import Clock

NotifierFor = Callable[[str, str], Notifier]
"""Finds the notifier for a receiver's name and one of its addresses; DeliveryError when there is none."""
PictureOf = Callable[["Store", str], "Picture | None"]
"""Finds or draws the picture that goes with an alert, by its key; None when there is none."""
MOST_FAILED = 500
"""How many of one receiver's messages are tried in vain in one round; what is left waits for the next.

Not in a single cycle: its next round would begin with the same ones again.
"""

MOST_MOMENTS = 20
"""How often in a row a server's wish for a moment's wait is waited for; what waits then comes in another round."""

LATE = timedelta(hours=4)
"""What comes so long after it was first tried says so: what it tells of may be over by now."""


class InHand(Struct):
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


class Dispatch(Struct, frozen=True):
    """What it takes to send: it lasts as long as the process, since it knows what is in hand.

    `stopping` says that the program ends: the messages in hand are finished then, and no other is begun.
    """

    store: Store
    notifier_for: NotifierFor
    clock: Clock
    stopping: Callable[[], bool] = lambda: False
    picture_of: PictureOf = lambda _store, _alert: None
    in_hand: InHand = msgspec.field(default_factory=InHand)
    lanes: Lanes = msgspec.field(default_factory=Lanes)

    def of_team(self, store: Store, notifier_for: NotifierFor) -> Dispatch:
        """Make what sends for one team, in the same lanes."""
        return Dispatch(store, notifier_for, self.clock, self.stopping, self.picture_of, lanes=self.lanes)

    def deliver(self, *, ignore_waits: bool = False, wait: bool = True) -> tuple[Attempted, ...]:
        """Try every delivery that is due, once, each receiver in a lane of its own.

        With `wait` it returns what was tried, when all of it is done; else nothing, and at once.
        """
        self.in_hand.write_what_waits(self.store)
        for lane in self.lanes.hanging():
            # What it holds counts as abandoned from now on, and is looked for before it is sent again.
            self.in_hand.sending.discard(lane.holding or 0)
        receivers = self._receivers_due(ignore_waits=ignore_waits)
        if self.store.shared:
            random.shuffle(receivers)  # or all processes would stand in line for the same ones
        drain = partial(self._drain_alone, ignore_waits=ignore_waits)
        begun = self.lanes.begin(receivers, drain, self.store.team)
        if not wait:
            return ()
        self.lanes.wait(begun)
        for lane in begun:
            if lane.error:
                raise lane.error
        return tuple(attempted for lane in begun for attempted in lane.tried)

    def _receivers_due(self, *, ignore_waits: bool) -> list[str]:
        with self.store.look() as tx:
            if not outbox.any_unsent(tx):
                return []
        now = self.clock.now()
        with self.store.begin() as tx:
            outbox.release_abandoned(tx, now, in_hand=frozenset(self.in_hand.sending))
            return outbox.receivers_due(tx, now, ignore_waits=ignore_waits)

    def deliver_to(self, receiver: str, seconds: float) -> bool:
        """Send what is due for one receiver, in this thread and for so long; True when that wasn't long enough."""
        lane = Lane(receiver, self.store.team, ends_at=time.monotonic() + seconds)
        self._drain_alone(lane, ignore_waits=False)
        return lane.is_over

    def _drain_alone(self, lane: Lane, *, ignore_waits: bool) -> None:
        """Send what is due for one receiver, unless another process is sending to it."""
        with self.store.sole(f"receiver {lane.receiver}") as ours:
            if ours:
                self._drain(lane, ignore_waits=ignore_waits)

    def _drain(self, lane: Lane, *, ignore_waits: bool) -> None:
        """Send what is due for one receiver, each message once."""
        failed: set[int] = set()
        pictures: list[Callable[[], None]] = []
        moments = 0
        while not self.stopping() and not lane.is_over and (ignore_waits or len(failed) < MOST_FAILED):
            claimed = self._claim(lane, frozenset(failed), ignore_waits=ignore_waits)
            if claimed is None:
                break
            lane.holding = claimed.delivery.id
            attempted = self._attempt(claimed, pictures)
            lane.looks_for_next()
            # Waited for here, not in the next cycle: that would come later than the server asked. Then it is the same
            # message's turn again, so it is not noted as failed.
            if attempted.asked and attempted.waits_a_moment and moments < MOST_MOMENTS:
                moments += 1
                self.clock.sleep(attempted.asked.total_seconds())
                continue
            lane.tried.append(attempted)
            if attempted.state is State.SENT:
                moments = 0
            else:
                # Once in a round: with `ignore_waits` it would be due again at once, without end.
                failed.add(claimed.delivery.id)
        self._show(pictures)

    def _show(self, pictures: list[Callable[[], None]]) -> None:
        """Show the pictures of what was sent, when all words are out; the first that fails is the last one tried."""
        with suppress(Exception):  # an extra: the words are out, and say the same
            for show in pictures:
                if not self.stopping():
                    show()

    def _show_one(self, notifier: ShowsPictures, delivery: Delivery, receipt: Receipt) -> None:
        message = self._pictured(delivery)
        if message.picture:
            notifier.show_picture(message, receipt)

    def _pictured(self, delivery: Delivery) -> Message:
        """Put the picture of its alert into a message; a change of a message that was sent needs none."""
        message = delivery.message
        if delivery.alert is None or message.edits:
            return message
        return replace(message, picture=self.picture_of(self.store, delivery.alert))

    def _saying_when(self, delivery: Delivery, message: Message) -> Message:
        """Say of what could not be delivered for hours from when it is; a change of an earlier message says nothing."""
        if not delivery.attempts or message.edits or self.clock.now() - delivery.queued_at < LATE:
            return message
        with self.store.look() as tx:
            first = undelivered.first_tried(tx, delivery.id)
        return late_message(message, first) if first and self.clock.now() - first >= LATE else message

    def _claim(self, lane: Lane, skip: frozenset[int], *, ignore_waits: bool) -> Claimed | None:
        since = uptime()
        with self.store.begin() as tx:
            claimed = outbox.claim(tx, lane.receiver, self.clock.now(), ignore_waits=ignore_waits, skip=skip)
        if claimed is None:
            return None
        self.in_hand.sending.add(claimed.id)
        return Claimed(claimed, lane, since)

    def _attempt(self, claimed: Claimed, pictures: list[Callable[[], None]]) -> Attempted:
        delivery = claimed.delivery
        message = delivery.message
        if message.edits and message.thread is None:
            return self._done(delivery, "", "There is no first message that could be changed.")
        looking = False
        try:
            notifier = self.notifier_for(delivery.receiver, delivery.address)
            looking = delivery.state is State.UNKNOWN
            receipt = notifier.find(message) if looking else None
            if receipt is None:
                pictured = isinstance(notifier, CarriesPictures)
                message = self._saying_when(delivery, self._pictured(delivery) if pictured else message)
            answer = "An earlier attempt had got through." if receipt else "Sent."
            looking = False  # from here on it may go out: what a failure means is for the notifier to say
            if receipt is None:
                with last_moment.asking(partial(claimed.is_ours, self.store, self.clock)):
                    receipt = notifier.send(message)
        except DeliveryError as error:
            if looking and error.permanent:
                # It can't be known, because the app may not read the channel, say: better twice than never.
                once_more = replace(claimed, delivery=replace(delivery, state=State.QUEUED), blind=True)
                return self._attempt(once_more, pictures)
            return self._failed(claimed, error, looking=looking)
        except Exception as error:  # a mistake of our own in one message must not hold up all the others
            # Unknown: it may have gone out before our mistake, and is looked for before it is sent again.
            return self._failed(claimed, DeliveryError(in_a_sentence(error), unknown=True), looking=looking)
        if delivery.alert and isinstance(notifier, ShowsPictures):
            pictures.append(partial(self._show_one, notifier, delivery, receipt))
        return self._done(delivery, receipt.reference, answer)

    def _done(self, delivery: Delivery, reference: str, answer: str) -> Attempted:
        now = self.clock.now()

        def outcome(tx: Connection) -> None:
            outbox.sent(tx, delivery.id, reference, answer, now)
            undelivered.takes_again(tx, delivery.receiver, delivery.address, now)

        self.in_hand.write(self.store, delivery.id, outcome)
        return _logged(Attempted(delivery, State.SENT, answer))

    def _failed(self, claimed: Claimed, error: DeliveryError, *, looking: bool) -> Attempted:
        """Settle a failed attempt. While only looking for an earlier one, nothing was sent: it stays unknown."""
        delivery, now = claimed.delivery, self.clock.now()
        usual = schedule.retry_wait(delivery.attempts + 1, random.random())  # noqa: S311 - jitter
        wait = error.retry_after or (schedule.refused_wait(now - delivery.queued_at) if error.permanent else usual)
        state = State.GIVEN_UP if error.permanent else State.UNKNOWN if error.unknown or looking else State.QUEUED
        if claimed.blind and state is State.UNKNOWN:
            state, wait = State.GIVEN_UP, schedule.TRIED_AGAIN_FOR  # or it might be posted again and again

        def outcome(tx: Connection) -> None:
            asked = error.retry_after is not None
            came_to = outbox.Outcome(state, str(error), now + wait, asked, delivery.claimed_at)
            outbox.not_sent(tx, delivery.id, came_to, now)
            if asked:
                outbox.hold(tx, delivery.receiver, now + wait)

        if not claimed.lane.left_behind:  # else another lane has the message by now, and knows better
            self.in_hand.write(self.store, delivery.id, outcome)
        return _logged(Attempted(delivery, state, str(error), error.retry_after))


def _logged(attempted: Attempted) -> Attempted:
    """Name the alert, its story and the delivery in the log: it joins what was sent to what was decided."""
    delivery = attempted.delivery
    structlog.get_logger().info(
        "delivery",
        id=delivery.id,
        alert=delivery.alert,
        story=delivery.story,
        receiver=delivery.receiver,
        state=attempted.state,
        answer=attempted.answer,
    )
    return attempted
