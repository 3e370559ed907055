"""Where names of authorities are in a text: every name and alias that is known, the longest first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher import data
from watcher.data import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Authority

SHORTEST_FREE = 5
"""Shorter aliases ("BCT", "AfC") are looked for as they are written only: "AFC" is a football club."""
_SHORT_PLACES = frozenset({"bury", "york", "kent", "hull"})
_BETWEEN = r"(?:,?[\s-]+|,)"
_AMPERSAND = r"(?:\s?&\s?|\sand\s)"
_SIDES = frozenset({"North", "South", "East", "West"})
_PAIR = re.compile(
    r"(North|South|East|West) (?:and|&) (?P<other>(?:North|South|East|West)(?: East| West)? (?P<shared>[A-Z][a-z]+))"
)
"""Two names that share a word: "North and West Northamptonshire"."""
_FIRST = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*")


class Found(Struct, frozen=True):
    """A name in a text: where it stands, and whose it is. Several authorities share a trust's name.

    `former` is the name of a council that is no more, or is still to come; then `authorities` is empty.
    """

    start: int
    end: int
    said: str
    authorities: tuple[Authority, ...]
    former: str | None = None


class _Name(Struct, frozen=True):
    folded: str
    spellings: tuple[str, ...]
    authorities: tuple[Authority, ...]
    former: str | None

    @property
    def form(self) -> re.Pattern[str]:
        """The pattern of it, made when a text has its first word: of 465 names a document needs few."""
        return _form(self.folded, self.spellings)


@data.kept_until_the_list_changes
def _by_first_word() -> dict[str, tuple[_Name, ...]]:
    known = names.index()
    by_word: dict[str, list[_Name]] = {}
    for name in sorted(known, key=len, reverse=True):
        if first := re.match("[a-z]+", name):
            whose = known[name]
            former = whose.former.name if whose.former else None
            by_word.setdefault(first[0], []).append(_Name(name, whose.spellings, whose.authorities, former))
    return {first: tuple(those) for first, those in by_word.items()}


@cache
def _form(name: str, spellings: tuple[str, ...]) -> re.Pattern[str]:
    """Write a folded name as a pattern: "and" may be "&", blanks may be hyphens or commas, "s" may be "'s".

    What is no word in small letters ("AfC", "B&NES", "Together for Children") is written as the lists have it.
    """
    words = name.split()
    if len(name) < SHORTEST_FREE and len(words) == 1 and name not in _SHORT_PLACES:
        return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, set(spellings))))})(?![\w-])")
    if len(words[0]) == 1:
        return re.compile(_AMPERSAND.join(each.upper() for each in name.split(" and ")) + r"(?![\w-])")
    written = {"and": "(?:and|&)", "st": r"st\.?", "children": "(?-i:C)hildren"}
    pattern = _BETWEEN.join(written.get(word, re.sub(r"s$", "['’]?s", re.escape(word))) for word in words)
    return re.compile(rf"{pattern}(?!\w|-\w)", re.IGNORECASE)


def names_in(text: str) -> Iterator[Found]:
    """List the names in a text, in their order. A name begins with a capital; within it, case doesn't matter."""
    index = _by_first_word()
    end = 0
    for word in _FIRST.finditer(text):
        start = word.start()
        if start < end:
            continue
        those = index.get(word[0].lower(), ())
        pair = _PAIR.match(text, start) if word[0] in _SIDES else None
        first = pair and next((each for each in those if each.form.fullmatch(f"{pair[1]} {pair['shared']}")), None)
        if pair and first:
            end = pair.start("other")
            yield Found(start, pair.end(), pair[1], first.authorities, first.former)
            continue
        for name in those:
            if found := name.form.match(text, start):
                end = found.end()
                yield Found(start, end, found[0], name.authorities, name.former)
                break
