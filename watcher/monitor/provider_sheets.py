"""Taking one of Ofsted's sheets of providers as history: read apart, written in parts, counted."""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from watcher.data import names
from watcher.model.values import replace
from watcher.reading.provider_sheets.process import read_sheets
from watcher.store.published import providers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from watcher.model.ofsted import Urn
    from watcher.model.providers import Provider, Sheet
    from watcher.reading.provider_sheets.reading import Part
    from watcher.store.database import Store


class TakenSheet(Struct, frozen=True):
    """What came of one sheet. `unplaced` are names of authorities that are nobody's or several's, with their rows."""

    sheet: Sheet
    title: str
    rows: int
    providers: int
    events: int
    left_out: int
    unknown: Mapping[str, int]
    unplaced: Mapping[str, int]


def take(store: Store, file: IO[bytes], name: str, as_at: date | None = None) -> tuple[TakenSheet, ...]:
    """Read an open file of Ofsted's and keep what its sheets say; NoSheetError when it is none that we know.

    Each part is kept as it comes: taking the file again after an interruption completes it.
    """
    taken: dict[str, TakenSheet] = {}
    places: dict[str, Urn | None] = {}
    for part in read_sheets(file, name, as_at):
        placed = tuple(_placed(each, places) for each in part.providers)
        with store.begin() as tx:
            providers.write(tx, placed, part.events)
        unplaced = Counter(each.authority for each in placed if each.authority and not each.authority_urn)
        taken[part.sheet.name] = _added(taken.get(part.sheet.name), part, unplaced)
    return tuple(taken.values())


def _placed(provider: Provider, places: dict[str, Urn | None]) -> Provider:
    """Say in our words in whose area it stands, where its authority's name is one authority's only."""
    if provider.authority is None:
        return provider
    if provider.authority not in places:
        found = names.find(provider.authority)
        places[provider.authority] = found[0].urn if len(found) == 1 else None
    return replace(provider, authority_urn=places[provider.authority])


def _added(before: TakenSheet | None, part: Part, unplaced: Counter[str]) -> TakenSheet:
    return TakenSheet(
        part.sheet,
        part.title,
        (before.rows if before else 0) + part.rows,
        (before.providers if before else 0) + len({each.urn for each in part.providers}),
        (before.events if before else 0) + len(part.events),
        (before.left_out if before else 0) + part.left_out,
        Counter(before.unknown if before else {}) + part.unknown,
        Counter(before.unplaced if before else {}) + unplaced,
    )
