"""Which authority a document is about, by the names in it: never by its file's name or its folder."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from watcher.model.documents import NamedAuthority
from watcher.reading.news.names import names_in
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

MOST_NAMED = 4
"""Authorities that a problem names; more is a list of whom a letter goes to."""


def mentioned(text: str) -> tuple[tuple[Authority, ...], ...]:
    """List the names in a text, in their order, each with the authorities that go by it (several share a trust)."""
    return tuple(each.authorities for each in names_in(NO_COUNCIL.sub(" ", text)))


def is_another(text: str, named: tuple[NamedAuthority, ...]) -> bool:
    """Return whether a text ends on the last authority that it names, and that is none of those `named`.

    It isn't where that one is named by the way: "Wirral, which works with Liverpool, was judged".
    """
    there = NO_COUNCIL.sub(" ", text)
    last = [each for each in names_in(there) if each.authorities][-1:] if named else []
    if not last or {each.name for each in last[0].authorities} & {each.name for each in named}:
        return False
    behind = there[last[0].end :]
    return _GOES_ON.match(behind) is not None and _OWN_AGAIN.search(behind) is None


_GOES_ON = re.compile(
    r"(?:['’]s?)?(?:\s(?:city|county|borough|metropolitan|council))*(?:['’]s?|,\swhose|\s(?:was|were|is|had|has|to\sbe|as)|(?=\s(?:outstanding|good|requir\w+|inadequate)\b))\s",
    re.IGNORECASE,
)
"""How words go on that are of the name before them."""
_OWN_AGAIN = re.compile(
    r",\s(?:the\s(?:council|(?:local\s)?authority)|(?:children['’]s\s)?services|it|they)\b", re.IGNORECASE
)
"""How they turn to whom the document is about."""


def of(title: str, opening: str) -> tuple[NamedAuthority, ...]:
    """Say whom a document is about: one authority, or those that share the trust it names; empty when it isn't clear.

    The title decides; where it names none, the one that the opening names most.
    """
    return first_certain(title, opening)


def first_certain(*places: str) -> tuple[NamedAuthority, ...]:
    """Ask the places of a document in their order, the most telling first; the first that is certain decides.

    A name that several authorities share (a trust's) is held until a later place names one of them alone.
    """
    shared: tuple[Authority, ...] = ()
    for text in map(flat, places):
        names = mentioned(text)
        found = [each for each in names if each]
        if names and not found:
            break  # a council that is no more, or is still to come: nobody else is meant
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


def _named(authorities: Iterable[Authority]) -> tuple[NamedAuthority, ...]:
    return tuple(NamedAuthority(each.urn, each.name) for each in authorities)


def problem(named: tuple[NamedAuthority, ...], place: str) -> str:
    """Say in a sentence why a document's authority isn't certain. `place` is where its name should stand."""
    if named:
        return f"The document may be about {' or '.join(each.name for each in named)}: they share what it names."
    former = next((each.former for each in names_in(place) if each.former), None)
    if former:
        return f"The document names {former}, which is a council that is no more, or is still to come."
    several = dict.fromkeys(each[0].name for each in mentioned(place) if len(each) == 1)
    if 1 < len(several) <= MOST_NAMED:
        return f"The document names {' and '.join(several)}; which of them it is about is not certain."
    return "The authority's name was not found with certainty."
