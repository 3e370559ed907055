"""Ofsted's own words: authorities, frameworks, judgements, and the scales they are made on."""

from __future__ import annotations

from datetime import date
from typing import NewType

from msgspec import Struct

Urn = NewType("Urn", str)
"""Unique reference number of a provider. Text, not a number: some have letters in them."""

Area = NewType("Area", str)
"""What a judgement is about, as the key that `read --json` prints: "help_and_protection"."""


class NotComparableError(ValueError):
    """Two grades from different scales were compared. Ofsted says they can't be."""

    def __init__(self, one: Grade, other: Grade) -> None:
        super().__init__(f"{one.word!r} and {other.word!r} are on different scales")


class Scale(Struct, frozen=True):
    """The grades a framework may give, best first."""

    name: str
    words: tuple[str, ...]

    def grade(self, word: str) -> Grade:
        """Find the grade that Ofsted calls `word` ("requires improvement"); ValueError when the scale hasn't it."""
        return Grade(self, self.words.index(word))


class Grade(Struct, frozen=True):
    """One step on one scale."""

    scale: Scale
    rank: int

    @property
    def word(self) -> str:
        """What Ofsted calls it."""
        return self.scale.words[self.rank]

    @property
    def key(self) -> str:
        """How `read --json` writes it: "requires_improvement"."""
        return self.word.replace(" ", "_")

    def steps_below(self, other: Grade) -> int:
        """Count how many steps worse this is than `other`; below zero if it is better."""
        if self.scale != other.scale:
            raise NotComparableError(self, other)
        return self.rank - other.rank


FOUR_POINT = Scale("four-point", ("outstanding", "good", "requires improvement", "inadequate"))
FOUR_POINT_TO_2013 = Scale("four-point until 2013", ("outstanding", "good", "adequate", "inadequate"))
REPORT_CARD = Scale(
    "report card", ("exceptional", "strong standard", "expected standard", "needs attention", "urgent improvement")
)
AREA_SEND = Scale("area SEND outcome", ("typically positive", "inconsistent", "widespread or systemic failings"))
MET_OR_NOT = Scale("met or not met", ("met", "not met"))
SCALES = (FOUR_POINT, FOUR_POINT_TO_2013, REPORT_CARD, AREA_SEND, MET_OR_NOT)
ADVERSE = frozenset({"inadequate", "urgent improvement", "not met", "widespread or systemic failings"})
"""The words that stand at the bottom of a scale."""


def written(grade: str) -> str:
    """Write a grade so that the worst is the loudest."""
    return grade.upper() if grade in ADVERSE else grade


OVERALL = Area("overall_effectiveness")
LEADERSHIP = Area("leadership")
HELP_AND_PROTECTION = Area("help_and_protection")
IN_CARE_AND_CARE_LEAVERS = Area("children_in_care_and_care_leavers")
IN_CARE = Area("children_in_care")
CARE_LEAVERS = Area("care_leavers")
LOOKED_AFTER = Area("looked_after_and_permanence")
ADOPTION = Area("adoption")
LSCB = Area("lscb")
OUTCOME = Area("outcome")
SAFEGUARDING_TO_2013 = Area("safeguarding")
LOOKED_AFTER_TO_2013 = Area("looked_after")
"""Inspected apart before 2013, on their own scale: history only, as a report may name it (docs/domain.md 2)."""

AREA_NAMES = {
    OVERALL: "overall effectiveness",
    LEADERSHIP: "impact of leaders",
    HELP_AND_PROTECTION: "help and protection",
    IN_CARE_AND_CARE_LEAVERS: "children in care and care leavers",
    IN_CARE: "children in care",
    CARE_LEAVERS: "care leavers",
    LOOKED_AFTER: "children looked after and achieving permanence",
    ADOPTION: "adoption",
    LSCB: "Local Safeguarding Children Board",
    OUTCOME: "area SEND outcome",
    SAFEGUARDING_TO_2013: "safeguarding",
    LOOKED_AFTER_TO_2013: "services for looked-after children",
}
"""How people read an area. The LSCB was judged beside the council, never as the council (docs/domain.md 1)."""


class Framework(Struct, frozen=True):
    """A way of inspecting, with the areas that it judges, in the order of its reports."""

    name: str
    title: str
    areas: tuple[Area, ...]
    scale: Scale


SIF = Framework(
    "SIF",
    "single inspection framework, 2013 to 2018",
    (OVERALL, HELP_AND_PROTECTION, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, LEADERSHIP, LSCB),
    FOUR_POINT,
)
ILACS_2018 = Framework(
    "ILACS-2018",
    "inspection of local authority children's services, 2018 to 2022",
    (OVERALL, LEADERSHIP, HELP_AND_PROTECTION, IN_CARE_AND_CARE_LEAVERS),
    FOUR_POINT,
)
ILACS_2023 = Framework(
    "ILACS-2023",
    "inspection of local authority children's services, 2023 to March 2026",
    (OVERALL, LEADERSHIP, HELP_AND_PROTECTION, IN_CARE, CARE_LEAVERS),
    FOUR_POINT,
)
ILACS_2026 = Framework(
    "ILACS-2026",
    "inspection of local authority children's services, from April 2026, without an overall grade",
    (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE, CARE_LEAVERS),
    FOUR_POINT,
)
UNTIL_2013 = Framework(
    "other",
    "an inspection on the scale used until 2013",
    (OVERALL, LEADERSHIP),
    FOUR_POINT_TO_2013,
)
FRAMEWORKS = {framework.name: framework for framework in (SIF, ILACS_2018, ILACS_2023, ILACS_2026, UNTIL_2013)}


class Authority(Struct, frozen=True):
    """A council that runs children's services, and everything it is called."""

    urn: Urn
    name: str
    region: str
    type: str
    aliases: tuple[str, ...] = ()
    ambiguity: str = ""


class Judgement(Struct, frozen=True):
    """One grade for one area."""

    area: Area
    grade: Grade


class Inspection(Struct, frozen=True):
    """One full inspection of one authority with the judgements it made."""

    urn: Urn
    framework: Framework | None
    published: date
    start: date | None
    end: date | None
    judgements: tuple[Judgement, ...]
    url: str

    def grade(self, area: Area) -> Grade | None:
        """Look up the grade for `area`; None when this inspection didn't judge it."""
        for each in self.judgements:
            if each.area == area:
                return each.grade
        return None


class History(Struct, frozen=True):
    """The inspections of one authority that were published before the one in hand, newest first."""

    inspections: tuple[Inspection, ...] = ()
