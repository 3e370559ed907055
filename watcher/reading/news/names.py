"""Where names of authorities are in a text: every name and alias that is known, the longest first."""

from __future__ import annotations

import re
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
_BETWEEN = re.compile(r",?[\s-]+|,")
"""What parts a name's words: blanks may be hyphens or commas."""
_ENDS = re.compile(r"(?!\w|-\w)")
_APOSTROPHES = frozenset("'’")
_S = frozenset("sS")
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
    words: tuple[str, ...]
    form: re.Pattern[str] | None
    """How it is written, where that is no matter of its words."""
    authorities: tuple[Authority, ...]
    former: str | None

    def end(self, text: str, start: int = 0) -> int | None:
        """Say where this name ends if it begins at `start`; None when it doesn't.

        By its words rather than a pattern of them: of 465 names a document has two, and to compile one takes 0.4 ms.
        """
        if self.form:
            return found.end() if (found := self.form.match(text, start)) else None
        at = start
        for number, word in enumerate(self.words):
            if number:
                if (between := _BETWEEN.match(text, at)) is None:
                    return None
                at = between.end()
            if (ends := _end_of_word(word, text, at)) is None:
                return None
            at = ends
        return at if _ENDS.match(text, at) else None


def _end_of_word(word: str, text: str, at: int) -> int | None:
    """Find a name's word: "and" may be "&", "st" have a dot, "s" be "'s", and "Children" has a capital."""
    end = at + len(word)
    said = text[at:end].lower()
    if said == word:
        if word == "children" and text[at] != "C":
            return None
        return end + 1 if word == "st" and text[end : end + 1] == "." else end
    if word == "and" and said[:1] == "&":
        return at + 1
    is_possessive = word[-1] == "s" and said[:-1] == word[:-1] and said[-1:] in _APOSTROPHES
    return end + 1 if is_possessive and text[end : end + 1] in _S else None


@data.kept_until_the_list_changes
def _by_first_word() -> dict[str, tuple[_Name, ...]]:
    known = names.index()
    by_word: dict[str, list[_Name]] = {}
    for name in sorted(known, key=len, reverse=True):
        if first := re.match("[a-z]+", name):
            whose = known[name]
            former = whose.former.name if whose.former else None
            words, form = tuple(name.split()), _form(name, whose.spellings)
            by_word.setdefault(first[0], []).append(_Name(words, form, whose.authorities, former))
    return {first: tuple(those) for first, those in by_word.items()}


def _form(name: str, spellings: tuple[str, ...]) -> re.Pattern[str] | None:
    """Write a name as a pattern that is no word in small letters ("AfC", "B&NES"): as the lists have it."""
    if len(name) < SHORTEST_FREE and " " not in name and name not in _SHORT_PLACES:
        return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, set(spellings))))})(?![\w-])")
    if name[1:2] == " ":
        return re.compile(_AMPERSAND.join(each.upper() for each in name.split(" and ")) + r"(?![\w-])")
    return None


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
        first = pair and next(
            (each for each in those if each.end(one := f"{pair[1]} {pair['shared']}") == len(one)), None
        )
        if pair and first:
            end = pair.start("other")
            yield Found(start, pair.end(), pair[1], first.authorities, first.former)
            continue
        for name in those:
            if (ends := name.end(text, start)) is not None:
                end = ends
                yield Found(start, end, text[start:end], name.authorities, name.former)
                break
