"""Deciding about a piece of news: to which story it belongs, and whether anybody is told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from notifiers.messages import alerts as wording
from notifiers.messages import news
from rules.alert import alert_for, gravest
from rules.findings import facts_of, findings_for
from rules.routes import receivers_for
from rules.rule import Subject
from rules.silences import silence_for
from rules.stories import follows, is_graver, kind_of, story_of
from watcher import data
from watcher.data.names import find
from watcher.deliver import enqueue
from watcher.model.decisions import Decision
from watcher.model.news import Mention
from watcher.model.ofsted import History
from watcher.model.stories import Standing, Story
from watcher.reading.news.piece import read_item
from watcher.store import alerts, items, stories
from watcher.store.outbox import State
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.news import NewsReading
    from watcher.model.ofsted import Authority
    from watcher.store.items import StoredItem

SAME = "It tells the same as a story that is known; kept there."
MIDDLE = {len("2022"): "-07-01", len("2022-06"): "-15"}
"""What is taken for the day of a piece that is dated by its year or month alone."""


class Again(NamedTuple):
    """A story that the news opened is told of again; `note` says what its grade was and is, where that changed."""

    note: str | None


def decide_item(tx: Connection, pending: StoredItem, config: Config, now: datetime) -> Decision:
    """Decide about one piece. Of its text nothing is kept; of what was decided, a sentence of our own."""
    reading = read_item(pending.item, pending.text or "")
    made = [_decide_for(tx, each, pending, reading, config, now) for each in _watched(pending, reading, config)]
    decision = made[0][1] if made else Decision(pending.item.url, reading.why)
    items.decided(tx, pending.id, decision.outcome, now, [story for story, _ in made])
    return decision


def _watched(pending: StoredItem, reading: NewsReading, config: Config) -> list[Authority]:
    """List the watched authorities that a piece is about; a council's own paper may name none."""
    if not reading.about_inspection:
        return []
    named = reading.alert_authorities if reading.should_alert else reading.authorities
    found = [each[0] for name in named if len(each := find(name)) == 1]
    if not found and pending.urn:
        found = [data.by_urn()[pending.urn]]
    return [each for each in found if each.urn in config.watched]


def day_of(pending: StoredItem) -> date:
    """Take the day of a piece; the middle of a month or year given alone; when it was seen, if it has none."""
    written = pending.item.published
    if written is None:
        return pending.first_seen.astimezone(LONDON).date()
    return date.fromisoformat(written + MIDDLE.get(len(written), ""))


def _decide_for(
    tx: Connection, authority: Authority, pending: StoredItem, reading: NewsReading, config: Config, now: datetime
) -> tuple[str, Decision]:
    day = day_of(pending)
    told_before = (now - config.alert_window).astimezone(LONDON).date()
    bundled = told_before if config.baseline == "bundled" else None
    known = stories.known(tx, authority.urn, bundled_before=bundled)
    story = story_of(reading, day, known)
    if story is None and reading.should_alert:
        grade = reading.overall_grade_now.word if reading.overall_grade_now else None
        kind = kind_of(reading)
        key = f"{authority.urn}/{kind}/reported/{day}"
        stories.begin(tx, Story(key, authority.urn, kind, day, Standing.REPORTED, grade), now)
        return key, _tell(tx, authority, pending, reading, key, config, now)
    if story is None:
        return f"{authority.urn}/news", Decision(pending.item.url, f"{reading.why} It follows nothing that is known.")
    if reading.should_alert and not follows(reading, story) and story.standing is Standing.REPORTED:
        return story.key, _tell_if_graver(tx, authority, pending, reading, story, config, now)
    if not follows(reading, story):
        return story.key, Decision(pending.item.url, SAME)
    return story.key, _note(tx, authority, pending, reading, story, config, now)


def _tell(
    tx: Connection,
    authority: Authority,
    pending: StoredItem,
    reading: NewsReading,
    story: str,
    config: Config,
    now: datetime,
    again: Again | None = None,
) -> Decision:
    subject = Subject(authority, Mention(pending.item, reading), History())
    findings = findings_for(config.rules, subject)
    if not findings:
        return Decision(pending.item.url, "It opens a story; no rule has a reason to tell of news.")
    key = f"{authority.urn}/{_short(pending.item.id)}"
    if again:
        key += f"/graver/{_short(f'{gravest(findings)}{again.note}')}"
    alert = alert_for(subject, findings, key=key, story=story)
    facts = facts_of(subject, findings)
    receivers = receivers_for(config.routes, facts)
    if again:
        alert = replace(alert, notes=(again.note, *alert.notes) if again.note else alert.notes)
        receivers = tuple(dict.fromkeys((*receivers, *enqueue.reached(tx, story, config.receivers))))
    silence = silence_for(config.silences, facts, on=now.astimezone(LONDON).date())
    alerts.add(tx, alert, None, now)
    enqueue.post(
        tx,
        wording.alert_message(alert, broadcast=again is not None),
        to=receivers,
        receivers=config.receivers,
        story=story,
        alert=alert.key,
        now=now,
        state=State.SILENCED if silence else State.QUEUED,
    )
    outcome = f"Silenced until {silence.until:%-d %B %Y}: {silence.because}" if silence else "Told, unconfirmed."
    return Decision(pending.item.url, outcome, alert, receivers)


def _tell_if_graver(
    tx: Connection,
    authority: Authority,
    pending: StoredItem,
    reading: NewsReading,
    story: Story,
    config: Config,
    now: datetime,
) -> Decision:
    """Tell again, in the story's thread and to the channel, what makes it worse than was told: grade or severity."""
    before = alerts.last_of(tx, story.key)
    findings = findings_for(config.rules, Subject(authority, Mention(pending.item, reading), History()))
    raised = bool(findings) and (before is None or gravest(findings).rank < before.severity.rank)
    worse = is_graver(reading, story)
    if not (raised or worse):
        return Decision(pending.item.url, SAME)
    grade = reading.overall_grade_now.word if reading.overall_grade_now and worse else story.grade
    stories.regrade(tx, story.key, grade)
    note = f"The news first reported “{story.grade}”; it now reports “{grade}”." if worse else None
    return _tell(tx, authority, pending, reading, story.key, config, now, Again(note))


def _note(
    tx: Connection,
    authority: Authority,
    pending: StoredItem,
    reading: NewsReading,
    story: Story,
    config: Config,
    now: datetime,
) -> Decision:
    """Put what follows into the thread of those who heard of the story: of one sort once a month."""
    to = enqueue.reached(tx, story.key, config.receivers)
    facts = facts_of(Subject(authority, Mention(pending.item, reading), History()))
    silence = silence_for(config.silences, facts, on=now.astimezone(LONDON).date())
    key = f"{story.key}/followed/{_short(f'{reading.kind}{reading.why}')}/{day_of(pending):%Y-%m}"
    queued = enqueue.post(
        tx,
        news.note_message(key, authority.name, pending.item, reading),
        to=to,
        receivers=config.receivers,
        story=story.key,
        alert=None,
        now=now,
        state=State.SILENCED if silence else State.QUEUED,
    )
    where = "noted in its story" if queued and not silence else "kept in its story; nobody is told"
    return Decision(pending.item.url, f"{reading.why} It is {where}.", receivers=to if queued else ())


def _short(text: str) -> str:
    """Make a short name for good: keys have no wording in them."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
