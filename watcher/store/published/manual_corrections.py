"""What people did by hand: corrections of alerts, with who made them, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, select

from watcher.store.parts import parts
from watcher.store.tables.alerts import correction, delivery
from watcher.store.told.deliveries import UNSENT, State


class ManualCorrection(Struct, frozen=True):
    """One correction of one alert."""

    at: datetime
    made_by: str
    because: str


def add(tx: Connection, alert: str, made: ManualCorrection) -> None:
    """Keep a correction."""
    values = {"alert": alert, "at": made.at, "made_by": made.made_by, "because": made.because}
    tx.execute(correction.insert().values(values))


def of(tx: Connection, alert: str) -> list[ManualCorrection]:
    """List the corrections of an alert, in order."""
    rows = tx.execute(select(correction).where(correction.c.alert == alert).order_by(correction.c.id))
    return [ManualCorrection(row.at, row.made_by, row.because) for row in rows]


def of_alerts(tx: Connection, alerts: Sequence[str]) -> dict[str, list[ManualCorrection]]:
    """List the corrections of many alerts, in order, by the alert's key."""
    found: dict[str, list[ManualCorrection]] = {}
    for some in parts(alerts):
        for row in tx.execute(select(correction).where(correction.c.alert.in_(some)).order_by(correction.c.id)):
            found.setdefault(row.alert, []).append(ManualCorrection(row.at, row.made_by, row.because))
    return found


def receivers_of(tx: Connection, alert: str) -> list[str]:
    """List the receivers that an alert went to, or is on its way to."""
    there = delivery.c.alert == alert, delivery.c.state.in_((*UNSENT, State.SENT))
    return [row.receiver for row in tx.execute(select(delivery.c.receiver).where(*there).distinct())]
