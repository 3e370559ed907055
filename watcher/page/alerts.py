"""How the page shows alerts: the verdict in a word, and what became of each since: corrected, taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.alerts import Alert, Severity
from watcher.page.judgements import css
from watcher.store.published import manual_corrections
from watcher.store.told import acknowledgements, alerts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from watcher.model.acknowledgements import Acknowledgement
    from watcher.model.ofsted import Urn
    from watcher.store.published.manual_corrections import ManualCorrection
    from watcher.store.told.alerts import StoredAlert


class ShownAlert(Struct, frozen=True):
    """An alert with its verdict ("inadequate"), what people corrected in it, and what they said to its story."""

    told: StoredAlert
    verdict: str
    css: str
    corrected: tuple[ManualCorrection, ...]
    said: tuple[Acknowledgement, ...]

    @property
    def alert(self) -> Alert:
        """What was told."""
        return self.told.alert

    @property
    def corrections(self) -> str:
        """All corrections in a line; empty when there are none."""
        return " ".join(each.because for each in self.corrected)


def newest(tx: Connection, most: int, *, urn: Urn | None = None, places: bool = False) -> tuple[ShownAlert, ...]:
    """List the newest alerts, of all authorities or of one; those about `places` only where they may be seen."""
    return shown(tx, alerts.newest(tx, most, urn=urn, places=places))


def shown(tx: Connection, told: Sequence[StoredAlert]) -> tuple[ShownAlert, ...]:
    """Add to alerts what became of them."""
    corrected = manual_corrections.of_alerts(tx, [each.alert.key for each in told])
    said = acknowledgements.of_stories(tx, [each.alert.story for each in told])
    return tuple(
        ShownAlert(
            told=each,
            verdict=verdict(each.alert),
            css=colour(each.alert),
            corrected=tuple(corrected.get(each.alert.key, ())),
            said=tuple(said.get(each.alert.story, ())),
        )
        for each in told
    )


def verdict(alert: Alert) -> str:
    """Say the gravest in a word or two: the worst grade that the rules named, a fall, a priority action."""
    adverse = [each for each in alert.changes if each.adverse]
    if adverse:
        return adverse[0].now
    if any(each.worse for each in alert.changes):
        return "worse"
    kinds = {each.kind for each in alert.findings}
    if "priority_action" in kinds:
        return "priority action"
    return "reported" if not alert.confirmed else "better" if "improved" in kinds else str(alert.severity)


def colour(alert: Alert) -> str:
    """Name the class of its tag: what is critical and certain is as dark as inadequate, and no mere warning is."""
    adverse = [each for each in alert.changes if each.adverse]
    if adverse:
        return css(adverse[0].now) if css(adverse[0].now) != "u" else "i"
    if alert.severity is Severity.NOTE:
        return "u"
    return "i" if alert.severity is Severity.CRITICAL and alert.confirmed else "ri"
