"""Which authority a document is about, by the names in it: never by its file's name or its folder."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from watcher import data
from watcher.data.names import folded
from watcher.model.documents import Named
from watcher.reading.text import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.ofsted import Authority

NO_COUNCIL = re.compile(
    r"(?:Piccadilly Gate,?\s+)?(?:Store Street,?\s+)?Manchester,?\s+M1\s?2WD"
    r"|Piccadilly Gate,?\s+Store Street,?\s+Manchester"
    r"|(?:Agora|Cumberland Place|Clive House|Aviation House|Freshford House)[^.]{0,60}|Greater Manchester",
    re.IGNORECASE,
)
"""Ofsted's own addresses, in most documents, and a region: the towns' names in them are no authorities."""
SHORTEST_FREE = 5
"""Shorter aliases ("BCT", "AfC") are looked for in capitals only."""


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[Authority, ...]]]:
    named: dict[str, tuple[Authority, ...]] = {}
    for each in data.authorities():
        for name in (each.name, *each.aliases):
            known = named.get(folded(name), ())
            named[folded(name)] = known if each in known else (*known, each)
    for former in data.former_authorities():
        for name in (former.name, *former.aliases):
            named.setdefault(folded(name), ())
    longest_first = sorted(named, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(_form, longest_first)) + r")(?![\w-])", re.IGNORECASE), named


def _form(name: str) -> str:
    """Write a name as a pattern: "and" may be "&", apostrophes may be lost, spaces may be hyphens."""
    pattern = re.escape(name).replace("\\ ", r"[\s-]+").replace("'", "['’]?").replace("\\-", r"[\s-]+")
    pattern = pattern.replace(r"[\s-]+and[\s-]+", r"[\s-]+(?:and|&)[\s-]+")
    if len(name) < SHORTEST_FREE and " " not in name and name not in _PLACES:
        return f"(?-i:{pattern.upper()})"
    return re.sub(r"s$", "['’]?s", pattern)  # "St Helen's"


_PLACES = frozenset({"bury", "york", "kent", "hull", "bcp"})


def mentioned(text: str) -> tuple[tuple[Authority, ...], ...]:
    """List the names in a text, in their order, each with the authorities that go by it (several share a trust)."""
    pattern, named = _names()
    plain = NO_COUNCIL.sub(" ", text)
    found = (each[0] for each in pattern.finditer(plain))
    return tuple(named[_key(name, named)] for name in found if not name[0].islower())  # "reading" and "bury" are verbs


def _key(said: str, named: dict[str, tuple[Authority, ...]]) -> str:
    key = folded(said.replace("-", " ").replace("’", "'"))
    if key in named:
        return key
    letters = re.sub(r"[^a-z]", "", key.replace("&", "and"))
    return next(name for name in named if re.sub(r"[^a-z]", "", name) == letters)


def of(title: str, opening: str) -> tuple[Named, ...]:
    """Say whom a document is about: one authority, or those that share the trust it names; empty when it isn't clear.

    The title decides; where it names none, the one that the opening names most.
    """
    return first_certain(title, opening)


def first_certain(*places: str) -> tuple[Named, ...]:
    """Ask the places of a document in their order, the most telling first; the first that is certain decides.

    A name that several authorities share (a trust's) is held until a later place names one of them alone.
    """
    shared: tuple[Authority, ...] = ()
    for text in map(flat, places):
        found = [each for each in mentioned(text) if each]
        certain = Counter(each[0] for each in found if len(each) == 1)
        if shared:
            certain = Counter({each: times for each, times in certain.items() if each in shared})
        if len(certain) == 1:
            return _named(certain)
        if len(certain) > 1:
            (first, most), (_, second) = certain.most_common(2)
            if most > 2 * second:
                return _named([first])
        elif found and not shared:
            shared = tuple(sorted(set(found[0]), key=lambda each: each.name))
    return _named(shared)


def _named(authorities: Iterable[Authority]) -> tuple[Named, ...]:
    return tuple(Named(each.urn, each.name) for each in authorities)


def problem(named: tuple[Named, ...], place: str) -> str:
    """Say in a sentence why a document's authority isn't certain. `place` is where its name should stand."""
    if named:
        return f"The document may be about {' or '.join(each.name for each in named)}: they share what it names."
    for former in data.former_authorities():
        if any(
            re.search(rf"(?<![\w-]){_form(folded(name))}(?![\w-])", place, re.IGNORECASE)
            for name in (former.name, *former.aliases)
        ):
            return f"The document names {former.name}, which is a council that is no more, or is still to come."
    return "The authority's name was not found with certainty."
