"""Councils that Ofsted's site lists and the list of authorities doesn't have yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from watcher.data.authority_list import UNKNOWN_TYPE
from watcher.model.ofsted import Authority, Urn
from watcher.store.tables.sources import found_authority

_KNOWN = select(found_authority.c.urn)


def add(tx: Connection, source: str, found: Iterable[Authority], now: datetime) -> None:
    """Keep those that were not found before."""
    listed = tuple(found)
    known = set(tx.execute(_KNOWN).scalars()) if listed else set()
    for each in listed:
        if each.urn not in known:
            known.add(each.urn)
            values = {"urn": each.urn, "name": each.name, "region": each.region, "source": source, "found_at": now}
            tx.execute(found_authority.insert().values(**values, told=False))


_EVERYONE = select(found_authority)


def everyone(tx: Connection) -> dict[Urn, Authority]:
    """Map the URNs of all that were ever found to their authorities."""
    return {Urn(row.urn): _authority(row) for row in tx.execute(_EVERYONE)}


def untold(tx: Connection) -> list[Authority]:
    """List those that the operators have not heard of."""
    rows = tx.execute(select(found_authority).where(found_authority.c.told.is_(False)).order_by(found_authority.c.urn))
    return [_authority(row) for row in rows]


def told(tx: Connection, urn: Urn) -> None:
    """Remember that the operators have heard of it."""
    tx.execute(update(found_authority).where(found_authority.c.urn == urn).values(told=True))


def _authority(row: Row[tuple[object, ...]]) -> Authority:
    return Authority(Urn(row.urn), row.name, row.region, UNKNOWN_TYPE, aliases=(f"{row.name} Council",))
