from __future__ import annotations

from datetime import timedelta

import pytest
from stored import NOW, queued

from watcher.model.alerts import Message, Severity
from watcher.store.told import deliveries, digests, outbox, outbox_list, undelivered
from watcher.store.told.outbox import Outcome, State

LATER = NOW + timedelta(hours=1)
DUE_LATER = NOW + timedelta(hours=5)


def failed(tx, key="message-1", state=State.QUEUED, *, server_wait=False):
    """Queue a message whose first attempt came to this; returns its number."""
    number = queued(tx, key)
    outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.not_sent(tx, number, Outcome(state, f"{key}: refused", DUE_LATER, server_wait=server_wait), NOW)
    return number


def claimed(tx, now=LATER):
    found = outbox.claim(tx, "Safeguarding channel", now)
    return (found.message.key, found.state) if found else None


def test_what_was_given_up_comes_first_then_what_waits_then_the_newest_that_was_sent(tx):
    for key in ("sent first", "sent last"):
        outbox.sent(tx, queued(tx, key, story=key), "C1:1", "Sent.", NOW)
    failed(tx, "given up", State.GIVEN_UP)
    queued(tx, "waits", story="waits")
    queued(tx, "gathered", story="gathered", gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Two alerts", ()), NOW)

    lines = outbox_list.listed(tx, 9)

    assert [each.delivery.message.key for each in lines] == ["given up", "digest", "waits", "sent last", "sent first"]
    assert [each.answer for each in lines] == ["given up: refused", None, None, "Sent.", "Sent."]
    assert [each.due_at for each in lines] == [None, NOW, NOW, None, None]
    assert [each.may_be_sent_again for each in lines] == [True, True, True, False, False]
    assert len(outbox_list.listed(tx, 2)) == 2


def test_what_was_given_up_is_looked_for_before_it_is_sent_again(tx):
    number = failed(tx, state=State.GIVEN_UP)

    assert outbox_list.send_again(tx, number, LATER)
    assert claimed(tx) == ("message-1", State.UNKNOWN)


def test_what_waits_for_its_next_attempt_is_tried_at_once(tx):
    number = failed(tx)

    assert claimed(tx) is None
    outbox_list.send_again(tx, number, LATER)
    assert claimed(tx) == ("message-1", State.QUEUED)


def test_a_servers_ask_again_later_stands(tx):
    outbox_list.send_again(tx, failed(tx, server_wait=True), LATER)

    assert claimed(tx) is None
    assert claimed(tx, DUE_LATER) == ("message-1", State.QUEUED)


def test_what_is_kept_for_tonight_goes_out_when_somebody_asks(tx):
    number = queued(tx, gather_at=DUE_LATER)

    assert claimed(tx) is None
    outbox_list.send_again(tx, number, LATER)
    assert claimed(tx) == ("message-1", State.QUEUED)


def test_with_a_digest_that_was_given_up_its_members_are_open_again(tx):
    queued(tx, "member", gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Two alerts", ()), NOW)
    digest = outbox.claim(tx, "Safeguarding channel", NOW).id
    outbox.not_sent(tx, digest, Outcome(State.GIVEN_UP, "refused", NOW), NOW)
    before = deliveries.by_key(tx, "member").state
    outbox_list.send_again(tx, digest, LATER)

    assert (before, deliveries.by_key(tx, "member").state) == (State.GIVEN_UP, State.QUEUED)


@pytest.mark.parametrize("state", [State.SENT, State.SENDING, State.SILENCED, State.PASSED_ON])
def test_what_arrived_or_is_in_hand_is_not_sent_again(tx, state):
    number = queued(tx, state=state)

    assert not outbox_list.send_again(tx, number, LATER)
    assert deliveries.by_key(tx, "message-1").state is state


@pytest.mark.parametrize("number", [0, -1, 7, 2**31, 10**30])
def test_a_number_that_no_delivery_has_is_no_error(tx, number):
    assert not outbox_list.send_again(tx, number, NOW)


def test_what_is_sent_again_is_trouble_that_the_operators_have_not_heard_of_yet(tx):
    number = failed(tx, state=State.GIVEN_UP)
    undelivered.told_operators(tx, [number])
    outbox_list.send_again(tx, number, LATER)
    outbox.claim(tx, "Safeguarding channel", LATER)
    outbox.not_sent(tx, number, Outcome(State.GIVEN_UP, "refused again", DUE_LATER), LATER)

    assert [each.id for each in undelivered.given_up_untold(tx)] == [number]


def test_with_a_digest_that_is_sent_again_wait_those_of_its_members_that_were_given_up(tx):
    for key in ("arrived", "given up"):
        queued(tx, key, story=key, gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Two alerts", ()), NOW)
    outbox.sent(tx, deliveries.by_key(tx, "arrived").id, "C1:1", "Sent.", NOW)
    digest = outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.not_sent(tx, digest.id, Outcome(State.GIVEN_UP, "refused", DUE_LATER), NOW)

    assert outbox_list.send_again(tx, digest.id, LATER)
    assert [deliveries.by_key(tx, each).state for each in ("arrived", "given up")] == [State.SENT, State.QUEUED]
