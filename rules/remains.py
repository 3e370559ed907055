"""The rule `remains`: a grade that should have been left behind was given again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rules.comparison import compare
from rules.rule import NO_JUDGEMENT, ComparingSettings

if TYPE_CHECKING:
    from rules.rule import Subject
    from watcher.model.alerts import Reason


class Settings(ComparingSettings):
    """Alert when an area has one of these grades, and had it at the last inspection it can be compared with."""

    kind: Literal["remains"]
    grades: tuple[str, ...] = ("inadequate", "urgent improvement", "not met")


class Remains(Struct, frozen=True):
    """A judgement is as bad as it was: still inadequate after re-inspection."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Name each area whose grade is the same adverse one as before."""
        inspection = subject.inspection
        return tuple(
            subject.reason(each.area, f"still so: {each.words}")
            for each in (compare(inspection, subject.history) if inspection else ())
            if each.now.word in self.settings.grades
            and each.earlier is not None
            and each.earlier.grade == each.now
            and self.settings.allow(each)
        )

    def why_not(self, subject: Subject) -> str:
        """Say what each judgement was compared with."""
        if subject.inspection is None:
            return NO_JUDGEMENT
        words = "; ".join(each.words for each in compare(subject.inspection, subject.history))
        return f"None of its judgements is {' or '.join(self.settings.grades)} again: {words}."


KIND = Settings, Remains
