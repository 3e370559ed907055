"""What one publication of Ofsted's means, and who must hear. Pure: what was known is given, and so is the day.

`preview`, `explain` and the service ask the same function, so that a rehearsal says what would really be sent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notifiers.messages import alerts as messages
from rules.alert import alert_for
from rules.findings import facts_of, findings_for
from rules.routes import receivers_for
from rules.silences import silence_for
from rules.stories import differing
from watcher.decide import corrections, doubts, stories
from watcher.decide.intents import Plan
from watcher.model.decisions import Outgoing
from watcher.model.stories import Standing

if TYPE_CHECKING:
    from datetime import date

    from watcher.config.config import Config
    from watcher.decide.intents import Known
    from watcher.model.alerts import Finding
    from watcher.model.decisions import Edit

NO_REASON = "None of your rules applies to it."


def plan(known: Known, config: Config, day: date) -> Plan:
    """Plan what follows from a publication; `day` is London's today."""
    findings = findings_for(config.rules, known.subject)
    correction, said = known.correction, known.publication.reading
    otherwise = differing(known.reported, (each.grade for each in said.judgements)) if known.reported else None
    if correction and not (findings and correction.regraded(said)):
        made = corrections.noted(known, correction, day)
    elif findings:
        made = _told(known, findings, otherwise, config, day)
    elif known.reported:
        made = stories.answered(known, known.reported, otherwise, day)
    else:
        made = Plan(NO_REASON, known.story)
    if known.reported:
        made = replace(made, settles=Standing.CORRECTED if otherwise else Standing.CONFIRMED)
    doubt = doubts.notice(known.publication, known.subject.authority, config.operators)
    return replace(made, messages=(doubt, *made.messages)) if doubt else made


def _told(known: Known, findings: tuple[Finding, ...], otherwise: str | None, config: Config, day: date) -> Plan:
    """Plan the alert: to those that the routes name, and to those that heard of the story before."""
    item, correction = known.publication, known.correction
    facts = facts_of(known.subject, findings)
    alert = alert_for(known.subject, findings, key=f"{item.urn}/{known.key}", story=known.story)
    alert = replace(alert, deadlines=tuple(each for each in alert.deadlines if each.by >= day))
    edits: tuple[Edit, ...] = ()
    if correction:
        alert = corrections.as_corrected(alert, item, correction)
        edits = (corrections.edit(alert.story, item, correction, day),)
    if otherwise:
        alert = replace(alert, headline=f"corrected: {alert.headline}", notes=(otherwise, *alert.notes))
    if alert.confirmed and known.only_reported:
        edits = (stories.confirmed(alert, otherwise), *edits)
    receivers = tuple(dict.fromkeys((*receivers_for(config.routes, facts), *known.heard)))
    silence = silence_for(config.silences, facts, on=day)
    again = correction is not None or known.reported is not None
    message = messages.alert_message(alert, broadcast=again)
    return Plan(
        outcome=f"Silenced until {silence.until:%-d %B %Y}: {silence.because}" if silence else "Told.",
        story=alert.story,
        alert=alert,
        receivers=receivers,
        silence=silence,
        edits=edits,
        messages=(Outgoing(message, receivers, alert.story, alert=alert.key, silenced=silence is not None),),
    )
