"""Other providers and what Ofsted did there, as its sheets have it: tens of thousands of rows, written in bulk.

A later sheet's word on a provider counts; what an earlier one said of an event is kept beside it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, case, func, select

from watcher.model.ofsted import Area, Judgement, Urn
from watcher.model.providers import (
    PROVIDER_SCALES,
    Category,
    EventKind,
    Provider,
    ProviderEvent,
    Remit,
    Safeguarding,
    Sheet,
    owner_key,
)
from watcher.model.values import replace
from watcher.store.parts import parts
from watcher.store.tables.providers import provider, provider_event
from watcher.store.upsert import Insert, insert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.sql.dml import ReturningInsert


def write(tx: Connection, providers: Iterable[Provider], events: Iterable[ProviderEvent]) -> None:
    """Write what a sheet says, or a part of it. Writing it again changes nothing; an earlier sheet unsays nothing.

    What a sheet leaves open (None) stays as another one had it.
    """
    if rows := list({(each.urn, each.remit): _provider_row(each) for each in providers}.values()):
        tx.execute(_provider_statement(tx.dialect.name), rows)
    if rows := list({_identity(row): row for row in map(_event_row, events)}.values()):
        tx.execute(_event_statement(tx.dialect.name), rows)


def with_urn(tx: Connection, urn: Urn) -> tuple[Provider, ...]:
    """List who has this URN: one a remit, so seldom more than one."""
    return with_urns(tx, (urn,)).get(urn, ())


def with_urns(tx: Connection, urns: Iterable[Urn]) -> dict[Urn, tuple[Provider, ...]]:
    """Map each of these URNs that a sheet has to its providers."""
    found: dict[Urn, tuple[Provider, ...]] = {}
    for some in parts(urns):
        for each in _providers(tx, select(provider).where(provider.c.urn.in_(some))):
            found[each.urn] = (*found.get(each.urn, ()), each)
    return found


def of_owner(tx: Connection, owner: str) -> tuple[Provider, ...]:
    """List the providers of an owner, however its name is spelt."""
    return _providers(tx, select(provider).where(provider.c.owner_key == owner_key(owner)))


def urns_with(tx: Connection, remit: Remit, kinds: Iterable[EventKind]) -> tuple[Urn, ...]:
    """List the URNs of a remit's providers that have an event of one of these kinds."""
    theirs = provider_event.c.remit == remit, provider_event.c.kind.in_(sorted(kinds))
    return tuple(Urn(row.urn) for row in tx.execute(select(provider_event.c.urn).where(*theirs).distinct()))


def events(tx: Connection, urn: Urn, remit: Remit | None = None) -> tuple[ProviderEvent, ...]:
    """List what Ofsted did at a provider, newest first, as the latest sheet has each."""
    return events_of(tx, (urn,), remit).get(urn, ())


def events_of(tx: Connection, urns: Iterable[Urn], remit: Remit | None = None) -> dict[Urn, tuple[ProviderEvent, ...]]:
    """Map each of these URNs to its events, newest first."""
    found: dict[Urn, dict[tuple[object, ...], ProviderEvent]] = {}
    for some in parts(urns):
        wanted = select(provider_event).where(provider_event.c.urn.in_(some))
        wanted = wanted.where(provider_event.c.remit == remit) if remit else wanted
        # The earliest sheet first, so that later ones overrule it where they say something.
        for row in tx.execute(wanted.order_by(provider_event.c.as_at)):
            each, theirs = _event(row), found.setdefault(Urn(row.urn), {})
            event = (row.remit, row.inspection_start, row.kind)
            theirs[event] = _joined(theirs[event], each) if event in theirs else each
    return {
        urn: tuple(sorted(each.values(), key=lambda event: event.inspection_start, reverse=True))
        for urn, each in found.items()
    }


def counts(tx: Connection) -> dict[Remit, int]:
    """Count the providers of each remit."""
    rows = tx.execute(select(provider.c.remit, func.count()).group_by(provider.c.remit))
    return {Remit(remit): number for remit, number in rows}


def _providers(tx: Connection, wanted: Select[Any]) -> tuple[Provider, ...]:
    return tuple(_provider(row) for row in tx.execute(wanted.order_by(provider.c.urn, provider.c.remit)))


def _provider(row: Row[Any]) -> Provider:
    return Provider(
        urn=Urn(row.urn),
        remit=Remit(row.remit),
        kind=row.kind,
        sheet=Sheet(row.sheet, row.as_at),
        name=row.name,
        authority=row.authority,
        authority_urn=Urn(row.authority_urn) if row.authority_urn else None,
        owner=row.owner,
        sector=row.sector,
        status=row.status,
        status_since=row.status_since,
    )


def _provider_row(each: Provider) -> dict[str, object]:
    return asdict(each) | {
        "remit": each.remit.value,
        "owner_key": owner_key(each.owner) if each.owner else None,
        "status_since": (each.status_since or each.sheet.as_at) if each.status else None,
        "sheet": each.sheet.name,
        "as_at": each.sheet.as_at,
    }


def _event_row(each: ProviderEvent) -> dict[str, object]:
    return {
        "urn": each.urn,
        "remit": each.remit.value,
        "inspection_start": each.inspection_start,
        "kind": each.kind.value,
        "found": _found_text(each),
        "number": each.number,
        "published": each.published,
        "sheet": each.sheet.name,
        "row": each.row,
        "as_at": each.sheet.as_at,
    }


def _identity(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[column.name] for column in provider_event.primary_key)


def _found_text(each: ProviderEvent) -> str:
    """Write what an event found, always in the same words: two sheets that say the same make one row."""
    found = {
        "scale": each.judgements[0].grade.scale.name if each.judgements else None,
        "judgements": {judged.area: judged.grade.word for judged in each.judgements},
        "safeguarding": each.safeguarding,
        "category": each.category,
        "outcome": [each.outcome.scale.name, each.outcome.word] if each.outcome else None,
    }
    return json.dumps({key: value for key, value in found.items() if value}, sort_keys=True, separators=(",", ":"))


def _event(row: Row[Any]) -> ProviderEvent:
    found = json.loads(row.found)
    return ProviderEvent(
        urn=Urn(row.urn),
        remit=Remit(row.remit),
        kind=EventKind(row.kind),
        inspection_start=row.inspection_start,
        sheet=Sheet(row.sheet, row.as_at),
        row=row.row,
        judgements=tuple(
            Judgement(Area(area), PROVIDER_SCALES[found["scale"]].grade(word))
            for area, word in found.get("judgements", {}).items()
        ),
        number=row.number,
        published=row.published,
        safeguarding=Safeguarding(found["safeguarding"]) if "safeguarding" in found else None,
        category=Category(found["category"]) if "category" in found else None,
        outcome=PROVIDER_SCALES[found["outcome"][0]].grade(found["outcome"][1]) if "outcome" in found else None,
    )


def _joined(earlier: ProviderEvent, later: ProviderEvent) -> ProviderEvent:
    """Take the later sheet's word on an event, and the earlier one's where the later says nothing.

    One that has as many judgements replaces them all: sheets called some of them otherwise in 2018.
    """
    judgements = later.judgements
    # Fewer judgements: a sheet that leaves columns out, not one that takes judgements back.
    if len(judgements) < len(earlier.judgements):
        judged = {each.area: each for each in (*earlier.judgements, *judgements)}
        judgements = tuple(judged.values())
    return replace(
        later,
        judgements=judgements,
        number=later.number or earlier.number,
        published=later.published or earlier.published,
        safeguarding=later.safeguarding or earlier.safeguarding,
        category=later.category or earlier.category,
        outcome=later.outcome or earlier.outcome,
    )


@cache
def _provider_statement(dialect: str) -> Insert | ReturningInsert[Any]:
    filled = ("name", "authority", "authority_urn", "owner", "owner_key", "sector", "status")
    statement, values = _kept_together(dialect, provider, filled, ("kind", "sheet", "as_at"))
    new, there = statement.excluded, provider.c
    # The day of the first sheet that has this status: it must not move with each later sheet that repeats it.
    values["status_since"] = case(
        (there.status.is_(None), new.status_since),
        (and_(new.as_at >= there.as_at, new.status != there.status), new.status_since),
        (and_(new.status == there.status, new.status_since < there.status_since), new.status_since),
        else_=there.status_since,
    )
    return _in_batches(dialect, statement.on_conflict_do_update(index_elements=["urn", "remit"], set_=values), provider)


@cache
def _event_statement(dialect: str) -> Insert | ReturningInsert[Any]:
    statement, values = _kept_together(dialect, provider_event, ("number", "published"), ("sheet", "row", "as_at"))
    keys = [column.name for column in provider_event.primary_key]
    return _in_batches(dialect, statement.on_conflict_do_update(index_elements=keys, set_=values), provider_event)


def _kept_together(
    dialect: str, table: Table, filled: Iterable[str], taken: Iterable[str]
) -> tuple[Insert, dict[str, ColumnElement[Any]]]:
    """Say what is kept of two sheets: what the later says or, of what is `filled`, the other where that is silent."""
    statement = insert(dialect, table)
    new, there = statement.excluded, table.c
    is_later = new.as_at >= there.as_at
    values: dict[str, ColumnElement[Any]] = {
        name: case((is_later, func.coalesce(new[name], there[name])), else_=func.coalesce(there[name], new[name]))
        for name in filled
    }
    return statement, values | {name: case((is_later, new[name]), else_=there[name]) for name in taken}


def _in_batches(dialect: str, statement: Insert, table: Table) -> Insert | ReturningInsert[Any]:
    """Let a server take many rows at a time: SQLAlchemy sends them so where an answer is asked for, else one by one."""
    return statement.returning(table.c.urn) if dialect == "postgresql" else statement
