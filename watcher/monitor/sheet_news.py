"""What a new sheet brings that people should hear: what has changed at their places, and with their owners."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from notifiers.messages.operators import notice_message
from notifiers.messages.owners import same_owner_message
from rules.provider_findings import findings
from rules.same_owner import audience, is_suspended, same_owner
from watcher.deliver import enqueue
from watcher.model.decisions import NewMessage, to_operators
from watcher.model.provider_titles import event_of
from watcher.model.values import replace
from watcher.monitor.provider_sheets import TakenSheet, take
from watcher.monitor.sheet_differences import KnownProvider, differences
from watcher.store.polled import sources
from watcher.store.published import provider_publications, providers
from watcher.timing.clock import day_in_london
from watcher.timing.words import at_most

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.config.config import Config
    from watcher.model.ofsted import Urn
    from watcher.model.owners import SameOwner
    from watcher.model.provider_pages import ProviderPublication
    from watcher.model.providers import Provider, ProviderEvent, Remit, Sheet
    from watcher.store.database import Store

RECENT = timedelta(days=365)
"""An inspection that is older than this on the sheet's day is history, whenever the sheet comes."""
MOST_NAMED = 40
"""Lines of one message on a sheet: between a message that is still read and a sheet's thousands; beyond, it counts."""
MARK, TAKING, TAKEN = "sheets of providers", "taking", "taken"


class BeforeSheet(Struct, frozen=True):
    """What was known before a sheet was taken: of the listed places, and of the other providers of their owners.

    `remits` are those of which an earlier sheet was taken: a first sheet is a baseline, and brings no news.
    """

    listed: Mapping[Urn, KnownProvider]
    suspended: frozenset[Urn]
    events: frozenset[tuple[object, ...]]
    remits: frozenset[Remit]


class SheetNews(Struct, frozen=True):
    """What came of taking a sheet: counts, differences for the operators, and connections for who has the places."""

    taken: tuple[TakenSheet, ...]
    differences: tuple[str, ...]
    connections: tuple[SameOwner, ...]


class NamedFile(Struct, frozen=True):
    """What people call a file, and the day that it speaks of where that is known besides."""

    name: str
    as_at: date | None = None


class Concerned(Struct, frozen=True):
    """Who may hear of a sheet: the operator or a team, by its rows and its config."""

    store: Store
    config: Config


def everybody(store: Store, config: Config, teams: Iterable[tuple[Store, Config]]) -> list[Concerned]:
    """List who may hear of a sheet, as `take_and_tell` takes it: the teams that list places, and the operator last."""
    return [*(Concerned(*team) for team in teams if team[1].places.listed), Concerned(store, config)]


def take_and_tell(everybody: Sequence[Concerned], file: IO[bytes], named: NamedFile, now: datetime) -> SheetNews:
    """Take a sheet, and queue what follows from it for each; NoSheetError when it is none that we know.

    The operator comes last of everybody, and the news that is returned is the operator's. What a kill left taken and
    untold is told when the file is taken again.
    """
    operator = everybody[-1].store
    with operator.begin() as tx:
        untold = named.name if sources.mark_of(tx, MARK, named.name) == TAKING else None
        sources.set_mark(tx, MARK, named.name, TAKING)
    known = []
    for each in everybody:
        with each.store.look() as tx:
            known.append(_before(tx, each.config, untold))
    taken = take(operator, file, named.name, named.as_at)
    for each, before in zip(everybody, known, strict=True):
        with each.store.begin() as tx:
            news = _news(tx, each.config, before, taken)
            _queue(tx, each.config, news, named.name, now)
            if each.store is operator:
                sources.set_mark(tx, MARK, named.name, TAKEN)
    return news


def _news(tx: Connection, config: Config, before: BeforeSheet, taken: tuple[TakenSheet, ...]) -> SheetNews:
    sheets = {each.sheet.name for each in taken}
    return SheetNews(taken, tuple(_differences(tx, before, sheets)), tuple(_connections(tx, config, before, sheets)))


def _queue(tx: Connection, config: Config, news: SheetNews, name: str, now: datetime) -> None:
    for each in news.connections:
        enqueue.post(tx, _to_those_with_places(each, config, now), config.receivers, now)
    if news.differences:
        enqueue.post(tx, _to_operators(news.differences, name, config), config.receivers, now)


def _before(tx: Connection, config: Config, untold: str | None) -> BeforeSheet:
    """Gather what is known; `untold` is a file whose taking was interrupted, and counts for nothing yet."""
    listed = config.places.listed
    shown = _shown(tx, listed)
    events = providers.events_of(tx, listed)
    others = _of_the_owners(tx, config)
    known = providers.events_of(tx, (each.urn for each in others))
    return BeforeSheet(
        {
            urn: KnownProvider(
                place.label,
                (*(e for e in events.get(urn, ()) if not _is_of(e.sheet, untold)), *_events(shown.get(urn, ()))),
                tuple(day for each in shown.get(urn, ()) for day in (each.published, each.event_date) if day),
            )
            for urn, place in listed.items()
        },
        frozenset(each.urn for each in others if is_suspended(each) and not _is_of(each.sheet, untold)),
        frozenset(_identity(e) for theirs in known.values() for e in theirs if not _is_of(e.sheet, untold)),
        frozenset(providers.counts(tx)),
    )


def _shown(tx: Connection, urns: Iterable[Urn]) -> dict[Urn, tuple[ProviderPublication, ...]]:
    """Map these URNs to what is on their pages."""
    found: dict[Urn, tuple[ProviderPublication, ...]] = {}
    for each in provider_publications.of_urns(tx, urns):
        found[each.urn] = (*found.get(each.urn, ()), each)
    return found


def _events(shown: Iterable[ProviderPublication]) -> Iterator[ProviderEvent]:
    """Give what the titles and the report card of a page say."""
    yield from (event for each in shown if (event := event_of(each)))


def _is_of(sheet: Sheet, file: str | None) -> bool:
    return file is not None and sheet.name.startswith(file)


def _of_the_owners(tx: Connection, config: Config) -> tuple[Provider, ...]:
    """List the providers that the owners of the listed places have besides these."""
    listed = providers.with_urns(tx, config.places.listed)
    owners = {each.owner for theirs in listed.values() for each in theirs if each.owner}
    found = {each.urn: each for owner in sorted(owners) for each in providers.of_owner(tx, owner)}
    return tuple(each for each in found.values() if each.urn not in config.places.listed)


def _differences(tx: Connection, before: BeforeSheet, sheets: set[str]) -> Iterator[str]:
    now = providers.events_of(tx, before.listed)
    for urn, known in before.listed.items():
        yield from differences(known, (each for each in now.get(urn, ()) if each.sheet.name in sheets))


def _connections(tx: Connection, config: Config, before: BeforeSheet, sheets: set[str]) -> Iterator[SameOwner]:
    others = [each for each in _of_the_owners(tx, config) if each.remit in before.remits]
    events = providers.events_of(tx, (each.urn for each in others))
    for each in others:
        theirs = [event for event in events.get(each.urn, ()) if event.remit == each.remit]
        new = [event for event in theirs if event.sheet.name in sheets and _is_news(event, before)]
        found = [finding for event in new for finding in findings(event, theirs)]
        told = replace(each, status=None) if each.urn in before.suspended else each
        if each.owner and (found or is_suspended(told)):
            owned = providers.of_owner(tx, each.owner)
            connection = same_owner(told, found, owned, config.places.listed.values())
            if connection:
                yield connection


def _is_news(event: ProviderEvent, before: BeforeSheet) -> bool:
    return _identity(event) not in before.events and event.inspection_start > event.sheet.as_at - RECENT


def _identity(event: ProviderEvent) -> tuple[object, ...]:
    return event.urn, event.remit, event.kind, event.inspection_start


def _to_those_with_places(connection: SameOwner, config: Config, now: datetime) -> NewMessage:
    """Address it as an alert about a place is; what is told once is not told again when the sheet is taken again."""
    sheet = connection.provider.sheet
    message = same_owner_message(connection, f"From Ofsted's sheet {sheet.name}, as at {sheet.as_at:%-d %B %Y}.")
    receivers, silenced = audience(connection, config.rulebook, day_in_london(now))
    return NewMessage(message, receivers, message.key, silenced=silenced)


def _to_operators(said: tuple[str, ...], name: str, config: Config) -> NewMessage:
    wrong = "One of the two is wrong, or we missed a report. Please look at the reports themselves."
    lines = *at_most(MOST_NAMED, said, "And {} more."), wrong
    key = f"sheets/differ/{_hashed(name, *said)}"
    return to_operators(notice_message(key, "Ofsted's sheet differs from what we know", lines), config.operators)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
