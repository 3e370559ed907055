"""What was decided about one publication or piece of news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.model.alerts import Alert


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, in words; with the alert and its receivers where there is one.

    `document` is the hash of what it was decided about; None for a piece of news, of which no text is kept.
    """

    url: str
    outcome: str
    alert: Alert | None = None
    receivers: tuple[str, ...] = ()
    document: str | None = None
