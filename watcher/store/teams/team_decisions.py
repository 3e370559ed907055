"""What is undecided for which teams, asked once for all of them; and decisions of many teams, written at once.

It is the operator's transaction that does both: no team's can name another.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    bindparam,
    exists,
    func,
    join,
    literal_column,
    not_,
    or_,
    select,
)

from watcher.store.parts import parts
from watcher.store.published.publications import State
from watcher.store.tables.alerts import alert, deadline, delivery, wording
from watcher.store.tables.config import watching, watching_place
from watcher.store.tables.news import item, item_note, item_story, story
from watcher.store.tables.providers import provider_page, provider_publication, provider_publication_note
from watcher.store.tables.publications import publication, publication_note
from watcher.store.tables.teams import NOTES, OPERATOR, TEAM, everybodys
from watcher.store.told import outbox
from watcher.store.upsert import Rows, insert_missing, note_decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model.ofsted import Urn

_watching, _stories, _alerts = everybodys(watching), everybodys(story), everybodys(alert)
_watching_places, _deliveries = everybodys(watching_place), everybodys(delivery)
_THERE = select(_deliveries.c.key).where(_deliveries.c.key.in_(bindparam("keys", expanding=True)))


class Written(Struct):
    """Rows of several teams, each with its team's name."""

    alerts: Rows = field(default_factory=list)
    deadlines: Rows = field(default_factory=list)
    wordings: Rows = field(default_factory=list)
    deliveries: Rows = field(default_factory=list)
    publications: Rows = field(default_factory=list)
    stories: Rows = field(default_factory=list)
    items: Rows = field(default_factory=list)
    item_stories: Rows = field(default_factory=list)
    places: Rows = field(default_factory=list)
    let_go: dict[str, list[str]] = field(default_factory=dict)
    """The stories of which nothing is kept for later any more, and the teams whose they are."""


class AsSeen(NamedTuple):
    """How a team sees a publication that it has undecided: whether it heard of it, or of its story, before."""

    heard_before: bool
    history: bool
    story: str | None


def write(tx: Connection, written: Written, now: datetime) -> None:
    """Write the rows of several teams; what is there already stays, but for notes that something is undecided."""
    for of_story, teams in written.let_go.items():
        outbox.let_go(tx, of_story, now, _deliveries, _deliveries.c.team.in_(teams))
    found = {each["key"]: each for each in reversed(written.deliveries)}
    there = queued_before(tx, found)
    deliveries = [each for key, each in reversed(found.items()) if key not in there]
    said = {(each["wording"], each[TEAM]) for each in deliveries}
    insert_missing(tx, story, written.stories)
    # A delivery refers to its alert and its wording.
    insert_missing(tx, alert, written.alerts)
    insert_missing(tx, deadline, written.deadlines)
    insert_missing(tx, wording, [each for each in written.wordings if (each["sha256"], each[TEAM]) in said])
    insert_missing(tx, delivery, deliveries)
    outbox.wake(tx, deliveries)
    note_decided(tx, publication_note, written.publications)
    note_decided(tx, item_note, written.items)
    insert_missing(tx, item_story, written.item_stories)
    for alerted in (False, True):
        note_decided(tx, provider_publication_note, [each for each in written.places if ("alert" in each) is alerted])


def queued_before(tx: Connection, keys: Iterable[str]) -> set[str]:
    """Say which of these keys have deliveries, whosever and in whatever state."""
    return {key for some in parts(keys) for key in tx.execute(_THERE, {"keys": some}).scalars()}


def of_publication(tx: Connection, id_: int, story_key: str) -> dict[str, AsSeen]:
    """Map the teams that have a publication undecided to how each sees it; `story_key` names the story it opens."""
    w, p, n = _watching.alias("w"), publication.alias("p"), everybodys(publication_note).alias("n")
    of_news = exists().where(_stories.c.urn == p.c.urn, _stories.c.team == w.c.team)
    told = exists().where(_alerts.c.story == story_key, _alerts.c.team == w.c.team, _alerts.c.publication.is_(None))
    before = or_(n.c.team.is_not(None), of_news, told).label("before")
    wanted = (
        select(w.c.team, before, _is_old(publication).label("history"), n.c.story)
        .join_from(w, p, p.c.urn == w.c.urn)
        .outerjoin(n, and_(n.c.publication == p.c.id, n.c.team == w.c.team))
        .where(p.c.id == id_, w.c.team != OPERATOR, _open(n, publication))
    )
    return {row.team: AsSeen(bool(row.before), bool(row.history), row.story) for row in tx.execute(wanted)}


def decided_of(tx: Connection, teams: Sequence[str], urn: Urn) -> dict[str, list[tuple[int, str | None]]]:
    """Map teams to the publications of an authority that they decided, each with its story, as each of them sees it."""
    w, p, n = _watching.alias("w"), publication.alias("p"), everybodys(publication_note).alias("n")
    wanted = (
        select(w.c.team, p.c.id, n.c.story)
        .join_from(w, p, p.c.urn == w.c.urn)
        .outerjoin(n, and_(n.c.publication == p.c.id, n.c.team == w.c.team))
        .where(p.c.urn == urn, p.c.state == State.READ, w.c.team.in_(teams), not_(_open(n, publication)))
        .order_by(p.c.id)
    )
    found: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for row in tx.execute(wanted):
        found[row.team].append((row.id, row.story))
    return found


def of_item(tx: Connection, id_: int) -> set[str]:
    """Name the teams that have a news item undecided."""
    p, n = item.alias("p"), everybodys(item_note).alias("n")
    since = func.min(_watching.c.since).label("since")
    w = select(_watching.c.team, since).where(_watching.c.team != OPERATOR).group_by(_watching.c.team).subquery("w")
    wanted = (
        select(w.c.team)
        .join_from(w, p, p.c.id == id_)
        .outerjoin(n, and_(n.c.item == p.c.id, n.c.team == w.c.team))
        .where(_open(n, item))
    )
    return set(tx.execute(wanted).scalars())


def of_place(tx: Connection, id_: int) -> set[str]:
    """Name the teams that have a publication about another provider undecided: who lists it, and whose area it is in.

    Who does both counts from when it was listed, as in a team's own sight.
    """
    w, p, area = _watching_places.alias("w"), provider_publication.alias("p"), provider_page.alias("g")
    n = everybodys(provider_publication_note).alias("n")
    wanted = (
        select(w.c.team, _open(n, provider_publication).label("is_open"))
        .join_from(p, area, and_(area.c.urn == p.c.urn, area.c.path == p.c.path), isouter=True)
        .join(w, or_(w.c.urn == p.c.urn, w.c.urn == area.c.authority_urn))
        .outerjoin(n, and_(n.c.publication == p.c.id, n.c.team == w.c.team))
        .where(p.c.id == id_, w.c.team != OPERATOR)
        .order_by(w.c.urn == p.c.urn)
    )
    found = {row.team: bool(row.is_open) for row in tx.execute(wanted)}
    return {team for team, is_open in found.items() if is_open}


def behind(tx: Connection, since: datetime | None) -> set[str]:
    """Name the teams that have something undecided which the operator has decided.

    With `since` only what was decided, or is watched, since then is looked at. Whoever is named may have nothing to
    decide after all, as where a place is listed and in an area, too.
    """
    return {team for wanted in _behind() for team in tx.execute(wanted, {"since": since or _EVER}).scalars()}


_EVER = datetime.min.replace(tzinfo=UTC)


@cache
def _behind() -> tuple[Any, ...]:
    """Make the questions: of each sort by what was decided lately, and by what is watched lately, as indexes serve."""
    w, listed, area = _watching.alias("w"), _watching_places.alias("w"), provider_page.alias("g")
    p, of_place, piece = publication.alias("p"), provider_publication.alias("p"), item.alias("p")
    since = func.min(_watching.c.since).label("since")
    ever = select(_watching.c.team, since).group_by(_watching.c.team).subquery("w")
    in_area = and_(of_place.c.urn == area.c.urn, of_place.c.path == area.c.path)
    sights: tuple[tuple[Any, Any, Any, Any], ...] = (
        (publication, w, p, join(w, p, p.c.urn == w.c.urn)),
        (item, ever, piece, join(ever, piece, piece.c.first_seen >= ever.c.since)),
        (provider_publication, listed, of_place, join(listed, of_place, of_place.c.urn == listed.c.urn)),
        (
            provider_publication,
            listed,
            of_place,
            join(listed, area, area.c.authority_urn == listed.c.urn).join(of_place, in_area),
        ),
    )
    lately = bindparam("since", type_=publication.c.decided_at.type)
    made = []
    for table, who, what, seen in sights:
        noted = table.info[NOTES]
        n = everybodys(noted.table).alias("n")
        rows = seen.outerjoin(n, and_(n.c[noted.of] == what.c.id, n.c.team == who.c.team))
        wanted = select(who.c.team).distinct().select_from(rows)
        wanted = wanted.where(who.c.team != OPERATOR, what.c.decided_at.is_not(None), _open(n, table))
        made += [wanted.where(what.c.decided_at >= lately), wanted.where(who.c.since >= lately)]
    return tuple(made)


def _open(notes: FromClause, of: Table) -> ColumnElement[bool]:
    """Say what is undecided for a team: as it sees the table, with `w` and `p` as there."""
    noted = notes.c.team.is_not(None)
    return or_(and_(not_(noted), not_(_is_old(of))), and_(noted, notes.c.decided_at.is_(None)))


def _is_old(of: Table) -> ColumnElement[bool]:
    return literal_column(of.info[NOTES].is_old, Boolean)
