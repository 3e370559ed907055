"""Every inspection that is known: the shipped ones, and those that were collected and read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from watcher.data.publications import file_id, shipped
from watcher.model.documents import Publication, inspection_in, names_another
from watcher.model.ofsted import History, Inspection, Urn
from watcher.store.published import publications

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def everything(tx: Connection, urn: Urn, *, bundled: bool) -> tuple[Publication, ...]:
    """List all of one authority's publications that are known, oldest first; those without a date last.

    What was read ourselves counts before what was shipped; what couldn't be, stands as it was shipped. Of two that
    were published on one day the one that ended later is the newer.
    """
    return everything_of_all(tx, (urn,), bundled=bundled)[urn]


def everything_of_all(tx: Connection, urns: Iterable[Urn], *, bundled: bool) -> dict[Urn, tuple[Publication, ...]]:
    """List the publications of many authorities, as `everything` does."""
    wanted = tuple(urns)
    collected = publications.collected_of_all(tx, wanted)
    return {urn: _joined(shipped(urn) if bundled else (), collected.get(urn, ())) for urn in wanted}


def _joined(shipped_ones: Iterable[Publication], collected: Iterable[Publication]) -> tuple[Publication, ...]:
    # One that names another, by mistake, is nobody's history.
    ours = [(each, inspection_in(each) is not None) for each in collected if not names_another(each)]
    # A report that Ofsted issued anew has another file, and is the same inspection: it would stand there twice.
    read = {_ended(each) for each, is_inspection in ours if is_inspection}
    found = {file_id(each.url): each for each in shipped_ones if _ended(each) not in read}
    for each, is_inspection in ours:
        if is_inspection or file_id(each.url) not in found:
            found[file_id(each.url)] = each
    return tuple(sorted(found.values(), key=_age))


def _ended(publication: Publication) -> tuple[date | None, date | None]:
    return publication.published, publication.reading.inspection_end


def known(tx: Connection, urn: Urn, *, bundled: bool) -> tuple[Inspection, ...]:
    """List one authority's inspections, newest first."""
    read = [inspection_in(each) for each in reversed(everything(tx, urn, bundled=bundled))]
    return tuple(each for each in read if each)


def before(tx: Connection, urn: Urn, published: date, *, bundled: bool) -> History:
    """List the inspections that were published before that day."""
    return History(tuple(each for each in known(tx, urn, bundled=bundled) if each.published < published))


def _age(publication: Publication) -> tuple[date, date]:
    return publication.published or date.max, publication.reading.inspection_end or date.min
