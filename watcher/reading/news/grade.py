"""Which grade of the four-point scale stands after a piece."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.reading.news.clauses import GRADES, Standing, Whose
from watcher.reading.news.inspection_kind import VISITS, inspection_type
from watcher.reading.news.matter import MIDDLE, is_general
from watcher.reading.news.outcome import BETTER, STEPS, of_the_matter, result
from watcher.reading.news.telling import HEAD, LEAD

if TYPE_CHECKING:
    from watcher.reading.news.telling import Telling

FIRST_WITHOUT_OVERALL = (2026, 6)
"""Year and month: reports on inspections from April 2026 on have no overall grade (docs/domain.md 1)."""
OF_NOBODY = ("opinion", "looking back", "national")
"""What a piece is about that names no authority: how councils are judged, and no grade of one."""


def _gives_no_overall_grade(telling: Telling) -> bool:
    """Say whether a piece is of a time when Ofsted grades the single judgements only, and names no other grade."""
    day = telling.day
    if telling.has("no overall", HEAD + 1):
        return telling.about is Whose.OWN
    if day is None or day.guessed or (day.year, day.month or MIDDLE) < FIRST_WITHOUT_OVERALL:
        return False
    areas = {each.area for each in telling.said(*GRADES)} - {None}
    grades = telling.said(*STEPS, standing=(Standing.NOW,))
    counted = any("judgements" in each.texts for each in telling.sentences[: HEAD + 1])
    counted |= any(
        one.sentence == other.sentence and one.sort != other.sort and one.names == other.names
        for one, other in pairwise(grades)
    )
    return telling.about is Whose.OWN and bool(areas or counted) and "overall" not in areas


def grade_now(telling: Telling) -> str | None:
    """Name the grade of the four-point scale that stands after a piece: the result of now, else the latest before."""
    if telling.about is Whose.SEND:
        return None
    if is_general(telling) or (not telling.named() and any(telling.has(each, LEAD) for each in OF_NOBODY)):
        return None
    if _gives_no_overall_grade(telling):
        return None
    found = result(telling, telling.about)
    widespread = telling.about is Whose.OWN and telling.said("widespread", standing=(Standing.NOW,), within=HEAD)
    if found is None and widespread and inspection_type(telling) not in VISITS:
        return "inadequate"  # widespread or serious failures are what Ofsted's scale calls so
    fell = telling.said("decline", "down", "widespread", standing=(Standing.NOW,), within=HEAD)
    for standing in (Standing.KNOWN, Standing.EARLIER) if found is None else ():
        known = of_the_matter(telling.said(*GRADES, standing=(standing,), whose=telling.about), telling)
        if standing is Standing.EARLIER:  # what was good before a decline
            known = tuple(each for each in known if not (fell and each.sort in BETTER))
        if known:
            found = min(known, key=lambda each: each.months or 0).sort
            break
    if found is None and inspection_type(telling) == "monitoring visit":
        return "inadequate"  # only who was found inadequate is monitored, until an inspection says otherwise
    return found if found in STEPS else None
