"""What was known when something about another provider came up: who watches it, and what Ofsted found there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.places import PlaceSubject
from watcher import data
from watcher.model.proofs import READER
from watcher.model.provider_kinds import kinds_of
from watcher.model.provider_titles import event_of, proved_as, remit_of
from watcher.store import proofs, provider_publications, providers

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.model.places import Places
    from watcher.model.provider_pages import ProviderPublication
    from watcher.model.providers import ProviderEvent


def subject_of(tx: Connection, item: ProviderPublication, places: Places) -> PlaceSubject:
    """Look up what a publication means by: the place or the areas, earlier events of the sheets and of the page."""
    place = places.listed.get(item.urn)
    areas = () if place else places.areas_of(item.authority, kinds_of(item.path, item.kind))
    if not place and not areas:
        return PlaceSubject(item)
    sheets = providers.events(tx, item.urn, remit_of(item.path, item.kind))
    earlier = (each for each in provider_publications.of_urns(tx, (item.urn,)) if each.id != item.id)
    proved = proofs.proved(tx, READER)
    shown = (event for each in earlier if each.day < item.day and (event := _event(each, proved)))
    authority = data.by_urn().get(item.authority) if item.authority else None
    return PlaceSubject(item, place, areas, authority, (*sheets, *shown), proved_as(item) in proved)


def _event(item: ProviderPublication, proved: frozenset[str]) -> ProviderEvent | None:
    """Take what a page showed before as something to compare with: titles as they are, cards if they may be stated."""
    return event_of(item) if item.card is None or proved_as(item) in proved else None
