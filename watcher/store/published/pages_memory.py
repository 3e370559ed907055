"""What is remembered of other providers' pages from earlier polls, and which of them are to be looked at now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, or_, select

from watcher.model.listings import Validators
from watcher.model.ofsted import Urn
from watcher.model.places import Places
from watcher.model.provider_pages import KnownPage
from watcher.store.parts import parts
from watcher.store.published import providers
from watcher.store.tables.providers import provider_page, provider_publication
from watcher.timing.clock import day_in_london
from watcher.timing.words import at_most

if TYPE_CHECKING:
    from watcher.store.database import Store

LOOKED_AT_EVERY = timedelta(hours=20)
"""A listed place's page is looked at once a day, in the hours in which Ofsted hardly publishes."""
FRESH_EVERY = timedelta(hours=1)
"""A page on which something was published today or yesterday: the lists, by day, don't show a second publication."""
BELIEVED_FOR = timedelta(days=7)
"""How long a server's "not modified" is believed of one page."""
# All listed places in ten polls: with a poll an hour in the quiet hours, within one night.
ROUND_IN_POLLS = 10
AT_ONCE = 20
"""How many pages are looked at besides those that the lists name, where many are waiting."""
MOST_SENTENCES = 5
"""Sentences on pages in trouble that one poll says; of the others it says how many. A few show what is wrong."""


class PagesMemory(Struct):
    """What is remembered of providers' pages, as `watcher.sources` wants it."""

    store: Store
    places: Places
    now: datetime

    def known(self, paths: Sequence[str]) -> Mapping[str, KnownPage]:
        """Look up pages that were read before, by their paths."""
        found: dict[str, KnownPage] = {}
        with self.store.look() as tx:
            for some in parts(paths):
                for row in tx.execute(select(provider_page).where(provider_page.c.path.in_(some))):
                    found[row.path] = self._known(row)
        return found

    def _known(self, row: Row[Any]) -> KnownPage:
        fresh = row.whole_at is not None and self.now - row.whole_at < BELIEVED_FOR
        validators = Validators(row.etag, row.last_modified) if fresh and (row.etag or row.last_modified) else None
        authority = Urn(row.authority_urn) if row.authority_urn else None
        return KnownPage(row.latest, authority, validators)

    def standing(self, urns: Sequence[Urn]) -> Mapping[Urn, frozenset[Urn]]:
        """Say in which authorities' areas providers stand, as far as Ofsted's sheets say it."""
        with self.store.look() as tx:
            found = providers.with_urns(tx, urns)
        named = {urn: {one.authority_urn for one in each if one.authority_urn} for urn, each in found.items()}
        return {urn: frozenset(each) for urn, each in named.items() if each}

    def due(self, *, quiet: bool) -> Mapping[Urn, tuple[str, ...]]:
        """Name the places to look at now: new, lacking something, published about just now, and the day's round."""
        looked: set[str] = set()
        with self.store.look() as tx:
            for some in parts(self.places.listed):
                looked |= set(tx.execute(select(provider_page.c.urn).where(provider_page.c.urn.in_(some))).scalars())
            lacking = [row for row in self._lacking(tx) if row.urn in self.places.listed]
        new = [urn for urn in self.places.listed if urn not in looked]
        chosen: dict[Urn, list[str]] = {urn: [] for urn in new[: self._most if quiet else AT_ONCE]}
        for row in (*lacking[:AT_ONCE], *self._fresh()[:AT_ONCE], *(self._round() if quiet else ())):
            chosen.setdefault(Urn(row.urn), []).extend([row.path] if row.path else [])
        return {urn: tuple(dict.fromkeys(paths)) for urn, paths in chosen.items()}

    @property
    def _most(self) -> int:
        return max(-(-len(self.places.listed) // ROUND_IN_POLLS), AT_ONCE)

    def _lacking(self, tx: Connection) -> list[Row[Any]]:
        """List the pages that are gone, or lack a link, since a look or two: that is to be seen again soon."""
        links = provider_publication.c.missing_polls > 0, provider_publication.c.gone_at.is_(None)
        found = select(provider_publication.c.urn, provider_publication.c.path).where(*links)
        pages = select(provider_page.c.urn, provider_page.c.path).where(provider_page.c.missing_polls > 0)
        return [*tx.execute(pages), *tx.execute(found)]

    def _round(self) -> list[Row[Any]]:
        """List the listed places' pages that weren't looked at for a day, those looked at longest ago first."""
        return self._not_looked_at_for(LOOKED_AT_EVERY)[: self._most]

    def _fresh(self) -> list[Row[Any]]:
        """List the listed places' pages that could not be read, or were published about lately: each hour again."""
        lately = provider_page.c.latest >= day_in_london(self.now) - timedelta(days=1)
        return self._not_looked_at_for(FRESH_EVERY, or_(lately, provider_page.c.problem.is_not(None)))

    def _not_looked_at_for(self, time: timedelta, *where: ColumnElement[bool]) -> list[Row[Any]]:
        """List listed places' pages, those looked at longest ago first."""
        waiting = or_(provider_page.c.looked_at < self.now - time, provider_page.c.looked_at > self.now)
        columns = provider_page.c.urn, provider_page.c.path, provider_page.c.looked_at
        found: list[Row[Any]] = []
        with self.store.look() as tx:
            for some in parts(self.places.listed):
                found += tx.execute(select(*columns).where(provider_page.c.urn.in_(some), waiting, *where))
        return sorted(found, key=lambda row: row.looked_at)

    def problems(self) -> Sequence[str]:
        """Say what is wrong with pages, in sentences that name no listed place but by its line."""
        with self.store.look() as tx:
            return problems(tx, self.places, self.now)


def problems(tx: Connection, places: Places, now: datetime) -> tuple[str, ...]:
    """Say what is wrong with the pages of places, in sentences that name no listed one but by its line."""
    rows = select(provider_page).where(*in_trouble(now)).order_by(provider_page.c.urn, provider_page.c.path)
    return said_of(tx.execute(rows), places)


def in_trouble(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Say which pages can't be read: those of which a problem was noted in the last three days."""
    recent = or_(provider_page.c.looked_at > now - timedelta(days=3), provider_page.c.path == "")
    return provider_page.c.problem.is_not(None), recent


def said_of(pages: Iterable[Row[Any]], places: Places) -> tuple[str, ...]:
    """Say what is wrong with pages, by their URN, path and problem."""
    said = []
    for row in pages:
        place = places.listed.get(Urn(row.urn))
        if place:
            said.append(f"{place.where}: {row.problem}")
        elif places.areas and row.path:
            said.append(f"{row.path}: {row.problem}")
    return tuple(at_most(MOST_SENTENCES, said, "So it is with {} more."))
