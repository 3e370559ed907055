"""What may be compared with what: the table of docs/domain.md 2, and the question it answers."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.ofsted import (
    ADOPTION,
    AREA_NAMES,
    CARE_LEAVERS,
    HELP_AND_PROTECTION,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    IN_CARE,
    IN_CARE_AND_CARE_LEAVERS,
    LEADERSHIP,
    LOOKED_AFTER,
    LSCB,
    OVERALL,
    SIF,
    Area,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.ofsted import Grade, History, Inspection, Judgement

ILACS = frozenset({ILACS_2018.name, ILACS_2023.name, ILACS_2026.name})
SIF_ONLY = frozenset({SIF.name})
TOGETHER = "previously judged together with care leavers"
FIRST_SEPARATE = "first separate judgement"
NOTHING_KNOWN = "no earlier inspection is known"
NOTHING_COMPARABLE = "nothing earlier to compare with"
SIF_CARE_LEAVERS = "the care leavers' grade under SIF can't be compared"


class Predecessor(Struct, frozen=True):
    """An earlier area that an area may be compared with, in inspections of these frameworks."""

    frameworks: frozenset[str]
    area: Area
    note: str | None = None


PREDECESSORS: dict[tuple[str, Area], tuple[Predecessor, ...]] = {
    ("ILACS", OVERALL): (Predecessor(ILACS | SIF_ONLY, OVERALL),),
    ("ILACS", LEADERSHIP): (Predecessor(ILACS | SIF_ONLY, LEADERSHIP),),
    ("ILACS", HELP_AND_PROTECTION): (Predecessor(ILACS | SIF_ONLY, HELP_AND_PROTECTION),),
    ("ILACS", IN_CARE): (
        Predecessor(ILACS, IN_CARE),
        Predecessor(ILACS, IN_CARE_AND_CARE_LEAVERS, TOGETHER),
        Predecessor(SIF_ONLY, LOOKED_AFTER),
    ),
    ("ILACS", IN_CARE_AND_CARE_LEAVERS): (
        Predecessor(ILACS, IN_CARE_AND_CARE_LEAVERS),
        Predecessor(SIF_ONLY, LOOKED_AFTER),
    ),
    ("ILACS", CARE_LEAVERS): (Predecessor(ILACS, CARE_LEAVERS),),
    **{
        ("SIF", area): (Predecessor(SIF_ONLY, area),)
        for area in (OVERALL, LEADERSHIP, HELP_AND_PROTECTION, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, LSCB)
    },
}
"""By the family of the framework and the area now: what it may be compared with."""


class Earlier(Struct, frozen=True):
    """A grade given before, and the inspection that gave it."""

    inspection: Inspection
    grade: Grade


class Comparison(Struct, frozen=True):
    """One judgement beside the last one it can be compared with; `note` says what to know, or why there is none.

    `across_frameworks` tells whether the two were judged under different families of framework (SIF and ILACS).
    """

    area: Area
    now: Grade
    earlier: Earlier | None
    note: str | None = None
    across_frameworks: bool = False

    @property
    def steps_worse(self) -> int:
        """Count the steps that it fell; 0 when it didn't, or when there is nothing to fall from."""
        return max(0, self.now.steps_below(self.earlier.grade)) if self.earlier else 0

    @property
    def steps_better(self) -> int:
        """Count the steps that it rose; 0 when it didn't, or when there is nothing to rise from."""
        return max(0, -self.now.steps_below(self.earlier.grade)) if self.earlier else 0

    @property
    def words(self) -> str:
        """Say both grades and when the earlier one was published, or why there is none."""
        now = self.now.word
        if self.earlier is None:
            return f"{AREA_NAMES[self.area]}: {now} ({self.note})"
        published, before = self.earlier.inspection.published, self.earlier.grade.word
        when = _month(published.year, published.month)
        earlier = f"as in {when}" if now == before else f"was {before} in {when}"
        return f"{AREA_NAMES[self.area]}: {now}, {earlier}{f' ({self.note})' if self.note else ''}"


def compare(inspection: Inspection, history: History) -> tuple[Comparison, ...]:
    """Set each judgement beside the latest earlier one of the same scale that `PREDECESSORS` lets it be compared with.

    What was published before of the same inspection is no earlier judgement: Ofsted put it right.
    """
    earlier = _earlier(inspection, history)
    return tuple(_comparison(_framework(inspection), each, earlier) for each in inspection.judgements)


def fallen(inspection: Inspection, history: History, by: int) -> list[Comparison]:
    """Compare, and return only what fell by at least this many steps; a rehearsal asks this a million times."""
    now, earlier = _framework(inspection), _earlier(inspection, history)
    found: list[Comparison] = []
    for each in inspection.judgements if earlier else ():
        before = _last(now, each, earlier)
        if before and each.grade.rank - before[1].rank >= by:
            found.append(_beside(now, each, before))
    return found


def same_inspection(one: Inspection, other: Inspection) -> bool:
    """Return whether two publications report on one inspection: its last day is the same."""
    return one.urn == other.urn and one.end is not None and one.end == other.end


def is_known(inspection: Inspection | None, history: History) -> bool:
    """Return whether an earlier publication reported on the same inspection, so that this one reissues it."""
    return inspection is not None and any(same_inspection(each, inspection) for each in history.inspections)


def _earlier(inspection: Inspection, history: History) -> Sequence[Inspection]:
    end, urn = inspection.end, inspection.urn
    if end is None:
        return history.inspections
    return [each for each in history.inspections if each.end != end or each.urn != urn]


def _comparison(now: str, judgement: Judgement, earlier: Sequence[Inspection]) -> Comparison:
    before = _last(now, judgement, earlier)
    if before:
        return _beside(now, judgement, before)
    return Comparison(judgement.area, judgement.grade, None, _why_not(now, judgement.area, earlier))


_Before = tuple["Inspection", "Grade", str | None]
"""The inspection that a judgement is compared with, the grade it gave, and what to know of its area."""


def _last(now: str, judgement: Judgement, earlier: Sequence[Inspection]) -> _Before | None:
    area, scale = judgement.area, judgement.grade.scale
    for inspection in earlier:
        for predecessor in _predecessors(now, area, _framework(inspection)):
            grade = inspection.grade(predecessor.area)
            if grade and (grade.scale is scale or grade.scale == scale):
                return inspection, grade, predecessor.note
    return None


def _beside(now: str, judgement: Judgement, before: _Before) -> Comparison:
    inspection, grade, note = before
    then = _framework(inspection)
    if now == then:
        return Comparison(judgement.area, judgement.grade, Earlier(inspection, grade), note)
    across = _family(now) != _family(then)
    under = f"judged under {now} now and {then} then" if across else None
    return Comparison(judgement.area, judgement.grade, Earlier(inspection, grade), note or under, across)


@lru_cache(maxsize=1024)
def _predecessors(now: str, area: Area, then: str) -> tuple[Predecessor, ...]:
    """Look up what an area is compared with, by the names of both frameworks; "" where one isn't known."""
    return tuple(each for each in PREDECESSORS.get((_family(now), area), ()) if then in each.frameworks)


@lru_cache(maxsize=1024)
def _month(year: int, month: int) -> str:
    return f"{date(year, month, 1):%B %Y}"


OF_ONE_FRAMEWORK = {
    LOOKED_AFTER: SIF.name,
    ADOPTION: SIF.name,
    LSCB: SIF.name,
    IN_CARE_AND_CARE_LEAVERS: ILACS_2018.name,
    IN_CARE: ILACS_2023.name,
}
"""Areas that tell how an inspection was made: those of 2026 are those of 2023, without the overall grade."""


def _framework(inspection: Inspection) -> str:
    """Name its framework; where its days are not certain, the one whose areas it judged; "" where these tell nothing.

    Otherwise its grades could not be compared with later ones.
    """
    if inspection.framework:
        return inspection.framework.name
    return next((name for area, name in OF_ONE_FRAMEWORK.items() if inspection.grade(area)), "")


def _family(name: str) -> str:
    return "ILACS" if name in ILACS else name


def _why_not(now: str, area: Area, earlier: Sequence[Inspection]) -> str:
    if not earlier:
        return NOTHING_KNOWN
    if area == CARE_LEAVERS and _family(now) == "ILACS":
        together = any(each.grade(IN_CARE_AND_CARE_LEAVERS) for each in earlier)
        alone = any(each.grade(CARE_LEAVERS) for each in earlier)
        return SIF_CARE_LEAVERS if alone and not together else FIRST_SEPARATE
    return NOTHING_COMPARABLE
