from __future__ import annotations

from datetime import timedelta

import pytest
from stored import NOW, alerted, queued, read

from watcher.model.alerts import Message, Severity
from watcher.store.told import deliveries, digests, outbox, undelivered
from watcher.store.told.outbox import Outcome, State

HOUR = timedelta(hours=1)


def failed(tx, key="message-1", state=State.GIVEN_UP, wait=HOUR, *, server_wait=False, **new):
    number = queued(tx, key, story=new.pop("story", key), **new)
    outbox.claim(tx, new.get("receiver", "Safeguarding channel"), NOW)
    outbox.not_sent(tx, number, Outcome(state, "refused", NOW + wait, server_wait=server_wait), NOW)
    return number


def keys(found):
    return [each.message.key for each in found]


def state(tx, key="message-1"):
    return deliveries.by_key(tx, key).state


def gathered(tx, *members):
    """Gather messages into a digest; returns its number."""
    for each in members:
        queued(tx, each, gather_at=NOW, story=each)
    digests.gather(tx, digests.waiting(tx, NOW), Message("digest", Severity.CRITICAL, "Some alerts", ()), NOW)
    return deliveries.by_key(tx, "digest").id


def test_the_operators_hear_once_of_what_was_given_up(tx):
    number = failed(tx)
    failed(tx, "waits", State.QUEUED)
    before = keys(undelivered.given_up_untold(tx))
    undelivered.told_operators(tx, [number])

    assert before == ["message-1"]
    assert undelivered.given_up_untold(tx) == []


def test_a_wait_that_was_reckoned_before_the_clock_was_set_back_is_void_once(tx):
    failed(tx, wait=HOUR * 24 * 30)
    tried = undelivered.try_again(tx, NOW, NOW, in_time=True)

    assert tried == 1
    assert undelivered.try_again(tx, NOW, NOW, in_time=True) == 0


def test_what_a_later_message_on_the_same_publication_corrected_is_not_sent_behind_it(tx):
    number = read(tx)
    for key in ("first", "corrected"):
        alerted(tx, key, of=number)
    failed(tx, "first", alert="first", story="story")
    failed(tx, "elsewhere", alert="first", story="story", receiver="Duty inbox")
    queued(tx, "corrected", alert="corrected", story="story", state=State.SENT)

    assert undelivered.try_again(tx, NOW + HOUR, NOW, in_time=True) == 1
    assert [state(tx, each) for each in ("first", "elsewhere")] == [State.GIVEN_UP, State.UNKNOWN]


def test_what_was_refused_is_tried_once_more_before_what_follows_in_its_story(tx):
    digest = gathered(tx, "one")
    outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.not_sent(tx, digest, Outcome(State.GIVEN_UP, "refused", NOW + 4 * HOUR), NOW)
    failed(tx, "two", wait=4 * HOUR)
    failed(tx, "elsewhere", wait=4 * HOUR, story="two", receiver="Duty inbox")
    for each in ("one", "two"):
        queued(tx, f"{each} is withdrawn", story=each, at=NOW + HOUR)

    undelivered.try_what_comes_first(tx, "Safeguarding channel", NOW + HOUR, NOW)

    assert [state(tx, each) for each in ("digest", "two", "elsewhere")] == ["unknown", "unknown", "given_up"]
    assert outbox.claim(tx, "Safeguarding channel", NOW + HOUR).id == digest


def test_late_is_what_has_been_free_to_go_since_before_a_moment(tx):
    queued(tx, "old", at=NOW - HOUR)
    queued(tx, "new")
    queued(tx, "for tonight", at=NOW - HOUR, gather_at=NOW + HOUR)
    queued(tx, "sent", at=NOW - HOUR, state=State.SENT)

    assert keys(undelivered.late(tx, NOW)) == ["old"]


def test_what_a_server_asked_to_keep_back_for_long_is_listed(tx):
    failed(tx, "asked", State.QUEUED, 2 * HOUR, server_wait=True)
    failed(tx, "for a moment", State.QUEUED, server_wait=True)
    failed(tx, "our own wait", State.QUEUED, 2 * HOUR)

    assert keys(undelivered.held_beyond(tx, NOW + HOUR)) == ["asked"]


def test_what_was_given_up_needs_one_stand_in_and_a_stand_in_none(tx):
    first = failed(tx, "first")
    failed(tx, "second")
    failed(tx, "stand-in", receiver="Duty inbox", stands_in_for=first)
    failed(tx, "edit", edits=True)

    assert keys(undelivered.given_up_without_stand_in(tx, ["Safeguarding channel"])) == ["second"]


def test_an_alert_goes_to_a_receiver_until_that_is_given_up(tx):
    alerted(tx)
    queued(tx, alert="alert-1")
    there = [
        undelivered.goes_to(tx, "alert-1", "Safeguarding channel"),
        undelivered.goes_to(tx, "alert-1", "Safeguarding channel", "C1"),
        undelivered.goes_to(tx, "alert-1", "Safeguarding channel", "C2"),
        undelivered.goes_to(tx, "alert-1", "Duty inbox"),
    ]
    undelivered.pass_on(tx, deliveries.by_key(tx, "message-1"), "Its receiver is gone.", NOW)

    assert there == [True, True, False, False]
    assert not undelivered.goes_to(tx, "alert-1", "Safeguarding channel")


def test_what_has_not_arrived_is_what_waits_and_what_was_given_up_lately(tx):
    failed(tx, "given up")
    failed(tx, "given up long ago", at=NOW - 48 * HOUR)
    queued(tx, "waits", at=NOW - 48 * HOUR)
    queued(tx, "in hand", state=State.SENDING)
    queued(tx, "edit", edits=True)

    assert keys(undelivered.unsent_or_given_up(tx, NOW - HOUR)) == ["given up", "waits"]


def test_with_a_digest_that_is_passed_on_go_those_of_its_members_that_did_not_arrive(tx):
    digest = gathered(tx, "one", "two")
    outbox.sent(tx, deliveries.by_key(tx, "two").id, "C1:1", "Sent.", NOW)
    undelivered.pass_on(tx, deliveries.by_key(tx, "digest"), "Its receiver is gone.", NOW)

    assert [state(tx, each) for each in ("digest", "one", "two")] == [State.PASSED_ON, State.PASSED_ON, State.SENT]
    assert deliveries.last_answer(tx, digest) == "Its receiver is gone."


def test_the_alerts_in_a_digest_are_known(tx):
    alerted(tx)
    queued(tx, alert="alert-1", gather_at=NOW)
    digest = gathered(tx, "a notice")

    assert undelivered.alerts_in_digest(tx, digest) == ["alert-1"]
    assert undelivered.alerts_in_digest(tx, 1) == []


def test_an_alert_that_no_route_sent_anywhere_is_listed(tx):
    alerted(tx, "sent", story="message-1")
    queued(tx, alert="sent", story="message-1")
    alerted(tx, "nowhere")
    alerted(tx, "long ago", at=NOW - HOUR)

    assert [each.key for each in undelivered.went_nowhere(tx, NOW)] == ["nowhere"]


def test_at_a_start_what_was_given_up_lately_is_looked_for_and_sent(tx):
    failed(tx, "given up")
    failed(tx, "long ago", at=NOW - 48 * HOUR)

    assert undelivered.try_again(tx, NOW, NOW - HOUR) == 1
    assert [state(tx, each) for each in ("given up", "long ago")] == [State.UNKNOWN, State.GIVEN_UP]
    assert outbox.claim(tx, "Safeguarding channel", NOW).message.key == "given up"


def test_what_was_refused_is_tried_again_when_its_time_has_come(tx):
    failed(tx, "soon", wait=HOUR)
    failed(tx, "later", wait=2 * HOUR)

    tried = [undelivered.try_again(tx, NOW + at * HOUR, NOW, in_time=True) for at in (0, 1)]

    assert tried == [0, 1]
    assert [state(tx, each) for each in ("soon", "later")] == [State.UNKNOWN, State.GIVEN_UP]


@pytest.mark.parametrize(
    ("refused", "tried"),
    [
        ({}, 1),
        ({"address": "C2"}, 0),
        ({"receiver": "Duty inbox"}, 0),
        ({"wait": timedelta(days=7)}, 0),  # posted again without knowing whether it had arrived
    ],
)
def test_once_its_address_takes_another_what_was_refused_there_is_tried_again(tx, refused, tried):
    number = failed(tx, **{"state": State.GIVEN_UP, "wait": 4 * HOUR, **refused})

    at_once = undelivered.takes_again(tx, "Safeguarding channel", "C1", NOW)
    found = [undelivered.takes_again(tx, "Safeguarding channel", "C1", NOW + HOUR) for _ in range(2)]

    assert (at_once, found) == (0, [tried, 0])
    assert undelivered.try_again(tx, NOW + HOUR, NOW, in_time=True) == tried
    assert (outbox.claim(tx, "Safeguarding channel", NOW + HOUR) is not None) == (tried > 0), number


def test_once_its_address_takes_another_what_it_did_not_answer_is_tried_again(tx):
    failed(tx, state=State.UNKNOWN, wait=4 * HOUR)
    before = outbox.claim(tx, "Safeguarding channel", NOW + HOUR)

    tried = undelivered.takes_again(tx, "Safeguarding channel", "C1", NOW + HOUR)

    assert (before, tried) == (None, 1)
    assert outbox.claim(tx, "Safeguarding channel", NOW + HOUR).state is State.UNKNOWN


def test_a_digest_that_is_taken_up_again_has_its_members_back(tx):
    digest = gathered(tx, "one")
    outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.not_sent(tx, digest, Outcome(State.GIVEN_UP, "refused", NOW), NOW)
    undelivered.try_again(tx, NOW, NOW)

    assert [state(tx, each) for each in ("digest", "one")] == [State.UNKNOWN, State.QUEUED]


def test_what_waits_for_a_corrected_channel_goes_there_and_what_is_personal_stays(tx):
    failed(tx, "given up")
    queued(tx, "waits", story="waits")
    queued(tx, "sent", story="sent", state=State.SENT)
    queued(tx, "personal", story="personal", address="U1")
    queued(tx, "another's", story="another's", receiver="Duty inbox")

    moved = undelivered.readdress(tx, "Safeguarding channel", "C9", lambda address: address.startswith("U"))

    assert moved == 2
    assert [deliveries.by_key(tx, each).address for each in ("given up", "waits", "sent", "personal", "another's")] == [
        *("C9", "C9", "C1", "U1", "C1")
    ]


def test_of_a_digest_that_is_tried_again_what_arrived_by_itself_stays_as_it_is(tx):
    digest = gathered(tx, "one", "two")
    outbox.sent(tx, deliveries.by_key(tx, "two").id, "C1:1", "Sent.", NOW)
    outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.not_sent(tx, digest, Outcome(State.GIVEN_UP, "refused", NOW), NOW)

    assert undelivered.try_again(tx, NOW, NOW) == 1  # the digest, and not what it gathers
    assert [state(tx, each) for each in ("digest", "one", "two")] == [State.UNKNOWN, State.QUEUED, State.SENT]


def test_of_a_story_of_which_nothing_was_sent_not_all_arrived(tx):
    assert not undelivered.is_through(tx, "nothing")


@pytest.mark.parametrize(
    ("later", "tried"),
    [
        ({}, 0),
        ({"address": "C2"}, 1),
        ({"story": "another"}, 1),
        ({"alert": "of another publication"}, 1),
        ({"state": State.QUEUED}, 1),
    ],
)
def test_only_a_later_message_of_the_same_that_arrived_there_keeps_a_refused_one_back(tx, later, tried):
    other = read(tx, "50300002")
    for key, number in (("first", read(tx)), ("second", None), ("of another publication", other)):
        alerted(tx, key, of=number or 2)
    queued(tx, "before", alert="second", story="story", state=State.SENT)
    failed(tx, "refused", alert="first", story="story")
    queued(tx, "after", **{"alert": "second", "story": "story", "state": State.SENT, **later})

    assert undelivered.try_again(tx, NOW + HOUR, NOW, in_time=True) == tried


def test_what_a_digest_gathers_is_not_tried_again_before_the_digest_is(tx):
    digest = gathered(tx, "one")
    outbox.claim(tx, "Safeguarding channel", NOW)
    outbox.not_sent(tx, digest, Outcome(State.GIVEN_UP, "refused", NOW + HOUR), NOW)

    assert undelivered.try_again(tx, NOW, NOW, in_time=True) == 0
    assert [state(tx, each) for each in ("digest", "one")] == [State.GIVEN_UP] * 2
