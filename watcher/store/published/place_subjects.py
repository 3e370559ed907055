"""What was known when something about another provider came up: who watches it, and what Ofsted found there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rules.places import PlaceSubject
from watcher import data
from watcher.model.proofs import READER
from watcher.model.provider_kinds import kinds_of
from watcher.model.provider_pages import ProviderPublication
from watcher.model.provider_titles import event_of, proved_as, remit_of
from watcher.model.providers import ProviderEvent
from watcher.model.values import replace
from watcher.store.published import provider_publications, providers
from watcher.store.told import proofs

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.model.places import Places


class KnownOfPlace(Struct, frozen=True):
    """What was known of a provider: of the sheets, what its pages show, and which remits' grades may be stated."""

    sheets: tuple[ProviderEvent, ...]
    shown: tuple[ProviderPublication, ...]
    proved: frozenset[str]

    def seen_with(self, places: Places) -> KnownOfPlace:
        """Leave out pages that are in no area of a list on which the place itself isn't, as a team doesn't see them."""
        areas = {each.authority for each in places.areas}
        return replace(self, shown=tuple(e for e in self.shown if e.urn in places.listed or e.authority in areas))


def subject_of(tx: Connection, item: ProviderPublication, places: Places) -> PlaceSubject:
    """Look up what a publication means by: the place or the areas, earlier events of the sheets and of the page."""
    if not places.watches(item.urn, item.authority, item.path, item.kind):
        return PlaceSubject(item)
    return subject_among(item, places, known_of(tx, item))


def known_of(tx: Connection, item: ProviderPublication) -> KnownOfPlace:
    """Look up what was known of the provider of a publication, whoever asks."""
    sheets = providers.events(tx, item.urn, remit_of(item.path, item.kind))
    return KnownOfPlace(sheets, provider_publications.of_urns(tx, (item.urn,)), proofs.proved(tx, READER))


def subject_among(item: ProviderPublication, places: Places, known: KnownOfPlace) -> PlaceSubject:
    """Say what a publication means by, of what was known."""
    place = places.listed.get(item.urn)
    areas = () if place else places.areas_of(item.authority, kinds_of(item.path, item.kind))
    if not place and not areas:
        return PlaceSubject(item)
    earlier = (each for each in known.shown if each.id != item.id and each.day < item.day)
    shown = (event for each in earlier if (event := _event(each, known.proved)))
    authority = data.by_urn().get(item.authority) if item.authority else None
    return PlaceSubject(item, place, areas, authority, (*known.sheets, *shown), proved_as(item) in known.proved)


def _event(item: ProviderPublication, proved: frozenset[str]) -> ProviderEvent | None:
    """Take what a page showed before as something to compare with: titles as they are, cards if they may be stated."""
    return event_of(item) if item.card is None or proved_as(item) in proved else None
