"""What was posted to a channel or a thread since a message was queued: a message in doubt is looked for in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from notifiers.notifier import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notifiers.slack.web_api import WebApi
    from watcher.model.alerts import Message

# With PAGE 2,000 messages since ours may have been posted: a channel with more is no channel for alerts, and each page
# is a question to Slack.
MOST_PAGES = 10
# Slack recommends no more than 200 at a time (conversations.history).
PAGE = 200
CLOCKS_DIFFER = timedelta(days=1)
"""How far Slack's clock may be behind ours, or ours may have been set, when a lost message is looked for."""


class _Stopped(Struct, frozen=True):
    """A search that was refused: Slack's cursor of the page that it wanted, and the newest message when it began."""

    cursor: str
    newest: str


_SEARCHED: dict[str, _Stopped] = {}
"""How far the search for a lost message has come, by its key."""


def posts(api: WebApi, message: Message, channel: str) -> Iterator[dict[str, Any]]:
    """List what was posted since the message was queued, newest first; of a thread, oldest first.

    Some apps may ask only once a minute, for 15 messages: a search that is refused goes on where it stopped. What
    another process posted since it began is newer than all that is left of it: that is looked through after it.
    """
    asked: dict[str, Any] = {"channel": channel, "limit": PAGE, "include_all_metadata": True}
    if message.since:
        asked["oldest"] = f"{(message.since - CLOCKS_DIFFER).timestamp():.6f}"
    if message.thread:
        asked["ts"] = message.thread.rsplit(":", 1)[1]
    stopped = _SEARCHED.pop(message.key, None)
    if stopped and stopped.cursor:
        yield from _pages(api, message, asked | {"cursor": stopped.cursor}, stopped.newest)
    if stopped and stopped.newest:
        asked["oldest"] = stopped.newest
    if not (stopped and message.thread):
        yield from _pages(api, message, asked, stopped.newest if stopped else "")


def _pages(api: WebApi, message: Message, asked: dict[str, Any], newest: str) -> Iterator[dict[str, Any]]:
    """List what some pages show; a search that began before has seen the `newest` then."""
    method = "conversations.replies" if message.thread else "conversations.history"
    for _ in range(MOST_PAGES):
        try:
            page = api.call(method, sends=False, **asked)
        except DeliveryError as error:
            if error.retry_after and (newest or "cursor" in asked):
                _SEARCHED[message.key] = _Stopped(asked.get("cursor", ""), newest)
            raise
        listed, further = page.get("messages"), page.get("response_metadata") or {}
        if not (isinstance(listed, list) and isinstance(further, dict)):
            raise api.not_slacks(unknown=False)
        messages = [each for each in listed if isinstance(each, dict) and isinstance(each.get("ts"), str)]
        if "cursor" not in asked:
            newest = max((each["ts"] for each in messages), default=newest)
        yield from messages
        cursor = further.get("next_cursor")
        if not cursor:
            return
        asked = asked | {"cursor": cursor}
    raise DeliveryError(f"{api.whose} has had more than {MOST_PAGES * PAGE} messages since; ours can't be looked for.")
