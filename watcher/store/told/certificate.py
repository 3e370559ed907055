"""What was seen, decided and delivered in a stretch of time: the rows that the certificate sets against each other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Row, and_, func, select

from watcher.model.ofsted import Urn
from watcher.store.parts import parts
from watcher.store.tables.alerts import alert, delivery
from watcher.store.tables.news import item
from watcher.store.tables.providers import provider_page, provider_publication
from watcher.store.tables.publications import publication
from watcher.store.told.deliveries import State, last_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.places import Places


class Owed(Struct, frozen=True):
    """A message that belongs to an alert and has not arrived. `answer` is what was said last."""

    receiver: str
    address: str
    answer: str | None


class Seen(Struct, frozen=True):
    """A publication that was new in that time, and what became of it.

    `decision` is None while nothing is decided; `problem` says why it can't be read, if so. `alerts` counts what was
    made of it, `sent` and `silenced` the messages of those, and `owed` lists the messages on their way.
    """

    urn: Urn
    title: str
    published: date | None
    decision: str | None
    problem: str | None
    alerts: int
    sent: int
    silenced: int
    owed: tuple[Owed, ...]


def seen(tx: Connection, urns: frozenset[Urn], start: datetime, end: datetime) -> list[Seen]:
    """List the publications of these authorities that were new from `start` until `end`, the earliest first."""
    rows = tx.execute(
        select(publication)
        .where(
            publication.c.first_seen >= start,
            publication.c.first_seen < end,
            publication.c.history.is_(False),
            publication.c.urn.in_(sorted(urns)),
        )
        .order_by(publication.c.first_seen, publication.c.id)
    ).all()
    told: dict[int, list[Row[Any]]] = defaultdict(list)
    for some in parts(row.id for row in rows):
        for each in tx.execute(_WITH_MESSAGES.where(alert.c.publication.in_(some)).order_by(delivery.c.id)):
            told[each.publication].append(each)
    found = []
    for row in rows:
        alerts, sent, silenced, owed = _fate(tx, told[row.id])
        found.append(
            Seen(
                Urn(row.urn),
                row.title,
                row.published,
                row.decision if row.decided_at else None,
                row.problem,
                alerts,
                sent,
                silenced,
                owed,
            )
        )
    return found


_WITH_MESSAGES = select(alert.c.publication, alert.c.key.label("of_alert"), delivery).outerjoin_from(
    alert, delivery, delivery.c.alert == alert.c.key
)


def _fate(tx: Connection, told: Sequence[Row[Any]]) -> tuple[int, int, int, tuple[Owed, ...]]:
    alerts, rows = {row.of_alert for row in told}, [row for row in told if row.id]
    arrived = {row.id for row in rows if row.state == State.SENT}
    # Only a fallback's message that arrived settles the one it stands in for.
    stood_in = {row.stands_in_for for row in rows if row.id in arrived and row.stands_in_for}
    silenced = [row for row in rows if row.state == State.SILENCED]
    # Passed on: another delivery of this alert took its place, and is counted by itself.
    settled = (State.SENT, State.SILENCED, State.PASSED_ON)
    open_ = [row for row in rows if row.state not in settled and row.id not in stood_in]
    owed = tuple(Owed(row.receiver, row.address, last_answer(tx, row.id)) for row in open_)
    return len(alerts), len(arrived), len(silenced), owed


class PlacesSeen(Struct, frozen=True):
    """How many publications about other providers were new in that time, and what became of them.

    `quiet` are those that nobody asked for, or that go into briefings only; `open` are undecided or on their way.
    """

    published: int
    told: int
    silenced: int
    quiet: int
    open: int


def places_seen(tx: Connection, places: Places, start: datetime, end: datetime) -> PlacesSeen:
    """Count what was published about the other providers that are watched from `start` until `end`."""
    there = provider_publication.c.first_seen >= start, provider_publication.c.first_seen < end
    shown, page = provider_publication.c, provider_page.c
    of_page = and_(page.urn == shown.urn, page.path == shown.path)
    asked = (
        select(provider_publication, provider_page.c.kind, provider_page.c.authority_urn)
        .outerjoin(provider_page, of_page)
        .where(*there, provider_publication.c.history.is_(False))
    )
    found = tx.execute(asked).all()
    rows = [row for row in found if places.watches(row.urn, row.authority_urn, row.path, row.kind)]
    states: dict[str, set[str]] = {}
    for some in parts(row.alert for row in rows if row.alert):
        for row in tx.execute(select(delivery.c.alert, delivery.c.state).where(delivery.c.alert.in_(some))):
            states.setdefault(row.alert, set()).add(row.state)
    told = silenced = open_ = 0
    for row in rows:
        if row.alert is None:
            open_ += row.decided_at is None
        elif not (theirs := states.get(row.alert, set())):
            continue  # no route sends it to anybody, which the certificate says of each such alert
        elif theirs <= {State.SILENCED}:
            silenced += 1
        elif theirs <= {State.SENT, State.SILENCED, State.PASSED_ON}:
            told += 1
        else:
            open_ += 1
    return PlacesSeen(len(rows), told, silenced, len(rows) - told - silenced - open_, open_)


def alerts_without_message(tx: Connection, start: datetime, end: datetime) -> list[str]:
    """List the alerts of that time, by their keys, that no message was made of."""
    has = select(delivery.c.id).where(delivery.c.alert == alert.c.key).exists()
    rows = tx.execute(select(alert.c.key).where(alert.c.made_at >= start, alert.c.made_at < end, ~has))
    return list(rows.scalars())


def newest(tx: Connection, source: str) -> str | None:
    """Name the newest thing that a source showed, and its date; None when it showed nothing."""
    row = tx.execute(
        select(publication.c.title, publication.c.published)
        .where(publication.c.source == source)
        # SQLite and PostgreSQL put NULL at different ends.
        .order_by(func.coalesce(publication.c.published, date.min).desc(), publication.c.id.desc())
        .limit(1)
    ).first()
    row = (
        row
        or tx.execute(
            select(item.c.title, item.c.published)
            # A forgotten item has no title to name.
            .where(item.c.source == source, item.c.title != "")
            .order_by(item.c.id.desc())
            .limit(1)
        ).first()
    )
    if row is None:
        return None
    published = f"{date.fromisoformat(str(row.published)):%-d %B %Y}" if row.published else "date not known"
    return f"“{row.title}” ({published})"
