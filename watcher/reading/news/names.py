"""Where names of authorities stand in a text: every name and alias that is known, the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher import data
from watcher.data.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.ofsted import Authority

SHORTEST_FREE = 5
"""Shorter aliases ("BCT", "AfC") are looked for in capitals only."""
_SHORT_PLACES = frozenset({"bury", "york", "kent", "hull"})
_FIRST = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: where it stands, and whose it is. Several authorities share a trust's name.

    `former` is the name of a council that is no more, or is still to come; then `authorities` is empty.
    """

    start: int
    end: int
    said: str
    authorities: tuple[Authority, ...]
    former: str | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    form: re.Pattern[str]
    authorities: tuple[Authority, ...]
    former: str | None


@data.kept_until_the_list_changes
def _by_first_word() -> dict[str, tuple[_Name, ...]]:
    named: dict[str, tuple[tuple[Authority, ...], str | None]] = {}
    for each in data.authorities():
        for name in (each.name, *each.aliases):
            known, _ = named.get(folded(name), ((), None))
            named[folded(name)] = (known if each in known else (*known, each), None)
    for former in data.former_authorities():
        for name in (former.name, *former.aliases):
            named.setdefault(folded(name), ((), former.name))
    index: dict[str, list[_Name]] = {}
    for name in sorted(named, key=len, reverse=True):
        first = re.match("[a-z]+", name)
        if first:
            index.setdefault(first[0], []).append(_Name(_form(name), *named[name]))
    return {first: tuple(names) for first, names in index.items()}


def _form(name: str) -> re.Pattern[str]:
    """Write a name as a pattern: "and" may be "&", apostrophes may be lost, spaces may be hyphens."""
    pattern = re.escape(name).replace("\\ ", r"[\s-]+").replace("'", "['’]?").replace("\\-", r"[\s-]+")
    pattern = pattern.replace(r"[\s-]+and[\s-]+", r"[\s-]+(?:and|&)[\s-]+")
    if len(name) < SHORTEST_FREE and " " not in name and name not in _SHORT_PLACES:
        return re.compile(rf"{pattern.upper()}(?![\w-])")
    pattern = re.sub(r"s$", "['’]?s", pattern)  # "St Helen's"
    return re.compile(rf"{pattern}(?!\w|-\w)", re.IGNORECASE)


def names_in(text: str) -> Iterator[Found]:
    """List the names in a text, in their order. A name begins with a capital; within it, case doesn't matter."""
    index = _by_first_word()
    end = 0
    for word in _FIRST.finditer(text):
        start = word.start()
        if start < end:
            continue
        for name in index.get(word[0].lower(), ()):
            if found := name.form.match(text, start):
                end = found.end()
                yield Found(start, end, found[0], name.authorities, name.former)
                break
