"""The buttons below an alert on Slack, and what Slack says when somebody presses one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from watcher.clock import LONDON

if TYPE_CHECKING:
    from notifiers.slack_blocks import Block

ENDS = time(9)
"""A snooze ends at the beginning of a working day's hours, by London's clock."""


class Button(StrEnum):
    """What can be pressed."""

    NOTED = "noted"
    ON_IT = "on_it"
    TOMORROW = "snooze_day"
    NEXT_WEEK = "snooze_week"
    WHY = "why"


WORDS = {
    Button.NOTED: "Noted",
    Button.ON_IT: "We are on it",
    Button.TOMORROW: "Snooze until tomorrow",
    Button.NEXT_WEEK: "Snooze for a week",
    Button.WHY: "Why this?",
}
DAYS = {Button.TOMORROW: 1, Button.NEXT_WEEK: 7}


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press of one button: below which message, by whom, and where; `thread` is None outside of threads."""

    button: Button
    key: str
    user: str
    channel: str
    thread: str | None


def buttons(key: str) -> Block:
    """Make the buttons below the message with a key."""
    made = [
        {"type": "button", "action_id": each, "value": key, "text": {"type": "plain_text", "text": WORDS[each]}}
        for each in Button
    ]
    return {"type": "actions", "block_id": "answers", "elements": made}


def read_pressed(payload: Mapping[str, Any]) -> Pressed | None:
    """Read what Slack says of a press; None for whatever is not one of our buttons."""
    actions = payload.get("actions")
    action = actions[0] if payload.get("type") == "block_actions" and isinstance(actions, list) and actions else None
    if not isinstance(action, Mapping) or action.get("action_id") not in tuple(Button):
        return None
    container, user = payload.get("container"), payload.get("user")
    if not isinstance(container, Mapping) or not isinstance(user, Mapping):
        return None
    key = _formed(action.get("value"), r"[0-9a-f]{32}")
    who = _formed(user.get("id"), r"[UW][A-Z0-9]{1,20}")
    channel = _formed(container.get("channel_id"), r"[CGD][A-Z0-9]{1,20}")
    if not (key and who and channel):
        return None
    thread = _formed(container.get("thread_ts"), r"\d{1,12}\.\d{1,9}")
    return Pressed(Button(action["action_id"]), key, who, channel, thread)


def _formed(text: object, form: str) -> str | None:
    return text if isinstance(text, str) and re.fullmatch(form, text) else None


def snoozed_until(button: Button, now: datetime) -> datetime | None:
    """Say when a snooze that begins now ends; None for the other buttons."""
    if button not in DAYS:
        return None
    day = now.astimezone(LONDON).date() + timedelta(days=DAYS[button])
    return datetime.combine(day, ENDS, LONDON)
