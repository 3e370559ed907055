"""Finding an authority by any of the names that `authorities.csv` knows. Never by similarity."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher import data
from watcher.model.ofsted import Authority, Urn

if TYPE_CHECKING:
    from watcher.data import FormerAuthority


_COUNCIL_BEFORE = re.compile(
    r"^(?:the )?(?:(?:royal |london |metropolitan )?(?:borough|county|city|district)(?: council)?(?: of)?|[lr]b(?: of)?"
    r"|council of(?: the)?) "
)
_COUNCIL_BEHIND = re.compile(
    r" (?:(?:(?:royal|london|metropolitan|city|county|borough|district|unitary|local) )*(?:council|authority)"
    r"|(?:london )?borough|lbc|mbc|mdc|rbc|[bcd]c)$"
)
"""What kind of council it is, before or behind its place, in folded names: "lb hackney", "wirral mbc"."""
_FOLDED = str.maketrans({**dict.fromkeys("'’‘`"), **dict.fromkeys("-‐‑–,.", " "), "&": " and "})
_OF_A_COUNTY = re.compile(r"\bcounty\b")


class KnownName(Struct, frozen=True):
    """Whom a name stands for: authorities (several share a trust's name), or a council that is no more or to come.

    `spellings` are the ways in which the lists write it: "AfC", and no "AFC".
    """

    authorities: tuple[Authority, ...] = ()
    former: FormerAuthority | None = None
    spellings: tuple[str, ...] = ()


def folded(name: str) -> str:
    """Write a name so that case, "&", apostrophes, hyphens, commas, stops and spaces don't matter."""
    return " ".join(name.casefold().translate(_FOLDED).split())


@data.kept_until_the_list_changes
def index() -> dict[str, KnownName]:
    """Map every name that is known, folded, to whom it stands for: the one index for config, news and documents."""
    named: dict[str, KnownName] = {}
    for each in data.authorities():
        for name in (each.name, *each.aliases):
            known = named.get(one := folded(name), KnownName())
            whose = known.authorities if each in known.authorities else (*known.authorities, each)
            named[one] = KnownName(whose, spellings=(*known.spellings, name))
    for former_one in data.former_authorities():
        for name in (former_one.name, *former_one.aliases):
            named.setdefault(folded(name), KnownName(former=former_one, spellings=(name,)))
    return named


def _known(name: str) -> KnownName:
    """Look a name up as it is, and then without the words that say what kind of council it is."""
    found = index().get(folded(name))
    if found is not None:
        return found
    short = _without_council(folded(name))
    known = index().get(short, KnownName())
    if short == folded(name) or _namesakes(short, known.authorities):
        return KnownName()
    is_county = bool(_OF_A_COUNTY.search(folded(name)))
    return known if not is_county or all(each.type == "county" for each in known.authorities) else KnownName()


def _without_council(name: str) -> str:
    return _COUNCIL_BEHIND.sub("", _COUNCIL_BEFORE.sub("", name))


def find(name: str) -> tuple[Authority, ...]:
    """List the authorities that go by this name or URN: none, one, or the several that share it."""
    by_urn = data.by_urn().get(Urn(name.strip()))
    return (by_urn,) if by_urn else _known(name).authorities


def namesakes(name: str) -> str | None:
    """Say what else a short name stands for ("Newcastle": Newcastle-under-Lyme); None when it stands for one only."""
    return _namesakes(folded(name), find(name))


def _namesakes(name: str, authorities: tuple[Authority, ...]) -> str | None:
    for each in authorities:
        other = each.ambiguity.removeprefix("not ")
        if name != folded(each.name) and re.match(rf"{re.escape(name)}\W", folded(other)):
            return other
    return None


def containing(name: str) -> tuple[str, ...]:
    """List the authorities that a part of a name may mean: "Cheshire" may be Cheshire East."""
    part = re.compile(rf"\b{re.escape(folded(name))}\b")
    return tuple(each.name for each in data.authorities() if folded(name) and part.search(folded(each.name)))


def contained(name: str) -> tuple[str, ...]:
    """List the authorities whose own name is a part of a longer one: Leeds in "Leeds Safeguarding Partnership"."""
    text = f" {folded(name)} "
    found = [each.name for each in data.authorities() if f" {folded(each.name)} " in text]
    return tuple(each for each in found if not any(each != other and folded(each) in folded(other) for other in found))


def within(name: str) -> tuple[str, ...]:
    """List the authorities of a county that is none itself ("Greater Manchester"); nothing for any other name."""
    for county, inside in data.counties().items():
        if folded(name) == folded(county):
            return inside
    return ()


@cache
def _not_watched() -> dict[str, str]:
    return {folded(name): under for name, under in data.not_watched().items()}


def under(name: str) -> str | None:
    """Say where a council is that can't be watched: in "Wales", or in the county that runs its children's services."""
    known = _not_watched()
    return known.get(folded(name)) or known.get(_without_council(folded(name)))


def around(town: str) -> str | None:
    """Say which authority a town is in that has no council of its own name."""
    return {folded(each): inside for each, inside in data.towns().items()}.get(folded(town))


def former(name: str) -> FormerAuthority | None:
    """Find a council that is no more, or is still to come, by any of its names."""
    return _known(name).former


def canonical() -> tuple[str, ...]:
    """List the authorities' own names."""
    return tuple(each.name for each in data.authorities())


def all_names() -> tuple[str, ...]:
    """List every name, for "did you mean"."""
    return tuple(dict.fromkeys(name for each in data.authorities() for name in (each.name, *each.aliases)))


def regions() -> tuple[str, ...]:
    """List England's regions, as the authorities have them."""
    return tuple(sorted({each.region for each in data.authorities()}))
