"""Every inspection that is known: the shipped ones, and those that were collected and read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rules.rule import inspection_in
from watcher import data
from watcher.model.ofsted import History, Inspection
from watcher.store import publications

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.model.ofsted import Urn


def known(tx: Connection, urn: Urn, *, bundled: bool) -> tuple[Inspection, ...]:
    """List one authority's inspections, newest first; what was read ourselves counts before what was shipped.

    Of two that were published on one day the one that ended later is the newer.
    """
    found = {_file(each.url): each for each in data.baseline_of(urn)} if bundled else {}
    for each in publications.collected(tx, urn):
        inspection = inspection_in(each)
        if inspection:
            found[_file(each.url)] = inspection
    return tuple(sorted(found.values(), key=lambda each: (each.published, each.end or date.min), reverse=True))


def before(tx: Connection, urn: Urn, published: date, *, bundled: bool) -> History:
    """List the inspections that were published before that day."""
    return History(tuple(each for each in known(tx, urn, bundled=bundled) if each.published < published))


def _file(url: str) -> str:
    """Ofsted's file id: the same document on whichever host (SOURCES 1.5)."""
    return url.rstrip("/").rsplit("/", 1)[-1]
