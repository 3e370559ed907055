"""What `watcher.decide.write` does for one plan, as rows of many teams that are written at once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from watcher.deliver import enqueue, personal
from watcher.store.tables.teams import TEAM
from watcher.store.teams.team_stories import OpenedStory
from watcher.store.told import alerts, deadlines, outbox, people, stories, wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set
    from datetime import datetime

    from watcher.config.config import Config
    from watcher.decide.intents import Plan
    from watcher.model.people import PersonalWatch
    from watcher.store.teams.team_decisions import Written
    from watcher.store.told.deliveries import NewDelivery, State
    from watcher.store.upsert import Rows


class PreparedPlan(NamedTuple):
    """A plan, and its rows but for the name of the team; `wordings` has one for each message."""

    plan: Plan
    stories: Rows
    alerts: Rows
    deadlines: Rows
    wordings: list[dict[str, str]]


class Before(NamedTuple):
    """What a team told before: the receivers and addresses that its story reached, and first messages, by stories."""

    reached: Set[tuple[str, str]] = frozenset()
    opened: Mapping[str, OpenedStory] = MappingProxyType({})


NOTHING = Before()


def prepared(made: Plan, publication: int | None, now: datetime) -> PreparedPlan:
    """Put a plan into rows, once for all teams that have the same."""
    alert = made.alert
    return PreparedPlan(
        made,
        [stories.row_of(made.begins, now)] if made.begins else [],
        [alerts.row_of(alert, publication, now)] if alert else [],
        [deadlines.row_of(each, alert.story, now) for each in alert.deadlines] if alert else [],
        [wordings.row_of(each.message) for each in made.messages],
    )


class TeamRows(Struct):
    """Makes the rows of one thing that was published: `people` have it on their own lists, by team.

    `state` is how messages are queued now.
    """

    people: Mapping[str, tuple[PersonalWatch, ...]]
    state: State
    now: datetime

    def add(
        self,
        written: Written,
        team: str,
        config: Config,
        found: PreparedPlan,
        before: Before = NOTHING,
    ) -> None:
        """Add those of one team, in the order in which `write` queues them."""
        receivers = config.receivers
        written.stories += of(team, found.stories)
        written.alerts += of(team, found.alerts)
        written.deadlines += of(team, found.deadlines)
        opened = dict(before.opened)
        for edit in found.plan.edits:
            first = opened.get(edit.story, OpenedStory())
            changes = enqueue.edits(edit, first.messages, receivers, team)
            new = [each for each in changes if each.message.key not in first.changes]
            for each in new:
                self._queue(written, team, wordings.row_of(each.message), [each])
            opened[edit.story] = first.changed_by(new)
        for outgoing, wording in zip(found.plan.messages, found.wordings, strict=True):
            if before.reached and outgoing.overtakes:
                written.let_go.setdefault(outgoing.story, []).append(team)
            new = [*enqueue.deliveries(outgoing, receivers, team, self.now)]
            new += enqueue.follow_ups(outgoing, before.reached, receivers, team, self.now)
            if found.plan.alert and outgoing.alert and not outgoing.silenced:
                watches = people.grave_enough(self.people.get(team, ()), found.plan.alert.severity)
                new += personal.deliveries(outgoing, watches, receivers, team, self.now)
            self._queue(written, team, wording, enqueue.in_state(new, outgoing, self.state))

    def _queue(self, written: Written, team: str, wording: dict[str, str], new: list[NewDelivery]) -> None:
        if new:
            written.wordings += of(team, [wording])
            written.deliveries += of(team, [outbox.row_of(each, wording["sha256"], self.now) for each in new])


def of(team: str, rows: Iterable[Mapping[str, object]]) -> Rows:
    """Name the team that some rows belong to."""
    return [{**each, TEAM: team} for each in rows]
