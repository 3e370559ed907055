"""The facts that are shipped: England's authorities, and every inspection's outcome since 2013."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from watcher.model.ofsted import FRAMEWORKS, Area, Authority, Inspection, Judgement, Urn


@cache
def authorities() -> tuple[Authority, ...]:
    """List the 153 authorities that run children's services, by name."""
    with (files(__name__) / "authorities.csv").open(encoding="utf-8") as lines:
        found = [
            Authority(
                urn=Urn(row["urn"]),
                name=row["name"],
                region=row["region"],
                type=row["type"],
                aliases=_listed(row["aliases"]),
                ambiguity=row["ambiguity"],
            )
            for row in csv.DictReader(lines)
        ]
    return tuple(sorted(found, key=lambda each: each.name))


@dataclass(frozen=True, slots=True)
class FormerAuthority:
    """A council that is no more, or that is still to come, and what it is called."""

    name: str
    status: str
    aliases: tuple[str, ...]
    since: date
    until: date | None
    successors: tuple[str, ...]


@cache
def former_authorities() -> tuple[FormerAuthority, ...]:
    """List the abolished councils and those to come: their names may be said, but they have no page to watch."""
    with (files(__name__) / "authorities_defunct_future.csv").open(encoding="utf-8") as lines:
        return tuple(
            FormerAuthority(
                name=row["name"],
                status=row["status"],
                aliases=_listed(row["aliases"]),
                since=date.fromisoformat(row["active_from"]),
                until=date.fromisoformat(row["active_to"]) if row["active_to"] else None,
                successors=tuple(each.split(" (")[0] for each in _listed(row["successors"])),
            )
            for row in csv.DictReader(lines)
        )


@cache
def counties() -> dict[str, tuple[str, ...]]:
    """Map the counties that people speak of and that are no authority to the authorities in them."""
    with (files(__name__) / "counties.csv").open(encoding="utf-8") as lines:
        return {row["name"]: _listed(row["authorities"]) for row in csv.DictReader(lines)}


@cache
def by_urn() -> dict[Urn, Authority]:
    """Map each URN to its authority."""
    return {each.urn: each for each in authorities()}


@cache
def baseline() -> tuple[Inspection, ...]:
    """List the inspections since 2013 with their outcomes, oldest first."""
    with (files(__name__) / "inspections.csv").open(encoding="utf-8") as lines:
        return tuple(_inspection(row) for row in csv.DictReader(lines))


@cache
def elections() -> tuple[date, ...]:
    """List the general elections: in the weeks before one, public bodies publish little."""
    with (files(__name__) / "elections.csv").open(encoding="utf-8") as lines:
        return tuple(date.fromisoformat(row["day"]) for row in csv.DictReader(lines))


@cache
def _baseline_by_urn() -> dict[Urn, tuple[Inspection, ...]]:
    found: dict[Urn, list[Inspection]] = {}
    for each in baseline():
        found.setdefault(each.urn, []).append(each)
    return {urn: tuple(inspections) for urn, inspections in found.items()}


def baseline_of(urn: Urn) -> tuple[Inspection, ...]:
    """List one authority's inspections since 2013, oldest first."""
    return _baseline_by_urn().get(urn, ())


def _inspection(row: dict[str, str]) -> Inspection:
    framework = FRAMEWORKS[row["framework"]]
    return Inspection(
        urn=Urn(row["urn"]),
        framework=framework,
        published=date.fromisoformat(row["published"]),
        start=date.fromisoformat(row["inspection_start"]),
        end=date.fromisoformat(row["inspection_end"]),
        judgements=tuple(
            Judgement(Area(area), framework.scale.grade(row[area].replace("_", " ")))
            for area in framework.areas
            if row[area]
        ),
        url=row["url"],
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
