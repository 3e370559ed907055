"""What a visitor chose to see, from the address's query: filter, search and sort without any script. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from msgspec import Struct

from watcher.data import names
from watcher.model.ofsted import FOUR_POINT

if TYPE_CHECKING:
    from watcher.history.standings import Standing

# Longer than the longest name of an authority; what is searched for is shown again on the page.
MOST_LETTERS = 60
GRADES = tuple(reversed(FOUR_POINT.words))
SHOWN = {"all": "All", "attention": "Needs attention"}
SORTED: dict[str, tuple[str, Callable[[Standing], Any]]] = {
    "worst": ("Worst first", lambda each: each.gravity),
    "name": ("Name", lambda each: each.authority.name),
    "region": ("Region", lambda each: (each.authority.region, each.gravity)),
    "newest": ("Newest report first", lambda each: (-_day(each), each.authority.name)),
}
"""By the word in the query: how people read it, and the key to sort by."""


class Selection(Struct, frozen=True):
    """Which authorities, in which order. Whatever isn't known in a query counts as not chosen."""

    search: str = ""
    region: str = ""
    grade: str = ""
    show: str = "all"
    sort: str = "worst"
    every: str = "week"

    def query(self) -> str:
        """Write it as a query, the same for the same choice."""
        values = {"q": self.search, **{key: getattr(self, key) for key in ("region", "grade", "show", "sort", "every")}}
        usual = {"show": "all", "sort": "worst", "every": "week"}
        return urlencode({key: value for key, value in values.items() if value and value != usual.get(key)})

    def of(self, standings: Iterable[Standing]) -> tuple[Standing, ...]:
        """Choose and sort."""
        _, key = SORTED[self.sort]
        return tuple(sorted(filter(self._fits, standings), key=key))

    def _fits(self, standing: Standing) -> bool:
        authority, worst = standing.authority, standing.worst
        wanted = names.folded(self.search)
        return (
            (not self.region or authority.region == self.region)
            and (not self.grade or (worst is not None and worst.now.word == self.grade))
            and (self.show == "all" or bool(standing.concerns))
            and any(wanted in names.folded(each) for each in (authority.name, authority.urn, *authority.aliases))
        )


EVERYTHING = Selection()


def selection_in(query: Mapping[str, str]) -> Selection:
    """Read a query."""

    def one_of(key: str, known: Iterable[str], default: str = "") -> str:
        given = query.get(key, "")
        return given if given in known else default

    return Selection(
        search=" ".join(query.get("q", "").split())[:MOST_LETTERS],
        region=one_of("region", names.regions()),
        grade=one_of("grade", GRADES),
        show=one_of("show", SHOWN, "all"),
        sort=one_of("sort", SORTED, "worst"),
        every=one_of("every", ("week", "month"), "week"),
    )


def _day(standing: Standing) -> int:
    return (standing.latest.published if standing.latest else date.min).toordinal()
