"""Names for what is told about places: stable for good, and without saying which place it is, for they reach logs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher.model.alerts import PLACES
from watcher.store import sources

if TYPE_CHECKING:
    from sqlalchemy import Connection

NAME = "key of the places' names"


@dataclass(frozen=True, slots=True)
class PlaceKeys:
    """Makes names with a secret of this database: without it nobody finds the URN by trying all there are."""

    secret: str = field(repr=False)

    def name(self, urn: str, what: str) -> str:
        """Name what is told about a provider's publication: "place/" and sixteen letters."""
        digest = hmac.new(self.secret.encode(), f"{urn}/{what}".encode(), hashlib.sha256).hexdigest()
        return f"{PLACES}{digest[:16]}"


def keys(tx: Connection) -> PlaceKeys:
    """Take this database's secret; at the first time it is made."""
    found = sources.mark_of(tx, "", NAME)
    if found is None:
        found = secrets.token_hex(16)
        sources.set_mark(tx, "", NAME, found)
    return PlaceKeys(found)
