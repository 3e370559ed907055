"""Finding an authority by any of the names that `authorities.csv` knows. Never by similarity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher import data

if TYPE_CHECKING:
    from watcher.data import FormerAuthority
    from watcher.model.ofsted import Authority


def folded(name: str) -> str:
    """Write a name so that case, "&", curly apostrophes and spaces don't matter."""
    plain = name.casefold().replace("&", " and ").replace("’", "'").replace("‘", "'")
    return " ".join(plain.split())


@data.kept_until_the_list_changes
def _named() -> dict[str, tuple[Authority, ...]]:
    named: dict[str, tuple[Authority, ...]] = {}
    for each in data.authorities():
        for name in (each.name, each.urn, *each.aliases):
            known = named.get(folded(name), ())
            named[folded(name)] = known if each in known else (*known, each)
    return named


def find(name: str) -> tuple[Authority, ...]:
    """List the authorities that go by this name or URN: none, one, or the several that share it."""
    return _named().get(folded(name), ())


def namesakes(name: str) -> str | None:
    """Say what else a short name stands for ("Newcastle": Newcastle-under-Lyme); None when it stands for one only."""
    for each in find(name):
        other = each.ambiguity.removeprefix("not ")
        if folded(name) != folded(each.name) and re.match(rf"{re.escape(folded(name))}\W", folded(other)):
            return other
    return None


def containing(name: str) -> tuple[str, ...]:
    """List the authorities that a part of a name may mean: "Cheshire" may be Cheshire East."""
    part = re.compile(rf"\b{re.escape(folded(name))}\b")
    return tuple(each.name for each in data.authorities() if folded(name) and part.search(folded(each.name)))


def within(name: str) -> tuple[str, ...]:
    """List the authorities of a county that is none itself ("Greater Manchester"); nothing for any other name."""
    for county, inside in data.counties().items():
        if folded(name) == folded(county):
            return inside
    return ()


def former(name: str) -> FormerAuthority | None:
    """Find a council that is no more, or is still to come, by any of its names."""
    for each in data.former_authorities():
        if folded(name) in (folded(each.name), *map(folded, each.aliases)):
            return each
    return None


def canonical() -> tuple[str, ...]:
    """List the authorities' own names."""
    return tuple(each.name for each in data.authorities())


def all_names() -> tuple[str, ...]:
    """List every name, for "did you mean"."""
    return tuple(dict.fromkeys(name for each in data.authorities() for name in (each.name, *each.aliases)))


def regions() -> tuple[str, ...]:
    """List England's regions, as the authorities have them."""
    return tuple(sorted({each.region for each in data.authorities()}))
