"""What becomes of stories that news opened: Ofsted confirms them, says otherwise, or says nothing in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages import news
from rules.stories import differing, reported_before
from watcher import data
from watcher.deliver import enqueue
from watcher.model.alerts import Link
from watcher.model.ofsted import AREA_NAMES
from watcher.model.stories import Standing
from watcher.store import stories
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.alerts import Alert
    from watcher.model.documents import Publication
    from watcher.model.stories import Story
    from watcher.store.database import Store


def reported_story(tx: Connection, item: Publication, published: date) -> Story | None:
    """Find the story in the news that this publication of Ofsted's settles."""
    return reported_before(item.reading.kind, published, stories.opened_by_news(tx, item.urn))


def settle(tx: Connection, story: Story, item: Publication, now: datetime) -> str | None:
    """Note that Ofsted has published what the news reported.

    Where Ofsted gives other grades than the news did, the answer says which, and the story stands corrected.
    """
    otherwise = differing(story, (each.grade for each in item.reading.judgements))
    stories.settle(tx, story.key, Standing.CORRECTED if otherwise else Standing.CONFIRMED, now)
    return otherwise


def confirm(tx: Connection, alert: Alert, otherwise: str | None, config: Config, now: datetime) -> None:
    """Say in the first messages, where they can be changed, that Ofsted has published what the news reported."""
    when = f" on {alert.published:%-d %B %Y}" if alert.published else ""
    state = f"Confirmed by {alert.source}{when}: {alert.headline}."
    if otherwise:
        state = f"Published by {alert.source}{when}, otherwise. {otherwise}"
    enqueue.edit_first(tx, f"{alert.key}/confirmed", state, story=alert.story, receivers=config.receivers, now=now)


def put_right(
    tx: Connection, story: Story, item: Publication, otherwise: str | None, config: Config, now: datetime
) -> str:
    """Tell those who heard the news that Ofsted's own word gives no reason to be told; the answer says so.

    Where it is `otherwise` than the news, that is said; else just that no rule asks to be told of it.
    """
    name = data.by_urn()[item.urn].name
    grades = [f"{AREA_NAMES[each.area]}: {each.grade.word}" for each in item.reading.judgements]
    links = (Link("The report (PDF)", item.url), Link(f"{name} on Ofsted's site", item.page_url))
    to = enqueue.reached(tx, story.key, config.receivers)
    day = f"{now.astimezone(LONDON):%-d %B %Y}"
    state = f"Published by Ofsted on {day}: no rule for this watch has a reason in it."
    if otherwise:
        state = f"Corrected on {day}: Ofsted's own publication is out and says otherwise. {otherwise}"
    enqueue.edit_first(tx, f"{story.key}/put-right", state, story=story.key, receivers=config.receivers, now=now)
    message = news.put_right_message(f"{story.key}/put-right", name, otherwise, grades, links)
    enqueue.post(tx, message, to=to, receivers=config.receivers, story=story.key, alert=None, now=now)
    return "No rule has a reason to tell of it; those who heard the news of it are told so."


def withdraw(store: Store, config: Config, now: datetime) -> None:
    """Take back what only the news said and Ofsted didn't confirm in time, in the same thread."""
    with store.look() as tx:
        overdue = stories.opened_by_news(tx, before=now - config.withdraw_after)
    for story in overdue:
        with store.begin() as tx:
            stories.settle(tx, story.key, Standing.WITHDRAWN, now)
            message = news.withdrawn_message(
                f"{story.key}/withdrawn", data.by_urn()[story.urn].name, story.published, config.withdraw_after.days
            )
            to = enqueue.reached(tx, story.key, config.receivers)
            enqueue.post(tx, message, to=to, receivers=config.receivers, story=story.key, alert=None, now=now)
            enqueue.edit_first(
                tx,
                f"{story.key}/withdrawn",
                f"Withdrawn on {now.astimezone(LONDON):%-d %B %Y}: not confirmed on Ofsted's site.",
                story=story.key,
                receivers=config.receivers,
                now=now,
            )
