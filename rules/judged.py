"""The rule `judged`: a grade that should always be told, whatever it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rules.rule import RuleSettings
from watcher.model.alerts import Reason
from watcher.model.ofsted import AREA_NAMES, LSCB

if TYPE_CHECKING:
    from rules.rule import Subject
    from watcher.model.ofsted import Judgement


class Settings(RuleSettings):
    """Alert when any area is given one of these grades, in the words of any of Ofsted's scales."""

    kind: Literal["judged"]
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement has one of the grades that the user named."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Name each area with such a grade. The safeguarding board's grade is said to be the board's."""
        said = subject.item.reading
        return tuple(
            Reason(each.area, _words(each), tuple(found for found in said.evidence if found.about == each.area)[:1])
            for each in said.judgements
            if each.grade.word in self.settings.grades
        )


def _words(judgement: Judgement) -> str:
    whose = " (the board's grade, not the council's)" if judgement.area == LSCB else ""
    return f"{AREA_NAMES[judgement.area]}: {judgement.grade.word}{whose}"
