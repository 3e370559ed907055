"""Deciding about publications of Ofsted's: look up what is known, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.findings import says_otherwise
from rules.rule import subject_among
from rules.stories import reported_before, story_key
from watcher import data
from watcher.decide.intents import KnownFacts, Plan
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


def decide_publications(tx: Connection, some: Sequence[Undecided], config: Config, now: datetime) -> list[Decision]:
    """Decide about publications of as many authorities, and queue what follows; asked and written for all at once."""
    known = look_up(tx, [each for each in some if not _goes_by_itself(each, config)], config)
    made = []
    for each in some:
        outcome = _goes_by_itself(each, config)
        made.append(Plan(outcome, each.story) if outcome else plan(known[each.id], config, day_in_london(now)))
    write(tx, config, now, *((each, pending.id) for each, pending in zip(made, some, strict=True)))
    # In the transaction of its alert: whoever pulls the plug, it is told and decided, or neither.
    publications.decided(tx, now, *((p.id, each.outcome, each.story) for each, p in zip(made, some, strict=True)))
    return [decision_of(pending.publication, each) for each, pending in zip(made, some, strict=True)]


def _goes_by_itself(pending: Undecided, config: Config) -> str | None:
    """Say what becomes of a publication whatever is known of its authority; None where a plan has to be made."""
    # What was there before is not told; but if Ofsted corrects it now, that is news of today.
    if pending.history and pending.correction is None:
        return BEFORE_WATCHING
    return OF_A_TEAM if config.teams and pending.publication.urn not in config.watched else None


def decision_of(item: Publication, made: Plan) -> Decision:
    """Say what was decided about a publication by a plan."""
    return Decision(item.url, made.outcome, made.alert, made.receivers, item.sha256)


def story_opened_by(pending: Undecided) -> str:
    """Name the story that a publication opens, unless it belongs to one already."""
    item = pending.publication
    return story_key(item, f"{item.urn}/{pending.key}")


def heard_first(pending: Undecided, known: Sequence[Publication]) -> KnownFacts:
    """Give what a plan rests on where nobody heard of the publication or its story before."""
    item = pending.publication
    subject = subject_among(data.by_urn()[item.urn], item, known, day_in_london(pending.first_seen))
    correction, key = pending.correction, pending.key
    replaced = correction is not None and correction.cause is not Cause.BETTER_READER
    if correction and replaced and names_another(replace(item, reading=correction.before)):
        # What stood there was another's: of this one nobody has heard, though the grades be the same; or long ago, when
        # it stood there before.
        key, correction = f"{key}/{correction.number}", None
    return KnownFacts(subject, item, key, correction=correction)


def earlier_of(known: KnownFacts) -> str | None:
    """Give the address of what was published before on the same visit; None where nothing was."""
    earlier = known.subject.issued_before or known.subject.beside
    return earlier.url if earlier else None


def in_story(
    first: KnownFacts, pending: Undecided, opened: Iterable[Story], story: str | None, earlier: str | None
) -> KnownFacts:
    """Say in which story it is told: the one that it settles, of those that news opened, or the one it has.

    Without one it is that of what was published `earlier` on the same visit, where the news had opened it.
    """
    if earlier != story_opened_by(pending) and not is_of_unread(earlier):
        story = story or earlier
    item, day = pending.publication, pending.publication.published or day_in_london(pending.first_seen)
    # A correction belongs to the story of what it corrects, whatever the news has reported since.
    reported = None if first.correction else reported_before(item.reading.kind, day, opened)
    return replace(first, story=reported.key if reported else story, reported=reported)


def answers(known: KnownFacts) -> bool:
    """Return whether it says otherwise, or more, than was told in its story before: by whomever, or of nothing read."""
    return bool(known.correction or known.reported or is_of_unread(known.story) or says_otherwise(known.subject))


def look_up(tx: Connection, some: Sequence[Undecided], config: Config) -> dict[int, KnownFacts]:
    """Look up all that plans rest on, by the publications' numbers: after this nothing more is read."""
    if not some:
        return {}
    urns, bundled = {each.publication.urn for each in some}, config.bundled
    given = {each.publication.urn: each.known for each in some if bundled and each.known is not None}
    known = given | inspections.everything_of_all(tx, urns - given.keys(), bundled=bundled)
    opened = stories.opened_by_news(tx, *sorted(urns))
    heard = {each.id: heard_first(each, known[each.publication.urn]) for each in some}
    told = publications.stories_of(tx, {url for each in heard.values() if (url := earlier_of(each))})
    found = {}
    for each in some:
        urn = each.publication.urn
        theirs = (story for story in opened if story.urn == urn)
        first = in_story(heard[each.id], each, theirs, each.story, told.get((urn, earlier_of(heard[each.id]) or "")))
        found[each.id] = first, first.story or story_opened_by(each)
    so_far = alerts.so_far(tx, *(story for _, story in found.values()))
    return {
        number: replace(
            first,
            # Who heard the first word of a story hears the next, even if no route would send it there today.
            heard=enqueue.reached(tx, story, config.receivers) if answers(first) else (),
            so_far=so_far[story],
        )
        for number, (first, story) in found.items()
    }
