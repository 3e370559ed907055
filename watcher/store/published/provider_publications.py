"""What was published about other providers: what is to be decided, and what was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, or_, select, update

from watcher.model.ofsted import Urn
from watcher.model.provider_pages import Changed, ProviderPublication
from watcher.model.report_cards import ReportCard
from watcher.store.parts import parts
from watcher.store.tables.providers import provider_page, provider_publication

if TYPE_CHECKING:
    from watcher.model.places import Places


def undecided(tx: Connection, urn: Urn | None = None) -> tuple[ProviderPublication, ...]:
    """List what was not decided yet, in order of publication; of one provider where `urn` says which."""
    return _read(tx.execute(_UNDECIDED if urn is None else _UNDECIDED_OF, {"of": urn}))


def places_undecided(tx: Connection) -> list[Urn]:
    """List the providers of which something is undecided."""
    wanted = select(provider_publication.c.urn).where(provider_publication.c.decided_at.is_(None)).distinct()
    return [Urn(each) for each in tx.execute(wanted).scalars()]


def is_decided(tx: Connection, id_: int) -> bool:
    """Return whether one was decided meanwhile, perhaps by another process."""
    decided_at = select(provider_publication.c.decided_at).where(provider_publication.c.id == id_)
    return tx.execute(decided_at).scalar() is not None


def decided(tx: Connection, id_: int, decision: str, now: datetime, alert: str | None) -> None:
    """Note what was decided about one, in words, with its alert's key where there is one."""
    values = {"decided_at": now, "decision": decision} | ({"alert": alert} if alert else {})
    tx.execute(update(provider_publication).where(provider_publication.c.id == id_).values(values))


def published_between(tx: Connection, start: date, end: date) -> tuple[ProviderPublication, ...]:
    """List what was published from one day to the day before another, also what was there before the watching began."""
    span = _WITH_PAGE.c.published >= start, _WITH_PAGE.c.published < end
    return _read(tx.execute(_ORDERED.where(*span)))


def of_urns(tx: Connection, urns: Iterable[Urn]) -> tuple[ProviderPublication, ...]:
    """List what is known of the publications of some providers, oldest first."""
    found: list[ProviderPublication] = []
    for some in parts(urns):
        found += _read(tx.execute(_ORDERED.where(_WITH_PAGE.c.urn.in_(some))))
    return tuple(sorted(found, key=lambda each: (each.day, each.id)))


def counts(tx: Connection, places: Places, since: date) -> tuple[int, int]:
    """Count the pages that are known of what is watched, and what was published there since a day."""
    columns = provider_page.c.urn, provider_page.c.path, provider_page.c.kind, provider_page.c.authority_urn
    rows = tx.execute(select(*columns).where(provider_page.c.path != ""))
    pages = [row for row in rows if places.watches(Urn(row.urn), row.authority_urn, row.path, row.kind)]
    published = published_between(tx, since, date.max)
    return len(pages), sum(places.watches(e.urn, e.authority, e.path, e.kind) for e in published)


_WITH_PAGE = (
    select(provider_publication, provider_page.c.name, provider_page.c.kind, provider_page.c.authority_urn)
    .join(
        provider_page,
        (provider_page.c.urn == provider_publication.c.urn) & (provider_page.c.path == provider_publication.c.path),
    )
    .subquery()
)
# Left to a newer version is what it alone knows: what it says is not to be told as something else.
_KNOWN = or_(_WITH_PAGE.c.change.is_(None), _WITH_PAGE.c.change.in_(tuple(Changed)))
_ORDERED = select(_WITH_PAGE).where(_KNOWN).order_by(_WITH_PAGE.c.published, _WITH_PAGE.c.id)
_UNDECIDED = _ORDERED.where(_WITH_PAGE.c.decided_at.is_(None))
_UNDECIDED_OF = _UNDECIDED.where(_WITH_PAGE.c.urn == bindparam("of"))


def _read(rows: Iterable[Row[Any]]) -> tuple[ProviderPublication, ...]:
    return tuple(
        ProviderPublication(
            id=row.id,
            urn=Urn(row.urn),
            path=row.path,
            key=row.key,
            title=row.title,
            url=row.url,
            published=row.published,
            event_date=row.event_date,
            first_seen=row.first_seen,
            name=row.name,
            kind=row.kind,
            authority=Urn(row.authority_urn) if row.authority_urn else None,
            card=_card(row.card) if row.card else None,
            change=Changed(row.change) if row.change else None,
            before=row.before,
            changes=row.changes,
            history=row.history,
        )
        for row in rows
    )


def _card(json: str) -> ReportCard:
    try:
        return msgspec.json.decode(json, type=ReportCard)
    except msgspec.MsgspecError:
        return ReportCard(None, problems=("what our database has of this card can't be understood",))
