"""Writing plans down: the only place where deciding changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from watcher.deliver import enqueue, personal
from watcher.store.tables.teams import team_of
from watcher.store.told import alerts, deadlines, outbox, people, stories
from watcher.store.told.deliveries import State

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.model.alerts import Alert
    from watcher.model.people import PersonalWatch
    from watcher.store.told.deliveries import NewDelivery


def write(tx: Connection, config: Config, now: datetime, *plans: tuple[Plan, int | None]) -> int:
    """Write plans, each with the publication that it is about if any; returns how many messages were queued anew.

    The order matters. A story comes before what is told in it. First messages are edited before a new one is queued,
    because the outbox keeps a story's order and "confirmed" must not arrive after what confirms it. The alert comes
    before its deliveries, which refer to it.
    """
    told = {made.alert.urn for made, _ in plans if made.alert}
    state = enqueue.state_now(tx, now) if any(made.messages for made, _ in plans) else State.QUEUED
    rows = _Rows(tx, config, now, state, people.watching(tx, told) if told else [])
    for made, publication in plans:
        if made.begins:
            # Its alert names this story, and whoever confirms it looks it up.
            stories.begin(tx, made.begins, now)
        if made.settles and made.story:
            stories.settle(tx, made.story, made.settles, now)
        if made.regrades and made.story:
            stories.regrade(tx, made.story, made.regrades, now)
        rows.add(made, publication)
    rows.write()
    return rows.queued


class _Rows(Struct):
    """What is written of several plans in as few statements as of one. `state` is how messages are queued now."""

    tx: Connection
    config: Config
    now: datetime
    state: State
    watches: list[PersonalWatch]
    queued: int = 0
    _alerts: list[tuple[Alert, int | None]] = field(default_factory=list)
    _new: list[NewDelivery] = field(default_factory=list)

    def add(self, made: Plan, publication: int | None) -> None:
        tx, receivers, alert = self.tx, self.config.receivers, made.alert
        if made.edits:
            self.write()
        for edit in made.edits:
            # Before the messages below: within a story an address gets things in the order of their queueing.
            enqueue.edit_first(tx, edit, receivers, self.now)
        self._alerts += [(alert, publication)] if alert else []
        for outgoing in made.messages:
            if outgoing.overtakes or enqueue.follows_people(outgoing):  # it goes by what its story has queued before
                self.write()
            self._new += enqueue.to_queue(tx, outgoing, receivers, self.state, self.now)
        # People on their own lists get the alert itself, but no doubt or note that goes with it.
        for outgoing in made.messages:
            if alert and outgoing.alert == alert.key:
                theirs = people.grave_enough((e for e in self.watches if e.urn == alert.urn), alert.severity)
                new = personal.deliveries(outgoing, theirs, receivers, team_of(tx), self.now)
                self._new += enqueue.in_state(new, outgoing, self.state)

    def write(self) -> None:
        """Write what was added: alerts before their deliveries, which have a foreign key to them."""
        told, new, self._alerts, self._new = self._alerts, self._new, [], []
        alerts.add(self.tx, self.now, *told)
        deadlines.add(self.tx, self.now, *((alert.story, each) for alert, _ in told for each in alert.deadlines))
        self.queued += outbox.queue_missing(self.tx, new, self.now)
