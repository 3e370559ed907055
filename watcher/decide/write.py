"""Writing plans down: the only place where deciding changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from watcher.deliver import enqueue, personal
from watcher.model.values import replace
from watcher.store.tables.teams import team_of
from watcher.store.told import alerts, deadlines, outbox, people, stories
from watcher.store.told.deliveries import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.model.alerts import Alert
    from watcher.model.people import PersonalWatch
    from watcher.store.told.deliveries import NewDelivery


def write(tx: Connection, made: Plan, config: Config, now: datetime) -> int:
    """Write one plan that is about no publication of an authority's; returns how many messages were queued anew."""
    return write_all(tx, ((made, None),), config, now)


def write_all(tx: Connection, plans: Sequence[tuple[Plan, int | None]], config: Config, now: datetime) -> int:
    """Write plans in the transaction of their decisions, as `write` does; each has the publication that it is about.

    The order matters. A story comes before what is told in it. First messages are edited before a new one is queued,
    because the outbox keeps a story's order and "confirmed" must not arrive after what confirms it. The alert comes
    before its deliveries, which refer to it. Messages are queued in the order of the plans.
    """
    told = {made.alert.urn for made, _ in plans if made.alert}
    watches = people.watching(tx, told) if told else []
    state = enqueue.state_now(tx, now) if any(made.messages for made, _ in plans) else State.QUEUED
    rows = _Rows(tx, config, now, state)
    for made, publication in plans:
        if made.begins:
            # Its alert names this story, and whoever confirms it looks it up.
            stories.begin(tx, made.begins, now)
        if made.settles and made.story:
            stories.settle(tx, made.story, made.settles, now)
        if made.regrades and made.story:
            stories.regrade(tx, made.story, made.regrades)
        rows.add(made, publication, watches)
    rows.write()
    return rows.queued


class _Rows(Struct):
    """What is written at once: of several plans in as few statements as of one. `state` is how messages are queued."""

    tx: Connection
    config: Config
    now: datetime
    state: State
    queued: int = 0
    _alerts: list[tuple[Alert, int | None]] = field(default_factory=list)
    _new: list[NewDelivery] = field(default_factory=list)

    def add(self, made: Plan, publication: int | None, watches: Iterable[PersonalWatch]) -> None:
        if made.edits:
            self.write()
        for each in made.edits:
            # Before the messages below: within a story an address gets things in the order of their queueing.
            enqueue.edit_first(self.tx, each, self.config.receivers, self.now)
        if made.alert:
            self._alerts.append((made.alert, publication))
        for outgoing in made.messages:
            if enqueue.goes_by_the_outbox(outgoing):
                self.write()
            self._new += enqueue.to_queue(self.tx, outgoing, self.config.receivers, self.state, self.now)
        if made.alert:
            self._add_personal(made, made.alert, watches)

    def _add_personal(self, made: Plan, alert: Alert, watches: Iterable[PersonalWatch]) -> None:
        """Add what people on their own lists get: the alert itself, but no doubt or note that goes with it."""
        theirs = people.grave_enough((each for each in watches if each.urn == alert.urn), alert.severity)
        for outgoing in made.messages:
            if outgoing.alert == alert.key:
                new = personal.deliveries(outgoing, theirs, self.config.receivers, team_of(self.tx), self.now)
                self._new += (replace(each, state=self.state) for each in new)

    def write(self) -> None:
        """Write what was added: alerts before their deliveries, which have a foreign key to them."""
        told, new, self._alerts, self._new = self._alerts, self._new, [], []
        alerts.add(self.tx, self.now, *told)
        deadlines.add(self.tx, self.now, *((alert.story, each) for alert, _ in told for each in alert.deadlines))
        self.queued += outbox.queue_missing(self.tx, new, self.now)
