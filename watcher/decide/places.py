"""Deciding about one publication of another provider: look up what is known, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages import alerts as messages
from rules.place_alerts import alert_for_place, name_of
from rules.places import judge_place
from watcher.decide.intents import Plan, of_alert
from watcher.decide.same_owner import tell_same_owner
from watcher.decide.write import write
from watcher.model.decisions import Decision
from watcher.model.provider_pages import Changed
from watcher.store.published import place_keys, provider_publications
from watcher.store.published.place_subjects import subject_of
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

    from rules.places import PlaceSubject, PlaceVerdict
    from watcher.config.config import Config
    from watcher.model.provider_pages import ProviderPublication
    from watcher.store.published.place_keys import PlaceKeys

NOBODYS = "It is on nobody's list, and in no area that is watched."
DIGESTS_ONLY = "It goes into digests and briefings: its area asks for something else."
NO_RECEIVER = "Not told: no route of the config sends it to anybody."


def decide_place(tx: Connection, pending: ProviderPublication, config: Config, now: datetime) -> Decision:
    """Decide about one publication, and queue what follows from it.

    The decision names neither its address nor the place: it is written into the log.
    """
    made = plan_place(subject_of(tx, pending, config.places), config, day_in_london(now), place_keys.keys(tx))
    write(tx, config, now, (made, None))
    # Asked whatever the plan was: the place may be on nobody's list, and its owner's other places may be.
    tell_same_owner(tx, pending, config, now)
    alert = made.alert.key if made.alert else None
    provider_publications.decided(tx, pending.id, made.outcome, now, alert)
    return Decision("", made.outcome, made.alert, made.receivers)


def plan_place(subject: PlaceSubject, config: Config, day: date, keys: PlaceKeys) -> Plan:
    """Plan what follows from a publication about another provider; `day` is London's today."""
    verdict = judge_place(subject, config.rulebook, day)
    if verdict is None:
        return Plan(NOBODYS, None)
    receivers = verdict.receivers
    if verdict.quietly:
        receivers = tuple(name for name in receivers if config.receivers[name].has_digest)
        if not receivers:
            return Plan(DIGESTS_ONLY, None)
    item = subject.item
    story = keys.name(item.urn, item.key)
    again = item.change in (Changed.NEW_TITLE, Changed.NEW_LINK, Changed.LINK_GONE)
    # With the number: a title may be changed back, and then again. No day: after a restore it is the same message.
    said = keys.name(item.urn, f"{item.change} {item.title} {item.url} {item.changes}").rpartition("/")[2]
    key = f"{story}/{said}" if again else story
    alert = alert_for_place(verdict, key=key, story=story, name=name_of(verdict))
    message = messages.alert_message(alert, broadcast=again)
    outcome = verdict.silence.said if verdict.silence else _told_whom(verdict, receivers)
    return of_alert(outcome, alert, message, receivers, verdict.silence)


def _told_whom(verdict: PlaceVerdict, receivers: tuple[str, ...]) -> str:
    if not receivers:
        return NO_RECEIVER
    return DIGESTS_ONLY if verdict.quietly else "Told."
