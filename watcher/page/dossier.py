"""What the page shows of one authority, and of one alert: judgements, dates, documents, neighbours, who was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rules.comparison import compare
from watcher import data
from watcher.history import standings
from watcher.model.ofsted import Authority, History, Inspection
from watcher.page import alerts
from watcher.page.judgements import Cell, Row, cell, row
from watcher.page.look import Look, NotThereError
from watcher.store.published import inspections, publications
from watcher.store.told import alerts as stored_alerts
from watcher.store.told import audit_trail

if TYPE_CHECKING:
    from datetime import date

    from watcher.history.standings import Standing
    from watcher.page.alerts import ShownAlert
    from watcher.store.published.publications import ListedPublication
    from watcher.store.told.audit_trail import Sending

MOST_SHOWN = 200
"""Publications, and alerts, on one authority's page: the newest; a choice between a long page and all history."""


class JudgedInspection(Struct, frozen=True):
    """One inspection, each judgement beside the one before, the worst first."""

    published: date
    start: date | None
    end: date | None
    framework: str
    url: str
    cells: tuple[Cell, ...]


class Dossier(Struct, frozen=True):
    """Everything that is known of one authority, the newest first; `neighbours` begin with itself."""

    authority: Authority
    watched: bool
    standing: Standing
    inspections: tuple[JudgedInspection, ...]
    publications: tuple[ListedPublication, ...]
    alerts: tuple[ShownAlert, ...]
    neighbours: tuple[Row, ...]


class ExplainedAlert(Struct, frozen=True):
    """One alert, and every attempt to deliver it."""

    shown: ShownAlert
    sendings: tuple[Sending, ...]


def dossier(look: Look, authority: Authority) -> Dossier:
    """Gather what is known of an authority."""
    known = inspections.known(look.tx, authority.urn, bundled=look.config.bundled)
    neighbours = (data.by_urn().get(urn) for urn in data.neighbours(authority.urn))
    beside = [authority, *(each for each in neighbours if each)]
    found = standings.look(look.tx, beside, look.today, bundled=look.config.bundled)
    return Dossier(
        authority=authority,
        watched=look.watches(authority),
        standing=found[0],
        inspections=tuple(_judged(each, known[at + 1 :]) for at, each in enumerate(known)),
        publications=publications.listed(look.tx, authority.urn, MOST_SHOWN),
        alerts=alerts.newest(look.tx, MOST_SHOWN, urn=authority.urn),
        neighbours=tuple(row(each, watched=look.watches(each.authority)) for each in found),
    )


def _judged(inspection: Inspection, earlier: tuple[Inspection, ...]) -> JudgedInspection:
    compared = sorted(compare(inspection, History(earlier)), key=lambda each: -each.now.rank)
    return JudgedInspection(
        published=inspection.published,
        start=inspection.start,
        end=inspection.end,
        framework=inspection.framework.name if inspection.framework else "",
        url=inspection.url,
        cells=tuple(map(cell, compared)),
    )


def explained(look: Look, key: str) -> ExplainedAlert:
    """Gather why an alert was sent, and to whom; NotThereError when there is none, or it may not be seen."""
    told = stored_alerts.told(look.tx, key)
    if told is None or not look.may_show(key):
        raise NotThereError
    (shown,) = alerts.shown(look.tx, (told,))
    return ExplainedAlert(shown, audit_trail.sendings(look.tx, key))
