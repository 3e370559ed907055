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

OFSTED_ITSELF = re.compile(
    r"(?:Piccadilly Gate|Store Street|Clive House|Agora|Cumberland Place|Aviation House)[^.]{0,60}"
)
"""Ofsted's own addresses, in most documents; Manchester, Nottingham and Cumberland in them are no authorities."""
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
    return (
        f"(?-i:{pattern.upper()})" if len(name) < SHORTEST_FREE and " " not in name and name not in _PLACES else pattern
    )


_PLACES = frozenset({"bury", "york", "kent", "hull", "bcp"})


def mentioned(text: str) -> tuple[tuple[Authority, ...], ...]:
    """List the names in a text, in their order, each with the authorities that go by it (several share a trust)."""
    pattern, named = _names()
    plain = OFSTED_ITSELF.sub(" ", text)
    return tuple(named[_key(found[0], named)] for found in pattern.finditer(plain))


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
    for text in (flat(title), flat(opening)):
        found = [each for each in mentioned(text) if each]
        certain = Counter(each[0] for each in found if len(each) == 1)
        if len(certain) == 1:
            return _named(certain)
        if len(certain) > 1:
            (first, most), (_, second) = certain.most_common(2)
            return _named([first]) if most > 2 * second else ()
        if found:
            return _named(sorted(set(found[0]), key=lambda each: each.name))
    return ()


def _named(authorities: Iterable[Authority]) -> tuple[Named, ...]:
    return tuple(Named(each.urn, each.name) for each in authorities)
