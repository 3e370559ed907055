"""England as tiles, one for each authority, about where it lies: all of one size, so that London can be read, too."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from watcher.model.ofsted import Urn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.page.judgements import Standing

SIZE = 40
GAP = 3
_SMALL_WORDS = frozenset({"and", "of", "upon", "with", "on", "the"})


@dataclass(frozen=True, slots=True)
class Tile:
    """One authority on the map: its place in points, what is written on it, and what it says in full."""

    urn: Urn
    x: int
    y: int
    short: str
    letter: str
    says: str
    css: str
    watched: bool


@dataclass(frozen=True, slots=True)
class Map:
    """All tiles, and the size of the whole in points."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def draw(standings: Iterable[Standing]) -> Map:
    """Put every authority in its place; its tile has the colour and the first letter of its worst grade."""
    places = _places()
    tiles = tuple(_tile(each, *places[each.authority.urn]) for each in standings if each.authority.urn in places)
    step = SIZE + GAP
    columns = 1 + max((column for column, _ in places.values()), default=0)
    rows = 1 + max((row for _, row in places.values()), default=0)
    return Map(tiles, columns * step - GAP, rows * step - GAP)


def _tile(standing: Standing, column: int, row: int) -> Tile:
    worst = standing.worst
    judged = f"{worst.area} {worst.grade}" if worst else "no judgement is known"
    return Tile(
        urn=standing.authority.urn,
        x=column * (SIZE + GAP),
        y=row * (SIZE + GAP),
        short=short_name(standing.authority.name),
        letter=worst.grade[0].upper() if worst else "–",
        says=f"{standing.authority.name}: {judged}{'; watched' if standing.watched else ''}",
        css=worst.css if worst else "unknown",
        watched=standing.watched,
    )


def short_name(name: str) -> str:
    """Write a name in at most five letters: the first of each word, and more of the last."""
    words = [word for word in name.replace("-", " ").replace(",", " ").split() if word not in _SMALL_WORDS]
    *first, last = words
    return "".join(word[0] for word in first)[:2] + last[: 5 - min(len(first), 2)]


@cache
def _places() -> dict[Urn, tuple[int, int]]:
    with (files("watcher.data") / "tiles.csv").open(encoding="utf-8") as lines:
        return {Urn(row["urn"]): (int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)}
