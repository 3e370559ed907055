"""The facts that are shipped: England's authorities, and every inspection's outcome since 2013."""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec import Struct

from watcher.data.authority_list import (
    as_text,
    authorities,
    by_urn,
    kept_until_the_list_changes,
    learn,
    listed_in,
    read_list,
    rows_of,
    take,
    take_text,
    unlearn,
)
from watcher.model.ofsted import FRAMEWORKS, Area, Inspection, Judgement, Urn

__all__ = [
    "FormerAuthority",
    "as_text",
    "authorities",
    "baseline",
    "baseline_of",
    "by_urn",
    "counties",
    "elections",
    "former_authorities",
    "kept_until_the_list_changes",
    "learn",
    "not_watched",
    "read_list",
    "take",
    "take_text",
    "towns",
    "unlearn",
]


class FormerAuthority(Struct, frozen=True):
    """A council that is no more, or that is still to come, and what it is called."""

    name: str
    status: str
    region: str
    aliases: tuple[str, ...]
    since: date
    until: date | None
    successors: tuple[str, ...]


@cache
def former_authorities() -> tuple[FormerAuthority, ...]:
    """List the abolished councils and those to come: their names may be said, but they have no page to watch."""
    return tuple(
        FormerAuthority(
            name=row["name"],
            status=row["status"],
            region=row["region"],
            aliases=listed_in(row["aliases"]),
            since=date.fromisoformat(row["active_from"]),
            until=date.fromisoformat(row["active_to"]) if row["active_to"] else None,
            successors=tuple(each.split(" (")[0] for each in listed_in(row["successors"])),
        )
        for row in rows_of("authorities_defunct_future")
    )


@cache
def counties() -> dict[str, tuple[str, ...]]:
    """Map the counties that people speak of and that are no authority to the authorities in them."""
    return {row["name"]: listed_in(row["authorities"]) for row in rows_of("counties")}


@cache
def not_watched() -> dict[str, str]:
    """Map councils that can't be watched to where they are.

    That is another country, or the county whose council runs the children's services of a district.
    """
    return {name: row["under"] for row in rows_of("not_watched") for name in (row["name"], *listed_in(row["aliases"]))}


@cache
def towns() -> dict[str, str]:
    """Map towns that people speak of, and that no council is called after, to the authority they are in."""
    return {row["name"]: row["authority"] for row in rows_of("towns")}


@cache
def _neighbours() -> dict[Urn, tuple[Urn, ...]]:
    rows = list(rows_of("authorities"))
    by_code = {code: Urn(row["urn"]) for row in rows for code in (row["gss_code"], *listed_in(row["old_gss_codes"]))}
    return {
        Urn(row["urn"]): tuple(by_code[code] for code in listed_in(row["stat_neighbours"]) if code in by_code)
        for row in rows
    }


def neighbours(urn: Urn) -> tuple[Urn, ...]:
    """List the ten authorities that the Department for Education names as an authority's statistical neighbours.

    The most alike comes first.
    """
    return _neighbours().get(urn, ())


@cache
def baseline() -> tuple[Inspection, ...]:
    """List the inspections since 2013 with their outcomes, oldest first."""
    return tuple(_inspection(row) for row in rows_of("inspections"))


@cache
def baseline_until() -> date:
    """Say when the last of these inspections was published: all of them together take ten times as long to read."""
    return date.fromisoformat(max(row["published"] for row in rows_of("inspections")))


@cache
def elections() -> tuple[date, ...]:
    """List the general elections: in the weeks before one, public bodies publish little."""
    return tuple(date.fromisoformat(row["day"]) for row in rows_of("elections"))


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
