"""Who runs children's services in England: the shipped list, a newer one in its place, and councils newly found.

Councils are merged and split (a dozen in 2027 and 2028). Nothing that looks an authority up by its URN may fail for
one that the list doesn't have yet.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, wraps
from importlib.resources import files
from typing import ParamSpec, TypeVar, cast

import msgspec

from watcher.model.errors import PlainError
from watcher.model.ofsted import Authority, Urn

P = ParamSpec("P")
T = TypeVar("T")

UNKNOWN_REGION, UNKNOWN_TYPE = "unknown region", "unknown"
FEWEST = 100
"""A list with fewer authorities is a part of one: taking it would stop the watching of all the others."""
NEEDED = ("urn", "name", "region", "type", "aliases", "ambiguity")

_forget: list[Callable[[], None]] = []
_changes = [0]
"""How often the list changed."""
_in_place: list[Authority] = []
_found: dict[Urn, Authority] = {}


def kept_until_the_list_changes(function: Callable[P, T]) -> Callable[P, T]:
    """Remember what a function made of the list, until another list is taken; also while it is being made."""

    @wraps(function)
    def made(*given: P.args, **named: P.kwargs) -> T:
        while True:
            before, found = _changes[0], function(*given, **named)
            if before == _changes[0]:  # else it would be remembered just after all was forgotten
                return found

    kept = cache(made)
    _forget.append(kept.cache_clear)
    return cast("Callable[P, T]", kept)  # functools.cache forgets the parameters' types


class AuthoritiesByUrn(dict[Urn, Authority]):
    """The authorities by URN. Looking up one that isn't in the list gives one that is named by its URN."""

    def __missing__(self, urn: Urn) -> Authority:
        return Authority(urn, f"a council new to this program (URN {urn})", UNKNOWN_REGION, UNKNOWN_TYPE)


@kept_until_the_list_changes
def authorities() -> tuple[Authority, ...]:
    """List the authorities that run children's services, by name: 153 in 2026."""
    listed = _in_place or list(shipped())
    # One by the name of another has another URN on Ofsted's site now: the source takes its page for that one's.
    known = {known for each in listed for known in (each.urn, each.name)}
    found = (each for urn, each in _found.items() if urn not in known and each.name not in known)
    return tuple(sorted((*listed, *found), key=lambda each: each.name))


@kept_until_the_list_changes
def by_urn() -> AuthoritiesByUrn:
    """Map each URN to its authority."""
    return AuthoritiesByUrn((each.urn, each) for each in authorities())


@cache
def shipped() -> tuple[Authority, ...]:
    """Read the list that comes with the program."""
    return tuple(map(_authority, rows_of("authorities")))


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Read a table that comes with the program."""
    with (files("watcher.data") / f"{name}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def read_list(text: str) -> tuple[Authority, ...]:
    """Read another list, a CSV file with the columns of the shipped one; PlainError says what is wrong with it."""
    rows = csv.DictReader(text.splitlines())
    missing = [each for each in NEEDED if each not in (rows.fieldnames or ())]
    if missing:
        raise PlainError(f"This is not a list of authorities: it has no column {', '.join(missing)}.")
    found: dict[str, Authority] = {}
    for row in rows:
        each = _authority({name: (row[name] or "").strip() for name in NEEDED})
        if not each.urn.isalnum() or not each.name or not each.region:
            raise PlainError(f"Line {rows.line_num} of the list lacks a URN, a name or a region.")
        if each.urn in found or each.name in {other.name for other in found.values()}:
            raise PlainError(f"Line {rows.line_num} of the list names {each.name} (URN {each.urn}) a second time.")
        found[each.urn] = each
    if len(found) < FEWEST:
        raise PlainError(f"This list has only {len(found)} authorities; England has about 150. It was not taken.")
    return tuple(found.values())


def take(listed: Iterable[Authority]) -> None:
    """Use this list instead of the shipped one from now on; an empty one goes back to the shipped one."""
    taken = list(listed)
    # A config is read at each look of the page and at each start: what was made of the same list stays.
    if taken != _in_place:
        _in_place[:] = taken
        _forget_all()


def learn(found: Mapping[Urn, Authority]) -> bool:
    """Add councils that Ofsted lists and the list lacks; True when one of them is new."""
    new = {urn: each for urn, each in found.items() if _found.get(urn) != each}
    if not new:
        return False
    before = authorities()
    _found.update(new)
    _forget_all()
    return authorities() != before


@kept_until_the_list_changes
def as_text() -> str:
    """Write the list in force, for a process of ours that reads documents; empty when it is the shipped one."""
    return msgspec.json.encode(authorities()).decode() if _in_place or _found else ""


def take_text(text: str) -> None:
    """Take the list that `as_text` wrote."""
    take(msgspec.json.decode(text or "[]", type=tuple[Authority, ...]))


def unlearn() -> None:
    """Forget the councils that were found."""
    _found.clear()
    _forget_all()


def _forget_all() -> None:
    _changes[0] += 1
    for each in _forget:  # in their order: each is made of those before it
        each()


def _authority(row: Mapping[str, str]) -> Authority:
    return Authority(
        urn=Urn(row["urn"]),
        name=row["name"],
        region=row["region"],
        type=row["type"],
        aliases=listed_in(row["aliases"]),
        ambiguity=row["ambiguity"],
    )


def listed_in(cell: str) -> tuple[str, ...]:
    """Read a cell that lists several things with semicolons between."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
