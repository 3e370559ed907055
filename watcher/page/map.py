"""England as tiles, one for each authority, about where it lies: all of one size, so that London can be read, too."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.ofsted import Urn
from watcher.page.judgements import css

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.history.standings import Standing

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Longer words don't fit a tile of the map on a phone in one line, and may be parted.
_LONG = 8
_PART = re.compile(
    r"(?<=orth|outh)(?=ampton)"
    r"|(?<=\w{3})(?<!Sout)(?=(?:(?:ham|ter|bridge)?shire|(?:ber|mor)?land|hampton|borough|brough|church|mouth|minster"
    r"|smith|pool|field|worth|ington|ham|dale|don|head|wich|wark|caster|chester|castle|mond|bridge|burn|low|set)\b|end-on)"
)
"""Where the parts of a place's name meet."""


class Tile(Struct, frozen=True):
    """One authority on the map: its place, counted from 1, its name with places to break it, and its worst grade."""

    urn: Urn
    column: int
    row: int
    name: str
    grade: str
    css: str
    watched: bool


def draw(standings: Iterable[Standing], watched: frozenset[Urn]) -> dict[str, tuple[Tile, ...]]:
    """Put every authority in its place, by region."""
    places = _places()
    found: dict[str, tuple[Tile, ...]] = {}
    for each in sorted(standings, key=lambda each: (each.authority.region, each.authority.name)):
        urn, worst = each.authority.urn, each.worst
        if urn in places:
            column, row = places[urn]
            tile = Tile(
                urn=urn,
                column=column + 1,
                row=row + 1,
                name=breakable(each.authority.name),
                grade=worst.now.word if worst else "no judgement known",
                css=css(worst.now.word) if worst else "u",
                watched=urn in watched,
            )
            found[each.authority.region] = (*found.get(each.authority.region, ()), tile)
    return found


def breakable(name: str) -> str:
    """Allow line breaks in long names where their parts meet: "Nottingham-shire"."""
    return " ".join(_PART.sub(SOFT_HYPHEN, word) if len(word) >= _LONG else word for word in name.split(" "))


@cache
def _places() -> dict[Urn, tuple[int, int]]:
    with (files("watcher.data") / "tiles.csv").open(encoding="utf-8") as lines:
        return {Urn(row["urn"]): (int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)}
