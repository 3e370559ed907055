from __future__ import annotations

import os
import sqlite3
import threading
import tracemalloc
from contextlib import closing
from datetime import timedelta
from types import SimpleNamespace

import empty_database
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from stored import alerted, queued
from town import HandClock
from troubled_slack import TroubledWorkspace
from waiting import wait_until

import notifiers
from notifiers.notifier import DeliveryError
from notifiers.slack.channel import Settings
from watcher.deliver import enqueue, fallback, lanes
from watcher.deliver import send as send_module
from watcher.deliver.send import Dispatch
from watcher.demo import slack
from watcher.demo.server import Reply
from watcher.model.alerts import Message, Receipt, Severity
from watcher.model.decisions import NewMessage
from watcher.store.told import deliveries, undelivered
from watcher.store.told.outbox import State

CHANNEL, OTHER = "Safeguarding channel", "Duty channel"
BUSY = Reply(429, b'{"ok": false, "error": "ratelimited"}', "application/json", headers={"Retry-After": "1"})


@pytest.fixture
def world(tmp_path):
    workspace = TroubledWorkspace()
    store = empty_database.opened(tmp_path / "test.db")
    with slack.serve(workspace) as server:
        (tmp_path / "token").write_text(workspace.token)
        made = SimpleNamespace(workspace=workspace, store=store, server=server, clock=HandClock())
        made.receivers = {
            name: Settings(
                name=name,
                kind="slack",
                channel=workspace.channel,
                token_file="token",
                api_url=f"{server.base_url}/api/",
                fallback=OTHER if name == CHANNEL else None,
            )
            for name in (CHANNEL, OTHER)
        }
        made.secret = lambda name: tmp_path / name
        made.dispatch = Dispatch(
            store, lambda name, address: notifiers.make(made.receivers[name], address, made.secret), made.clock
        )
        yield made
    store.close()


def queue(world, *keys, story=None, to=CHANNEL):
    with world.store.begin() as tx:
        for key in keys:
            message = Message(key, Severity.CRITICAL, f"Trafford: {key}", ())
            enqueue.post(tx, NewMessage(message, (to,), story or key), world.receivers, world.clock.now())


def send(world, **options):
    return world.dispatch.deliver(**options)


def texts(world):
    return [each["text"].split("\n")[0] for each in world.workspace.messages]


def one_a_second(world):
    """Let the workspace take one message a second, as Slack does, by the test's own clock."""
    usual, last = world.workspace.answer, []

    def answer(request):
        if request.path.endswith("chat.postMessage"):
            if last and world.clock.now() - last[-1] < timedelta(seconds=1):
                return BUSY
            last[:] = [world.clock.now()]
        return usual(request)

    world.server._answer = answer


@pytest.mark.parametrize("count", [int(os.environ.get("BACKLOG", "60"))])
def test_a_backlog_is_worked_off_at_the_pace_that_the_server_allows(world, count):
    one_a_second(world)
    for number in range(count):
        queue(world, f"{number}", story=f"story {number % 7}")
    began = world.clock.now()
    tracemalloc.start()

    send(world)
    grown = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    told = [int(each.removeprefix("Trafford: ")) for each in texts(world)]
    assert sorted(told) == list(range(count))
    for story in range(7):
        assert [each for each in told if each % 7 == story] == list(range(story, count, 7))
    assert world.clock.now() - began <= timedelta(seconds=count)
    assert grown < 20_000_000


def test_a_clock_that_is_set_back_a_day_delays_nothing_by_a_day(world):
    queue(world, "one")
    world.workspace.instead.append((False, Reply(503, b"busy")))
    send(world)
    world.clock.moment -= timedelta(days=1)

    send(world)

    assert texts(world) == ["Trafford: one"]


def test_what_one_receiver_cannot_take_goes_to_the_one_that_stands_in_once(world):
    queue(world, "one")
    world.workspace.instead.append(
        (False, Reply(200, b'{"ok": false, "error": "channel_not_found"}', "application/json"))
    )
    (refused,) = send(world)

    for _ in range(2):
        fallback.stand_in(world.store, world.receivers, world.clock.now())
        send(world)

    assert refused.state is State.GIVEN_UP
    assert texts(world) == ["Trafford: one"]
    assert "We could not deliver this to “Safeguarding channel”" in world.workspace.messages[0]["text"]


def test_an_alert_that_two_addresses_refuse_goes_once_to_the_one_that_stands_in_for_both(world):
    with world.store.begin() as tx:
        told = alerted(tx)
        for address in ("C1", "C2"):
            queued(tx, address, address=address, alert=told.key, receiver=CHANNEL, state=State.GIVEN_UP)

    fallback.stand_in(world.store, world.receivers, world.clock.now())
    send(world)

    assert len(texts(world)) == 1


def test_what_waits_goes_to_whoever_gets_it_instead_once(world):
    queue(world, "one")
    for _ in range(2):
        with world.store.begin() as tx:
            waits = deliveries.by_key(tx, enqueue.delivery_key(tx, "one", CHANNEL, world.workspace.channel))
            enqueue.post_instead(tx, waits, waits.message, world.receivers[OTHER], world.clock.now())

    assert sorted(each.delivery.receiver for each in send(world)) == [OTHER, CHANNEL]


def test_two_teams_that_tell_the_same_at_one_address_do_so_by_two_keys():
    assert len({enqueue.key_of(team, "one", CHANNEL, "C1") for team in ("", "a", "b")}) == 3


def test_one_message_for_which_nobody_can_stand_in_keeps_none_of_the_others_back(world, monkeypatch):
    queue(world, "one", "odd", "other")
    refused = Reply(200, b'{"ok": false, "error": "channel_not_found"}', "application/json")
    world.workspace.instead += [(False, refused)] * 3
    send(world)
    usual = enqueue.standing_in_message

    def made(message, *why):
        if "odd" in message.summary:
            raise RuntimeError("odd")
        return usual(message, *why)

    monkeypatch.setattr(enqueue, "standing_in_message", made)
    with pytest.raises(RuntimeError, match="odd"):
        fallback.stand_in(world.store, world.receivers, world.clock.now())
    send(world)

    assert texts(world) == ["Trafford: one", "Trafford: other"]


def test_what_was_given_up_while_in_doubt_is_looked_for_before_it_is_sent_again(world):
    queue(world, "one")
    world.workspace.instead.append((True, Reply(drop=True)))
    send(world)
    world.clock.pass_(minutes=1)
    world.workspace.token = "xoxb-new"
    send(world)
    world.workspace.token = "xoxb-demo"
    with world.store.begin() as tx:
        undelivered.try_again(tx, world.clock.now(), world.clock.now() - timedelta(days=7))

    send(world)

    assert texts(world) == ["Trafford: one"]


def test_a_channel_that_takes_one_message_again_is_sent_what_it_had_refused(world):
    world.workspace.token = "xoxb-new"
    queue(world, "one", "two")
    send(world)
    world.clock.pass_(minutes=2)
    world.workspace.token = "xoxb-demo"
    queue(world, "three")
    send(world)
    fallback.ask_again(world.store, world.clock.now())

    send(world)

    assert texts(world) == ["Trafford: three", "Trafford: one", "Trafford: two"]


def test_where_nothing_can_be_looked_for_and_no_answer_comes_it_is_sent_once_more_and_given_up(world):
    usual = world.workspace.answer
    lacks = Reply(200, b'{"ok": false, "error": "missing_scope"}', "application/json")
    world.server._answer = lambda asked: lacks if "conversations." in asked.path else usual(asked)
    world.workspace.instead += [(True, Reply(502, b"bad"))] * 9
    queue(world, "one")

    for _ in range(24):
        send(world)
        world.clock.pass_(hours=1)
        fallback.ask_again(world.store, world.clock.now())

    assert texts(world) == ["Trafford: one"] * 2
    with world.store.look() as tx:
        assert len(undelivered.given_up_untold(tx)) == 1


@pytest.mark.parametrize(("hours", "late"), [(3, False), (5, True)])
def test_what_comes_hours_after_it_was_first_tried_says_when_that_was(world, hours, late):
    world.workspace.instead += [(False, Reply(503, b""))]
    queue(world, "one")
    world.clock.pass_(hours=9)
    send(world)

    world.clock.pass_(hours=hours)
    send(world)

    (said,) = [each["text"] for each in world.workspace.messages]
    assert said.startswith("Trafford: one")
    assert ("This comes late: it could not be delivered on 3 August 2026, 18:30." in said) is late


def test_a_single_cycle_tries_what_stands_behind_many_that_are_refused_for_now(world, monkeypatch):
    monkeypatch.setattr(send_module, "MOST_FAILED", 2)
    world.workspace.instead += [(False, Reply(503, b""))] * 2
    queue(world, "one", "two", "three")

    send(world, ignore_waits=True)

    assert texts(world) == ["Trafford: three"]


@pytest.mark.parametrize("arrived", [False, True])
def test_where_nothing_can_be_looked_for_a_message_in_doubt_is_sent_rather_than_lost(world, arrived):
    usual = world.workspace.answer
    lacks = Reply(200, b'{"ok": false, "error": "missing_scope"}', "application/json")
    world.server._answer = lambda asked: lacks if "conversations." in asked.path else usual(asked)
    world.workspace.instead.append((arrived, Reply(502, b"bad")))
    queue(world, "one")

    for _ in range(3):
        send(world)
        world.clock.pass_(minutes=1)

    assert texts(world) == ["Trafford: one"] * (1 + arrived)


def test_a_message_that_is_too_long_for_slack_is_told_in_short(world):
    queue(world, "one")
    world.workspace.instead.append((False, Reply(200, b'{"ok": false, "error": "msg_too_long"}', "application/json")))

    (sent,) = send(world)

    assert sent.state is State.SENT
    assert "too long for Slack" in world.workspace.messages[0]["text"]


def test_a_receiver_that_hangs_delays_no_other_one_nor_whoever_began_it(world):
    queue(world, "one for the channel")
    queue(world, "one for the other", to=OTHER)
    freed, sent = threading.Event(), threading.Event()

    class Hanging:
        def send(self, message):
            freed.wait(30)
            raise DeliveryError("It took too long.")

    class Quick:
        def send(self, message):
            sent.set()
            return Receipt("1")

    dispatch = Dispatch(world.store, lambda name, _: Hanging() if name == CHANNEL else Quick(), world.clock)

    dispatch.deliver(wait=False)
    dispatch.deliver(wait=False)
    reached = sent.wait(10)
    ended_meanwhile = dispatch.lanes.finish(0.1)
    freed.set()

    assert reached
    assert not ended_meanwhile
    assert dispatch.lanes.finish(10)


@pytest.mark.parametrize("team", ["", "north"])
def test_more_receivers_than_are_served_at_once_are_all_served_in_one_round(monkeypatch, team):
    monkeypatch.setattr(lanes, "MOST_LANES", 2)
    monkeypatch.setattr(lanes, "MOST_OF_A_TEAM", 1)
    served, most, now = [], [], []
    ours = lanes.Lanes()

    def drain(lane):
        now.append(lane)
        most.append(len(now))
        served.append(lane.receiver)
        now.remove(lane)

    begun = ours.begin(map(str, range(40)), drain, team)
    ours.wait(begun)

    assert sorted(served, key=int) == [str(number) for number in range(40)]
    assert max(most) <= (1 if team else 2)


def test_a_team_has_its_share_of_the_lanes_and_a_receiver_that_waits_is_not_put_in_line_twice(monkeypatch):
    monkeypatch.setattr(lanes, "MOST_OF_A_TEAM", 2)
    begun, may_end, served = [], threading.Event(), lanes.Lanes()

    def drain(lane):
        begun.append((lane.receiver, lane.hangs))
        may_end.wait(20)

    made = [served.begin(names, drain, team) for team, names in (("a", "123"), ("a", "123"), ("b", "1"), ("", "1"))]
    waiting = [*served._waiting]
    served._waiting["a", "3"][0].alive_at -= 2 * lanes.SECONDS  # it waited for long, and hangs no more for that
    may_end.set()
    for each in made:
        served.wait(each)

    assert [[lane.receiver for lane in each] for each in made] == [["1", "2", "3"], [], ["1"], ["1"]]
    assert (waiting, sorted(begun)) == ([("a", "3")], [(each, False) for each in "11123"])


def test_no_receiver_has_its_second_message_before_all_have_had_their_first(world, monkeypatch):
    monkeypatch.setattr(lanes, "MOST_LANES", 1)
    queue(world, "first", "second", "third", to=OTHER)
    queue(world, "another's first", to=CHANNEL)

    tried = send(world)

    assert texts(world) == [f"Trafford: {each}" for each in ("first", "another's first", "second", "third")]
    assert [each.state for each in tried] == [State.SENT] * 4


def test_a_receiver_whose_server_asks_for_a_moment_lets_others_be_told_meanwhile_and_is_told_after(world, monkeypatch):
    monkeypatch.setattr(lanes, "MOST_LANES", 1)
    queue(world, "first", to=OTHER)
    queue(world, "another's", to=CHANNEL)
    world.workspace.instead.append((False, BUSY))
    began, told_after = world.clock.now(), []
    usual = world.workspace.answer

    def answer(request):
        told_after.append((world.clock.now() - began).total_seconds())
        return usual(request)

    world.server._answer = answer
    send(world)

    assert texts(world) == ["Trafford: another's", "Trafford: first"]
    assert told_after == [0, 0, 1]


def test_a_picture_keeps_no_words_for_others_waiting(world, monkeypatch):
    monkeypatch.setattr(lanes, "MOST_LANES", 1)
    told, shown = [], []

    class Quick:
        def send(self, message):
            told.append(message.key)
            return Receipt("1")

        def show_picture(self, message, receipt):
            shown.append(len(told))

    def picture_of(_store, _alert):
        wait_until(lambda: len(told) == 2)
        return "a picture"

    with world.store.begin() as tx:
        alert = alerted(tx)
        for name in (CHANNEL, OTHER):
            queued(tx, name, receiver=name, story=name, alert=alert.key)
    Dispatch(world.store, lambda *_: Quick(), world.clock, picture_of=picture_of).deliver()

    assert shown == [2, 2]


def test_receivers_that_wait_for_others_are_let_go_at_the_end(monkeypatch):
    monkeypatch.setattr(lanes, "MOST_LANES", 1)
    begun, freed, served = threading.Event(), threading.Event(), []
    ours = lanes.Lanes()

    def drain(lane):
        served.append(lane.receiver)
        begun.set()
        freed.wait(30)

    waited_for = ours.begin(("first", "second"), drain)
    assert begun.wait(30)
    ended_at_once = ours.finish(0)
    freed.set()
    ours.wait(waited_for)

    assert not ended_at_once
    assert served == ["first"]


def test_a_message_that_hangs_for_too_long_is_left_behind_and_looked_for_before_it_is_sent_again(world, monkeypatch):
    queue(world, "one")
    begun, freed = threading.Event(), threading.Event()

    class Hanging:
        def send(self, message):
            begun.set()
            freed.wait(30)
            raise DeliveryError("It took too long.")

    class Found:
        def find(self, message):
            return Receipt("1")

    notifiers_in_turn = iter((Hanging(), Found()))
    dispatch = Dispatch(world.store, lambda *_: next(notifiers_in_turn), world.clock)

    with monkeypatch.context() as patched:
        patched.setattr(lanes, "SECONDS", 0.1)
        nothing = dispatch.deliver()
    assert begun.wait(30)
    (hanging,) = dispatch.lanes._in_use.values()
    hanging.alive_at -= 300  # as after five minutes
    world.clock.pass_(minutes=5)
    (found,) = dispatch.deliver()
    freed.set()

    assert nothing == ()
    assert (found.state, found.answer) == (State.SENT, "An earlier attempt had got through.")


def test_a_message_that_fails_is_tried_once_in_a_round_even_when_waits_are_ignored(world):
    queue(world, "one")
    world.workspace.instead += [(False, Reply(503, b"busy"))] * 3

    tried = send(world, ignore_waits=True)

    assert [each.state for each in tried] == [State.UNKNOWN]
    assert len(world.workspace.instead) == 2


def test_a_receiver_that_takes_nothing_is_not_tried_for_ever_in_one_round(world, monkeypatch):
    monkeypatch.setattr("watcher.deliver.send.MOST_FAILED", 2)
    world.workspace.token = "another"
    queue(world, "one", "two", "three")

    rounds = [len(send(world)) for _ in range(3)]

    assert rounds == [2, 1, 0]


def test_the_wait_that_a_server_asks_for_holds_everything_for_its_receiver(world):
    queue(world, "one")
    queue(world, "two")
    world.workspace.instead.append((False, Reply(429, BUSY.body, BUSY.content_type, headers={"Retry-After": "60"})))
    send(world)
    world.clock.pass_(seconds=30)

    tried = send(world)

    assert (tried, texts(world)) == ((), [])
    world.clock.pass_(seconds=31)
    send(world)
    assert sorted(texts(world)) == ["Trafford: one", "Trafford: two"]


class Surprised:
    """A notifier that has sent its message when a mistake of our own ends it."""

    def __init__(self):
        self.sent, self.looked_for = [], []

    def find(self, message):
        self.looked_for.append(message.key)
        return Receipt("C1:1") if message.key in self.sent else None

    def send(self, message):
        self.sent.append(message.key)
        raise KeyError(message.key)


def test_after_a_mistake_of_our_own_a_message_is_looked_for_before_it_is_sent_again(world):
    queue(world, "one")
    notifier = Surprised()
    dispatch = Dispatch(world.store, lambda *_: notifier, world.clock)
    (first,) = dispatch.deliver()
    world.clock.pass_(minutes=1)

    (second,) = dispatch.deliver()

    assert (first.state, second.state) == (State.UNKNOWN, State.SENT)
    assert len(notifier.sent) == len(notifier.looked_for) == 1


REFUSE = "CREATE TRIGGER refuse BEFORE INSERT ON attempt BEGIN SELECT RAISE(ABORT, 'no room'); END"


def test_what_went_out_while_the_database_took_no_note_is_noted_later_and_not_sent_again(world):
    queue(world, "first")
    queue(world, "second", story="first")
    usual = world.workspace.answer

    def refuses_from_the_first_post_on(request):
        if request.path.endswith("chat.postMessage"):
            with closing(sqlite3.connect(world.store.engine.url.database)) as beside, beside:
                beside.execute(REFUSE)
            world.server._answer = usual
        return usual(request)

    world.server._answer = refuses_from_the_first_post_on
    with pytest.raises(IntegrityError):
        send(world)
    with world.store.begin() as tx:
        tx.execute(text("DROP TRIGGER refuse"))

    send(world)

    assert texts(world) == ["Trafford: first", "Trafford: second"]
    with world.store.look() as tx:
        assert undelivered.depth(tx).unsent == 0
