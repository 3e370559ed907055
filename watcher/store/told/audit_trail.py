"""The trail that everything leaves: what was seen, what was decided of it, and every attempt to tell it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from watcher.model.corrections import Correction, from_text
from watcher.model.ofsted import Urn
from watcher.store.published.publications import State, read_publication
from watcher.store.tables.alerts import alert, attempt, delivery
from watcher.store.tables.publications import publication
from watcher.store.told import alerts

if TYPE_CHECKING:
    from watcher.model.alerts import Alert
    from watcher.model.documents import Publication


class Seen(Struct, frozen=True):
    """A publication as the store has it; `publication` is None while its document couldn't be read.

    `key` names it for good; `story` is the one that it was told in, `correction` what was different in it before.
    """

    key: str
    title: str
    url: str
    page_url: str
    published: date | None
    first_seen: datetime
    problem: str | None
    decision: str | None
    decided_at: datetime | None
    story: str | None
    correction: Correction | None
    publication: Publication | None
    alerts: tuple[Alert, ...]


class Attempt(Struct, frozen=True):
    """One attempt to deliver, and what it was answered."""

    at: datetime
    outcome: str
    answer: str


class Sending(Struct, frozen=True):
    """One alert on its way to one address, with every attempt so far."""

    receiver: str
    address: str
    state: str
    queued_at: datetime
    sent_at: datetime | None
    attempts: tuple[Attempt, ...]


def seen(tx: Connection, urn: Urn) -> list[Seen]:
    """List what was seen on an authority's page, the latest first."""
    rows = tx.execute(
        select(publication)
        .where(publication.c.urn == urn)
        .order_by(publication.c.published.desc(), publication.c.id.desc())
    ).all()
    return [_seen(tx, row) for row in rows]


def seen_for(tx: Connection, key: str) -> Seen | None:
    """Find the publication that an alert was made of; None when it was made of something else."""
    row = tx.execute(
        select(publication).join(alert, alert.c.publication == publication.c.id).where(alert.c.key == key)
    ).first()
    return _seen(tx, row) if row else None


def _seen(tx: Connection, row: Row[Any]) -> Seen:
    keys = tx.execute(select(alert.c.key).where(alert.c.publication == row.id).order_by(alert.c.made_at)).scalars()
    told = (alerts.get(tx, key) for key in keys.all())
    return Seen(
        key=row.key,
        title=row.title,
        url=row.url,
        page_url=row.page_url,
        published=row.published,
        first_seen=row.first_seen,
        problem=row.problem,
        decision=row.decision,
        decided_at=row.decided_at,
        story=row.story,
        correction=from_text(row.correction) if row.correction else None,
        publication=read_publication(tx, row) if row.state == State.READ else None,
        alerts=tuple(each for each in told if each),
    )


def sendings(tx: Connection, key: str) -> tuple[Sending, ...]:
    """List an alert's deliveries with their attempts; what was gathered into a digest was sent with that."""
    rows = tx.execute(select(delivery).where(delivery.c.alert == key).order_by(delivery.c.id)).all()
    return tuple(
        Sending(
            receiver=row.receiver,
            address=row.address,
            state=row.state,
            queued_at=row.queued_at,
            sent_at=row.sent_at,
            # Its own too: it may have been tried by itself before it was gathered.
            attempts=_attempts(tx, *((row.id, row.digest) if row.digest else (row.id,))),
        )
        for row in rows
    )


def _attempts(tx: Connection, *deliveries: int) -> tuple[Attempt, ...]:
    rows = tx.execute(select(attempt).where(attempt.c.delivery.in_(deliveries)).order_by(attempt.c.id))
    return tuple(Attempt(row.at, row.outcome, row.answer) for row in rows)
