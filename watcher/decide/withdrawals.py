"""Takes back what only the news said and Ofsted didn't confirm in time, in the same thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages import news
from watcher import data
from watcher.deliver import enqueue
from watcher.model.decisions import Edit, NewMessage
from watcher.model.stories import Standing
from watcher.store.one_by_one import one_by_one
from watcher.store.told import alerts, stories
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.stories import Story
    from watcher.store.database import Store


def withdraw(store: Store, config: Config, now: datetime) -> None:
    """Withdraw the stories that are overdue: each in a transaction of its own.

    Nothing is withdrawn of an authority whose report was told since the story began.
    """
    with store.look() as tx:
        overdue = stories.opened_by_news(tx, before=now - config.withdraw_after)

    def end(tx: Connection, story: Story) -> None:
        # Ofsted published something of this authority meanwhile, and it was told: "not confirmed" would mislead.
        told = alerts.told_by_ofsted_since(tx, story.urn, story.key)
        standing = Standing.CONFIRMED if told else Standing.WITHDRAWN
        # In the transaction of its message: should queueing fail, the story is overdue again at the next look.
        if stories.is_over(tx, story.key, standing, now) and not told:
            _say(tx, story, config, now)

    one_by_one(store, overdue, end)


def _say(tx: Connection, story: Story, config: Config, now: datetime) -> None:
    """Queue the withdrawal of a story to all that heard of it."""
    # With the grade: a worse one that the news gives later begins it anew.
    key = f"{story.key}/withdrawn/{story.grade or ''}"
    name = data.by_urn()[story.urn].name
    line = f"Withdrawn on {day_in_london(now):%-d %B %Y}: not confirmed on Ofsted's site."
    message = news.withdrawn_message(key, name, story.published, config.withdraw_after.days)
    to = enqueue.reached(tx, story.key, config.receivers)
    enqueue.post(tx, NewMessage(message, to, story.key), config.receivers, now)
    enqueue.edit_first(tx, Edit(key, line, story.key), config.receivers, now)
