"""What people can press below an alert on Slack, and what Slack says when somebody does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from notifiers.slack.commands import USER
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from notifiers.slack.blocks import Block

ENDS = time(9)
"""A snooze ends at the beginning of a working day's hours, by London's clock."""
# A snooze beyond a year is a silence, which stands in the config with its reason and an end; a leap year's day more.
LONGEST_SNOOZE = timedelta(days=366)
ANSWERS = "answers:"
"""The block of the buttons is called this and the message's key: whatever is pressed, Slack says in which block."""
SNOOZING = (
    "A snooze does not hold back any alert. It only delays telling others that nobody is dealing with this one. When "
    "it ends, there is one reminder here, unless somebody is dealing with it by then."
)


class Button(StrEnum):
    """What can be pressed, or chosen."""

    NOTED = "noted"
    ON_IT = "on_it"
    SNOOZE = "snooze"
    SNOOZE_TO_A_DAY = "snooze_to_a_day"
    WHY = "why"


class End(StrEnum):
    """When a snooze may end, besides on a day that somebody chooses."""

    TOMORROW = "tomorrow"
    MONDAY = "monday"
    TWO_WEEKS = "two_weeks"


WORDS = {
    Button.NOTED: "Noted",
    Button.ON_IT: "We are on it",
    Button.SNOOZE: "Snooze until…",
    Button.SNOOZE_TO_A_DAY: "… or until a day",
    Button.WHY: "Why this?",
}
END_WORDS = {
    End.TOMORROW: "Tomorrow at 9:00",
    End.MONDAY: "Next Monday at 9:00",
    End.TWO_WEEKS: "In two weeks, at 9:00",
}


class ButtonPress(Struct, frozen=True):
    """One press of one button: below which message, by whom, and where; `thread` is None outside of threads.

    Only a snooze has an `end`: one of those that are offered, or a day.
    """

    button: Button
    key: str
    user: str
    channel: str
    thread: str | None
    end: End | date | None = None


def buttons(key: str) -> list[Block]:
    """Make the buttons below the message with a key, and the words on what a snooze does."""
    said = {"type": "plain_text", "text": SNOOZING, "emoji": False}
    return [
        {"type": "actions", "block_id": f"{ANSWERS}{key}", "elements": [_element(each) for each in Button]},
        {"type": "context", "elements": [said]},
    ]


def _element(button: Button) -> Block:
    words = _plain(WORDS[button])
    if button is Button.SNOOZE:
        options = [{"text": _plain(END_WORDS[each]), "value": each} for each in End]
        return {"type": "static_select", "action_id": button, "placeholder": words, "options": options}
    if button is Button.SNOOZE_TO_A_DAY:
        return {"type": "datepicker", "action_id": button, "placeholder": words}
    return {"type": "button", "action_id": button, "text": words}


def _plain(words: str) -> Block:
    return {"type": "plain_text", "text": words}


def read_pressed(payload: Mapping[str, Any]) -> ButtonPress | None:
    """Read what Slack says of a press; None for whatever is not one of our buttons."""
    actions = payload.get("actions")
    action = actions[0] if payload.get("type") == "block_actions" and isinstance(actions, list) and actions else None
    if not isinstance(action, Mapping) or action.get("action_id") not in tuple(Button):
        return None
    container, user = payload.get("container"), payload.get("user")
    if not isinstance(container, Mapping) or not isinstance(user, Mapping):
        return None
    button = Button(action["action_id"])
    block = _formed(action.get("block_id"), ANSWERS + r"[0-9a-f]{32}")
    who = _formed(user.get("id"), USER)
    channel = _formed(container.get("channel_id") or _of(payload, "channel", "id"), r"[CGD][A-Z0-9]{1,20}")
    end = _end(button, action)
    if not (block and who and channel) or (end is None and button in (Button.SNOOZE, Button.SNOOZE_TO_A_DAY)):
        return None
    below = _of(payload, "message", "thread_ts")
    # A message that opened a thread names itself: whoever pressed it in the channel needn't have the thread open.
    below = None if below == _of(payload, "message", "ts") else below
    thread = _formed(container.get("thread_ts") or below, r"\d{1,12}\.\d{1,9}")
    return ButtonPress(button, block.removeprefix(ANSWERS), who, channel, thread, end)


def _end(button: Button, action: Mapping[str, Any]) -> End | date | None:
    if button is Button.SNOOZE:
        chosen = action.get("selected_option")
        value = chosen.get("value") if isinstance(chosen, Mapping) else None
        return End(value) if value in tuple(End) else None
    if button is Button.SNOOZE_TO_A_DAY:
        day = _formed(action.get("selected_date"), r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30|31)")
        try:
            return date.fromisoformat(day) if day else None
        except ValueError:  # the thirtieth of February
            return None
    return None


def _of(payload: Mapping[str, Any], name: str, key: str) -> object:
    """Look up what Slack says a second time, outside of the container: a press that is not understood is lost."""
    found = payload.get(name)
    return found.get(key) if isinstance(found, Mapping) else None


def _formed(text: object, form: str) -> str | None:
    return text if isinstance(text, str) and re.fullmatch(form, text) else None


def snoozed_until(end: End | date, now: datetime) -> datetime | None:
    """Say when a snooze that begins now ends; None when that is over, or further away than a year."""
    today = now.astimezone(LONDON).date()
    if end is End.TOMORROW:
        day = today + timedelta(days=1)
    elif end is End.MONDAY:
        day = today + timedelta(days=7 - today.weekday())
    elif end is End.TWO_WEEKS:
        day = today + timedelta(days=14)
    else:
        assert isinstance(end, date), "the other ends are all above"
        day = end
    moment = datetime.combine(day, ENDS, LONDON)
    return moment if now < moment <= now + LONGEST_SNOOZE else None
