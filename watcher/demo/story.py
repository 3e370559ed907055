"""What happens in the demo: real outcomes of three authorities, with report texts of our own."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from watcher import data
from watcher.demo import providers
from watcher.demo.ofsted import Line, OfstedSite
from watcher.demo.providers import OtherProvider

if TYPE_CHECKING:
    from watcher.model.ofsted import Inspection

AUTHORITIES = ("Swindon", "Trafford", "Somerset")
FELL = "50227724"
"""Swindon, published 11 September 2023: inadequate, after good in 2019."""
TWO_INADEQUATE = "50308602"
"""Trafford, published 3 August 2026: two inadequate judgements, and no overall grade any more."""
HOME = "SC999999"
"""A home that the demo's list of places has."""


def inspections() -> list[Inspection]:
    """List the inspections that the demo has documents for, oldest first."""
    return [each for each in data.baseline() if data.by_urn()[each.urn].name in AUTHORITIES]


def publish(site: OfstedSite, inspection: Inspection) -> None:
    """Put an inspection's document on its authority's page."""
    file = _file(inspection)
    document = (files("watcher.demo") / "documents" / f"{file}.pdf").read_bytes()
    site.publish(inspection.urn, document, Line(inspection.published, inspected=inspection.start, file=file))


def find(file: str) -> Inspection:
    """Find the inspection with this file id."""
    return next(each for each in inspections() if _file(each) == file)


def publish_history(site: OfstedSite) -> int:
    """Put everything on the site that was there before the demo begins; returns how many reports of authorities."""
    site.others.add(OtherProvider(HOME, providers.HOME, authority="Lancashire"))
    site.others.publish(HOME, "Full inspection", date(2025, 6, 2), date(2025, 5, 1))
    found = [each for each in inspections() if _file(each) not in (FELL, TWO_INADEQUATE)]
    for each in found:
        publish(site, each)
    return len(found)


def publish_visit(site: OfstedSite, day: date) -> None:
    """Put a monitoring visit on the home's page."""
    site.others.publish(HOME, "Monitoring visit", day)


def _file(inspection: Inspection) -> str:
    return inspection.url.rsplit("/", 1)[-1]
