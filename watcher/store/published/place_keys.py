"""Names for what is told about places: stable for good, and without saying which place it is, for they reach logs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import Connection, select

from watcher.model.alerts import PLACES
from watcher.model.values import Discreet
from watcher.store.polled import sources
from watcher.store.tables.sources import mark
from watcher.store.tables.teams import TEAM, everybodys
from watcher.store.upsert import insert_missing

_marks = everybodys(mark)
NAME = "key of the places' names"


class PlaceKeys(Discreet, frozen=True):
    """Makes names with a secret of this database: without it nobody finds the URN by trying all there are."""

    unsaid: ClassVar = ("secret",)
    secret: str

    def name(self, urn: str, what: str) -> str:
        """Name what is told about a provider's publication: "place/" and sixteen letters."""
        digest = hmac.new(self.secret.encode(), f"{urn}/{what}".encode(), hashlib.sha256).hexdigest()
        return f"{PLACES}{digest[:16]}"


def keys(tx: Connection) -> PlaceKeys:
    """Take this database's secret; at the first time it is made."""
    found = sources.mark_of(tx, "", NAME)
    if found is None:
        found = _new()
        sources.set_mark(tx, "", NAME, found)
    return PlaceKeys(found)


def keys_of_teams(tx: Connection, teams: Sequence[str]) -> dict[str, PlaceKeys]:
    """Take the secret of each of some teams; for those that have none it is made. To be asked by the operator."""
    found = _of_teams(tx, teams)
    if without := sorted({*teams} - found.keys()):
        insert_missing(tx, mark, [{"source": "", "name": NAME, "text": _new(), TEAM: each} for each in without])
        found |= _of_teams(tx, without)  # another process may have been first
    return found


def _of_teams(tx: Connection, teams: Sequence[str]) -> dict[str, PlaceKeys]:
    theirs = _marks.c.team.in_(teams), _marks.c.source == "", _marks.c.name == NAME
    return {row.team: PlaceKeys(row.text) for row in tx.execute(select(_marks.c.team, _marks.c.text).where(*theirs))}


def _new() -> str:
    return secrets.token_hex(16)
