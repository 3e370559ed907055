"""The rule `deteriorated`: a grade fell since the last inspection it can be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import PositiveInt

from rules.comparing import compare
from rules.rule import RuleSettings
from watcher.model.alerts import Reason
from watcher.model.ofsted import AREA_NAMES, OVERALL

if TYPE_CHECKING:
    from rules.comparing import Comparison
    from rules.rule import Subject


class Settings(RuleSettings):
    """Alert when any area's grade has fallen by at least `by` steps, or when the report itself says it got worse."""

    kind: Literal["deteriorated"]
    by: PositiveInt = 1
    areas: tuple[str, ...] = ()
    across_frameworks: Literal["all", "overall", "no"] = "all"


@dataclass(frozen=True, slots=True)
class Deteriorated:
    """A judgement is worse than the last one it can be compared with."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Compare area by area, then let the report speak for itself."""
        inspection = subject.inspection
        fallen = compare(inspection, subject.history) if inspection else ()
        return (
            *(_reason(each, subject) for each in fallen if self._counts(each)),
            *self._said_by_the_report(subject),
        )

    def _counts(self, comparison: Comparison) -> bool:
        if comparison.steps_worse < self.settings.by:
            return False
        if self.settings.areas and comparison.area not in self.settings.areas:
            return False
        if not comparison.across_frameworks or self.settings.across_frameworks == "all":
            return True
        return self.settings.across_frameworks == "overall" and comparison.area == OVERALL

    def _said_by_the_report(self, subject: Subject) -> tuple[Reason, ...]:
        said = subject.item.reading
        if not said.says_deteriorated:
            return ()
        evidence = said.evidence_for("deteriorated")
        page = f" (page {evidence.page})" if evidence and evidence.page else ""
        text = f"the report says that services got worse{page}"
        return (Reason(None, text, (evidence,) if evidence else ()),)


def _reason(comparison: Comparison, subject: Subject) -> Reason:
    assert comparison.earlier is not None, "something that fell had a place to fall from"
    when = f"{comparison.earlier.inspection.published:%B %Y}"
    note = f" ({comparison.note})" if comparison.note else ""
    text = f"{AREA_NAMES[comparison.area]}: {comparison.now.word}, was {comparison.earlier.grade.word} in {when}{note}"
    evidence = subject.item.reading.evidence_for(comparison.area)
    return Reason(comparison.area, text, (evidence,) if evidence else ())
