from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import empty_database
import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import event, select

from watcher.model.alerts import Message, Section, Severity
from watcher.store.database import Store
from watcher.store.tables.alerts import delivery
from watcher.store.told import abandoned, deliveries, digests, outbox, undelivered
from watcher.store.told.outbox import State

NOW = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
SLACK, INBOX = "Safeguarding channel", "Duty inbox"


def queue(store, key, *, story="80573/inspection/2026-06-19", receiver=SLACK, at=NOW):
    message = Message(key, Severity.CRITICAL, f"Trafford: {key}", (Section("", ("Leaders: inadequate",)),))
    with store.begin() as tx:
        outbox.queue(tx, outbox.NewDelivery(message, story, receiver, "C1"), at)


def claim(store, receiver=SLACK, now=NOW, **options):
    with store.begin() as tx:
        return outbox.claim(tx, receiver, now, **options)


def test_a_claimed_delivery_is_not_claimed_twice(store):
    queue(store, "one")

    first, second = claim(store), claim(store)

    assert first is not None
    assert first.message.summary == "Trafford: one"
    assert second is None


def test_what_is_to_be_left_out_is_not_claimed_whatever_is_due(store):
    queue(store, "refused")
    queue(store, "other", story="80549/inspection/2026-07-01")
    refused = claim(store)
    with store.begin() as tx:
        outbox.not_sent(tx, refused.id, outbox.Outcome(State.QUEUED, "450 later", NOW), NOW)

    assert claim(store, skip=frozenset({refused.id})).message.summary == "Trafford: other"
    assert claim(store, skip=frozenset({refused.id})) is None
    assert claim(store).id == refused.id


def test_what_waits_is_found_without_going_through_all_that_was_sent(tmp_path):
    store, asked = empty_database.opened(tmp_path / "test.db"), {}
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.update({given[2]: given[3]}))
    claim(store)
    with store.begin() as tx:
        outbox.receivers_due(tx, NOW)

    plans = {}
    for statement, given in [each for each in asked.items() if each[0].startswith("SELECT")]:
        with store.look() as tx:
            plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            plans[statement] = next(iter(plan))[3]
    store.close()
    assert len(plans) == 2
    assert all("USING INDEX ix_delivery_waits (team=?" in each for each in plans.values())


@pytest.mark.parametrize("stores", [pytest.param(2, marks=NEEDS_POSTGRESQL)])
def test_of_two_processes_that_see_a_message_at_the_same_moment_one_claims_it(stores, postgresql_url):
    one, other = (Store(postgresql_url) for _ in range(stores))
    queue(one, "seen by both")

    with ThreadPoolExecutor(1) as thread:
        with one.begin() as tx:
            first = outbox.claim(tx, SLACK, NOW)
            second = thread.submit(claim, other)
            until_somebody_waits(one)
        assert first is not None
        assert second.result() is None
    one.close()
    other.close()


def until_somebody_waits(store):
    """Return when a transaction waits for another one to end."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with store.look() as tx:
            if tx.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar():
                return
    raise AssertionError("nobody waits")


def test_within_a_story_an_address_gets_its_messages_in_order(store):
    queue(store, "first")
    queue(store, "second")
    first = claim(store)

    held = claim(store)
    with store.begin() as tx:
        outbox.sent(tx, first.id, "C1:1700000000.1", "Sent.", NOW)
    then = claim(store)

    assert held is None
    assert then.message.summary == "Trafford: second"
    assert then.message.thread == "C1:1700000000.1"


def test_another_story_does_not_wait(store):
    queue(store, "first")
    queue(store, "other", story="80549/inspection/2026-07-01")
    claim(store)

    assert claim(store).message.summary == "Trafford: other"


def test_a_failed_delivery_waits_its_time_unless_waits_are_ignored(store):
    queue(store, "one")
    claimed = claim(store)
    later = NOW + timedelta(seconds=25)
    with store.begin() as tx:
        outbox.not_sent(tx, claimed.id, outbox.Outcome(State.QUEUED, "The server was busy.", later), NOW)

    assert claim(store) is None
    assert claim(store, now=later) is not None


def test_a_wait_that_the_server_asked_for_stands_even_when_waits_are_ignored(store):
    queue(store, "one")
    queue(store, "two", story="another")
    claimed = claim(store)
    later = NOW + timedelta(seconds=30)
    with store.begin() as tx:
        outbox.not_sent(tx, claimed.id, outbox.Outcome(State.QUEUED, "429", later, server_wait=True), NOW)
        outbox.hold(tx, SLACK, later)

    assert claim(store, ignore_waits=True) is None
    assert claim(store, now=later) is not None


def test_what_a_killed_process_left_in_sending_is_unknown_at_once_or_on_a_server_when_it_must_have_arrived(store):
    later = NOW + timedelta(seconds=5 if store.shared else 0)
    queue(store, "one")
    program = (
        "import sys\n"
        "from datetime import datetime, UTC\n"
        "from watcher.store.told import outbox\n"
        "from watcher.store.database import Store\n"
        "store = Store(sys.argv[1])\n"
        f"with store.begin() as tx: assert outbox.claim(tx, {SLACK!r}, datetime(2026, 8, 3, 9, 30, tzinfo=UTC))\n"
    )
    subprocess.run([sys.executable, "-c", program, store.url], check=True)

    with store.begin() as tx:
        too_soon = abandoned.release(tx, later - timedelta(seconds=1)) if store.shared else 0
        released = abandoned.release(tx, later)

    assert (too_soon, released) == (0, 1)
    with store.begin() as tx:
        assert outbox.claim(tx, SLACK, later).state is State.UNKNOWN


def test_what_a_living_process_is_sending_is_left_to_it(store):
    store.be_at_work()
    queue(store, "one")
    claim(store)

    with store.begin() as tx:
        released = abandoned.release(tx, NOW + timedelta(seconds=30))

    assert released == 0


def test_what_hangs_in_sending_is_resolved_within_two_minutes(store):
    queue(store, "one")
    claim(store)

    with store.begin() as tx:
        released = abandoned.release(tx, NOW + timedelta(seconds=119))

    assert released == 1


def test_the_oldest_unsent_message_is_known(store):
    queue(store, "old", at=NOW - timedelta(hours=3))
    queue(store, "new", receiver=INBOX)

    with store.look() as tx:
        depth = undelivered.depth(tx)

    assert depth.unsent == 2
    assert depth.oldest == NOW - timedelta(hours=3)


def test_what_was_given_up_is_tried_again_after_a_restart(store):
    queue(store, "one")
    claimed = claim(store)
    with store.begin() as tx:
        outbox.not_sent(tx, claimed.id, outbox.Outcome(State.GIVEN_UP, "The token was revoked.", NOW), NOW)

    with store.begin() as tx:
        undelivered.try_again(tx, NOW, NOW - timedelta(days=7))

    assert claim(store) is not None


def test_a_transaction_that_fails_changes_nothing(store):
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        tx.execute(delivery.delete())
        queue_in(tx)
        _ = 1 / 0

    assert claim(store) is None


def queue_in(tx):
    message = Message("k", Severity.NOTE, "s", ())
    outbox.queue(tx, outbox.NewDelivery(message, "s", SLACK, "C1"), NOW)


def not_sent(store, claimed, state, now=NOW, *, wait=timedelta(minutes=1)):
    with store.begin() as tx:
        outbox.not_sent(tx, claimed.id, outbox.Outcome(state, "Busy.", now + wait), now)


def state_of(store, id_):
    with store.look() as tx:
        return State(tx.execute(select(delivery.c.state).where(delivery.c.id == id_)).scalar_one())


def test_a_failed_attempt_changes_nothing_about_another_one_in_hand(store):
    queue(store, "one")
    queue(store, "two", story="another", receiver=INBOX)
    one, two = claim(store), claim(store, INBOX)

    not_sent(store, one, State.QUEUED)

    assert (state_of(store, one.id), state_of(store, two.id)) == (State.QUEUED, State.SENDING)


def test_a_digest_that_has_to_wait_gives_nothing_up_of_what_it_gathers(store):
    queue(store, "one")
    queue(store, "two", story="another")
    with store.begin() as tx:
        rows = tx.execute(deliveries.ROWS.order_by(delivery.c.id)).all()
        members = [deliveries.read(row) for row in rows]
        digests.gather(tx, members, Message("digest", Severity.WARNING, "Two", ()), NOW)
    digest = claim(store)

    not_sent(store, digest, State.QUEUED)
    waiting = [state_of(store, each.id) for each in members]
    not_sent(store, claim(store, now=NOW + timedelta(minutes=2)), State.GIVEN_UP, NOW + timedelta(minutes=2))
    given_up = [state_of(store, each.id) for each in members]

    assert waiting == [State.QUEUED, State.QUEUED]
    assert given_up == [State.GIVEN_UP, State.GIVEN_UP]
