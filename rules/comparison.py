"""What may be compared with what: the table of docs/domain.md 2, and the question it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    from watcher.model.ofsted import Framework, Grade, History, Inspection

ILACS = frozenset({ILACS_2018.name, ILACS_2023.name, ILACS_2026.name})
SIF_ONLY = frozenset({SIF.name})
TOGETHER = "previously judged together with care leavers"
FIRST_SEPARATE = "first separate judgement"
NOTHING_KNOWN = "no earlier inspection is known"
NOTHING_COMPARABLE = "nothing earlier to compare with"
SIF_CARE_LEAVERS = "the care leavers' grade under SIF can't be compared"


@dataclass(frozen=True, slots=True)
class Predecessor:
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """A grade given before, and the inspection that gave it."""

    inspection: Inspection
    grade: Grade


@dataclass(frozen=True, slots=True)
class Comparison:
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
        if self.earlier is None:
            return f"{AREA_NAMES[self.area]}: {self.now.word} ({self.note})"
        when = f"{self.earlier.inspection.published:%B %Y}"
        note = f" ({self.note})" if self.note else ""
        if self.earlier.grade == self.now:
            return f"{AREA_NAMES[self.area]}: {self.now.word}, as in {when}{note}"
        return f"{AREA_NAMES[self.area]}: {self.now.word}, was {self.earlier.grade.word} in {when}{note}"


def compare(inspection: Inspection, history: History) -> tuple[Comparison, ...]:
    """Set each judgement beside the latest earlier one of the same scale that `PREDECESSORS` lets it be compared with.

    What was published before of the same inspection is no earlier judgement: Ofsted put it right.
    """
    earlier = tuple(each for each in history.inspections if not same_inspection(each, inspection))
    return tuple(_comparison(inspection.framework, each.area, each.grade, earlier) for each in inspection.judgements)


def same_inspection(one: Inspection, other: Inspection) -> bool:
    """Tell whether two publications report on one inspection: its last day is the same."""
    return one.urn == other.urn and one.end is not None and one.end == other.end


def _comparison(framework: Framework | None, area: Area, now: Grade, earlier: tuple[Inspection, ...]) -> Comparison:
    for before in earlier:
        for predecessor in PREDECESSORS.get((_family(framework), area), ()):
            grade = before.grade(predecessor.area)
            if grade and grade.scale == now.scale and _name(before.framework) in predecessor.frameworks:
                across = _family(before.framework) != _family(framework)
                under = f"judged under {_name(framework)} now and {_name(before.framework)} then" if across else None
                return Comparison(area, now, Earlier(before, grade), predecessor.note or under, across)
    return Comparison(area, now, None, _why_not(framework, area, earlier))


def _name(framework: Framework | None) -> str:
    return framework.name if framework else ""


def _family(framework: Framework | None) -> str:
    return "ILACS" if _name(framework) in ILACS else _name(framework)


def _why_not(framework: Framework | None, area: Area, earlier: tuple[Inspection, ...]) -> str:
    if not earlier:
        return NOTHING_KNOWN
    if area == CARE_LEAVERS and _family(framework) == "ILACS":
        together = any(each.grade(IN_CARE_AND_CARE_LEAVERS) for each in earlier)
        alone = any(each.grade(CARE_LEAVERS) for each in earlier)
        return SIF_CARE_LEAVERS if alone and not together else FIRST_SEPARATE
    return NOTHING_COMPARABLE
