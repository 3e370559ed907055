"""The third sentence: deliver what was decided. The outbox is the only thing that retries; a notifier sends once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from notifiers import last_moment
from notifiers.messages.updates import late_message
from notifiers.notifier import CarriesPictures, DeliveryError, Notifier, RepeatsInDoubt, ShowsPictures
from watcher.deliver.accounts import Accounts
from watcher.deliver.attempts import Attempted
from watcher.deliver.claimed import Claimed
from watcher.deliver.in_hand import InHand, Outcome
from watcher.deliver.lanes import MOST_PICTURES, Lane, Lanes
from watcher.model.errors import in_a_sentence
from watcher.model.values import replace
from watcher.store.told import abandoned, outbox, undelivered
from watcher.store.told.outbox import Delivery, State
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
    accounts: Accounts = msgspec.field(default_factory=Accounts)
    lanes: Lanes = msgspec.field(default_factory=Lanes)
    pictures: Lanes = msgspec.field(default_factory=partial(Lanes, MOST_PICTURES))

    def of_team(self, store: Store, notifier_for: NotifierFor) -> Dispatch:
        """Make what sends for one team, in the same lanes, and through accounts that others may share."""
        return replace(self, store=store, notifier_for=notifier_for, in_hand=InHand())

    def deliver(self, *, ignore_waits: bool = False, wait: bool = True) -> tuple[Attempted, ...]:
        """Try every delivery that is due, once, each receiver in a lane of its own.

        With `wait` it returns what was tried, when all of it is done; else nothing, and at once.
        """
        begun = self.begin(self.receivers_due(ignore_waits=ignore_waits), ignore_waits=ignore_waits)
        return self.outcome(begun) if wait else ()

    def begin(self, receivers: Iterable[str], *, ignore_waits: bool = False) -> list[Lane]:
        """Begin to send what is due for some receivers."""
        names = list(receivers)
        if self.store.shared:
            random.shuffle(names)  # or all processes would stand in line for the same ones
        return self.lanes.begin(names, partial(self._drain_alone, ignore_waits=ignore_waits), self.store.team)

    def outcome(self, begun: Iterable[Lane]) -> tuple[Attempted, ...]:
        """Wait until lanes are done, and return what was tried in them; the first error of one is raised."""
        lanes = list(begun)
        self.lanes.wait(lanes)
        for lane in lanes:
            if lane.error:
                raise lane.error
        self.pictures.wait(each for lane in lanes for each in lane.pictures)
        return tuple(attempted for lane in lanes for attempted in lane.tried)

    def finish(self, seconds: float) -> bool:
        """Wait for whatever is in hand, up to so many seconds; False when something is still under way."""
        until = time.monotonic() + seconds
        words = self.lanes.finish(seconds)
        return self.pictures.finish(max(until - time.monotonic(), 0)) and words

    def receivers_due(self, *, ignore_waits: bool = False) -> list[str]:
        """List the receivers that something is due for, with what was left by a process or a lane that is no more."""
        self.in_hand.write_what_waits(self.store)
        for lane in self.lanes.hanging():
            # What it holds counts as abandoned from now on, and is looked for before it is sent again.
            self.in_hand.sending.discard(lane.holding or 0)
        with self.store.look() as tx:
            if not outbox.any_unsent(tx):
                return []
        now = self.clock.now()
        with self.store.begin() as tx:
            abandoned.release(tx, now, in_hand=frozenset(self.in_hand.sending))
            return outbox.receivers_due(tx, now, ignore_waits=ignore_waits)

    def deliver_to(self, receiver: str, seconds: float, others_wait: Callable[[], bool] = bool) -> bool:
        """Send what is due for one receiver, in this thread and for so long; True when more may be due.

        Where `others_wait` for this thread it is a tenth of that, and no wait that the server asks for is sat out.
        """
        ends_at = time.monotonic() + seconds
        lane = Lane(receiver, self.store.team, ends_at=ends_at, others_wait=others_wait, turn=seconds / 10)
        self._drain_alone(lane, ignore_waits=False)
        self._begin_pictures(lane)
        return lane.is_over or (lane.gives_way and lane.rests_until <= self.clock.monotonic())

    def _drain_alone(self, lane: Lane, *, ignore_waits: bool) -> None:
        """Send what is due for one receiver, unless another process is sending to it."""
        rest = lane.rests_until - self.clock.monotonic()
        if rest > 0:  # the others have had their turn
            self.clock.sleep(rest)
        with self.store.sole(f"receiver {lane.receiver}") as ours:
            if ours:
                self._drain(lane, ignore_waits=ignore_waits)
        if not lane.gives_way:
            self._begin_pictures(lane)

    def _drain(self, lane: Lane, *, ignore_waits: bool) -> None:
        """Send what is due for one receiver, each message once, until others have waited for long enough."""
        turn_ends = time.monotonic() + lane.turn
        claim = partial(self._claim, lane, ignore_waits=ignore_waits)
        following = self._alone(claim)
        while following:
            claimed = following
            lane.holding = claimed.delivery.id
            self.in_hand.sending.add(lane.holding)
            attempted, outcome = self._attempt(claimed)
            self._noted(lane, attempted)
            rest = lane.rests_until - self.clock.monotonic()
            goes_on = rest <= 0 and time.monotonic() < turn_ends
            # The next is claimed where this one is noted: half as many transactions, each of which waits for a disk.
            following = self._settle(claimed, attempted, outcome, claim if goes_on else lambda _: None)
            attempted.log()
            lane.looks_for_next()
            if goes_on:
                continue
            if lane.others_wait():
                lane.gives_way = True
                break
            if rest > 0:
                self.clock.sleep(rest)
            following = self._alone(claim)

    def _begin_pictures(self, lane: Lane) -> None:
        """Have the pictures of what was sent shown, since its words are out, beside the words for other receivers."""
        if lane.shows:
            which = f"{lane.receiver} {lane.tried[-1].delivery.id}"
            lane.pictures += self.pictures.begin([which], partial(self._show, lane.shows), lane.team)
            lane.shows = []

    def _noted(self, lane: Lane, attempted: Attempted) -> None:
        # Waited for here, not in the next cycle: that would come later than the server asked. Then it is the same
        # message's turn again, so it is not noted as failed.
        if attempted.asked and attempted.waits_a_moment and lane.moments < MOST_MOMENTS:
            lane.moments += 1
            lane.rests_until = self.clock.monotonic() + attempted.asked.total_seconds()
            return
        lane.tried.append(attempted)
        if attempted.state is State.SENT:
            lane.moments = 0
        else:
            # Once in a round: with `ignore_waits` it would be due again at once, without end.
            lane.failed.add(attempted.delivery.id)

    def _show(self, shows: list[Callable[[], None]], lane: Lane) -> None:
        """Show some pictures; the first that fails is the last one tried."""
        with suppress(Exception):  # an extra: the words are out, and say the same
            for show in shows:
                lane.looks_for_next()
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

    def _claim(self, lane: Lane, tx: Connection, *, ignore_waits: bool) -> Claimed | None:
        if self.stopping() or lane.is_over or not (ignore_waits or len(lane.failed) < MOST_FAILED):
            return None
        since, skip, now = uptime(), frozenset(lane.failed), self.clock.now()
        undelivered.try_what_comes_first(tx, lane.receiver, now, now - schedule.TRIED_AGAIN_FOR)
        found = outbox.claim(tx, lane.receiver, now, ignore_waits=ignore_waits, skip=skip)
        return Claimed(found, lane, since) if found else None

    def _alone(self, claim: Callable[[Connection], Claimed | None]) -> Claimed | None:
        with self.store.begin() as tx:
            return claim(tx)

    def _settle(
        self, claimed: Claimed, attempted: Attempted, outcome: Outcome, then: Callable[[Connection], Claimed | None]
    ) -> Claimed | None:
        if claimed.lane.left_behind and attempted.state is not State.SENT:
            return None  # another lane has the message by now, and knows better
        return self.in_hand.write(self.store, claimed.delivery.id, outcome, then)

    def _attempt(self, claimed: Claimed) -> tuple[Attempted, Outcome]:
        """Send one message; what came of it is yet to be written down."""
        delivery = claimed.delivery
        message = delivery.message
        if message.edits and message.thread is None:
            return self._done(delivery, "", "There is no first message that could be changed.")
        looking = False
        try:
            notifier = self.notifier_for(delivery.receiver, delivery.address)
            looking, claimed.repeats = delivery.state is State.UNKNOWN, isinstance(notifier, RepeatsInDoubt)
            receipt = notifier.find(message) if looking else None
            if receipt is None:
                pictured = isinstance(notifier, CarriesPictures)
                message = self._saying_when(delivery, self._pictured(delivery) if pictured else message)
            answer = "An earlier attempt had got through." if receipt else "Sent."
            looking = False  # from here on it may go out: what a failure means is for the notifier to say
            if receipt is None:
                ours = last_moment.asking(partial(claimed.is_ours, self.store, self.clock))
                with self.accounts.heeded(notifier, self.clock), ours:
                    receipt = notifier.send(message)
        except DeliveryError as error:
            if looking and error.permanent:
                # It can't be known, because the app may not read the channel, say: better twice than never.
                once_more = replace(claimed, delivery=replace(delivery, state=State.QUEUED), blind=True)
                return self._attempt(once_more)
            return self._failed(claimed, error, looking=looking)
        except Exception as error:  # a mistake of our own in one message must not hold up all the others
            # Unknown: it may have gone out before our mistake, and is looked for before it is sent again.
            return self._failed(claimed, DeliveryError(in_a_sentence(error), unknown=True), looking=looking)
        if delivery.alert and isinstance(notifier, ShowsPictures):
            claimed.lane.shows.append(partial(self._show_one, notifier, delivery, receipt))
        return self._done(delivery, receipt.reference, answer)

    def _done(self, delivery: Delivery, reference: str, answer: str) -> tuple[Attempted, Outcome]:
        now = self.clock.now()

        def outcome(tx: Connection) -> None:
            outbox.sent(tx, delivery.id, reference, answer, now)
            if delivery.others_refused:
                undelivered.takes_again(tx, delivery.receiver, delivery.address, now)

        return Attempted(delivery, State.SENT, answer), outcome

    def _failed(self, claimed: Claimed, error: DeliveryError, *, looking: bool) -> tuple[Attempted, Outcome]:
        """Settle a failed attempt. While only looking for an earlier one, nothing was sent: it stays unknown."""
        delivery, now = claimed.delivery, self.clock.now()
        usual = schedule.retry_wait(delivery.attempts + 1, random.random())  # noqa: S311 - jitter
        wait = error.retry_after or (schedule.refused_wait(now - delivery.queued_at) if error.permanent else usual)
        state = State.GIVEN_UP if error.permanent else State.UNKNOWN if error.unknown or looking else State.QUEUED
        if claimed.blind and state is State.UNKNOWN:
            state, wait = State.GIVEN_UP, schedule.TRIED_AGAIN_FOR  # or it might be posted again and again

        def outcome(tx: Connection) -> None:
            asked = error.retry_after is not None
            repeats = claimed.repeats and state is State.UNKNOWN
            since = undelivered.first_tried(tx, delivery.id, state) if repeats else None
            until = now + (schedule.doubt_wait(now - since, wait) if since else wait)
            came_to = outbox.Outcome(state, str(error), until, asked, delivery.claimed_at)
            outbox.not_sent(tx, delivery.id, came_to, now)
            if asked:
                outbox.hold(tx, delivery.receiver, now + wait)

        return Attempted(delivery, state, str(error), error.retry_after), outcome
