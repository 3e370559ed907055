"""What becomes of a delivery when an attempt is over, what waits with it, and what is asked of the outbox then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from stored import NOW, STORY, alerted, members, queued

from watcher.model.alerts import Message, Severity
from watcher.store.engine import wake_ups
from watcher.store.tables.alerts import attempt, delivery
from watcher.store.told import abandoned, deliveries, digests, outbox, undelivered
from watcher.store.told.outbox import Depth, Outcome, State

CHANNEL, OTHER = "Safeguarding channel", "Duty channel"
LATER = NOW + timedelta(minutes=10)


def claim(tx, receiver=CHANNEL, now=NOW):
    return outbox.claim(tx, receiver, now)


def rows(tx, *columns):
    return [tuple(row) for row in tx.execute(select(*(delivery.c[each] for each in columns)).order_by(delivery.c.id))]


def attempts(tx):
    kept = select(attempt.c.delivery, attempt.c.at, attempt.c.outcome, attempt.c.answer).order_by(attempt.c.id)
    return [tuple(row) for row in tx.execute(kept)]


def fail(tx, id_, state=State.QUEUED, *, server_wait=False):
    outbox.not_sent(tx, id_, Outcome(state, "Busy.", LATER, server_wait=server_wait), NOW)


def digest_of(tx, *numbers):
    every = (deliveries.read(row) for row in tx.execute(deliveries.ROWS.order_by(delivery.c.id)))
    members = [each for each in every if each.id in numbers]
    digests.gather(tx, members, Message("digest", Severity.WARNING, "Two", ()), NOW)
    return max(number for (number,) in rows(tx, "id"))


def test_what_arrived_is_noted_with_where_it_is_and_what_was_answered(tx):
    one, other = queued(tx, "one"), queued(tx, "other", story="another")

    claim(tx)
    outbox.sent(tx, one, "C1:1.2", "Sent.", LATER)

    assert rows(tx, "id", "state", "sent_at", "reference", "attempts") == [
        (one, "sent", LATER, "C1:1.2", 1),
        (other, "queued", None, None, 0),
    ]
    assert attempts(tx) == [(one, LATER, "sent", "Sent.")]


def test_with_a_digest_everything_that_it_gathers_has_arrived_and_nothing_else(tx):
    one, other, alone = (queued(tx, each, story=each) for each in ("one", "other", "alone"))
    digest = digest_of(tx, one, other)

    outbox.sent(tx, digest, "C1:1.2", "Sent.", LATER)

    assert members(tx, digest) == [one, other]
    assert members(tx, alone) == []
    assert rows(tx, "id", "state", "reference") == [
        (one, "sent", "C1:1.2"),
        (other, "sent", "C1:1.2"),
        (alone, "queued", None),
        (digest, "sent", "C1:1.2"),
    ]
    assert attempts(tx) == [
        (digest, LATER, "sent", "Sent."),
        (one, LATER, "sent", "Sent, in a digest."),
        (other, LATER, "sent", "Sent, in a digest."),
    ]


def test_a_failed_attempt_is_counted_and_kept_and_says_when_to_try_again(tx):
    one = queued(tx, "one")
    claim(tx)

    fail(tx, one, State.UNKNOWN, server_wait=True)

    assert rows(tx, "state", "next_at", "server_wait", "attempts") == [("unknown", LATER, True, 1)]
    assert attempts(tx) == [(one, NOW, "unknown", "Busy.")]


def test_what_a_server_says_is_kept_without_the_characters_that_no_database_takes(tx):
    one, other = queued(tx, "one"), queued(tx, "other", story="another")

    outbox.not_sent(tx, one, Outcome(State.QUEUED, "Bus\x00y \ud83d.", LATER), NOW)
    outbox.sent(tx, other, "C1\x00:1.2\udc00", "Se\x00nt.", LATER)

    assert [answer for *_, answer in attempts(tx)] == ["Busy \ufffd.", "Sent."]
    assert rows(tx, "reference") == [(None,), ("C1:1.2\ufffd",)]


@pytest.mark.parametrize("meanwhile", [{"state": State.SENT}, {"claimed_by": "another machine:1:1"}])
def test_what_another_process_settled_or_took_over_stays_as_it_is(tx, meanwhile):
    one = queued(tx, "one")
    claim(tx)
    tx.execute(update(delivery).values(meanwhile))
    before = rows(tx, "state", "next_at", "attempts")

    fail(tx, one)

    assert rows(tx, "state", "next_at", "attempts") == before
    assert attempts(tx) == [(one, NOW, "queued", "Busy.")]


def test_of_a_digest_that_is_given_up_the_operators_hear_once_and_what_was_sent_stays_sent(tx):
    one, other, alone = (queued(tx, each, story=each) for each in ("one", "other", "alone"))
    digest = digest_of(tx, one, other)
    tx.execute(update(delivery).where(delivery.c.id == other).values(state=State.SENT))
    tx.execute(update(delivery).where(delivery.c.id == alone).values(receiver=OTHER))
    claim(tx)

    fail(tx, digest, State.GIVEN_UP)

    assert rows(tx, "id", "state", "operators_told") == [
        (one, "given_up", True),
        (other, "sent", False),
        (alone, "queued", False),
        (digest, "given_up", False),
    ]


def test_what_a_server_asked_for_holds_what_waits_for_its_receiver_and_nothing_else(tx):
    soon, elsewhere, sent, longer = (
        queued(tx, "soon", story="1"),
        queued(tx, "elsewhere", story="2", receiver=OTHER),
        queued(tx, "sent", story="3"),
        queued(tx, "longer", story="4"),
    )
    tx.execute(update(delivery).where(delivery.c.id == sent).values(state=State.SENT))
    tx.execute(update(delivery).where(delivery.c.id == longer).values(next_at=LATER + timedelta(minutes=1)))

    outbox.hold(tx, CHANNEL, LATER)

    assert rows(tx, "id", "next_at", "server_wait") == [
        (soon, LATER, True),
        (elsewhere, NOW, False),
        (sent, NOW, False),
        (longer, LATER + timedelta(minutes=1), False),
    ]


def test_the_outbox_is_measured_by_what_waits_what_is_oldest_and_what_was_given_up(tx):
    states = (State.SENDING, State.QUEUED, State.UNKNOWN, State.SENT, State.GIVEN_UP, State.GIVEN_UP)
    for hours, state in enumerate(states):
        queued(tx, f"{hours}", story=f"{hours}", at=NOW - timedelta(hours=hours))
        tx.execute(update(delivery).where(delivery.c.key == f"{hours}").values(state=state))

    assert undelivered.depth(tx) == Depth(3, NOW - timedelta(hours=2), 2)


def test_receivers_are_due_whose_messages_time_has_come(tx):
    for number, receiver in enumerate(("B", "A", "A", "waits", "was asked to wait", "is being sent to")):
        queued(tx, f"{number}", receiver=receiver, story=f"{number}")
    fail(tx, claim(tx, "waits").id)
    fail(tx, claim(tx, "was asked to wait").id, server_wait=True)
    claim(tx, "is being sent to")

    assert outbox.receivers_due(tx, NOW) == ["A", "B"]
    assert outbox.receivers_due(tx, NOW, ignore_waits=True) == ["A", "B", "waits"]
    assert outbox.receivers_due(tx, LATER) == ["A", "B", "waits", "was asked to wait"]


def test_the_story_and_the_last_answer_of_a_delivery_can_be_looked_up(tx):
    one, other = queued(tx, "one"), queued(tx, "other", story="another")
    for answer in ("First.", "Last."):
        outbox.note_attempt(tx, one, "queued", answer, NOW)

    assert [deliveries.story_of(tx, each) for each in (one, other)] == [STORY, "another"]
    assert [deliveries.last_answer(tx, each) for each in (one, other)] == ["Last.", None]


def test_whether_a_key_is_in_the_outbox_is_known_in_whatever_state(tx):
    queued(tx, "one")
    tx.execute(update(delivery).values(state=State.GIVEN_UP))

    assert (outbox.has(tx, "one"), outbox.has(tx, "other")) == (True, False)


@pytest.mark.parametrize(
    ("states", "reached", "waits", "through"),
    [
        ((), set(), False, False),
        ((State.SENT,), {CHANNEL}, False, True),
        ((State.SENT, State.QUEUED), {CHANNEL, OTHER}, True, False),
        ((State.SENT, State.SENDING), {CHANNEL, OTHER}, True, False),
        ((State.UNKNOWN, State.SENT), {CHANNEL, OTHER}, True, False),
        ((State.SENT, State.GIVEN_UP), {CHANNEL, OTHER}, False, False),
        ((State.SILENCED, State.PASSED_ON), set(), False, False),
    ],
)
def test_whom_a_story_reached_and_whether_anything_of_it_is_on_its_way(tx, states, reached, waits, through):
    for state, receiver in zip(states, (CHANNEL, OTHER), strict=False):
        queued(tx, receiver, receiver=receiver, state=state)
    queued(tx, "other", story="another", receiver="Somebody else")

    assert outbox.story_reached(tx, STORY) == {(each, "C1") for each in reached}
    assert undelivered.waits(tx, STORY) is waits
    assert undelivered.is_through(tx, STORY) is through


def test_a_receiver_is_handed_its_own_messages_in_order_as_they_were_queued(tx):
    alerted(tx, "alert-1")
    queued(tx, "elsewhere", receiver=OTHER, story="1")
    queued(tx, "first", story="2")
    queued(tx, "second", story="3", alert="alert-1")

    handed = [claim(tx) for _ in range(3)]

    assert [each and each.message.key for each in handed] == ["first", "second", None]
    assert [each.alert for each in handed[:2]] == [None, "alert-1"]


def test_our_own_wait_may_be_cut_short_and_a_servers_may_not(tx):
    for key, server_wait in (("ours", False), ("servers", True)):
        queued(tx, key, story=key)
        fail(tx, claim(tx).id, server_wait=server_wait)

    assert claim(tx) is None
    assert outbox.claim(tx, CHANNEL, NOW, ignore_waits=True).message.key == "ours"
    assert outbox.claim(tx, CHANNEL, NOW, ignore_waits=True) is None
    assert outbox.claim(tx, CHANNEL, LATER, ignore_waits=True).message.key == "servers"


def test_whom_a_story_had_reached_at_a_moment_is_who_was_queued_for_before_it(tx):
    queued(tx, "first", receiver="A", at=NOW)
    queued(tx, "then", receiver="B", at=LATER)

    assert outbox.story_reached(tx, STORY, before=LATER) == {("A", "C1")}
    assert outbox.story_reached(tx, STORY, before=NOW) == set()
    assert outbox.story_reached(tx, STORY) == {("A", "C1"), ("B", "C1")}


def test_what_is_kept_to_be_gathered_is_not_sent_before_it_is_released(tx):
    queued(tx, "for the digest", gather_at=NOW)

    assert claim(tx) is None
    assert outbox.claim(tx, CHANNEL, LATER, ignore_waits=True) is None


def test_a_change_holds_up_nothing_that_is_new(tx):
    queued(tx, "a change", edits=True)
    queued(tx, "new")

    assert [claim(tx).message.key for _ in range(2)] == ["a change", "new"]


@pytest.mark.parametrize("noted", ["queued_at", "claimed_at"])
@pytest.mark.parametrize(("ahead", "due"), [(timedelta(0), False), (timedelta(seconds=1), True)])
def test_a_wait_that_was_reckoned_before_the_clock_was_set_back_is_void(tx, noted, ahead, due):
    queued(tx, "one")
    then = NOW + timedelta(minutes=2) + ahead
    tx.execute(update(delivery).values({noted: then, "next_at": NOW + timedelta(days=1)}))

    assert (claim(tx) is not None) is due


@pytest.mark.parametrize(
    ("held_for", "is_abandoned"),
    [
        (timedelta(seconds=90), False),
        (timedelta(seconds=91), True),
        (timedelta(minutes=-2), False),
        (timedelta(minutes=-2, seconds=-1), True),  # the clock was set back
    ],
)
def test_what_a_living_process_is_sending_is_its_own_for_as_long_as_a_send_may_take(tx, held_for, is_abandoned):
    one = queued(tx, "one")
    claim(tx)

    assert abandoned.release(tx, NOW + held_for, in_hand=frozenset({one})) == 0
    assert abandoned.release(tx, NOW + held_for) == is_abandoned


def test_what_was_abandoned_is_looked_for_at_once_and_the_attempt_is_kept(tx):
    one = queued(tx, "one")
    claim(tx)
    tx.execute(update(delivery).values(server_wait=True, next_at=LATER))
    later = NOW + timedelta(seconds=91)

    abandoned.release(tx, later)

    assert rows(tx, "state", "next_at", "server_wait", "attempts") == [("unknown", later, False, 1)]
    assert attempts(tx) == [(one, later, "unknown", "The process that was sending it ended before the answer.")]


@pytest.mark.parametrize(
    ("earlier", "later", "is_held"),
    [
        ({}, {}, True),
        ({"address": "C2"}, {}, False),
        ({"receiver": OTHER}, {}, False),
        ({"story": "another"}, {}, False),
        ({"edits": True}, {}, False),
        ({"gather_at": LATER}, {}, False),
        ({"gather_at": LATER}, {"edits": True}, True),
    ],
)
def test_a_message_waits_for_an_earlier_one_of_its_story_at_its_address_alone(tx, earlier, later, is_held):
    first = queued(tx, "earlier", **earlier)
    queued(tx, "later", **later)

    assert (outbox.claim(tx, CHANNEL, NOW, skip=frozenset({first})) is None) is is_held


def test_what_a_digest_goes_out_for_holds_nothing_that_follows_it(tx):
    digest = digest_of(tx, queued(tx, "member"))
    queued(tx, "later")

    assert outbox.claim(tx, CHANNEL, NOW, skip=frozenset({digest})).message.key == "later"


def test_a_receiver_is_woken_for_what_is_due_and_not_for_what_is_kept_for_later(tx, monkeypatch):
    woken = []
    monkeypatch.setattr(wake_ups, "wake", lambda _, *keys: woken.extend(each.key for each in keys))

    queued(tx, "tonight", gather_at=LATER)
    queued(tx, "now", receiver=OTHER)

    assert woken == [OTHER]


def test_whoever_read_a_state_that_is_another_by_now_claims_nothing(tx):
    one = queued(tx, "one")
    seen = {"this": one, "was": State.UNKNOWN, "now": NOW, "by": "another", "there": ""}

    assert tx.execute(outbox._CLAIM, seen).rowcount == 0
    assert tx.execute(outbox._CLAIM, {**seen, "was": State.QUEUED}).rowcount == 1
