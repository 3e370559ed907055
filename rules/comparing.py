"""What may be compared with what: the table of DESIGN 3.4, and the question it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.ofsted import (
    ADOPTION,
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
    """One judgement beside the last one it can be compared with; `note` says what to know, or why there is none."""

    area: Area
    now: Grade
    earlier: Earlier | None
    note: str | None = None

    @property
    def steps_worse(self) -> int:
        """Count the steps that it fell; 0 when it didn't, or when there is nothing to fall from."""
        return max(0, self.now.steps_below(self.earlier.grade)) if self.earlier else 0

    @property
    def steps_better(self) -> int:
        """Count the steps that it rose; 0 when it didn't, or when there is nothing to rise from."""
        return max(0, -self.now.steps_below(self.earlier.grade)) if self.earlier else 0

    @property
    def across_frameworks(self) -> bool:
        """Tell whether the two were judged under different families of framework (SIF and ILACS)."""
        return self.note is not None and self.note.startswith(_ACROSS)


_ACROSS = "judged under"


def compare(inspection: Inspection, history: History) -> tuple[Comparison, ...]:
    """Set each judgement beside the latest earlier one of the same scale that DESIGN 3.4 lets it be compared with."""
    return tuple(_comparison(inspection.framework, each.area, each.grade, history) for each in inspection.judgements)


def _comparison(framework: Framework | None, area: Area, now: Grade, history: History) -> Comparison:
    for before in history.inspections:
        for predecessor in PREDECESSORS.get((_family(framework), area), ()):
            grade = before.grade(predecessor.area)
            comparable = before.framework is not None and before.framework.name in predecessor.frameworks
            if grade and comparable and grade.scale == now.scale:
                note = predecessor.note or _across(framework, before.framework)
                return Comparison(area, now, Earlier(before, grade), note)
    return Comparison(area, now, None, _why_not(framework, area, history))


def _family(framework: Framework | None) -> str:
    if framework is None:
        return ""
    return "ILACS" if framework.name in ILACS else framework.name


def _across(now: Framework | None, before: Framework | None) -> str | None:
    if now is None or before is None or _family(now) == _family(before):
        return None
    return f"{_ACROSS} {now.name} now and {before.name} then"


def _why_not(framework: Framework | None, area: Area, history: History) -> str | None:
    if not history.inspections:
        return "no earlier inspection is known"
    if area == CARE_LEAVERS and _family(framework) == "ILACS":
        return FIRST_SEPARATE
    return "nothing earlier to compare with"
