"""A burst of all England's authorities, told on a Slack workspace that holds to Slack's limits."""

from __future__ import annotations

from types import SimpleNamespace

import empty_database
import pytest
from town import HandClock

import notifiers
from notifiers.slack.channel import Settings
from watcher import data
from watcher.deliver import digests, enqueue
from watcher.deliver.send import Dispatch
from watcher.demo import slack
from watcher.demo.slack_limits import refusal
from watcher.model.alerts import Link, Message, Section, Severity
from watcher.model.decisions import NewMessage
from watcher.store.tables.alerts import alert
from watcher.store.told import alerts, undelivered

CHANNEL = "Safeguarding channel"
HEADLINES = (
    "help and protection inadequate",
    "impact of leaders, help and protection, children in care and care leavers inadequate, and two areas fell",
)


@pytest.fixture
def world(tmp_path):
    workspace, clock = slack.Workspace(), HandClock()
    store = empty_database.opened(tmp_path / "test.db")
    with slack.serve(workspace) as server:
        (tmp_path / "token").write_text(workspace.token)
        settings = Settings(
            name=CHANNEL,
            kind="slack",
            channel=workspace.channel,
            token_file="token",
            api_url=f"{server.base_url}/api/",
        )
        yield SimpleNamespace(
            workspace=workspace, clock=clock, store=store, receivers={CHANNEL: settings}, secret=lambda n: tmp_path / n
        )
    store.close()


def decide(world, severity):
    """Decide at once to tell of every authority."""
    now = world.clock.now()
    with world.store.begin() as tx:
        for at, each in enumerate(data.authorities()):
            assert alerts.get(tx, each.urn) is None
            made = {"key": each.urn, "story": each.urn, "urn": each.urn, "severity": severity, "made_at": now}
            tx.execute(alert.insert().values(**made, json="{}"))
            message = Message(
                each.urn,
                severity,
                f"{each.name}: {HEADLINES[at % 2]}",
                (
                    Section("", (f"{each.name}: Children's services inspection, published 3 August 2026.",)),
                    Section("", links=(Link("The report (PDF)", f"https://files.example/{each.urn}"),)),
                    Section("", links=(Link(f"{each.name} on Ofsted's site", f"https://e.example/{each.urn}"),)),
                ),
            )
            receivers = world.receivers
            enqueue.post(tx, NewMessage(message, (CHANNEL,), each.urn, alert=each.urn), receivers, now)


def tell(world):
    digests.gather(world.store, world.receivers, world.clock.now())
    Dispatch(
        world.store,
        lambda name, address: notifiers.make(world.receivers[name], address, world.secret),
        world.clock,
    ).deliver()


@pytest.mark.parametrize("severity", [Severity.CRITICAL, Severity.WARNING])
def test_each_of_153_authorities_is_named_with_its_report_in_as_few_messages_as_slack_takes(world, severity):
    decide(world, severity)

    tell(world)
    tell(world)

    posts = world.workspace.messages
    assert len(posts) <= 6
    assert all(f"(part {number} of {len(posts)})" in each["text"] for number, each in enumerate(posts, start=1))
    for at, each in enumerate(data.authorities()):
        (post,) = [post for post in posts if f"https://files.example/{each.urn}" in str(post["blocks"])]
        assert f"{each.name}: {HEADLINES[at % 2]}" in str(post["blocks"]).replace("\\'", "'")
        assert each.name in post["text"]
    assert "had no room on Slack" not in str(posts)
    with world.store.look() as tx:
        assert undelivered.depth(tx).unsent == 0


def test_what_has_no_room_in_a_single_message_is_counted_there(world):
    lines = tuple(f"Area {number}: {'inadequate, ' * 20}" for number in range(100))
    message = Message("k", Severity.CRITICAL, "Trafford: everything", (Section("", lines, listed=True),) * 2)

    notifiers.make(world.receivers[CHANNEL], world.workspace.channel, world.secret).send(message)

    (post,) = world.workspace.messages
    shown = str(post["blocks"]).count("Area ")
    assert refusal(post) is None
    assert f"{200 - shown} more lines had no room on Slack" in str(post["blocks"][-1])


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        (
            {"text": "x", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]},
            "invalid_blocks",
        ),
        ({"text": "x", "blocks": [{"type": "section", "text": {"text": "x" * 3001}}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "section", "text": {"text": "x" * 2900}}] * 5}, "msg_blocks_too_long"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": ""}, "no_text"),
    ],
)
def test_the_workspace_refuses_what_slack_refuses(message, error):
    assert refusal(message) == error
