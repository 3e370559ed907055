"""What one attempt to send comes to: what is noted, when it is tried again, and what the log says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select, update
from stored import NOW, STORY, alerted, queued
from structlog.testing import capture_logs
from town import HandClock

from notifiers.notifier import DeliveryError
from watcher.deliver import send
from watcher.deliver.in_hand import InHand
from watcher.deliver.send import Dispatch
from watcher.model.alerts import Receipt
from watcher.model.values import replace
from watcher.store.errors import StoreError
from watcher.store.tables.alerts import attempt, delivery
from watcher.store.told.deliveries import State

CHANNEL = "Safeguarding channel"


class Notifier:
    """Sends, or fails as it is told to; `found` is what a search for an earlier attempt gives."""

    def __init__(self, *errors, found=None):
        self.errors, self.found, self.sent, self.searched = list(errors), found, [], 0

    def find(self, _):
        self.searched += 1
        if isinstance(self.found, Exception):
            raise self.found
        return self.found

    def send(self, message):
        self.sent.append(message.key)
        if self.errors:
            raise self.errors.pop(0)
        return Receipt("C1:1.2")


def dispatch(store, notifier, **more):
    return Dispatch(store, lambda *_: notifier, HandClock(NOW), **more)


def queue(store, key="one", **new):
    with store.begin() as tx:
        if new.get("alert"):
            alerted(tx, new["alert"])
        return queued(tx, key, **{"story": key, **new})


def noted(store, *columns):
    with store.look() as tx:
        return tx.execute(select(*(delivery.c[each] for each in columns)).order_by(delivery.c.id)).all()


def answers(store):
    with store.look() as tx:
        return tx.execute(select(attempt.c.outcome, attempt.c.answer).order_by(attempt.c.id)).all()


@pytest.mark.usefixtures("everything_logged")
def test_what_was_sent_is_noted_with_where_it_is_and_logged_with_what_it_belongs_to(store):
    number = queue(store, alert="alert-1", story=STORY)

    with capture_logs() as logged:
        (tried,) = dispatch(store, Notifier()).deliver()

    assert (tried.state, tried.answer, tried.delivery.id) == (State.SENT, "Sent.", number)
    assert noted(store, "state", "reference", "sent_at") == [("sent", "C1:1.2", NOW)]
    assert logged == [
        {
            "event": "delivery",
            "log_level": "info",
            "id": number,
            "alert": "alert-1",
            "story": STORY,
            "receiver": CHANNEL,
            "state": State.SENT,
            "answer": "Sent.",
        }
    ]


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (DeliveryError("Refused.", permanent=True), State.GIVEN_UP),
        (DeliveryError("No answer.", unknown=True), State.UNKNOWN),
        (DeliveryError("Busy."), State.QUEUED),
        (ValueError("our mistake"), State.UNKNOWN),
    ],
)
def test_a_failure_is_final_open_or_to_be_tried_again_as_its_error_says(store, error, state):
    queue(store)
    sender = dispatch(store, Notifier(error))

    (tried,) = sender.deliver()

    assert tried.state == state
    assert (sender.in_hand.sending, sender.in_hand.unwritten) == (set(), {})
    assert [outcome for outcome, _ in answers(store)] == [state]
    assert tried.answer == answers(store)[0].answer


def nothing(tx):
    """What an outcome that changes nothing writes."""


def fails(tx):
    raise StoreError("The disk is full.")


def test_what_is_just_being_written_waits_for_nobody_else_to_write_it(store):
    hand, waits = InHand({1}), []

    hand.write(store, 1, lambda _: waits.append(dict(hand.unwritten)), nothing)

    assert (waits, hand.sending) == ([{}], set())


@pytest.mark.parametrize(("outcome", "then"), [(fails, nothing), (nothing, fails)])
def test_an_outcome_is_kept_for_later_where_it_or_the_next_claim_fails(store, outcome, then):
    hand = InHand({1})

    with pytest.raises(StoreError):
        hand.write(store, 1, outcome, then)

    assert (hand.sending, hand.unwritten) == ({1}, {1: outcome})


def test_the_next_message_is_claimed_in_the_transaction_in_which_the_one_before_is_noted(store):
    for each in ("one", "two", "three"):
        queue(store, each)
    notifier, committed = Notifier(), []
    event.listen(store.engine, "commit", committed.append)

    dispatch(store, notifier).deliver_to(CHANNEL, 20)

    assert (notifier.sent, len(committed)) == (["one", "two", "three"], 4)
    assert noted(store, "state", "attempts") == [("sent", 1)] * 3


@pytest.mark.parametrize(("after", "wait"), [(0, 1), (2, 2), (30, 4)])
def test_what_was_refused_waits_for_an_hour_and_longer_the_older_it_is(store, after, wait):
    queue(store)
    sender = dispatch(store, Notifier(DeliveryError("Refused.", permanent=True)))
    sender.clock.pass_(hours=after)

    sender.deliver()

    assert noted(store, "next_at") == [(sender.clock.now() + timedelta(hours=wait),)]


def test_what_comes_of_a_message_that_its_lane_was_too_long_with_is_for_the_next_lane_to_note(store):
    queue(store)
    notifier = Notifier(DeliveryError("Busy."))
    sender, usual = dispatch(store, notifier), notifier.send

    def left_behind(message):
        for lane in sender.lanes._in_use.values():
            lane.left_behind = True
        return usual(message)

    notifier.send = left_behind
    sender.deliver()

    assert (noted(store, "state"), answers(store)) == ([(State.SENDING,)], [])


def test_each_failure_in_a_row_doubles_the_wait(store):
    queue(store)
    sender = dispatch(store, Notifier(*[DeliveryError("Busy.")] * 4))
    waits = []
    for _ in range(4):
        sender.deliver()
        (waiting,) = noted(store, "next_at", "attempts", "server_wait")
        waits.append((waiting.next_at - sender.clock.now(), waiting.attempts, waiting.server_wait))
        sender.clock.moment = waiting.next_at

    for number, (wait, attempts, server_wait) in enumerate(waits):
        longest = timedelta(seconds=25 * 2**number)
        assert longest * 0.8 <= wait <= longest
        assert (attempts, server_wait) == (number + 1, False)


def test_while_only_a_lost_message_is_looked_for_it_stays_open_whether_it_went_out(store):
    queue(store)
    with store.begin() as tx:
        tx.execute(update(delivery).values(state=State.UNKNOWN))
    notifier = Notifier(found=DeliveryError("Busy.", retry_after=timedelta(minutes=10)))

    (tried,) = dispatch(store, notifier).deliver()

    assert (tried.state, notifier.sent, tried.asked) == (State.UNKNOWN, [], timedelta(minutes=10))
    assert noted(store, "next_at", "server_wait") == [(NOW + timedelta(minutes=10), True)]


def test_a_lost_message_that_had_arrived_is_not_sent_again_and_one_that_had_not_is(store):
    for found, sent, answer in (
        (Receipt("C1:9.9"), [], "An earlier attempt had got through."),
        (None, ["one"], "Sent."),
    ):
        with store.begin() as tx:
            tx.execute(attempt.delete())
            tx.execute(delivery.delete())
        queue(store)
        with store.begin() as tx:
            tx.execute(update(delivery).values(state=State.UNKNOWN))
        notifier = Notifier(found=found)

        (tried,) = dispatch(store, notifier).deliver()

        assert (tried.state, tried.answer, notifier.sent) == (State.SENT, answer, sent)


def test_what_was_never_in_doubt_is_not_looked_for(store):
    queue(store)
    notifier = Notifier()

    dispatch(store, notifier).deliver()

    assert notifier.searched == 0


def test_a_change_to_a_message_that_never_went_out_is_over_without_being_sent(store):
    queue(store, edits=True)
    notifier = Notifier()

    (tried,) = dispatch(store, notifier).deliver()

    assert (tried.state, tried.answer, notifier.sent) == (
        State.SENT,
        "There is no first message that could be changed.",
        [],
    )
    assert noted(store, "reference") == [("",)]


def test_a_receiver_that_the_config_no_longer_has_is_an_error_of_that_message_alone(store):
    queue(store, "lost", receiver="Gone")
    queue(store, "kept")
    notifier = Notifier()

    def notifier_for(receiver, address):
        assert address == "C1"
        if receiver == "Gone":
            raise DeliveryError("There is no such receiver.", permanent=True)
        return notifier

    tried = replace(dispatch(store, None), notifier_for=notifier_for).deliver()

    assert {each.delivery.message.key: each.state for each in tried} == {"lost": State.GIVEN_UP, "kept": State.SENT}


def test_when_the_program_ends_what_is_in_hand_is_finished_and_nothing_is_begun(store):
    for key in ("one", "two"):
        queue(store, key)
    notifier = Notifier()

    (finished,) = dispatch(store, notifier, stopping=lambda: bool(notifier.sent)).deliver()

    assert (finished.state, notifier.sent) == (State.SENT, ["one"])
    assert noted(store, "state") == [("sent",), ("queued",)]


def test_a_short_wait_that_a_server_asks_for_is_waited_for_at_once_and_the_same_message_sent(store):
    for key in ("one", "two"):
        queue(store, key)
    notifier = Notifier(DeliveryError("Slow down.", retry_after=timedelta(seconds=1)))
    sender = dispatch(store, notifier)

    tried = sender.deliver()

    assert notifier.sent == ["one", "one", "two"]
    assert [each.state for each in tried] == [State.SENT, State.SENT]
    assert sender.clock.now() == NOW + timedelta(seconds=1)


def test_a_server_that_asks_for_a_moment_each_time_is_left_for_another_round(store):
    for key in ("one", "two"):
        queue(store, key)
    notifier = Notifier(*[DeliveryError("Slow down.", retry_after=timedelta(seconds=1))] * 100)

    tried = dispatch(store, notifier).deliver(ignore_waits=True)

    assert [each.state for each in tried] == [State.QUEUED]
    assert notifier.sent == ["one"] * (send.MOST_MOMENTS + 1)
    assert noted(store, "state") == [("queued",)] * 2


def test_our_own_wait_is_cut_short_where_everything_is_to_be_tried_now(store):
    queue(store)
    sender = dispatch(store, Notifier(DeliveryError("Busy.")))
    sender.deliver()

    assert sender.deliver() == ()
    assert [each.state for each in sender.deliver(ignore_waits=True)] == [State.SENT]


def test_after_a_message_that_fails_the_next_ones_go_out_in_the_same_round(store):
    for key in ("one", "two"):
        queue(store, key)

    tried = dispatch(store, Notifier(DeliveryError("Busy."))).deliver(ignore_waits=True)

    assert [(each.delivery.message.key, each.state) for each in tried] == [("one", State.QUEUED), ("two", State.SENT)]


@pytest.mark.parametrize(("nobody_can_look", "longest"), [(False, timedelta(minutes=15)), (True, timedelta(hours=4))])
def test_where_nobody_can_look_what_arrived_a_message_in_doubt_is_repeated_more_and_more_rarely(
    store, nobody_can_look, longest
):
    queue(store)
    notifier = Notifier(*[DeliveryError("No answer.", unknown=True)] * 20)
    if nobody_can_look:
        notifier.repeats_in_doubt = True
    sender, waits = dispatch(store, notifier), []

    for _ in range(20):
        sender.deliver()
        ((due,),) = noted(store, "next_at")
        waits.append(due - sender.clock.now())
        sender.clock.moment = due

    assert waits[0] <= timedelta(seconds=25)
    assert waits[-1] >= longest * 0.8
    assert max(waits) <= longest
