"""The rule `judged`: a grade that should always be told, whatever it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct
from pydantic import Field

from rules.rule import NO_JUDGEMENT, RuleSettings
from watcher.model.ofsted import AREA_NAMES, LSCB

if TYPE_CHECKING:
    from rules.rule import Subject
    from watcher.model.alerts import Reason
    from watcher.model.ofsted import Judgement


class Settings(RuleSettings):
    """Alert when any area is given one of these grades, in the words of any of Ofsted's scales."""

    kind: Literal["judged"]
    grades: Annotated[tuple[str, ...], Field(min_length=1, examples=[["inadequate"]])]


class Judged(Struct, frozen=True):
    """A judgement has one of the grades that the user named."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Name each area with such a grade. The safeguarding board's grade is said to be the board's."""
        grades, said = self.settings.grades, subject.said
        found = [each for each in said.judgements if each.grade.word in grades] if said else ()
        return tuple([subject.reason(each.area, _words(each)) for each in found])

    def why_not(self, subject: Subject) -> str:
        """Say which grades it gives."""
        if subject.said is None or not subject.said.judgements:
            return NO_JUDGEMENT
        wanted = " or ".join(self.settings.grades)
        return f"None of its judgements is {wanted}: {'; '.join(map(_words, subject.said.judgements))}."


def _words(judgement: Judgement) -> str:
    whose = " (the board's grade, not the council's)" if judgement.area == LSCB else ""
    return f"{AREA_NAMES[judgement.area]}: {judgement.grade.word}{whose}"


KIND = Settings, Judged
