"""Finding an authority by any of the names that `authorities.csv` knows. Never by similarity."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from watcher import data

if TYPE_CHECKING:
    from watcher.model.ofsted import Authority


def folded(name: str) -> str:
    """Write a name so that case, "&", curly apostrophes and spaces don't matter."""
    plain = name.casefold().replace("&", " and ").replace("’", "'").replace("‘", "'")
    return " ".join(plain.split())


@cache
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


def successors(name: str) -> str | None:
    """Name the council that this name was, or will be, part of, when it is none of today's; None otherwise."""
    for each in data.former_authorities():
        if folded(name) in (folded(each.name), *map(folded, each.aliases)):
            return each.successors
    return None


def all_names() -> tuple[str, ...]:
    """List every name, for "did you mean"."""
    return tuple(dict.fromkeys(name for each in data.authorities() for name in (each.name, *each.aliases)))


def regions() -> tuple[str, ...]:
    """List England's regions, as the authorities have them."""
    return tuple(sorted({each.region for each in data.authorities()}))
