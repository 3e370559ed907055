"""Deciding for many teams at once what none of them heard of before: those with the same rules have the same plan.

A team that heard of it, or of what it belongs to, is left: it decides by itself, as the operator does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import structlog
from msgspec import Struct

from watcher.decide.about import authorities_of
from watcher.decide.plan import plan
from watcher.decide.publications import decision_of, heard_first, story_opened_by
from watcher.deliver import enqueue, personal
from watcher.model.decisions import Decision
from watcher.model.errors import in_a_sentence
from watcher.model.provider_pages import ProviderPublication
from watcher.model.values import replace
from watcher.store import alerts, deadlines, inspections, outbox, people, team_decisions, wordings
from watcher.store.errors import StoreError
from watcher.store.items import StoredItem
from watcher.store.publications import Undecided
from watcher.store.tables.teams import TEAM
from watcher.store.team_decisions import Written
from watcher.timing.clock import day_in_london

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from watcher.config.config import Config
    from watcher.decide.intents import Known, Plan
    from watcher.model.ofsted import Urn
    from watcher.model.people import PersonalWatch
    from watcher.store.database import Store
    from watcher.store.deliveries import State
    from watcher.store.upsert import Rows

AT_ONCE = 100
"""How many teams are decided for in one transaction: who else wants to write waits no longer than that takes."""
Concerning: TypeAlias = "Undecided | StoredItem | ProviderPublication"


class Together(Struct, frozen=True):
    """What was decided for teams at once; `left` are those that decide about `pending` each by itself."""

    pending: Concerning
    made: tuple[Decision, ...] = ()
    left: frozenset[str] = frozenset()


def decide_together(store: Store, teams: Mapping[str, Config], pending: Concerning, now: datetime) -> Together:
    """Decide about one thing for those of the teams that have it undecided and hear of it first.

    A decision comes with its alert and messages in one transaction, a hundred teams' in each: killed in the middle, the
    rest is undecided, and comes again.
    """
    if isinstance(pending, ProviderPublication):
        with store.look() as tx:  # each by itself: a place has another label in each list
            return Together(pending, left=frozenset(teams.keys() & team_decisions.of_place(tx, pending.id)))
    if isinstance(pending, StoredItem):
        return _about_item(store, teams, pending, now)
    return _about_publication(store, teams, pending, now)


def _about_publication(store: Store, teams: Mapping[str, Config], pending: Undecided, now: datetime) -> Together:
    urn = pending.publication.urn
    watching = {name for name, config in teams.items() if urn in config.watched}
    if not watching:
        return Together(pending)
    with store.look() as tx:
        heard_before = team_decisions.of_publication(tx, pending.id, story_opened_by(pending))
        undecided = watching & heard_before.keys()
        if not undecided:
            return Together(pending)
        known = inspections.everything(tx, urn, bundled=True)
        personal_lists = people.watching_in_teams(tx, urn)
        state = enqueue.state_now(tx, now)
    # Ofsted's own corrections follow what each team was told.
    apart = pending.correction is not None
    pending = replace(pending, known=known)
    first = sorted(
        name for name in undecided if not (apart or heard_before[name]) and teams[name].baseline == "bundled"
    )
    plans = _Plans(pending, heard_first(pending, known), personal_lists, state, now)
    made, failed = _in_parts(store, first, lambda name, written: plans.add(name, teams[name], written))
    plans.log()
    return Together(pending, made, frozenset(undecided - {*first} | failed))


@dataclass(slots=True)
class _Plans:
    """The plans for one publication: each is made, put into words and written down once for all with the same rules."""

    pending: Undecided
    known: Known
    personal_lists: Mapping[str, tuple[PersonalWatch, ...]]
    state: State
    now: datetime
    _made: dict[object, _Prepared] = field(default_factory=dict)

    def add(self, team: str, config: Config, written: Written) -> Decision:
        """Add the rows of one team's decision."""
        found = self._for(config)
        written.alerts += _of(team, found.alerts)
        written.deadlines += _of(team, found.deadlines)
        for outgoing, wording in zip(found.plan.messages, found.wordings, strict=True):
            new = [*enqueue.deliveries(outgoing, config.receivers, team, self.now)]
            if found.plan.alert and outgoing.alert and not outgoing.silenced:
                watches = people.grave_enough(self.personal_lists.get(team, ()), found.plan.alert.severity)
                new += personal.deliveries(outgoing, watches, config.receivers, team, self.now)
            if not outgoing.silenced:
                new = [replace(each, state=self.state) for each in new]
            if new:
                written.wordings += _of(team, [wording])
                written.deliveries += _of(team, [outbox.row_of(each, wording["sha256"], self.now) for each in new])
        noted = {"decided_at": self.now, "decision": found.plan.outcome, "story": found.plan.story}
        written.publications += _of(team, [{"publication": self.pending.id, **noted}])
        found.teams += 1
        return found.decision

    def _for(self, config: Config) -> _Prepared:
        # All that a plan is made of, but for what was known.
        rules = config.rulebook, config.operators
        if rules not in self._made:
            made = plan(self.known, config, day_in_london(self.now))
            assert not made.edits, "nobody heard of anything that this could change"
            self._made[rules] = _prepared(made, self.pending, self.now)
        return self._made[rules]

    def log(self) -> None:
        """Name the document and the alert once for all teams that have the same."""
        for each in self._made.values():
            decision = each.decision
            structlog.get_logger().info(
                "decided for teams",
                document=decision.document,
                url=decision.url,
                alert=decision.alert.key if decision.alert else None,
                outcome=decision.outcome,
                teams=each.teams,
            )


@dataclass(slots=True)
class _Prepared:
    """A plan, and its rows but for the name of the team; `wordings` has one for each message."""

    plan: Plan
    decision: Decision
    alerts: Rows
    deadlines: Rows
    wordings: list[dict[str, str]]
    teams: int = 0


def _prepared(made: Plan, pending: Undecided, now: datetime) -> _Prepared:
    alert = made.alert
    return _Prepared(
        made,
        decision_of(pending.publication, made),
        [alerts.row_of(alert, pending.id, now)] if alert else [],
        [deadlines.row_of(each, alert.story, now) for each in alert.deadlines] if alert else [],
        [wordings.row_of(each.message) for each in made.messages],
    )


def _about_item(store: Store, teams: Mapping[str, Config], pending: StoredItem, now: datetime) -> Together:
    """Decide about a news item for the teams that watch nobody whom it is about: of a thousand that is most."""
    reading = pending.reading
    assert reading is not None, "only what was read is decided"
    everyone: frozenset[Urn] = frozenset().union(*(each.watched for each in teams.values()))
    about = {each.urn for each in authorities_of(pending, reading, everyone)}
    with store.look() as tx:
        decided_before = team_decisions.of_item(tx, pending.id)
    undecided = teams.keys() & decided_before.keys()
    first = sorted(name for name in undecided if not decided_before[name] and not about & teams[name].watched)
    row = {"item": pending.id, "decided_at": now, "decision": reading.why}

    def add(team: str, written: Written) -> Decision:
        written.items += _of(team, [row])
        return Decision(pending.item.url, reading.why)

    made, failed = _in_parts(store, first, add)
    return Together(pending, made, frozenset(undecided - {*first} | failed))


def _of(team: str, rows: Iterable[Mapping[str, object]]) -> Rows:
    return [{**each, TEAM: team} for each in rows]


def _in_parts(
    store: Store, teams: Sequence[str], add: Callable[[str, Written], Decision]
) -> tuple[tuple[Decision, ...], set[str]]:
    """Write the decisions of some teams; names those for whom a mistake of ours prevented that."""
    made: list[Decision] = []
    failed: set[str] = set()
    for start in range(0, len(teams), AT_ONCE):
        some = teams[start : start + AT_ONCE]
        written = Written()
        try:
            theirs = [add(each, written) for each in some]
            # Lasting as soon as a message is claimed, as what is decided one by one.
            with store.begin(lasting=False) as tx:
                team_decisions.write(tx, written)
        except StoreError:
            raise
        except Exception as error:  # one odd config must not hold up the others: each is decided for by itself
            structlog.get_logger().error("it could not be decided for teams at once", error=in_a_sentence(error))
            failed.update(some)
        else:
            made += theirs
    return tuple(made), failed
