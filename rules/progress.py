"""The rule `progress`: a letter says that the progress since the inspection isn't enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rules.rule import NOT_OFSTED, RuleSettings
from watcher.model.alerts import Reason
from watcher.model.documents import INSUFFICIENT

if TYPE_CHECKING:
    from rules.rule import Subject


class Settings(RuleSettings):
    """Alert when a monitoring letter says that progress is insufficient. Such letters give no grade."""

    kind: Literal["progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A letter calls the progress insufficient."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Say so, with the letter's words."""
        if subject.said is None or subject.said.progress != INSUFFICIENT:
            return ()
        evidence = subject.evidence("progress")
        page = f" (page {evidence[0].page})" if evidence and evidence[0].page else ""
        return (Reason(None, f"the letter says that progress is insufficient{page}", evidence),)

    def why_not(self, subject: Subject) -> str:
        """Say what it says of progress, if anything."""
        if subject.said is None:
            return NOT_OFSTED
        said = subject.said.progress
        return (
            f"It calls progress {said}." if said else "It says nothing of progress that could be read with certainty."
        )
