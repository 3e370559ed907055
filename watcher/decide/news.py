"""Deciding about one news item: look up what is known of each authority that it is about, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.stories import story_of
from watcher.decide.about import authorities_of, day_of, no_longer_of
from watcher.decide.changed_news import is_later, keys_of_changes, name_of, plan_changed
from watcher.decide.intents import KnownNews
from watcher.decide.plan_news import KEPT, plan_news
from watcher.decide.write import write
from watcher.deliver import enqueue
from watcher.model.decisions import Decision
from watcher.model.news import Mention
from watcher.model.values import replace
from watcher.store.polled import items
from watcher.store.tables.teams import team_of
from watcher.store.told import alerts, outbox, stories
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.store.polled.items import StoredItem


def decide_item(tx: Connection, pending: StoredItem, config: Config, now: datetime) -> Decision:
    """Decide about one item. Of its text nothing is kept; of what was decided, a sentence of our own."""
    reading = pending.reading
    assert reading is not None, "only what was read is decided"
    made = []
    about = authorities_of(pending, reading, config.watched)
    left = no_longer_of(items.stories_of(tx, pending.id), about, config.watched)
    for authority in (*about, *left):
        known = KnownNews(authority, Mention(pending.item, reading), day_of(pending))
        known = look_up(tx, known, config, now)
        plan = plan_changed if authority in left else plan_news
        if planned := plan(known, config, day_in_london(now)):
            made.append(as_queued(planned, queued=write(tx, config, now, (planned, None)) > 0))
    decided = decision_of(pending, made)
    # This also forgets its text: of somebody's article only headline, outlet, date and address are kept.
    items.decided(tx, pending.id, decided.outcome, now, [each.story for each in made if each.story])
    return decided


def decision_of(pending: StoredItem, made: Sequence[Plan]) -> Decision:
    """Say what was decided about an item by a plan for each of its authorities; without any what it says itself."""
    if not made:
        assert pending.reading is not None, "only what was read is decided"
        return Decision(pending.item.url, pending.reading.why)
    # An item about several authorities has one decision in the list: the first that alerted says most.
    first = next((each for each in made if each.alert), made[0])
    return Decision(pending.item.url, first.outcome, first.alert, first.receivers)


def as_queued(made: Plan, *, queued: bool) -> Plan:
    """Say what became of a plan: a note that was sent this month already is not sent again, and the outcome says so."""
    if made.messages and not made.alert and (not queued or made.silence):
        # A note's key has the month in it: the outbox had this one already, or a silence keeps it.
        return replace(made, outcome=made.outcome.replace("It is noted in its story.", KEPT), receivers=())
    return made


def look_up(tx: Connection, known: KnownNews, config: Config, now: datetime) -> KnownNews:
    """Add to what an item says what is known of its story: after this nothing more is read."""
    urn = known.authority.urn
    known = replace(known, stories=stories.known(tx, urn, bundled_before=told_before(config, now)))
    story = story_of(known.mention.reading, known.day, known.stories)
    if story is None:
        return replace(known, used_again=is_later(known, alerts.get(tx, name_of(known))))
    heard = enqueue.reached(tx, story.key, config.receivers)
    known = replace(known, story=story, told=alerts.last_of(tx, story.key), heard=heard)
    changes = enqueue.keys_of(team_of(tx), keys_of_changes(known), heard, config.receivers)
    return replace(known, changed_before=outbox.has(tx, *changes))


def told_before(config: Config, now: datetime) -> date | None:
    """Give the day before which the shipped inspections count as told; None where a config begins without them."""
    # One that is still within the window may yet have to be told: no story, so far.
    return day_in_london(now - config.alert_window) if config.bundled else None
