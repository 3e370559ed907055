"""Every inspection that is known: the shipped ones, and those that were collected and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data
from watcher.model.documents import Kind, Publication
from watcher.model.ofsted import History, Inspection
from watcher.store import publications

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from watcher.model.ofsted import Urn


def known(tx: Connection, urn: Urn, *, bundled: bool) -> tuple[Inspection, ...]:
    """List one authority's inspections, newest first; what was read ourselves counts before what was shipped."""
    found = {_file(each.url): each for each in data.baseline() if each.urn == urn} if bundled else {}
    for each in publications.collected(tx, urn):
        if each.reading.kind is Kind.INSPECTION and each.reading.judgements and each.published:
            found[_file(each.url)] = _inspection(each, each.published)
    return tuple(sorted(found.values(), key=lambda each: each.published, reverse=True))


def before(tx: Connection, urn: Urn, published: date, *, bundled: bool) -> History:
    """List the inspections that were published before that day."""
    return History(tuple(each for each in known(tx, urn, bundled=bundled) if each.published < published))


def _inspection(publication: Publication, published: date) -> Inspection:
    said = publication.reading
    return Inspection(
        urn=publication.urn,
        framework=said.framework,
        published=published,
        start=said.inspection_start,
        end=said.inspection_end,
        judgements=said.judgements,
        url=publication.url,
    )


def _file(url: str) -> str:
    """Ofsted's file id: the same document on whichever host (SOURCES 1.5)."""
    return url.rstrip("/").rsplit("/", 1)[-1]
