"""Everyone else whom Ofsted inspects, as its sheets have them: homes, agencies, schools, nurseries; and what it found.

URNs are unique within a remit only: a school and a childminder may have the same six digits.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, REPORT_CARD, Area, Grade, Judgement, Scale, Urn

INTERIM_EFFECTIVENESS = Scale("interim effectiveness", ("improved", "sustained", "declined"))
ASSURANCE = Scale("assurance visit", ("no serious or widespread concerns", "serious or widespread concerns"))
SUPPORTED_ACCOMMODATION = Scale(
    "supported accommodation outcome",
    ("consistently strong", "inconsistent quality", "serious or widespread weaknesses"),
)
INDEPENDENT_STANDARDS = Scale(
    "independent school standards", ("meets the standards", "does not meet the standards", "operating unregistered")
)
ADEQUATE_TO_2015 = Scale("four-point until March 2015", ("outstanding", "good", "adequate", "inadequate"))
SATISFACTORY_TO_2013 = Scale(
    "four-point until 2013, with satisfactory", ("outstanding", "good", "satisfactory", "inadequate")
)
OUTCOME_SCALES = (INTERIM_EFFECTIVENESS, ASSURANCE, SUPPORTED_ACCOMMODATION, INDEPENDENT_STANDARDS, MET_OR_NOT)
PROVIDER_SCALES = {
    scale.name: scale for scale in (FOUR_POINT, ADEQUATE_TO_2015, SATISFACTORY_TO_2013, REPORT_CARD, *OUTCOME_SCALES)
}
"""Every scale that a judgement or an outcome of another provider may be on."""

PROVIDER_AREAS = {
    Area("overall_experiences_and_progress"): "overall experiences and progress",
    Area("helped_and_protected"): "how well children are helped and protected",
    Area("leaders_and_managers"): "effectiveness of leaders and managers",
    Area("health"): "health",
    Area("education"): "education",
    Area("overall_effectiveness"): "overall effectiveness",
    Area("quality_of_education"): "quality of education",
    Area("behaviour_and_attitudes"): "behaviour and attitudes",
    Area("personal_development"): "personal development",
    Area("leadership_and_management"): "leadership and management",
    Area("teaching_learning_assessment"): "teaching, learning and assessment",
    Area("personal_development_behaviour_welfare"): "personal development, behaviour and welfare",
    Area("outcomes"): "outcomes for pupils",
    Area("early_years"): "early years",
    Area("sixth_form"): "sixth form",
    Area("post_16"): "post-16 provision",
    Area("inclusion"): "inclusion",
    Area("curriculum_teaching"): "curriculum and teaching",
    Area("achievement"): "achievement",
    Area("attendance_behaviour"): "attendance and behaviour",
    Area("behaviour_attitudes_routines"): "behaviour, attitudes and establishing routines",
    Area("personal_development_wellbeing"): "personal development and well-being",
    Area("welfare_wellbeing"): "children's welfare and well-being",
    Area("leadership_governance"): "leadership and governance",
    Area("participation_development"): "participation and development",
    Area("contribution_skills_needs"): "contribution to meeting skills needs",
}
"""How people read an area of another provider; `area_words` names those that are not here."""


def area_words(area: Area) -> str:
    """Name an area as people read it."""
    return PROVIDER_AREAS.get(area, area.replace("_", " "))


class Remit(StrEnum):
    """What Ofsted inspects a provider as."""

    SOCIAL_CARE = "social care"
    SCHOOLS = "schools"
    CHILDCARE = "childcare"
    FURTHER_EDUCATION = "further education"


SCALES_UNTIL: dict[Remit, tuple[date, Scale]] = {
    Remit.SOCIAL_CARE: (date(2015, 4, 1), ADEQUATE_TO_2015),
    Remit.SCHOOLS: (date(2012, 9, 1), SATISFACTORY_TO_2013),
    Remit.FURTHER_EDUCATION: (date(2012, 9, 1), SATISFACTORY_TO_2013),
    Remit.CHILDCARE: (date(2013, 11, 4), SATISFACTORY_TO_2013),
}
"""By remit: the day from which "requires improvement" was given, and the scale before (docs/domain.md 11)."""


def four_point_on(remit: Remit, inspected: date) -> Scale:
    """Find the scale of four grades that was in force on a day: "good" before that change is another grade."""
    changed, before = SCALES_UNTIL[remit]
    return before if inspected < changed else FOUR_POINT


class EventKind(StrEnum):
    """What Ofsted did at a provider."""

    FULL = "full inspection"
    INTERIM = "interim inspection"
    MONITORING = "monitoring visit"
    ASSURANCE = "assurance visit"
    EMERGENCY = "emergency visit"
    SUPPORTED_ACCOMMODATION = "supported accommodation inspection"
    SCHOOL = "school inspection"
    UNGRADED = "ungraded school inspection"
    REPORT_CARD = "report card inspection"
    INDEPENDENT = "independent school inspection"
    ADDITIONAL = "additional inspection of an independent school"
    CHILDCARE = "childcare inspection"
    CHILDCARE_REGISTER = "inspection for the Childcare Register"
    FURTHER_EDUCATION = "further education inspection"
    OTHER = "another event"


class Safeguarding(StrEnum):
    """What was found of safeguarding. "Effective" was asked until August 2025, the standards since November 2025."""

    MET = "met"
    NOT_MET = "not met"
    INSUFFICIENT = "insufficient evidence"
    EFFECTIVE = "effective"
    NOT_EFFECTIVE = "not effective"


class Category(StrEnum):
    """The categories of concern of schools."""

    SPECIAL_MEASURES = "special measures"
    SERIOUS_WEAKNESSES = "serious weaknesses"
    REQUIRES_SIGNIFICANT_IMPROVEMENT = "requires significant improvement"


class Sheet(Struct, frozen=True):
    """One of Ofsted's sheets: its file and name, as people find it, and the day that it speaks of."""

    name: str
    as_at: date


class Provider(Struct, frozen=True):
    """One provider as a sheet has it. `kind` is in Ofsted's words ("children's home"); homes have no public name.

    `authority` is where it stands, as the sheet spells it; `authority_urn` is ours where that name is one authority's.
    """

    urn: Urn
    remit: Remit
    kind: str
    sheet: Sheet
    name: str | None = None
    authority: str | None = None
    authority_urn: Urn | None = None
    owner: str | None = None
    sector: str | None = None
    status: str | None = None
    status_since: date | None = None
    """The day of the first sheet that had this status."""


class ProviderEvent(Struct, frozen=True):
    """What Ofsted did at a provider on a day, and what it judged. All judgements are on one scale.

    A grade that a monitoring visit changed is an event of its own, dated with the day of the grade.
    `row` is the line of the sheet (the first is 1).
    """

    urn: Urn
    remit: Remit
    kind: EventKind
    inspection_start: date
    sheet: Sheet
    row: int
    judgements: tuple[Judgement, ...] = ()
    number: str | None = None
    published: date | None = None
    safeguarding: Safeguarding | None = None
    category: Category | None = None
    outcome: Grade | None = None
    """Of interim, assurance and supported-accommodation inspections, and of independent schools' additional ones."""

    def grade(self, area: Area) -> Grade | None:
        """Look up the grade for `area`; None when this event didn't judge it."""
        return next((each.grade for each in self.judgements if each.area == area), None)


def owner_key(owner: str) -> str:
    """Write an owner's name so that its spellings are the same ("Acme Care Ltd.", "ACME CARE LIMITED")."""
    words = "".join(letter if letter.isalnum() or letter in "&'" else " " for letter in owner.casefold()).split()
    return " ".join("limited" if word == "ltd" else "and" if word == "&" else word for word in words)
