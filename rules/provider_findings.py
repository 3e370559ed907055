"""What a home, an agency, a school or a nursery was found to be, beside what it was found to be before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from rules.scales import (
    ALARMS,
    CATEGORIES,
    COMPARED_SCALES,
    GRADES,
    OUTCOMES,
    QUIET_NOTES,
    SAFEGUARDING,
    Meaning,
    What,
)
from watcher.model.alerts import Severity
from watcher.model.ofsted import OUTCOME
from watcher.model.providers import EventKind, Safeguarding, area_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model.ofsted import Area, Grade
    from watcher.model.providers import ProviderEvent

ONE_INSPECTION = timedelta(days=4)
"""Two days no further apart than this are the first and last of one inspection, unless one is a visit's."""


class Step(Struct, frozen=True):
    """One judgement, and the earlier one that it may be compared with."""

    area: Area
    now: Grade
    before: Grade | None = None
    set_by: ProviderEvent | None = None
    """The event that gave the earlier grade."""

    @property
    def worse(self) -> bool:
        """Return whether the grade fell."""
        return self.before is not None and self.now.steps_below(self.before) > 0

    @property
    def better(self) -> bool:
        """Return whether the grade rose."""
        return self.before is not None and self.now.steps_below(self.before) < 0

    @property
    def words(self) -> str:
        """Say the grade, and the earlier one with its day if it was another."""
        now = self.now.word if self.area == OUTCOME else f"{area_words(self.area)}: {self.now.word}"
        return now if self.before in (None, self.now) else f"{now}, was {self.was}"

    @property
    def was(self) -> str:
        """Say the earlier grade and its month ("good in February 2023"); empty where there is none."""
        return f"{self.before.word} in {self.set_by.inspection_start:%B %Y}" if self.before and self.set_by else ""


class ProviderFinding(Struct, frozen=True):
    """One thing to tell. An alarm that has several names is one finding with all of them, as Ofsted orders them."""

    names: tuple[What, ...]
    severity: Severity | None
    words: str
    steps: tuple[Step, ...] = ()

    @property
    def alerts(self) -> bool:
        """Return whether it is more than a line for the digest or the page."""
        return self.severity is not None and not QUIET_NOTES.issuperset(self.names)


def findings(event: ProviderEvent, known: Iterable[ProviderEvent]) -> tuple[ProviderFinding, ...]:
    """Say what an event found, the gravest first. `known` may hold any events of this provider, in any order.

    A judgement is compared with the latest earlier one of the same name on the same scale, whichever event gave it:
    a monitoring visit may have changed what a full inspection judged. Nothing is compared across scales.
    """
    steps = _steps(event, _before(event, known))
    fell = tuple(each for each in steps if each.worse)
    rose = tuple(each for each in steps if each.better)
    found = [_alarm(event, steps), _meant(event, steps, What.DECLINED)]
    found.append(_told(What.FELL, Severity.WARNING, fell))
    if event.kind is EventKind.MONITORING and not fell:
        found.append(_told(What.CHANGED_BY_A_VISIT, Severity.NOTE, tuple(e for e in steps if e.before != e.now)))
    found.append(_meant(event, steps, What.INCONSISTENT))
    found.append(_meant(event, steps, What.NEEDS_ATTENTION))
    found.append(_told(What.IMPROVED, None, rose) or _meant(event, steps, What.IMPROVED))
    return tuple(sorted((each for each in found if each), key=_gravity))


def severity_of(found: Iterable[ProviderFinding]) -> Severity | None:
    """Take the gravest severity; None when there is nothing but lines for the digest."""
    severities = [each.severity for each in found if each.severity]
    return min(severities, key=lambda each: each.rank, default=None)


def _before(event: ProviderEvent, known: Iterable[ProviderEvent]) -> Sequence[ProviderEvent]:
    """Keep this provider's earlier events, newest first, without others of the same inspection."""
    theirs = (each for each in known if (each.urn, each.remit) == (event.urn, event.remit))
    return sorted((each for each in theirs if _is_earlier(each, event)), key=_start, reverse=True)


def _is_earlier(each: ProviderEvent, event: ProviderEvent) -> bool:
    """Return whether it was before: a page may date an inspection by its last day, a sheet by its first."""
    is_visit = EventKind.MONITORING in (each.kind, event.kind)
    return each.inspection_start < event.inspection_start - (timedelta() if is_visit else ONE_INSPECTION)


def _start(event: ProviderEvent) -> date:
    return event.inspection_start


def _judged(event: ProviderEvent) -> tuple[tuple[Area, Grade], ...]:
    outcome = ((OUTCOME, event.outcome),) if event.outcome else ()
    return (*((each.area, each.grade) for each in event.judgements), *outcome)


def _steps(event: ProviderEvent, earlier: Sequence[ProviderEvent]) -> tuple[Step, ...]:
    return tuple(_step(area, now, earlier) for area, now in _judged(event))


def _step(area: Area, now: Grade, earlier: Sequence[ProviderEvent]) -> Step:
    for each in earlier if now.scale in COMPARED_SCALES else ():
        before = dict(_judged(each)).get(area)
        if before and before.scale == now.scale:
            return Step(area, now, before, each)
    return Step(area, now)


def _meaning(step: Step) -> Meaning | None:
    return (OUTCOMES if step.area == OUTCOME else GRADES).get(step.now)


def _alarm(event: ProviderEvent, steps: Iterable[Step]) -> ProviderFinding | None:
    """Join everything that is one alarm with several names: "not met, special measures, urgent improvement"."""
    meant: list[tuple[Meaning, str]] = []
    if event.safeguarding in SAFEGUARDING:
        said = "not effective" if event.safeguarding is Safeguarding.NOT_EFFECTIVE else "standards not met"
        meant.append((SAFEGUARDING[event.safeguarding], f"safeguarding {said}"))
    if event.category:
        meant.append((CATEGORIES[event.category], event.category.value))
    adverse = tuple(each for each in steps if (found := _meaning(each)) and found.what in ALARMS)
    meant += [(found, each.words) for each in adverse if (found := _meaning(each))]
    if not meant:
        return None
    severity = severity_of(ProviderFinding((each.what,), each.severity, "") for each, _ in meant)
    names = tuple(dict.fromkeys(each.what for each, _ in meant))
    return ProviderFinding(names, severity, "; ".join(dict.fromkeys(words for _, words in meant)), adverse)


def _meant(event: ProviderEvent, steps: Iterable[Step], what: What) -> ProviderFinding | None:
    theirs = tuple(each for each in steps if (found := _meaning(each)) and found.what is what)
    meaning = _meaning(theirs[0]) if theirs else None
    if meaning is None:
        return None
    if event.kind is EventKind.INTERIM:
        return ProviderFinding((what,), meaning.severity, f"{theirs[0].now.word} in effectiveness", theirs)
    return _told(what, meaning.severity, theirs)


def _told(what: What, severity: Severity | None, steps: tuple[Step, ...]) -> ProviderFinding | None:
    return ProviderFinding((what,), severity, "; ".join(each.words for each in steps), steps) if steps else None


def _gravity(finding: ProviderFinding) -> int:
    return finding.severity.rank if finding.severity else len(Severity)
