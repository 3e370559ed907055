"""Two that send from one outbox: what one of them may have sent, the other looks for, and none is told twice."""

from __future__ import annotations

import socket
from datetime import timedelta
from threading import Thread
from types import SimpleNamespace

import empty_database
import pytest
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import select, text
from town import HandClock
from troubled_slack import TroubledWorkspace

import notifiers
from notifiers.slack.channel import Settings
from watcher.deliver import digests, enqueue
from watcher.deliver.send import Dispatch
from watcher.demo import slack
from watcher.demo.server import Reply
from watcher.model.alerts import Message, Severity
from watcher.model.decisions import NewMessage
from watcher.store.database import Store
from watcher.store.tables.alerts import delivery
from watcher.store.told import abandoned, outbox, undelivered
from watcher.store.told.outbox import State

CHANNEL = "Safeguarding channel"
REFUSED = (False, Reply(200, b'{"ok": false, "error": "channel_not_found"}', "application/json"))
LOST = (True, Reply(drop=True))


@pytest.fixture
def world(tmp_path):
    """An outbox, and two that send from it: `one` does `stands_still` first each time it is about to."""
    workspace = TroubledWorkspace()
    store = empty_database.opened(tmp_path / "test.db")
    with slack.serve(workspace) as server:
        (tmp_path / "token").write_text(workspace.token)
        url = f"{server.base_url}/api/"
        settings = Settings(
            name=CHANNEL,
            kind="slack",
            channel=workspace.channel,
            token_file="token",
            api_url=url,
            critical_digest_above=2,
        )
        made = SimpleNamespace(
            workspace=workspace,
            server=server,
            store=store,
            clock=HandClock(),
            receivers={CHANNEL: settings},
            stands_still=lambda: None,
        )

        def notifier(name, address):
            made.stands_still()
            return notifiers.make(settings, address, lambda name: tmp_path / name)

        made.one = Dispatch(store, notifier, made.clock)
        made.other = Dispatch(
            store, lambda _, address: notifiers.make(settings, address, lambda name: tmp_path / name), made.clock
        )
        yield made
    store.close()


@pytest.fixture(params=[pytest.param("postgresql", marks=NEEDS_POSTGRESQL)])
def server(postgresql_url):
    """A database that several write to at once."""
    opened = Store(postgresql_url)
    yield opened
    opened.close()


def queue(world, *keys, story=None, store=None, **options):
    with (store or world.store).begin() as tx:
        for key in keys:
            message = Message(key, Severity.CRITICAL, f"Trafford: {key}", ())
            enqueue.post(
                tx, NewMessage(message, (CHANNEL,), story or key, **options), world.receivers, world.clock.now()
            )


def texts(world):
    return [each["text"].split("\n")[0] for each in world.workspace.messages]


def taken_over(world):
    """So long after that what one has in hand counts as left by a dead process, the other sends."""
    world.clock.pass_(seconds=100)
    world.other.deliver()


def test_one_that_stood_still_before_it_sent_leaves_the_message_to_whoever_took_it_over(world):
    queue(world, "one")
    world.stands_still = lambda: taken_over(world)

    (left,) = world.one.deliver()

    assert left.answer.startswith("Another process has taken it over")
    assert texts(world) == ["Trafford: one"]


def test_one_that_stood_still_while_it_connected_sends_nothing_that_another_took_over(world, monkeypatch):
    queue(world, "one")
    usual, waits = socket.getaddrinfo, iter([lambda: taken_over(world)])

    def slow(*asked, **options):
        next(waits, lambda: None)()
        return usual(*asked, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    (left,) = world.one.deliver()

    assert left.answer.startswith("Another process has taken it over")
    assert texts(world) == ["Trafford: one"]


def test_one_that_stood_still_while_it_looked_sends_nothing_that_another_sent_meanwhile(world):
    queue(world, "one")
    world.workspace.instead.append((False, LOST[1]))
    world.one.deliver()
    world.clock.pass_(minutes=5)
    usual, waits = world.workspace.answer, iter([lambda: taken_over(world)])

    def slow(request):
        found = usual(request)  # as it was when it was asked for
        if "conversations.history" in request.path:
            next(waits, lambda: None)()
        return found

    world.server._answer = slow
    (left,) = world.one.deliver()

    assert left.answer.startswith("Another process has taken it over")
    assert texts(world) == ["Trafford: one"]


def test_one_that_stood_still_sends_all_the_same_what_nobody_took_over(world):
    queue(world, "one")
    world.stands_still = lambda: world.clock.pass_(minutes=1)

    (sent,) = world.one.deliver()

    assert (sent.state, texts(world)) == (State.SENT, ["Trafford: one"])


def test_a_lane_that_was_left_behind_sends_nothing(world):
    queue(world, "one")

    def left_behind():
        for lane in world.one.lanes._in_use.values():
            lane.left_behind = True

    world.stands_still = left_behind
    world.one.deliver()

    assert texts(world) == []


def test_what_may_have_been_sent_is_looked_for_where_it_was_sent_though_its_story_has_a_thread_since(world):
    queue(world, "first", "second", story="story")
    world.workspace.instead += [REFUSED, LOST]
    world.one.deliver()  # the first is refused for good; the second arrives, and the answer is lost
    world.workspace.instead += [(False, Reply(503))]
    with world.store.begin() as tx:
        undelivered.try_again(tx, world.clock.now(), world.clock.now() - timedelta(days=7))
    world.clock.pass_(minutes=1)
    for _ in range(3):
        world.clock.pass_(minutes=10)
        world.other.deliver()

    assert sorted(texts(world)) == ["Trafford: first", "Trafford: second"]
    with world.store.look() as tx:
        assert set(tx.execute(select(delivery.c.state)).scalars()) == {State.SENT}


def test_the_outcome_of_an_earlier_claim_changes_nothing_about_a_later_one(world):
    queue(world, "one")
    now = world.clock.now()
    later = now + timedelta(minutes=2)
    with world.store.begin() as tx:
        first = outbox.claim(tx, CHANNEL, now)
        abandoned.release(tx, later)
        second = outbox.claim(tx, CHANNEL, later)
        outbox.not_sent(tx, first.id, outbox.Outcome(State.QUEUED, "Busy.", later, claimed_at=first.claimed_at), later)
        again = outbox.claim(tx, CHANNEL, later)

    assert (first.state, second.state, again) == (State.QUEUED, State.UNKNOWN, None)


def wait_until_blocked(store, thread, count=1):
    """Wait until so many wait for what another has locked. Each look is a transaction: one always sees the same."""
    blocked = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while thread.is_alive():
        with store.look() as tx:
            if tx.execute(blocked).scalar_one() >= count:
                return


def test_two_that_release_the_same_message_leave_whoever_claimed_it_in_between_alone(world, server):
    queue(world, "one", store=server)
    now = world.clock.now()
    later = now + timedelta(minutes=2)
    with server.begin() as tx:
        outbox.claim(tx, CHANNEL, now)

    def release():
        with server.begin() as tx:
            abandoned.release(tx, later)

    second = Thread(target=release)
    with server.begin() as tx:
        abandoned.release(tx, later)
        second.start()
        wait_until_blocked(server, second)
        outbox.claim(tx, CHANNEL, later)
    second.join()

    with server.look() as tx:
        assert list(tx.execute(select(delivery.c.state)).scalars()) == [State.SENDING]


def test_two_that_gather_for_the_same_receiver_tell_nothing_in_two_digests(world, server):
    now = world.clock.now()
    queue(world, "a", "b", "c", store=server, one_of_many=True)
    gathering = [Thread(target=digests.gather, args=(server, world.receivers, now)) for _ in range(2)]

    with server.begin() as tx:
        tx.execute(select(delivery.c.id).where(delivery.c.digest.is_(None)).with_for_update())
        gathering[0].start()
        wait_until_blocked(server, gathering[0])  # it has read what waits, and can't write yet
        queue(world, "d", store=server, one_of_many=True)
        gathering[1].start()
        wait_until_blocked(server, gathering[1], count=2)
    for each in gathering:
        each.join()

    with server.begin() as tx:
        told = [str(claimed.message) for claimed in iter(lambda: outbox.claim(tx, CHANNEL, now), None)]
    assert [sum(f"Trafford: {each}" in one for one in told) for each in "abcd"] == [1, 1, 1, 1]
