"""What the page shows of one authority, and of one alert: judgements over time, documents, what was told to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.comparison import compare
from watcher.model.ofsted import History
from watcher.page.judgements import cell
from watcher.store import alerts, audit_trail, inspections, publications

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from watcher.model.ofsted import Authority, Inspection
    from watcher.page.judgements import Cell
    from watcher.store.alerts import Told
    from watcher.store.audit_trail import Sending
    from watcher.store.publications import Listed

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """One inspection, each judgement beside the one before."""

    published: date
    start: date | None
    end: date | None
    framework: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one authority, the newest first."""

    authority: Authority
    watched: bool
    inspections: tuple[Judged, ...]
    publications: tuple[Listed, ...]
    alerts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One alert, and every attempt to deliver it."""

    told: Told
    sendings: tuple[Sending, ...]


def dossier(tx: Connection, authority: Authority, *, watched: bool, bundled: bool) -> Dossier:
    """Gather what is known of an authority."""
    known = inspections.known(tx, authority.urn, bundled=bundled)
    return Dossier(
        authority=authority,
        watched=watched,
        inspections=tuple(_judged(each, known[at + 1 :]) for at, each in enumerate(known)),
        publications=publications.listed(tx, authority.urn, MOST_SHOWN),
        alerts=alerts.newest(tx, MOST_SHOWN, urn=authority.urn),
    )


def _judged(inspection: Inspection, earlier: tuple[Inspection, ...]) -> Judged:
    return Judged(
        published=inspection.published,
        start=inspection.start,
        end=inspection.end,
        framework=inspection.framework.name if inspection.framework else "",
        url=inspection.url,
        cells=tuple(cell(each) for each in compare(inspection, History(earlier))),
    )


def explained(tx: Connection, key: str) -> Explained | None:
    """Gather why an alert was told, and to whom; None when there is none of that key."""
    told = alerts.told(tx, key)
    if told is None:
        return None
    return Explained(told, audit_trail.sendings(tx, key))
