"""The rule `priority_action`: a letter or report sets areas for priority action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rules.rule import RuleSettings
from watcher.model.alerts import Reason

if TYPE_CHECKING:
    from rules.rule import Subject


class Settings(RuleSettings):
    """Alert when a publication sets areas for priority action; earlier ones carried forward are no new alarm."""

    kind: Literal["priority_action"]


@dataclass(frozen=True, slots=True)
class PriorityAction:
    """A publication sets at least one area for priority action."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Name each area for priority action that this publication sets."""
        said = subject.item.reading
        evidence = said.evidence_for("priority_action")
        return tuple(
            Reason(None, f"area for priority action: {each}", (evidence,) if evidence else ())
            for each in said.priority_actions
        )
