"""Whether a piece is a first notice of a publication, or follows one that is known: evidence is weighed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import GRADES, Standing
from watcher.reading.news.telling import HEAD, LEAD, TITLE

if TYPE_CHECKING:
    from watcher.reading.news.telling import Telling

ADVERSE = ("inadequate", "poor", "requires improvement", "decline", "down", "priority", "serious")
_NOT_OUT = frozenset(("be", "not", "yet", "until", "before", "will"))
"""Before "published": it isn't."""
_BY_THE_COUNCIL = frozenset((("by", "the"), ("on", "the"), ("in", "full")))
REACH = 4
"""Within how many words after "not yet published" it is said by whom, or how."""
NOTICES = frozenset(("notice", "notices", "direction", "directions", "order"))
FOR = (
    ("today", HEAD, 2),
    ("published", HEAD, 1),
    ("new report", HEAD, 1),
)
AGAINST = (
    ("awaited", LEAD, 2),
    ("unpublished", HEAD, 8),
    ("retold", LEAD, 4),
    ("counted", LEAD, 3),
    ("looking back", TITLE, 2),
    ("looking back", LEAD, 1),
    ("opinion", LEAD, 2),
    ("government", TITLE, 1),
    ("government", LEAD, 1),
    ("papers", TITLE, 1),
    ("papers", LEAD, 1),
    ("people", TITLE, 1),
    ("people", LEAD, 1),
    ("money_or_law", LEAD, 1),
    ("jobs", HEAD, 2),
    ("reaction", TITLE, 1),
    ("years on", TITLE, 1),
    ("national", TITLE, 1),
)


def _is_on_a_notice(telling: Telling) -> bool:
    return any(
        hit.sort == "government" and NOTICES & set(each.texts[hit.start : hit.end])
        for each in telling.sentences[:TITLE]
        for hit in each.hits
    )


def _is_kept_back(sort: str, telling: Telling) -> bool:
    """Return whether it is the council that has not published, or not in full, what Ofsted may have."""
    return sort == "unpublished" and any(
        hit.sort == sort and _BY_THE_COUNCIL & set(pairwise(each.texts[hit.end : hit.end + REACH]))
        for each in telling.sentences[:HEAD]
        for hit in each.hits
    )


def _is_out(sort: str, telling: Telling) -> bool:
    """Return whether a report is out after all: "rated inadequate today, as a leaked draft had said".

    What the council has not published, or not in full, Ofsted may have.
    """
    return sort == "unpublished" and any(
        hit.sort == "published" and not _NOT_OUT & set(each.texts[max(0, hit.start - 3) : hit.start])
        for each in telling.sentences[:HEAD]
        for hit in each.hits
    )


def newness(telling: Telling) -> int:
    """Weigh what speaks for a result that came out now (above zero) against what speaks of later days."""
    # "Today" in a piece on a ministry's notice is the day of the notice, not of a report.
    weight = 0 if _is_on_a_notice(telling) else sum(points for sort, within, points in FOR if telling.has(sort, within))
    weight -= sum(
        points
        for sort, within, points in AGAINST
        if telling.has(sort, within) and not (_is_out(sort, telling) or _is_kept_back(sort, telling))
    )
    grades = (*GRADES, *ADVERSE[3:])
    if telling.said(*grades, standing=(Standing.NOW, Standing.STILL), within=TITLE):
        weight += 3
    if telling.said(*grades, standing=(Standing.NOW, Standing.STILL), within=LEAD):
        weight += 2
    elif telling.said(*grades, standing=(Standing.NOW, Standing.STILL)):
        weight += 1
    if telling.has("visit", HEAD) and telling.has("inspector", HEAD):
        weight += 1
    if telling.day is None or telling.day.guessed:
        weight -= 3
    return weight
