"""What decides: rules over documents and history. Nothing here touches a clock, a disk or a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import (
    deteriorated,
    improved,
    judged,
    outcome,
    priority_action,
    progress,
    published,
    remains,
    reported,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from rules.rule import Rule, RuleSettings

KINDS: dict[str, tuple[type[RuleSettings], Callable[..., Rule]]] = {
    "judged": (judged.Settings, judged.Judged),
    "deteriorated": (deteriorated.Settings, deteriorated.Deteriorated),
    "priority_action": (priority_action.Settings, priority_action.PriorityAction),
    "remains": (remains.Settings, remains.Remains),
    "improved": (improved.Settings, improved.Improved),
    "outcome": (outcome.Settings, outcome.Outcome),
    "progress": (progress.Settings, progress.Progress),
    "reported": (reported.Settings, reported.Reported),
    "published": (published.Settings, published.Published),
}


def make(settings: RuleSettings) -> Rule:
    """Make the rule that these settings describe."""
    return next(make for kind, make in KINDS.values() if isinstance(settings, kind))(settings)
