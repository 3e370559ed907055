"""Every message in the form that Slack takes in 2026, and what goes out when it doesn't take it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from kinds_of_message import every_kind
from troubled_slack import TroubledWorkspace

import notifiers
from notifiers.notifier import DeliveryError
from notifiers.slack import limits
from notifiers.slack.blocks import blocks, text
from notifiers.slack.buttons import buttons
from notifiers.slack.channel import Settings
from watcher.demo import slack
from watcher.demo.slack_limits import faults, refusal
from watcher.model.alerts import Section
from watcher.model.values import replace

TABLE = {
    "type": "data_table",
    "caption": "Grades",
    "rows": [
        [{"type": "raw_text", "text": "Area"}, {"type": "raw_text", "text": "Now"}],
        [{"type": "raw_text", "text": "leaders"}, {"type": "raw_text", "text": "good"}],
    ],
}


@pytest.fixture
def channel(tmp_path):
    workspace = TroubledWorkspace()
    with slack.serve(workspace) as server:
        (tmp_path / "slack-token").write_text(workspace.token)
        api = f"{server.base_url}/api/"
        config = Settings(
            name="Channel", kind="slack", channel=workspace.channel, token_file="slack-token", api_url=api
        )
        notifier = notifiers.make(config, workspace.channel, lambda name: tmp_path / name)
        yield SimpleNamespace(workspace=workspace, notifier=notifier)


@pytest.mark.parametrize("kind", every_kind())
def test_every_kind_of_message_is_within_slacks_limits_with_its_buttons(kind):
    message = every_kind()[kind]
    made = blocks(message) + (buttons("0" * 32) if message.asks else [])

    assert faults(made) == []
    assert faults(blocks(message, tables=False)) == []
    assert refusal({"text": text(message), "blocks": made}) is None
    assert made[0]["type"] == "header"
    assert made[0]["text"]["text"] == text(message).partition("\n")[0] == message.summary


def test_the_judgements_are_a_table_with_a_caption_and_the_text_says_them_too():
    message = every_kind()["inadequate"]

    (table,) = [each for each in blocks(message) if each["type"] == "data_table"]

    assert table["caption"].startswith("Reading: each judgement")
    assert [cell["text"] for cell in table["rows"][0]] == ["Area", "Now", "Before", "Earlier report"]
    assert [cell["text"] for cell in table["rows"][1]][:2] == ["overall effectiveness", "INADEQUATE, worse"]
    assert table["page_size"] == len(table["rows"]) - 1
    assert "overall effectiveness: INADEQUATE (worse, was requires improvement" in text(message)


def test_a_slack_that_refuses_tables_gets_the_same_as_a_list(channel):
    channel.workspace.refuses = frozenset({"data_table"})

    channel.notifier.send(every_kind()["inadequate"])

    (post,) = channel.workspace.messages
    assert "data_table" not in {each["type"] for each in post["blocks"]}
    assert "overall effectiveness: INADEQUATE (worse" in str(post["blocks"])
    assert post["metadata"]["event_payload"]["key"] == "k1"


def test_a_slack_that_refuses_every_block_still_gets_the_verdict_and_the_links(channel):
    channel.workspace.refuses = frozenset({"header"})

    channel.notifier.send(every_kind()["inadequate"])

    (post,) = channel.workspace.messages
    assert post["text"].startswith("Reading: INADEQUATE overall, leaders")
    assert "https://files.example/" in post["text"]


def test_a_changed_message_is_changed_without_its_table_where_that_is_refused(channel):
    message = every_kind()["inadequate"]
    first = channel.notifier.send(message)
    channel.workspace.refuses = frozenset({"data_table"})

    channel.notifier.send(replace(message, key="k2", edits=True, thread=first.reference))

    (post,) = channel.workspace.messages
    assert "data_table" not in {each["type"] for each in post["blocks"]}


@pytest.mark.parametrize("letter", ["x ", "& ", "“ "])
def test_a_long_message_is_within_the_bytes_that_slack_takes_and_can_be_changed(channel, letter):
    usual = every_kind()["inadequate"]
    message = replace(usual, sections=(*usual.sections, Section("At length", (letter * 29,) * 50)))
    first = channel.notifier.send(message)

    channel.notifier.send(replace(message, key="k2", edits=True, thread=first.reference))

    (post,) = channel.workspace.messages
    assert 2_000 < len(post["text"].encode()) <= 4_000
    assert post["blocks"]


def test_what_can_not_be_changed_stays_as_it_is_and_is_not_made_brief(channel):
    message = every_kind()["inadequate"]
    first = channel.notifier.send(message)
    said = channel.workspace.messages[0]["text"]
    channel.workspace.refuses = frozenset({"header"})

    with pytest.raises(DeliveryError):
        channel.notifier.send(replace(message, key="k2", edits=True, thread=first.reference))

    assert channel.workspace.messages[0]["text"] == said


def row(*cells):
    return [{"type": "raw_text", "text": each} for each in cells]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ([{**TABLE, "caption": ""}], "/0/caption"),
        ([TABLE, TABLE], "/1"),
        ([{**TABLE, "rows": [row("Area", "Now"), row("leaders", "")]}], "/0/rows/1/1/text"),
        ([{**TABLE, "rows": [row("Area", "Now"), row("leaders")]}], "/0/rows"),
        ([{**TABLE, "rows": [row("Area", "Now")]}], "/0/rows"),
        ([{**TABLE, "rows": [row("Area", "Now")] * 102}], "/0/rows"),
        ([{**TABLE, "rows": [row("Area", "x" * 5_100)] * 2}], "/0/rows"),
        ([{**TABLE, "page_size": 0}], "/0/page_size"),
        ([{"type": "alert", "text": {"type": "plain_text", "text": "Look"}}], "/0/type"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "Look"}}], "/0/text"),
        ([{"type": "actions", "elements": []}], "/0/elements"),
        (
            [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"text": ""}]}]}],
            "/0/elements",
        ),
    ],
)
def test_the_replica_refuses_what_slack_refuses_and_says_where(wrong, pointer):
    assert pointer in [each.pointer for each in faults(wrong)]
    assert refusal({"text": "x", "blocks": wrong}) == "invalid_blocks"


def test_every_limit_names_the_page_that_states_it_and_the_day_it_was_read():
    for limit in limits.ALL:
        assert limit.most > 0
        assert urlsplit(limit.source).hostname in ("docs.slack.dev", "github.com")
        assert date.fromisoformat(limit.read).year == 2026
