"""The rule `deteriorated`: a grade fell since the last comparable inspection, or Ofsted says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from pydantic import Field, PositiveInt

from rules.alert import letter_or_report
from rules.comparison import compare, fallen
from rules.rule import NO_JUDGEMENT, ComparingSettings
from watcher.model.alerts import Severity
from watcher.model.kinds import Kind

if TYPE_CHECKING:
    from rules.comparison import Comparison
    from rules.rule import Subject
    from watcher.model.alerts import Reason


class Settings(ComparingSettings):
    """Alert when any area's grade has fallen by at least `by` steps, or when the document says that services got worse.

    With `to` only falls to these grades count. Letters and area SEND reports grade no services, but may say so, months
    before a grade falls: without `letters` they are left out, as is what a report says of falls that `to` leaves out.
    `letters_severity` gives them a severity of their own.
    """

    kind: Literal["deteriorated"]
    by: PositiveInt = 1
    to: tuple[str, ...] = Field(default=(), examples=[["requires improvement", "inadequate"]])
    letters: bool = True
    letters_severity: Severity | None = None

    def allow(self, comparison: Comparison) -> bool:
        """Return whether the user lets this comparison count: its area, its frameworks, and what it fell to."""
        return ComparingSettings.allow(self, comparison) and (not self.to or comparison.now.word in self.to)

    def severity_of(self, subject: Subject) -> Severity:
        """Use `letters_severity`, where it is given, for what gives no grades."""
        return (_is_without_grades(subject) and self.letters_severity) or self.severity


class Deteriorated(Struct, frozen=True):
    """A judgement is worse than the last one it can be compared with."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Compare area by area, then let the report or letter speak for itself."""
        settings, inspection = self.settings, subject.inspection
        found = fallen(inspection, subject.history, settings.by) if inspection else ()
        reasons = tuple([subject.reason(e.area, e.words) for e in found if settings.allow(e)])
        # What a report says of falls that a rule leaves out is left out with them, as letters are.
        is_of_others = not reasons and any(not settings.allow(each) for each in found)
        if settings.letters or not (_is_without_grades(subject) or is_of_others):
            reasons += _said_by_itself(subject)
        return reasons

    def why_not(self, subject: Subject) -> str:
        """Say what each judgement was compared with."""
        if _is_without_grades(subject) and not self.settings.letters and _said_by_itself(subject):
            return "It gives no grades, but says that services got worse; the rule leaves that out: `letters = false`."
        if subject.inspection is None:
            return NO_JUDGEMENT
        compared = compare(subject.inspection, subject.history)
        left_out = [each for each in compared if each.steps_worse and not self.settings.allow(each)]
        if left_out:
            return f"The rule leaves out {'; '.join(each.words for each in left_out)}."
        steps = f" by {self.settings.by} steps" if self.settings.by > 1 else ""
        return f"No judgement fell{steps}: {'; '.join(each.words for each in compared)}."


def _is_without_grades(subject: Subject) -> bool:
    return subject.said is not None and subject.said.kind is not Kind.INSPECTION


def _said_by_itself(subject: Subject) -> tuple[Reason, ...]:
    said = subject.said
    if said is None or not said.says_deteriorated:
        return ()
    return (subject.quoting("deteriorated", f"the {letter_or_report(said)} says that services got worse"),)


KIND = Settings, Deteriorated
