"""Whether a piece is a first notice of a publication, or follows one that is known: evidence is weighed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import GRADES
from watcher.reading.news.telling import HEAD, LEAD, TITLE

if TYPE_CHECKING:
    from watcher.reading.news.telling import Telling

_NOT_OUT = frozenset(("be", "not", "yet", "until", "before", "will"))
"""Before "published": it isn't."""
_BY_THE_COUNCIL = frozenset((("by", "the"), ("on", "the"), ("in", "full")))
REACH = 4
"""Within how many words after "not yet published" it is said by whom, or how."""
NOTICES = frozenset(("notice", "notices", "direction", "directions", "order"))
FOR = (("today", HEAD, 2), ("published", HEAD, 1), ("new report", HEAD, 1))
AGAINST = (
    ("unpublished", HEAD, 8),
    ("made up", None, 8),
    ("retold", LEAD, 4),
    ("campaign", None, 4),
    ("counted", LEAD, 3),
    ("awaited", LEAD, 2),
    ("opinion", LEAD, 2),
    ("jobs", HEAD, 2),
    ("looking back", TITLE, 2),
    ("looking back", LEAD, 1),
    ("money_or_law", LEAD, 1),
    *((sort, TITLE, 1) for sort in ("government", "papers", "people", "reaction", "years on", "national")),
    *((sort, LEAD, 1) for sort in ("government", "papers", "people")),
)


def _is_on_a_notice(telling: Telling) -> bool:
    return any(
        hit.sort == "government" and NOTICES & set(each.texts[hit.start : hit.end])
        for each in telling.sentences[:TITLE]
        for hit in each.hits
    )


def _is_out(telling: Telling) -> bool:
    """Return whether a report is out after all: "rated inadequate today, as a leaked draft had said".

    What the council has not published, or not in full, Ofsted may have.
    """
    for each in telling.sentences[:HEAD]:
        for hit in each.hits:
            if hit.sort == "published" and not _NOT_OUT & set(each.texts[max(0, hit.start - 3) : hit.start]):
                return True
            if hit.sort == "unpublished" and _BY_THE_COUNCIL & set(pairwise(each.texts[hit.end : hit.end + REACH])):
                return True
    return False


def newness(telling: Telling) -> int:
    """Weigh what speaks for a result that came out now (above zero) against what speaks of later days."""
    # "Today" in a piece on a ministry's notice is the day of the notice, not of a report.
    weight = 0 if _is_on_a_notice(telling) else sum(points for sort, within, points in FOR if telling.has(sort, within))
    weight -= sum(
        points
        for sort, within, points in AGAINST
        if telling.has(sort, within) and not (sort == "unpublished" and _is_out(telling))
    )
    results = (*GRADES, "decline", "down", "priority", "serious")
    if telling.said(*results, within=TITLE):
        weight += 3
    weight += 2 if telling.said(*results, within=LEAD) else 1 if telling.said(*results) else 0
    if telling.has("visit", HEAD) and telling.has("inspector", HEAD):
        weight += 1
    if telling.day is None or telling.day.guessed:
        weight -= 3
    return weight
