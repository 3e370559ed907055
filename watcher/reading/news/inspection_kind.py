"""Of what kind of inspection a piece tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.reading.news.clauses import GRADES, Standing, Whose
from watcher.reading.news.matter import AFTERWARDS, MIDDLE, is_general
from watcher.reading.news.telling import HEAD, LEAD, TITLE

if TYPE_CHECKING:
    from watcher.reading.news.frames import Frame
    from watcher.reading.news.telling import Telling

FIRST_SIF, LAST_SIF, FIRST_ILACS = (2013, 11), (2018, 9), (2018, 3)
"""Year and month: the frameworks overlap, because a re-inspection kept the framework of the inspection before it."""
_RATED_NOW = frozenset(("rated", "today"))
FIRST_YEARS = {"monitoring visit": 2016, "focused visit": 2018, "JTAI": 2016}
"""What was called a visit before was another kind of inspection."""
PRACTICE = ("decline", "improved", "no progress", "slow")
TOLD = 5
"""Within how many sentences progress is told; further on a piece quotes people."""
VISITS = ("monitoring visit", "focused visit", "JTAI")
"""Inspections that give no grade."""


def inspection_type(telling: Telling) -> str | None:
    """Name the kind of inspection that a piece tells of; None when neither its words nor its day say so."""
    if telling.about is Whose.SEND:
        return "SEND"
    if telling.about is not Whose.OWN:
        return "other"
    day = telling.day
    visit = _visit(telling)
    if visit and day is not None and not day.guessed and day.year < FIRST_YEARS[visit]:
        visit = None
    return visit or _framework(telling)


def _visit(telling: Telling) -> str | None:
    new = telling.said(*GRADES, standing=(Standing.NOW,), within=HEAD)
    graded = telling.said(*GRADES, within=HEAD) or telling.said("inadequate", standing=(Standing.NOW,), within=TOLD)
    new = new or _is_rated_again(telling)
    for sort, name, result in (
        ("jtai", "JTAI", new),
        ("monitoring", "monitoring visit", new),
        ("named visit", "focused visit", new),
        ("focused", "focused visit", graded),
    ):
        other = telling.has("named visit", HEAD) or (telling.said("priority") and not _has_failed(telling))
        if name == "monitoring visit" and other and not _is_monitored(telling):
            continue  # the first letter of any kind
        if (telling.has(sort, TITLE) and name != "focused visit") or (telling.has(sort, HEAD) and not result):
            return "monitoring visit" if sort == "focused" and _has_failed(telling) else name
    if telling.said("priority") and not new:
        return "focused visit"  # an inspection that grades names no areas for priority action
    anew = telling.said("again", within=LEAD)  # "rated inadequate again": only an inspection rates
    if graded and {(each.sort, each.standing) for each in graded} == {("inadequate", Standing.STILL)} and not anew:
        visited = telling.has("focused", HEAD) or telling.has("visit", HEAD)
        return "monitoring visit" if visited and not _is_inspected(telling) else None
    visited = telling.has("focused") or telling.has("monitoring") or telling.has("visit", HEAD)
    if graded or telling.has("full", HEAD) or not (visited or _tells_of_practice(telling)):
        return None
    return "monitoring visit" if _has_failed(telling) or telling.has("monitoring") else "focused visit"


def _is_rated_again(telling: Telling) -> tuple[Frame, ...]:
    """List the grades that an inspection of now gave once more: "was this morning judged inadequate again"."""
    again = {each.sentence for each in telling.said("again", standing=(Standing.NOW,), within=HEAD)}
    still = telling.said("inadequate", standing=(Standing.STILL,), within=HEAD)
    return tuple(each for each in still if each.sentence in again and telling.sorts[each.sentence] >= _RATED_NOW)


def _has_failed(telling: Telling) -> bool:
    """Return whether it was found inadequate before: then inspectors come to monitor it."""
    before = (Standing.KNOWN, Standing.STILL, Standing.EARLIER)
    return bool(telling.said("inadequate", "failing", standing=before))


def _is_monitored(telling: Telling) -> bool:
    return any("monitoring" in each.texts for each in telling.sentences)


def _tells_of_practice(telling: Telling) -> bool:
    """Return whether inspectors are said to have seen work get better or worse, beside a grade of before."""
    later = telling.has("awaited", LEAD) or any(telling.has(each, LEAD) for each in AFTERWARDS)
    if later or telling.day is None or telling.day.guessed:
        return False
    if telling.said(*GRADES) or telling.said("left behind", standing=(*Standing,)):
        return False
    before = telling.said(*GRADES, standing=(Standing.KNOWN, Standing.EARLIER), within=HEAD + 1)
    seen = telling.said(*PRACTICE, standing=(Standing.NOW,), within=HEAD)
    by = {each.number for each in telling.sentences if each.has("inspector")}
    return bool(before) and any(each.sentence in by for each in seen)


def _is_inspected(telling: Telling) -> bool:
    """Return whether an inspection that is no mere visit is spoken of first, or what a ministry does after one."""
    words = {word for each in telling.sentences[:HEAD] for word in each.texts}
    return bool(words & {"inspection", "inspected", "reinspection"}) or telling.has("government", HEAD)


def _framework(telling: Telling) -> str | None:
    """Name the framework by its name, or by the day; a re-inspection kept the framework of the one before it."""
    day = telling.day
    if telling.has("ilacs") and (day is None or day.year >= FIRST_ILACS[0]):
        return "ILACS"
    if is_general(telling):
        return None
    if day is None or day.guessed:
        return "ILACS" if day is None or day.year >= FIRST_ILACS[0] else None
    when = (day.year, day.month or MIDDLE)
    if when < FIRST_SIF:
        return "other"
    if when < FIRST_ILACS:
        return "SIF"
    failed = telling.said("inadequate", standing=(*Standing,), whose=Whose.OWN)
    before = any(each.standing is not Standing.NOW for each in failed)
    return "SIF" if when < LAST_SIF and before else "ILACS"
