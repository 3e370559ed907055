"""The rule `outcome`: how an area's services for children with special needs came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rules.rule import RuleSettings
from watcher.model.ofsted import AREA_NAMES, OUTCOME

if TYPE_CHECKING:
    from rules.rule import Subject
    from watcher.model.alerts import Reason
    from watcher.model.ofsted import Judgement


class Settings(RuleSettings):
    """Alert at these outcomes of an area SEND inspection: 1 is the best, 3 "widespread or systemic failings"."""

    kind: Literal["outcome"]
    outcomes: tuple[Literal[1, 2, 3], ...] = (3,)


class Outcome(Struct, frozen=True):
    """An area SEND inspection has one of the outcomes that the user named."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Say the outcome. It is the local partnership's, not a grade of the council's."""
        found = _outcome(subject)
        if found is None or found.grade.rank + 1 not in self.settings.outcomes:
            return ()
        return (subject.reason(OUTCOME, _words(found)),)

    def why_not(self, subject: Subject) -> str:
        """Say the outcome, if there is one."""
        found = _outcome(subject)
        if found is None:
            return "It is not an area SEND inspection with an outcome."
        return f"The rule doesn't ask for this outcome: {_words(found)}."


def _outcome(subject: Subject) -> Judgement | None:
    return next((each for each in (subject.said.judgements if subject.said else ()) if each.area == OUTCOME), None)


def _words(found: Judgement) -> str:
    return f"{AREA_NAMES[OUTCOME]} {found.grade.rank + 1} of 3: {found.grade.word}"


KIND = Settings, Outcome
