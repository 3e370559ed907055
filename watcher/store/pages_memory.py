"""What is remembered of other providers' pages from earlier polls, and which of them are to be looked at now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, or_, select

from watcher.model.listings import Validators
from watcher.model.ofsted import Urn
from watcher.model.places import Places
from watcher.model.provider_pages import KnownPage
from watcher.store import providers
from watcher.store.provider_publications import parts
from watcher.store.tables import provider_page, provider_publication

if TYPE_CHECKING:
    from watcher.store.database import Store

LOOKED_AT_EVERY = timedelta(hours=20)
"""A listed place's page is looked at once a day, in the hours in which Ofsted hardly publishes."""
BELIEVED_FOR = timedelta(days=7)
"""So long a server's "not modified" is believed of one page."""
ROUND_IN_POLLS = 10
AT_ONCE = 20
"""So many pages are looked at besides those that the lists name, where many are waiting."""
MOST_SENTENCES = 5


@dataclass(slots=True)
class PagesMemory:
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
        return KnownPage(Urn(row.urn), row.path, row.latest, authority, row.kind, validators)

    def standing(self, urns: Sequence[Urn]) -> Mapping[Urn, frozenset[Urn]]:
        """Say in which authorities' areas providers stand, as far as Ofsted's sheets say it."""
        with self.store.look() as tx:
            found = providers.with_urns(tx, urns)
        named = {urn: {one.authority_urn for one in each if one.authority_urn} for urn, each in found.items()}
        return {urn: frozenset(each) for urn, each in named.items() if each}

    def due(self, *, quiet: bool) -> Mapping[Urn, tuple[str, ...]]:
        """Name the listed places to be looked at now: new ones, those that lack something, and the round of the day."""
        rows = self._rows()
        looked = {row.urn for row in rows}
        new = [urn for urn in self.places.listed if urn not in looked]
        lacking = [row for row in rows if row.missing_polls or row.lacks]
        chosen: dict[Urn, list[str]] = {urn: [] for urn in new[: self._most if quiet else AT_ONCE]}
        before = self.now - LOOKED_AT_EVERY
        round_ = [row for row in rows if row.looked_at < before or row.looked_at > self.now] if quiet else []
        for row in (*lacking[:AT_ONCE], *sorted(round_, key=lambda row: row.looked_at)[: self._most]):
            chosen.setdefault(Urn(row.urn), []).extend([row.path] if row.path else [])
        return {urn: tuple(dict.fromkeys(paths)) for urn, paths in chosen.items()}

    @property
    def _most(self) -> int:
        return max(-(-len(self.places.listed) // ROUND_IN_POLLS), AT_ONCE)

    def _rows(self) -> list[Row[Any]]:
        lacks = (
            select(provider_publication.c.id)
            .where(
                provider_publication.c.path == provider_page.c.path,
                provider_publication.c.missing_polls > 0,
                provider_publication.c.gone_at.is_(None),
            )
            .exists()
            .label("lacks")
        )
        columns = provider_page.c.urn, provider_page.c.path, provider_page.c.looked_at, provider_page.c.missing_polls
        found: list[Row[Any]] = []
        with self.store.look() as tx:
            for some in parts(self.places.listed):
                found += tx.execute(select(*columns, lacks).where(provider_page.c.urn.in_(some)))
        return found

    def problems(self) -> Sequence[str]:
        """Say what is wrong with pages, in sentences that name no listed place but by its line."""
        said = []
        with self.store.look() as tx:
            recent = or_(provider_page.c.looked_at > self.now - timedelta(days=3), provider_page.c.path == "")
            rows = tx.execute(select(provider_page).where(provider_page.c.problem.is_not(None), recent)).all()
        for row in rows:
            place = self.places.listed.get(Urn(row.urn))
            if place:
                said.append(f"{place.where}: {row.problem}")
            elif self.places.areas and row.path:
                said.append(f"{row.path}: {row.problem}")
        more = len(said) - MOST_SENTENCES
        return (*said[:MOST_SENTENCES], *((f"So it is with {more} more.",) if more > 0 else ()))
