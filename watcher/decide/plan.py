"""What one publication of Ofsted's means, and who must hear. Pure: what was known is given, and so is the day.

The service, `preview` and the drill ask the same function, so that a rehearsal says what would really be sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages import alerts as messages
from rules.alert import alert_for
from rules.comparison import is_known
from rules.findings import corrected
from rules.regrading import differences
from rules.rule import Subject
from rules.stories import differing
from rules.verdict import judge
from watcher.decide import corrections, doubts, stories
from watcher.decide.intents import KnownFacts, Plan, Ruling, of_alert
from watcher.model.alerts import AT_ODDS, CORRECTED, TWO_DIFFER, Severity
from watcher.model.corrections import Cause
from watcher.model.documents import names_another
from watcher.model.ofsted import History
from watcher.model.stories import Standing, is_of_unread
from watcher.model.values import replace

if TYPE_CHECKING:
    from datetime import date

    from watcher.config.config import Config
    from watcher.model.decisions import Edit
    from watcher.model.documents import Publication
    from watcher.model.ofsted import Authority

NO_REASON = "None of your rules applies to it."
CORRECTED_NOW = "corrected"
CALLED = {Cause.BETTER_READER: "found on a second reading", Cause.BESIDE: TWO_DIFFER}


def plan(known: KnownFacts, config: Config, day: date) -> Plan:
    """Plan what follows from a publication; `day` is London's today."""
    if names_another(known.publication):
        made = doubts.of_another(known.publication, known.subject.authority, config, day)
        return _with_doubts(made, known, config)
    otherwise = _otherwise(known)
    if ruling := rule(known, config, day):
        made = _told(known, ruling, otherwise, day)
    elif known.correction:
        made = corrections.noted(known, known.correction, day)
    elif known.reported:
        made = stories.answered(known, known.reported, otherwise, day)
    elif known.heard and is_of_unread(known.story):
        made = stories.read_after_all(known)
    else:
        made = Plan(NO_REASON, known.story)
    if known.reported:
        made = replace(made, settles=Standing.CORRECTED if otherwise else Standing.CONFIRMED)
    return _with_doubts(made, known, config)


def rule(known: KnownFacts, config: Config, day: date) -> Ruling | None:
    """Say whether a publication makes an alert, and who gets it. A rehearsal needs no more: words take the longest."""
    verdict, correction = judge(known.subject, config.rulebook, day), known.correction
    # Ofsted replaces documents for a comma: only another grade, or what is graver, alerts anew; all else is noted.
    if verdict is None or (correction and not correction.must_be_told(known.publication.reading)):
        return None
    receivers = tuple(dict.fromkeys((*verdict.receivers, *known.heard))) if known.heard else verdict.receivers
    found = CALLED.get(correction.cause, CORRECTED_NOW) if correction else CORRECTED_NOW
    silence = verdict.silence
    # What takes back something critical is no less than that: only who silenced that, too, is not told.
    if known.heard and known.so_far.critical and silence and not silence.critical:
        silence = None
    return Ruling(verdict, receivers, silence, found if correction or _otherwise(known) else None)


def _otherwise(known: KnownFacts) -> str | None:
    """Say how Ofsted's own grades differ from what the news reported; None where they don't, or it reported none."""
    if known.reported is None:
        return None
    return differing(known.reported, (each.grade for each in known.publication.reading.judgements))


def plan_alone(authority: Authority, item: Publication, config: Config, day: date) -> Plan:
    """Plan what would follow from a publication if nothing else were known of its authority."""
    return plan(KnownFacts(Subject(authority, item, History()), item, key=item.url), config, day)


def _with_doubts(made: Plan, known: KnownFacts, config: Config) -> Plan:
    doubt = doubts.notice(known.publication, known.subject.authority, config.operators)
    return replace(made, messages=(doubt, *made.messages)) if doubt else made


def _told_whom(receivers: tuple[str, ...]) -> str:
    return "Told." if receivers else "Not told: no route of the config sends it to anybody."


def _is_issued_anew(known: KnownFacts, ruling: Ruling) -> bool:
    """Return whether it reports again on an inspection or a visit that is known, and says the same with no new doubt.

    All else rings also where something was told in its story before: by the news, or of what nobody could read.
    """
    if ruling.corrected or any(each.kind in (CORRECTED, AT_ODDS) for each in ruling.findings):
        return False
    before, now = known.subject.issued_before, known.publication.reading
    if known.so_far.by_ofsted:
        before = before or known.subject.beside
    if before:
        # What could not be read with certainty in the first may be what this one says.
        return before.reading.problems == now.problems and not any(differences(before.reading, now))
    return is_known(known.subject.inspection, known.subject.history)


def _told(known: KnownFacts, ruling: Ruling, otherwise: str | None, day: date) -> Plan:
    """Plan the alert: to those that the routes name, and to those that heard of the story before."""
    item, correction, silence = known.publication, known.correction, ruling.silence
    alert = alert_for(known.subject, ruling.findings, key=f"{item.urn}/{known.key}", story=known.story)
    # What is read late (at first contact, or after an outage) may be past what it expects by now.
    due = tuple(each for each in alert.deadlines if each.by >= day)
    alert = replace(alert, deadlines=due, headline=ruling.headline)
    edits: tuple[Edit, ...] = ()
    if correction:
        alert = corrections.as_corrected(alert, item, correction)
        edits = (corrections.edit(alert.story, item, correction, day),)
    elif changed := corrected(known.subject):
        edits = (corrections.edit_issued_anew(alert, changed, day),)
    if otherwise:
        alert = replace(alert, notes=(otherwise, *alert.notes))
    if known.so_far.only_reported:
        edits = (stories.confirmed(alert, otherwise), *edits)
    message = messages.alert_message(alert, broadcast=not _is_issued_anew(known, ruling))
    # Who acts on something critical is not left until Monday with what is wrong of it.
    at_once = bool(known.heard) and (known.so_far.critical or alert.severity is Severity.CRITICAL)
    made = of_alert(
        silence.said if silence else _told_whom(ruling.receivers), alert, message, ruling.receivers, silence
    )
    return replace(made, edits=edits, messages=tuple(replace(each, at_once=at_once) for each in made.messages))
