"""Sources of several kinds in one service: when each is asked, and what becomes of what it lists."""

from __future__ import annotations

import json
import threading
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from newspaper import Newspaper, Piece
from telling_news import a_feed, stored
from town import HandClock, Town

from watcher.commands.status import show_status
from watcher.config.check import load
from watcher.demo.server import Reply, Server
from watcher.store.database import Store
from watcher.store.polled import sources as source_states

FALL = Piece("https://example.org/fall", "Children's services fall", datetime(2026, 8, 3, 8, 0, tzinfo=UTC))


@pytest.fixture
def paper():
    site = Newspaper([FALL])
    with Server(site.answer) as server:
        yield site, server


def state(town, name="Globe"):
    store = Store(load(town.config).store_url)
    with store.look() as tx:
        found = source_states.state(tx, name)
    store.close()
    return found


def test_the_same_piece_through_two_feeds_is_kept_once(tmp_path, paper):
    _, server = paper
    with Town(tmp_path, more=a_feed(server) + a_feed(server, "/bing", "Bing")) as town:
        town.once()

        assert [each.item.title for each in stored(town)] == ["Children's services fall"]


def test_an_unchanged_feed_is_asked_whether_it_changed_and_makes_nothing_new(tmp_path, paper):
    _, server = paper
    with Town(tmp_path, more=a_feed(server)) as town:
        town.once()

        again = town.once(everything=True)

        assert "if-none-match" in server.requests[-1].headers
        assert [each.new for each in again.polled if each.source == "Globe"] == [0]
        assert len(stored(town)) == 1


def test_after_two_days_of_standing_still_every_source_is_asked_at_once(tmp_path, paper):
    _, server = paper
    with Town(tmp_path, more=a_feed(server)) as town:
        town.once()
        town.clock.pass_(days=2)

        assert {each.source for each in town.once().polled} == {"Ofsted reports", "Globe"}


def test_what_is_not_due_is_not_asked_though_the_program_was_started_again(tmp_path, paper):
    _, server = paper
    with Town(tmp_path, more=a_feed(server)) as town:
        town.once()
        town.clock.pass_(minutes=5)

        assert [each.source for each in town.once().polled] == ["Ofsted reports"]


def test_a_source_that_hangs_does_not_keep_the_others_waiting(tmp_path, paper):
    asked_other = threading.Event()

    def slow(_request):
        assert asked_other.wait(20), "the other source was not asked while this one hung"
        return Reply(503)

    def other(request):
        asked_other.set()
        return paper[0].answer(request)

    with Server(slow) as hanging, Server(other) as quick, ExitStack() as stack:
        elsewhere = a_feed(quick).replace("127.0.0.1", "localhost")  # one host is asked one thing at a time
        with_both = a_feed(hanging, name="Slow") + elsewhere
        town = stack.enter_context(Town(tmp_path, more=with_both))
        polled = {each.source: each for each in town.once().polled}

    assert polled["Globe"].new == 1
    assert "503" in polled["Slow"].error


def test_everything_may_be_asked_before_its_time_but_for_what_a_server_asked(tmp_path, paper):
    _, server = paper
    with Town(tmp_path, more=a_feed(server)) as town:
        server.instead.append(Reply(429, headers={"Retry-After": "3600"}))
        town.once()
        before = len(server.requests)

        town.once(everything=True)
        town.clock.pass_(hours=2)
        town.once()

        assert len(server.requests) == before + 1


def test_status_says_when_each_source_is_asked_next_and_why(tmp_path, paper, capsys):
    _, server = paper
    with Town(tmp_path, more=a_feed(server), clock=HandClock(datetime(2026, 8, 3, 8, 15, tzinfo=UTC))) as town:
        server.instead.append(Reply(503))
        town.once()
        town.clock.pass_(hours=1)
        server.instead.append(Reply(503))
        town.once()

        show_status(load(town.config), as_json=True, clock=town.clock)

        said = {each.get("source"): each for each in map(json.loads, capsys.readouterr().out.splitlines())}
        assert said["Globe"]["why"] == "backing off after 2 failures"
        assert said["Ofsted reports"]["why"] == "every 1 second: Ofsted usually publishes now"
        assert state(town).due_at > town.clock.now() + timedelta(minutes=25)
