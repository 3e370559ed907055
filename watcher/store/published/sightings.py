"""One look at one page: what it listed, and from when on what is new there counts as news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date, datetime

    from watcher.model.listings import Listing


class Sighting(Struct, frozen=True):
    """What the source called `source` listed at one look.

    On `first_contact` what was published before `since` is history. `old_before`: news that bears an earlier date is
    no news, however late it is listed; what was published while nobody looked is later than this.
    """

    source: str
    listing: Listing
    first_contact: bool
    since: date
    old_before: date
    now: datetime
