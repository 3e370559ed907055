"""Deciding about one publication of Ofsted's: look up what is known, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.alert import story_key
from rules.findings import corrected
from rules.rule import subject_among
from rules.stories import reported_before
from watcher import data
from watcher.decide.intents import Known, Plan
from watcher.decide.plan import plan
from watcher.decide.write import write
from watcher.deliver import enqueue
from watcher.model.corrections import Cause
from watcher.model.decisions import BEFORE_WATCHING, Decision
from watcher.model.documents import names_another
from watcher.model.stories import is_of_unread
from watcher.model.values import replace
from watcher.store.published import inspections, publications
from watcher.store.told import alerts, stories
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.documents import Publication
    from watcher.model.stories import Story
    from watcher.store.published.publications import Undecided

OF_A_TEAM = "It is watched by a team, and not by this config."


def decide_publication(tx: Connection, pending: Undecided, config: Config, now: datetime) -> Decision:
    """Decide about one publication, and queue what follows from it."""
    item = pending.publication
    # What was there before is not told; but if Ofsted corrects it now, that is news of today.
    if pending.history and pending.correction is None:
        made = Plan(BEFORE_WATCHING, pending.story)
    elif config.teams and item.urn not in config.watched:
        made = Plan(OF_A_TEAM, pending.story)
    else:
        made = plan(look_up(tx, pending, config), config, day_in_london(now))
    write(tx, made, config, now, publication=pending.id)
    # In the transaction of its alert: whoever pulls the plug, it is told and decided, or neither.
    publications.decided(tx, pending.id, made.outcome, now, made.story)
    return decision_of(item, made)


def decision_of(item: Publication, made: Plan) -> Decision:
    """Say what was decided about a publication by a plan."""
    return Decision(item.url, made.outcome, made.alert, made.receivers, item.sha256)


def story_opened_by(pending: Undecided) -> str:
    """Name the story that a publication opens, unless it belongs to one already."""
    item = pending.publication
    return story_key(item, f"{item.urn}/{pending.key}")


def heard_first(pending: Undecided, known: Sequence[Publication]) -> Known:
    """Give what a plan rests on where nobody heard of the publication or its story before."""
    item = pending.publication
    subject = subject_among(data.by_urn()[item.urn], item, known, day_in_london(pending.first_seen))
    correction = pending.correction
    replaced = correction is not None and correction.cause is not Cause.BETTER_READER
    if correction and replaced and names_another(replace(item, reading=correction.before)):
        correction = None  # what stood there was another's: of this one nobody has heard, though the grades be the same
    return Known(subject, item, pending.key, correction=correction)


def in_story(first: Known, pending: Undecided, opened: Iterable[Story], story: str | None) -> Known:
    """Say in which story it is told: the one that it settles, of those that news opened, or the one it has."""
    item, day = pending.publication, pending.publication.published or day_in_london(pending.first_seen)
    # A correction belongs to the story of what it corrects, whatever the news has reported since.
    reported = None if first.correction else reported_before(item.reading.kind, day, opened)
    return replace(first, story=reported.key if reported else story, reported=reported)


def answers(known: Known) -> bool:
    """Return whether it says otherwise, or more, than was told in its story before: by whomever, or of nothing read."""
    return bool(known.correction or known.reported or is_of_unread(known.story) or corrected(known.subject))


def look_up(tx: Connection, pending: Undecided, config: Config) -> Known:
    """Look up all that the plan rests on: after this nothing is read any more."""
    urn, bundled = pending.publication.urn, config.baseline == "bundled"
    known = pending.known if bundled else None
    if known is None:
        known = inspections.everything(tx, urn, bundled=bundled)
    opened = stories.opened_by_news(tx, urn)
    first = in_story(heard_first(pending, known), pending, opened, pending.story)
    told_in = first.story or story_opened_by(pending)
    return replace(
        first,
        # Who heard the first word of a story hears the next, even if no route would send it there today.
        heard=enqueue.reached(tx, told_in, config.receivers) if answers(first) else (),
        so_far=alerts.so_far(tx, told_in),
    )
