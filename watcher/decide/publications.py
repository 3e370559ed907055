"""Deciding about one publication of Ofsted's: what it means, and who must hear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notifiers.messages import alerts as wording
from rules.alert import alert_for
from rules.findings import facts_of, findings_for
from rules.routes import receivers_for
from rules.rule import Subject
from rules.silences import silence_for
from watcher import data
from watcher.decide import corrections, doubts, stories
from watcher.deliver import enqueue
from watcher.model.decisions import Decision
from watcher.store import alerts, deadlines, inspections, publications
from watcher.store.outbox import State
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.store.publications import Undecided


NO_REASON = "No rule has a reason to tell of it."


def decide_publication(tx: Connection, pending: Undecided, config: Config, now: datetime) -> Decision:
    """Decide about one publication, and queue what follows from it."""
    publication = pending.publication
    correction = pending.correction
    if pending.history and correction is None:
        return _settle(tx, pending, Decision(publication.url, "It was there before the watching began."), now)
    doubts.tell(tx, publication, config, now)
    published = publication.published or pending.first_seen.astimezone(LONDON).date()
    bundled = config.baseline == "bundled"
    subject = Subject(
        authority=data.by_urn()[publication.urn],
        item=publication,
        history=inspections.before(tx, publication.urn, published, bundled=bundled),
    )
    findings = findings_for(config.rules, subject)
    reported = None if correction else stories.reported_story(tx, publication, published)
    otherwise = None
    if reported:
        pending = replace(pending, story=reported.key)
        otherwise = stories.settle(tx, reported, publication, now)
    if correction and not (findings and correction.regraded(publication.reading)):
        told = corrections.note_in_story(tx, pending, correction, config, now)
        return _settle(tx, pending, Decision(publication.url, told), now)
    if not findings:
        told = stories.put_right(tx, reported, publication, otherwise, config, now) if reported else NO_REASON
        return _settle(tx, pending, Decision(publication.url, told), now)
    today = now.astimezone(LONDON).date()
    alert = alert_for(subject, findings, key=f"{publication.urn}/{pending.key}", story=pending.story)
    alert = replace(alert, deadlines=tuple(each for each in alert.deadlines if each.by >= today))
    facts = facts_of(subject, findings)
    receivers = receivers_for(config.routes, facts)
    if correction:
        alert = corrections.as_corrected(alert, publication, correction)
        receivers = tuple(dict.fromkeys((*receivers, *enqueue.reached(tx, pending.story, config.receivers))))
    if reported:
        receivers = tuple(dict.fromkeys((*receivers, *enqueue.reached(tx, reported.key, config.receivers))))
    if otherwise:
        alert = replace(alert, headline=f"corrected: {alert.headline}", notes=(otherwise, *alert.notes))
    silence = silence_for(config.silences, facts, on=today)
    if alert.confirmed and alerts.is_reported_only(tx, alert.story):
        stories.confirm(tx, alert, otherwise, config, now)
    if correction:
        corrections.edit_first(tx, alert.story, publication, correction, config, now)
    alerts.add(tx, alert, pending.id, now)
    deadlines.add(tx, alert.story, alert.deadlines, now)
    enqueue.post(
        tx,
        wording.alert_message(alert, broadcast=correction is not None or reported is not None),
        to=receivers,
        receivers=config.receivers,
        story=alert.story,
        alert=alert.key,
        now=now,
        state=State.SILENCED if silence else State.QUEUED,
    )
    outcome = f"Silenced until {silence.until:%-d %B %Y}: {silence.because}" if silence else "Told."
    return _settle(tx, pending, Decision(publication.url, outcome, alert, receivers), now)


def _settle(tx: Connection, pending: Undecided, decision: Decision, now: datetime) -> Decision:
    story = decision.alert.story if decision.alert else pending.story
    publications.decided(tx, pending.id, decision.outcome, now, story)
    return decision
