"""What decides: rules over documents and history. Nothing here touches a clock, a disk or a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.by_kind import ByKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from rules.rule import Rule, RuleSettings

KINDS: ByKind[tuple[type[RuleSettings], Callable[..., Rule]]] = ByKind(
    {
        "judged": "rules.judged",
        "deteriorated": "rules.deteriorated",
        "priority_action": "rules.priority_action",
        "remains": "rules.remains",
        "improved": "rules.improved",
        "outcome": "rules.outcome",
        "progress": "rules.progress",
        "reported": "rules.reported",
        "published": "rules.published",
    }
)


def make(settings: RuleSettings) -> Rule:
    """Make the rule that these settings describe."""
    return KINDS[settings.kind][1](settings)
