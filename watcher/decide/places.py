"""Deciding about one publication of another provider: look up what is known, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages import alerts as messages
from rules.place_alerts import alert_for_place
from rules.places import PlaceSubject, judge_place
from watcher import data
from watcher.decide.intents import Plan
from watcher.decide.same_owner import tell_same_owner
from watcher.decide.write import write
from watcher.model.decisions import Decision, Outgoing
from watcher.model.provider_kinds import kinds_of
from watcher.model.provider_pages import Changed
from watcher.model.provider_titles import event_of, remit_of
from watcher.store import place_keys, provider_publications, providers
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

    from rules.places import PlaceVerdict
    from watcher.config.config import Config
    from watcher.model.places import Places
    from watcher.model.provider_pages import ProviderPublication
    from watcher.store.place_keys import PlaceKeys

NOBODYS = "It is on nobody's list, and in no area that is watched."
DIGESTS_ONLY = "It goes into digests and briefings: its area asks for something else."
NO_RECEIVER = "Not told: no route of the config sends it to anybody."


def decide_place(tx: Connection, pending: ProviderPublication, config: Config, now: datetime) -> Decision:
    """Decide about one publication, and queue what follows from it.

    The decision names neither its address nor the place: it is written into the log.
    """
    made = plan_place(look_up(tx, pending, config.places), config, day_in_london(now), place_keys.keys(tx))
    write(tx, made, config, now)
    tell_same_owner(tx, pending, config, now)
    alert = made.alert.key if made.alert else None
    provider_publications.decided(tx, pending.id, made.outcome, now, alert)
    return Decision("", made.outcome, made.alert, made.receivers)


def look_up(tx: Connection, item: ProviderPublication, places: Places) -> PlaceSubject:
    """Look up all that the plan rests on: who watches it, and what was known before."""
    place = places.listed.get(item.urn)
    areas = () if place else places.areas_of(item.authority, kinds_of(item.path, item.kind))
    if not place and not areas:
        return PlaceSubject(item)
    remit = remit_of(item.path, item.kind)
    sheets = providers.events(tx, item.urn, remit)
    earlier = (each for each in provider_publications.of_urns(tx, (item.urn,)) if each.id != item.id)
    shown = (event for each in earlier if each.day < item.day and (event := event_of(each)))
    return PlaceSubject(item, place, areas, data.by_urn().get(item.authority or item.urn), (*sheets, *shown))


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
    key = (
        f"{story}/{keys.name(item.urn, f'{item.change} {item.title} {item.url}').rpartition('/')[2]}"
        if again
        else story
    )
    alert = alert_for_place(verdict, key=key, story=story, name=name_of(verdict))
    message = messages.alert_message(alert, broadcast=again)
    silenced = verdict.silence is not None
    return Plan(
        outcome=verdict.silence.said if verdict.silence else _told_whom(verdict, receivers),
        story=story,
        alert=alert,
        receivers=receivers,
        silence=verdict.silence,
        messages=(Outgoing(message, receivers, story, alert=key, silenced=silenced),),
    )


def name_of(verdict: PlaceVerdict) -> str:
    """Name it as its readers do: by their label; in an area by its kind and where it stands."""
    subject = verdict.subject
    if subject.place:
        return subject.place.label
    where = subject.authority.name if subject.authority else "a watched area"
    return f"{where}: {subject.item.name or subject.item.kind or 'a provider'}"


def _told_whom(verdict: PlaceVerdict, receivers: tuple[str, ...]) -> str:
    if not receivers:
        return NO_RECEIVER
    return DIGESTS_ONLY if verdict.quietly else "Told."
