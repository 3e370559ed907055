"""What was overtaken before we saw it: a publication that is older than one already known of the same authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.alerts import OLDER, Finding, Reason, Severity
from watcher.model.documents import Publication, inspection_in, names_another
from watcher.model.kinds import Kind
from watcher.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NAMES = {
    Kind.INSPECTION: "inspection",
    Kind.FOCUSED_VISIT: "focused visit letter",
    Kind.MONITORING_VISIT: "monitoring visit letter",
    Kind.JTAI: "joint inspection (JTAI)",
    Kind.AREA_SEND: "area SEND inspection",
}


class Overtaken(Struct, frozen=True):
    """The newer publication that was known already. `dated_later`: Ofsted's page dates the old one after it began."""

    by: Publication
    dated_later: bool

    @property
    def words(self) -> str:
        """Say so, in the words of a headline."""
        when = f" of {self.by.published:%B %Y}" if self.by.published else ""
        return f"an old document, from before the {NAMES[self.by.reading.kind]}{when}"

    @property
    def most_severe(self) -> Severity:
        """How much it may interrupt. Where two dates contradict each other, one of them may be misprinted."""
        return Severity.WARNING if self.dated_later else Severity.NOTE


def overtaken(item: Publication, known: Iterable[Publication], seen: date) -> Overtaken | None:
    """Find the newest publication known on the day `seen` whose inspection began when `item` was old already.

    An inspection is overtaken by an inspection that began after it ended; anything else by an inspection, or another
    of its own kind, that began after it was published. What came out in the same weeks overtakes nothing.
    """
    age = _age(item)
    newer = [
        (began, each)
        for each in known
        if each.published and each.published <= seen and each.url != item.url and not names_another(each)
        if _overtakes(each, item)
        if (began := each.reading.inspection_start or each.reading.inspection_end) and age and age < began
    ]
    if not newer:
        return None
    began, by = max(newer, key=lambda each: each[0])
    return Overtaken(by, dated_later=item.published is not None and item.published >= began)


def _overtakes(newer: Publication, item: Publication) -> bool:
    own_kind = newer.reading.kind is item.reading.kind and item.reading.kind in NAMES
    return inspection_in(newer) is not None or (own_kind and item.reading.kind is not Kind.INSPECTION)


def _age(item: Publication) -> date | None:
    """Say since when it is known to exist: an inspection by its last day, anything else by its letter's date."""
    said = item.reading
    if said.kind is Kind.INSPECTION and said.inspection_end:
        return said.inspection_end
    return min((each for each in (item.published, said.published) if each), default=None)


def as_old_news(findings: tuple[Finding, ...], found: Overtaken) -> tuple[Finding, ...]:
    """Say first that it is old; what the rules find in it interrupts nobody today."""
    text = found.words
    if found.dated_later:
        text += ", by its own dates; Ofsted's page dates it later: please check which of them is right"
    old = Finding(OLDER, OLDER, found.most_severe, (Reason(None, text),))
    lowered = (
        replace(each, severity=max(each.severity, found.most_severe, key=lambda one: one.rank)) for each in findings
    )
    return (old, *lowered)
