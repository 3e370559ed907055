"""The shipped inspections, as the publications on Ofsted's site that they were taken from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from watcher import data
from watcher.model.documents import NamedAuthority, Publication, Reading
from watcher.model.kinds import Kind

if TYPE_CHECKING:
    from watcher.model.ofsted import Inspection, Urn

TITLE = "Children's services inspection"


@cache
def shipped(urn: Urn) -> tuple[Publication, ...]:
    """List an authority's shipped inspections, oldest first. Of what the reports say only the judgements are known."""
    return tuple(_publication(each) for each in data.baseline_of(urn))


def _publication(inspection: Inspection) -> Publication:
    return Publication(
        urn=inspection.urn,
        title=TITLE,
        url=inspection.url,
        page_url=f"https://reports.ofsted.gov.uk/provider/44/{inspection.urn}",
        published=inspection.published,
        sha256="",
        reading=Reading(
            Kind.INSPECTION,
            framework=inspection.framework,
            authorities=(NamedAuthority(inspection.urn, data.by_urn()[inspection.urn].name),),
            inspection_start=inspection.start,
            inspection_end=inspection.end,
            published=inspection.published,
            judgements=inspection.judgements,
        ),
    )


def file_id(url: str) -> str:
    """Find Ofsted's id of a file: the same document on whichever host (docs/sources.md 1.3)."""
    return url.rstrip("/").rsplit("/", 1)[-1]
