"""Deciding for many teams at once: what each would have decided by itself, in a few statements for a hundred of them.

A team whose config has no shipped history is left, and so is one that news of its own concerns: it decides by itself,
as the operator does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import structlog
from msgspec import Struct

from watcher.decide import team_rows
from watcher.decide.about import authorities_of
from watcher.decide.publications import heard_first, story_opened_by
from watcher.decide.same_owner import of_owners
from watcher.decide.team_rows import TeamRows
from watcher.decide.together_places import OfPlace
from watcher.decide.together_publications import OfPublication
from watcher.deliver import enqueue
from watcher.model.decisions import Decision
from watcher.model.errors import in_a_sentence
from watcher.model.provider_pages import ProviderPublication
from watcher.model.values import replace
from watcher.store import inspections, people, team_decisions
from watcher.store.errors import StoreError
from watcher.store.items import StoredItem
from watcher.store.place_subjects import known_of
from watcher.store.publications import Undecided
from watcher.store.team_decisions import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.ofsted import Urn
    from watcher.store.database import Store

AT_ONCE = 100
"""How many teams are decided for in one transaction: who else wants to write waits no longer than that takes."""
Concerning: TypeAlias = "Undecided | StoredItem | ProviderPublication"


class Together(Struct, frozen=True):
    """What was decided for teams at once; `left` are those that decide about `pending` each by itself."""

    pending: Concerning
    made: tuple[Decision, ...] = ()
    left: frozenset[str] = frozenset()


def decide_together(store: Store, teams: Mapping[str, Config], pending: Concerning, now: datetime) -> Together:
    """Decide about one thing for those of the teams that have it undecided.

    A decision comes with its alert and messages in one transaction, a hundred teams' in each: killed in the middle, the
    rest is undecided, and comes again.
    """
    if isinstance(pending, ProviderPublication):
        return _about_place(store, teams, pending, now)
    if isinstance(pending, StoredItem):
        return _about_item(store, teams, pending, now)
    return _about_publication(store, teams, pending, now)


def _about_publication(store: Store, teams: Mapping[str, Config], pending: Undecided, now: datetime) -> Together:
    urn = pending.publication.urn
    watching = {name for name, config in teams.items() if urn in config.watched}
    if not watching:
        return Together(pending)
    with store.look() as tx:
        seen = team_decisions.of_publication(tx, pending.id, story_opened_by(pending))
        undecided = watching & seen.keys()
        if not undecided:
            return Together(pending)
        known = inspections.everything(tx, urn, bundled=True)
        rows = TeamRows(people.watching_in_teams(tx, urn), enqueue.state_now(tx, now), now)
    pending = replace(pending, known=known)
    at_once = sorted(
        name
        for name in undecided
        if teams[name].baseline == "bundled" and (pending.correction or not seen[name].history)
    )
    deciding = OfPublication(pending, teams, seen, heard_first(pending, known), rows, now)
    made, failed = _in_parts(store, at_once, deciding.add)
    deciding.log()
    return Together(pending, made, frozenset(undecided - {*at_once} | failed))


def _about_place(store: Store, teams: Mapping[str, Config], pending: ProviderPublication, now: datetime) -> Together:
    with store.look() as tx:
        undecided = teams.keys() & team_decisions.of_place(tx, pending.id)
        if not undecided:
            return Together(pending)
        known, owners = known_of(tx, pending), of_owners(tx, pending)
        rows = TeamRows(people.watching_in_teams(tx, pending.urn), enqueue.state_now(tx, now), now)
    deciding = OfPlace(pending, teams, known, owners, rows, now)
    made, failed = _in_parts(store, sorted(undecided), deciding.add)
    deciding.log()
    return Together(pending, made, frozenset(failed))


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

    def add(_: Connection, some: Sequence[str], written: Written) -> list[Decision]:
        for team in some:
            written.items += team_rows.of(team, [row])
        return [Decision(pending.item.url, reading.why)] * len(some)

    made, failed = _in_parts(store, first, add)
    return Together(pending, made, frozenset(undecided - {*first} | failed))


def _in_parts(
    store: Store, teams: Sequence[str], add: Callable[[Connection, Sequence[str], Written], list[Decision]]
) -> tuple[tuple[Decision, ...], set[str]]:
    """Write the decisions of some teams; names those for whom a mistake of ours prevented that."""
    made: list[Decision] = []
    failed: set[str] = set()
    for start in range(0, len(teams), AT_ONCE):
        some = teams[start : start + AT_ONCE]
        written = Written()
        try:
            # Lasting as soon as a message is claimed, as what is decided one by one.
            with store.begin(lasting=False) as tx:
                theirs = add(tx, some, written)
                team_decisions.write(tx, written)
        except StoreError:
            raise
        except Exception as error:  # one odd config must not hold up the others: each is decided for by itself
            structlog.get_logger().error("it could not be decided for teams at once", error=in_a_sentence(error))
            failed.update(some)
        else:
            made += theirs
    return tuple(made), failed
