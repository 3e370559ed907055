"""Deciding for many teams at once: what each would have decided by itself, in a few statements for a hundred of them.

A team whose config has no shipped history is left where Ofsted published: it decides by itself, as the operator does.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import structlog
from msgspec import Struct

from watcher.decide.about import authorities_of, day_of, no_longer_of, sentence_about
from watcher.decide.publications import heard_first, story_opened_by
from watcher.decide.same_owner import of_owners
from watcher.decide.team_rows import TeamRows
from watcher.decide.together_news import OfAuthority, OfItem
from watcher.decide.together_places import OfPlace
from watcher.decide.together_publications import OfPublication
from watcher.deliver import enqueue
from watcher.model.news import Mention
from watcher.model.provider_pages import ProviderPublication
from watcher.model.values import replace
from watcher.store.errors import StoreError
from watcher.store.polled.items import StoredItem
from watcher.store.published import inspections, publications
from watcher.store.published.place_subjects import known_of
from watcher.store.published.publications import Undecided
from watcher.store.teams import team_decisions, team_stories
from watcher.store.teams.team_decisions import Written
from watcher.store.told import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.decide.decide import Pending
    from watcher.model.decisions import Decision
    from watcher.model.ofsted import Urn
    from watcher.store.database import Store

AT_ONCE = 100
"""How many teams are decided for in one transaction: other writers wait no longer than that takes."""


class Together(Struct, frozen=True):
    """What was decided for teams at once; `left` are those that decide about `pending` each by itself."""

    pending: Pending
    made: tuple[Decision, ...] = ()
    left: frozenset[str] = frozenset()


def decide_together(store: Store, teams: Mapping[str, Config], pending: Pending, now: datetime) -> Together:
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
        name for name in undecided if teams[name].bundled and (pending.correction or not seen[name].history)
    )
    deciding = OfPublication(pending, teams, seen, heard_first(pending, known), rows, now)
    found = _in_parts(store, pending, at_once, deciding.add, now)
    return replace(found, left=frozenset(undecided - {*at_once} | found.left))


def _about_place(store: Store, teams: Mapping[str, Config], pending: ProviderPublication, now: datetime) -> Together:
    with store.look() as tx:
        undecided = teams.keys() & team_decisions.of_place(tx, pending.id)
        if not undecided:
            return Together(pending)
        known, owners = known_of(tx, pending), of_owners(tx, pending)
        rows = TeamRows(people.watching_in_teams(tx, pending.urn), enqueue.state_now(tx, now), now)
    deciding = OfPlace(pending, teams, known, owners, rows, now)
    return _in_parts(store, pending, sorted(undecided), deciding.add, now)


def _about_item(store: Store, teams: Mapping[str, Config], pending: StoredItem, now: datetime) -> Together:
    reading = pending.reading
    assert reading is not None, "only what was read is decided"
    mention, day = Mention(pending.item, reading), day_of(pending)
    with store.look() as tx:
        undecided = teams.keys() & team_decisions.of_item(tx, pending.id)
        watched: frozenset[Urn] = frozenset().union(*(teams[name].watched for name in undecided))
        state = enqueue.state_now(tx, now)
        named = authorities_of(pending, reading, watched)
        left = no_longer_of(team_stories.of_item(tx, pending.id), named, watched)
        about = [
            OfAuthority(
                each,
                mention,
                day,
                publications.by_number(tx, each.urn),
                TeamRows(people.watching_in_teams(tx, each.urn), state, now),
                left=each in left,
            )
            for each in (*named, *left)
        ]
    return _in_parts(store, pending, sorted(undecided), OfItem(pending, teams, about, now).add, now)


def _in_parts(
    store: Store,
    pending: Pending,
    teams: Sequence[str],
    add: Callable[[Connection, Sequence[str], Written], list[Decision]],
    now: datetime,
) -> Together:
    """Write the decisions of some teams; left are those for whom a mistake of ours prevented that."""
    made: list[Decision] = []
    failed: set[str] = set()
    for start in range(0, len(teams), AT_ONCE):
        some = teams[start : start + AT_ONCE]
        written = Written()
        try:
            # Lasting as soon as a message is claimed, as what is decided one by one.
            with store.begin(lasting=False) as tx:
                theirs = add(tx, some, written)
                team_decisions.write(tx, written, now)
        except StoreError:
            raise
        except Exception as error:  # one odd config must not hold up the others: each is decided for by itself
            sentence = sentence_about(pending, error)
            structlog.get_logger().error("it could not be decided for teams at once", error=sentence)
            failed.update(some)
        else:
            made += theirs
    _log(made)
    return Together(pending, tuple(made), frozenset(failed))


def _log(made: Iterable[Decision]) -> None:
    """Say what was decided, once for all that have the same; of a place, which has no address, without a team's key."""
    same = Counter(
        (each.document, each.url, each.alert.key if each.alert and each.url else None, each.outcome) for each in made
    )
    for (document, url, alert, outcome), teams in same.items():
        named = {"document": document, "url": url, "alert": alert}
        structlog.get_logger().info("decided for teams", outcome=outcome, teams=teams, **named)
