"""The rule `improved`: a grade rose, so that people can stand down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from pydantic import PositiveInt

from rules.comparison import compare
from rules.rule import NO_JUDGEMENT, ComparingSettings
from watcher.model.alerts import Reason
from watcher.model.ofsted import ADVERSE, LSCB

if TYPE_CHECKING:
    from rules.comparison import Comparison
    from rules.rule import Subject


class Settings(ComparingSettings):
    """Tell when any area's grade has risen by at least `by` steps."""

    kind: Literal["improved"]
    by: PositiveInt = 1


class Improved(Struct, frozen=True):
    """A judgement is better than the last one it can be compared with."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Say first whether nothing is inadequate any more, then what rose."""
        inspection = subject.inspection
        compared = compare(inspection, subject.history) if inspection else ()
        risen = [each for each in compared if each.steps_better >= self.settings.by and self.settings.allow(each)]
        return (*_all_clear(compared, risen), *(subject.reason(each.area, each.words) for each in risen))

    def why_not(self, subject: Subject) -> str:
        """Say what each judgement was compared with."""
        if subject.inspection is None:
            return NO_JUDGEMENT
        words = "; ".join(each.words for each in compare(subject.inspection, subject.history))
        steps = f" by {self.settings.by} steps" if self.settings.by > 1 else ""
        return f"No judgement that the rule looks at rose{steps}: {words}."


def _all_clear(compared: tuple[Comparison, ...], risen: list[Comparison]) -> tuple[Reason, ...]:
    """Tell that the alarm is over: something of the council's was inadequate, and nothing is now."""
    over = any(each.earlier and each.earlier.grade.word in ADVERSE and each.area != LSCB for each in risen)
    if not over or any(each.now.word in ADVERSE and each.area != LSCB for each in compared):
        return ()
    return (Reason(None, "none of the council's judgements is inadequate any more"),)


KIND = Settings, Improved
