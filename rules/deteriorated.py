"""The rule `deteriorated`: a grade fell since the last inspection it can be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import PositiveInt

from rules.comparison import compare
from rules.rule import NO_JUDGEMENT, ComparingSettings
from watcher.model.alerts import Reason

if TYPE_CHECKING:
    from rules.rule import Subject


class Settings(ComparingSettings):
    """Alert when any area's grade has fallen by at least `by` steps, or when the report itself says it got worse."""

    kind: Literal["deteriorated"]
    by: PositiveInt = 1


@dataclass(frozen=True, slots=True)
class Deteriorated:
    """A judgement is worse than the last one it can be compared with."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Compare area by area, then let the report speak for itself."""
        inspection = subject.inspection
        compared = compare(inspection, subject.history) if inspection else ()
        return (
            *(
                Reason(each.area, each.words, subject.evidence(each.area))
                for each in compared
                if each.steps_worse >= self.settings.by and self.settings.allow(each)
            ),
            *_said_by_the_report(subject),
        )

    def why_not(self, subject: Subject) -> str:
        """Say what each judgement was compared with."""
        if subject.inspection is None:
            return NO_JUDGEMENT
        compared = compare(subject.inspection, subject.history)
        left_out = [each for each in compared if each.steps_worse and not self.settings.allow(each)]
        if left_out:
            return f"The rule leaves out {'; '.join(each.words for each in left_out)}."
        steps = f" by {self.settings.by} steps" if self.settings.by > 1 else ""
        return f"No judgement fell{steps}: {'; '.join(each.words for each in compared)}."


def _said_by_the_report(subject: Subject) -> tuple[Reason, ...]:
    if subject.said is None or not subject.said.says_deteriorated:
        return ()
    evidence = subject.evidence("deteriorated")
    page = f" (page {evidence[0].page})" if evidence and evidence[0].page else ""
    return (Reason(None, f"the report says that services got worse{page}", evidence),)
