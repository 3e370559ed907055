"""News of our own making: the wording guide crossed with confusables and authorities' names. Always the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from watcher import data
from watcher.model.news import NewsItem

FORMS = Path(__file__).with_name("news_forms.txt")
FRESH = Path(__file__).with_name("news_fresh.txt")
TOLD = Path(__file__).with_name("news_told.txt")
PAIRS = (
    ("Trafford", "Bolton"),
    ("Nottingham", "Nottinghamshire"),
    ("York", "North Yorkshire"),
    ("Kent", "Medway"),
    ("Cheshire East", "Cheshire West and Chester"),
    ("North Northamptonshire", "West Northamptonshire"),
    ("Derby", "Derbyshire"),
    ("Leicester", "Leicestershire"),
    ("Bristol", "South Gloucestershire"),
    ("Essex", "Thurrock"),
    ("Lancashire", "Blackpool"),
    ("Stoke-on-Trent", "Staffordshire"),
    ("Durham", "Darlington"),
    ("Somerset", "North Somerset"),
    ("Bury", "Rochdale"),
    ("Reading", "Wokingham"),
)
"""Neighbours: one is judged, the other is only spoken of."""


@dataclass(frozen=True)
class Labelled:
    """An item and what must come of it: for whom to alert (nobody: no alert), and the trap that it sets."""

    trap: str
    item: NewsItem
    alert_for: tuple[str, ...]


@cache
def forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Read the forms: by heading, the parts of each line."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:]] = under = []
        elif line and not line.startswith("#"):
            under.append(tuple(part.strip() for part in line.split("|")))
    return {heading: tuple(lines) for heading, lines in found.items()}


def labelled() -> Iterator[Labelled]:
    """Make all items; each form meets several authorities, and each of the 153 is met."""
    names = [each.name for each in data.authorities()]
    made = 0
    for heading, turns in (("first notices", 6), ("nothing to tell", 4)):
        here = forms()[heading]
        for turn in range(turns):
            for place, (trap, title, summary) in enumerate(here):
                x = names[(turn * len(here) + place) % len(names)]
                made += 1
                yield _made(made, trap, title, summary, (x,) if heading == "first notices" else (), x=x)
    for trap, title, summary in forms()["one of two"]:
        for pair in PAIRS:
            for x, y in (pair, pair[::-1]):
                made += 1
                yield _made(made, trap, title, summary, (x,), x=x, y=y)
    for day, whom, title, summary in forms()["singles"]:
        made += 1
        item = NewsItem(f"M{made:04}", title, summary, f"https://news.example/{made}", day)
        yield Labelled("single stories", item, (whom,) if whom else ())


def told() -> Iterator[Labelled]:
    """Read the stories that were written one by one, as the press writes them."""
    trap = ""
    number = 0
    for block in TOLD.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("# ")]
        if lines and lines[0].startswith("## "):
            trap = lines[0][3:]
        elif lines:
            day, whom = (part.strip() for part in lines[0].split("|"))
            number += 1
            item = NewsItem(f"T{number:04}", lines[1], lines[2], f"https://news.example/told/{number}", day)
            yield Labelled(trap, item, tuple(each.strip() for each in whom.split(";") if each))


def _made(number: int, trap: str, title: str, summary: str, whom: tuple[str, ...], **named: str) -> Labelled:
    year = 2010 if trap == "poor in its years" else 2023 + number % 3
    day = f"{year}-{1 + number % 12:02}-{1 + number % 28:02}"
    item = NewsItem(
        f"M{number:04}", title.format(**named), summary.format(**named), f"https://news.example/{number}", day
    )
    return Labelled(trap, item, whom)


@dataclass(frozen=True)
class Fresh:
    """An item that was written before any reader had seen it, with the contract's fields; `inspection_type` and
    `grade` are None if there is none."""

    batch: str
    item: NewsItem
    alert_for: tuple[str, ...]
    about: tuple[str, ...]
    inspection_type: str | None
    grade: str | None
    direction: str
    new: bool


def fresh() -> Iterator[Fresh]:
    """Read the items in the press's shapes, batch by batch."""
    batch = ""
    number = 0
    for block in FRESH.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("# ")]
        if lines and lines[0].startswith("## "):
            batch = lines[0][3:]
        elif lines:
            day, whom, about, kind, grade, direction, new = (part.strip() for part in lines[0].split("|"))
            number += 1
            item = NewsItem(f"F{number:03}", lines[1], lines[2], f"https://news.example/fresh/{number}", day or None)
            names, of = (tuple(each.strip() for each in part.split(";") if each.strip()) for part in (whom, about))
            yield Fresh(batch, item, names, of, kind or None, grade.replace(" ", "_") or None, direction, new == "new")
