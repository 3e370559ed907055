"""What a grade means at other providers, and which grades may be compared: the table of docs/domain.md 11, as data."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from watcher.model.alerts import Severity
from watcher.model.ofsted import FOUR_POINT, MET_OR_NOT, REPORT_CARD
from watcher.model.providers import (
    ADEQUATE_TO_2015,
    ASSURANCE,
    INDEPENDENT_STANDARDS,
    INTERIM_EFFECTIVENESS,
    SATISFACTORY_TO_2013,
    SUPPORTED_ACCOMMODATION,
    Category,
    Safeguarding,
)


class What(StrEnum):
    """What can be found in what Ofsted did at a provider, as people and `[[area]] only` name it."""

    INADEQUATE = "inadequate"
    URGENT_IMPROVEMENT = "urgent improvement"
    SAFEGUARDING_NOT_MET = "safeguarding not met"
    SPECIAL_MEASURES = "special measures"
    SERIOUS_WEAKNESSES = "serious weaknesses"
    REQUIRES_SIGNIFICANT_IMPROVEMENT = "requires significant improvement"
    SERIOUS_CONCERNS = "serious or widespread concerns"
    WIDESPREAD_WEAKNESSES = "serious or widespread weaknesses"
    STANDARDS_NOT_MET = "standards not met"
    UNREGISTERED = "operating unregistered"
    FELL = "fell"
    DECLINED = "declined"
    INCONSISTENT = "inconsistent quality"
    CHANGED_BY_A_VISIT = "changed by a monitoring visit"
    NEEDS_ATTENTION = "needs attention"
    IMPROVED = "improved"


class Meaning(Struct, frozen=True):
    """What a word of Ofsted's is, and how severe; None is a line for the digest."""

    what: What
    severity: Severity | None


GRADES = {
    FOUR_POINT.grade("inadequate"): Meaning(What.INADEQUATE, Severity.CRITICAL),
    ADEQUATE_TO_2015.grade("inadequate"): Meaning(What.INADEQUATE, Severity.CRITICAL),
    SATISFACTORY_TO_2013.grade("inadequate"): Meaning(What.INADEQUATE, Severity.CRITICAL),
    REPORT_CARD.grade("urgent improvement"): Meaning(What.URGENT_IMPROVEMENT, Severity.CRITICAL),
    # 38 % of the first report cards have such an area (1,329 schools, November 2025 to May 2026): no alarm.
    REPORT_CARD.grade("needs attention"): Meaning(What.NEEDS_ATTENTION, None),
}
OUTCOMES = {
    INTERIM_EFFECTIVENESS.grade("declined"): Meaning(What.DECLINED, Severity.WARNING),
    INTERIM_EFFECTIVENESS.grade("improved"): Meaning(What.IMPROVED, None),
    ASSURANCE.grade("serious or widespread concerns"): Meaning(What.SERIOUS_CONCERNS, Severity.CRITICAL),
    SUPPORTED_ACCOMMODATION.grade("serious or widespread weaknesses"): Meaning(
        What.WIDESPREAD_WEAKNESSES, Severity.CRITICAL
    ),
    SUPPORTED_ACCOMMODATION.grade("inconsistent quality"): Meaning(What.INCONSISTENT, Severity.NOTE),
    INDEPENDENT_STANDARDS.grade("does not meet the standards"): Meaning(What.STANDARDS_NOT_MET, Severity.WARNING),
    INDEPENDENT_STANDARDS.grade("operating unregistered"): Meaning(What.UNREGISTERED, Severity.NOTE),
    MET_OR_NOT.grade("not met"): Meaning(What.STANDARDS_NOT_MET, Severity.WARNING),
}
SAFEGUARDING = {
    Safeguarding.NOT_MET: Meaning(What.SAFEGUARDING_NOT_MET, Severity.CRITICAL),
    Safeguarding.NOT_EFFECTIVE: Meaning(What.SAFEGUARDING_NOT_MET, Severity.CRITICAL),
}
CATEGORIES = {
    Category.SPECIAL_MEASURES: Meaning(What.SPECIAL_MEASURES, Severity.CRITICAL),
    Category.SERIOUS_WEAKNESSES: Meaning(What.SERIOUS_WEAKNESSES, Severity.CRITICAL),
    Category.REQUIRES_SIGNIFICANT_IMPROVEMENT: Meaning(What.REQUIRES_SIGNIFICANT_IMPROVEMENT, Severity.CRITICAL),
}

ALARMS = frozenset(
    {
        What.INADEQUATE,
        What.URGENT_IMPROVEMENT,
        What.SAFEGUARDING_NOT_MET,
        What.SPECIAL_MEASURES,
        What.SERIOUS_WEAKNESSES,
        What.REQUIRES_SIGNIFICANT_IMPROVEMENT,
        What.SERIOUS_CONCERNS,
        What.WIDESPREAD_WEAKNESSES,
        What.STANDARDS_NOT_MET,
        What.UNREGISTERED,
    }
)
"""Names of one alarm: whatever a publication has of them is told together, once."""

QUIET_NOTES = frozenset({What.INCONSISTENT, What.CHANGED_BY_A_VISIT})
"""Notes that ring nobody: they are seen on the page and in the digest."""

COMPARED_SCALES = (FOUR_POINT, REPORT_CARD, SUPPORTED_ACCOMMODATION)
"""A grade on one of these may be better or worse than an earlier one of the same judgement on the same scale."""
