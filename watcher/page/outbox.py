"""What the page shows of the outbox: which message, to whom, why, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.alerts import PLACES, Alert
from watcher.model.decisions import OPERATIONS
from watcher.store.told import alerts, deliveries, outbox_list, undelivered

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.page.look import Look
    from watcher.store.told.deliveries import Delivery
    from watcher.store.told.outbox_list import OutboxLine

MOST_SHOWN = 100
"""Lines of the outbox on its page: a choice between a long page and all that was ever sent."""


class ShownDelivery(Struct, frozen=True):
    """One line of the outbox. `alert` is None for what tells of no alert."""

    line: OutboxLine
    state: str
    why: str
    alert: Alert | None


def shown(look: Look) -> tuple[ShownDelivery, ...]:
    """List the outbox: what needs a hand first. What is about places is left out where visitors may not see them."""
    lines = outbox_list.listed(look.tx, MOST_SHOWN)
    return tuple(_shown(look.tx, each) for each in lines if look.login or not _about_places(look, each))


def _about_places(look: Look, line: OutboxLine) -> bool:
    """Return whether a message is about a place: by its story, by what it gathers, or because it names one's label."""
    delivery = line.delivery
    keys = (delivery.story, delivery.alert or "", *undelivered.alerts_in_digest(look.tx, delivery.id))
    labels = {each.label for each in look.config.places.listed.values()}
    return any(each.startswith(PLACES) for each in keys) or any(each in delivery.message.summary for each in labels)


def _shown(tx: Connection, line: OutboxLine) -> ShownDelivery:
    delivery = line.delivery
    alert = alerts.get(tx, delivery.alert) if delivery.alert else None
    return ShownDelivery(line, deliveries.STATES[delivery.state], _why(delivery, alert), alert)


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
