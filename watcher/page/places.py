"""What the page shows of places: behind a login each by its label, otherwise only how many there are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.history import places
from watcher.store.published import provider_publications

if TYPE_CHECKING:
    from watcher.model.alerts import Severity
    from watcher.page.look import Look

LOOKED_BACK = timedelta(days=30)
"""The days for which the page counts what was published: a month, between a week's chance and a year's history."""


class PlaceRow(Struct, frozen=True):
    """One place, and the latest that was published about it; None of these where nothing is known yet."""

    label: str
    note: str
    day: date | None
    what: str
    severity: Severity | None
    url: str


class ProviderCounts(Struct, frozen=True):
    """How many providers' pages are known, and how much was published about them in the last days."""

    pages: int
    published: int
    days: int


def place_rows(look: Look) -> tuple[PlaceRow, ...]:
    """List the places by their labels, what was published last first; nothing without a login."""
    if not look.login:
        return ()
    listed = look.config.places.listed
    items = provider_publications.of_urns(look.tx, listed)
    latest = {each.subject.item.urn: each for each in places.verdicts(look.tx, look.config, items, look.today)}
    rows = []
    for urn, place in listed.items():
        found = latest.get(urn)
        item = found.subject.item if found else None
        rows.append(
            PlaceRow(
                label=place.label,
                note=place.note,
                day=item.published if item else None,
                what=found.headline if found else "nothing known yet",
                severity=found.finding.severity if found else None,
                url=item.url if item else "",
            )
        )
    return tuple(sorted(rows, key=lambda each: (-(each.day.toordinal() if each.day else 0), each.label)))


def counted(look: Look) -> ProviderCounts:
    """Count without names."""
    pages, published = provider_publications.counts(look.tx, look.config.places, look.today - LOOKED_BACK)
    return ProviderCounts(pages, published, LOOKED_BACK.days)
