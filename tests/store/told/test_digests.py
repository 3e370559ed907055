from __future__ import annotations

from datetime import timedelta

from stored import NOW, members, queued

from watcher.model.alerts import Message, Severity
from watcher.model.decisions import OPERATIONS
from watcher.store.told import deliveries, digests, outbox
from watcher.store.told.outbox import State

TONIGHT = NOW + timedelta(hours=8)
BOTH = Message("both", Severity.CRITICAL, "Two alerts", ())


def waiting(tx, now=TONIGHT):
    return [each.message.key for each in digests.waiting(tx, now)]


def test_what_is_to_be_gathered_waits_for_its_time_and_nothing_else_does(tx):
    queued(tx, "tonight", gather_at=TONIGHT)
    queued(tx, "at once")
    queued(tx, "silenced", gather_at=NOW, state=State.SILENCED)

    assert not digests.any_waiting(tx, NOW)
    assert digests.any_waiting(tx, TONIGHT)
    assert waiting(tx) == ["tonight"]


def test_what_is_released_goes_out_by_itself(tx):
    queued(tx, "tonight", gather_at=TONIGHT)
    digests.release(tx, digests.waiting(tx, TONIGHT), TONIGHT)

    assert waiting(tx) == []
    assert outbox.claim(tx, "Safeguarding channel", TONIGHT).message.key == "tonight"


def test_a_digest_is_sent_in_the_place_of_all_that_it_gathers(tx):
    for each in ("first", "second"):
        queued(tx, each, gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), BOTH, NOW)
    claimed = outbox.claim(tx, "Safeguarding channel", NOW)

    assert claimed.message.key == "both"
    assert outbox.claim(tx, "Safeguarding channel", NOW) is None
    assert members(tx, claimed.id) == [1, 2]
    assert waiting(tx) == []


def test_a_digest_of_notices_alone_is_a_notice_itself(tx):
    queued(tx, "notice", story=f"{OPERATIONS}/source", gather_at=NOW)
    digests.gather(tx, digests.waiting(tx, NOW), BOTH, NOW)

    assert deliveries.by_key(tx, "both").story == f"{OPERATIONS}/digest/both"


def test_a_digest_is_about_the_service_only_where_all_that_it_gathers_is(tx):
    for key, stories in (("mixed", (f"{OPERATIONS}/1", "story")), ("notices", (f"{OPERATIONS}/2", f"{OPERATIONS}/3"))):
        for story in stories:
            queued(tx, story, story=story, gather_at=NOW)
        digests.gather(tx, digests.waiting(tx, NOW), Message(key, Severity.NOTE, "Two", ()), NOW)

    assert deliveries.by_key(tx, "mixed").story == "digest/mixed"
    assert deliveries.by_key(tx, "notices").story == f"{OPERATIONS}/digest/notices"
