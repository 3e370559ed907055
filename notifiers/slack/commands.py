"""What people ask the app for: `/ofsted …`, and its Home tab. What Slack says is read, and answered in its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from notifiers.slack.blocks import blocks, escaped, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watcher.model.alerts import Message

COMMAND = "/ofsted"
# Whoever may write in the workspace may send anything: longer than any name of a council and a day.
MOST_WORDS = 500
# The id goes into messages and into the database: only what looks like one of Slack's is taken.
USER = r"[UW][A-Z0-9]{1,20}"


class Command(NamedTuple):
    """What somebody typed behind the command's name."""

    user: str
    words: str


def read_command(payload: Mapping[str, Any]) -> Command | None:
    """Read what Slack says of a slash command; None for whatever is not ours."""
    user, words = payload.get("user_id"), payload.get("text")
    if payload.get("command") != COMMAND or not isinstance(user, str) or not re.fullmatch(USER, user):
        return None
    return Command(user, " ".join(words.split())[:MOST_WORDS] if isinstance(words, str) else "")


def read_home_opened(payload: Mapping[str, Any]) -> str | None:
    """Read who opened the app's Home tab; None for every other event."""
    event = payload.get("event")
    if not isinstance(event, dict) or event.get("type") != "app_home_opened" or event.get("tab", "home") != "home":
        return None
    user = event.get("user")
    return user if isinstance(user, str) and re.fullmatch(USER, user) else None


def as_answer(message: Message) -> dict[str, Any]:
    """Write a message as the answer to a command, which only the person who asked sees."""
    return {"response_type": "ephemeral", "text": escaped(text(message)), "blocks": blocks(message)}


def as_home(message: Message) -> dict[str, Any]:
    """Write a message as a Home tab."""
    return {"type": "home", "blocks": blocks(message, tables=False)}
