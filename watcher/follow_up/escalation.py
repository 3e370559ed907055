"""Tells others of a critical alert that nobody took up within so many working hours, and when a snooze is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from notifiers.messages.updates import escalation_message, snooze_over_message
from rules.regrading import nothing_is_left
from rules.working_hours import working_time
from watcher.deliver import enqueue
from watcher.follow_up.silences import readings_of
from watcher.model.decisions import NewMessage
from watcher.store.one_by_one import one_by_one
from watcher.store.polled import sources
from watcher.store.tables.teams import team_of
from watcher.store.told import acknowledgements, alerts, outbox, silenced

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.acknowledgements import Acknowledgement
    from watcher.model.alerts import Alert
    from watcher.store.database import Store
    from watcher.store.told.alerts import StoredAlert

ESCALATION, SINCE = "escalation", "since"
REMINDED_FOR = timedelta(days=14)
"""No reminder is sent for a snooze that ended earlier, while the program wasn't running."""


def escalate(store: Store, config: Config, now: datetime) -> None:
    """Queue what has waited for somebody long enough. What is older than the config's [escalation] is left alone."""
    asked = config.escalation
    with store.look() as tx:
        begun = sources.mark_of(tx, ESCALATION, SINCE)
        due = _due(tx, asked.after, datetime.fromisoformat(begun), now) if asked and begun else []
    # Counted from when [escalation] came into the config: else all of last year's alerts would be escalated at once.
    if bool(begun) != bool(asked):
        with store.begin() as tx:
            sources.set_mark(tx, ESCALATION, SINCE, now.isoformat() if asked else "")

    def tell(tx: Connection, told: StoredAlert) -> None:
        assert asked is not None, "else nothing is due"
        message, alert = escalation_message(told.alert, asked.after), told.alert
        if not _is_taken_back(tx, alert):
            enqueue.post(tx, NewMessage(message, asked.send_to, alert.story, alert=alert.key), config.receivers, now)
        # In the transaction of the message: escalated once, whoever pulls the plug.
        sources.set_mark(tx, ESCALATION, alert.key, now.isoformat())

    one_by_one(store, due, tell)


def _due(tx: Connection, after: timedelta, since: datetime, now: datetime) -> list[StoredAlert]:
    """List what nobody took up or snoozed in time; a snooze, or a silence, counts until it ends."""
    found = []
    for told in acknowledgements.not_taken_up(tx, since, unless=ESCALATION):
        snoozed = acknowledgements.snoozed_until(tx, told.alert.story, told.made_at)
        waits = snoozed is not None and now < snoozed
        begun = silenced.told_at(tx, told.alert.key) or told.made_at
        if not waits and was_time_enough(begun, after, now):
            found.append(told)
    return found


def _is_taken_back(tx: Connection, alert: Alert) -> bool:
    """Return whether Ofsted has corrected what an alert says: what is left of it has an alert of its own, if any is."""
    last = alerts.last_of(tx, alert.story)
    if last and last.key.startswith(f"{alert.key}/"):
        return True
    now = readings_of(tx, alert) if alert.confirmed and not alert.about_place else []
    return bool(now) and all(nothing_is_left(alert, each) for each in now)


def was_time_enough(made_at: datetime, after: timedelta, now: datetime) -> bool:
    """Return whether somebody could have taken an alert up since it was made, in so many working hours."""
    return working_time(made_at, now) >= after


def remind(store: Store, config: Config, now: datetime) -> None:
    """Say once where a snooze is over; not where somebody has taken the story up, or Ofsted has corrected it."""
    with store.look() as tx:
        # Looked at without the write lock first: this runs in every cycle, and nearly always there is none.
        ended = [
            (number, snooze)
            for number, snooze in acknowledgements.snoozes_over(tx, now - REMINDED_FOR, now)
            if not _is_said(tx, config, number, snooze)
        ]

    def tell(tx: Connection, over: tuple[int, Acknowledgement]) -> None:
        number, snooze = over
        # Asked again under the lock, for somebody may have taken it up or put it off meanwhile.
        if number not in dict(acknowledgements.snoozes_over(tx, now - REMINDED_FOR, now)):
            return
        last = alerts.last_of(tx, snooze.story)
        if last and snooze.receiver in config.receivers and not _is_taken_back(tx, last):
            message = snooze_over_message(_key(number, snooze), last)
            enqueue.post(tx, NewMessage(message, (snooze.receiver,), snooze.story), config.receivers, now)

    one_by_one(store, ended, tell)


def _key(number: int, snooze: Acknowledgement) -> str:
    return f"{snooze.story}/snooze/{number}/over"


def _is_said(tx: Connection, config: Config, number: int, snooze: Acknowledgement) -> bool:
    to = {snooze.receiver} & config.receivers.keys()
    return all(
        outbox.has(tx, key) for key in enqueue.keys_of(team_of(tx), [_key(number, snooze)], to, config.receivers)
    )
