"""What the page shows of the outbox: which message, to whom, why, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.decisions import OPERATIONS
from watcher.store import alerts, outbox_list

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.model.alerts import Alert
    from watcher.store.deliveries import Delivery
    from watcher.store.outbox_list import OutboxLine

MOST_SHOWN = 100
STATES = {
    "queued": "waiting",
    "sending": "being sent",
    "sent": "sent",
    "unknown": "may have arrived: looked for first",
    "silenced": "silenced",
    "given_up": "not delivered",
    "passed_on": "sent to others instead",
}


@dataclass(frozen=True, slots=True)
class ShownDelivery:
    """One line of the outbox. `alert` is None for what tells of no alert."""

    line: OutboxLine
    state: str
    why: str
    alert: Alert | None


def shown(tx: Connection) -> tuple[ShownDelivery, ...]:
    """List the outbox: what needs a hand first."""
    return tuple(_shown(tx, each) for each in outbox_list.listed(tx, MOST_SHOWN))


def _shown(tx: Connection, line: OutboxLine) -> ShownDelivery:
    delivery = line.delivery
    alert = alerts.get(tx, delivery.alert) if delivery.alert else None
    return ShownDelivery(line, STATES[delivery.state], _why(delivery, alert), alert)


def _why(delivery: Delivery, alert: Alert | None) -> str:
    if alert:
        rules = ", ".join(dict.fromkeys(f"“{each.rule}”" for each in alert.findings))
        return f"alert: {rules}"
    if delivery.message.edits:
        return "a change to a message that was sent"
    if delivery.story.startswith(f"{OPERATIONS}/"):
        return "a notice to the operators"
    for opening, why in (("digest", "a digest"), ("briefing", "the briefing"), ("certificate", "the certificate")):
        if delivery.story.startswith(opening):
            return why
    return "what followed an alert"
