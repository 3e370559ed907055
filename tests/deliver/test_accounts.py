"""A workspace that asks to wait is left alone by all of its channels; others are told."""

from __future__ import annotations

from contextlib import ExitStack
from types import SimpleNamespace

import pytest
from stored import NOW, queued
from town import HandClock
from troubled_slack import TroubledWorkspace

import notifiers
from notifiers.slack.channel import Settings
from watcher.deliver.send import MOST_MOMENTS, Dispatch
from watcher.demo import slack
from watcher.demo.server import Reply
from watcher.store.told.deliveries import State

CHANNEL, BESIDE, ELSEWHERE = "Channel", "Beside it", "Elsewhere"


@pytest.fixture
def world(store, tmp_path):
    """Two channels of one workspace, and one of another."""
    with ExitStack() as held:
        made = SimpleNamespace(clock=HandClock(NOW), store=store, workspaces={}, receivers={})
        for token, names in (("one", (CHANNEL, BESIDE)), ("other", (ELSEWHERE,))):
            workspace = TroubledWorkspace(token=f"xoxb-{token}")
            server = held.enter_context(slack.serve(workspace))
            (tmp_path / token).write_text(workspace.token)
            api = f"{server.base_url}/api/"
            told = {"kind": "slack", "channel": workspace.channel, "token_file": token, "api_url": api}
            for name in names:
                made.receivers[name], made.workspaces[name] = Settings(name=name, **told), workspace
        made.dispatch = Dispatch(
            store,
            lambda name, address: notifiers.make(made.receivers[name], address, lambda file: tmp_path / file),
            made.clock,
        )
        yield made


def send(world, *names):
    """Send one message to each, one after the other; returns where each stands."""
    for name in names:
        with world.store.begin() as tx:
            queued(tx, f"to {name}", receiver=name, story=name, address=world.receivers[name].channel)
    return [tried.state for name in names for tried in world.dispatch.outcome(world.dispatch.begin([name]))]


def busy(seconds):
    headers = {"Retry-After": str(seconds)}
    return False, Reply(429, b'{"ok": false, "error": "ratelimited"}', "application/json", headers=headers)


def test_a_workspace_that_asks_to_wait_is_not_asked_by_another_channel_and_another_workspace_is(world):
    world.workspaces[CHANNEL].instead.append(busy(60))

    first = send(world, CHANNEL, BESIDE, ELSEWHERE)
    told = len(world.workspaces[CHANNEL].messages)
    world.clock.pass_(minutes=2)
    again = [each.state for each in world.dispatch.deliver()]

    assert (first, told) == ([State.QUEUED, State.QUEUED, State.SENT], 0)
    assert again == [State.SENT, State.SENT]


def test_a_channel_that_wants_a_moment_keeps_no_other_one_waiting(world):
    world.workspaces[CHANNEL].instead += [busy(1)] * (MOST_MOMENTS + 1)

    assert send(world, CHANNEL, BESIDE) == [State.QUEUED, State.SENT]
