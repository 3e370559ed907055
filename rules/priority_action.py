"""The rule `priority_action`: a letter or report sets areas for priority action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rules.rule import NOT_OFSTED, RuleSettings
from watcher.model.alerts import Reason

if TYPE_CHECKING:
    from rules.rule import Subject


class Settings(RuleSettings):
    """Alert when a publication sets areas for priority action; earlier ones carried forward are no new alarm."""

    kind: Literal["priority_action"]


class PriorityAction(Struct, frozen=True):
    """A publication sets at least one area for priority action."""

    settings: Settings

    def reasons(self, subject: Subject) -> tuple[Reason, ...]:
        """Name each area for priority action that this publication sets."""
        said = subject.said
        if said is None or not said.priority_actions:
            return ()
        evidence = subject.evidence("priority_action")
        return tuple(Reason(None, f"area for priority action: {each}", evidence) for each in said.priority_actions)

    def why_not(self, subject: Subject) -> str:
        """Say that it sets none, and whether earlier ones still stand."""
        if subject.said is None:
            return NOT_OFSTED
        carried = len(subject.said.priority_actions_carried)
        return f"It sets no area for priority action{f'; {carried} set earlier still stand' if carried else ''}."


KIND = Settings, PriorityAction
