"""What is read of a press, wherever in it Slack says where it was."""

from __future__ import annotations

import pytest

from notifiers.slack.buttons import ButtonPress, read_pressed

KEY = "a" * 32
ACTION = {"action_id": "noted", "block_id": f"answers:{KEY}", "type": "button"}
THREAD = "1700000000.000100"


@pytest.mark.parametrize(
    ("said", "thread"),
    [
        ({"container": {"channel_id": "C012AB3CD", "thread_ts": THREAD}}, THREAD),
        ({"container": {"type": "message"}, "channel": {"id": "C012AB3CD"}, "message": {"thread_ts": THREAD}}, THREAD),
        ({"container": {"channel_id": "C012AB3CD"}, "channel": None, "message": None}, None),
        ({"container": {"channel_id": "C012AB3CD"}, "message": {"ts": THREAD, "thread_ts": THREAD}}, None),
    ],
)
def test_a_press_is_understood_wherever_slack_says_where_it_was(said, thread):
    payload = {"type": "block_actions", "user": {"id": "W012A3CDE"}, "actions": [ACTION], **said}

    assert read_pressed(payload) == ButtonPress("noted", KEY, "W012A3CDE", "C012AB3CD", thread)


def test_a_press_that_says_nowhere_where_it_was_is_none():
    payload = {"type": "block_actions", "user": {"id": "U1"}, "actions": [ACTION], "container": {}, "channel": {}}

    assert read_pressed(payload) is None
