"""What one publication of Ofsted's means, and who must hear. Pure: what was known is given, and so is the day.

`preview`, `explain` and the service ask the same function, so that a rehearsal says what would really be sent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notifiers.messages import alerts as messages
from rules.alert import alert_for
from rules.stories import differing
from rules.verdict import judge
from watcher.decide import corrections, doubts, stories
from watcher.decide.intents import Plan
from watcher.model.decisions import Outgoing
from watcher.model.documents import names_another
from watcher.model.stories import Standing

if TYPE_CHECKING:
    from datetime import date

    from rules.verdict import Verdict
    from watcher.config.config import Config
    from watcher.decide.intents import Known
    from watcher.model.decisions import Edit

NO_REASON = "None of your rules applies to it."


def plan(known: Known, config: Config, day: date) -> Plan:
    """Plan what follows from a publication; `day` is London's today."""
    if names_another(known.publication):
        made = doubts.of_another(known.publication, known.subject.authority, config, day)
        return _with_doubts(made, known, config)
    verdict = judge(known.subject, config.rulebook, day)
    correction, said = known.correction, known.publication.reading
    otherwise = differing(known.reported, (each.grade for each in said.judgements)) if known.reported else None
    # Ofsted replaces documents for a comma: only another grade alerts anew, all else is noted in the story.
    if correction and not (verdict and correction.regraded(said)):
        made = corrections.noted(known, correction, day)
    elif verdict:
        made = _told(known, verdict, otherwise, day)
    elif known.reported:
        made = stories.answered(known, known.reported, otherwise, day)
    else:
        made = Plan(NO_REASON, known.story)
    if known.reported:
        made = replace(made, settles=Standing.CORRECTED if otherwise else Standing.CONFIRMED)
    return _with_doubts(made, known, config)


def _with_doubts(made: Plan, known: Known, config: Config) -> Plan:
    doubt = doubts.notice(known.publication, known.subject.authority, config.operators)
    return replace(made, messages=(doubt, *made.messages)) if doubt else made


def _told_whom(receivers: tuple[str, ...]) -> str:
    return "Told." if receivers else "Not told: no route of the config sends it to anybody."


def _told(known: Known, verdict: Verdict, otherwise: str | None, day: date) -> Plan:
    """Plan the alert: to those that the routes name, and to those that heard of the story before."""
    item, correction = known.publication, known.correction
    alert = alert_for(known.subject, verdict.findings, key=f"{item.urn}/{known.key}", story=known.story)
    # What is read late (at first contact, or after an outage) may be past what it expects by now.
    alert = replace(alert, deadlines=tuple(each for each in alert.deadlines if each.by >= day))
    edits: tuple[Edit, ...] = ()
    if correction:
        alert = corrections.as_corrected(alert, item, correction)
        edits = (corrections.edit(alert.story, item, correction, day),)
    if otherwise:
        alert = replace(alert, headline=f"corrected: {alert.headline}", notes=(otherwise, *alert.notes))
    if alert.confirmed and known.only_reported:
        edits = (stories.confirmed(alert, otherwise), *edits)
    receivers = tuple(dict.fromkeys((*verdict.receivers, *known.heard)))
    silence = verdict.silence
    again = correction is not None or known.reported is not None
    message = messages.alert_message(alert, broadcast=again)
    return Plan(
        outcome=silence.said if silence else _told_whom(receivers),
        story=alert.story,
        alert=alert,
        receivers=receivers,
        silence=silence,
        edits=edits,
        messages=(Outgoing(message, receivers, alert.story, alert=alert.key, silenced=silence is not None),),
    )
